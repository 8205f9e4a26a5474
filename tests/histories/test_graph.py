"""From figures to a graph file, a second release, and figures for a framework."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.document.files.form import to_data
from careergraph.document.rules import parse
from careergraph.histories import mine
from careergraph.histories.careers import CareerFigures
from careergraph.histories.discretion import Discretion
from careergraph.histories.figures import Figures, MoveFigures
from careergraph.histories.graph import SOURCE, About, added_to, day_text, graph_of, renewed
from careergraph.histories.titles import Titles
from tests.histories.tables import (
    Write,
    people_with,
)

if TYPE_CHECKING:
    from careergraph.document.records import GraphFile


def test_careers_go_into_a_framework(table: Write) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,2003-01-01", "@,C,2003-01-01,", count=12)
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    framework = parse(
        {
            "format": "careergraph/1",
            "title": "F",
            "roles": {"x": {"title": "A"}, "y": {"title": "B"}},
            "moves": [{"from": "x", "to": "y"}],
        }
    )
    histories = added_to(framework, found.file).file.histories
    assert histories is not None
    assert {one.path for one in histories.careers} == {("x",), ("y",), ("x", "y")}


def observed(count: int = 12, **options: Any) -> GraphFile:  # noqa: ANN401 - the options of a question
    """Return the graph of some people who went from A to B, of whom all are still there."""
    figures = Figures(
        count,
        {0: count, 1: count},
        [MoveFigures(0, 1, count, count, count, count, 1.0, (0.5, 1.5), 4.0)],
        careers=[CareerFigures((0,), count), CareerFigures((0, 1), count, still=count)],
    )
    titles = Titles({}, ["a", "b"], ["A", "B"], [["The A"], []])
    about = About("T", date(2026, 6, 30).toordinal(), None, 1_234, 92, **options)
    shown, hidden = Discretion(public=True).applied(figures)
    return graph_of(shown, hidden, titles, Discretion(public=True), about)


def test_a_graph_says_where_its_figures_come_from() -> None:
    file = observed()
    assert file.histories is not None
    assert (file.histories.as_of, file.histories.people, file.histories.rounded) == ("2026-06-30", 12, False)
    assert file.sources[SOURCE].title == "Work histories as of 2026-06-30, 1,234 rows"
    assert {source for role in file.roles.values() for source in role.sources} == {SOURCE}
    assert file.roles["a"].aliases == ("The A",)
    (move,) = file.moves
    assert (move.people, move.years, move.years_range, move.years_until) == (12, 1.0, (0.5, 1.5), 4.0)
    assert [career.path for career in file.histories.careers] == [("a",), ("a", "b")]


def test_levels_that_are_named_are_those_of_roles() -> None:
    file = observed(levels=("Low", "High"), role_levels={1: "High"})
    assert file.levels == ("Low", "High")
    assert [role.level for role in file.roles.values()] == [None, "High"]


@pytest.mark.parametrize(("public", "text"), [(True, "2002-07-31"), (False, "2002-07")])
def test_a_day_is_told_as_its_month_unless_all_is_public(text: str, *, public: bool) -> None:
    assert day_text(date(2002, 7, 31).toordinal(), public=public) == text


def exactly(people: int) -> dict[str, dict[Any, Any]]:
    return {
        "roles": {"a": people, "b": people},
        "moves": {("a", "b"): people},
        "careers": {("a",): {"people": people}, ("a", "b"): {"people": people, "still": people}},
        "all": {"": people},
    }


def test_a_second_release_of_nearly_the_same_people_is_the_first() -> None:
    first = observed(100)
    assert renewed(observed(109), first, exactly(109), Discretion()) is first


def test_a_second_release_of_enough_more_people_is_new() -> None:
    second = renewed(observed(150), observed(100), exactly(150), Discretion())
    assert [role.people for role in second.roles.values()] == [150, 150]
    assert second.moves[0].people == 150
    assert second.histories is not None
    assert [career.people for career in second.histories.careers] == [150, 150]


def test_what_is_gone_from_a_second_release_stays_as_it_was_published() -> None:
    first = observed(100)
    new = first.model_copy(update={"roles": {"a": first.roles["a"]}, "moves": ()})
    assert new.histories is not None
    fewer = new.model_copy(update={"histories": replace(new.histories, careers=new.histories.careers[:1])})
    again = renewed(fewer, first, {**exactly(0), "moves": {}, "careers": {}}, Discretion())
    assert again == first


def framework(**role: Any) -> GraphFile:  # noqa: ANN401 - any fields
    return parse(
        {
            "format": "careergraph/1",
            "title": "F",
            "sources": {"survey": {"title": "S"}},
            "roles": {
                "x": {"title": "A"},
                "y": {"title": "Boss", "aliases": ["b"], **role},
                "z": {"title": "Z"},
            },
            "moves": [
                {
                    "from": "x",
                    "to": "y",
                    "years": 9,
                    "field_sources": {"years": ["survey"], "kind": ["survey"]},
                },
                {"from": "y", "to": "z", "years": 2},
            ],
        }
    )


def test_figures_replace_what_a_framework_said_and_nothing_else() -> None:
    added = added_to(framework(), observed())
    assert (added.unknown, added.moves, added.missing) == ((), 1, 0)
    first, second = added.file.moves
    assert (first.years, first.people) == (1.0, 12)
    assert first.field_sources["years"] == (SOURCE,)
    assert first.field_sources["kind"] == ("survey",)
    assert second.years == 2
    assert second.field_sources == {}
    assert added.file.roles["y"].people == 12
    assert added.file.roles["z"].people is None


def test_roles_and_moves_that_a_framework_does_not_have_are_counted() -> None:
    """Two roles of one name are none: nobody knows which is meant."""
    bare = framework()
    other = parse({**to_data(bare), "moves": []})
    assert added_to(other, observed()).missing == 1
    del bare
    roles = {
        "x": {"title": "A"},
        "y": {"title": "Y", "aliases": ["B"]},
        "z": {"title": "Z", "aliases": ["b "]},
    }
    added = added_to(
        parse({"format": "careergraph/1", "title": "F", "roles": roles, "moves": []}), observed()
    )
    assert added.unknown == ("B",)
    assert added.missing == 0
    assert added.file.histories is not None
    assert [career.path for career in added.file.histories.careers] == [("x",)]
