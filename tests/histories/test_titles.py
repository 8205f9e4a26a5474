"""Which spellings are one role, and which titles may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph.errors import QuestionError
from careergraph.histories.titles import MISSING, Titles, fold_title, propose, read_map
from tests.histories.tables import (
    HEAD,
    Write,
    counted,
    people,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_texts_that_are_no_titles_stay_apart_and_as_they_are(table: Write) -> None:
    long = ["x" * 10_001 + "A", "x" * 10_001 + "a"]
    rows = [f"q{number},{text},2001-01-01,2002-01-01" for number, text in enumerate(long)]
    found = counted(table(HEAD, [*people(), *rows]))
    assert len(found.graph.roles) == 4
    assert max(len(role.title) for role in found.graph.roles.values()) == 500


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Vice-President,  Sales", "vice president / SALES", True),
        ("\uff28ead", "head", True),
        ("C++ Developer", "C# Developer", False),
        ("Engineer II", "Engineer III", False),
        ("Chargé", "Charge", False),
        ("Chargé", "Charge\u0301", True),
        ("Mana\xadger\ufeff", "Manager", True),
        ("x" * 10_001, "X" * 10_001, False),
    ],
)
def test_what_tells_titles_apart(one: str, other: str, *, same: bool) -> None:
    assert (fold_title(one) == fold_title(other)) == same


def test_spellings_of_one_title_are_one_role_called_as_most_people_write_it() -> None:
    titles = Titles.of({"HEAD": 1, "Head": 5, "head.": 2, "clerk": 3, "null": 9, " ": 4})
    assert (titles.ids, titles.names) == (["clerk", "head"], ["clerk", "Head"])
    assert titles.aliases == [[], ["head.", "HEAD"]]
    assert titles.codes == {"HEAD": 1, "Head": 1, "head.": 1, "clerk": 0, "null": MISSING, " ": MISSING}


def test_a_map_joins_renames_and_leaves_out() -> None:
    people = {"Boss": 4, "Head": 2, "Temp": 1, "Clerk": 3}
    titles = Titles.of(people, {"boss ": "Head", "temp": "", "Clerk": "Office clerk"})
    assert titles.names == ["Head", "Office clerk"]
    assert titles.codes["Boss"] == titles.codes["Head"] == 0
    assert titles.codes["Clerk"] == 1
    assert titles.codes["Temp"] not in {0, 1, MISSING}


def test_titles_that_ask_for_one_id_get_numbers_the_most_held_first() -> None:
    titles = Titles.of({"C+": 9, "C#": 5, "C": 7, "主任": 1, "部長": 2})
    by_name = dict(zip(titles.names, titles.ids, strict=True))
    assert [by_name[name] for name in ("C+", "C", "C#")] == ["c", "c-2", "c-3"]
    assert len(set(titles.ids)) == 5
    assert titles.ids == sorted(titles.ids, key=str.encode)


def test_titles_that_differ_only_where_a_file_cuts_them_are_numbered() -> None:
    titles = Titles.of({"x" * 600 + "a": 1, "x" * 600 + "b": 1})
    assert sorted(map(len, titles.names)) == [484, 500]
    assert len(set(titles.names)) == 2


def test_a_map_file(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text('\ufeffPeople,Role , TITLE\n3,Head,"Boss, the"\n,,Temp\n1,x,\n', encoding="utf-8")
    assert read_map(path) == {"boss the": "Head", "temp": ""}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "a map has the columns title and role"),
        (b"title\na\n", "a map has the columns title and role"),
        (b"title,role\n\xff,a\n", "the map cannot be read"),
        (b"title,role\na,b\nA,c\n", "map.csv:3: 'A' is two roles: 'b' and 'c'; keep one"),
    ],
)
def test_a_map_that_cannot_be_used(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "map.csv"
    path.write_bytes(content)
    with pytest.raises(QuestionError, match=told):
        read_map(path)


def proposed(names: list[str], *renamed: tuple[int, int, str]) -> dict[str, tuple[str, str]]:
    people = [100 - number for number in range(len(names))]
    return {one.title: (one.role, one.why) for one in propose(names, people, renamed)}


def test_what_may_be_one_role() -> None:
    found = proposed(["Sales Manager", "Manager, Sales", "Sales Mgr", "Saels Manager", "Clerk"])
    assert found == {
        "Sales Manager": ("Sales Manager", ""),
        "Manager, Sales": ("Sales Manager", "same words"),
        "Sales Mgr": ("Sales Manager", "abbreviation"),
        "Saels Manager": ("Sales Manager", "similar 0.92"),
        "Clerk": ("Clerk", ""),
    }


@pytest.mark.parametrize(
    "names",
    [
        ["Accountant", "Senior Accountant"],
        ["Engineer II", "Engineer III"],
        ["Grade 12", "Grade 13"],
        ["Nurse", "Purse maker"],
    ],
)
def test_rungs_are_never_joined(names: list[str]) -> None:
    assert all(role == title for title, (role, _) in proposed(names).items())


def test_what_was_renamed_twice_leads_to_its_last_name_and_no_circle_holds_anybody() -> None:
    names = ["Alpha", "Beta", "Gamma"]
    found = proposed(names, (0, 1, "renamed"), (1, 2, "renamed"))
    assert {title: role for title, (role, _) in found.items()} == dict.fromkeys(names, "Gamma")
    assert set(proposed(names, (0, 1, "renamed"), (1, 0, "renamed"))) == set(names)
