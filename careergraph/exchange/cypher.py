"""Cypher, for Neo4j and other graph databases: statements that can be run again without doubling anything."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from careergraph.document.files import MADE
from careergraph.exchange.attributes import about_lines, move_attributes, moves, role_attributes, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careergraph.graph import CareerGraph

__all__ = ["to_cypher"]

# Rows of one statement: a database keeps each in memory.
ROWS = 500


def to_cypher(graph: CareerGraph) -> Iterator[str]:
    r"""Yield Cypher statements that make the graph.

    Roles are ``(:Role)``, skills ``(:Skill)``; a role ``EXPECTS`` skills at a ``level``, ``essential`` or
    not, and a ``MOVE`` leads to another role, with ``requires`` (skill ids), ``levels`` and ``essential``
    side by side. Every value is a quoted text, a number or a list of those: no text of a graph can become a
    part of a statement.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "It's"}}, "moves": []})
    >>> print("".join(to_cypher(graph)))
    // Made by careergraph, which may replace this file: take this line away to keep changes
    CREATE CONSTRAINT careergraph_role IF NOT EXISTS FOR (r:Role) REQUIRE r.id IS UNIQUE;
    CREATE CONSTRAINT careergraph_skill IF NOT EXISTS FOR (s:Skill) REQUIRE s.id IS UNIQUE;
    UNWIND [
      {id: 'a', title: 'It\'s'}
    ] AS row MERGE (r:Role {id: row.id}) SET r += row;
    <BLANKLINE>
    """
    yield f"// {MADE}\n"
    yield from (f"{line}\n" for line in _statements_of(graph))


def _statements_of(graph: CareerGraph) -> Iterator[str]:
    yield from [
        *(f"// {line}" for line in about_lines(graph)),
        "CREATE CONSTRAINT careergraph_role IF NOT EXISTS FOR (r:Role) REQUIRE r.id IS UNIQUE;",
        "CREATE CONSTRAINT careergraph_skill IF NOT EXISTS FOR (s:Skill) REQUIRE s.id IS UNIQUE;",
    ]
    yield from chain(
        _statements(_skills(graph), "MERGE (s:Skill {id: row.id}) SET s += row"),
        _statements(_roles(graph), "MERGE (r:Role {id: row.id}) SET r += row"),
        _statements(
            _expected(graph),
            "MATCH (r:Role {id: row.role}), (s:Skill {id: row.skill}) MERGE (r)-[e:EXPECTS]->(s) "
            "SET e.level = row.level, e.essential = row.essential",
        ),
        _statements(
            _moves(graph),
            "MATCH (a:Role {id: row.from}), (b:Role {id: row.to}) MERGE (a)-[m:MOVE]->(b) SET m += row.facts",
        ),
    )


def _statements(rows: Iterable[dict[str, Any]], what: str) -> Iterator[str]:
    rows = iter(rows)
    while batch := list(islice(rows, ROWS)):
        listed = ",\n".join(f"  {_literal(row)}" for row in batch)
        yield f"UNWIND [\n{listed}\n] AS row {what};"


def _skills(graph: CareerGraph) -> Iterator[dict[str, Any]]:
    for key in sorted(graph.skills):
        skill = graph.skills[key]
        row = {"id": key, "title": skill.title, "effort": skill.effort}
        yield row | ({"kind": skill.kind} if skill.kind else {})


def _roles(graph: CareerGraph) -> Iterator[dict[str, Any]]:
    for role in roles(graph):
        # A node holds texts, numbers and lists of them: mappings become relations, or two lists.
        values = role_attributes(graph, role)
        for name in ("skills", "optional"):
            values.pop(name, None)
        codes = values.pop("codes", {})
        focus = values.pop("focus", {})
        row = {"id": role.id, **values}
        if focus:
            row |= {"functions": [graph.file.functions[key] for key in focus], "shares": list(focus.values())}
        if codes:
            row["codes"] = [f"{system}:{code}" for system, code in codes.items()]
        yield row


def _expected(graph: CareerGraph) -> Iterator[dict[str, Any]]:
    for role in roles(graph):
        for skill in sorted(role.skills):
            essential = skill not in role.optional
            yield {"role": role.id, "skill": skill, "level": role.skills[skill], "essential": essential}


def _moves(graph: CareerGraph) -> Iterator[dict[str, Any]]:
    for move in moves(graph):
        facts = move_attributes(graph, move)
        asked = facts.pop("requires", [])
        if asked:
            facts["requires"] = [item["skill"] for item in asked]
            facts["levels"] = [item["level"] for item in asked]
            # `optional` is a word of the language.
            facts["essential"] = [not item["optional"] for item in asked]
        yield {"from": move.source, "to": move.target, "facts": facts}


def _literal(value: Any) -> str:  # noqa: ANN401 - what a property may be
    """Return a value as a literal. Names of properties are ours alone, and need no quoting."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_literal(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else repr(value)


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t")
    # Some databases replace \uXXXX before they look at quotes: no `u` follows a backslash, even if escaped.
    return f"'{escaped}'".replace("\\\\u", "\\\\' + 'u")
