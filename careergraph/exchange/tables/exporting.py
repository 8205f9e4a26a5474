"""From a graph to tables: rows for people to edit in a spreadsheet, which `import_table` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from careergraph.errors import QuestionError
from careergraph.exchange.tables.delimited import to_csv
from careergraph.exchange.tables.kinds import CORNER
from careergraph.exchange.tables.lists import joined, joined_pairs
from careergraph.exchange.tables.slugs import ids_for
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from careergraph.document.records import Move, Requirement, Role, Skill
    from careergraph.graph import CareerGraph

__all__ = ["LAYOUTS", "Layout", "Rows", "csv_files", "explained", "tables"]

Layout: TypeAlias = Literal["moves", "expected", "grid", "sheets"]
LAYOUTS: tuple[Layout, ...] = ("moves", "expected", "grid", "sheets")
# Excel has no more columns, two of which name the skill.
MOST_ROLES = 16_382
Value: TypeAlias = str | float | None
Rows: TypeAlias = list[list[Value]]


def tables(graph: CareerGraph, layout: Layout) -> dict[str, Rows]:
    """Return a graph as tables: name of the sheet -> rows, the first of which holds the headings.

    Parameters
    ----------
    graph
        The graph.
    layout
        ``"moves"``: one row for each skill that a move asks for. ``"expected"``: one row for each skill that
        a role expects. ``"grid"``: skills down, roles across. Each leaves out what has no place in it.
        ``"sheets"``: everything, a sheet for each kind of thing; reading them gives the same graph.

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
    >>> tables(graph, "moves")
    {'moves': [['from', 'to', 'skill', 'level', 'years'], ['Rep', 'Manager', 'Coaching', 2, 2.5]]}
    """
    if layout == "moves":
        return {"moves": _moves(graph, stated=False)}
    if layout == "grid":
        return {"grid": _grid(graph)}
    if layout == "expected":
        if not any(role.skills for role in graph.roles.values()):
            raise QuestionError("no role of this graph expects skills; export the moves, or all sheets")
        return {"expected skills": _ladders(graph)}
    makers: dict[str, Callable[[CareerGraph], Rows]] = {
        "graph": _graph,
        "levels": lambda graph: _table([{"level": level} for level in graph.file.levels]),
        "proficiency": lambda graph: _table([{"proficiency": level} for level in graph.file.proficiency]),
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
    return {
        name: rows for name, rows in made.items() if len(rows) > 1 or name in {"roles", "skills", "moves"}
    }


def csv_files(made: Mapping[str, Rows]) -> dict[str, bytes]:
    r"""Return tables as CSV files by name; a mark at the beginning says UTF-8, which Excel would not guess.

    >>> csv_files({"expected skills": [["role", "skill"], ["Chef", "Cooking"]]})
    {'expected-skills.csv': b'\xef\xbb\xbfrole,skill\nChef,Cooking\n'}
    """
    return {f"{name.replace(' ', '-')}.csv": to_csv(rows).encode("utf-8-sig") for name, rows in made.items()}


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


def _moves(graph: CareerGraph, *, stated: bool) -> Rows:
    """Return one row for each skill that a move asks for; ``stated``: only where the file says so."""
    asked_by = [
        move.requires if stated else graph.requirements(move.source, move.target) for move in graph.file.moves
    ]
    # Where the sheets of roles and skills stand beside this one, names must be clear among all of them.
    used = None if stated else (skill for asked in asked_by for skill in asked)
    roles, skills = _Names(graph.roles, noun="role"), _Names(graph.skills, noun="skill", used=used)
    rows = []
    for move, asked in zip(graph.file.moves, asked_by, strict=True):
        for skill, requirement in asked.items() or [("", None)]:
            row = _ends(graph, roles, move.source, move.target, levels=not stated)
            row |= _required(graph, skills, skill, requirement) | _figures(move)
            rows.append(row)
    if not stated:
        alone = set(graph.roles) - {end for move in graph.file.moves for end in (move.source, move.target)}
        rows += [_ends(graph, roles, key, None, levels=True) for key in graph.roles if key in alone]
    return _table(rows, always=("from", "to", "skill", "level"))


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


def _ladders(graph: CareerGraph) -> Rows:
    """Return one row for each skill that a role expects, with its ladder where it came from one."""
    expecting = [key for key, role in graph.roles.items() if role.skills]
    names = _Names(graph.roles, noun="role", used=expecting)
    used = (skill for key in expecting for skill in graph.roles[key].skills)
    skills = _Names(graph.skills, noun="skill", used=used)
    rows: list[dict[str, Value]] = []
    for key, role in graph.roles.items():
        ladder, level = _on_ladder(role)
        functions = [graph.file.functions[function] for function in role.focus]
        for skill, step in role.skills.items():
            rows.append(
                {
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
            )
    return _table(rows, always=("role", "skill", "proficiency"))


def _grid(graph: CareerGraph) -> Rows:
    """Return skills down and roles across, with the proficiency level that each role expects essentially."""
    roles = [role for role in graph.roles.values() if role.skills.keys() - role.optional]
    if not roles:
        raise QuestionError("no role of this graph expects skills; export the moves, or all sheets")
    if len(roles) > MOST_ROLES:
        raise QuestionError(f"a grid holds at most {MOST_ROLES:,} roles; export the expected skills instead")
    asked = {key for role in roles for key in role.skills.keys() - role.optional}
    head: list[Value] = ["skill kind", CORNER, *(role.title for role in roles)]
    rows: Rows = [head]
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


def _graph(graph: CareerGraph) -> Rows:
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
    return _table([{"property": name, "value": text} for name, text in about.items() if text])


def _functions(graph: CareerGraph) -> Rows:
    return _table([{"id": key, "title": title} for key, title in graph.file.functions.items()])


def _sources(graph: CareerGraph) -> Rows:
    return _table(
        [
            {
                "id": key,
                "title": source.title,
                "where": source.where,
                "licence": source.licence,
                "derived": "yes" if source.derived else None,
            }
            for key, source in graph.file.sources.items()
        ]
    )


def _skills(graph: CareerGraph) -> Rows:
    return _table(
        [
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
        ],
        always=("id", "title"),
    )


def _roles(graph: CareerGraph) -> Rows:
    return _table(
        [
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
        ],
        always=("id", "title"),
    )


def _facts(graph: CareerGraph) -> Rows:
    return _table(
        [
            {"role": key, "field": field, "text": fact.text, "sources": joined(fact.sources)}
            for key, role in graph.roles.items()
            for field in ("responsibilities", "kpis", "deliverables")
            for fact in getattr(role, field)
        ]
    )


def _expected(graph: CareerGraph) -> Rows:
    return _table(
        [
            {
                "role": key,
                "skill": skill,
                "proficiency": _level(graph, level),
                "optional": "yes" if skill in role.optional else None,
            }
            for key, role in graph.roles.items()
            for skill, level in role.skills.items()
        ]
    )


def _field_sources(graph: CareerGraph) -> Rows:
    rows: list[dict[str, Value]] = [
        {"role": key, "from": None, "to": None, "field": field, "sources": joined(sources)}
        for key, role in graph.roles.items()
        for field, sources in role.field_sources.items()
    ]
    rows += [
        {"role": None, "from": move.source, "to": move.target, "field": field, "sources": joined(sources)}
        for move in graph.file.moves
        for field, sources in move.field_sources.items()
    ]
    return _table(rows, always=("field", "sources"))


def _needs(graph: CareerGraph) -> Rows:
    return _table(
        [
            {"id": key, "title": need.title, "function": need.function, "sources": joined(need.sources)}
            for key, need in graph.file.needs.items()
        ]
    )


def _agreements(graph: CareerGraph) -> Rows:
    return _table([{"text": fact.text, "sources": joined(fact.sources)} for fact in graph.file.agreements])


def _table(rows: Iterable[dict[str, Value]], *, always: Sequence[str] = ()) -> Rows:
    """Return rows with the columns that hold something, under their headings."""
    rows = list(rows)
    columns = dict.fromkeys([column for row in rows for column in row] or always)
    used = [
        column
        for column in columns
        if column in always or any(row.get(column) not in {None, ""} for row in rows)
    ]
    return [list(used), *([row.get(column) for column in used] for row in rows)]
