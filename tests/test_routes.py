"""The words and the figures of routes."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph, NoRouteError, Objective, QuestionError, UnknownNameError
from careergraph.answers import PathAnswer
from careergraph.routes import worth_knowing
from careergraph.search import blocked as blocked_room


def made(*moves: tuple[str, str, dict[str, Any]], **fields: Any) -> CareerGraph:  # noqa: ANN401 - a file's fields
    ids = sorted({role for move in moves for role in move[:2]})
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "Made",
        "proficiency": ["Basic", "Good", "Best"],
        "skills": {skill: {"title": skill.title()} for skill in ("talk", "plan", "sell")},
        "roles": {role: {"title": role.upper()} for role in ids},
        "moves": [{"from": source, "to": target, **rest} for source, target, rest in moves],
    }
    return CareerGraph.from_dict({**data, **fields})


GRAPH = made(
    ("a", "z", {"requires": {"talk": 3, "plan": 3}, "years": 9, "people": 3, "leavers": 10}),
    ("a", "b", {"requires": {"talk": 2}, "years": 2, "people": 7, "leavers": 10}),
    ("b", "z", {"requires": {"talk": 2, "plan": 1}, "years": 2, "people": 4, "leavers": 5}),
    ("b", "c", {"years": 1, "people": 1, "leavers": 5}),
    ("c", "z", {"requires": {"talk": 1}, "years": 2}),
)


def test_each_objective_has_its_word() -> None:
    reasons = {
        by: GRAPH.path("a", "z", by=by)[0].reasons for by in ("moves", "learning", "years", "likelihood")
    }
    assert reasons == {
        "moves": ("fewest moves",),
        "learning": ("least learning",),
        "years": ("fastest",),
        "likelihood": ("most travelled",),
    }


def test_the_next_best_say_how_they_stand_to_the_best() -> None:
    first, second, third = GRAPH.path("a", "z", k=9)
    assert first.roles == ("a", "z")
    assert second.reasons == ("number 2: 1 move more, saves 3 steps of learning and 5 years",)
    assert third.reasons == ("number 3: 2 moves more, saves 4 steps of learning and 4 years",)


def test_trade_offs_have_reasons() -> None:
    assert [(route.roles, route.reasons) for route in GRAPH.trade_offs("a", "z")] == [
        (("a", "z"), ("fewest moves",)),
        (("a", "b", "z"), ("fastest", "most travelled")),
        (("a", "b", "c", "z"), ("least to learn",)),
    ]


def test_what_lies_between_is_told_against_its_shorter_neighbour() -> None:
    graph = made(
        ("a", "z", {"requires": {"talk": 3, "plan": 3}, "years": 1}),
        ("a", "b", {"requires": {"talk": 3}, "years": 2}),
        ("b", "z", {"requires": {"plan": 1}, "years": 2}),
        ("a", "c", {"years": 3}),
        ("c", "d", {"years": 3}),
        ("d", "z", {"years": 3}),
    )
    assert graph.trade_offs("a", "z")[1].reasons == (
        "in between: 1 move and 3 years more saves 2 steps of learning",
    )


def test_trade_offs_by_an_objective_of_ones_own() -> None:
    graph = made(
        ("a", "z", {}), ("a", "b", {}), ("b", "z", {}), ("a", "c", {}), ("c", "d", {}), ("d", "z", {})
    )  # fmt: skip
    stayed = Objective(
        name="stayed", adds="product", best="most who stayed", column=[0.1, 0.5, 0.5, 1, 1, 0.5]
    )
    found = graph.trade_offs("a", "z", by=["moves", stayed])
    assert [(route.roles, route.figure, route.reasons) for route in found] == [
        (("a", "z"), 0.1, ("fewest moves",)),
        (("a", "b", "z"), 0.25, ("in between: 1 move more, stayed 25 % instead of 10 %",)),
        (("a", "c", "d", "z"), 0.5, ("most who stayed",)),
    ]
    # All of them learn the same: the first of them stands for them.
    assert [route.roles for route in graph.trade_offs("a", "z", by=["learning"])] == [("a", "z")]
    with pytest.raises(QuestionError, match="by nothing no trade-offs are told"):
        graph.trade_offs("a", "z", by=[])
    other = Objective(name="rooms", adds="sum", best="fewest rooms", unit="room", column=[1] * 6)
    with pytest.raises(QuestionError, match="by stayed and rooms no trade-offs are told"):
        graph.trade_offs("a", "z", by=[stayed, other])


def test_what_a_beaten_route_is_better_in_is_told_of_these_alone() -> None:
    slow, quick = {"people": 1, "leavers": 10, "years": 2}, {"people": 5, "leavers": 10, "years": 1}
    graph = made(
        # Quick, and travelled by many; the next one learns less, and nobody knows how long it takes.
        ("a", "b", {**quick, "requires": {"talk": 3}}),
        ("b", "z", {**quick, "requires": {"plan": 3}}),
        ("a", "c", {"requires": {"talk": 3}}),
        ("c", "z", {"requires": {"talk": 3}}),
        ("a", "d", {**slow, "requires": {"talk": 1}}),
        ("d", "e", slow),
        ("e", "z", slow),
        ("d", "f", slow),
        ("a", "g", slow),
        ("g", "d", slow),
    )
    assert graph.path("a", "z", by="years")[0].roles == ("a", "b", "z")
    assert [(route.roles, route.reasons) for route in graph.trade_offs("a", "z")] == [
        (("a", "c", "z"), ("fewest moves",)),
        (("a", "d", "e", "z"), ("fastest of these", "most travelled of these")),
        (("a", "g", "d", "e", "z"), ("least to learn",)),
    ]


def test_a_route_that_is_beaten_itself_beats_others() -> None:
    """Compared on moves and learning only, as its years are unknown, ``s p q m t`` beats ``s m n q t``."""
    timed = [("s", "m", 0), ("m", "t", 0.5), ("m", "n", 0), ("n", "q", 0), ("q", "t", 0)]
    timed += [("m", "q", 0.5), ("s", "p", 0.5), ("p", "q", 0)]
    requires = {("m", "n"): {"talk": 1}}
    graph = made(
        *((a, b, {"years": years, "requires": requires.get((a, b), {})}) for a, b, years in timed),
        ("q", "m", {}),
    )
    assert [route.roles for route in graph.trade_offs("s", "t")] == [("s", "m", "t")]


def test_others_worth_knowing_are_the_best_by_some_objective() -> None:
    best = GRAPH.path("a", "z")[0]
    others = worth_knowing(GRAPH, "a", "z", beside=best)
    assert [(route.roles, route.reasons) for route in others] == [
        (("a", "b", "c", "z"), ("least to learn",)),
        (("a", "b", "z"), ("fastest", "most travelled")),
    ]
    assert worth_knowing(GRAPH, "a", "a", beside=best) == []


def test_the_smallest_sample_stands_beside_the_likelihood() -> None:
    route = GRAPH.path("a", "z", by="likelihood")[0]
    assert (route.roles, route.likelihood, route.people) == (("a", "b", "z"), 0.56, 4)
    assert GRAPH.path("a", "z", by="learning")[0].people is None


def test_years_are_added_exactly_however_many() -> None:
    """Behind 1e16 years a float forgets one more; so does the telling, but not the order."""
    graph = made(
        ("a", "b", {"years": 1e16}),
        ("b", "z", {"years": 0}),
        *(("b", "p", {"years": 1}), ("p", "z", {"years": 1})),
        *(("b", "q", {"years": 0.1}), ("q", "r", {"years": 0.1}), ("r", "z", {"years": 0.1})),
    )
    routes = graph.path("a", "z", by="years", k=3)
    assert [(route.moves, route.years) for route in routes] == [(2, 1e16), (4, 1e16), (3, 1e16 + 2)]


def test_sums_of_years_that_are_equal_leave_the_word_to_the_moves() -> None:
    """As floats, 0.7 and 0.2 are 0.8999999999999999."""
    graph = made(("a", "c", {"years": 0.9}), ("a", "b", {"years": 0.7}), ("b", "c", {"years": 0.2}))
    routes = graph.path("a", "c", by="years", k=2)
    assert [(route.roles, route.years) for route in routes] == [(("a", "c"), 0.9), (("a", "b", "c"), 0.9)]
    assert [route.roles for route in graph.trade_offs("a", "c")] == [("a", "c")]


def test_likelihoods_are_exact_fractions() -> None:
    """As floats, 0.1 times 0.1 is 0.010000000000000002."""
    one, ten = {"people": 1, "leavers": 10}, {"people": 10, "leavers": 100}
    graph = made(("a", "c", {"people": 1, "leavers": 100}), ("a", "b", one), ("b", "c", ten))
    routes = graph.path("a", "c", by="likelihood", k=2)
    assert [(route.roles, route.likelihood) for route in routes] == [
        (("a", "c"), 0.01),
        (("a", "b", "c"), 0.01),
    ]


def test_likelihoods_that_differ_by_less_than_a_float_shows_are_told_apart() -> None:
    many = 2**53
    graph = made(
        ("a", "c", {"people": many - 2, "leavers": many - 1}),
        ("a", "b", {"people": many - 1, "leavers": many}),
        ("b", "c", {"people": 7, "leavers": 7}),
    )
    assert graph.path("a", "c", by="likelihood")[0].roles == ("a", "b", "c")


def test_millionths_of_years_are_rounded_half_up() -> None:
    graph = made(
        ("a", "c", {"years": 0.000001}),
        ("a", "b", {"years": 0.0000005}),
        ("b", "c", {"years": 0.00000049}),
        ("b", "d", {"years": 1 / 3}),
    )
    routes = graph.path("a", "c", by="years", k=2)
    assert [(route.roles, route.years) for route in routes] == [(("a", "c"), 1e-6), (("a", "b", "c"), 1e-6)]
    assert graph.path("b", "d")[0].years == graph.path("b", "d")[0].steps[0].years == 0.333333


def test_more_routes_than_a_machine_counts_may_be_asked_for() -> None:
    assert GRAPH.path("a", "z", k=10**30) == GRAPH.path("a", "z", k=10)


def test_from_a_role_to_itself_no_move_is_needed() -> None:
    (route,) = GRAPH.path("a", "A")
    assert (route.roles, route.moves, route.learning, route.steps) == (("a",), 0, 0, ())
    assert route.reasons == ("no move is needed",)
    assert GRAPH.trade_offs("a", "a", via=["a"]) == [route]


def test_a_role_to_pass_on_the_way_back_to_the_start_leaves_no_route() -> None:
    with pytest.raises(NoRouteError):
        GRAPH.path("a", "a", via=["b"])
    with pytest.raises(NoRouteError):
        GRAPH.trade_offs("a", "a", via=["b"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            {"by": "speed"},
            "no objective is called 'speed'; choose one of: moves, learning, years, likelihood",
        ),
        ({"k": 0}, "k is 0; give a whole number from 1 up"),
        ({"k": 1.5}, "k is 1.5; give a whole number from 1 up"),
        ({"k": "2"}, "k is '2'; give a whole number from 1 up"),
        ({"max_moves": 2.5}, "max_moves is 2.5; give a whole number from 0 up"),
        ({"kinds": ["sideways"]}, "no kind of move is called 'sideways'"),
        ({"max_moves": -1}, "max_moves is -1"),
        ({"budget": 0}, "the budget is 0 seconds"),
        ({"budget": float("nan")}, "the budget is nan seconds"),
        ({"via": ["b"], "avoid": ["B"]}, "b is both to be passed (via) and to be avoided"),
    ],
)
def test_a_question_that_makes_no_sense(options: dict[str, Any], words: str) -> None:
    with pytest.raises(QuestionError) as caught:
        GRAPH.path("a", "z", **options)
    assert words in str(caught.value)


def test_a_lone_text_is_one_name() -> None:
    assert GRAPH.path("a", "z", avoid="b") == GRAPH.path("a", "z", avoid=["b"])
    assert GRAPH.path("a", "z", via="b") == GRAPH.path("a", "z", via=["b"])
    with pytest.raises(QuestionError, match="no kind of move is called 'sideways'"):
        GRAPH.path("a", "z", kinds="sideways")  # type: ignore[arg-type]


def test_names_that_nobody_has() -> None:
    for options in ({"via": ["nobody"]}, {"avoid": ["nobody"]}, {"have": ["juggling"]}):
        with pytest.raises(UnknownNameError):
            GRAPH.path("a", "z", **options)  # type: ignore[arg-type]


def test_no_route_within_so_many_moves() -> None:
    with pytest.raises(NoRouteError) as caught:
        made(("a", "b", {}), ("b", "c", {}), ("c", "d", {})).path("a", "d", max_moves=2)
    assert str(caught.value) == "no route from A to D within 2 moves; the shortest has 3"
    none = caught.value.no_route
    assert (none.shortest, none.blocked_by) == (3, ("max_moves",))
    assert [(bridge.from_, bridge.to) for bridge in none.bridges] == [("a", "c"), ("a", "d"), ("b", "d")]
    with pytest.raises(NoRouteError, match="within 1 move; the shortest has 3"):
        made(("a", "b", {}), ("b", "c", {}), ("c", "d", {})).path("a", "d", max_moves=1)


def test_constraints_that_only_together_leave_no_route() -> None:
    graph = made(("a", "b", {}), ("b", "z", {}), ("a", "c", {}), ("c", "z", {}), ("a", "z", {}))
    with pytest.raises(NoRouteError) as caught:
        graph.path("a", "z", via=["b", "c"])
    assert str(caught.value) == "no route from A to Z is left by via 'B', 'C'"
    with pytest.raises(NoRouteError) as caught:
        graph.path("a", "z", via=["b"], max_moves=1)
    assert caught.value.no_route.blocked_by == ("via", "max_moves")
    assert str(caught.value) == "no route from A to Z is left by via 'B' and max_moves 1"


def test_of_several_roles_the_one_that_blocks_is_named() -> None:
    graph = made(("a", "b", {}), ("b", "z", {}), ("a", "c", {}), ("c", "z", {}), ("c", "d", {}))
    with pytest.raises(NoRouteError, match=r"^no route from A to Z is left by via 'D'$"):
        graph.path("a", "z", via=["d", "c"])
    with pytest.raises(NoRouteError, match=r"^no route from A to Z is left by avoid 'B', 'C'$"):
        graph.path("a", "z", avoid=["d", "c", "b"])
    with pytest.raises(NoRouteError, match=r"left by kinds 'lateral', 'step_down'$"):
        graph.path("a", "z", kinds=["step_down", "lateral"])


def test_a_way_round_to_where_one_is_does_not_count() -> None:
    graph = made(("a", "b", {}), ("b", "a", {}))
    with pytest.raises(NoRouteError, match=r"^no route from A to A is left by via 'B'$") as caught:
        graph.path("a", "a", via=["a", "b"])
    assert caught.value.no_route.blocked_by == ("via",)


def test_moves_without_the_figure_are_counted() -> None:
    graph = made(("a", "b", {"years": 1}), ("b", "z", {}))
    with pytest.raises(NoRouteError) as caught:
        graph.path("a", "z", by="years")
    assert str(caught.value) == "no route from A to Z by years: 1 move does not know it and cannot be used"
    assert caught.value.no_route.lacking == 1
    # Where nothing leads there anyway, that is what the answer says.
    with pytest.raises(NoRouteError, match=r"^no chain of moves leads from Z to A$") as caught:
        graph.path("z", "a", by="years")
    assert caught.value.no_route.lacking == 1
    with pytest.raises(NoRouteError, match="by likelihood: 2 moves do not know it"):
        graph.path("a", "z", by="likelihood")


def test_a_bridge_that_steps_down_says_so() -> None:
    graph = made(
        ("a", "z", {}),
        levels=["Low", "High"],
        roles={"a": {"title": "A", "level": "Low"}, "z": {"title": "Z", "level": "High"}},
    )
    with pytest.raises(NoRouteError) as caught:
        graph.path("z", "a")
    assert [(bridge.from_, bridge.to, bridge.kind) for bridge in caught.value.no_route.bridges] == [
        ("z", "a", "step_down")
    ]


def test_a_bridge_to_a_role_that_shares_a_skill_is_cheaper_than_one_that_does_not() -> None:
    roles = {
        "a": {"title": "A", "skills": {"talk": 3}},
        "x": {"title": "X", "skills": {"plan": 2}},
        "y": {"title": "Y", "skills": {"talk": 3, "plan": 1}},
        "z": {"title": "Z", "skills": {"sell": 3}},
    }
    graph = made(("x", "z", {}), ("y", "z", {}), roles=roles)
    with pytest.raises(NoRouteError) as caught:
        graph.path("a", "z", only_mine=True)
    bridges = caught.value.no_route.bridges
    # What the role to start from expects does not count.
    assert [(bridge.to, bridge.learning) for bridge in bridges] == [("x", 2), ("z", 3), ("y", 4)]
    with pytest.raises(NoRouteError) as caught:
        graph.path("a", "z")
    bridges = caught.value.no_route.bridges
    assert [(bridge.to, bridge.learning) for bridge in bridges] == [("y", 1), ("x", 2), ("z", 3)]


def test_one_document_holds_the_answer() -> None:
    answer = PathAnswer.of(GRAPH, "A", "Z", by="moves", routes=GRAPH.path("a", "z"))
    document = answer.model_dump(mode="json")
    assert list(document) == ["graph", "from", "to", "by", "routes", "no_route", "complete"]
    assert list(document["routes"][0]) == [
        "roles", "moves", "learning", "years", "likelihood", "people",
        "proven", "lower_bound", "reasons", "steps",
    ]  # fmt: skip
    assert document["routes"][0]["steps"][0] == {
        "from": "a",
        "to": "z",
        "kind": None,
        "years": 9.0,
        "people": 3,
        "share": 0.3,
        "requires": [
            {"skill": "plan", "level": 3, "optional": False},
            {"skill": "talk", "level": 3, "optional": False},
        ],
        "learn": [{"skill": "plan", "from": 0, "to": 3}, {"skill": "talk", "from": 0, "to": 3}],
    }


def test_learning_by_effort_may_be_no_whole_number() -> None:
    graph = made(
        ("a", "z", {"requires": {"talk": 3, "plan": 1}}),
        skills={"talk": {"title": "Talk", "effort": 0.5}, "plan": {"title": "Plan", "effort": 0}},
    )
    assert graph.path("a", "z")[0].learning == 1.5
    assert graph.path("a", "z", have={"talk": 1})[0].learning == 1
    assert [(new.skill, new.to) for new in graph.path("a", "z")[0].steps[0].learn] == [
        ("plan", 1),
        ("talk", 3),
    ]


@pytest.mark.parametrize("effort", [1000, 1e18])
def test_learning_may_be_any_number_of_units(effort: float) -> None:
    """A third in decimals makes a unit so small that a thousand steps are more units than 64 bits hold."""
    graph = made(
        ("a", "v", {"requires": {"talk": 1}}),
        ("v", "z", {}),
        skills={"talk": {"title": "Talk", "effort": effort}, "plan": {"title": "Plan", "effort": 1 / 3}},
    )
    for via in ((), ("v",)):
        (route,) = graph.path("a", "z", by="learning", via=via)
        assert (route.learning, route.proven) == (effort, True)
    assert [route.learning for route in graph.trade_offs("a", "z")] == [effort]


def test_a_bridge_opens_a_route_past_the_roles_to_pass() -> None:
    # c is passed only on the way back to b: a walk, and no route.
    graph = made(
        ("a", "b", {}),
        ("b", "c", {}),
        ("c", "b", {}),
        ("b", "z", {}),
        roles={
            "a": {"title": "A"},
            "b": {"title": "B"},
            "c": {"title": "C", "skills": {"talk": 1}},
            "z": {"title": "Z", "skills": {"talk": 3}},
        },
    )
    with pytest.raises(NoRouteError, match="via") as caught:
        graph.path("a", "z", via=["c"])
    assert [(bridge.from_, bridge.to, bridge.learning) for bridge in caught.value.no_route.bridges] == [
        ("a", "c", 1),
        ("c", "z", 2),
    ]


def test_a_bridge_is_searched_for_where_the_shortest_ways_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    # By c and y the shortest ways are a > b > c and y > b > z; b is passed once by way of d and e.
    ways = [("a", "b"), ("b", "c"), ("a", "d"), ("d", "e"), ("e", "c"), ("y", "b"), ("b", "z")]
    graph = made(
        *((source, target, {}) for source, target in ways),
        roles={
            role: {"title": role.upper(), "skills": {} if role == "y" else {"talk": 3}} for role in "abcdeyz"
        },
    )

    def smallest() -> tuple[list[tuple[str, str]], bool]:
        with pytest.raises(NoRouteError) as caught:
            graph.path("a", "z", via=["c"], only_mine=True)
        none = caught.value.no_route
        return [(bridge.from_, bridge.to) for bridge in none.bridges], none.bridges_proven

    assert smallest() == ([("c", "b"), ("c", "y"), ("c", "z")], True)
    monkeypatch.setattr(blocked_room, "A_TRIAL", 0)
    assert smallest() == ([("c", "z")], False)


def paying(**pay: Any) -> CareerGraph:  # noqa: ANN401 - an amount, or a whole record
    roles: dict[str, Any] = {}
    for key in ("a", "b", "c", "d"):
        said = pay.get(key)
        if isinstance(said, int):
            said = {"middle": said, "currency": "EUR", "period": "year"}
        roles[key] = {"title": key.upper(), "pay": said}
    pairs = [("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Pay",
            "roles": roles,
            "moves": [{"from": source, "to": target} for source, target in pairs],
        }
    )


@pytest.mark.parametrize(
    ("pay", "through"),
    [
        ({"a": 5, "b": 4, "c": 6, "d": 7}, "c"),
        ({"a": 5, "b": 5, "c": 6, "d": 7}, "b"),
        # What is not known is no cut: it is told.
        ({"a": 5, "c": 6, "d": 7}, "b"),
        # Of another currency or period nothing is known.
        ({"a": 5, "b": {"middle": 4, "currency": "GBP", "period": "year"}, "d": 7}, "b"),
        ({"a": 5, "b": {"middle": 4, "currency": "EUR", "period": "month"}, "d": 7}, "b"),
        # The middle of low and high stands for an unknown middle.
        ({"a": 5, "b": {"low": 2, "high": 7, "currency": "EUR", "period": "year"}, "d": 7}, "c"),
        ({"a": 5, "b": {"low": 2, "currency": "EUR", "period": "year"}, "d": 7}, "b"),
        # Less than the role before, though more than the first.
        ({"a": 5, "b": 9, "c": 6, "d": 7}, "c"),
    ],
)
def test_no_pay_cut_is_taken(pay: dict[str, Any], through: str) -> None:
    graph = paying(**pay)
    (route,) = graph.path("a", "d", no_pay_cut=True)
    assert route.roles == ("a", through, "d")
    (route,) = graph.trade_offs("a", "d", no_pay_cut=True)
    assert route.roles == ("a", through, "d")


def test_a_goal_that_pays_less_than_the_start_is_behind_a_pay_cut() -> None:
    # The roles between say nothing, yet the last pays less than the first.
    with pytest.raises(NoRouteError, match="no route from A to D is left by no_pay_cut") as caught:
        paying(a=5, d=4).path("a", "d", no_pay_cut=True)
    assert caught.value.no_route.blocked_by == ("no_pay_cut",)
    assert caught.value.no_route.bridges == ()


def test_a_bridge_is_no_pay_cut() -> None:
    with pytest.raises(NoRouteError) as caught:
        paying(a=5, b=4, c=4, d=7).path("a", "d", no_pay_cut=True)
    assert [(bridge.from_, bridge.to) for bridge in caught.value.no_route.bridges] == [("a", "d")]
