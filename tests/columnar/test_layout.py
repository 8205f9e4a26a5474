"""The tables hold all that records say: in a column of its own, or in `more`."""

from __future__ import annotations

from dataclasses import fields

import pytest

from careergraph.columnar.layout import MORE, ONCE, TABLES
from careergraph.document.records import Move, Role, Skill

# What other tables hold, or several columns.
ELSEWHERE = {
    "roles": {"id", "skills", "optional"},
    "skills": {"id"},
    "moves": {"requires", "years_range", "within"},
}


@pytest.mark.parametrize(("table", "record"), [("roles", Role), ("skills", Skill), ("moves", Move)])
def test_every_field_has_one_place(table: str, record: type) -> None:
    said = {item.name for item in fields(record)}
    columns = (TABLES[table].columns.keys() & said) - ELSEWHERE[table]
    assert set(MORE[table]) == said - columns - ELSEWHERE[table]
    assert not set(MORE[table]) & TABLES[table].columns.keys()


def test_what_stood_in_more_once_has_a_column_now() -> None:
    for table, names in ONCE.items():
        assert not names.keys() & set(MORE[table])
        for column in names.values():
            owner, _, name = column.partition(".")
            assert name in TABLES[owner].columns


def test_a_graph_needs_roles_and_moves_alone() -> None:
    assert [name for name, layout in TABLES.items() if layout.needed] == ["roles", "moves"]
    for layout in TABLES.values():
        assert any(column.needed for column in layout.columns.values())
        # Numbers of rows are 32 bits wide.
        assert layout.most_rows < 2**31
