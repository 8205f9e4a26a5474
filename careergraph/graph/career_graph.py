"""The career graph: its roles, skills and moves, and the doors to the questions that it answers."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from careergraph.document.records import MAX_PROFICIENCY, Requirement, essential
from careergraph.document.rules import parse
from careergraph.errors import UnknownNameError
from careergraph.graph.columns import KINDS, kind_between
from careergraph.graph.document import DocumentColumns
from careergraph.graph.doors import Doors, room
from careergraph.graph.lookup import Lookup
from careergraph.names import fold
from careergraph.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import networkx as nx

    from careergraph.document.records import Fact, GraphFile, Kind, Move, Pay, Role, Skill
    from careergraph.graph.columns import Columns
    from careergraph.graph.tables import Tables

__all__ = ["CareerGraph", "fold"]

T = TypeVar("T")

# An error names so many levels of a scale.
SHOWN_LEVELS = 9


class CareerGraph(Doors):
    """A career framework as a graph: roles are nodes, moves are edges, every edge asks for skills.

    Parameters
    ----------
    file
        The validated content of a graph file. To read one use `load`, `from_dict` or
        `careergraph.document.files.read`.
    name
        The name that answers carry, such as ``"sales-marketing"``.

    Notes
    -----
    A graph never changes once made. ``graph.path(...)`` and the other questions are doors to the
    rooms above this floor (`careergraph.routes`, `careergraph.gaps`, ...).

    Examples
    --------
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two roles",
    ...     "roles": {"junior": {"title": "Junior"}, "senior": {"title": "Senior", "aliases": ["Sr"]}},
    ...     "moves": [{"from": "junior", "to": "senior", "years": 2}],
    ... })
    >>> graph.role("SR").id
    'senior'
    >>> graph.nx.edges["junior", "senior"]["years"]
    2.0
    """

    def __init__(self, file: GraphFile, *, name: str = "graph") -> None:
        self.file = file
        self.name = name
        self.roles: Mapping[str, Role] = MappingProxyType(file.roles)
        self.skills: Mapping[str, Skill] = MappingProxyType(file.skills)
        self.moves: Sequence[Move] = file.moves
        self._derived: dict[object, Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a graph pass to another process; what is derived from it is derived there anew."""
        return partial(type(self), name=self.name), (self.file,)

    @classmethod
    def load(cls, source: str | Path) -> CareerGraph:
        """Load a bundled graph by its name, or a graph file by its path.

        Parameters
        ----------
        source
            ``"sales-marketing"``, a path that ends in ``.yaml``, ``.yml`` or ``.json``, or a folder of
            columns that ends in ``.careergraph``.

        Raises
        ------
        GraphFileError
            The file breaks the format; ``.problems`` holds every problem with line and column.
        MissingExtraError
            A folder of columns needs the extra ``large``.
        UnknownNameError
            Neither a file nor a bundled graph has this name.
        """
        return room("library").load(source)  # type: ignore[no-any-return]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, name: str = "graph") -> Self:
        """Make a graph from plain data in the shape of a graph file.

        Raises
        ------
        GraphFileError
            The data breaks the format; ``.problems`` holds every problem with its place in the data.
        """
        return cls(parse(data), name=name)

    @classmethod
    def from_tables(cls, tables: Tables, *, name: str = "graph") -> Self:
        """Make a graph from tables in memory, checked already; records are made as they are asked for."""
        from careergraph.graph.tabular import TableColumns

        columns = TableColumns(tables)
        graph = cls(columns.file, name=name)
        graph.columns = columns
        return graph

    @cached_property
    def columns(self) -> Columns:
        """The facts by number, as every room reads them; made when first asked for, and column by column."""
        return DocumentColumns(self.file)

    @cached_property
    def nx(self) -> nx.DiGraph[str]:
        """The graph for networkx, frozen: nodes with role, title, level and rung, edges with their moves.

        Made when it is first asked for: networkx is half of the time that a command takes to start.
        """
        from careergraph.graph.view import networkx_view

        return networkx_view(self)

    def __repr__(self) -> str:
        """Say what the graph is and how large."""
        return (
            f"<CareerGraph {self.name!r}: {len(self.roles)} roles, {len(self.moves)} moves, "
            f"{len(self.skills)} skills>"
        )

    def _repr_html_(self) -> str:
        """Show the interactive map in a notebook, inside a sandboxed frame."""
        return room("explorer").notebook_html(self)  # type: ignore[no-any-return]

    # Looking up

    @cached_property
    def _role_names(self) -> Lookup:
        return Lookup("role", self.roles, self.columns.role_names)

    @cached_property
    def _skill_names(self) -> Lookup:
        return Lookup("skill", self.skills, self.columns.skill_names)

    def role(self, name: str) -> Role:
        """Return the role that a name (id, title or alias; any case and spacing) means.

        Raises
        ------
        UnknownNameError
            No role has this name; ``.candidates`` holds near ones.
        AmbiguousNameError
            More than one role has it.
        """
        return self.roles[self._role_names.find(name)]

    def skill(self, name: str) -> Skill:
        """Return the skill that a name (id, title or alias; any case and spacing) means.

        Raises
        ------
        UnknownNameError
            No skill has this name; ``.candidates`` holds near ones.
        AmbiguousNameError
            More than one skill has it.
        """
        return self.skills[self._skill_names.find(name)]

    def skills_meant(self, name: str) -> Sequence[str]:
        """Return the ids of the skills that a name means: none if unknown, several if ambiguous."""
        return self._skill_names.meant(name)

    def near_skills(self, name: str) -> list[str]:
        """Return the ids of skills whose names come near, nearest first; may be empty."""
        return self._skill_names.near(name)

    def _number(self, role: str) -> int:
        """Return the number of a role in the columns: at once by its id, and else by what a name means."""
        numbers = self.columns.role_number
        number = numbers.get(role) if type(role) is str else None  # who has no type checker passes a list
        return numbers[self._role_names.find(role)] if number is None else number

    def rung(self, role: str) -> int | None:
        """Return the 1-based rung of a role's level, lowest first, or None where unsaid.

        Raises
        ------
        UnknownNameError
            There is no such role.
        """
        return self.columns.rungs[self._number(role)] or None

    def proficiency(self, name: str | int) -> int:
        """Return the 1-based proficiency level that a name of the file's scale, or a number, means.

        Raises
        ------
        UnknownNameError
            The scale has no such level.
        """
        scale = self.file.proficiency
        # Without a scale any level may be held: one above all that is asked means just that.
        top = len(scale) or MAX_PROFICIENCY
        # A whole number of thousands of digits cannot be written out.
        text = str(name).strip() if isinstance(name, str) or 0 <= name <= top else shown(name)
        level = self._levels_by_name.get(text) or self._levels_by_name.get(fold(text))
        if level:
            return level
        numbers = f"a number from 1 to {top}"
        names = ", ".join(scale[:SHOWN_LEVELS]) + (" ..." if len(scale) > SHOWN_LEVELS else "")
        hint = f"say {numbers}, or one of: {names}" if scale else f"say {numbers}"
        raise UnknownNameError("proficiency level", text, hint=hint)

    @cached_property
    def _levels_by_name(self) -> dict[str, int]:
        """Each number of a proficiency level, and each folded name of the scale -> the level it means."""
        scale = self.file.proficiency
        levels = {str(level): level for level in range(1, (len(scale) or MAX_PROFICIENCY) + 1)}
        for level, name in enumerate(scale, 1):
            levels.setdefault(fold(name), level)
        return levels

    @cached_property
    def top_proficiency(self) -> int:
        """Return the highest proficiency level: the scale's last, or the highest that anything asks."""
        if self.file.proficiency:
            return len(self.file.proficiency)
        return self.columns.top_level

    @cached_property
    def names_skills(self) -> bool:
        """Whether any role expects a skill or any move asks for one.

        A graph that names none does not know what there is to learn: learning and readiness are unknown
        in it.
        """
        columns = self.columns
        return bool(columns.stating) or any(map(columns.expected, range(len(columns.role_ids))))

    def proficiency_name(self, level: int) -> str:
        """Return what the file calls a proficiency level; 0 and unnamed levels are told as numbers."""
        scale = self.file.proficiency
        return scale[level - 1] if 1 <= level <= len(scale) else str(level)

    # Moves

    def _row(self, source: str, target: str) -> int:
        """Return the row of the columns that holds the move between two roles."""
        row = self.columns.moves.row(self._number(source), self._number(target))
        if row is None:
            raise UnknownNameError("move", f"{source} -> {target}")
        return row

    def move(self, source: str, target: str) -> Move:
        """Return the move between two roles.

        Raises
        ------
        UnknownNameError
            There is no such role, or no such move.
        """
        return self.columns.move(self._row(source, target))

    def moves_by_id(self) -> Iterator[Move]:
        """Yield the moves in the order of their roles' ids, whatever the order of the file."""
        columns = self.columns
        return map(columns.move, range(len(columns.moves)))

    def kind(self, source: str, target: str) -> Kind | None:
        """Return the kind of a move between two roles: stated, or as the levels have it.

        Raises
        ------
        UnknownNameError
            There is no such role, or no such move.
        """
        return KINDS[self.columns.moves.kinds[self._row(source, target)]]

    def successors(self, role: str) -> list[str]:
        """Return the ids of the roles that a role moves to, in the order of their ids.

        Raises
        ------
        UnknownNameError
            There is no such role.
        """
        columns = self.columns
        number, offsets = self._number(role), columns.moves.offsets
        ids = columns.role_ids
        return [ids[target] for target in columns.moves.targets[offsets[number] : offsets[number + 1]]]

    def predecessors(self, role: str) -> list[str]:
        """Return the ids of the roles that move to a role, in the order of their ids.

        Raises
        ------
        UnknownNameError
            There is no such role.
        """
        columns = self.columns
        number, incoming = self._number(role), columns.moves.incoming
        ids = columns.role_ids
        sources = incoming.sources[incoming.offsets[number] : incoming.offsets[number + 1]]
        return [ids[source] for source in sources]

    def kind_between(self, source: str, target: str) -> Kind | None:
        """Return the kind that levels give a move between two roles, whether or not it exists.

        Raises
        ------
        UnknownNameError
            There is no such role.
        """
        return kind_between(self.rung(source), self.rung(target))

    def requirements(self, source: str, target: str) -> dict[str, Requirement]:
        """Return what a move between two roles asks for, skill id -> requirement.

        A move that states nothing asks for its target role's expected skills; those that the role can do
        without are optional.

        Raises
        ------
        UnknownNameError
            There is no such role, or no such move.
        """
        stated: dict[str, Requirement] = self.move(source, target).requires
        if stated:
            return stated
        return self.expected(target)

    def expected(self, role: str) -> dict[str, Requirement]:
        """Return a role's expected skills as requirements, skill id -> requirement.

        Raises
        ------
        UnknownNameError
            There is no such role.
        """
        columns = self.columns
        number = self._number(role)
        optional = columns.optional(number)
        return {
            skill: Requirement(level, optional=True) if skill in optional else essential(level)
            for skill, level in columns.expected(number).items()
        }

    @cached_property
    def moves_are_derived(self) -> Literal["all", "some"] | None:
        """Whether a program computed moves of this graph that nobody observed or stated: all, some, or None.

        So say the moves' sources, where each that is named says ``derived``.
        """
        derived = {key for key, source in self.file.sources.items() if source.derived}
        if not derived:
            return None
        # Large graphs name the same few sources a million times.
        found = {bool(named) and derived.issuperset(named) for named in self.columns.sources_of_moves()}
        return None if True not in found else "all" if len(found) == 1 else "some"

    def is_derived(self, sources: Iterable[str]) -> bool:
        """Whether a fact with these source ids was computed: it names a source, and each says ``derived``."""
        named = [self.file.sources[source].derived for source in sources if source in self.file.sources]
        return bool(named) and all(named)

    def sources_of(
        self, record: Role | Move, field: str, fact: Fact | Requirement | Pay | None = None
    ) -> tuple[str, ...]:
        """Return the source ids of one fact of a role or a move; empty where none is named.

        Parameters
        ----------
        record
            The role or the move that states the fact.
        field
            The field it stands in: ``"scope"``, ``"kpis"``, ``"skills.budgeting"``, ``"years"`` ...
        fact
            The fact itself where it can name its own sources.
        """
        if fact is not None and fact.sources:
            return fact.sources
        whole, _, _ = field.partition(".")
        named = record.field_sources
        return named.get(field) or named.get(whole) or record.sources

    def requirement_sources(self, source: str, target: str) -> dict[str, tuple[str, ...]]:
        """Return who says what a move between two role ids asks for, skill id -> source ids.

        Of a move that states nothing it is who says what its target role expects.
        """
        move = self.move(source, target)
        if move.requires:
            common = self.sources_of(move, "requires")
            return {skill: asked.sources or common for skill, asked in move.requires.items()}
        role = self.roles[move.target]
        return {skill: self.sources_of(role, f"skills.{skill}") for skill in role.skills}

    def step_sources(self, source: str, target: str) -> tuple[str, ...]:
        """Return the source ids of a move between two role ids and of all that is said of it, each once.

        The move's own come first, then those of its fields and of its skills in the order of their ids.
        """
        move = self.move(source, target)
        fields = sorted(move.field_sources.items())
        asked = sorted(self.requirement_sources(source, target).items())
        return tuple(dict.fromkeys(chain(move.sources, *(named for _, named in (*fields, *asked)))))

    def derived(self, make: Callable[[CareerGraph], T]) -> T:
        """Return what ``make`` derives from this graph, made once and kept: a graph never changes."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return self._derived[make]  # type: ignore[no-any-return]

    def save(self, path: str | Path) -> Path:
        """Write the graph, atomically: as YAML, JSON, or a folder of columns, by the ending of ``path``.

        See `careergraph.document.files.write` and `careergraph.columnar.write_folder`.
        """
        columnar = room("columnar")
        if columnar.is_folder(path):
            folder: Path = columnar.write_folder(self, path)
            return folder
        written: Path = room("document.files").write(self.file, path)
        return written
