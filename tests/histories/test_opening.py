"""Files, frames and databases become tables with known columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph.errors import QuestionError
from careergraph.histories import mine
from tests.histories.tables import (
    HEAD,
    Write,
    complaint,
    moves,
    people,
    people_with,
    plain,
    told,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_with_too_few_cells_says_its_line(table: Write) -> None:
    rows = ["1,Clerk,2001-01-01,", "1,Head", "1,Boss,2003-01-01,"]
    message = told(table(HEAD, rows))
    assert "jobs.csv:3: cannot be read" in message


def test_layouts_do_not_mix(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEAD}\n1,a,2001-01-01,\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("person,role,date\n1,a,2001-01-01\n", encoding="utf-8")
    assert "the tables are events and spells" in told([tmp_path / "a.csv", tmp_path / "b.csv"])


def test_no_table_at_all() -> None:
    with pytest.raises(QuestionError, match="name at least one table"):
        mine([])
    with pytest.raises(QuestionError, match="int is no table"):
        mine(3)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["q,Clerk"], "jobs.csv:26: cannot be read: 2 cells, where the headings are 4"),
        (
            ["q,Clerk,2001-01-01,2002-01-01,more"],
            "jobs.csv:26: cannot be read: 5 cells, where the headings are 4",
        ),
        (['q,"Clerk,2001-01-01,2002-01-01'], "jobs.csv:26: cannot be read: a quotation mark is not closed"),
    ],
)
def test_a_broken_row_says_its_line_and_why(table: Write, rows: list[str], said: str) -> None:
    assert said in complaint(table(HEAD, [*people(), *rows]))


def test_a_footer_below_a_title_says_its_line(table: Write) -> None:
    path = table("Jobs of all staff\n\n" + HEAD, [*people(), "Total,24"])
    assert "jobs.csv:28: cannot be read: 2 cells" in complaint(path)


def test_lists_whose_day_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Employee ID,Job Title\n1,Clerk\n2,Clerk\n3,Head\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("employee_id,Jobtitle\n1,Clerk\n2,Head\n4,Clerk\n", encoding="utf-8")
    found = mine(
        [tmp_path / "a.csv", tmp_path / "b.csv"],
        snapshots={"a.csv": "2021-10-01", "b.csv": "2022-11-15"},
        public=True,
        keep_mass_moves=True,
    )
    assert moves(found) == {("Clerk", "Head"): 1, ("Head", "(left)"): 1}
    assert found.report.as_of == "2022-11-15"


def test_frames_and_ibis_tables(tmp_path: Path) -> None:
    import ibis
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    head, rows = plain(tmp_path)
    frame = pd.DataFrame(rows, columns=head)
    assert moves(mine(frame, public=True)) == {("Clerk", "Head"): 4}
    assert moves(mine(pl.from_pandas(frame), public=True)) == {("Clerk", "Head"): 4}
    connection = ibis.duckdb.connect()
    table = connection.create_table(
        "jobs", pa.table(dict(zip(head, map(list, zip(*rows, strict=True)), strict=True)))
    )
    assert moves(mine(table, public=True)) == {("Clerk", "Head"): 4}
    rows_left = connection.con.execute("select count(*) from jobs").fetchone()
    assert rows_left == (8,)  # the connection of the caller stays open


def test_a_table_in_a_database(tmp_path: Path) -> None:
    import duckdb

    head, rows = plain(tmp_path)
    path = tmp_path / "data.ddb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema hr")
        columns = ", ".join(f'"{name}" varchar' for name in head)
        connection.execute(f"create table hr.jobs ({columns})")
        connection.executemany("insert into hr.jobs values (?, ?, ?, ?)", rows)
    found = mine([], url=f"duckdb://{path}", table="hr.jobs", public=True)
    assert moves(found) == {("Clerk", "Head"): 4}


def test_what_is_guessed_is_told(table: Write) -> None:
    rows = people_with("@,Clerk,2001-01-01,2003-01-01", "@,Head,2003-01-01,NA")
    found = mine(table("playerID,squad_role,squadFrom,squadTo", rows), public=True, keep_mass_moves=True)
    assert moves(found) == {("Clerk", "Head"): 4}
    notes = "\n".join(found.report.notes)
    assert "start: column 'squadFrom' and end: column 'squadTo', by their headings" in notes
    assert "person: column 'playerID', by what its heading says" in notes


def test_an_id_that_numbers_the_rows_says_nobody(table: Write) -> None:
    rows = ["1,ann,Clerk,2001,2003", "2,ann,Head,2003,", "3,bob,Clerk,2001,2004", "4,bob,Head,2004,"]
    found = mine(table("id,name,title,start,end", rows), public=True)
    assert moves(found) == {("Clerk", "Head"): 2}
    assert "people are told apart by 'name' alone" in "\n".join(found.report.notes)
    shared = [row.replace("2,ann", "1,ann").replace("4,bob", "3,bob") for row in rows]
    found = mine(table("id,name,title,start,end", shared), public=True)
    assert "person: column 'id'" in "\n".join(found.report.notes)


def test_names_in_two_columns(table: Write) -> None:
    rows = ["Li,Ann,2001,Clerk", "Li,Ann,2002,Head", "Li,Bob,2001,Clerk", "Li,Bob,2002,Clerk"]
    found = mine(table("last_name,first_name,year,title", rows), public=True)
    assert found.counts.everybody == 2
    assert moves(found) == {("Clerk", "Head"): 1}
