"""`graphs`, and the counts in the README of the bundled graphs."""

import json
import re
from pathlib import Path

import pytest

from careergraph import CareerGraph, library
from careergraph.cli.graphs import counts
from tests.cli.conftest import KITCHEN, Run
from tests.conftest import ROOT


def test_the_bundled_graphs(run: Run) -> None:
    graphs = json.loads(run("graphs", "--json").stdout)
    assert [graph["name"] for graph in graphs] == list(library.names())
    graph = CareerGraph.load("sales-marketing")
    mine = next(each for each in graphs if each["name"] == "sales-marketing")
    assert mine == {
        "name": "sales-marketing",
        "title": graph.file.title,
        "description": graph.file.description,
        "roles": len(graph.roles),
        "moves": len(graph.file.moves),
        "skills": len(graph.skills),
        "version": None,
        "updated": None,
        "owner": None,
        "licence": None,
        "language": None,
    }


def test_one_graph_as_a_table(run: Run) -> None:
    graph = CareerGraph.load("sales-marketing")
    sizes = [len(graph.roles), len(graph.file.moves), len(graph.skills)]
    title, sizes_line = run("graphs", "sales-marketing").stdout.splitlines()
    assert title.split() == ["name", "title", "roles", "moves", "skills"]
    assert sizes_line.split()[-3:] == list(map(str, sizes))
    assert run("graphs", "--csv", "sales-marketing").stdout.startswith("name,title,description,roles,moves,")


def test_an_unknown_graph(run: Run) -> None:
    done = run("graphs", "sales-marketin")
    assert done.exit_code == 2
    assert done.stderr.startswith(
        "Error: no graph is called 'sales-marketin'; did you mean 'sales-marketing'?"
    )


def test_counts_are_a_table_of_their_own(run: Run) -> None:
    done = run("graphs", "--counts", "--json")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: --counts prints a table of its own: leave --json and --csv out")


def test_what_counts_as_sourced(tmp_path: Path) -> None:
    path = tmp_path / "kitchen.yaml"
    path.write_text(KITCHEN, encoding="utf-8")
    assert counts(CareerGraph.load(path)) == [
        ("roles", 5, 0),
        ("moves", 5, 1),
        ("skills", 3, 1),
        ("facts on roles (responsibilities, KPIs, deliverables)", 7, 1),
        ("requirements", 6, 2),
        ("durations", 4, 1),
    ]


@pytest.mark.parametrize("name", library.names())
def test_the_readme_counts_what_is_there(name: str, run: Run) -> None:
    readme = (ROOT / "graphs" / "README.md").read_text(encoding="utf-8")
    section = readme.split(f"## `{name}.yaml`", 1)[1]
    table = re.search(r"<!-- counts -->\n(.*?)<!-- /counts -->", section, re.DOTALL)
    assert table is not None
    assert table[1] == run("graphs", "--counts", name).stdout
