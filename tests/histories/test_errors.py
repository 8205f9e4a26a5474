"""What is wrong with histories is told at once, with what to do, and never who somebody is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careergraph.errors import QuestionError
from careergraph.histories import HistoriesError, mine

Write = Callable[..., Path]
HEAD = "person,role,start,end"


def told(path: Path | list[Path], **options: Any) -> str:  # noqa: ANN401 - the options of mine
    with pytest.raises(HistoriesError) as caught:
        mine(path, public=True, **options)
    return str(caught.value)


def test_all_missing_columns_at_once(table: Write) -> None:
    message = told(table("no,what,start,end", ["1,Clerk,2001-01-01,"]))
    assert "2 problems" in message
    assert "no column says who the person is; name it with --person COLUMN" in message
    assert "no column says which role it is" in message
    message = told(table("no,what,begun", ["1,Clerk,2001-01-01"]))
    assert "3 problems" in message
    assert "no column says when" in message


def test_two_columns_of_one_field(table: Write) -> None:
    message = told(table("person,job_title,Job Title,start,end", ["1,a,b,2001-01-01,"]))
    assert "'job_title' and 'Job Title' both say 'role'; name one with --role COLUMN" in message


def test_dates_that_cannot_be_settled_and_two_digit_years(table: Write) -> None:
    rows = ["1,Clerk,03/04/2015,12-OCT-16", "1,Head,05/04/2016,"]
    message = told(table(HEAD, rows))
    assert "column 'start': 2 dates such as 99/99/9999 (" in message
    assert "jobs.csv, line 2) cannot be read: nothing in the column says" in message
    assert "say --date-format day-first or month-first" in message
    assert "column 'end': 1 date with years of two digits" in message
    assert "cannot be used" not in message  # that follows from the dates


def test_dates_that_contradict(table: Write) -> None:
    message = told(table(HEAD, ["1,Clerk,13/04/2015,", "1,Head,04/13/2016,"]))
    assert "some can only have the day first, others only the month" in message


def test_a_column_is_settled_by_another(table: Write) -> None:
    rows = ["1,Clerk,03/04/2015,13/05/2016", "1,Head,05/06/2016,"]
    found = mine(table(HEAD, rows), public=True, keep_mass_moves=True)
    assert found.report.as_of == "2016-06-05"


@pytest.mark.parametrize(
    ("form", "start", "day"),
    [
        ("%d/%m/%y", "03/04/15", "2015-04-03"),
        ("DD-MON-YY", "03-APR-15", "2015-04-03"),
        ("month-first", "03/04/2015", "2015-03-04"),
    ],
)
def test_a_format_of_the_user(table: Write, form: str, start: str, day: str) -> None:
    path = table(HEAD, [f"1,Clerk,2001-01-01,{start}", f"1,Head,{start},", "2,Clerk,2001-01-01,"])
    assert mine(path, public=True, date_format=form).report.as_of == day


def test_too_many_rows_dropped(table: Write) -> None:
    rows = ["1,Clerk,2002-01-01,2001-01-01", "1,,2002-01-01,", "1,Head,soon,", ",Head,2002-01-01,"] * 3
    message = told(table(HEAD, [*rows, "1,Head,2003-01-01,", "1,Boss,2004-01-01,"]))
    assert "12 of 14 rows (86 %) cannot be used" in message
    for reason in (
        "3 without a person",
        "3 without a role",
        "3 with a date that cannot",
        "3 end before start",
    ):
        assert reason in message
    assert "--most-dropped 0.87; what was read: spells (person: person, role: role," in message


def test_what_is_dropped_is_counted(table: Write) -> None:
    rows = ["1,Clerk,2002-01-01,2001-01-01", "1,Clerk,2099-01-01,", "1,Clerk,2001-01-01,2001-01-01"]
    rows += ["1,Head,2003-01-01,2004-01-01", "1,Boss,2004-01-01,"]
    report = mine(table(HEAD, rows), public=True, most_dropped=0.7, keep_mass_moves=True).report
    assert report.dropped == {
        "R2": {"after the as-of day": 1},
        "R3": {"end before start": 1},
        "R4": {"end on the day they start": 1},
    }
    assert report.rows == 5
    assert (
        "Dropped 3 rows: 1 after the as-of day, 1 end before start, 1 end on the day they start."
        in "\n".join(report.lines())
    )


def test_a_column_that_is_no_person(table: Write) -> None:
    message = told(table(HEAD, ["1,Clerk,2001-01-01,", "2,Head,2001-01-01,"]))
    assert "nobody has two rows: is the column of persons really the person?" in message


def test_a_message_never_shows_who(table: Write) -> None:
    rows = [f"E{number:05},Clerk,2001-01-01," for number in range(20)] * 2
    message = told(table(HEAD, rows), columns={"person": "person", "start": "person"})
    assert "E000" not in message
    assert "a99999" in message or "without a date" in message or "cannot be read" in message


def test_a_row_with_too_few_cells_says_its_line(table: Write) -> None:
    rows = ["1,Clerk,2001-01-01,", "1,Head", "1,Boss,2003-01-01,"]
    message = told(table(HEAD, rows))
    assert "jobs.csv:3: cannot be read" in message


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    (tmp_path / "c.csv").write_bytes(b"")
    (tmp_path / "d.doc").write_bytes(b"x")
    (tmp_path / "e.csv").write_bytes(b"person,role\n1,\x00c\n")
    (tmp_path / "f.csv").write_text("person,person,start\n1,2,3\n", encoding="utf-8")
    (tmp_path / "g.csv.gz").write_bytes(b"no gzip")
    (tmp_path / "h.json").write_text('{"a": 1}', encoding="utf-8")
    message = told(
        [
            tmp_path / name
            for name in [
                "a.xlsx",
                "b.json",
                "c.csv",
                "d.doc",
                "e.csv",
                "f.csv",
                "g.csv.gz",
                "h.json",
                "x.csv",
            ]
        ]
    )
    assert "9 problems" in message
    for said in (
        "is no Excel file",
        "is no JSON",
        "the file is empty",
        "the ending '.doc' is unknown",
        "NUL",
        "'person' stands there twice",
        "gzip",
        "holds no table",
        "there is no such file",
    ):
        assert said in message


def test_layouts_do_not_mix(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEAD}\n1,a,2001-01-01,\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("person,role,date\n1,a,2001-01-01\n", encoding="utf-8")
    assert "the tables are events and spells" in told([tmp_path / "a.csv", tmp_path / "b.csv"])


@pytest.mark.parametrize(
    "options",
    [
        {"date_format": "nonsense"},
        {"engine": "abacus"},
        {"url": "duckdb://"},
        {"least": 2, "public": False},
        {"mapped": "no-such.csv"},
        {"people": "no-such.csv"},
    ],
)
def test_questions_that_make_no_sense(table: Write, options: dict[str, Any]) -> None:
    path = table(HEAD, ["1,Clerk,2001-01-01,2002-01-01", "1,Head,2002-01-01,"])
    with pytest.raises(QuestionError):
        mine(path, **{"public": True, **options})


def test_no_table_at_all() -> None:
    with pytest.raises(QuestionError, match="name at least one table"):
        mine([])
    with pytest.raises(QuestionError, match="int is no table"):
        mine(3)


def test_days_that_are_none(table: Write) -> None:
    path = table(HEAD, ["1,Clerk,2001-01-01,2002-01-01", "1,Head,2002-01-01,"])
    assert "--as-of 'soon' is no day" in told(path, as_of="soon")
    assert "--observed-from 'soon' is no day" in told(path, observed_from="soon")
