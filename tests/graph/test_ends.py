"""Where careers begin and where they end."""

from typing import Any

import pytest

from careergraph import CareerGraph
from careergraph.graph.ends import Ends

MOVES = [("a", "b"), ("b", "c"), ("d", "c"), ("c", "e"), ("e", "b")]


def ends_of(levels: dict[str, str], moves: list[tuple[str, str]] = MOVES) -> Ends:
    roles: dict[str, Any] = {key: {"title": key.upper()} for key in "edcba"}
    for key, level in levels.items():
        roles[key]["level"] = level
    return Ends.of(
        CareerGraph.from_dict(
            {
                "format": "careergraph/1",
                "title": "Ends",
                "levels": ["Unused", "Low", "Middle", "High", "Also unused"],
                "roles": roles,
                "moves": [{"from": source, "to": target} for source, target in moves],
            }
        )
    )


def test_without_levels_the_moves_tell() -> None:
    assert ends_of({}) == (("a", "d"), (), False)
    assert ends_of({}, [("b", "c"), ("c", "a")]) == (("b", "d", "e"), ("a", "d", "e"), False)
    assert ends_of({}, []) == (tuple("abcde"), tuple("abcde"), False)


def test_with_levels_the_lowest_and_the_highest_that_any_role_has_tell() -> None:
    levels = {"a": "Low", "b": "Middle", "c": "High", "d": "Low", "e": "High"}
    assert ends_of(levels) == (("a", "d"), ("c", "e"), True)
    # However the moves run.
    assert ends_of(levels, [("c", "a")]) == (("a", "d"), ("c", "e"), True)


@pytest.mark.parametrize(("level", "entries"), [("High", ("b", "d")), ("Low", ("b", "d"))])
def test_a_role_without_a_level_is_an_entry_where_no_move_leads_to_it(
    level: str, entries: tuple[str, ...]
) -> None:
    """``a`` is led to; ``d`` is not; neither has a level."""
    found = ends_of({"b": "Low", "c": level, "e": "High"}, [("b", "a"), ("d", "e")])
    assert found.entries == (entries if level == "High" else ("b", "c", "d"))
    assert found.tops == (("c", "e") if level == "High" else ("e",))


def test_on_one_level_every_role_is_both() -> None:
    assert ends_of(dict.fromkeys("abcde", "Middle")) == (tuple("abcde"), tuple("abcde"), True)
