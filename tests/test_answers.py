"""What all answers have in common: frozen, complete or not, with the field names of the JSON."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from pydantic import ValidationError

from careergraph import CareerGraph
from careergraph.answers import Answer, Answers, Blocker, Bridge, Learn, NoRoute, PathAnswer, html_table
from tests.preparation.offers import offering


def test_answers_are_frozen_and_take_no_other_fields() -> None:
    learn = Learn(skill="a", from_=0, to=1)
    with pytest.raises(ValidationError, match="frozen"):
        learn.to = 2  # type: ignore[misc]
    with pytest.raises(ValidationError, match="extra"):
        Learn(skill="a", from_=0, to=1, more=1)  # type: ignore[call-arg]


def test_an_answer_reads_and_writes_the_names_of_the_json() -> None:
    written: dict[str, Any] = {"skill": "a", "from": 0, "to": 1}
    assert Learn(**written) == Learn(skill="a", from_=0, to=1)
    assert Learn(**written).model_dump(mode="json") == written
    assert json.loads(Learn(**written).model_dump_json()) == written


def test_an_answer_says_itself() -> None:
    bridge = Bridge(from_="a", to="b", learning=1, kind=None)
    assert str(bridge) == repr(bridge)
    (route,) = offering().path("porter", "chef")
    assert str(route) == "<Route porter -> cook -> chef: moves 2, learning 9, years 4>".replace(
        "9", str(route.learning)
    )


def test_a_table_of_html_escapes_every_text() -> None:
    hostile = "<script>alert('x')</script>"
    told = html_table({hostile: [hostile, None, 1, {}], "none": [], "b": True})
    assert "<script" not in told
    assert told.count("&lt;script&gt;") == 2
    assert "<li>&ndash;</li>" in told
    assert "<tr><th>none</th><td>&ndash;</td></tr>" in told
    assert "<td>True</td>" in told
    assert Learn(skill=hostile, from_=0, to=1)._repr_html_().count("&lt;script&gt;") == 1


@pytest.mark.parametrize(("missing", "complete"), [("", True), ("the rest", False)])
def test_a_list_of_answers_knows_whether_it_is_complete(missing: str, *, complete: bool) -> None:
    found = Answers([1, 2], missing=missing)
    assert (found, found.missing, found.complete) == ([1, 2], missing, complete)
    assert Answers().complete


@pytest.mark.parametrize(
    ("blocker", "words"),
    [
        (Blocker("no_step_down", ()), "no_step_down"),
        (Blocker("max_moves", (2,)), "max_moves 2"),
        (Blocker("avoid", ("Head \x1b", "Chef")), r"avoid 'Head \x1b', 'Chef'"),
    ],
)
def test_what_blocks_is_said_as_in_python(blocker: Blocker, words: str) -> None:
    assert str(blocker) == words


def test_what_blocks_is_no_field_of_the_json() -> None:
    none = NoRoute(reason="r", reachable=1, highest=(), leads_to_goal=1, bridges=())
    told = none.blocked([Blocker("max_moves", (2,))])
    assert told.blockers == (Blocker("max_moves", (2,)),)
    assert "blockers" not in told.model_dump()
    assert "_blockers" not in told.model_dump_json()


def test_routes_as_one_document() -> None:
    graph = offering()
    routes = graph.path("porter", "chef")
    answer = PathAnswer.of(graph, "Kitchen Porter", "HEAD chef", by="moves", routes=routes)
    assert (answer.from_, answer.to, answer.graph) == ("porter", "chef", "kitchen")
    assert answer.routes == tuple(routes)
    assert answer.complete
    assert "pay_unknown" not in answer.model_dump(mode="json")
    cut = PathAnswer.of(graph, "porter", "chef", by="moves", routes=Answers(routes, missing="some"))
    assert not cut.complete


def paid(**pay: Any) -> CareerGraph:  # noqa: ANN401 - amounts, or None
    roles = {
        key: {"title": key.upper(), "pay": amount and {"middle": amount, "currency": "EUR", "period": "year"}}
        for key, amount in pay.items()
    }
    moves = [{"from": one, "to": two} for one, two in pairwise(pay)]
    return CareerGraph.from_dict({"format": "careergraph/1", "title": "P", "roles": roles, "moves": moves})


@pytest.mark.parametrize(
    ("pay", "unknown"),
    [
        ({"a": 1, "b": 2, "c": 3}, ()),
        ({"a": 1, "b": None, "c": 3}, ("b", "c")),
        ({"a": None, "b": 2, "c": 3}, ("b", "c")),
        ({"a": 1, "b": 2, "c": None}, ("c",)),
    ],
)
def test_roles_of_which_nobody_knows_whether_they_pay_less(
    pay: dict[str, Any], unknown: tuple[str, ...]
) -> None:
    """Each is compared with the role before and with the first."""
    graph = paid(**pay)
    routes = graph.path("a", "c", no_pay_cut=True)
    answer = PathAnswer.of(graph, "a", "c", by="moves", routes=routes, no_pay_cut=True)
    assert answer.pay_unknown == unknown


def test_every_answer_is_one() -> None:
    graph = offering()
    answers: list[Any] = [
        graph.path("porter", "chef")[0],
        graph.gap("porter", "chef"),
        graph.next("porter")[0],
        graph.compare("porter", "chef"),
        graph.reach("porter")[0],
        graph.check(),
    ]
    assert [type(answer).__name__ for answer in answers if not isinstance(answer, Answer)] == []
