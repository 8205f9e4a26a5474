"""The bounds of an Excel file."""

import zipfile
from pathlib import Path

import pytest

from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import told
from tests.exchange.tables.bounds import HEAD, excel, seconds

EXPLODES = "a part of this file unpacks to 2 MiB, 100 times its size and more"


@pytest.mark.parametrize(
    ("rows", "options", "problem"),
    [
        (HEAD, {"sheets": 501}, "this file has more than 500 sheets"),
        (HEAD, {"parts": 10_000}, "this file has more than 10000 parts"),
        (HEAD + "<row r='3'/>" * 200_000, {}, EXPLODES),
        (HEAD + "<row r='1048577'/>", {}, "this sheet has more than 1048576 rows"),
        (HEAD + "<row r='3'><c r='XFE3'/></row>", {}, "this sheet has more than 16384 columns"),
        (
            HEAD,
            {"strings": "<si><t/></si>" * 200_000},
            EXPLODES,
        ),
        (
            "".join(f"<row r='{n}'><c r='XFD{n}'><v>1</v></c></row>" for n in range(1, 400)),
            {},
            "this file has more than 5000000 cells",
        ),
        (
            "".join(f"<row r='{n}'><c><v>1</v></c></row>" for n in range(1, 2_000)),
            {"after": "".join(f'<mergeCell ref="A1:A{n}"/>' for n in range(2, 4_000))},
            "the merged cells of a sheet cover more cells than it has: they overlap",
        ),
        (
            # Columns that are merged side by side down a sheet of a few letters.
            HEAD + "<row r='400'><c r='XFD400'><v>1</v></c></row>",
            {"after": "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 400))},
            "the merged cells of a sheet cover more than 5000000 cells",
        ),
        (
            HEAD,
            {"after": "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(100_001))},
            "this sheet has more than 100000 merged cells",
        ),
    ],
    ids=["sheets", "parts", "rows", "row", "column", "texts", "width", "overlap", "merged", "merges"],
)  # fmt: skip
def test_a_bound_of_an_excel_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, options: dict[str, object], problem: str
) -> None:
    if "width" in problem or "5000000 cells" in problem:
        # The bound is what is tested, not how long five millions take.
        from careergraph.exchange.tables import workbook

        monkeypatch.setattr(workbook, "MOST_CELLS", 1_000_000)
        problem = problem.replace("5000000", "1000000")
    path = excel(tmp_path / "x.xlsx", rows, **options)  # type: ignore[arg-type]
    assert told(path) == [problem]


def test_blank_cells_and_rows_out_of_order_cost_no_more_than_themselves(tmp_path: Path) -> None:
    blank = "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 20_000))
    path = excel(tmp_path / "x.xlsx", HEAD + blank + '<row r="2"><c r="B2"/><c r="A2"/></row>')
    made = import_table(path).file
    assert [(move.source, move.target) for move in made.moves] == [("a", "b")]
    assert seconds(lambda: import_table(path)) < 1


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = excel(tmp_path / "x.xlsx", HEAD)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sheet.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts["xl/sheet.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert told(path) == ["this is no Excel file that can be read (ValueError)"]
