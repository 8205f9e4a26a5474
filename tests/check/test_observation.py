"""How findings name what they are about, and where it stands."""

from __future__ import annotations

import pytest

from careergraph.check.observation import Observation, move_path, move_subject, role_subject
from tests.search.small import MOVES, small


def test_subjects_are_named_by_their_ids() -> None:
    assert role_subject("head") == "role 'head'"
    assert move_subject("head", "cro") == "move 'head' -> 'cro'"


def test_a_move_is_found_where_it_stands_in_the_file() -> None:
    graph = small()
    assert [move_path(graph, source, target) for source, target, *_ in MOVES] == [
        ("moves", position) for position in range(len(MOVES))
    ]
    with pytest.raises(KeyError):
        move_path(graph, "a", "z")


def test_an_observation_is_a_problem_with_a_code() -> None:
    seen = Observation("bad", "mend it", path=("roles", "a"), code="CG102", subject=role_subject("a"))
    assert (seen.code, seen.subject, seen.path) == ("CG102", "role 'a'", ("roles", "a"))
    assert "bad; mend it" in str(seen)
