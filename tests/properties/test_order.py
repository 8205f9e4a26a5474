"""The same file in another order gives the same answers, byte for byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from careergraph import CareerGraph, NoRouteError
from careergraph.staffing import known_needs
from tests.properties.careers import graph_data, levels_held, shuffled

if TYPE_CHECKING:
    from random import Random


def answers(graph: CareerGraph, start: str, goal: str, mine: dict[str, int]) -> str:
    """Return everything that these rooms answer, as the JSON that users get."""
    told: list[Any] = [
        graph.compare(start, goal),
        graph.gap(start, goal, have=mine),
        *graph.next(start, have=mine),
        *graph.reach(start, moves=3, have=mine),
        *graph.reach(start, learning=8, have=mine),
        *graph.reach(start, years=2, have=mine),
        *graph.unlock(start, have=mine),
        graph.gateways(),
        graph.staff(["leads", "deals", "brand"]),
        graph.staff(["leads", "deals"]),
        *known_needs(graph),
    ]
    try:
        told.append(graph.gateways(start, goal))
    except NoRouteError as error:
        told.append(error.no_route)
    tables = {name: table.to_json() for name, table in graph.frames(engine="pandas").items()}
    return json.dumps([[answer.model_dump(mode="json") for answer in told], tables])


@given(graph_data(), levels_held, st.randoms(use_true_random=False), st.data())
def test_the_order_of_a_file_changes_no_answer(
    data: dict[str, Any], mine: dict[str, int], random: Random, draw: st.DataObject
) -> None:
    pair = st.lists(st.sampled_from(sorted(data["roles"])), min_size=2, max_size=2, unique=True)
    start, goal = draw.draw(pair)
    held = dict(sorted(mine.items(), key=lambda _: random.random()))
    first = answers(CareerGraph.from_dict(data), start, goal, mine)
    assert answers(CareerGraph.from_dict(shuffled(data, random)), start, goal, held) == first
