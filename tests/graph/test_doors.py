"""The questions that a graph answers lead to the rooms that tell the answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph
from careergraph.graph.doors import Doors, room

if TYPE_CHECKING:
    from pathlib import Path

# Each door -> the room and its function.
DOORS = {
    "path": ("routes", "path"),
    "trade_offs": ("routes", "trade_offs"),
    "compare": ("compare", "compare"),
    "gap": ("gaps", "gap"),
    "next": ("insights", "next_moves"),
    "match": ("insights", "match"),
    "reach": ("insights", "reach"),
    "gateways": ("insights", "gateways"),
    "unlock": ("insights", "unlock"),
    "staff": ("staffing", "staff"),
    "check": ("check", "check"),
    "diff": ("diff", "diff"),
    "frames": ("frames", "frames"),
    "explore": ("explorer", "explore"),
}
# What is asked at those whose answers are records.
ASKED: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "path": (("coordinator", "cro"), {"by": "learning", "k": 2, "max_moves": 5}),
    "trade_offs": (("coordinator", "cro"), {"avoid": ["sales-manager"]}),
    "compare": (("cro", "cmo"), {}),
    "gap": ((None, "cro"), {"have": ["budgeting:2"]}),
    "next": (("coordinator",), {"only_mine": True}),
    "match": ((), {"have": ["budgeting:2"], "levels": ["Manager"]}),
    "reach": (("coordinator",), {"moves": 2}),
    "gateways": (("coordinator", "cro"), {}),
    "unlock": (("coordinator",), {"moves": 2}),
    "staff": (("lead-generation",), {}),
    "check": ((), {"ignore": ["CG101"]}),
}


@pytest.fixture(scope="module")
def graph() -> CareerGraph:
    return CareerGraph.load("sales-marketing")


def test_every_door_is_known_here() -> None:
    assert [name for name in vars(Doors) if not name.startswith("_")] == list(DOORS)
    assert set(DOORS) - set(ASKED) == {"diff", "frames", "explore"}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_says_where_it_leads(door: str) -> None:
    """To the function itself, or to its module."""
    module, function = DOORS[door]
    (named,) = re.findall(r"`careergraph\.([\w.]+)`", getattr(Doors, door).__doc__)
    assert named in {module, f"{module}.{function}"}
    assert callable(getattr(room(module), function))


@pytest.mark.parametrize("door", ASKED)
def test_the_answer_is_that_of_the_room(graph: CareerGraph, door: str) -> None:
    positional, named = ASKED[door]
    module, function = DOORS[door]
    answer = getattr(graph, door)(*positional, **named)
    assert answer == getattr(room(module), function)(graph, *positional, **named)
    assert answer != []


def test_two_graphs_are_compared_from_the_first_to_the_second(graph: CareerGraph) -> None:
    data = {"format": "careergraph/1", "title": "One", "roles": {"cro": {"title": "CRO"}}, "moves": []}
    other = CareerGraph.from_dict(data)
    assert graph.diff(other) == room("diff").diff(graph, other)
    assert graph.diff(other) != other.diff(graph)


def test_the_page_is_written_where_it_is_asked_for(graph: CareerGraph, tmp_path: Path) -> None:
    assert graph.explore(tmp_path / "page.html") == tmp_path / "page.html"
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")
