"""Graphs whose texts mean something to some format, and tables as people keep them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.exchange.tables.cells import CellProblem, letters
from careergraph.exchange.tables.importing import import_table

NASTY = (
    'say "hi"',
    "a & b < c > d",
    "back\\slash\\",
    "two\nlines",
    "emoji \N{UNICORN FACE}",
    "مدير المبيعات",
    "]]> end",
    "a -- b --> c",
    "%% comment",
    "`ticks`",
    "'; MATCH (n) DETACH DELETE n; //",
    "\\u0027}) DETACH DELETE n //",
    "</script><b>x</b>",
    "&lt;b&gt; &amp;",
    "end",
    "1. list",
    "#35; #quot;",
    "=1+1",
    "'=1+1",
    "{a|b} [c]",
    "tab\there",
    "~*_md_*~",
    "\\N\\L\\n",
    "a;b,c|d",
    "-x",
    "name: value",
    "_x0041_ _x005F_",
)


def nasty_data() -> dict[str, Any]:
    return {
        "format": "careergraph/1",
        "title": NASTY[0] + NASTY[6],
        "description": NASTY[2],
        "levels": ["Low", "High"],
        "proficiency": ["a;b", '"Working"', "=Top"],
        "functions": {"f": NASTY[1], "g": NASTY[3]},
        "sources": {"s": {"title": NASTY[1], "where": NASTY[12], "licence": NASTY[0]}},
        "skills": {
            f"s{n}": {
                "title": f"S{text}",
                "summary": text,
                "aliases": [f"T{text}"],
                "effort": n / 4,
                "kind": text,
            }
            for n, text in enumerate(NASTY)
        },
        "roles": {
            f"r{n}": {
                "title": text,
                "level": ["Low", "High"][n % 2],
                "summary": text,
                "aliases": [f"A{text}", f"B{text}"],
                "responsibilities": [text, {"text": f"R{text}", "sources": ["s"]}],
                "kpis": [text],
                "deliverables": [text],
                "skills": {f"s{n}": 1, "s0": 2},
                "focus": {"f": 0.7, "g": 0.3},
                "scope": "tactical",
                "codes": {"x": text},
                "sources": ["s"],
                "field_sources": {"level": ["s"], "skills.s0": ["s"]},
            }
            for n, text in enumerate(NASTY)
        },
        "moves": [
            {
                "from": f"r{n}",
                "to": f"r{n + 1}",
                "requires": {f"s{n}": 2, f"s{n + 1}": {"level": 1, "optional": True, "sources": ["s"]}},
                "years": 1.5,
                "people": 3,
                "leavers": 10,
                "sources": ["s"],
                "field_sources": {"years": ["s"]},
            }
            for n in range(len(NASTY) - 2)
        ]
        + [{"from": "r3", "to": "r0"}],
        "needs": {"n": {"title": NASTY[0], "function": "f", "sources": ["s"]}},
        "agreements": [{"text": NASTY[3], "sources": ["s"]}, NASTY[4]],
        "ignore": ["CG101"],
    }


@pytest.fixture(scope="session")
def nasty() -> CareerGraph:
    """Give a graph with a text for every trap that we know of."""
    return CareerGraph.from_dict(nasty_data())


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file: ``write("moves.csv", "from,to\\n...")``."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


MOVES = """from,to,skill,level,optional,years
Rep,Manager,Coaching,2,,2.5
Rep,Manager,Budgeting,1,yes,2.5
Manager,Head,Budgeting,3,,
"""


def told(path: Path, **options: Any) -> list[str]:  # noqa: ANN401 - those of import_table
    """Return what is wrong with a table, cell by cell, in short: ``sheet!C3: message``."""
    with pytest.raises(GraphFileError) as caught:
        import_table(path, **options)
    found = []
    for problem in caught.value.problems:
        assert isinstance(problem, CellProblem)
        assert str(problem.file).startswith(str(path.parent))
        assert problem.remedy
        cell = f"{letters(problem.column or 0)}{problem.line or ''}"
        place = f"{problem.sheet}!{cell}" if problem.sheet else cell
        found.append(f"{place}: {problem.message}" if place else problem.message)
    return found


def expected_moves() -> dict[str, Any]:
    return {
        "format": "careergraph/1",
        "title": "Moves",
        "skills": {"coaching": {"title": "Coaching"}, "budgeting": {"title": "Budgeting"}},
        "roles": {"rep": {"title": "Rep"}, "manager": {"title": "Manager"}, "head": {"title": "Head"}},
        "moves": [
            {
                "from": "rep",
                "to": "manager",
                "requires": {"coaching": 2, "budgeting": {"level": 1, "optional": True}},
                "years": 2.5,
            },
            {"from": "manager", "to": "head", "requires": {"budgeting": 3}},
        ],
    }
