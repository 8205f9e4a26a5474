"""What holds for all histories: engines against brute force, and what must not matter."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careergraph.histories import Histories, HistoriesError, Question, mine, mine_with
from careergraph.histories.coding import OPEN_DAY
from careergraph.histories.counts import LEFT_TARGET, STAYS, Counts, Risk, count
from careergraph.histories.engines import DuckDB
from careergraph.histories.incidence import Curves, wilson
from careergraph.histories.layouts import from_spells, judged
from careergraph.histories.mass import find_mass_moves, without
from careergraph.histories.stays import stays_of
from tests.histories.brute import Spell, counted, incidence, stays, without_mass_moves

FIRST = date(2001, 1, 1).toordinal()
AS_OF = FIRST + 1500
ROLES = ("aide", "boss", "clerk", "head")
# A table costs an engine a second: few examples, each of them large and dirty.
FEW = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=60)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDB]:
    made = DuckDB(tmp_path_factory.mktemp("engine"))
    yield made
    made.close()


@st.composite
def tables(draw: st.DrawFn) -> list[Spell]:
    """Draw a dirty table: few people and roles, days that meet, rows twice, ends before starts."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a table, no secret
    people = draw(st.integers(1, 14))
    step = draw(st.sampled_from([1, 30, 100]))
    rows = []
    for _ in range(draw(st.integers(1, 60))):
        start = FIRST + step * random.randrange(16)
        end = random.choice([None, start + step * random.randrange(-1, 8), AS_OF + 50])
        rows.append(Spell(f"p{random.randrange(people)}", random.choice(ROLES), start, end))
    return rows + random.sample(rows, min(len(rows), 3))


def by_engine(engine: DuckDB, rows: Iterable[Spell], *, gap: int = 92, observed: int | None = None) -> Counts:
    spells = list(rows)
    table = engine.lookup(
        {
            "person": [one.person for one in spells],
            "role": [ROLES.index(one.role) for one in spells],
            "start": [one.start for one in spells],
            "end": [OPEN_DAY if one.end is None else one.end for one in spells],
            "start_precision": [0] * len(spells),
            "end_precision": [0] * len(spells),
        },
        {"person": "string"}
        | dict.fromkeys(["role", "start", "end", "start_precision", "end_precision"], "int32"),
    )
    marked = judged(table, "spells", AS_OF)
    found = stays_of(
        engine, from_spells(marked.filter(marked.why == 0).drop("why"), AS_OF), gap=gap, as_of=AS_OF
    )
    mass = find_mass_moves(engine, found.table)
    return count(engine, without(engine, found.table, mass), observed_from=observed)


@FEW
@given(tables(), st.sampled_from([0, 31, 92]), st.sampled_from([None, FIRST + 300]))
def test_engine_and_brute_force_agree(
    engine: DuckDB, rows: list[Spell], gap: int, observed: int | None
) -> None:
    found = by_engine(engine, rows, gap=gap, observed=observed)
    line, rules = stays(rows, as_of=AS_OF, gap=gap)
    without_mass_moves(line)
    other = counted(line, rules, observed)
    names = [*ROLES, "(left)"]
    assert {names[role]: n for role, n in found.people.items()} == other.people
    assert {names[role]: n for role, n in found.leavers.items()} == other.leavers
    assert {(names[a], names[b]): n for (a, b), n in found.moves.items()} == other.moves
    for role, risk in found.risk.items():
        first = other.first[names[role]]
        assert risk.entries == Counter(entry for entry, _, _ in first)
        exits = Counter((day, target) for _, day, target in first)
        assert {(day, None if j is None else names[j]): n for (day, j), n in risk.exits.items()} == exits
        _same_curves(Curves(risk), first, names)
    for (role, _), people in found.moves.items():
        assert people <= found.leavers[role] <= found.people[role]


def _same_curves(curves: Curves, first: list[tuple[int, int, str | None]], names: list[str]) -> None:
    for target in curves.targets:
        for day in (1, 100, 366, 1200):
            share, variance = incidence(first, names[target], day)
            assert curves.share(target, day) == pytest.approx(share, abs=1e-12)
            assert curves.variance(target, day) == pytest.approx(max(variance, 0), rel=1e-8, abs=1e-12)


@FEW
@given(tables(), st.integers(0, 2**32), st.integers(1, 400))
def test_what_must_not_matter(engine: DuckDB, rows: list[Spell], seed: int, days: int) -> None:
    random = Random(seed)  # noqa: S311 - a shuffle, no secret
    found = by_engine(engine, rows)
    people = sorted({one.person for one in rows})
    renamed = dict(
        zip(people, random.sample([f"x{number}" for number in range(40)], len(people)), strict=True)
    )
    other = [Spell(renamed[one.person], one.role, one.start, one.end) for one in [*rows, *rows]]
    random.shuffle(other)
    assert by_engine(engine, other).digest() == found.digest()
    # One stay cut into two that touch.
    cut = [
        part
        for one in rows
        for part in (
            (
                Spell(one.person, one.role, one.start, one.start + 1),
                Spell(one.person, one.role, one.start + 1, one.end),
            )
            if one.end is not None and one.end > one.start + 1 and rows.count(one) == 1 and _alone(one, rows)
            else (one,)
        )
    ]
    assert by_engine(engine, cut).digest() == found.digest()
    assert by_engine(engine, rows, observed=FIRST - days).digest() == found.digest()
    # Two companies: counts add.
    twice = [*rows, *(Spell("other " + one.person, one.role, one.start, one.end) for one in rows)]
    line, rules = stays(rows, as_of=AS_OF)
    if not without_mass_moves(stays(twice, as_of=AS_OF)[0]) and not without_mass_moves(line):
        both = by_engine(engine, twice)
        assert both.moves == {pair: 2 * n for pair, n in found.moves.items()}
        assert both.people == {role: 2 * n for role, n in found.people.items()}
    del rules


def _alone(one: Spell, rows: list[Spell]) -> bool:
    """Return whether a person has no other row: cutting next to others may change who overlaps whom."""
    return sum(other.person == one.person for other in rows) == 1


@st.composite
def risks(draw: st.DrawFn, *, censored: bool = True) -> Risk:
    targets = st.sampled_from([0, 1, -1, None] if censored else [0, 1, -1])
    stays_ = draw(
        st.lists(st.tuples(st.integers(1, 40), targets, st.integers(0, 20)), min_size=1, max_size=60)
    )
    risk = Risk()
    for length, target, entry in stays_:
        risk.exits[length + (entry if censored else 0), target] += 1
        risk.entries[entry if censored else 0] += 1
    return risk


@MANY
@given(risks())
def test_shares_add_up_and_only_grow(risk: Risk) -> None:
    curves = Curves(risk)
    before: dict[int, float] = {}
    for day in range(62):
        shares = {target: curves.share(target, day) for target in curves.targets}
        assert math.isclose(curves.staying(day) + sum(shares.values()), 1, abs_tol=1e-12)
        for target, share in shares.items():
            assert share >= before.get(target, 0.0) - 1e-15
            before[target] = share
            one = curves.at(target, day)
            assert 0 <= one.low <= one.share <= one.high <= 1


@MANY
@given(risks(censored=False))
def test_where_nobody_is_censored_shares_are_plain(risk: Risk) -> None:
    curves = Curves(risk)
    for target in curves.targets:
        moved = sum(n for (_, goal), n in risk.exits.items() if goal == target)
        one = curves.at(target, 1000)
        assert one.share == pytest.approx(moved / risk.stays, abs=1e-12)
        low, high = wilson(moved / risk.stays, risk.stays)
        assert [one.low, one.high] == pytest.approx([low, high], abs=1e-9)


@MANY
@given(risks(), st.integers(1, 60))
def test_one_more_who_stays_never_lowers_the_share_that_stays(risk: Risk, length: int) -> None:
    before = Curves(risk)
    more = Risk(Counter(risk.entries), Counter(risk.exits))
    more.entries[0] += 1
    more.exits[length, None] += 1
    after = Curves(more)
    for day in range(62):
        assert after.staying(day) >= before.staying(day) - 1e-12


# Privacy: small companies, and somebody who knows everything but one person


@st.composite
def companies(draw: st.DrawFn) -> list[str]:
    """Draw the rows of a company of some dozens, in which most go one way."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a table, no secret
    rows = []
    for person in range(draw(st.integers(14, 45))):
        start = FIRST + random.randrange(400)
        rows.append(f"p{person},clerk,{date.fromordinal(start)},{date.fromordinal(start + 400)}")
        goal = random.choices(ROLES, (5, 1, 0, 4))[0]
        begin = start + 400 + random.randrange(150)
        end = "" if random.random() < 0.6 else date.fromordinal(begin + random.randrange(1, 300))
        rows.append(f"p{person},{goal},{date.fromordinal(begin)},{end}")
    return rows


def company(folder: Path, rows: list[str], **options: object) -> Histories:
    path = folder / "jobs.csv"
    path.write_text("\n".join(["person,role,start,end", *rows, ""]), encoding="utf-8")
    return mine_with(path, Question(as_of="2006-01-01", **options))  # type: ignore[arg-type]


@FEW
@given(companies())
def test_no_number_of_few_people_is_told(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    folder = tmp_path_factory.mktemp("company")
    try:
        found = company(folder, rows)
    except HistoriesError:
        return  # nothing that may be told
    exact = company(folder, rows, public=True)
    told: list[float | None] = [role.people for role in found.file.roles.values()]
    for move in found.file.moves:
        told += [move.people, move.leavers]
        assert exact.file.roles  # the exact graph knows more
    told += [people for line in found.report.mass_moves for people in (line.people, line.holders)]
    told += [
        item["people"] for role in found.file.roles for items in found.curves(role).values() for item in items
    ]
    assert found.file.histories is not None
    for career in found.file.histories.careers:
        told += [career.people, career.left, career.still]
        assert {*career.path} <= found.file.roles.keys()
    assert all(people is None or (people >= 10 and people % 5 == 0) for people in told)
    _nothing_follows(found, exact)
    _no_rest_follows(found, exact)


def _nothing_follows(found: Histories, exact: Histories) -> None:
    """An attacker who adds and subtracts all that is told cannot pin a hidden number of people.

    All that is known of a role: those who left it, rounded, and those who made the moves that are told,
    rounded. What is hidden lies in the rest, which is uncertain by the rounding of each.
    """
    told = {(move.source, move.target) for move in found.file.moves}
    for role in found.file.roles:
        shown = [move for move in found.file.moves if move.source == role]
        if not shown:
            continue
        leavers, made = shown[0].leavers or 0, sum(move.people or 0 for move in shown)
        least, most = leavers - 2 - made - 2 * len(shown), leavers + 2 - made + 2 * len(shown)
        true = (exact.file.moves and {move.source: move.leavers for move in exact.file.moves}[role]) or 0
        true -= sum(move.people or 0 for move in exact.file.moves if (role, move.target) in told)
        assert least <= true <= most
        assert most - least >= 8


def _no_rest_follows(found: Histories, exact: Histories) -> None:
    """What is told of careers leaves what is hidden as uncertain: those who went elsewhere, of a path."""
    assert found.file.histories is not None
    careers = {career.path: career for career in found.file.histories.careers}
    names = exact.titles.ids
    for path, career in careers.items():
        ends = [end for end in (career.left, career.still) if end]
        onward = [other for other in careers if other[:-1] == path]
        parts = [*ends, *(careers[other].people for other in onward)]
        if not parts or len(path) > 3:
            continue
        # Each number is within two of what it stands for; what is left of the path lies that far about this.
        told = career.people - sum(parts)
        shown = {other[-1] for other in onward}
        hidden = 0
        for (role, *outcomes), people in exact.counts.careers.items():
            walked = (names[role], *(names[one] for one in outcomes if one >= 0))
            if walked[: len(path)] != path:
                continue
            end = outcomes[len(path) - 1]
            ended = (end == LEFT_TARGET and career.left) or (end == STAYS and career.still)
            hidden += 0 if ended or (end >= 0 and names[end] in shown) else people
        slack = 2 * (1 + len(parts))
        assert slack >= 4
        assert told - slack <= hidden <= told + slack


@FEW
@given(companies(), st.randoms(use_true_random=False))
def test_a_release_without_one_person_is_the_release(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], random: Random
) -> None:
    folder = tmp_path_factory.mktemp("release")
    try:
        first = company(folder, rows)
    except HistoriesError:
        return
    gone = random.choice(rows).split(",")[0]
    try:
        second = company(folder, [row for row in rows if row.split(",")[0] != gone], previous=first.file)
    except HistoriesError:
        return
    before = {(move.source, move.target): move for move in first.file.moves}
    after = {(move.source, move.target): move for move in second.file.moves}
    assert before.items() <= after.items()
    assert first.file.roles.items() <= second.file.roles.items()
    assert second.file.histories is not None
    assert first.file.histories is not None
    assert second.file.histories.people == first.file.histories.people
    earlier = {career.path: career for career in first.file.histories.careers}
    assert earlier.items() <= {career.path: career for career in second.file.histories.careers}.items()


# Maps


def test_maps_that_change_nothing(tmp_path: Path) -> None:
    rows = []
    for n in range(12):
        moved = f"2002-01-{n + 1:02}"
        rows += [f"p{n},Clerk,2001-01-01,{moved}", f"p{n},Head,{moved},"]
    plain = company(tmp_path, rows, public=True)
    (tmp_path / "same.csv").write_text("title,role\nClerk,Clerk\nHead,Head\n", encoding="utf-8")
    assert company(tmp_path, rows, public=True, mapped=tmp_path / "same.csv").file == plain.file
    # Everybody's title is re-worded on one day: with its line in the map, nothing happened.
    changed = []
    for row in rows:
        person, role, start, end = row.split(",")
        if role == "Clerk":
            changed += [f"{person},Clerk,{start},2001-06-01", f"{person},Office clerk,2001-06-01,{end}"]
        else:
            changed.append(row)
    renamed = company(tmp_path, changed, public=True)
    assert [(line.from_title, line.to_title) for line in renamed.report.mass_moves] == [
        ("Clerk", "Office clerk")
    ]
    (tmp_path / "map.csv").write_text("title,role\nOffice clerk,Clerk\n", encoding="utf-8")
    joined = company(tmp_path, changed, public=True, mapped=tmp_path / "map.csv")
    assert joined.counts.digest() == plain.counts.digest()


def test_intervals_hold_the_truth() -> None:
    """Weibull moves and exponential exits, staggered and delayed entry: 200 runs, nominal 95 %."""
    random = Random(20260613)  # noqa: S311 - a simulation
    day = 1500
    truth = _truth(day)
    held = 0
    for _ in range(200):
        curves = Curves(_simulated(random, 200))
        one = curves.at(0, day)
        held += one.low <= truth <= one.high
    assert 0.93 * 200 <= held <= 0.985 * 200


def _simulated(random: Random, people: int) -> Risk:
    risk = Risk()
    while risk.stays < people:
        move = random.weibullvariate(2200, 1.6)
        leave = random.expovariate(1 / 2500)
        entry = random.choice([0, 0, random.randrange(1500)])
        until = entry + random.randrange(300, 2600)
        end = min(move, leave, until)
        if math.ceil(end) <= entry:
            continue
        target = None if end == until else 0 if end == move else -1
        risk.entries[entry] += 1
        risk.exits[math.ceil(end), target] += 1
    return risk


def _truth(day: int) -> float:
    """Return the share that moves by a day: the integral of the move's density times the rest's survival."""
    total = 0.0
    for step in range(day * 4):
        t = (step + 0.5) / 4
        density = 1.6 / 2200 * (t / 2200) ** 0.6 * math.exp(-((t / 2200) ** 1.6))
        total += density * math.exp(-t / 2500) / 4
    return total


def test_mine_is_the_same_from_any_order_of_files(tmp_path: Path) -> None:
    rows = [f"p{n},Clerk,2001-01-01,2002-02-{n + 1:02}" for n in range(12)]
    more = [f"p{n},Head,2002-02-{n + 1:02}," for n in range(12)]
    for name, part in (("a.csv", rows), ("b.csv", more)):
        (tmp_path / name).write_text("\n".join(["person,role,start,end", *part]), encoding="utf-8")
    first = mine([tmp_path / "a.csv", tmp_path / "b.csv"])
    second = mine([tmp_path / "b.csv", tmp_path / "a.csv"])
    assert first.file == second.file
    assert first.counts.digest() == second.counts.digest()
