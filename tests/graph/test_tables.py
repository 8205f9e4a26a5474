"""What roles expect and what moves say within some years, as rows of tables."""

from array import array

import pytest

from careergraph.document.records import Within
from careergraph.graph.tables import Expected, ExpectedMaps, ExpectedTable, HorizonTable

IDS = ["crm", "law", "sql"]
NUMBERS = {skill_id: number for number, skill_id in enumerate(IDS)}

TABLE = ExpectedTable(
    array("i", [0, 2, 2, 3]), array("i", [2, 0, 1]), array("b", [3, 1, 2]), array("b", [0, 1, 0])
)
MAPS = ExpectedMaps([{"sql": 3, "crm": 1}, {}, {"law": 2}])


@pytest.mark.parametrize("expected", [TABLE, MAPS], ids=["rows", "maps"])
def test_what_roles_expect(expected: Expected) -> None:
    levels = [expected.levels(role, IDS.__getitem__) for role in range(3)]
    assert levels == [{"sql": 3, "crm": 1}, {}, {"law": 2}]
    assert list(levels[0]) == ["sql", "crm"]  # in the order of the file


def test_what_is_optional_is_no_key() -> None:
    assert [TABLE.optional(role, IDS.__getitem__) for role in range(3)] == [{"crm"}, frozenset(), frozenset()]
    assert [list(TABLE.keys(role, NUMBERS)) for role in range(3)] == [[(2, 3)], [], [(1, 2)]]
    assert [MAPS.optional(role, IDS.__getitem__) for role in range(3)] == [frozenset()] * 3
    assert [list(MAPS.keys(role, NUMBERS)) for role in range(3)] == [[(2, 3), (0, 1)], [], [(1, 2)]]


def test_horizons_of_a_row_are_records() -> None:
    table = HorizonTable([0, 0, 2], [1.0, 2.0], [0.25, 0.5], [None, 0.4], [None, 0.6])
    assert table.of(0) == ()
    assert table.of(1) == (Within(1, 0.25), Within(2, 0.5, 0.4, 0.6))
