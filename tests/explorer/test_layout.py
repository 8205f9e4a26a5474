"""The order of roles on the map: few lines cross, the same for any order of the file."""

import random

import pytest

from careergraph import CareerGraph
from careergraph.document.files import to_data
from careergraph.explorer.lanes import Grid, Lane, Row
from careergraph.explorer.layout import Layers, layers
from tests.explorer.drawn import crossings
from tests.explorer.maps import check, drawing_of, study_graph


@pytest.mark.parametrize("seed", range(5))
def test_a_career_map_has_at_most_five_crossings(seed: int) -> None:
    cells, drawing = drawing_of(study_graph(seed))
    check(cells, drawing)
    assert len(drawing.wires) == 58
    assert crossings(drawing.wires) <= 5


def test_the_order_of_the_file_does_not_matter() -> None:
    drawings = [drawing_of(study_graph(seed))[1] for seed in range(3)]
    assert drawings[0] == drawings[1] == drawings[2]


@pytest.mark.parametrize("seed", range(5))
def test_the_bundled_graph_has_at_most_five_crossings(seed: int) -> None:
    data = to_data(CareerGraph.load("sales-marketing").file)
    dice = random.Random(seed)  # noqa: S311 - variety, not secrecy
    dice.shuffle(data["moves"])
    roles = list(data["roles"].items())
    dice.shuffle(roles)
    cells, drawing = drawing_of(CareerGraph.from_dict({**data, "roles": dict(roles)}))
    check(cells, drawing)
    assert crossings(drawing.wires) <= 5


def layered(cells: dict[str, tuple[int, int]], *moves: tuple[str, str]) -> Layers:
    rows = 1 + max(row for row, _ in cells.values())
    return layers(Grid(tuple(Row("", None) for _ in range(rows)), (Lane("", ()), Lane("", ())), cells), moves)


def names(order: Layers, row: int) -> list[str | None]:
    return [order.role[item] for item in order.rows[row]]


def test_lines_are_untangled() -> None:
    order = layered({"a": (0, 0), "b": (0, 0), "x": (1, 0), "y": (1, 0)}, ("a", "y"), ("b", "x"))
    below, above = names(order, 0), names(order, 1)
    assert {"a": "y", "b": "x"}[str(below[0])] == above[0]


def test_a_role_stays_in_its_lane_whatever_crosses() -> None:
    order = layered({"a": (0, 0), "b": (0, 1), "x": (1, 0), "y": (1, 1)}, ("a", "y"), ("b", "x"))
    assert (names(order, 0), names(order, 1)) == (["a", "b"], ["x", "y"])


def test_a_move_that_skips_a_row_passes_it_in_a_place_of_its_own() -> None:
    order = layered({"a": (0, 0), "m": (1, 0), "z": (2, 0)}, ("a", "z"), ("a", "m"), ("z", "a"))
    assert sorted(map(str, names(order, 1))) == ["None", "None", "m"]
    for move in (("a", "z"), ("z", "a")):
        low, passing, high = order.chain[move]
        assert (order.role[low], order.role[passing], order.role[high]) == ("a", None, "z")
        assert order.row[passing] == 1
    # Up and down they do not share it.
    assert order.chain["a", "z"][1] != order.chain["z", "a"][1]


def test_moves_to_one_role_share_their_places() -> None:
    order = layered({"a": (0, 0), "b": (0, 0), "z": (2, 0)}, ("a", "z"), ("b", "z"))
    (passing,) = order.rows[1]
    assert order.through[passing] == 2
    assert order.chain["a", "z"][1] == order.chain["b", "z"][1] == passing


def test_a_move_within_a_row_stands_beside() -> None:
    order = layered({"a": (0, 0), "b": (0, 0)}, ("a", "b"))
    ((one, other),) = order.beside[0]
    assert (order.role[one], order.role[other]) == ("a", "b")
    assert order.up == order.down == [[], []]
