"""Every command says the same of a graph in columns as of the file that it was made from, byte for byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph
from tests.cli.conftest import KITCHEN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

QUESTIONS = [
    "path porter chef",
    "path porter chef --by learning -k 3",
    "path porter chef --by years",
    "path porter chef --by likelihood",
    "path porter cook --have cooking:1 --only-mine",
    "path chef porter",
    "path porter owner",
    "path waiter chef --via cook --no-step-down",
    "path waiter chef --avoid cook",
    "next porter",
    "next cook --have leading:1",
    "reach porter",
    "reach waiter --years 3",
    "gap porter chef",
    "gap cook chef --have leading:1",
    "unlock porter",
    "compare cook chef",
    "compare cook chef owner",
    "gateways",
    "gateways waiter chef",
    "show cook",
    "show porter",
    "show 'LINE cook'",
    "show waitr",
    "roles",
    "roles --level senior",
    "roles --function kitchen",
    "skills",
    "staff",
    "staff --need menus",
]
EXPORTS = ["graphml", "gexf", "dot", "mermaid", "json", "cypher", "jsonld", "table"]


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """Write the small graph in both forms, under one name."""
    path = tmp_path / "kitchen.yaml"
    path.write_text(KITCHEN, encoding="utf-8")
    return path, CareerGraph.load(path).save(tmp_path / "kitchen.careergraph")


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]], ids=["text", "json", "csv"])
def test_every_question_has_one_answer(run: Run, both: tuple[Path, Path], form: list[str]) -> None:
    import shlex

    for question in QUESTIONS:
        file, folder = (run(*shlex.split(question), *form, "-g", graph) for graph in both)
        assert folder.exit_code == file.exit_code, question
        assert folder.stdout_bytes == file.stdout_bytes, question
        assert folder.stderr_bytes == file.stderr_bytes, question


@pytest.mark.parametrize("bundled", ["sales-marketing"])
def test_a_larger_graph_answers_alike(run: Run, tmp_path: Path, bundled: str) -> None:
    folder = CareerGraph.load(bundled).save(tmp_path / f"{bundled}.careergraph")
    for question in (
        ["path", "coordinator", "cro", "--by", "learning", "--json", "-k", "4"],
        ["path", "coordinator", "ceo"],
        ["reach", "coordinator", "--json"],
        ["unlock", "sm-manager", "--json"],
        ["gateways", "--json"],
        ["show", "head", "--json"],
        ["staff", "--need", "lead-generation", "--json"],
    ):
        assert run(*question, "-g", folder).stdout_bytes == run(*question).stdout_bytes, question


@pytest.mark.parametrize("form", EXPORTS)
def test_every_export_is_the_same(run: Run, both: tuple[Path, Path], form: str) -> None:
    file, folder = (run("export", form, "-g", graph) for graph in both)
    assert folder.exit_code == file.exit_code == 0
    assert folder.stdout_bytes == file.stdout_bytes


def test_the_page_is_the_same(run: Run, both: tuple[Path, Path], tmp_path: Path) -> None:
    pages = []
    for place, graph in enumerate(both):
        page = tmp_path / f"{place}.html"
        assert run("explore", "--no-open", "-o", page, "-g", graph).exit_code == 0
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]


def test_columns_are_exported_and_compared(run: Run, both: tuple[Path, Path], tmp_path: Path) -> None:
    file, folder = both
    target = tmp_path / "again.careergraph"
    done = run("export", "columns", "-o", target, "-g", file)
    assert (done.exit_code, done.stderr) == (0, f"Written: {target}\n")
    assert CareerGraph.load(target).file == CareerGraph.load(file).file
    assert run("diff", file, folder).exit_code == 0
    assert run("export", "columns", "-o", target, "-g", folder).exit_code == 0  # over what is there
    assert "is read by this command" in run("export", "columns", "-o", folder, "-g", folder).stderr
    assert "does not fit into standard output" in run("export", "columns", "-o", "-", "-g", folder).stderr
    head = target / "graph.json"
    head.write_text(
        head.read_text(encoding="utf-8").replace('"made_by": "careergraph",', ""), encoding="utf-8"
    )
    assert (
        "--force replaces it, or name a new folder"
        in run("export", "columns", "-o", target, "-g", file).stderr
    )
    assert run("export", "columns", "-o", target, "-g", file, "--force").exit_code == 0
    refused = run("export", "columns", "-o", tmp_path / "again", "-g", file)
    assert refused.exit_code != 0
    assert "ends in .careergraph" in refused.stderr


def test_a_folder_is_checked(run: Run, both: tuple[Path, Path]) -> None:
    file, folder = (json.loads(run("check", graph, "--json").stdout) for graph in both)
    assert len(file["findings"]) == len(folder["findings"]) > 0
    of_file, of_folder = (
        sorted((finding["code"], finding["subject"], finding["message"]) for finding in review["findings"])
        for review in (file, folder)
    )
    assert of_file == of_folder
    assert {finding["line"] for finding in folder["findings"]} == {None}


def test_a_broken_folder_is_told_by_check_and_by_every_command(run: Run, both: tuple[Path, Path]) -> None:
    _, folder = both
    (folder / "moves.parquet").write_bytes(b"PAR1 and no more")
    review = json.loads(run("check", folder, "--json").stdout)
    assert review["errors"] == 1
    assert review["findings"][0]["file"].endswith("kitchen.careergraph/moves.parquet")
    told = run("roles", "-g", folder)
    assert told.exit_code != 0
    assert "this is no Parquet file that can be read" in told.stderr
    assert "Traceback" not in told.stderr
