"""JSON as rows: lists of records wherever they stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from careergraph.histories import HistoriesError, mine
from careergraph.histories.nested import flat, records_in, records_of
from tests.histories.tables import (
    TERMS,
    moves,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "data",
    [
        [{"id": {"code": who, "n": 1}, "name": {"last": "X"}, "terms": TERMS} for who in "AB"],
        [{"name": "X", "roles": TERMS}, {"name": "X", "roles": TERMS}],
        {"A": TERMS, "B": TERMS},
        {"persons": [{"id": "A", "name": "X"}], "posts": [{"label": "rep"}],
         "memberships": [{"person_id": who, **term} for who in "AB" for term in TERMS]},
    ],
    ids=["lists in records", "records without an id", "by person", "one list of several"],
)  # fmt: skip
def test_lists_inside_records(tmp_path: Path, data: object) -> None:
    found = mine(written(tmp_path, data), public=True)
    assert moves(found) == {("rep", "sen"): 2, ("sen", "(left)"): 2}
    assert found.counts.everybody == 2


def test_the_longest_list_is_taken_and_told(tmp_path: Path) -> None:
    data = [{"id": who, "terms": TERMS, "leads": [{"title": "whip", "start": "2003"}]} for who in "AB"]
    found = mine(written(tmp_path, data), public=True)
    assert "each record's list 'terms' is taken as its rows; 'leads' is left out" in found.report.notes[0]


def test_dates_of_parts(tmp_path: Path) -> None:
    jobs = [{"title": "Clerk", "start": {"year": 2001, "month": 2}, "end": {"year": 2003}},
            {"title": "Head", "start": {"year": 2003}, "end": None}]  # fmt: skip
    found = mine(written(tmp_path, [{"person": who, "jobs": jobs} for who in "AB"]), public=True)
    assert found.report.precision == {"month": 2, "year": 4}


def test_nothing_in_a_file_is_a_list(tmp_path: Path) -> None:
    with pytest.raises(HistoriesError, match="holds no table"):
        mine(written(tmp_path, {"a": {"b": 1}, "c": 2}), public=True)


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


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        ("x", "x"),
        (7, 7),
        ({"id": 7, "display": "Clerk"}, "Clerk"),
        ({"value": {"name": "Clerk"}}, "Clerk"),
        ({"year": 2015, "month": 4, "day": 3}, "2015-04-03"),
        ({"year": 2015, "month": None}, "2015"),
        ({"year": 2015, "month": 0}, "2015"),
        (["Head"], "Head"),
        (["Head", "Boss"], '["Head", "Boss"]'),
        ([], "[]"),
        ({"b": 1, "a": 2}, '{"a": 2, "b": 1}'),
    ],
)
def test_what_a_nested_value_says_in_a_cell(value: object, cell: object) -> None:
    assert flat(value) == cell


def test_one_record_a_line() -> None:
    assert records_of('{"a": 1}\n\n{"a": 2}\n')[0] == [{"a": 1}, {"a": 2}]
    with pytest.raises(ValueError, match="Expecting"):
        records_of('{"a": 1')
    with pytest.raises(ValueError, match="Expecting"):
        records_of('{"a": 1}\nno\n')


def test_the_list_that_says_most_is_taken() -> None:
    data = {"meta": [{"x": 1}], "jobs": [{"person": 1, "role": "a", "year": 2001}], "total": 3}
    assert records_in(data)[0] == data["jobs"]
    assert records_in([1, "x", None])[0] == []
    assert records_in("text")[0] == []


def test_a_list_of_work_is_one_persons() -> None:
    job = {"position": "Clerk", "startDate": "2010", "name": "X"}
    records, person, _ = records_in({"Work Experience": [job]})
    assert (records, person) == ([{"position": "Clerk", "startDate": "2010", "endDate": None}], "file")
    # Without dates it is no list of jobs.
    assert records_in({"work": [{"position": "Clerk"}]})[1] is None


def test_a_person_without_an_id_is_known_by_number() -> None:
    people_ = [
        {"jobs": [{"title": "a", "start": "2001"}]},
        {"jobs": []},
        {"jobs": [{"title": "b", "start": "2002"}]},
    ]
    assert [row["person"] for row in records_in(people_)[0]] == ["1", "3"]
