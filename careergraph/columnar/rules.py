"""The rules of the format, for all rows of a folder at once; a broken one is told by table, row and ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from careergraph.columnar.arrays import mask, numbers
from careergraph.columnar.observed import check_observed
from careergraph.columnar.words import bad_ids, bad_texts, folded, lengths
from careergraph.document.records import MAX_PROFICIENCY, MOST_COUNT, MOST_OF_NAME, MOST_OF_TEXT
from careergraph.graph.columns import KINDS
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from careergraph.columnar.parquet import Rows, Table
    from careergraph.columnar.problems import Problems
    from careergraph.document.records import GraphFile

    Numbers = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]

__all__ = ["Checked", "check"]

# How far the shares of a focus may be off 1; as in `careergraph.document.rules.entries`.
TOLERANCE = 1e-6
SCOPES = ("tactical", "strategic")


@dataclass(frozen=True)
class Checked:
    """One folder: what its files hold, and who says what is wrong with it."""

    head: GraphFile
    tables: dict[str, Table]
    problems: Problems

    def id_of(self, table: str, row: int) -> str:
        """Return the id of a role or a skill, as a message shows it."""
        ids = self.tables[table].texts("id")
        return quoted(ids[row].as_py()) if 0 <= row < len(ids) else f"no {table[:-1]}"

    def ends(self, row: int) -> str:
        """Return the ids of a move's roles, as a message shows them."""
        moves = self.tables["moves"]
        source, target = int(moves.numbers("source")[row]), int(moves.numbers("target")[row])
        return f"{self.id_of('roles', source)} -> {self.id_of('roles', target)}"


def check(checked: Checked) -> None:
    """Hold a folder against the rules.

    Raises
    ------
    GraphFileError
        Some are broken.
    """
    problems = checked.problems
    for name in ("skills", "roles"):
        _entries(checked, name)
    problems.stop()
    _roles(checked)
    _moves(checked)
    problems.stop()
    check_observed(checked)
    _asks(checked, "expects", "role", "roles")
    _asks(checked, "requires", "move", "moves")
    problems.stop()
    for name in ("skills", "roles"):
        _names(checked, name)
    problems.stop()


def _entries(checked: Checked, name: str) -> None:
    """Ids, names and texts of roles or skills, and the numbers of their sources."""
    table, problems = checked.tables[name], checked.problems
    ids = table.texts("id")

    def about(row: int) -> str:
        return checked.id_of(name, row)

    def tell(broken: Mask, words: Callable[[int], str] | str, remedy: str) -> bool:
        said = (lambda _: words) if isinstance(words, str) else words
        return problems.rows(name, broken, said, remedy, about)

    letters = "an id has letters, digits, '.', '_' and '-', 200 at most, and begins with none of the last two"
    if tell(bad_ids(ids), "this is no id", letters):
        return
    unsorted = np.zeros(len(ids), dtype=bool)
    if len(ids) > 1:
        unsorted[1:] = ~mask(pc.less(ids[:-1], ids[1:]))
    tell(unsorted, "it does not come after the one before", "sort the table by its ids, each of them once")
    tell(
        bad_texts(table.texts("title"), MOST_OF_NAME),
        lambda row: f"the title {quoted(table.texts('title')[row].as_py())} is no name",
        f"it has 1 to {MOST_OF_NAME} printable characters, and no blank at its ends",
    )
    for column, most in (("summary", MOST_OF_TEXT), ("kind", MOST_OF_NAME)):
        texts = table.texts(column)
        if texts is not None:
            bad = bad_texts(texts, most) & (lengths(texts) > 0)
            tell(bad, f"the {column} cannot be told", f"it has at most {most} printable characters")
    _parts(checked, name, "aliases", 0, "an alias is no name")
    _parts(checked, name, "codes", 1, "a code is no name")
    codes = table.lists("codes")
    if codes is not None:
        bad = bad_ids(codes.parts[0])
        tell(_rows_of(codes, bad), "the system of a code is no id", letters)
        tell(
            _twice(codes, numbers(codes.parts[0].dictionary_encode().indices)),
            "a code stands twice",
            "keep one",
        )
    _sources(checked, name, about)
    _places(checked, name)
    if "effort" in table.columns:
        effort = table.figures("effort").filled(1.0)
        tell(
            ~(np.isfinite(effort) & (effort >= 0)),
            lambda row: f"the effort is {effort[row]}",
            "it is a number of 0 or more",
        )


def _parts(checked: Checked, name: str, column: str, part: int, words: str) -> None:
    """The names in a column of lists or maps."""
    found = checked.tables[name].lists(column)
    if found is not None:
        checked.problems.rows(
            name,
            _rows_of(found, bad_texts(found.parts[part], MOST_OF_NAME)),
            lambda _: words,
            f"it has 1 to {MOST_OF_NAME} printable characters, and no blank at its ends",
            lambda row: checked.id_of(name, row),
        )


def _rows_of(found: Rows, bad: Mask) -> Mask:
    """Return which rows hold a bad value."""
    rows = np.zeros(len(found.offsets) - 1, dtype=bool)
    rows[np.searchsorted(found.offsets, np.flatnonzero(bad), side="right") - 1] = True
    return rows


def _twice(found: Rows, values: Numbers) -> Mask:
    """Return which rows hold a value twice; values are whole numbers of 0 or more."""
    rows = np.repeat(np.arange(len(found.offsets) - 1, dtype=np.int64), np.diff(found.offsets))
    return _repeated(rows, values, len(found.offsets) - 1)


def _repeated(rows: Numbers, values: Numbers, count: int) -> Mask:
    """Return which of so many rows stand beside the same value twice."""
    bad = np.zeros(count, dtype=bool)
    if len(values):
        keys = rows.astype(np.int64) * (int(values.max()) + 1) + values
        if not (keys[1:] > keys[:-1]).all():
            keys.sort()
            bad[(keys[1:][keys[1:] == keys[:-1]]) // (int(values.max()) + 1)] = True
    return bad


def _sources(checked: Checked, name: str, about: Callable[[int], str]) -> None:
    """The numbers of sources stand for sources."""
    _references(checked, name, "sources", len(checked.head.sources), about)


def _references(checked: Checked, name: str, column: str, count: int, about: Callable[[int], str]) -> None:
    found = checked.tables[name].lists(column)
    if found is not None:
        checked.problems.rows(
            name,
            _rows_of(found, (found.parts[0] < 0) | (found.parts[0] >= count)),
            lambda _: f"a number in `{column}` stands for no {column[:-1]}",
            f"graph.json has {count}, counted from 0",
            about,
        )


def _places(checked: Checked, name: str) -> None:
    """The places of entries in the file are all places that there are."""
    table = checked.tables[name]
    if "place" in table.columns:
        places = table.figures("place").filled(-1)
        inside = ((places >= 0) & (places < table.rows)).all()
        if not (inside and (np.bincount(places, minlength=table.rows) == 1).all()):
            checked.problems.tell(
                f"{name}.parquet", "`place` does not hold every number from 0 on once", "leave it out"
            )


def _roles(checked: Checked) -> None:
    """Levels, scopes and focus."""
    table, head, problems = checked.tables["roles"], checked.head, checked.problems

    def about(row: int) -> str:
        return checked.id_of("roles", row)

    if not table.rows:
        problems.tell("roles.parquet", "there is no role", "a graph has at least one")
    people = table.figures("people")
    counted = np.ones(table.rows, dtype=bool) if people.known is None else people.known
    problems.rows(
        "roles",
        counted & ((people.values < 1) | (people.values > MOST_COUNT)),
        lambda row: f"people is {people.values[row]}",
        "it counts 1 or more",
        about,
    )
    levels = table.figures("level").filled(0)
    problems.rows(
        "roles",
        (levels < 0) | (levels > len(head.levels)),
        lambda row: f"the level is {levels[row]}",
        f"graph.json has {len(head.levels)} levels: 1 is the lowest, 0 is unsaid",
        about,
    )
    scopes = table.texts("scope")
    if scopes is not None:
        shared = scopes.dictionary_encode()
        wrong = [text not in {"", *SCOPES} for text in shared.dictionary.to_pylist()]
        unknown = np.array([*wrong, False])[numbers(shared.indices)]
        problems.rows("roles", unknown, lambda _: "the scope is unknown", f"say {' or '.join(SCOPES)}", about)
    focus = table.lists("focus")
    if focus is None:
        return
    functions, shares = focus.parts
    count = len(head.functions)
    if problems.rows(
        "roles",
        _rows_of(focus, (functions < 0) | (functions >= count)),
        lambda _: "a number in `focus` stands for no function",
        f"graph.json has {count}, counted from 0",
        about,
    ):
        return
    bad = _rows_of(focus, ~((shares >= 0) & (shares <= 1))) | _twice(focus, functions)
    filled = np.diff(focus.offsets) > 0
    sums = np.zeros(table.rows)
    if len(shares):
        sums[filled] = np.add.reduceat(shares, focus.offsets[:-1][filled])
    problems.rows(
        "roles",
        bad | (filled & (np.abs(sums - 1) > TOLERANCE)),
        lambda _: "the shares of `focus` are no shares of a whole",
        "each is in 0..1, each function stands once, and they sum to 1",
        about,
    )


def _moves(checked: Checked) -> None:
    """Each move joins two roles that exist, no other joins them, and its figures can be."""
    table, problems = checked.tables["moves"], checked.problems
    count = checked.tables["roles"].rows
    source, target = table.numbers("source").astype(np.int64), table.numbers("target")

    def tell(broken: Mask, words: Callable[[int], str] | str, remedy: str) -> bool:
        said = (lambda _: words) if isinstance(words, str) else words
        return problems.rows("moves", broken, said, remedy, checked.ends)

    outside = (source < 0) | (source >= count) | (target < 0) | (target >= count)
    if tell(
        outside,
        lambda row: f"it leads from role {source[row]} to role {target[row]}",
        f"there are {count} roles, counted from 0",
    ):
        return
    tell(source == target, "it leads from a role to itself", "leave it out")
    pairs = source * count + target
    unsorted = np.zeros(len(pairs), dtype=bool)
    unsorted[1:] = pairs[1:] <= pairs[:-1]
    tell(unsorted, "it does not come after the one before", "sort by source and target, each pair once")
    years = table.figures("years")
    if "years" in table.columns:
        bad = ~(np.isfinite(years.values) & (years.values >= 0))
        if years.known is not None:
            bad &= years.known
        tell(bad, lambda row: f"the years are {years.values[row]}", "they are a number of 0 or more")
    figures = {name: table.figures(name) for name in ("people", "leavers")}
    for name, found in figures.items():
        bad = (found.values < 1) | (found.values > MOST_COUNT)
        if found.known is not None:
            bad &= found.known
        tell(bad, lambda row, found=found, name=name: f"{name} is {found.values[row]}", "it counts 1 or more")  # type: ignore[misc]
    people, leavers = (found.filled(0) for found in figures.values())
    tell(
        (people > leavers) & (leavers > 0),
        lambda row: f"{people[row]} people made this move, but only {leavers[row]} left the role",
        "`leavers` counts all who left the source role",
    )
    kinds = table.figures("kind").filled(0)
    if "kind" in table.columns:
        unknown = (kinds < 0) | (kinds >= len(KINDS))
        if not tell(unknown, lambda row: f"the kind is {kinds[row]}", _KINDS_TOLD):
            _kinds(checked, tell, kinds)
    _sources(checked, "moves", checked.ends)
    _references(checked, "moves", "credentials", len(checked.head.credentials), checked.ends)
    _places(checked, "moves")


_KINDS_TOLD = (
    "1 is a promotion, 2 a lateral move, 3 a step down; leave it empty where it follows from the levels"
)


def _kinds(checked: Checked, tell: Callable[..., bool], kinds: Numbers) -> None:
    """A stated kind agrees with the levels of the two roles."""
    table = checked.tables["moves"]
    levels = checked.tables["roles"].figures("level").filled(0)
    if len(levels) and not ((levels < 0) | (levels > len(checked.head.levels))).any():
        start, goal = levels[table.numbers("source")], levels[table.numbers("target")]
        wrong = (kinds > 0) & (start > 0) & (goal > 0) & (kinds != kinds_of(start, goal))
        tell(wrong, "the kind contradicts the levels of the roles", "leave it out: it follows from them")


def kinds_of(start: Numbers, goal: Numbers) -> Numbers:
    """Return the kinds of moves between levels, as places in `KINDS`; where one is 0 it is not known."""
    kinds = np.where(goal > start, 1, np.where(goal == start, 2, 3)).astype(np.int8)
    kinds[(start == 0) | (goal == 0)] = 0
    return kinds


def _asks(checked: Checked, name: str, holder: str, holders: str) -> None:
    """What roles expect, or moves ask: of skills that exist, on the scale, each once."""
    table, problems, head = checked.tables[name], checked.problems, checked.head
    holding, skill, level = table.numbers(holder), table.numbers("skill"), table.numbers("level")
    count, skills = checked.tables[holders].rows, checked.tables["skills"].rows
    top = len(head.proficiency) or MAX_PROFICIENCY

    def about(row: int) -> str:
        who = (
            checked.ends(int(holding[row])) if holder == "move" else checked.id_of("roles", int(holding[row]))
        )
        return f"{who}, {checked.id_of('skills', int(skill[row]))}"

    def numbers(row: int) -> str:
        return f"it is about {holder} {holding[row]} and skill {skill[row]}"

    outside = (holding < 0) | (holding >= count) | (skill < 0) | (skill >= skills)
    remedy = f"there are {count} {holders} and {skills} skills, counted from 0"
    if problems.rows(name, outside, numbers, remedy, lambda _: ""):
        return
    unsorted = np.zeros(len(holding), dtype=bool)
    unsorted[1:] = holding[1:] < holding[:-1]
    if problems.rows(
        name, unsorted, lambda _: "it stands behind a later one", f"sort the table by `{holder}`", about
    ):
        return
    problems.rows(
        name,
        (level < 1) | (level > top),
        lambda row: f"the level is {level[row]}",
        f"a proficiency level is 1 to {top}",
        about,
    )
    twice = _repeated(holding, skill, count)
    if twice.any():
        first = np.searchsorted(holding, np.flatnonzero(twice))
        rows = np.zeros(len(holding), dtype=bool)
        rows[first] = True
        problems.rows(name, rows, lambda _: "a skill stands here twice", "keep one of them", about)
    if name == "requires":
        _sources(checked, name, about)


def _names(checked: Checked, name: str) -> None:
    """A title or an alias names one role, or one skill; roles may share an alias that is no title."""
    table = checked.tables[name]
    aliases = table.lists("aliases")
    parts = [table.texts("title"), *([] if aliases is None else [aliases.parts[0]])]
    names = folded(pa.concat_arrays(parts))
    if len(set(names) if isinstance(names, list) else names.unique()) == len(names):
        return
    if not isinstance(names, list):
        names = names.to_pylist()
    rows = np.arange(table.rows)
    if aliases is not None:
        rows = np.concatenate([rows, np.repeat(rows, np.diff(aliases.offsets))])
    owner: dict[str, int] = {}
    other: dict[int, int] = {}
    titles = set(names[: table.rows]) if name == "roles" else None
    for row, text in zip(rows.tolist(), names, strict=True):
        first = owner.setdefault(text, row)
        if first != row and (titles is None or text in titles):
            other.setdefault(row, first)
    broken = np.zeros(table.rows, dtype=bool)
    broken[list(other)] = True
    checked.problems.rows(
        name,
        broken,
        lambda row: f"a name of it names {name[:-1]} {checked.id_of(name, other[row])} already",
        f"give every {name[:-1]} names of its own",
        lambda row: checked.id_of(name, row),
    )
