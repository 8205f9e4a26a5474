"""Where facts come from, as numbered notes."""

import click
import pytest

from careergraph import CareerGraph
from careergraph.cli.text.footnotes import Footnotes, add_derived, marked
from careergraph.cli.text.sheet import Sheet
from careergraph.document.records import Source

SOURCES = {
    "survey": Source("Staff survey", where="https://example.org/s", licence="CC BY 4.0"),
    "rule": Source("A rule", derived=True),
    "bare": Source("Judgement"),
}


def printed(notes: Footnotes, width: int = 80) -> list[str]:
    sheet = Sheet(width)
    notes.print(sheet)
    return click.unstyle(str(sheet)).splitlines()


def test_sources_are_numbered_as_they_are_first_named() -> None:
    notes = Footnotes(SOURCES)
    assert notes.mark(["bare"]) == "[1]"
    assert notes.mark(["rule", "bare"]) == "[1][2]"
    assert notes.mark([]) == ""
    assert notes.mark(["survey"]) == "[3]"
    assert printed(notes) == [
        "Sources",
        "  [1] Judgement",
        "  [2] A rule; derived, not observed",
        "  [3] Staff survey; https://example.org/s; licence: CC BY 4.0",
    ]


def test_what_nobody_named_is_not_listed() -> None:
    assert printed(Footnotes(SOURCES)) == []


def test_a_source_that_is_none_is_a_mistake_of_ours() -> None:
    notes = Footnotes(SOURCES)
    notes.mark(["gone"])
    with pytest.raises(KeyError):
        printed(notes)


def test_a_mark_stands_behind_its_text() -> None:
    assert marked("Cooks", "[1]") == "Cooks [1]"
    assert marked("Cooks", "") == "Cooks"


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ([["rule"], ["rule"]], ["Moves in this graph are derived, not observed."]),
        ([["rule"], ["survey"]], ["Some moves in this graph are derived, not observed."]),
        ([["survey"], []], []),
    ],
)
def test_derived_moves_are_told_once(sources: list[list[str]], told: list[str]) -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "sources": {"rule": {"title": "R", "derived": True}, "survey": {"title": "S"}},
            "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
            "moves": [
                {"from": "a", "to": "b", "sources": sources[0]},
                {"from": "b", "to": "a", "sources": sources[1]},
            ],
        }
    )
    sheet = Sheet(80)
    add_derived(sheet, graph)
    assert str(sheet).splitlines() == told
