"""Roles as people jot them down become a framework with levels and moves."""

from __future__ import annotations

import pytest

from careergraph import GraphFileError, QuestionError
from careergraph.document import files
from careergraph.document.rules import parse
from careergraph.starter import from_chains


def test_chains_join_at_roles_of_the_same_title() -> None:
    file = from_chains(["Porter > Cook -> Head  Chef", "Waiter → COOK; Waiter > Host\nHost"])
    assert {key: (role.title, role.level) for key, role in file.roles.items()} == {
        "porter": ("Porter", "Level 1"),
        "cook": ("Cook", "Level 2"),
        "head-chef": ("Head Chef", "Level 3"),
        "waiter": ("Waiter", "Level 1"),
        "host": ("Host", "Level 2"),
    }
    assert [(move.source, move.target) for move in file.moves] == [
        ("porter", "cook"),
        ("cook", "head-chef"),
        ("waiter", "cook"),
        ("waiter", "host"),
    ]


def test_a_role_stands_above_the_highest_that_leads_to_it() -> None:
    file = from_chains(["A > B > C > D", "A > D", "E > D"])
    assert [role.level for role in file.roles.values()] == [
        "Level 1",
        "Level 2",
        "Level 3",
        "Level 4",
        "Level 1",
    ]


def test_ids_are_plain_and_never_the_same() -> None:
    file = from_chains(["Café Chef > Cafe: chef > 主任 > 部長"])
    assert list(file.roles) == ["cafe-chef", "cafe-chef-2", "role", "role-2"]
    assert list(from_chains(["Mana\xadger > Manager of all"]).roles) == ["manager", "manager-of-all"]


@pytest.mark.parametrize(
    ("chains", "message"),
    [
        (["A > > B"], "has no title"),
        (["A >"], "has no title"),
        ([" ; "], "there are no roles"),
        ([], "there are no roles"),
        (["A > B > C > A"], "'A' > 'B' > 'C' > 'A'"),
        (["A > a"], "lead in a circle"),
    ],
)
def test_chains_that_make_no_ladder(chains: list[str], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        from_chains(chains)


def test_a_title_that_no_title_may_be() -> None:
    with pytest.raises(GraphFileError, match="control character"):
        from_chains(["A > B\x07"])


def test_a_role_alone_is_a_framework() -> None:
    file = from_chains([" Baker "], title="Bakers")
    assert (file.title, file.levels, file.moves) == ("Bakers", ("Level 1",), ())
    assert file.roles["baker"].title == "Baker"


def test_the_same_step_twice_is_one_move() -> None:
    assert len(from_chains(["A > B", "a > b; A -> B > C"]).moves) == 2


def test_a_long_chain_is_read_as_any_other() -> None:
    file = from_chains([" > ".join(f"Role {n}" for n in range(2_000))])
    assert file.levels[-1] == file.roles["role-1999"].level == "Level 2000"


def test_what_is_started_is_a_file_of_the_format() -> None:
    file = from_chains(["A > B > C", "A > D"])
    assert parse(files.to_data(file)) == file
    assert {source for role in file.roles.values() for source in role.sources} == set(file.sources)
