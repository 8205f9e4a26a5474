"""Tables that strangers publish: headings that say more, names for ids, lists inside records."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from careergraph.histories import HistoriesError, mine
from careergraph.histories.columns import find_columns
from careergraph.histories.dates import OPEN, read_date
from tests.histories.test_layouts import moves, people_with

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        # ministries, police units, parliaments, sports, judges
        (
            ["ministry", "ministry_title", "uniqueID", "ministry_name", "ministry_from", "ministry_to"],
            {"role": "ministry_title", "person": "uniqueID", "start": "ministry_from", "end": "ministry_to"},
        ),
        (
            ["row_id", "officer_id", "hire_start_date", "rank", "unit_start_date", "unit_end_date"],
            {"person": "officer_id", "role": "rank", "start": "unit_start_date", "end": "unit_end_date"},
        ),
        (["playerID", "mpFrom", "mpTo", "office"], {"start": "mpFrom", "end": "mpTo", "role": "office"}),
        (
            ["memberNumber", "position_name", "yearID", "teamID", "birth_year"],
            {"person": "memberNumber", "role": "position_name", "snapshot": "yearID"},
        ),
        (
            [
                "Judge Name",
                "Appointment Title",
                "Commission Date",
                "Chief, Begin",
                "Chief, End",
                "Termination Date",
            ],
            {
                "person": "Judge Name",
                "role": "Appointment Title",
                "start": "Commission Date",
                "end": "Termination Date",
            },
        ),
        (["item", "itemLabel", "position", "start", "end"], {"person": "item", "role": "position"}),
        (
            ["Appointee", "Position", "Start Date", "left_office"],
            {"person": "Appointee", "end": "left_office"},
        ),
        (
            ["LAST_NAME", "FIRST_NAME", "DATE_OF_HIRE", "EMPLOYEE_POSITION", "payroll year"],
            {
                "person": "{LAST_NAME} {FIRST_NAME} {DATE_OF_HIRE}",
                "role": "EMPLOYEE_POSITION",
                "snapshot": "payroll year",
            },
        ),
    ],
)
def test_headings_that_say_more(headings: list[str], fields: dict[str, str]) -> None:
    found, problems = find_columns("t.csv", headings, given={})
    assert not problems
    assert found is not None
    assert fields.items() <= {str(name): heading for name, heading in found.fields.items()}.items()


def test_a_heading_that_is_known_comes_first() -> None:
    headings = ["playerID", "person", "role", "old_title", "start", "end", "unit_start_date", "unit_end_date"]
    found, _ = find_columns("t.csv", headings, given={})
    assert found is not None
    assert found.fields == {"person": "person", "role": "role", "start": "start", "end": "end"}
    assert found.notes == []


def test_what_a_heading_may_say_is_asked() -> None:
    headings = ["id", "name", "start_president", "end_president", "start_minister", "end_minister"]
    _, problems = find_columns("t.csv", headings, given={})
    told = "\n".join(map(str, problems))
    assert "'start_president with end_president' and 'start_minister with end_minister' may say" in told
    assert "name it with --start COLUMN and --end COLUMN" in told
    assert "no column says which role it is" in told


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


def written(tmp_path: Path, data: object) -> Path:
    path = tmp_path / "people.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


TERMS = [
    {"title": "rep", "start": "2001-01-03", "end": "2007-01-03"},
    {"title": "sen", "start": "2007-01-03", "end": "2013-01-03"},
]


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


def test_yaml_holds_what_json_does(tmp_path: Path) -> None:
    import yaml

    path = tmp_path / "people.yaml"
    path.write_text(yaml.safe_dump([{"id": {"code": who}, "terms": TERMS} for who in "AB"]), encoding="utf-8")
    assert moves(mine(path, public=True)) == {("rep", "sen"): 2, ("sen", "(left)"): 2}
    path.write_text("- [", encoding="utf-8")
    with pytest.raises(HistoriesError, match=r"people.yaml"):
        mine(path, public=True)


def test_the_longest_list_is_taken_and_told(tmp_path: Path) -> None:
    data = [{"id": who, "terms": TERMS, "leads": [{"title": "whip", "start": "2003"}]} for who in "AB"]
    found = mine(written(tmp_path, data), public=True)
    assert "each record's list 'terms' is taken as its rows; 'leads' is left out" in found.report.notes[0]


def test_dates_of_parts(tmp_path: Path) -> None:
    jobs = [{"title": "Clerk", "start": {"year": 2001, "month": 2}, "end": {"year": 2003}},
            {"title": "Head", "start": {"year": 2003}, "end": None}]  # fmt: skip
    found = mine(written(tmp_path, [{"person": who, "jobs": jobs} for who in "AB"]), public=True)
    assert found.report.precision == {"month": 2, "year": 4}


@pytest.mark.parametrize("text", ["still_in_office", "NA", "Incumbent", "heute", "n.a."])
def test_words_for_an_open_end(text: str) -> None:
    assert read_date(text).precision == OPEN


def test_days_and_months_that_a_database_leaves_open() -> None:
    assert read_date("2010-00-00") == read_date("2010")
    assert read_date("2010-05-00") == read_date("2010-05")
    assert read_date("0000-00-00").precision == OPEN


def test_roles_that_are_numbers_are_doubted(table: Write) -> None:
    rows = people_with("@,1,2001-01-01,2002-02-01", "@,2,2002-02-01,")
    notes = mine(table("person,rank,start,end", rows), public=True, keep_mass_moves=True).report.notes
    assert notes == ["every role is a number: is this the column of roles? --role names another"]


def test_days_of_the_18th_century() -> None:
    assert read_date("1789-03-04").day is not None
    assert read_date("0001-01-01").day is None


def test_a_reshuffle_of_posts_with_one_holder_each_is_no_renaming(table: Write) -> None:
    rows = [f"p{n},Post {n},2001-01-01,2003-01-01" for n in range(8)]
    rows += [f"p{n},Post {(n + 3) % 8 + 8},2003-01-01," for n in range(8)]
    found = mine(table("person,role,start,end", rows), public=True)
    assert found.report.mass_moves == []
    assert sum(people for (_, goal), people in moves(found).items() if goal != "(left)") == 8


def test_nothing_in_a_file_is_a_list(tmp_path: Path) -> None:
    with pytest.raises(HistoriesError, match="holds no table"):
        mine(written(tmp_path, {"a": {"b": 1}, "c": 2}), public=True)
