"""Ids made from titles."""

from __future__ import annotations

from itertools import permutations

from careergraph.exchange.tables.slugs import ids_for


def test_the_order_of_a_table_changes_no_id() -> None:
    titles = ["C#", "C++", "c", "D"]
    wanted = ids_for(titles, noun="skill")
    assert wanted == {"C#": "c", "C++": "c-2", "c": "c-3", "D": "d"}
    for order in permutations(titles):
        assert ids_for(order, noun="skill") == wanted


def test_ids_that_are_spoken_for_are_left_alone() -> None:
    assert ids_for(["Clerk"], noun="role", taken={"clerk", "clerk-2"}) == {"Clerk": "clerk-3"}
    # A number that a title asks for itself is not given twice.
    ids = ids_for(["Clerk", "Clerk 2", "clerk!"], noun="role")
    assert len(set(ids.values())) == 3
    assert (ids["Clerk"], ids["Clerk 2"]) == ("clerk", "clerk-2")


def test_a_title_without_letters_gets_an_id_of_what_it_names() -> None:
    (name,) = ids_for(["!!!"], noun="role").values()
    assert name.startswith("role")
    assert ids_for([], noun="role") == {}
