"""One graph: look-ups, levels, moves and what they ask for."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph, GraphFileError, Requirement
from careergraph.errors import AmbiguousNameError, QuestionError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Sales",
    "proficiency": ["Aware", "Working", "Expert"],
    "levels": ["Entry", "Manager", "Director"],
    "sources": {"one": {"title": "One"}, "two": {"title": "Two"}, "three": {"title": "Three"}},
    "skills": {
        "crm": {"title": "CRM administration", "aliases": ["Salesforce"]},
        "budget": {"title": "Budgeting"},
        "negotiation": {"title": "Negotiation"},
    },
    "roles": {
        "rep": {"title": "Sales Representative", "aliases": ["Rep", "VP Sales & Co"], "level": "Entry"},
        "lead": {"title": "Team Lead", "level": "Manager", "skills": {"crm": 2, "budget": 1}},
        "manager": {"title": "Sales  Manager", "level": "Manager"},
        "director": {
            "title": "Director",
            "level": "Director",
            "kpis": [{"text": "Revenue", "sources": ["one"]}, "Margin"],
            "sources": ["two"],
            "field_sources": {"scope": ["one"], "skills": ["three"], "skills.crm": ["one"]},
            "skills": {"crm": 3, "budget": 2},
        },
        "guest": {"title": "Rep2"},
        "board": {"title": "guest"},
    },
    "moves": [
        {"from": "rep", "to": "lead", "years": 2, "people": 1, "leavers": 4},
        {"from": "lead", "to": "manager", "requires": {"crm": {"level": 1, "optional": True}}},
        {"from": "director", "to": "manager", "field_sources": {"years": ["one"]}, "sources": ["two"]},
        {"from": "guest", "to": "rep", "kind": "step_down"},
        {"from": "guest", "to": "board"},
    ],
}


@pytest.fixture(scope="module")
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA, name="sales")


@pytest.mark.parametrize(
    ("name", "role_id"),
    [
        ("rep", "rep"),
        ("REP", "rep"),
        ("sales representative", "rep"),
        ("  Sales   REPRESENTATIVE ", "rep"),
        ("vp sales & co", "rep"),
        ("Sales Manager", "manager"),
        ("Team\tLead", "lead"),
        ("guest", "guest"),
    ],
)
def test_a_role_is_found_by_any_of_its_names(graph: CareerGraph, name: str, role_id: str) -> None:
    assert graph.role(name).id == role_id


@pytest.mark.parametrize(
    ("name", "skill_id"), [("crm", "crm"), ("SALESFORCE", "crm"), ("budgeting ", "budget")]
)
def test_a_skill_is_found_by_any_of_its_names(graph: CareerGraph, name: str, skill_id: str) -> None:
    assert graph.skill(name).id == skill_id


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("Sales Mananger", "manager"), ("directr", "director"), ("sal", "manager"), ("team", "lead")],
)
def test_nothing_is_guessed_but_near_names_are_told(graph: CareerGraph, name: str, nearest: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        graph.role(name)
    assert caught.value.kind == "role"
    assert nearest in caught.value.candidates
    assert len(caught.value.candidates) <= 5
    assert len(set(caught.value.candidates)) == len(caught.value.candidates)


def test_of_more_names_that_begin_so_the_nearest_are_told() -> None:
    titles = ["Vice President", *(f"Vice President of Sales {n}" for n in range(8)), "Service Adviser"]
    roles = {f"r{n}": {"title": title} for n, title in enumerate(titles)}
    graph = CareerGraph.from_dict({"format": "careergraph/1", "title": "Vice", "roles": roles, "moves": []})
    with pytest.raises(UnknownNameError) as caught:
        graph.role("vice pres")
    assert caught.value.candidates == ("r0", "r1", "r2", "r3", "r4")


def test_without_a_near_name_it_is_told_where_to_look(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError, match="no skill is called 'qqqq'; `careergraph skills` lists them"):
        graph.skill("qqqq")
    with pytest.raises(UnknownNameError) as caught:
        graph.role("")
    assert caught.value.candidates == ()


def test_a_name_that_fits_two_roles_is_ambiguous(graph: CareerGraph) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        graph.role("Guest")
    assert caught.value.candidates == ("guest", "board")


def test_near_skills_come_nearest_first(graph: CareerGraph) -> None:
    assert graph.near_skills("budgets")[0] == "budget"
    assert graph.near_skills("qqqq") == []


def test_a_role_has_a_rung(graph: CareerGraph) -> None:
    assert [graph.rung(role) for role in ("rep", "manager", "director", "guest")] == [1, 2, 3, None]


@pytest.mark.parametrize(("name", "level"), [(1, 1), ("2", 2), (" expert ", 3), ("AWARE", 1), (3, 3)])
def test_a_proficiency_level_is_a_number_or_a_name(graph: CareerGraph, name: str | int, level: int) -> None:
    assert graph.proficiency(name) == level


@pytest.mark.parametrize("name", [0, 4, -1, "guru", "", "1.5", True, "9" * 5000])
def test_an_unknown_proficiency_level_is_told(graph: CareerGraph, name: str | int) -> None:
    with pytest.raises(UnknownNameError, match="say a number from 1 to 3, or one of: Aware, Working, Expert"):
        graph.proficiency(name)


def test_levels_are_called_by_name(graph: CareerGraph) -> None:
    assert [graph.proficiency_name(level) for level in (0, 1, 3, 4)] == ["0", "Aware", "Expert", "4"]
    assert graph.top_proficiency == 3


def test_without_a_scale_the_top_is_what_anything_asks() -> None:
    data = {key: value for key, value in DATA.items() if key != "proficiency"}
    bare = CareerGraph.from_dict(data)
    assert bare.top_proficiency == 3
    assert bare.proficiency_name(2) == "2"
    with pytest.raises(UnknownNameError, match=r"say a number from 1 to 100$"):
        bare.proficiency("Expert")
    data = data | {"roles": {"a": {"title": "A"}, "b": {"title": "B"}}, "moves": []}
    assert CareerGraph.from_dict(data).top_proficiency == 1
    data["moves"] = [{"from": "a", "to": "b", "requires": {"crm": 7}}]
    assert CareerGraph.from_dict(data).top_proficiency == 7


def test_a_move_is_found_by_its_ends(graph: CareerGraph) -> None:
    assert graph.move("rep", "lead").years == 2.0
    with pytest.raises(UnknownNameError, match="no move is called 'lead -> rep'"):
        graph.move("lead", "rep")
    for source, target in (("rep", "nobody"), ("nobody", "rep")):
        with pytest.raises(UnknownNameError, match="no role is called 'nobody'"):
            graph.move(source, target)


@pytest.mark.parametrize(
    "ask",
    [
        CareerGraph.successors,
        CareerGraph.predecessors,
        CareerGraph.rung,
        CareerGraph.expected,
        lambda graph, role: graph.kind(role, "lead"),
        lambda graph, role: graph.kind_between("rep", role),
        lambda graph, role: graph.requirements(role, "lead"),
    ],
)
def test_what_is_asked_of_a_role_takes_its_names(
    graph: CareerGraph, ask: Callable[[CareerGraph, str], object]
) -> None:
    assert ask(graph, graph.roles["rep"].title) == ask(graph, "rep")
    with pytest.raises(UnknownNameError, match="did you mean 'rep'") as caught:
        ask(graph, "repp")
    assert caught.value.candidates[0] == "rep"
    for odd in (None, ["rep"]):
        with pytest.raises(QuestionError, match="a role is named by a text"):
            ask(graph, odd)  # type: ignore[arg-type]


def test_a_kind_follows_from_the_levels_or_is_stated(graph: CareerGraph) -> None:
    pairs = [
        ("rep", "lead"),
        ("lead", "manager"),
        ("director", "manager"),
        ("guest", "rep"),
        ("guest", "board"),
    ]
    assert [graph.kind(*pair) for pair in pairs] == ["promotion", "lateral", "step_down", "step_down", None]


def test_a_move_asks_for_what_it_states_or_for_the_targets_skills(graph: CareerGraph) -> None:
    assert graph.requirements("rep", "lead") == {"crm": Requirement(2), "budget": Requirement(1)}
    assert graph.requirements("lead", "manager") == {"crm": Requirement(1, optional=True)}
    assert graph.requirements("director", "manager") == {}


def test_the_nearest_source_counts(graph: CareerGraph) -> None:
    director = graph.role("director")
    move = graph.move("director", "manager")
    assert graph.sources_of(director, "kpis", director.kpis[0]) == ("one",)
    assert graph.sources_of(director, "kpis", director.kpis[1]) == ("two",)
    assert graph.sources_of(director, "scope") == ("one",)
    assert graph.sources_of(director, "skills.crm") == ("one",)
    assert graph.sources_of(director, "skills.budget") == ("three",)
    assert graph.sources_of(move, "years") == ("one",)
    assert graph.sources_of(move, "kind") == ("two",)
    assert graph.sources_of(graph.role("guest"), "title") == ()


def test_who_says_what_a_move_asks_for() -> None:
    graph = CareerGraph.from_dict(
        DATA
        | {
            "moves": [
                {"from": "rep", "to": "director", "sources": ["one"]},
                {
                    "from": "lead",
                    "to": "director",
                    "requires": {"crm": {"level": 1, "sources": ["three", "one"]}, "budget": 1},
                    "sources": ["two"],
                },
                {
                    "from": "manager",
                    "to": "director",
                    "requires": {"crm": 1},
                    "field_sources": {"requires": ["three"], "years": ["one"]},
                    "sources": ["two"],
                },
                {"from": "rep", "to": "lead"},
            ]
        }
    )
    told = {pair: graph.requirement_sources(*pair) for pair in graph.nx.edges}
    assert told == {
        # Nothing stated: the target role's own sources.
        ("rep", "director"): {"crm": ("one",), "budget": ("three",)},
        ("lead", "director"): {"crm": ("three", "one"), "budget": ("two",)},
        ("manager", "director"): {"crm": ("three",)},
        ("rep", "lead"): {"crm": (), "budget": ()},
    }
    assert graph.step_sources("rep", "director") == ("one", "three")
    assert graph.step_sources("lead", "director") == ("two", "three", "one")
    assert graph.step_sources("manager", "director") == ("two", "three", "one")
    assert graph.step_sources("rep", "lead") == ()


def test_a_graph_keeps_what_is_derived_from_it(graph: CareerGraph) -> None:
    made = []

    def count(of: CareerGraph) -> int:
        made.append(of)
        return len(of.roles)

    assert graph.derived(count) == graph.derived(count) == 6
    assert made == [graph]


def test_bad_data_is_told(graph: CareerGraph) -> None:
    data = copy.deepcopy(DATA)
    data["moves"][0]["to"] = "led"
    with pytest.raises(GraphFileError, match=r"moves\[0\]\.to: no role 'led' stands under `roles`"):
        CareerGraph.from_dict(data)
    assert repr(graph) == "<CareerGraph 'sales': 6 roles, 5 moves, 3 skills>"


def test_roles_and_skills_do_not_change(graph: CareerGraph) -> None:
    with pytest.raises(TypeError):
        graph.roles["x"] = graph.role("rep")  # type: ignore[index]


def sharing() -> dict[str, Any]:
    return {
        "format": "careergraph/1",
        "title": "Shared",
        "sources": {"rule": {"title": "A rule", "derived": True}, "survey": {"title": "A survey"}},
        "skills": {"crm": {"title": "CRM"}, "law": {"title": "Law"}},
        "roles": {
            "shop": {"title": "Shop Manager", "aliases": ["Assistant Manager"]},
            "bar": {
                "title": "Bar Manager",
                "aliases": ["assistant  manager"],
                "skills": {"crm": 2, "law": {"level": 1, "optional": True, "sources": ["survey"]}},
            },
        },
        "moves": [{"from": "shop", "to": "bar", "sources": ["rule"]}],
    }


def test_an_alias_of_two_roles_is_ambiguous() -> None:
    graph = CareerGraph.from_dict(sharing())
    with pytest.raises(AmbiguousNameError) as raised:
        graph.role("Assistant Manager")
    assert list(raised.value.candidates) == ["shop", "bar"]


def test_what_a_role_can_do_without_is_optional_to_a_move() -> None:
    graph = CareerGraph.from_dict(sharing())
    asked = {"crm": Requirement(2), "law": Requirement(1, optional=True)}
    assert graph.requirements("shop", "bar") == graph.expected("bar") == asked
    assert graph.requirement_sources("shop", "bar") == {"crm": (), "law": ("survey",)}
    (route,) = graph.path("shop", "bar", by="learning")
    assert route.learning == 2
    answer = graph.gap("shop", "bar")
    assert (answer.learning, answer.asked, [skill.skill for skill in answer.helpful]) == (2, 2, ["law"])
    assert [skill.skill for skill in answer.missing] == ["crm"]


def test_whether_moves_are_derived() -> None:
    data = sharing()
    assert CareerGraph.from_dict(data).moves_are_derived == "all"
    data["moves"].append({"from": "bar", "to": "shop", "sources": ["rule", "survey"]})
    graph = CareerGraph.from_dict(data)
    assert graph.moves_are_derived == "some"
    assert graph.is_derived(["rule"])
    assert not graph.is_derived(["rule", "survey"])
    assert not graph.is_derived([])
    data["sources"]["rule"]["derived"] = False
    assert CareerGraph.from_dict(data).moves_are_derived is None
