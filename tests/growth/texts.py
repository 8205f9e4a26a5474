"""Graph files and profiles of any size: right ones, and ones with the same mistake again and again.

Each maker takes a size and returns plain data or a text of about that many parts.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FILES", "PROFILES", "YAML"]

Data = dict[str, Any]


def graph(roles: Data | None = None, moves: list[Any] | None = None, **fields: Any) -> Data:  # noqa: ANN401 - JSON
    """Return a graph file as plain data."""
    return {
        "format": "careergraph/1",
        "title": "T",
        "roles": roles or {"a": {"title": "A"}, "b": {"title": "B"}},
        "moves": moves or [],
        **fields,
    }


def many(name: str, size: int) -> list[str]:
    return [f"{name} {number}" for number in range(size)]


def entries(name: str, size: int, **fields: Any) -> Data:  # noqa: ANN401 - JSON
    return {f"{name}-{number}": {"title": f"{name} {number}", **fields} for number in range(size)}


def right(size: int) -> Data:
    """A framework in good order, a ladder of roles with skills and sources."""
    roles = {
        f"role-{number}": {
            "title": f"Role {number}",
            "level": f"L{number % 9}",
            "aliases": [f"Alias {number}"],
            "focus": {"f": 0.5, "g": 0.5},
            "skills": {f"skill-{number}": 2, f"skill-{number // 2}": 1},
            "kpis": [{"text": f"Fact {number}", "sources": ["s"]}],
            "field_sources": {"level": ["s"]},
        }
        for number in range(size)
    }
    moves = [
        {
            "from": f"role-{number}",
            "to": f"role-{number + step}",
            "requires": {f"skill-{number}": 2},
            "years": 2,
        }
        for number in range(size)
        for step in (1, 9)
        if number + step < size
    ]
    return graph(
        roles,
        moves,
        skills=entries("skill", size),
        sources=entries("s", 1) | {"s": {"title": "S"}},
        levels=[f"L{number}" for number in range(9)],
        functions={"f": "F", "g": "G"},
        proficiency=["P", "Q"],
    )


FILES: dict[str, Callable[[int], Data]] = {
    "a file in good order": right,
    "names of one role that another has": lambda size: graph(
        {"a": {"title": "A", "aliases": many("x", size)}, "b": {"title": "B", "aliases": many("x", size)}}
    ),
    "names that all roles share": lambda size: graph(entries("r", size, aliases=["one", "two", "three"])),
    "the same move again and again": lambda size: graph(moves=[{"from": "a", "to": "b"}] * size),
    "moves between roles that are not there": lambda size: graph(
        moves=[{"from": f"x{number}", "to": f"y{number}"} for number in range(size)]
    ),
    "levels that are not there": lambda size: graph(
        {f"r{number}": {"title": f"R{number}", "level": f"no {number}"} for number in range(size)},
        levels=many("level", size),
    ),
    "levels that are there": lambda size: graph(
        {f"r{number}": {"title": f"R{number}", "level": f"level {number}"} for number in range(size)},
        [{"from": f"r{number}", "to": f"r{number + 1}", "kind": "lateral"} for number in range(size - 1)],
        levels=many("level", size),
    ),
    "levels that are texts": lambda size: graph(
        {"a": {"title": "A", "skills": {f"skill-{number}": f"step {number}" for number in range(size)}}},
        skills=entries("skill", size),
        proficiency=many("step", size),
    ),
    "levels off the scale": lambda size: graph(
        {"a": {"title": "A", "skills": {f"skill-{number}": size + 2.5 for number in range(size)}}},
        skills=entries("skill", size),
        proficiency=many("step", size),
    ),
    "skills that are not there": lambda size: graph(
        {"a": {"title": "A"}, "b": {"title": "B"}},
        [{"from": "a", "to": "b", "requires": {f"skil-{number}": 1 for number in range(size)}}],
        skills=entries("skill", size),
    ),
    "sources of skills that a role does not expect": lambda size: graph(
        {
            "a": {
                "title": "A",
                "skills": {f"skill-{number}": 1 for number in range(size)},
                "field_sources": {f"skills.skil-{number}": [] for number in range(size)},
            }
        },
        skills=entries("skill", size),
    ),
    "sources that are not there": lambda size: graph(
        {"a": {"title": "A", "sources": many("source", size)}}, sources=entries("source", size)
    ),
    "fields that are not known": lambda size: graph(
        {f"r{number}": {"titel": "R", f"field{number}": 1} for number in range(size)}
    ),
    "fields of the file that are not known": lambda size: (
        graph() | {f"field{number}": 1 for number in range(size)}
    ),
    "sources of fields that are not known": lambda size: graph(
        {"a": {"title": "A", "field_sources": {f"lefel{number}": [] for number in range(size)}}}
    ),
    "texts that are numbers": lambda size: graph({f"r{number}": {"title": number} for number in range(size)}),
    "facts that are numbers": lambda size: graph({"a": {"title": "A", "kpis": list(range(size))}}),
    "ids that are none": lambda size: graph(entries("r !", size)),
    "levels that come twice": lambda size: graph(levels=many("level", size) * 2),
    "functions that are not there": lambda size: graph(
        {f"r{number}": {"title": f"R{number}", "focus": {f"fun{number}": 1}} for number in range(size)},
        functions={f"function{number}": "F" for number in range(size)},
    ),
    "names of a thousand letters": lambda size: graph(
        {f"r{number}": {"title": "x" * 1000, "level": "y" * 1000} for number in range(size)},
        levels=["z" * 1000],
    ),
    "deep lists": lambda size: graph({"a": {"title": "A", "kpis": [[[[["x"]]]] for _ in range(size)]}}),
}

# Texts that only YAML can say.
YAML: dict[str, Callable[[int], str]] = {
    "empty lists": lambda size: "[" + "[]," * size + "]",
    "keys that come twice": lambda size: "".join(f"k{number}: 1\n" for number in range(size)) * 2,
    "the same key again and again": lambda size: "k: 1\n" * size,
    "aliases of a list": lambda size: f"a: &a [{'x, ' * 50}]\nb: [{'*a, ' * size}]\n",
    "aliases of aliases": lambda size: (
        "a0: &a0 [x]\n"
        + "".join(f"a{number}: &a{number} [*a{number - 1}]\n" for number in range(1, min(size, 60)))
    ),
    "mistakes behind aliases": lambda size: (
        "format: careergraph/1\ntitle: T\nroles:\n"
        + "".join(
            f"  r{number}: &r{number} {{titel: {number}}}\n  s{number}: *r{number}\n"
            for number in range(size)
        )
        + "moves: []\n"
    ),
    "merge keys": lambda size: (
        "a: &a {x: 1}\n" + "".join(f"b{number}: {{<<: *a}}\n" for number in range(size))
    ),
    "tags": lambda size: "a: [" + "!x y, " * size + "]\n",
    "long numbers": lambda size: "a: [" + f"{'9' * 301}, " * size + "]\n",
    "numbers of all kinds": lambda size: "a: [" + "0x1F, 1e3, .5, 0o17, 1_000, 12:30, .inf, " * size + "]\n",
    "a text that is never closed": lambda size: "a: '" + "x''" * size,
    "a long text": lambda size: "a: |\n" + "  some words\n" * size,
    "deep": lambda size: "[" * size,
    "lines that are none": lambda size: "a: 1\n" + "b\n" * size,
}

PROFILES: dict[str, Callable[[int], Data]] = {
    "names that are not there": lambda size: {"skills": {f"skil {number}": 1 for number in range(size)}},
    "a list of names": lambda size: {"skills": many("budgetin", size)},
    "levels that are not there": lambda size: {
        "skills": {f"Skill {number}": f"no {number}" for number in range(size)}
    },
    "fields that are not known": lambda size: {f"field{number}": 1 for number in range(size)},
    "skills without a name": lambda size: {"skills": [{"level": number} for number in range(size)]},
    "a resume": lambda size: {
        "basics": {},
        "skills": [
            {"name": f"s {number}", "level": "Master", "keywords": many("k", 3)} for number in range(size)
        ],
    },
    "the same name again and again": lambda size: {"skills": ["one"] * size},
    "long names": lambda size: {"skills": {"x" * 1000 + str(number): 1 for number in range(size)}},
}


def as_text(data: Data) -> str:
    return json.dumps(data)
