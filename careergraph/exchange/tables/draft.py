"""A graph in the making: what the rows of tables say, each with its place, until ids and levels are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careergraph.exchange.tables.slugs import ids_for
from careergraph.names import Nearest
from careergraph.names import fold as folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careergraph.exchange.tables.cells import CellProblem, Place

# What nobody sees makes no other name: zero-width blanks and joiners, soft hyphens, marks of byte order.
UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))

__all__ = ["Asked", "Draft", "Drafted", "Entry", "Registry"]


def fold(name: str) -> str:
    """Return a name as tables compare it: as everywhere, and without what nobody sees."""
    return folded(name if name.isascii() else name.translate(UNSEEN))


@dataclass(slots=True, eq=False)
class Entry:
    """A role, skill, function, source or need.

    ``fields`` are those of its record as a graph file has them; ``places`` says where each was written.
    ``skills`` of a role are kept apart until the proficiency scale is known.
    """

    title: str
    place: Place
    id: str | None = None
    declared: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    skills: dict[int, Asked] = field(default_factory=dict)

    def coded(self, system: str, code: str, place: Place) -> None:
        """Note what another system calls it; the first that is said counts."""
        self.fields.setdefault("codes", {}).setdefault(system, code)
        self.places.setdefault("codes", place)


@dataclass(slots=True, eq=False)
class Asked:
    """A skill at a proficiency level that is still a text, such as ``Working`` or ``2``."""

    skill: Entry
    level: str
    place: Place
    optional: bool = False
    sources: list[Entry] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Drafted:
    """A move."""

    source: Entry
    target: Entry
    place: Place
    fields: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    skills: dict[int, Asked] = field(default_factory=dict)


class Registry:
    """The entries of one section, found by id, title or alias in any case and spacing.

    Parameters
    ----------
    noun
        What an entry is called in a message.
    """

    def __init__(self, noun: str, problems: list[CellProblem]) -> None:
        self.noun = noun
        self.problems = problems
        # A sheet of its own lists them all: a name that is not there is a mistake, not a new entry.
        self.closed_by = ""
        self.entries: list[Entry] = []
        # Ids are told apart by case, titles are not; an id wins, as it does where a graph is asked.
        self._by_id: dict[str, Entry] = {}
        self._by_name: dict[str, Entry] = {}
        # Other names that several entries have: none of them is meant by such a name.
        self._shared: dict[str, list[Entry]] = {}
        # What other tables call them: the keys of a database, which are no ids of ours.
        self._by_key: dict[str, Entry] = {}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def declare(
        self, title: str, place: Place, *, key: str = "", names: Iterable[str] = (), again: bool = False
    ) -> Entry:
        """Return the entry of a row that introduces it; a second such row is told, unless ``again``."""
        known = self._known(title, key)
        if known and known.declared and not again:
            self.problems.append(
                place.problem(
                    f"{known.place.named_from(place)} names the {self.noun} {title!r} already", "join the two"
                )
            )
            return known
        entry = known or self._add(title, place, key)
        entry.declared = True
        for name in names:
            first = self._by_name.setdefault(fold(name), entry)
            if first is not entry and fold(name) != fold(first.title):
                self._shared.setdefault(fold(name), [first]).append(entry)
        return entry

    def refer(self, name: str, place: Place, *, key: str = "") -> Entry:
        """Return the entry that a name means; a new one where none of that name is known.

        Where a sheet of its own lists the entries, an unknown name is told.
        """
        if joined := self._by_key.get(key or name):
            return joined
        entry = self._known(name, key) if key else self._by_id.get(name) or self._by_name.get(fold(name))
        if entry is not None:
            if entry.id != name and fold(entry.title) != fold(name) and fold(name) in self._shared:
                titles = " and ".join(repr(item.title) for item in self._shared[fold(name)])
                self.problems.append(place.problem(f"{name!r} is a name of {titles}", "write one of these"))
            return entry
        if self.closed_by:
            names = Nearest({item.title: item.title for item in self.entries}).find(name)
            remedy = (
                f"did you mean {' or '.join(map(repr, names))}?"
                if names
                else "correct the name, or add it there"
            )
            self.problems.append(place.problem(f"no {self.noun} {name!r} stands in {self.closed_by}", remedy))
        return self._add(name, place, key)

    def find(self, title: str) -> Entry | None:
        """Return the entry with this title or alias, or None."""
        return self._by_name.get(fold(title))

    def join(self, entry: Entry, key: str) -> None:
        """Let other tables name an entry by a key of theirs."""
        self._by_key.setdefault(key, entry)

    def joined(self, key: str) -> Entry | None:
        """Return the entry that a key of theirs means, or None."""
        return self._by_key.get(key)

    def _known(self, title: str, key: str) -> Entry | None:
        """Return the entry with this id, else one with this title that may have it."""
        entry = self._by_id.get(key) if key else None
        if entry is not None:
            return entry
        entry = self._by_name.get(fold(title))
        if entry is None or (key and entry.id):
            return None
        if key:
            entry.id = key
            self._by_id[key] = entry
        return entry

    def _add(self, title: str, place: Place, key: str) -> Entry:
        entry = Entry(title, place, key or None)
        self.entries.append(entry)
        self._by_name.setdefault(fold(title), entry)
        if key:
            self._by_id[key] = entry
            self._by_name.setdefault(fold(key), entry)
        return entry

    def give_ids(self) -> None:
        """Give an id to every entry without one, from its title."""
        taken = {entry.id for entry in self.entries if entry.id}
        open_ = {fold(entry.title): entry for entry in self.entries if not entry.id}
        ids = ids_for(open_, noun=self.noun, taken=taken)
        for title, entry in open_.items():
            entry.id = ids[title]


class Draft:
    """Everything that the tables say, before it becomes plain data in the shape of a graph file."""

    def __init__(self) -> None:
        self.problems: list[CellProblem] = []
        self.notes: list[str] = []
        self.about: dict[str, tuple[str, Place]] = {}
        self.levels: list[tuple[str, Place]] = []
        self.scale: list[tuple[str, Place]] = []
        self.functions = Registry("function", self.problems)
        self.sources = Registry("source", self.problems)
        self.skills = Registry("skill", self.problems)
        self.roles = Registry("role", self.problems)
        self.needs = Registry("need", self.problems)
        self.agreements: list[tuple[str, list[Entry], Place]] = []
        self.moves: dict[tuple[int, int], Drafted] = {}
        # Rows that say again what a row above says.
        self.repeated: list[Place] = []
        # Rows that name again what a row above names, by a key of their own.
        self.namesakes: list[Place] = []
        # Ladder -> the roles on it, each with its level as written.
        self.ladders: dict[str, list[tuple[Entry, str]]] = {}
        # The moves that ladders make.
        self.climbed: set[tuple[int, int]] = set()
        self._rungs: dict[str, set[int]] = {}
        # Function -> its roles, each with its level and the function as written.
        self.families: dict[str, dict[int, tuple[Entry, str, str]]] = {}
        # Skills asked at the height of their role's step, as the table tells no other level.
        self.ranked: list[tuple[str, Entry, Asked]] = []
        # What rows say otherwise than a row above: what it is -> where.
        self.differing: dict[str, list[Place]] = {}
        # Words for "not asked", folded, beside the usual ones.
        self.none: set[str] = set()
        # The user says that a cell of skills names one.
        self.whole = False
        # What the proficiency levels mean, in sentences.
        self.meanings: list[str] = []

    def on_ladder(self, ladder: str, role: Entry, level: str) -> None:
        """Put a role on a ladder, once."""
        place = self._rungs.setdefault(ladder, set())
        if id(role) not in place:
            place.add(id(role))
            self.ladders.setdefault(ladder, []).append((role, level))

    def move(self, source: Entry, target: Entry, place: Place) -> Drafted:
        """Return the move between two roles, new or known from a row above."""
        return self.moves.setdefault((id(source), id(target)), Drafted(source, target, place))

    def said(
        self, entry: Entry | Drafted, name: str, value: object, place: Place, *, what: str, text: bool = False
    ) -> None:
        """Note a field of an entry; where another row says something else, tell it.

        A ``text`` that differs is no mistake: the first is kept, and the others are counted.
        """
        if name not in entry.fields:
            entry.fields[name] = value
            entry.places[name] = place
        elif _plain(entry.fields[name]) != _plain(value):
            if text:
                self.differing.setdefault(name, []).append(place)
                return
            row = entry.places[name].named_from(place)
            self.problems.append(
                place.problem(
                    f"{what} is {value!r} here and {entry.fields[name]!r} in {row}", "say one of them"
                )
            )


def _plain(value: object) -> object:
    return fold(value) if isinstance(value, str) else value
