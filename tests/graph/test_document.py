"""The columns of a graph whose records came first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from careergraph import CareerGraph
from careergraph.graph.document import DocumentColumns
from tests.graph.test_career_graph import DATA
from tests.properties.careers import graphs

if TYPE_CHECKING:
    from careergraph.graph.columns import Columns


def told(columns: Columns, row: int) -> tuple[object, ...]:
    moves = columns.moves
    ids = columns.role_ids
    return (
        ids[moves.source(row)],
        ids[moves.targets[row]],
        moves.years[row],
        moves.people[row],
        moves.leavers[row],
        dict(columns.stated(row)),
    )


def _ends(columns: Columns) -> list[tuple[str, str]]:
    ids = columns.role_ids
    return [(ids[source], ids[target]) for source, target in columns.moves.ends()]


@given(graphs())
def test_columns_hold_what_the_records_say(graph: CareerGraph) -> None:
    columns = graph.columns
    moves = columns.moves
    assert list(columns.role_ids) == sorted(graph.roles)
    assert [columns.role_number[key] for key in columns.role_ids] == list(range(len(graph.roles)))
    assert list(columns.skill_ids) == sorted(graph.skills)
    assert [columns.efforts[columns.skill_number[key]] for key in graph.skills] == [
        skill.effort for skill in graph.skills.values()
    ]
    assert [rung or None for rung in columns.rungs] == [graph.rung(key) for key in columns.role_ids]
    assert [told(columns, row) for row in range(len(moves))] == [
        (move.source, move.target, move.years, move.people, move.leavers, move.requires)
        for move in sorted(graph.moves, key=lambda move: (move.source, move.target))
    ]
    assert [graph.moves[place] for place in moves.places] == [graph.move(*ends) for ends in _ends(columns)]
    assert list(columns.stating) == [row for row in range(len(moves)) if columns.stated(row)]
    for number, key in enumerate(columns.role_ids):
        assert columns.expected(number) == graph.roles[key].skills


def test_columns_are_made_one_by_one_and_kept() -> None:
    columns = DocumentColumns(CareerGraph.from_dict(DATA).file)
    made = {"_file"}
    assert vars(columns).keys() == made
    for name, more in (("rungs", {"role_ids"}), ("efforts", {"skill_ids"}), ("moves", {"role_number"})):
        first = getattr(columns, name)
        assert getattr(columns, name) is first
        made |= more | {name}
        assert vars(columns).keys() == made


def test_what_is_optional_is_expected_and_asked_of_nobody() -> None:
    skills = {"crm": {"title": "CRM"}, "law": {"title": "Law"}}
    expected = {"law": {"level": 2, "optional": True}, "crm": 1}
    graph = CareerGraph.from_dict(
        DATA | {"skills": skills, "roles": {"a": {"title": "A", "skills": expected}}, "moves": []}
    )
    columns = DocumentColumns(graph.file)
    assert columns.expected(0) == {"law": 2, "crm": 1}
    assert columns.optional(0) == {"law"}
    assert list(columns.keys(0)) == [(columns.skill_number["crm"], 1)]


def test_a_stated_kind_stands_over_that_of_the_levels() -> None:
    columns = DocumentColumns(CareerGraph.from_dict(DATA).file)
    kinds = {
        (columns.role_ids[source], columns.role_ids[target]): columns.moves.kinds[row]
        for row, (source, target) in enumerate(columns.moves.ends())
    }
    # Places in `KINDS`: unsaid, promotion, lateral, step down.
    assert kinds == {
        ("rep", "lead"): 1,
        ("lead", "manager"): 2,
        ("director", "manager"): 3,
        ("guest", "rep"): 3,
        ("guest", "board"): 0,
    }


def test_names_come_in_the_order_of_their_ids_with_their_places_in_the_file() -> None:
    columns = DocumentColumns(CareerGraph.from_dict(DATA).file)
    named = columns.role_names()
    assert list(named.ids) == sorted(DATA["roles"])
    assert named.places is not None
    assert [list(DATA["roles"])[place] for place in named.places] == list(named.ids)
    assert dict(zip(named.ids, named.titles, strict=True))["lead"] == "Team Lead"
    assert dict(zip(named.ids, named.aliases, strict=True))["rep"] == ("Rep", "VP Sales & Co")


def test_sources_of_moves_are_lists_each_once() -> None:
    assert DocumentColumns(CareerGraph.from_dict(DATA).file).sources_of_moves() == {(), ("two",)}


def test_skills_that_name_resources_are_taught() -> None:
    skills = {
        "crm": {"title": "CRM", "resources": [{"title": "A course"}]},
        "law": {"title": "Law", "resources": []},
    }
    graph = CareerGraph.from_dict(DATA | {"skills": DATA["skills"] | skills})
    assert DocumentColumns(graph.file).taught == {"crm"}
