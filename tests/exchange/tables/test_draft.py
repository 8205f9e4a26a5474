"""A graph in the making: entries found by any name, and what rows say twice."""

from __future__ import annotations

from careergraph.exchange.tables.cells import Place, Sheet
from careergraph.exchange.tables.draft import Draft, fold

SHEET = Sheet("t.csv", None, [])


def at(row: int) -> Place:
    return Place(SHEET, row, 1)


def told(draft: Draft) -> list[str]:
    return [str(problem) for problem in draft.problems]


def test_what_nobody_sees_makes_no_other_name() -> None:
    assert fold("Cl\u00aderk\u200b ") == fold("\ufeffCLERK") == "clerk"


def test_an_entry_is_found_by_id_title_or_alias() -> None:
    roles = Draft().roles
    clerk = roles.declare("Clerk", at(2), key="c1", names=["Filer"])
    assert [roles.refer(name, at(3)) for name in ("c1", " CLERK", "filer", "C1")] == [clerk] * 4
    assert roles.refer("anything", at(3), key="c1") is clerk
    assert roles.find("filer") is clerk
    other = roles.refer("Porter", at(4))
    assert list(roles) == [clerk, other]
    # The row that introduces it later gives it its id.
    assert roles.declare("porter", at(5), key="p") is other
    assert other.id == "p"


def test_two_rows_that_introduce_one_entry_are_told() -> None:
    draft = Draft()
    first = draft.roles.declare("Clerk", at(2))
    assert draft.roles.declare("clerk", at(3), again=True) is first
    assert told(draft) == []
    assert draft.roles.declare("clerk", at(4)) is first
    assert told(draft) == ["t.csv, row 4, column A: row 2 names the role 'clerk' already; join the two"]


def test_two_entries_may_share_a_title_where_both_have_ids() -> None:
    roles = Draft().roles
    one, two = roles.declare("Clerk", at(2), key="a"), roles.declare("Clerk", at(3), key="b")
    assert one is not two
    assert [roles.refer("a", at(4)), roles.refer("b", at(4))] == [one, two]


def test_a_name_of_two_entries_means_neither() -> None:
    draft = Draft()
    draft.roles.declare("Clerk", at(2), names=["Filer"])
    draft.roles.declare("Porter", at(3), names=["filer"])
    draft.roles.refer("Clerk", at(4))
    assert told(draft) == []
    draft.roles.refer("FILER", at(5))
    assert told(draft) == [
        "t.csv, row 5, column A: 'FILER' is a name of 'Clerk' and 'Porter'; write one of these"
    ]


def test_where_a_sheet_lists_all_an_unknown_name_is_told() -> None:
    draft = Draft()
    draft.skills.declare("Filing", at(2))
    draft.skills.closed_by = "skills"
    draft.skills.refer("Filling", at(3))
    draft.skills.refer("Chess", at(4))
    assert told(draft) == [
        "t.csv, row 3, column A: no skill 'Filling' stands in skills; did you mean 'Filing'?",
        "t.csv, row 4, column A: no skill 'Chess' stands in skills; correct the name, or add it there",
    ]


def test_a_key_of_another_table_means_what_was_joined_first() -> None:
    skills = Draft().skills
    filing, typing = skills.declare("Filing", at(2)), skills.declare("Typing", at(3))
    skills.join(filing, "17")
    skills.join(typing, "17")
    assert skills.joined("17") is skills.refer("17", at(4)) is filing
    assert skills.joined("18") is None


def test_ids_are_given_to_those_without_one() -> None:
    roles = Draft().roles
    for title, key in (("Clerk!", ""), ("Chief", "clerk"), ("Porter", "")):
        roles.declare(title, at(2), key=key)
    roles.give_ids()
    assert [role.id for role in roles] == ["clerk-2", "clerk", "porter"]


def test_fields_that_rows_say_differently_are_told_and_texts_are_counted() -> None:
    draft = Draft()
    role = draft.roles.declare("Clerk", at(2))
    for row, level in enumerate(("G1", " g1", "G2"), 2):
        draft.said(role, "level", level, at(row), what="the level of 'Clerk'")
        draft.said(role, "summary", level, at(row), what="the summary", text=True)
    assert role.fields == {"level": "G1", "summary": "G1"}
    assert told(draft) == [
        "t.csv, row 4, column A: the level of 'Clerk' is 'G2' here and 'G1' in row 2; say one of them"
    ]
    assert draft.differing == {"summary": [at(4)]}


def test_moves_and_rungs_are_noted_once() -> None:
    draft = Draft()
    one, two = draft.roles.declare("A", at(2)), draft.roles.declare("B", at(3))
    assert draft.move(one, two, at(2)) is draft.move(one, two, at(3))
    assert draft.move(two, one, at(4)).place == at(4)
    assert len(draft.moves) == 2
    for level in ("G1", "G2"):
        draft.on_ladder("Clerks", one, level)
    assert draft.ladders == {"Clerks": [(one, "G1")]}
    one.coded("ISCO", "1", at(2))
    one.coded("ISCO", "2", at(3))
    assert one.fields["codes"] == {"ISCO": "1"}
