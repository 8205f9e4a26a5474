"""A graph as tables: data frames of pandas or polars, whichever is installed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from careergraph.errors import MissingExtraError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careergraph.graph import CareerGraph

__all__ = ["Engine", "frames"]

Engine: TypeAlias = Literal["pandas", "polars"]

# Each engine, the first that is preferred, and the extra that installs it.
EXTRAS: dict[str, str] = {"pandas": "frames", "polars": "polars"}

Cell: TypeAlias = Literal["text", "whole", "number", "flag"]

# What each table holds, column by column.
ROLES: dict[str, Cell] = {
    "id": "text",
    "title": "text",
    "level": "text",
    "rung": "whole",
    "scope": "text",
    "summary": "text",
    "aliases": "text",
    "sources": "text",
}
SKILLS: dict[str, Cell] = {
    "id": "text",
    "title": "text",
    "kind": "text",
    "effort": "number",
    "summary": "text",
    "aliases": "text",
    "sources": "text",
}
EXPECTED: dict[str, Cell] = {
    "role": "text",
    "skill": "text",
    "level": "whole",
    "optional": "flag",
    "sources": "text",
}
MOVES: dict[str, Cell] = {
    "from": "text",
    "to": "text",
    "kind": "text",
    "years": "number",
    "people": "whole",
    "leavers": "whole",
    "share": "number",
    "sources": "text",
}
REQUIREMENTS: dict[str, Cell] = {
    "from": "text",
    "to": "text",
    "skill": "text",
    "level": "whole",
    "optional": "flag",
    "stated": "flag",
    "sources": "text",
}
FACTS: dict[str, Cell] = {
    "role": "text",
    "field": "text",
    "position": "whole",
    "text": "text",
    "sources": "text",
}

# The types of the cells; all but `flag` can be missing.
PANDAS: dict[Cell, str] = {"text": "string", "whole": "Int64", "number": "float64", "flag": "bool"}
POLARS: dict[Cell, str] = {"text": "String", "whole": "Int64", "number": "Float64", "flag": "Boolean"}


def frames(graph: CareerGraph, *, engine: Engine | None = None) -> dict[str, Any]:
    """Return the graph as data frames, one for each kind of thing.

    Parameters
    ----------
    graph
        The graph.
    engine
        ``"pandas"`` or ``"polars"``; None takes pandas where it is installed, else polars.

    Returns
    -------
    dict
        ``roles``, with a column ``focus_FUNCTION`` (0..1) for each function; ``skills``; ``expected``, the
        proficiency levels that roles expect; ``moves``; ``requirements``, what each move asks for, where
        ``stated`` is false for those that stand for the target's expected skills; and ``facts``, the
        responsibilities, KPIs and deliverables. Rows are in the order of their ids. Lists, such as aliases
        and sources, are text parted by ``"; "``. What is unknown is missing.

    Raises
    ------
    MissingExtraError
        Neither pandas nor polars is installed, or not the one that was asked for.
    QuestionError
        There is no such engine.

    Notes
    -----
    Cost: O(roles + moves + requirements + facts) time and memory.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two roles",
    ...     "roles": {"junior": {"title": "Junior"}, "senior": {"title": "Senior"}},
    ...     "moves": [{"from": "junior", "to": "senior", "years": 2}],
    ... })
    >>> frames(graph)["moves"][["from", "to", "years"]].to_dict("records")
    [{'from': 'junior', 'to': 'senior', 'years': 2.0}]
    """
    chosen, module = _engine(engine)
    functions = sorted({*graph.file.functions, *(key for role in graph.roles.values() for key in role.focus)})
    focus: dict[str, Cell] = {f"focus_{function}": "number" for function in functions}
    tables: dict[str, tuple[Mapping[str, Cell], Iterable[tuple[object, ...]]]] = {
        "roles": (ROLES | focus, _roles(graph, functions)),
        "skills": (SKILLS, _skills(graph)),
        "expected": (EXPECTED, _expected(graph)),
        "moves": (MOVES, _moves(graph)),
        "requirements": (REQUIREMENTS, _requirements(graph)),
        "facts": (FACTS, _facts(graph)),
    }
    make = _pandas if chosen == "pandas" else _polars
    return {name: make(module, cells, rows) for name, (cells, rows) in tables.items()}


def _engine(engine: str | None) -> tuple[str, Any]:
    """Import an engine: the one asked for, or the first that is installed."""
    if engine is not None and engine not in EXTRAS:
        raise QuestionError(f"no engine is called {engine!r}; say {' or '.join(map(repr, EXTRAS))}")
    for name in EXTRAS if engine is None else [engine]:
        try:
            return name, import_module(name)
        except ImportError:
            continue
    what = "frames" if engine is None else f"frames of {engine}"
    raise MissingExtraError(what, EXTRAS[engine or "pandas"])


def _pandas(pandas: Any, cells: Mapping[str, Cell], rows: Iterable[tuple[object, ...]]) -> Any:  # noqa: ANN401 - a module, a frame
    columns = list(zip(*rows, strict=True)) or [()] * len(cells)
    return pandas.DataFrame(
        {
            name: pandas.Series(values, dtype=PANDAS[cell])
            for (name, cell), values in zip(cells.items(), columns, strict=True)
        }
    )


def _polars(polars: Any, cells: Mapping[str, Cell], rows: Iterable[tuple[object, ...]]) -> Any:  # noqa: ANN401 - a module, a frame
    schema = {name: getattr(polars, POLARS[cell]) for name, cell in cells.items()}
    return polars.DataFrame(list(rows), schema=schema, orient="row")


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)


def _roles(graph: CareerGraph, functions: list[str]) -> Iterator[tuple[object, ...]]:
    for key, role in sorted(graph.roles.items()):
        yield (
            key,
            role.title,
            role.level,
            graph.rung(key),
            role.scope,
            role.summary,
            _joined(role.aliases),
            _joined(role.sources),
            *(role.focus.get(function, 0.0) for function in functions),
        )


def _skills(graph: CareerGraph) -> Iterator[tuple[object, ...]]:
    for key, skill in sorted(graph.skills.items()):
        lists = _joined(skill.aliases), _joined(skill.sources)
        yield key, skill.title, skill.kind, skill.effort, skill.summary, *lists


def _expected(graph: CareerGraph) -> Iterator[tuple[object, ...]]:
    for key, role in sorted(graph.roles.items()):
        for skill, level in sorted(role.skills.items()):
            sources = _joined(graph.sources_of(role, f"skills.{skill}"))
            yield key, skill, level, skill in role.optional, sources


def _moves(graph: CareerGraph) -> Iterator[tuple[object, ...]]:
    for move in graph.moves_by_id():
        figures = move.years, move.people, move.leavers, move.share
        kind = graph.kind(move.source, move.target)
        yield move.source, move.target, kind, *figures, _joined(move.sources)


def _requirements(graph: CareerGraph) -> Iterator[tuple[object, ...]]:
    for move in graph.moves_by_id():
        source, target = move.source, move.target
        stated = bool(move.requires)
        for skill, item in sorted(graph.requirements(source, target).items()):
            if stated:
                sources = graph.sources_of(move, f"requires.{skill}", item)
            else:
                sources = graph.sources_of(graph.roles[target], f"skills.{skill}")
            yield source, target, skill, item.level, item.optional, stated, _joined(sources)


def _facts(graph: CareerGraph) -> Iterator[tuple[object, ...]]:
    for key, role in sorted(graph.roles.items()):
        for field in ("responsibilities", "kpis", "deliverables"):
            for position, fact in enumerate(getattr(role, field), 1):
                yield key, field, position, fact.text, _joined(graph.sources_of(role, field, fact))
