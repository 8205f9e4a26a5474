"""What the column `more` says is held against the rules of a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from careergraph import CareerGraph
from careergraph.columnar import more
from tests.columnar.folders import DATA, Change, assert_told, change, setting, told

if TYPE_CHECKING:
    from pathlib import Path

BROKEN: list[tuple[str, Change, str]] = [
    ("roles", setting(1, more='{"kpis": ["a", 7]}'), "row 1 ('cook'), `more`: roles.cook.kpis[1]: "),
    ("roles", setting(1, more='{"kpis": ["a", {"text": "b", "sources": ["x"]}]}'), "no source 'x' stands"),
    ("roles", setting(1, more='{"title": "Cook"}'), "`more`: 'title' does not belong there"),
    ("roles", setting(1, more='{"kpis": [], "kpis": []}'), "`more`: the key 'kpis'"),
    ("roles", setting(1, more="{"), "`more`: "),
    ("roles", setting(1, more="[]"), "`more`: it is no mapping"),
    ("roles", setting(1, more='{"field_sources": {"skills.x": ["one"]}}'), "expected skill 'x'"),
    ("skills", setting(0, more='{"kpis": []}'), "skills.parquet: row 0 ('cooking'), `more`: 'kpis' does not"),
    ("roles", setting(1, more='{"pay": {"low": -1, "currency": "EUR", "period": "day"}}'), "`low` is -1"),
    ("skills", setting(0, more='{"resources": [{"title": "A", "to": 9}]}'), "the level of 'cooking' is 9"),
    ("moves", setting(1, more='{"field_sources": {"x": ["one"]}}'), "`more`: moves[0].field_sources.x: "),
    ("moves", setting(1, more='{"years_range": [3, 4]}'), "`more`: 'years_range' does not belong there"),
    ("moves", setting(1, more='{"within": []}'), "`more`: 'within' does not belong there"),
    ("roles", setting(1, more='{"people": 3}'), "`more`: 'people' does not belong there"),
]


@pytest.mark.parametrize(("table", "how", "words"), BROKEN, ids=lambda value: str(value)[:40])
def test_a_broken_rule_is_told(folder: Path, table: str, how: Change, words: str) -> None:
    assert_told(folder, table, how, words)


def test_a_folder_of_before_there_were_columns_for_it_is_read(folder: Path) -> None:
    columns = {"moves": ["years_low", "years_high", "years_until", "credentials"], "roles": ["people"]}
    for table, names in columns.items():
        path = folder / f"{table}.parquet"
        pq.write_table(pq.read_table(path).drop_columns(names), path)
    (folder / "horizons.parquet").unlink()
    head = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    del head["rows"]["horizons"]
    (folder / "graph.json").write_text(json.dumps(head), encoding="utf-8")
    said = {name: DATA["moves"][1][name] for name in ("years_range", "years_until", "within", "credentials")}
    more = said | {"field_sources": {"years": ["two"]}}
    change(folder, "moves", setting(1, more=json.dumps(more)))
    change(folder, "moves", setting(2, more=json.dumps({"within": DATA["moves"][2]["within"]})))
    change(folder, "roles", setting(0, more='{"people": 9}'))
    assert CareerGraph.load(folder).file == CareerGraph.from_dict(DATA).file
    change(folder, "moves", setting(2, more='{"within": [{"years": 3, "share": 0.75}]}'))
    assert any("within 3 years sum to 1.25" in problem for problem in told(folder))


def test_many_rows_are_looked_at_in_parts_and_told_by_their_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(more, "PART", 3)
    roles = {f"r{number}": {"title": f"Role {number}", "kpis": ["Waste"]} for number in range(8)}
    data = {"format": "careergraph/1", "title": "Many", "roles": roles, "moves": []}
    folder = CareerGraph.from_dict(data).save(tmp_path / "many.careergraph")
    assert CareerGraph.load(folder).file == CareerGraph.from_dict(data).file
    change(folder, "roles", setting(6, more='{"kpis": [7]}'))
    (problem,) = told(folder)
    assert problem.startswith("roles.parquet: row 6 ('r6'), `more`: roles.r6.kpis[0]: an entry of `kpis` is")


def test_a_key_without_a_value_is_left_out(folder: Path) -> None:
    change(folder, "roles", setting(1, more=json.dumps({"kpis": None})))
    assert CareerGraph.load(folder).role("cook").kpis == ()
