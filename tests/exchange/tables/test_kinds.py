"""The kinds of tables: names that a heading can have."""

from __future__ import annotations

import pytest

from careergraph.exchange.tables.kinds import KINDS
from careergraph.exchange.tables.words import heading


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_is_one_that_a_heading_can_have(kind: str) -> None:
    """A name in another spelling would never be met."""
    told = KINDS[kind]
    assert set(told.needs) <= set(told.columns)
    assert set(told.concepts) <= set(told.columns)
    for ours, names in told.columns.items():
        assert [heading(name) for name in (ours, *names)] == [ours, *names]
        assert len(set(names)) == len(names)


def test_no_two_kinds_of_sheets_have_a_name_in_common() -> None:
    names = [name for kind in KINDS.values() for name in (kind.sheet, *kind.names)]
    assert sorted(names) == sorted(set(names))
    assert [heading(name) for name in names] == names
