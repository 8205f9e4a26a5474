"""A graph that lies in tables, and the file that it seems to be."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given, settings

from careergraph import CareerGraph
from careergraph.graph.document import DocumentColumns
from careergraph.graph.plain import plain_tables
from careergraph.graph.tabular import TableColumns
from tests.columnar.test_round_trip import as_columns
from tests.properties.careers import graph_data


@given(graph_data())
@settings(max_examples=25)
def test_both_makers_of_columns_agree(data: dict[str, Any]) -> None:
    graph = CareerGraph.from_dict(data)
    one, two = graph.columns, as_columns(graph).columns
    assert isinstance(one, DocumentColumns)
    assert not isinstance(two, DocumentColumns)
    for name in ("role_ids", "rungs", "skill_ids", "efforts", "stating"):
        assert list(getattr(one, name)) == list(getattr(two, name)), name
    assert one.taught == two.taught
    assert one.top_level == two.top_level
    assert one.all_efforts == two.all_efforts
    for name in ("offsets", "targets", "kinds", "years", "people", "leavers", "places"):
        assert list(getattr(one.moves, name)) == list(getattr(two.moves, name)), name
    for mine, other in zip(one.moves.incoming, two.moves.incoming, strict=True):
        assert list(mine) == list(other)
    assert one.sources_of_moves() == two.sources_of_moves()
    for row in range(len(one.moves)):
        assert one.stated(row) == two.stated(row)
        assert one.move(row) == two.move(row)
    for role in range(len(one.role_ids)):
        assert one.expected(role) == two.expected(role)
        assert list(one.keys(role)) == list(two.keys(role))


def test_records_have_the_faces_of_a_mapping_and_a_sequence() -> None:
    graph = CareerGraph.load("sales-marketing")
    again = as_columns(graph)
    assert "cro" in again.roles
    assert "nobody" not in again.roles
    assert 7 not in again.roles  # type: ignore[comparison-overlap]
    with pytest.raises(KeyError):
        again.roles["nobody"]
    assert len(again.roles) == len(graph.roles)
    assert again.moves[3] == graph.moves[3]
    assert again.moves[-1] == graph.moves[-1]
    assert again.moves[2:5] == graph.moves[2:5]
    assert again.moves == graph.moves
    assert again.moves != graph.moves[1:]
    assert again.moves != "moves"  # type: ignore[comparison-overlap]
    with pytest.raises(IndexError):
        again.moves[len(graph.moves)]
    assert repr(again.file.moves) == f"<{len(graph.moves)} moves>"
    assert repr(again.file.roles) == f"<{len(graph.roles)} records>"
    assert again.role("cro") is again.roles["cro"]  # kept for a while


DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Plain",
    "skills": {"sql": {"title": "SQL"}, "crm": {"title": "CRM"}},
    "roles": {"z": {"title": "Zoo", "skills": {"sql": 2}}, "a": {"title": "Art"}, "m": {"title": "Mine"}},
    "moves": [{"from": "z", "to": "a", "years": 1}, {"from": "a", "to": "m"}, {"from": "z", "to": "m"}],
}


@pytest.fixture
def columns() -> TableColumns:
    tables = plain_tables(DATA)
    assert tables is not None
    return TableColumns(tables)


def test_numbers_are_found_among_the_sorted_ids(columns: TableColumns) -> None:
    number = columns.role_number
    assert [number[key] for key in ("a", "m", "z")] == [0, 1, 2]
    for key in ("", "b", "zz"):
        with pytest.raises(KeyError):
            number[key]
        assert key not in number
    assert "m" in number
    assert 1 not in number  # type: ignore[comparison-overlap]


def test_records_are_made_once_for_a_while(columns: TableColumns) -> None:
    file = columns.file
    assert file is columns.file
    assert file.roles["z"] is file.roles["z"]
    assert file.moves[0] is columns.move(columns.moves.places.index(0))
    assert file.skills["sql"].title == "SQL"
    assert columns.expected(2) is columns.expected(2)


def test_the_file_keeps_its_order_though_the_columns_are_sorted(columns: TableColumns) -> None:
    assert list(columns.role_ids) == ["a", "m", "z"]
    assert list(columns.file.roles) == ["z", "a", "m"]
    assert list(columns.file.skills) == ["sql", "crm"]
    assert [(move.source, move.target) for move in columns.file.moves] == [("z", "a"), ("a", "m"), ("z", "m")]
    assert [move.target for move in columns.file.moves[1:]] == ["m", "m"]


def test_a_record_that_is_changed_by_its_reader_changes_no_other(columns: TableColumns) -> None:
    """A role holds a mapping of its own: what the columns expect stays as it was."""
    columns.file.roles["z"].skills["crm"] = 3
    assert columns.expected(columns.role_number["z"]) == {"sql": 2}


def test_a_graph_in_tables_passes_to_another_process(columns: TableColumns) -> None:
    again = pickle.loads(pickle.dumps(columns.file))  # noqa: S301 - our own
    assert again == columns.file == CareerGraph.from_dict(DATA).file
    assert type(again.roles) is dict
    assert type(again.moves) is tuple


def test_nothing_plain_is_taught_stated_or_sourced(columns: TableColumns) -> None:
    assert columns.taught == frozenset()
    assert columns.stating == []
    assert columns.stated(0) == {}
    assert columns.sources_of_moves() == {()}
