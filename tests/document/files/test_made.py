"""How a file tells that careergraph made it, and that somebody changed it since."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from careergraph import CareerGraph
from careergraph.document.files.made import BEGINNING, MADE, WORKBOOK_DATE, is_made
from careergraph.exchange import export_graph
from careergraph.exchange.tables.writing import to_workbook
from tests.document.files.written import DATA


@pytest.mark.parametrize(
    "content",
    [
        f"// {MADE}\ndigraph {{}}\n",
        f"%% {MADE}\n",
        f'<?xml version="1.0"?>\n<!-- {MADE} -->\n<graphml/>',
        '<!doctype html>\n<meta name="generator" content="careergraph">\n',
        '{\n  "$id": "urn:careergraph:graph-file:1"\n}',
        '{\n "@context": {\n  "cg": "urn:careergraph:"}}',
        '{\n  "made_by": "careergraph"\n}',
        "",
    ],
)
def test_a_mark_is_seen(tmp_path: Path, content: str) -> None:
    path = tmp_path / "file"
    path.write_text(content, encoding="utf-8")
    assert is_made(path)
    assert is_made(str(path))


@pytest.mark.parametrize(
    "content",
    [
        "digraph {}\n",
        f"a // {MADE}\n",
        f'"{MADE}"\n',
        'title: <meta name="generator" content="careergraph">\n',
        '{"title": "careergraph"}',
        '{"made_by": "careergraphs"}',
        " " * BEGINNING + f"\n// {MADE}\n",
        "PK no archive",
        "\n",
    ],
)
def test_what_has_no_mark_of_its_own_is_somebodys(tmp_path: Path, content: str) -> None:
    path = tmp_path / "file"
    path.write_text(content, encoding="utf-8")
    assert not is_made(path)


def workbook(path: Path, about: str | None) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        if about is not None:
            archive.writestr("docProps/core.xml", about)
    return path


OURS = f"<creator>careergraph</creator><created>{WORKBOOK_DATE}</created><modified>{WORKBOOK_DATE}</modified>"


def test_a_workbook_is_ours_until_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    assert is_made(workbook(tmp_path / "a.xlsx", OURS))
    saved = OURS.replace(f"<modified>{WORKBOOK_DATE}", "<modified>2026-11-28T10:00:00Z")
    assert not is_made(workbook(tmp_path / "b.xlsx", saved))
    assert not is_made(workbook(tmp_path / "c.xlsx", OURS.replace("careergraph", "A person")))
    assert not is_made(workbook(tmp_path / "d.xlsx", None))


def test_a_broken_workbook_is_nobodys(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", OURS)
    whole = path.read_bytes()
    for length in range(4, len(whole), 7):
        path.write_bytes(whole[:length])
        assert not is_made(path)


@pytest.mark.parametrize("form", ["graphml", "gexf", "dot", "mermaid", "json", "cypher", "jsonld"])
def test_what_we_write_for_programs_is_ours(tmp_path: Path, form: Any) -> None:  # noqa: ANN401 - a literal
    (text,) = export_graph(CareerGraph.from_dict(DATA), form).values()
    (tmp_path / "file").write_text(text, encoding="utf-8")
    assert is_made(tmp_path / "file")


def test_a_workbook_that_we_write_is_ours(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(to_workbook({"roles": [["id", "title"], ["a", "A"]]}))
    assert is_made(tmp_path / "a.xlsx")


def test_a_file_that_is_not_there_is_the_systems_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        is_made(tmp_path / "nowhere")
