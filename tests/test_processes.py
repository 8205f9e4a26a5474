"""Graphs, answers and errors pass from one process to another: a script spreads its questions over some."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph, NoRouteError, Profile, errors

if TYPE_CHECKING:
    from collections.abc import Callable

GRAPH = CareerGraph.load("sales-marketing")
ME = Profile({"Budget management": "Practitioner", "People management": 2}, role="coordinator")

ANSWERS: dict[str, Callable[[CareerGraph], Any]] = {
    "path": lambda graph: graph.path("coordinator", "cro", by="learning", k=3, profile=ME),
    "trade_offs": lambda graph: graph.trade_offs("coordinator", "cro"),
    "gap": lambda graph: graph.gap("coordinator", "cro"),
    "next": lambda graph: graph.next("coordinator"),
    "reach": lambda graph: graph.reach("coordinator", moves=2),
    "unlock": lambda graph: graph.unlock("coordinator"),
    "gateways": lambda graph: graph.gateways(),
    "must pass": lambda graph: graph.gateways("coordinator", "cro"),
    "compare": lambda graph: graph.compare("ceo", "cro", "cmo"),
    "staff": lambda graph: graph.staff(["lead-generation"]),
    "check": lambda graph: graph.check(),
    "diff": lambda graph: graph.diff(graph),
}


def pickled(it: Any) -> Any:  # noqa: ANN401 - anything that a script may send
    return pickle.loads(pickle.dumps(it))  # noqa: S301 - our own


def no_route() -> NoRouteError:
    with pytest.raises(NoRouteError) as caught:
        GRAPH.path("ceo", "coordinator")
    return caught.value


def broken_file() -> errors.GraphFileError:
    with pytest.raises(errors.GraphFileError) as caught:
        CareerGraph.from_dict({"format": "careergraph/1", "titel": 1})
    return caught.value


ERRORS: dict[str, Callable[[], errors.CareerGraphError]] = {
    "GraphFileError": broken_file,
    "NoRouteError": no_route,
    "ProfileError": lambda: errors.ProfileError([errors.Problem("nothing")], file="me.yaml"),
    "UnknownNameError": lambda: errors.UnknownNameError("role", "boss", ["ceo"], hint="look it up"),
    "AmbiguousNameError": lambda: errors.AmbiguousNameError("role", "head", ["a", "b"]),
    "QuestionError": lambda: errors.QuestionError("too few"),
    "OutputError": lambda: errors.OutputError("cannot write"),
    "MissingExtraError": lambda: errors.MissingExtraError("a map", "map"),
}


@pytest.mark.parametrize("copied", [pickled, copy.deepcopy])
@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_copied_whole(name: str, copied: Callable[[Any], Any]) -> None:
    answer = ANSWERS[name](GRAPH)
    assert answer
    assert copied(answer) == answer


@pytest.mark.parametrize("copied", [pickled, copy.deepcopy])
def test_a_copied_graph_gives_the_same_answers(copied: Callable[[Any], Any]) -> None:
    again = copied(GRAPH)
    assert again.name == GRAPH.name
    assert again.file == GRAPH.file
    for ask in ANSWERS.values():
        assert ask(again) == ask(GRAPH)


@pytest.mark.parametrize("name", ERRORS)
def test_errors_are_copied_with_all_that_they_carry(name: str) -> None:
    error = ERRORS[name]()
    again = pickled(error)
    assert type(again) is type(error)
    assert type(error).__name__ == name
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_a_profile_is_copied() -> None:
    assert pickled(ME) == ME


def moves(graph: CareerGraph, goal: str) -> int:
    return graph.path("coordinator", goal)[0].moves


def test_questions_are_spread_over_processes() -> None:
    goals = ["cro", "cmo", "sm-manager"]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(partial(moves, GRAPH), goals)) == [moves(GRAPH, goal) for goal in goals]
        with pytest.raises(NoRouteError) as caught:
            pool.submit(GRAPH.path, "ceo", "coordinator").result()
    assert caught.value.no_route == no_route().no_route
