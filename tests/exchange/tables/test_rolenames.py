"""How roles are called where one title stands on several levels."""

from __future__ import annotations

import pytest

from careergraph.exchange.tables.cells import Sheet
from careergraph.exchange.tables.draft import Draft
from careergraph.exchange.tables.rolenames import LadderNames, RoleNames
from careergraph.exchange.tables.table import Column, Line, Table


def lines(headings: str, *rows: str) -> list[Line]:
    names = headings.split(",")
    cells = [row.split(",") for row in rows]
    columns = tuple(Column(position, name, name) for position, name in enumerate(names))
    sheet = Sheet("t.csv", None, [names, *cells])
    return list(Table("roles", sheet, (1,), 2, len(cells) + 1, columns).lines())


@pytest.mark.parametrize(
    ("rows", "titles", "ladders"),
    [
        (["Clerk,,", "Chief,G2,"], ["Clerk", "Chief"], ["", ""]),
        (["Clerk,G1,", "clerk,G2,"], ["Clerk (G1)", "clerk (G2)"], ["Clerk", "clerk"]),
        (["Clerk,G1,Law", "Clerk,G1,Tax"], ["Clerk (Law)", "Clerk (Tax)"], ["", ""]),
        (
            ["Clerk,G1,Law", "Clerk,G2,Law", "Clerk,G1,Tax"],
            ["Clerk (Law, G1)", "Clerk (Law, G2)", "Clerk (Tax, G1)"],
            ["Clerk (Law)", "Clerk (Law)", "Clerk (Tax)"],
        ),
        (["Clerk,G1,", "Clerk,g1 ,"], ["Clerk", "Clerk"], ["", ""]),
    ],
)
def test_a_title_on_several_levels_or_in_several_functions_is_several_roles(
    rows: list[str], titles: list[str], ladders: list[str]
) -> None:
    found = lines("title,level,focus", *rows)
    names = RoleNames(found)
    assert [names.title(line) for line in found] == titles
    assert [names.ladder(line) for line in found] == ladders


def test_a_row_that_only_names_a_key_makes_no_level() -> None:
    found = lines("id,title,level", "c1,Clerk,", "c2,Clerk,G1")
    assert [RoleNames(found).title(line) for line in found] == ["Clerk", "Clerk"]


def test_roles_climb_their_ladders_and_those_of_their_functions() -> None:
    found = lines("title,level,focus", "Clerk,G1,Law", "Clerk,G2,law", "Chief,G9,Law")
    names, draft = RoleNames(found), Draft()
    for line in found:
        role = draft.roles.declare(names.title(line), line.place())
        names.climb(draft, line, role)
    assert {ladder: [level for _, level in rungs] for ladder, rungs in draft.ladders.items()} == {
        "Clerk": ["G1", "G2"]
    }
    assert [level for _, level, _ in draft.families["law"].values()] == ["G1", "G2", "G9"]


def test_levels_that_name_their_ladder_are_titles_and_others_are_grades() -> None:
    told = LadderNames(lines("role,role level", "Analyst,Analyst", "Analyst,Senior analyst"))
    assert told.titles
    assert told.title("Analyst", "Senior analyst") == "Senior analyst"
    grades = LadderNames(
        lines("role,role level", "Analyst,Junior", "Analyst,Senior", "Clerk,Junior", "Porter,")
    )
    assert not grades.titles
    assert grades.title("Analyst", "Senior") == "Analyst (Senior)"
    assert grades.title("Clerk", "Junior") == "Clerk"
    assert [grades.is_ladder(role) for role in ("ANALYST", "Clerk", "Porter", "Nobody")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_an_id_that_several_roles_share_is_no_id() -> None:
    found = lines("role id,role,role level", "1,Clerk,A", "1,Clerk,a", "2,Clerk,A", "2,Chief,B", ",Chief,C")
    names = LadderNames(found)
    assert [names.key(line) for line in found] == ["1", "1", "", "", ""]
