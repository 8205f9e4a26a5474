"""What check finds of the ways through a graph."""

from __future__ import annotations

from tests.check.frameworks import add_move, add_role, flawless, found, said, small


def test_a_graph_without_moves_is_told_once() -> None:
    assert found(small(moves=[]), "CG1") == [("CG101", "the file")]
    assert found(small(moves=[], roles={"a": {"title": "Porter"}}), "CG1") == []


def test_without_levels_there_is_no_entry_and_no_top() -> None:
    roles = {key: {"title": title} for key, title in zip("abc", ("Porter", "Cook", "Owner"), strict=True)}
    assert found(small(roles=roles), "CG1") == [("CG101", "role 'c'")]


def test_what_lies_behind_a_cause_is_named_there_and_nowhere_else() -> None:
    data = flawless()
    for step in range(1, 8):
        add_role(data, f"island-{step}", f"Islander number {step}", 2 if step < 7 else 3)
    for step in range(1, 7):
        add_move(data, f"island-{step}", f"island-{step + 1}")
    add_move(data, "island-7", "baking-4")
    assert found(data, "CG102", "CG104", "CG105") == [("CG102", "role 'island-1'")]
    (message,) = said(data, "CG102")
    assert message.endswith(
        "6 more roles can be reached only from there: "
        "'island-2', 'island-3', 'island-4', 'island-5', 'island-6' and 1 more"
    )


def test_a_role_without_level_that_nobody_moves_to_is_an_entry_role() -> None:
    data = flawless()
    add_role(data, "graduate", "Graduate", None)
    add_role(data, "trainee", "Trainee", 2)
    add_move(data, "graduate", "trainee")
    add_move(data, "trainee", "baking-3")
    assert found(data, "CG1") == []


def test_a_top_role_in_a_circle_that_nothing_leads_to_is_told_as_a_top_role() -> None:
    data = flawless()
    add_role(data, "abbot", "Abbot", 4)
    add_role(data, "prior", "Prior", 3)
    add_move(data, "abbot", "prior")
    add_move(data, "prior", "abbot")
    assert found(data, "CG1") == [("CG105", "role 'abbot'")]
