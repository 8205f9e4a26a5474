"""Work histories counted by hand, slowly: what every engine must agree with.

Nothing here is shared with the package: one person after the other, one day after the other.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
FOREVER = 10**9


@dataclass(frozen=True)
class Spell:
    person: str
    role: str
    start: int
    end: int | None


@dataclass
class Held:
    role: str
    start: int
    end: int


@dataclass
class Stay:
    person: str
    role: str
    start: int
    leave: int
    how: str  # still, moved, left
    target: str | None = None
    origin: str | None = None
    known: bool = True


@dataclass
class Counted:
    stays: list[Stay]
    rules: Counter[str]
    people: dict[str, int] = field(default_factory=dict)
    leavers: dict[str, int] = field(default_factory=dict)
    moves: dict[tuple[str, str], int] = field(default_factory=dict)
    first: dict[str, list[tuple[int, int, str | None]]] = field(default_factory=dict)


def stays(
    spells: Iterable[Spell], *, as_of: int, gap: int = 92, levels: Sequence[str] = ()
) -> tuple[list[Stay], Counter[str]]:
    """Apply the rules R2 to R12, one person after the other; levels are highest last."""
    rules: Counter[str] = Counter()
    rank = {level: number for number, level in enumerate(levels)}
    kept = []
    for spell in spells:
        end = None if spell.end is not None and spell.end > as_of else spell.end
        if spell.start > as_of:
            rules["R2"] += 1
        elif end is not None and end < spell.start:
            rules["R3"] += 1
        elif end == spell.start:
            rules["R4"] += 1
        else:
            kept.append((spell.person, spell.role, spell.start, end))
    distinct = set(kept)
    rules["R5"] = len(kept) - len(distinct)
    own: defaultdict[str, list[tuple[str, int, int | None]]] = defaultdict(list)
    for person, role, start, end in distinct:
        own[person].append((role, start, end))
    found = []
    for person in sorted(own):
        found += _one(person, own[person], (as_of, gap), rank, rules)
    return found, rules


def _one(
    person: str,
    spells: list[tuple[str, int, int | None]],
    days: tuple[int, int],
    rank: dict[str, int],
    rules: Counter[str],
) -> list[Stay]:
    as_of, gap = days
    by_day: defaultdict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for role, start, end in spells:
        by_day[start].append((role, end))
    line: list[Held] = []
    for day in sorted(by_day):
        role, end = min(
            by_day[day],
            key=lambda one: (
                -rank.get(one[0], -1),
                -(FOREVER if one[1] is None else one[1]),
                one[0].encode(),
            ),
        )
        rules["R6"] += len(by_day[day]) - 1
        line.append(Held(role, day, FOREVER if end is None else end))
    for earlier, later in pairwise(line):
        if earlier.end == FOREVER:
            earlier.end = later.start
            rules["R7"] += 1
    longest = -1
    main = []
    for one in line:
        if one.end < longest:
            rules["R8"] += 1
        else:
            main.append(one)
        longest = max(longest, one.end)
    joined: list[Held] = []
    for place, one in enumerate(main):
        until = one.end
        if place + 1 < len(main) and main[place + 1].start < until:
            until = main[place + 1].start
            rules["R9"] += 1
        if joined and joined[-1].role == one.role and one.start <= joined[-1].end + gap:
            joined[-1].end = until
            rules["R10"] += 1
        else:
            joined.append(Held(one.role, one.start, until))
    return list(_told(person, joined, as_of, gap, rules))


def _told(person: str, joined: list[Held], as_of: int, gap: int, rules: Counter[str]) -> Iterable[Stay]:
    origin: str | None = None
    for place, one in enumerate(joined):
        after = joined[place + 1] if place + 1 < len(joined) else None
        came, origin = origin, None
        if one.end == FOREVER:
            rules["R12"] += 1
            yield Stay(person, one.role, one.start, as_of, "still", origin=came)
        elif after is not None and after.start <= one.end + gap:
            origin = one.role
            yield Stay(person, one.role, one.start, after.start, "moved", after.role, origin=came)
        else:
            rules["R11"] += after is not None
            yield Stay(person, one.role, one.start, one.end, "left", origin=came)


def without_mass_moves(found: list[Stay]) -> list[tuple[str, str, int, int, int]]:
    """Censor the mass moves of single days (R13), and return them: from, to, day, people, holders."""
    moved: defaultdict[int, list[Stay]] = defaultdict(list)
    for one in found:
        if one.how == "moved":
            moved[one.leave].append(one)
    flagged = []
    for day, movers in sorted(moved.items()):
        pairs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for one in movers:
            pairs[one.role, str(one.target)].add(one.person)
        before, after = _held(found, day - 1), _held(found, day)
        came: Counter[str] = Counter()
        for (_, target), people in pairs.items():
            came[target] += len(people)
        total = sum(came.values())
        new = sum(people for target, people in came.items() if 10 * before[target] <= people)
        along = sum(len(people) for people in pairs.values() if len(people) > 1)
        whole = total >= 5 and 3 * total >= sum(before.values()) > 0 and 2 * min(new, along) >= total
        for (role, target), people in pairs.items():
            n = len(people)
            pair = n >= 5 and 2 * n >= before[role]
            if whole or (pair and (10 * after[role] <= before[role] or 10 * before[target] <= n)):
                flagged.append((role, target, day, n, before[role]))
    _censor(found, {(role, target, day) for role, target, day, _, _ in flagged})
    return flagged


def _censor(found: list[Stay], keys: set[tuple[str, str, int]]) -> None:
    for one in found:
        if one.how == "moved" and (one.role, one.target, one.leave) in keys:
            one.how, one.target = "still", None
        if one.origin is not None and (one.origin, one.role, one.start) in keys:
            one.known = False


def _held(found: list[Stay], day: int) -> Counter[str]:
    return Counter(one.role for one in found if one.start <= day and (one.how == "still" or one.leave > day))


def counted(found: list[Stay], rules: Counter[str], observed_from: int | None = None) -> Counted:
    """Count people, leavers, moves, and each person's first stay in a role."""
    people: defaultdict[str, set[str]] = defaultdict(set)
    leavers: defaultdict[str, set[str]] = defaultdict(set)
    moves: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        people[one.role].add(one.person)
        if one.how != "still":
            leavers[one.role].add(one.person)
            moves[one.role, one.target or "(left)"].add(one.person)
    first: defaultdict[str, list[tuple[int, int, str | None]]] = defaultdict(list)
    seen = set()
    for one in sorted(found, key=lambda one: one.start):
        entry = max(0, (observed_from or 0) - one.start)
        if (one.person, one.role) in seen or not one.known or one.leave - one.start <= entry:
            continue
        seen.add((one.person, one.role))
        target = None if one.how == "still" else one.target or "(left)"
        first[one.role].append((entry, one.leave - one.start, target))
    return Counted(
        found,
        rules,
        {role: len(names) for role, names in people.items()},
        {role: len(names) for role, names in leavers.items()},
        {pair: len(names) for pair, names in moves.items()},
        dict(first),
    )


def incidence(first: list[tuple[int, int, str | None]], target: str, day: int) -> tuple[float, float]:
    """Return F_j(t) and its delta-method variance, term by term."""
    steps = []
    staying = 1.0
    for time in sorted({exit_ for _, exit_, goal in first if goal is not None and exit_ <= day}):
        n = sum(1 for entry, exit_, _ in first if entry < time <= exit_)
        goals = Counter(goal for _, exit_, goal in first if exit_ == time and goal is not None)
        d = sum(goals.values())
        steps.append((n, d, goals[target], staying))
        staying *= 1 - d / n
    shares = []
    share = 0.0
    for n, _, own, before in steps:
        share += before * own / n
        shares.append(share)
    variance = 0.0
    for (n, d, own, before), reached in zip(steps, shares, strict=True):
        ahead = share - reached
        if n > d:
            variance += ahead**2 * d / (n * (n - d))
        variance += before**2 * own * (n - own) / n**3 - 2 * ahead * before * own / n**2
    return share, variance


def wilson(share: float, n: float) -> tuple[float, float]:
    scale = 1 + Z * Z / n
    middle = share + Z * Z / (2 * n)
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return (middle - half) / scale, (middle + half) / scale
