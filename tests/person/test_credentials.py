"""Which credentials somebody holds: those they name, and those that nobody in their role comes without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph, Profile, UnknownNameError
from careergraph.person import credentials_held
from careergraph.person.credentials import meant_credential

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Bakers",
    "skills": {"baking": {"title": "Baking"}, "first-aid": {"title": "First aid"}},
    "credentials": {
        "letter": {"title": "Master's letter", "aliases": ["Meisterbrief"], "years": 2},
        "licence": {"title": "Driving licence"},
        "aid": {"title": "First aid", "hours": 8},
    },
    "roles": {
        "baker": {"title": "Baker"},
        "driver": {"title": "Driver"},
        "master": {"title": "Master baker"},
        "guest": {"title": "Guest"},
    },
    "moves": [
        {"from": "baker", "to": "master", "credentials": ["letter", "aid"]},
        {"from": "driver", "to": "master", "credentials": ["letter", "licence"]},
        {"from": "guest", "to": "driver", "credentials": ["licence"]},
        {"from": "baker", "to": "driver"},
    ],
}


@pytest.fixture(scope="module")
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


@pytest.mark.parametrize("name", ["letter", "MASTER'S  letter", "meisterbrief"])
def test_a_credential_is_known_by_any_of_its_names(graph: CareerGraph, name: str) -> None:
    assert meant_credential(graph, name) == "letter"
    assert credentials_held(graph, None, have=[name]) == {"letter"}
    assert credentials_held(graph, None, have=name) == {"letter"}
    assert credentials_held(graph, None, profile=Profile(credentials=[name])) == {"letter"}


def test_what_the_graph_does_not_know_counts_for_nothing(graph: CareerGraph) -> None:
    assert meant_credential(graph, "Meisterbrif") is None
    assert credentials_held(graph, None, have=["baking", "pilot"]) == frozenset()


@pytest.mark.parametrize(
    ("role", "held"),
    [
        # Whichever way they came, they have the letter; only drivers brought a licence.
        ("master", {"letter"}),
        # Bakers become drivers without one.
        ("driver", set()),
        ("baker", set()),
        ("guest", set()),
    ],
)
def test_a_role_vouches_for_what_every_move_into_it_requires(
    graph: CareerGraph, role: str, held: set[str]
) -> None:
    assert credentials_held(graph, role) == held
    assert credentials_held(graph, role.upper(), have=["licence"]) == held | {"licence"}
    assert credentials_held(graph, role, only_mine=True) == frozenset()


def test_an_unknown_role_is_told(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError, match="no role is called 'boss'"):
        credentials_held(graph, "boss")


def test_without_credentials_nobody_looks() -> None:
    bare = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "Bare", "roles": {"a": {"title": "A"}}, "moves": []}
    )
    assert credentials_held(bare, None, have=["letter"]) == frozenset()


@pytest.mark.parametrize("have", [{"first aid": 0}, {"first aid": 1}])
def test_a_mapping_tells_of_skills_alone(graph: CareerGraph, have: Mapping[str, int]) -> None:
    assert credentials_held(graph, None, have=have) == frozenset()
    assert credentials_held(graph, None, have=["first aid"]) == {"aid"}


@pytest.mark.parametrize("said", [list, tuple, iter])
def test_however_it_is_said_what_somebody_has_is_not_still_to_get(graph: CareerGraph, said: Any) -> None:  # noqa: ANN401
    def have() -> Iterable[str]:
        return said(["letter", "baking"])  # type: ignore[no-any-return]

    told = [move.preparation for move in graph.next("baker", have=have()) if move.to == "master"]
    told += [step.preparation for step in graph.path("baker", "master", have=have())[0].steps]
    for preparation in told:
        assert preparation is not None
        assert [each.credential for each in preparation.credentials] == ["aid"]
    assert len(told) == 2
