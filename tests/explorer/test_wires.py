"""Where boxes stand and how lines run."""

from hypothesis import given, settings
from hypothesis import strategies as st

from careergraph import CareerGraph
from careergraph.explorer.lanes import Grid, Lane, Row
from careergraph.explorer.wires import BOX_HEIGHT, BOX_WIDTH, Drawing, draw
from tests.explorer.drawn import points
from tests.explorer.maps import check, drawing_of


@st.composite
def grids(draw_from: st.DrawFn) -> tuple[Grid, list[tuple[str, str]]]:
    rows, lanes = draw_from(st.integers(1, 5)), draw_from(st.integers(1, 3))
    size = draw_from(st.integers(1, 12))
    cells = {
        f"r{number}": (draw_from(st.integers(0, rows - 1)), draw_from(st.integers(0, lanes - 1)))
        for number in range(size)
    }
    names = sorted(cells)
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    moves = draw_from(st.lists(pairs, max_size=18, unique=True)) if size > 1 else []
    shape = Grid(
        rows=tuple(Row(f"row {row}", row + 1) for row in range(rows)),
        lanes=tuple(Lane(f"lane {lane}", (lane,)) for lane in range(lanes)),
        cells=cells,
    )
    return shape, moves


@given(grids())
@settings(max_examples=60, deadline=None)
def test_no_box_overlaps_and_no_line_runs_through_a_foreign_box(
    case: tuple[Grid, list[tuple[str, str]]],
) -> None:
    cells, moves = case
    drawing = draw(cells, moves)
    check(cells, drawing)
    assert set(drawing.wires) == set(moves)


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(Grid((), (), {}), []) == Drawing({}, (), (), {})


def of(cells: dict[str, tuple[int, int]], *moves: tuple[str, str]) -> Drawing:
    rows = 1 + max(row for row, _ in cells.values())
    lanes = 1 + max(lane for _, lane in cells.values())
    shape = Grid(
        tuple(Row(str(row), row + 1) for row in range(rows)),
        tuple(Lane(str(lane), (lane,)) for lane in range(lanes)),
        cells,
    )
    return draw(shape, moves)


def test_one_box_stands_in_the_middle_of_its_lane() -> None:
    drawing = of({"a": (0, 0)})
    ((left, right),) = drawing.lanes
    assert drawing.boxes == {"a": (round((left + right) / 2), 0)}
    assert right - left >= BOX_WIDTH


def test_a_line_runs_from_its_source_to_its_target_whichever_is_higher() -> None:
    drawing = of({"a": (0, 0), "b": (1, 0)}, ("a", "b"), ("b", "a"))
    up, down = drawing.wires["a", "b"], drawing.wires["b", "a"]
    (_, low), (_, high) = drawing.boxes["a"], drawing.boxes["b"]
    assert (up[1], up[-1]) == (low - BOX_HEIGHT / 2, high + BOX_HEIGHT / 2)
    assert (down[1], down[-1]) == (high + BOX_HEIGHT / 2, low - BOX_HEIGHT / 2)
    # Side by side, not over each other.
    assert up[0] != down[-2]


def test_a_line_within_a_row_runs_straight_or_over_what_stands_between() -> None:
    drawing = of({"a": (0, 0), "b": (0, 1), "c": (0, 2)}, ("a", "b"), ("a", "c"), ("c", "b"), ("b", "c"))
    (_, y) = drawing.boxes["a"]
    assert {py for _, py in points(drawing.wires["a", "b"])} == {y}
    assert all(abs(py - y) >= BOX_HEIGHT / 2 for _, py in points(drawing.wires["a", "c"]))
    # A move and the move back run side by side.
    assert drawing.wires["c", "b"][1] != drawing.wires["b", "c"][1]


def test_lines_that_meet_one_box_have_places_of_their_own() -> None:
    cells = {"top": (1, 0)} | {f"r{number}": (0, number % 3) for number in range(9)}
    drawing = of(cells, *((role, "top") for role in cells if role != "top"))
    ends = [wire[-2] for wire in drawing.wires.values()]
    assert len(set(ends)) == 9
    (x, _) = drawing.boxes["top"]
    assert all(abs(end - x) <= BOX_WIDTH / 2 for end in ends)


def test_lines_that_pass_a_row_together_run_side_by_side() -> None:
    cells = {"top": (2, 0), "a": (0, 0), "b": (0, 0), "between": (1, 0)}
    drawing = of(cells, ("a", "top"), ("b", "top"))
    (_, level) = drawing.boxes["between"]
    at = [[round(x) for x, y in points(wire, 40) if abs(y - level) < 3] for wire in drawing.wires.values()]
    assert at[0]
    assert not set(at[0]) & set(at[1])


def test_a_drawing_is_the_same_each_time() -> None:
    graph = CareerGraph.load("sales-marketing")
    assert drawing_of(graph)[1] == drawing_of(graph)[1]
