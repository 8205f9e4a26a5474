"""From a graph to tables: rows for people to edit in a spreadsheet, which `import_table` reads back."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias

from careergraph.errors import QuestionError
from careergraph.exchange.tables.delimited import csv_pieces
from careergraph.exchange.tables.kinds import CORNER
from careergraph.exchange.tables.lists import joined, joined_pairs
from careergraph.exchange.tables.slugs import ids_for
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careergraph.document.records import Move, Requirement, Role, Skill
    from careergraph.graph import CareerGraph

__all__ = ["LAYOUTS", "Layout", "Rows", "Value", "csv_files", "explained", "tables"]

Layout: TypeAlias = Literal["moves", "expected", "grid", "sheets"]
LAYOUTS: tuple[Layout, ...] = ("moves", "expected", "grid", "sheets")
# Excel has no more columns, two of which name the skill.
MOST_ROLES = 16_382
Value: TypeAlias = str | float | None
Rows: TypeAlias = Iterable[list[Value]]
_Entries: TypeAlias = Callable[[], Iterable[dict[str, Value]]]


def tables(graph: CareerGraph, layout: Layout) -> dict[str, Rows]:
    """Return a graph as tables: name of the sheet -> rows, the first of which holds the headings.

    Parameters
    ----------
    graph
        The graph.
    layout
        ``"moves"``: one row for each skill that a move asks for. ``"expected"``: one row for each skill that
        a role expects. ``"grid"``: skills down, roles across. Each leaves out what has no place in it.
        ``"sheets"``: a sheet for each kind of thing; reading them gives the same graph, but for what
        `careergraph.exchange.tables.unheld` names.

    Raises
    ------
    QuestionError
        Nothing of the graph has a place in the layout.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two roles", "skills": {"coaching": {"title": "Coaching"}},
    ...     "roles": {"rep": {"title": "Rep"}, "manager": {"title": "Manager"}},
    ...     "moves": [{"from": "rep", "to": "manager", "requires": {"coaching": 2}, "years": 2.5}],
    ... })
    >>> [list(row) for row in tables(graph, "moves")["moves"]]
    [['from', 'to', 'skill', 'level', 'years'], ['Rep', 'Manager', 'Coaching', 2, 2.5]]

    Notes
    -----
    Rows are made when they are gone through, each time anew, and not kept: a table of a million rows takes no
    memory. Cost: all rows are made twice, as their columns are known at the end.
    """
    if layout == "moves":
        return {"moves": _moves(graph, stated=False)}
    if layout == "grid":
        return {"grid": _grid(graph)}
    if layout == "expected":
        if not any(role.skills for role in graph.roles.values()):
            raise QuestionError("no role of this graph expects skills; export the moves, or all sheets")
        return {"expected skills": _ladders(graph)}
    makers: dict[str, Callable[[CareerGraph], _Table]] = {
        "graph": _graph,
        "levels": lambda graph: _Table(lambda: ({"level": level} for level in graph.file.levels)),
        "proficiency": lambda graph: _Table(
            lambda: ({"proficiency": level} for level in graph.file.proficiency)
        ),
        "functions": _functions,
        "sources": _sources,
        "skills": _skills,
        "roles": _roles,
        "facts": _facts,
        "expected skills": _expected,
        "moves": lambda graph: _moves(graph, stated=True),
        "field sources": _field_sources,
        "needs": _needs,
        "agreements": _agreements,
    }
    made = {name: make(graph) for name, make in makers.items()}
    # Roles and moves are what a graph is made of, so that their sheets are there for people to begin with.
    return {name: rows for name, rows in made.items() if rows.filled or name in {"roles", "skills", "moves"}}


def csv_files(made: Mapping[str, Rows]) -> dict[str, Iterator[bytes]]:
    r"""Return tables as CSV files by name, piece by piece.

    The first piece is a mark that says UTF-8, which Excel would not guess.

    >>> files = csv_files({"expected skills": [["role", "skill"], ["Chef", "Cooking"]]})
    >>> {name: list(pieces) for name, pieces in files.items()}
    {'expected-skills.csv': [b'\xef\xbb\xbf', b'role,skill\nChef,Cooking\n']}
    """
    return {f"{name.replace(' ', '-')}.csv": _csv(rows) for name, rows in made.items()}


def _csv(rows: Rows) -> Iterator[bytes]:
    yield BOM_UTF8
    for piece in csv_pieces(rows):
        yield piece.encode()


class _Names:
    """What entries are called in cells: by title, and by id beside it where the title does not give it."""

    def __init__(
        self,
        entries: Mapping[str, Role] | Mapping[str, Skill],
        *,
        noun: str,
        used: Iterable[str] | None = None,
    ) -> None:
        self.entries = entries
        titles = {key: fold(entries[key].title) for key in (entries if used is None else set(used))}
        given = ids_for(titles.values(), noun=noun)
        ids = {fold(key): key for key in titles}
        # A title that reads like the id of another entry would be taken for it.
        self.plain = all(given[title] == key == ids.get(title, key) for key, title in titles.items())

    def title(self, key: str) -> str:
        """Return what to call an entry."""
        return self.entries[key].title

    def id(self, key: str) -> str | None:
        """Return the id to say beside the title, or None where it follows from the title."""
        return None if self.plain else key


def _moves(graph: CareerGraph, *, stated: bool) -> _Table:
    """Return one row for each skill that a move asks for; ``stated``: only where the file says so."""

    def asked(move: Move) -> Mapping[str, Requirement]:
        return move.requires if stated else graph.requirements(move.source, move.target)

    # Where the sheets of roles and skills stand beside this one, names must be clear among all of them.
    used = None if stated else (skill for move in graph.file.moves for skill in asked(move))
    roles, skills = _Names(graph.roles, noun="role"), _Names(graph.skills, noun="skill", used=used)
    ends = {end for move in graph.file.moves for end in (move.source, move.target)}

    def entries() -> Iterator[dict[str, Value]]:
        for move in graph.file.moves:
            for skill, requirement in asked(move).items() or [("", None)]:
                row = _ends(graph, roles, move.source, move.target, levels=not stated)
                yield row | _required(graph, skills, skill, requirement) | _figures(move)
        for key in () if stated else graph.roles:
            if key not in ends:
                yield _ends(graph, roles, key, None, levels=True)

    return _Table(entries, always=("from", "to", "skill", "level"))


def _ends(
    graph: CareerGraph, roles: _Names, source: str, target: str | None, *, levels: bool
) -> dict[str, Value]:
    row: dict[str, Value] = {"from": roles.title(source), "to": roles.title(target) if target else None}
    for column in ("skill", "level", "optional", "years", "kind", "people", "leavers"):
        row[column] = None  # here, so that the columns stand in this order
    for side, key in (("from", source), ("to", target)):
        row[f"{side} level"] = graph.roles[key].level if key and levels else None
    for side, key in (("from", source), ("to", target)):
        row[f"{side} id"] = roles.id(key) if key else None
    return row


def _required(graph: CareerGraph, skills: _Names, key: str, item: Requirement | None) -> dict[str, Value]:
    if item is None:
        return {}
    return {
        "skill": joined([skills.title(key)]),
        "skill id": skills.id(key),
        "level": _level(graph, item.level),
        "optional": "yes" if item.optional else None,
        "skill sources": joined(item.sources),
    }


def _figures(move: Move) -> dict[str, Value]:
    return {
        "years": move.years,
        "kind": move.kind,
        "people": move.people,
        "leavers": move.leavers,
        "sources": joined(move.sources),
    }


def _level(graph: CareerGraph, level: int) -> Value:
    return graph.proficiency_name(level) if graph.file.proficiency else level


def _ladders(graph: CareerGraph) -> _Table:
    """Return one row for each skill that a role expects, with its ladder where it came from one."""
    expecting = [key for key, role in graph.roles.items() if role.skills]
    names = _Names(graph.roles, noun="role", used=expecting)
    used = (skill for key in expecting for skill in graph.roles[key].skills)
    skills = _Names(graph.skills, noun="skill", used=used)

    def entries() -> Iterator[dict[str, Value]]:
        for key, role in graph.roles.items():
            ladder, level = _on_ladder(role)
            functions = [graph.file.functions[function] for function in role.focus]
            for skill, step in role.skills.items():
                yield {
                    "function": joined(functions),
                    "role": ladder,
                    "role id": names.id(key),
                    "role level": level,
                    "role summary": role.summary,
                    "skill": joined([skills.title(skill)]),
                    "skill id": skills.id(skill),
                    "skill summary": graph.skills[skill].summary,
                    "proficiency": _level(graph, step),
                    "optional": "yes" if skill in role.optional else None,
                    "sources": joined(role.field_sources.get(f"skills.{skill}", ())),
                }

    return _Table(entries, always=("role", "skill", "proficiency"))


def _grid(graph: CareerGraph) -> Rows:
    """Return skills down and roles across, with the proficiency level that each role expects essentially."""
    roles = [role for role in graph.roles.values() if role.skills.keys() - role.optional]
    if not roles:
        raise QuestionError("no role of this graph expects skills; export the moves, or all sheets")
    if len(roles) > MOST_ROLES:
        raise QuestionError(f"a grid holds at most {MOST_ROLES:,} roles; export the expected skills instead")
    asked = {key for role in roles for key in role.skills.keys() - role.optional}
    head: list[Value] = ["skill kind", CORNER, *(role.title for role in roles)]
    rows = [head]
    for key, skill in graph.skills.items():
        if key in asked:
            levels = [
                _level(graph, role.skills[key]) if key in role.skills and key not in role.optional else None
                for role in roles
            ]
            rows.append([skill.kind, skill.title, *levels])
    return rows


def explained(made: Mapping[str, Rows]) -> Rows:
    """Return a sheet that explains the others to whoever opens the file."""
    lines = [
        "These sheets were written by careergraph from a graph of roles, moves and the skills they ask for.",
        "Edit them in a spreadsheet and read them back with: careergraph import table FILE -o GRAPH",
        "The import says first what it takes each sheet for, and writes nothing while anything is wrong.",
    ]
    if "grid" in made:
        lines.append(
            "In the grid skills stand down and roles across; a cell is the proficiency level that the role "
            "expects, and blank where it expects none. Optional skills are not shown."
        )
    return [[line] for line in lines]


def _on_ladder(role: Role) -> tuple[str, str | None]:
    """Return the ladder of a role, or its title, and its level as its table had it."""
    ladder = role.codes.get("ladder")
    if ladder is None:
        return role.title, role.level
    graded = role.level is not None and role.title == f"{ladder} ({role.level})"
    return ladder, role.level if graded else role.title


def _graph(graph: CareerGraph) -> _Table:
    about: dict[str, Value] = {
        "title": graph.file.title,
        "description": graph.file.description,
        "version": graph.file.version,
        "updated": graph.file.updated,
        "owner": graph.file.owner,
        "licence": graph.file.licence,
        "language": graph.file.language,
        "ignore": joined(graph.file.ignore),
    }
    return _Table(lambda: ({"property": name, "value": text} for name, text in about.items() if text))


def _functions(graph: CareerGraph) -> _Table:
    return _Table(lambda: ({"id": key, "title": title} for key, title in graph.file.functions.items()))


def _sources(graph: CareerGraph) -> _Table:
    return _Table(
        lambda: (
            {
                "id": key,
                "title": source.title,
                "where": source.where,
                "licence": source.licence,
                "derived": "yes" if source.derived else None,
            }
            for key, source in graph.file.sources.items()
        )
    )


def _skills(graph: CareerGraph) -> _Table:
    return _Table(
        lambda: (
            {
                "id": key,
                "title": skill.title,
                "kind": skill.kind,
                "effort": None if skill.effort == 1 else skill.effort,
                "aliases": joined(skill.aliases),
                "summary": skill.summary,
                "codes": joined_pairs(skill.codes),
                "sources": joined(skill.sources),
            }
            for key, skill in graph.skills.items()
        ),
        always=("id", "title"),
    )


def _roles(graph: CareerGraph) -> _Table:
    return _Table(
        lambda: (
            {
                "id": key,
                "title": role.title,
                "level": role.level,
                "focus": joined_pairs({function: repr(share) for function, share in role.focus.items()}),
                "scope": role.scope,
                "summary": role.summary,
                "aliases": joined(role.aliases),
                "codes": joined_pairs(role.codes),
                "sources": joined(role.sources),
            }
            for key, role in graph.roles.items()
        ),
        always=("id", "title"),
    )


def _facts(graph: CareerGraph) -> _Table:
    return _Table(
        lambda: (
            {"role": key, "field": field, "text": fact.text, "sources": joined(fact.sources)}
            for key, role in graph.roles.items()
            for field in ("responsibilities", "kpis", "deliverables")
            for fact in getattr(role, field)
        )
    )


def _expected(graph: CareerGraph) -> _Table:
    return _Table(
        lambda: (
            {
                "role": key,
                "skill": skill,
                "proficiency": _level(graph, level),
                "optional": "yes" if skill in role.optional else None,
            }
            for key, role in graph.roles.items()
            for skill, level in role.skills.items()
        )
    )


def _field_sources(graph: CareerGraph) -> _Table:
    def entries() -> Iterator[dict[str, Value]]:
        for key, role in graph.roles.items():
            for field, sources in role.field_sources.items():
                yield {"role": key, "from": None, "to": None, "field": field, "sources": joined(sources)}
        for move in graph.file.moves:
            ends: dict[str, Value] = {"role": None, "from": move.source, "to": move.target}
            for field, sources in move.field_sources.items():
                yield ends | {"field": field, "sources": joined(sources)}

    return _Table(entries, always=("field", "sources"))


def _needs(graph: CareerGraph) -> _Table:
    return _Table(
        lambda: (
            {"id": key, "title": need.title, "function": need.function, "sources": joined(need.sources)}
            for key, need in graph.file.needs.items()
        )
    )


def _agreements(graph: CareerGraph) -> _Table:
    return _Table(
        lambda: ({"text": fact.text, "sources": joined(fact.sources)} for fact in graph.file.agreements)
    )


class _Table:
    """Rows with the columns that hold something, under their headings, made anew whenever they are asked for.

    Parameters
    ----------
    entries
        Makes the rows: our name of a column -> what the cell says.
    always
        Columns that are there even where they hold nothing.
    """

    def __init__(self, entries: _Entries, *, always: Sequence[str] = ()) -> None:
        self.entries = entries
        columns: dict[str, None] = {}
        used = set(always)
        self.filled = False
        for row in entries():
            self.filled = True
            for column, value in row.items():
                columns.setdefault(column)
                if value is not None and value != "":
                    used.add(column)
        self.head = [column for column in columns or always if column in used]

    def __iter__(self) -> Iterator[list[Value]]:
        yield list(self.head)
        for row in self.entries():
            yield [row.get(column) for column in self.head]
