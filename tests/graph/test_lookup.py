"""Look-up by id, title and alias, on its own."""

from __future__ import annotations

import pytest

from careergraph import AmbiguousNameError, UnknownNameError
from careergraph.graph.lookup import Lookup

ENTRIES = [("head", "Head of Sales", ("Sales Lead",)), ("lead", "Team Lead", ()), ("x", "Lead", ())]


def test_names_are_only_looked_at_when_an_id_does_not_do() -> None:
    asked = []

    def names() -> list[tuple[str, str, tuple[str, ...]]]:
        asked.append(1)
        return ENTRIES

    lookup = Lookup("role", {"head", "lead", "x"}, names)
    assert lookup.find("head") == "head"
    assert not asked
    assert lookup.find("sales LEAD") == "head"
    assert lookup.find("Team  lead") == "lead"
    assert asked == [1]


def test_what_fits_two_or_none_is_told_with_candidates() -> None:
    lookup = Lookup("role", {"head", "lead", "x"}, lambda: ENTRIES)
    with pytest.raises(AmbiguousNameError) as two:
        lookup.find("LEAD")
    assert two.value.candidates == ("lead", "x")
    with pytest.raises(UnknownNameError, match="did you mean 'head'") as none:
        lookup.find("Head of Sale")
    assert none.value.candidates[0] == "head"
    assert lookup.near("qqqq") == []
