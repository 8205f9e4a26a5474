"""Numbers as people write them."""

from pathlib import Path

from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told
from tests.exchange.tables.bounds import HEAD, excel


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
