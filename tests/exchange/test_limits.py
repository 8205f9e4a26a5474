"""What the readers of exports can take; and that writing takes no more memory than it must."""

import io
import json
import tracemalloc
import zipfile
from typing import Any

import openpyxl
import pytest

from careergraph import CareerGraph, QuestionError
from careergraph.exchange import FORMS, Form, export, export_graph
from careergraph.exchange import mermaid as room
from careergraph.exchange.tables import writing
from careergraph.exchange.tables.exporting import tables
from careergraph.exchange.tables.writing import to_workbook


def ladder(roles: int, skills: int, *, stated: bool = False, title: str = "Competency") -> CareerGraph:
    """Return a chain of roles that expect many skills; moves ask for that, and for more where stated."""
    expected = {f"s{n}": 1 + n % 5 for n in range(skills)}
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "skills": {f"s{n}": {"title": f"{title} number {n} of the group"} for n in range(skills + 1)},
            "roles": {f"r{n}": {"title": f"Role {n}", "skills": expected} for n in range(roles)},
            "moves": [
                {"from": f"r{n}", "to": f"r{n + 1}"}
                | ({"requires": expected | {f"s{skills}": 2, "s0": 5}} if stated else {})
                for n in range(roles - 1)
            ],
        }
    )


def length(text: str) -> int:
    """Return how long a text is to JavaScript."""
    return len(text.encode("utf-16-le")) // 2


def test_a_short_chart_says_all() -> None:
    made = export(ladder(3, 4, stated=True), "mermaid")
    assert made.notes == ()
    assert "".join(made.files[""]).count("Competency") == 2 * 5


def test_a_long_chart_leaves_out_what_the_target_role_expects() -> None:
    made = export(ladder(19, 80, stated=True), "mermaid")
    chart = "".join(made.files[""])
    assert length(chart) <= 50_000
    (note,) = made.notes
    assert note.endswith("what a role expects is left out where a move to it asks for just that")
    # What is asked beyond that stays: one skill more, and one at a higher level.
    assert chart.count("Competency number 80 of the group: 2") == chart.count(": 5") == 18
    assert export(ladder(19, 80), "mermaid").notes == made.notes


def test_a_longer_chart_leaves_out_all_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = ladder(19, 80, stated=True)
    monkeypatch.setattr(room, "MOST_LETTERS", 1_000)
    monkeypatch.setattr(room._chart, "__kwdefaults__", {"letters": 1_000})  # noqa: SLF001 - bound when defined
    made = export(graph, "mermaid")
    chart = "".join(made.files[""])
    assert made.notes == ("so that Mermaid draws the chart, what moves ask for is left out",)
    assert "Competency" not in chart
    assert chart.count("-->") + chart.count("-.->") == 18
    assert length(chart) <= 1_000


def test_a_chart_that_mermaid_refuses_whatever_is_left_out_is_told() -> None:
    roles = {f"r{n}": {"title": f"{n} {'営業𠮷' * 40}"} for n in range(502)}
    moves = [{"from": f"r{n}", "to": f"r{n + 1}"} for n in range(501)]
    graph = CareerGraph.from_dict({"format": "careergraph/1", "title": "T", "roles": roles, "moves": moves})
    made = export(graph, "mermaid")
    assert length("".join(made.files[""])) > 50_000
    assert [note.split(",")[0] for note in made.notes] == [
        "what moves ask for is left out",
        "Mermaid draws at most 500 moves",
    ]


def test_the_limit_counts_as_javascript_does(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "T", "roles": {"a": {"title": "𠮷" * 30}}, "moves": []}
    )
    (chart,) = export_graph(graph, "mermaid").values()
    for letters, fits in ((length(chart), True), (length(chart) - 1, False)):
        monkeypatch.setattr(room._chart, "__kwdefaults__", {"letters": letters})  # noqa: SLF001 - as above
        assert (export(graph, "mermaid").notes == ()) is fits


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert writing.MOST_ROWS == 1_048_576
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    rows: list[list[str | float | None]] = [["x"], [1], [2]]
    assert openpyxl.load_workbook(io.BytesIO(to_workbook({"s": rows})))["s"].max_row == 3
    with pytest.raises(QuestionError, match=r"the sheet 's' would have more than the 3 rows .* CSV files"):
        to_workbook({"s": [*rows, [3]]})


@pytest.mark.parametrize("first", ["x", "="])
def test_a_cell_with_too_much_text_is_refused_and_not_cut(first: str) -> None:
    text = first + "x" * 32_766
    book = openpyxl.load_workbook(io.BytesIO(to_workbook({"s": [["x"], [text]]})))
    same = book["s"]["A2"].value == text
    assert same
    with pytest.raises(QuestionError, match=r"the cell B2 of the sheet 's' would have 32,768 characters"):
        to_workbook({"s": [["a", "b"], [None, f"{text}x"]]})


def test_a_workbook_holds_neither_a_clock_nor_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = ladder(3, 3)
    before = to_workbook(tables(graph, "sheets"))
    monkeypatch.setattr("openpyxl.__version__", "9.9.9")
    assert to_workbook(tables(graph, "sheets")) == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = b"".join(archive.read(entry) for entry in archive.infolist())
    assert b"openpyxl" not in texts
    assert b"AppVersion" not in texts


@pytest.mark.parametrize("form", FORMS)
def test_no_export_names_a_library_or_a_day(form: Form) -> None:
    text = "".join(export_graph(ladder(2, 2), form).values()).lower()
    assert not [word for word in ("networkx", "lastmodified", "openpyxl", "2026") if word in text]


def shuffled(data: Any) -> Any:  # noqa: ANN401 - JSON is any
    """Return data with every mapping in the other order."""
    if isinstance(data, dict):
        return {key: shuffled(data[key]) for key in reversed(data)}
    return [shuffled(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("form", FORMS)
def test_the_order_inside_of_entries_changes_nothing(form: Form) -> None:
    data = {
        "format": "careergraph/1",
        "title": "T",
        "levels": ["L", "M"],
        "functions": {"x": "X", "y": "Y", "z": "Z"},
        "skills": {"s": {"title": "S", "codes": {"c": "1", "b": "2"}}, "t": {"title": "T"}},
        "roles": {
            "a": {"title": "A", "focus": {"z": 0.25, "x": 0.5, "y": 0.25}, "codes": {"n": "1", "m": "2"}},
            "b": {"title": "B", "level": "M", "focus": {"y": 0.5, "x": 0.5}, "skills": {"t": 1, "s": 2}},
        },
        "moves": [{"from": "a", "to": "b", "requires": {"t": 2, "s": 1}}],
    }
    assert json.dumps(shuffled(data)) != json.dumps(data)
    assert export_graph(CareerGraph.from_dict(shuffled(data)), form) == export_graph(
        CareerGraph.from_dict(data), form
    )


@pytest.mark.parametrize("form", ["graphml", "jsonld", "cypher", "csv"])
def test_an_export_is_written_piece_by_piece(form: Form) -> None:
    graph = ladder(2_000, 15)
    sum(map(len, next(iter(export(graph, form).files.values()))))  # what is imported, and kept by the graph
    tracemalloc.start()
    try:
        size = sum(len(piece) for pieces in export(graph, form).files.values() for piece in pieces)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 1_000_000
    assert peak < 0.6 * size
