"""Files of every kind become tables that every engine reads."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from careergraph.histories import HistoriesError, mine
from careergraph.histories.files import MOST_COLUMNS
from tests.histories.tables import (
    HEAD,
    TERMS,
    Write,
    complaint,
    counted,
    csv_text,
    moves,
    people,
    plain,
    told,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    (tmp_path / "c.csv").write_bytes(b"")
    (tmp_path / "d.abc").write_bytes(b"x")
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
                "d.abc",
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
        "the ending '.abc' is unknown",
        "NUL",
        "'person' stands there twice",
        "gzip",
        "holds no table",
        "there is no such file",
    ):
        assert said in message


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


def test_a_line_without_an_end(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv.gz"
    path.write_bytes(gzip.compress(f"{HEAD}\n".encode() + b"0" * 20_000_000))
    assert "line 2 has no end" in complaint(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "jobs.csv"
    text = "\r\n".join([HEAD, *people(), "q,Führer,2001-01-01,2002-01-01"])
    path.write_bytes(text.encode(encoding))
    assert "Führer" in counted(path).titles.names


def test_yaml_holds_what_json_does(tmp_path: Path) -> None:
    import yaml

    path = tmp_path / "people.yaml"
    path.write_text(yaml.safe_dump([{"id": {"code": who}, "terms": TERMS} for who in "AB"]), encoding="utf-8")
    assert moves(mine(path, public=True)) == {("rep", "sen"): 2, ("sen", "(left)"): 2}
    path.write_text("- [", encoding="utf-8")
    with pytest.raises(HistoriesError, match=r"people.yaml"):
        mine(path, public=True)


def test_more_columns_than_any_table_of_people_has_are_refused_early(table: Write, tmp_path: Path) -> None:
    import pandas as pd

    more = [f"c{number}" for number in range(MOST_COLUMNS)]
    told = "2,004 columns, and 2,000 are read; keep those that say who, which role, and when"
    with pytest.raises(HistoriesError, match=told):
        mine(table(",".join([HEAD, *more]), people()))
    record = dict.fromkeys(["person", "role", "start", "end", *more], "2001")
    (tmp_path / "t.json").write_text(json.dumps([record]))
    (tmp_path / "t.jsonl").write_text("".join(f'{{"person": "p", "{name}": 1}}\n' for name in more))
    for name in ("t.json", "t.jsonl"):
        with pytest.raises(HistoriesError, match=r"2,00\d columns"):
            mine(tmp_path / name)
    with pytest.raises(HistoriesError, match=told):
        mine(pd.DataFrame([record]))
