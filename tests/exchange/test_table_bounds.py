"""Tables that are made to take for ever: the cost grows with the file, or a bound is told."""

import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from careergraph import GraphFileError
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = (
    '<row r="1"><c t="inlineStr"><is><t>from</t></is></c><c t="inlineStr"><is><t>to</t></is></c></row>'
    '<row r="2"><c t="inlineStr"><is><t>A</t></is></c><c t="inlineStr"><is><t>B</t></is></c></row>'
)


EXPLODES = "a part of this file unpacks to 2 MiB, 100 times its size and more"


def excel(
    path: Path, rows: str, *, sheets: int = 1, after: str = "", strings: str = "", parts: int = 0
) -> Path:
    """Write an Excel file by hand, as no honest program would."""
    names = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="s"/>' for n in range(sheets))
    shared = f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="strings.xml"/>' if strings else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="w" Type="{OFFICE}/officeDocument" '
            'Target="/xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="s" Type="{OFFICE}/worksheet" '
            f'Target="sheet.xml"/>{shared}</Relationships>',
        )
        archive.writestr(
            "xl/sheet.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        )
        if strings:
            archive.writestr("xl/strings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
        for number in range(parts):
            archive.writestr(f"xl/p{number}", "")
    return path


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work, the least of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def imported(path: Path, *order: Path) -> None:
    with suppress(GraphFileError):
        import_table(path, order=order)


@pytest.mark.parametrize(
    "row",
    [
        lambda n: f"r,s,a{' ' * n}b\n",
        lambda n: f"r,s,{'1' * n}\n",
        lambda n: f"r,s,a{'(' * n}1)\n",
        lambda n: f"r,s,1{' ' * n}-{' ' * n}x)\n",
        lambda n: "".join(f"r{k},s,Level {k}\n" for k in range(n // 40)),
    ],
    ids=["blanks", "digits", "brackets", "marks", "levels"],
)
def test_the_cost_of_a_level_grows_with_its_letters(write: Write, row: Callable[[int], str]) -> None:
    small = write("small.csv", "Role,Skill,Level\n" + row(20_000))
    large = write("large.csv", "Role,Skill,Level\n" + row(160_000))
    # Eight times as much may take eight times as long; what grows with the square would take sixty-four.
    assert seconds(lambda: imported(large)) < 24 * seconds(lambda: imported(small)) + 0.02


def test_the_cost_of_a_ladder_grows_with_its_levels(write: Write) -> None:
    def ladder(levels: int) -> Path:
        rows = "".join(f"Cook,L{n},s,1\n" for n in range(levels))
        return write(f"{levels}.csv", f"Role,Role level,Skill,Skill level\n{rows}")

    small, large = ladder(250), ladder(2_000)
    assert seconds(lambda: imported(large)) < 24 * seconds(lambda: imported(small)) + 0.02


def test_a_pattern_is_held_against_a_title_in_one_go(write: Write) -> None:
    order = write("order.txt", "S = " + "*a" * 14 + "*c\n")
    table = write("t.csv", f"Role,Role level,Skill,Skill level\nCook,{'a' * 2_000}b,s,1\nCook,x,s,1\n")
    assert seconds(lambda: imported(table, order)) < 0.5
    assert told(table, order=[write("o.txt", "".join(f"L{n} *\n" for n in range(201)))]) == [
        "this order has more than 200 patterns with asterisks"
    ]


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


def test_numbers_of_thousands_of_digits_are_no_bug(write: Write, tmp_path: Path) -> None:
    digits = "9" * 5_000
    (problem,) = told(write("t.csv", f"Role,Skill,Level\nr,s,{digits}\n"))
    assert problem.startswith("C2: '999")
    (problem,) = told(write("t.csv", f"from,to,years\na,b,{digits}\n"))
    assert problem.startswith("C2: '999")
    rows = HEAD.replace(">B<", f">{digits}<") + f'<row r="3"><c><v>{digits}</v></c><c><v>1e999</v></c></row>'
    titles = {
        role.title
        for role in import_table(
            excel(tmp_path / "x.xlsx", rows.replace("9" * 5_000, "9" * 400))
        ).file.roles.values()
    }
    assert titles == {"A", "9" * 400, "1e999"}
