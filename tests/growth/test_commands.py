"""No command and no export takes longer than the graph is large, whatever the graph looks like."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from careergraph import CareerGraph
from careergraph.cli.program import program
from careergraph.exchange import FORMS, Form, export_graph
from careergraph.exchange.tables.exporting import csv_files, tables
from careergraph.exchange.tables.importing import import_table
from careergraph.starter.chains import from_chains
from tests.growth.steps import memory, steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL, LARGE = 30, 120
# As in `test_readers`: n log n takes five times the steps for four times the input.
MOST = 5.5


def framework(size: int, moves: list[tuple[int, int]]) -> dict[str, Any]:
    roles = {
        f"r{number}": {
            "title": f"Role {number}",
            "level": f"L{number * 5 // size}",
            "focus": {"f": 0.5, "g": 0.5},
            "skills": {f"s{number % (size // 3)}": 1 + number % 3, f"s{number % 7}": 1},
            "responsibilities": [f"Does work {number}"],
        }
        for number in range(size)
    }
    return {
        "format": "careergraph/1",
        "title": "T",
        "levels": [f"L{level}" for level in range(5)],
        "functions": {"f": "F", "g": "G"},
        "skills": {f"s{number}": {"title": f"Skill {number}"} for number in range(size // 3)},
        "roles": roles,
        "moves": [
            {"from": f"r{source}", "to": f"r{target}", "years": 1 + source % 4, "people": 3, "leavers": 9}
            for source, target in moves
        ],
        "needs": {"n1": {"title": "Leads", "function": "f"}, "n2": {"title": "Sales", "function": "g"}},
    }


SHAPES: dict[str, Callable[[int], list[tuple[int, int]]]] = {
    # Each role leads to the next.
    "line": lambda size: [(number, number + 1) for number in range(size - 1)],
    # One role leads to all, and all lead to the last.
    "hub": lambda size: [
        *((0, number) for number in range(1, size - 1)),
        *((number, size - 1) for number in range(1, size - 1)),
    ],
    # Each role leads to some a little above it.
    "ladder": lambda size: [
        (number, number + step) for number in range(size) for step in (1, 3, 8) if number + step < size
    ],
    # Many short ladders that do not meet.
    "pieces": lambda size: [(number, number + 1) for number in range(size - 1) if number % 6 != 5],
}

# The last role is r29 or r119: {last}.
COMMANDS = {
    "path": "path r0 {last}",
    "path by learning": "path r0 {last} --by learning",
    "path by years": "path r0 {last} --by years --json",
    "path by likelihood": "path r0 {last} --by likelihood",
    "five paths": "path r0 {last} -k 5",
    "trade-offs": "path r0 {last} --trade-offs",
    "path as csv": "path r0 {last} --csv",
    "path within limits": "path r0 {last} --max-moves 9 --avoid r2 --no-step-down",
    "path through a role": "path r0 {last} --via r3",
    "path that is not there": "path {last} r0",
    "roles": "roles",
    "roles that a text finds": "roles --search 7",
    "skills": "skills",
    "show": "show r0",
    "compare": "compare r0 r1 {last}",
    "gap": "gap r0 {last}",
    "next": "next r0",
    "reach": "reach r0 --moves 2",
    "reach by years": "reach r0 --years 6",
    "unlock": "unlock r0",
    "match": "match --have s1:2",
    "gateways between": "gateways r0 {last}",
    "staff": "staff --need n1 --need n2",
    "check": "check",
    "check as sarif": "check --format sarif",
    "graph that has no such role": "show nobody",
}


def invoke(*arguments: str) -> str:
    done = CliRunner().invoke(program, [*arguments], catch_exceptions=False)
    assert done.exit_code in {0, 1, 2}, done.output
    assert "this is a bug" not in done.output
    return done.output


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Path]:
    folder = tmp_path_factory.mktemp("graphs")
    made = {}
    for shape, moves in SHAPES.items():
        for size in (SMALL, LARGE):
            made[shape, size] = folder / f"{shape}-{size}.json"
            made[shape, size].write_text(json.dumps(framework(size, moves(size))), encoding="utf-8")
    invoke("roles")  # modules are loaded once, and count for nobody
    return made


def growth(graphs: dict[tuple[str, int], Path], shape: str, command: str) -> dict[int, int]:
    work = {}
    for size in (SMALL, LARGE):
        arguments = ["-g", str(graphs[shape, size]), *command.format(last=f"r{size - 1}").split()]
        if size == SMALL:
            invoke(*arguments)
        work[size] = steps(partial(invoke, *arguments))
    return work


# The exact search for a route is hard in the worst case, and where many routes are nearly as good it takes
# its whole budget: what bounds it there is the budget, which `tests/search` looks at.
SEARCHES = {name for name, command in COMMANDS.items() if command.startswith("path r0")}
QUESTIONS = [
    (command, shape)
    for command in COMMANDS
    for shape in SHAPES
    if shape != "ladder" or command not in SEARCHES
]


@pytest.mark.parametrize(("command", "shape"), QUESTIONS)
def test_a_command_takes_no_more_than_the_graph_is_large(
    graphs: dict[tuple[str, int], Path], command: str, shape: str
) -> None:
    work = growth(graphs, shape, COMMANDS[command])
    assert work[LARGE] / work[SMALL] < MOST, work


def shaped(size: int, shape: str) -> CareerGraph:
    return CareerGraph.from_dict(framework(size, SHAPES[shape](size)))


def exported(form: Form, graph: CareerGraph, _: Path) -> object:
    return export_graph(graph, form)


WRITERS: dict[str, Callable[[CareerGraph, Path], object]] = {
    **{form: partial(exported, form) for form in FORMS},
    "save as yaml": lambda graph, folder: graph.save(folder / "x.yaml"),
    "save as json": lambda graph, folder: graph.save(folder / "x.json"),
    "a page": lambda graph, folder: graph.explore(folder / "x.html"),
    "frames of pandas": lambda graph, _: graph.frames(engine="pandas"),
    "frames of polars": lambda graph, _: graph.frames(engine="polars"),
    "networkx": lambda graph, _: graph.nx,
    "tables": lambda graph, _: [*map(list, csv_files(tables(graph, "sheets")).values())],
    "a table of moves": lambda graph, _: [*map(list, csv_files(tables(graph, "moves")).values())],
    "a diff of a graph with itself": lambda graph, _: graph.diff(graph),
}


@pytest.mark.parametrize("measure", [steps, memory])
@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_takes_no_more_than_the_graph_is_large(
    tmp_path: Path, name: str, measure: Callable[[Callable[[], object]], int]
) -> None:
    write = WRITERS[name]
    # Which routes a diff compares is bounded by the rounds that they take: as many as a ladder has rungs.
    shape = "hub" if "diff" in name else "ladder"
    write(shaped(SMALL, shape), tmp_path)
    work = {}
    for size in (SMALL, LARGE):
        graph = shaped(size, shape)
        work[size] = measure(partial(write, graph, tmp_path))
    assert work[LARGE] / work[SMALL] < MOST, work


TABLES: dict[str, Callable[[int], str]] = {
    "moves": lambda size: "from,to,skill,level\n" + "".join(f"A{n},A{n + 1},S{n},2\n" for n in range(size)),
    "moves that repeat": lambda size: "from,to,skill,level\n" + "A,B,S,2\n" * size,
    "levels that are none": lambda size: (
        "from,to,skill,level\n" + "".join(f"A,B{n},S,x{n}\n" for n in range(size))
    ),
    "roles": lambda size: "id,title,level\n" + "".join(f"r{n},Role {n},L{n % 5}\n" for n in range(size)),
    "roles of one name": lambda size: "id,title\n" + "".join(f"r{n},Role\n" for n in range(size)),
    "moves of no role": lambda size: "from,to\n" + ",B\n" * size,
    "headings": lambda size: "from,to," + ",".join(f"column {n}" for n in range(size)) + "\nA,B\n",
    "cells": lambda size: "from,to\nA,B" + "," * size + "\n",
    "blank lines": lambda size: "from,to\nA,B\n" + ",\n" * size,
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_takes_no_more_than_its_length(tmp_path: Path, name: str) -> None:
    work = {}
    for size in (SMALL, LARGE):
        path = tmp_path / f"t{size}.csv"
        path.write_text(TABLES[name](size), encoding="utf-8")
        work[size] = steps(partial(import_table, path))
    assert work[LARGE] / work[SMALL] < MOST, work


CHAINS: dict[str, Callable[[int], list[str]]] = {
    "one long chain": lambda size: [" -> ".join(f"Role {n}" for n in range(size))],
    "many short chains": lambda size: [f"Role {n} > Role {n + 1}" for n in range(size)],
}


@pytest.mark.parametrize("name", CHAINS)
def test_a_new_framework_takes_no_more_than_what_was_typed(name: str) -> None:
    work = {size: steps(partial(from_chains, CHAINS[name](size))) for size in (SMALL, LARGE)}
    assert work[LARGE] / work[SMALL] < MOST, work
