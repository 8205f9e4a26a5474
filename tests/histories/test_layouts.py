"""Every layout that HR systems export, in files of our own."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from careergraph.histories import Histories, HistoriesError, mine

Write = Callable[..., Path]


def moves(found: Histories) -> dict[tuple[str, str], int]:
    names = [*found.titles.names, "(left)"]
    return {(names[a], names[b]): people for (a, b), people in found.counts.moves.items()}


def people_with(*rows: str, count: int = 4) -> list[str]:
    """Repeat the rows for several persons, @ in each row stands for the person."""
    return [row.replace("@", f"p{number}") for number in range(count) for row in rows]


SPELLS = {
    "oracle": ("PERSON_NUMBER,JOB_NAME,EffectiveStartDate,EffectiveEndDate", "@,{r},{s},{e}", "4712-12-31"),
    "sample": ("emp_no,title,from_date,to_date", "@,{r},{s},{e}", "9999-01-01"),
    "sap": ("PERNR;Position;BEGDA;ENDDA", "@;{r};{s};{e}", "31.12.9999"),
    "timed": ("Employee ID\tBusiness Title\tValid From\tValid To", "@\t{r}\t{s} 00:00:00\t{e}", "Present"),
}


@pytest.mark.parametrize("kind", SPELLS)
def test_spells(table: Write, kind: str) -> None:
    head, row, forever = SPELLS[kind]
    days = ("2001-02-28", "2003-05-13", "2009-01-01")
    if kind == "sap":
        days = ("28.02.2001", "13.05.2003", "01.01.2009")
    rows = people_with(
        row.format(r="Clerk", s=days[0], e=days[1]),
        row.format(r="Head", s=days[1], e=forever),
    )
    rows.append(row.replace("@", "q").format(r="Clerk", s=days[0], e=days[2]))
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert found.report.layout == "spells"
    assert moves(found) == {("Clerk", "Head"): 4, ("Clerk", "(left)"): 1}
    assert found.report.rules["R12"] == 4


def test_events_end_and_leaves_change_nothing(table: Write) -> None:
    head = "EMPLID,EMPL_RCD,EFFDT,EFFSEQ,ACTION,JOBCODE,DEPTID"
    rows = people_with(
        "@,0,2001-01-01,0,HIR,Clerk,A",
        "@,0,2002-01-01,0,LOA,Clerk,A",
        "@,0,2002-06-01,0,RFL,Clerk,A",
        "@,0,2003-01-01,0,PAY,Clerk,A",
        "@,0,2004-01-01,0,DTA,Clerk,A",
        "@,0,2004-01-01,1,PRO,Head,A",
        "@,0,2008-01-01,0,TER,Head,A",
    )
    rows.append("q,0,2001-01-01,0,HIR,Clerk,A")
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert found.report.layout == "events"
    assert moves(found) == {("Clerk", "Head"): 4, ("Head", "(left)"): 4}
    assert found.report.rules["endings"] == 4
    assert found.report.rules["leaves"] == 8
    assert found.report.rules["R6"] == 4  # the row of the day that another row of that day overtakes
    stay = next(iter(found.counts.risk.values())).exits
    assert stay[1095, 1] == 4


def test_events_without_a_sequence_put_a_role_before_an_ending(table: Write) -> None:
    head = "employee_id,job_effective_date,job_title,event"
    rows = people_with(
        "@,2001-01-01,Clerk,Hire", "@,2005-01-01,,Contract ended", "@,2005-01-01,Head,New contract"
    )
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert moves(found) == {("Clerk", "Head"): 4}


def test_a_slice_of_today_says_so(table: Write) -> None:
    with pytest.raises(HistoriesError, match="looks like today's slice"):
        mine(table("userId,jobCode,effectiveDate", ["1,a,2001-01-01", "2,b,2002-01-01"]), public=True)


def test_yearly_lists(table: Write) -> None:
    head = "officer_id,rank,year,since"
    rows = people_with(
        "@,Officer,2002,1999-05-01",
        "@,Officer,2003,1999-05-01",
        "@,Sergeant,2005,2004-11-05",  # missing from the list of 2004 alone: bridged
    )
    rows += ["x,Officer,2002,", "x,Officer,2003,", "y,Officer,2004,", "y,Officer,2005,"]
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert found.report.layout == "snapshots"
    assert (found.report.as_of, found.report.observed_from, found.report.gap) == (
        "2005-07-01",
        "2002-07-01",
        366,
    )
    assert moves(found) == {("Officer", "Sergeant"): 4, ("Officer", "(left)"): 1}
    # x was there at the first list, nobody knows since when; y came with the third.
    assert found.counts.risk[0].stays == 5
    assert found.counts.people == {0: 6, 1: 4}


def test_the_role_already_held_comes_first(table: Write) -> None:
    rows = people_with(
        "@,Investigator,2002,",
        "@,Investigator,2003,",
        "@,Detective,2003,2002-09-01",
        "@,Detective,2004,2002-09-01",
    )
    found = mine(
        table("id,rank,year,since", rows), columns={"person": "id"}, public=True, keep_mass_moves=True
    )
    assert moves(found) == {("Investigator", "Detective"): 4}


def test_two_jobs_at_once_do_not_take_turns(table: Write) -> None:
    rows = people_with(
        *(f"@,{role},{year}" for year in (2002, 2003, 2004, 2005) for role in ("Clerk", "Aide"))
    )
    found = mine(table("person,title,year", rows), public=True, keep_mass_moves=True)
    assert moves(found) == {}


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


def test_wide_tables(table: Write) -> None:
    head = "Candidate ID,Title 1,Start 1,End 1,Title 2,Start 2,End 2"
    rows = ["a,Clerk,2001-01-01,2002-01-01,Head,2002-01-01,", "b,Clerk,2001-01-01,2003-06-01,,,"]
    found = mine(table(head, rows), public=True)
    assert "2 jobs a row" in found.report.files[0]
    assert moves(found) == {("Clerk", "Head"): 1, ("Clerk", "(left)"): 1}
    assert found.report.rows == 3


def test_resumes_and_linkedin(tmp_path: Path) -> None:
    work = [
        {"name": "X", "position": "Clerk", "startDate": "2010-09", "endDate": "2012"},
        {"name": "Y", "position": "Head", "startDate": "2012-09-01"},
    ]
    for name in ("ann", "bob"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"basics": {}, "work": work}), encoding="utf-8")
    found = mine([tmp_path / "ann.json", tmp_path / "bob.json"], public=True, exits="censor")
    assert found.counts.everybody == 2
    assert moves(found) == {("Clerk", "Head"): 2}
    assert found.report.precision == {"day": 2, "month": 2, "year": 2}
    positions = (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "X,Clerk,,,Sep 2010,Jul 2012\nY,Head,,,Jul 2012,\n"
    )
    for name in ("ann", "bob"):
        (tmp_path / f"{name}.csv").write_text(positions, encoding="utf-8")
    found = mine([tmp_path / "ann.csv", tmp_path / "bob.csv"], public=True)
    assert moves(found) == {("Clerk", "Head"): 2}


def test_dates_that_fall_together_stand_for_half_a_month_or_a_year(table: Write) -> None:
    rows = people_with("@,Clerk,2001,2001", "@,Head,2003-03,2003-03", "@,Boss,2005,2006")
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    assert found.report.dropped == {}
    exits = {found.titles.names[role]: sorted(risk.exits) for role, risk in found.counts.risk.items()}
    assert exits["Clerk"] == [(183, -1)]
    assert exits["Head"] == [(15, -1)]


def plain(tmp_path: Path) -> tuple[list[str], list[list[str]]]:
    head = ["person", "role", "start", "end"]
    rows = [line.split(",") for line in people_with("@,Clerk,2001-01-01,2002-01-01", "@,Head,2002-01-01,")]
    del tmp_path
    return head, rows


def csv_text(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join(",".join(row) for row in [head, *rows])


def write_as(ending: str, path: Path, head: list[str], rows: list[list[str]]) -> None:
    if ending == ".csv.gz":
        path.write_bytes(gzip.compress(csv_text(head, rows).encode()))
    elif ending == ".csv":  # Windows: another encoding, lines above the headings
        text = "Jobs of all staff\n\n" + csv_text(head, rows).replace("Head", "Leiterin für Kühe")
        path.write_bytes(text.replace("\n", "\r\n").encode("cp1252"))
    elif ending == ".tsv":
        path.write_text(csv_text(head, rows).replace(",", "\t"), encoding="utf-16")
    elif ending == ".json":
        path.write_text(json.dumps({"data": [dict(zip(head, row, strict=True)) for row in rows]}), "utf-8")
    elif ending == ".jsonl":
        lines = (json.dumps(dict(zip(head, row, strict=True))) for row in rows)
        path.write_text("\n".join(lines), encoding="utf-8")
    elif ending == ".xlsx":
        import openpyxl

        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (["Jobs of all staff"], [], head, *rows):
            sheet.append(row)
        book.save(path)
    else:
        import pyarrow as pa
        import pyarrow.parquet as pq

        columns = dict(zip(head, map(list, zip(*rows, strict=True)), strict=True))
        pq.write_table(pa.table(columns), path)


@pytest.mark.parametrize("ending", [".csv.gz", ".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".parquet"])
def test_files(tmp_path: Path, ending: str) -> None:
    head, rows = plain(tmp_path)
    write_as(ending, tmp_path / f"jobs{ending}", head, rows)
    found = mine(tmp_path / f"jobs{ending}", public=True)
    head_title = "Leiterin für Kühe" if ending == ".csv" else "Head"
    assert moves(found) == {("Clerk", head_title): 4}


def test_patterns_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head, rows = plain(tmp_path)
    (tmp_path / "part-1.csv").write_text(csv_text(head, rows[:4]), encoding="utf-8")
    (tmp_path / "part-2.csv").write_text(csv_text(head, rows[4:]), encoding="utf-8")
    assert moves(mine(tmp_path / "part-*.csv", public=True)) == {("Clerk", "Head"): 4}
    monkeypatch.chdir(tmp_path)
    assert moves(mine("part-*.csv", public=True)) == {("Clerk", "Head"): 4}
    assert moves(mine(tmp_path, public=True)) == {("Clerk", "Head"): 4}


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


def test_records_are_careers_of_their_own(table: Write) -> None:
    rows = people_with("@,0,Clerk,2001-01-01,", "@,1,Nurse,2002-01-01,2003-01-01", "@,1,Head,2003-01-01,")
    found = mine(table("emplid,empl_rcd,title,start,end", rows), public=True, keep_mass_moves=True)
    assert moves(found) == {("Nurse", "Head"): 4}
    assert found.counts.everybody == 4
