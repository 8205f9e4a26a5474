"""What a person holds: the highest level that anything says, and credentials that nobody comes without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph, Profile
from careergraph.errors import AmbiguousNameError, QuestionError, UnknownNameError
from careergraph.names import Nearest
from careergraph.person import Unmatched, credentials_held, held, matched, role_of
from careergraph.person.holding import meant_credential

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA = {
    "format": "careergraph/1",
    "title": "Skills",
    "proficiency": ["Aware", "Working", "Practitioner", "Expert"],
    "skills": {
        "crm": {"title": "CRM administration", "aliases": ["CRM"]},
        "sql": {"title": "SQL"},
        "deal": {"title": "Deals: closing", "aliases": ["closing"]},
        "z": {"title": "sales"},
        "sales": {"title": "Selling"},
    },
    "roles": {
        "rep": {"title": "Representative", "aliases": ["Rep"], "skills": {"sql": 2, "crm": 1}},
        "lead": {"title": "Lead"},
    },
    "moves": [],
}


@pytest.fixture(scope="module")
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


def test_a_role_vouches_for_its_skills(graph: CareerGraph) -> None:
    assert held(graph, "REP") == {"crm": 1, "sql": 2}
    assert held(graph, "rep", only_mine=True) == {}
    assert held(graph, None) == {}


def test_the_highest_level_counts(graph: CareerGraph) -> None:
    profile = Profile({"crm": 3, "sql": 1})
    assert held(graph, "rep", have={"SQL": 1, "closing": "expert"}, profile=profile) == {
        "crm": 3,
        "deal": 4,
        "sql": 2,
    }
    assert held(graph, "rep", have={"SQL": 1}, profile=profile, only_mine=True) == {"crm": 3, "sql": 1}


def test_skills_come_in_the_order_of_their_ids(graph: CareerGraph) -> None:
    assert list(held(graph, "rep", have=["deal", "z"])) == ["crm", "deal", "sql", "z"]


@pytest.mark.parametrize(
    ("have", "levels"),
    [
        ({"crm": 2}, {"crm": 2}),
        ({"crm": "Working"}, {"crm": 2}),
        ({"crm": "2"}, {"crm": 2}),
        ({"crm": 0}, {}),
        ({"crm": "0"}, {}),
        (["crm"], {"crm": 4}),
        (["crm:2"], {"crm": 2}),
        (["CRM : working"], {"crm": 2}),
        (["crm:0"], {}),
        (["Deals: closing"], {"deal": 4}),
        (["Deals: closing:3"], {"deal": 3}),
        (["deals:  CLOSING: practitioner"], {"deal": 3}),
        (["crm:1", "crm:3", "crm:2"], {"crm": 3}),
        ("crm:2", {"crm": 2}),
        ((), {}),
        ({}, {}),
        (iter(["crm:1"]), {"crm": 1}),
    ],
)
def test_skills_are_said_in_words(graph: CareerGraph, have: object, levels: dict[str, int]) -> None:
    assert held(graph, None, have=have) == levels  # type: ignore[arg-type]


def test_a_skill_that_is_no_text_is_no_skill(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match=r"a skill held is a text such as .*, not \('crm', 2\)"):
        held(graph, None, have=[("crm", 2)])  # type: ignore[list-item]


def test_the_name_of_a_level_may_hold_a_colon() -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "One skill",
            "proficiency": ["Level 1: knows", "Level 2: does"],
            "skills": {"crm": {"title": "CRM: the tool"}},
            "roles": {"a": {"title": "A"}},
            "moves": [],
        }
    )
    assert held(graph, None, have=["crm:Level 2: does"]) == {"crm": 2}
    assert held(graph, None, have=["CRM: the tool: level 1: knows"]) == {"crm": 1}


@pytest.mark.parametrize(
    ("have", "kind", "name", "candidates"),
    [
        (["crn"], "skill", "crn", ("crm",)),
        (["crn:2"], "skill", "crn", ("crm",)),
        ({"crn": 2}, "skill", "crn", ("crm",)),
        (["crm:5"], "proficiency level", "5", ()),
        ({"crm": 5}, "proficiency level", "5", ()),
        ({"crm": -1}, "proficiency level", "-1", ()),
        (["crm:"], "proficiency level", "", ()),
        (["crm:guru"], "proficiency level", "guru", ()),
        (["Deals: clsing:3"], "skill", "Deals: clsing", ("deal",)),
        ([""], "skill", "", ()),
        (["crm:" + "9" * 5000], "proficiency level", "9" * 5000, ()),
    ],
)
def test_what_the_graph_does_not_know_is_told(
    graph: CareerGraph, have: object, kind: str, name: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        held(graph, None, have=have)  # type: ignore[arg-type]
    assert (caught.value.kind, caught.value.name, caught.value.candidates) == (kind, name, candidates)


def test_an_unknown_start_is_told(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError, match="no role is called 'boss'"):
        held(graph, "boss")


def test_a_name_of_two_skills_is_told(graph: CareerGraph) -> None:
    assert held(graph, None, have=["sales:1"]) == {"sales": 1}  # an id is exact
    with pytest.raises(AmbiguousNameError):
        held(graph, None, have=["Sales"])
    with pytest.raises(AmbiguousNameError):
        held(graph, None, have=["Sales:1"])


def test_a_profile_is_matched_by_title_and_alias(graph: CareerGraph) -> None:
    profile = Profile(
        {"crm Administration": "working", "CRM": 1, "Sequel": 3, "Closing": None, "Sales": 2, "sql": 0}
    )
    found = matched(graph, profile)
    assert found.skills == {"crm": 2, "deal": 4, "sql": 0}
    assert found.without_level == ("Closing",)
    assert found.unknown_levels == {}
    assert [unmatched.name for unmatched in found.unmatched] == ["Sequel", "Sales"]
    assert found.unmatched[1] == Unmatched("Sales", tuple(graph.near_skills("Sales")))
    assert held(graph, None, profile=profile) == {"crm": 2, "deal": 4}


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Expert", 4),
        ("Beginner", 1),
        ("INTERMEDIATE", 2),
        ("Advanced", 3),
        ("Master", 4),
        ("3", 3),
        ("practitioner ", 3),
    ],
)
def test_level_words_are_the_graphs_own_or_common_ones(graph: CareerGraph, word: str, level: int) -> None:
    found = matched(graph, Profile({"crm": word}))
    assert found.skills == {"crm": level}
    assert not found.unknown_levels


@pytest.mark.parametrize(
    ("top", "levels"),
    [(1, [1, 1, 1, 1]), (2, [1, 1, 2, 2]), (3, [1, 2, 2, 3]), (5, [1, 2, 4, 5]), (7, [1, 3, 5, 7])],
)
def test_common_words_fit_any_scale(top: int, levels: list[int]) -> None:
    graph = CareerGraph.from_dict(
        DATA | {"proficiency": [f"Step {n}" for n in range(1, top + 1)], "roles": ROLES}
    )
    words = ["beginner", "intermediate", "advanced", "expert"]
    assert [matched(graph, Profile({"crm": word})).skills["crm"] for word in words] == levels


ROLES = {"a": {"title": "A"}}


@pytest.mark.parametrize(("said", "level"), [("daily use", 1), (9, 4), ("9", 1)])
def test_an_unknown_level_is_told_and_counts_with_care(
    graph: CareerGraph, said: int | str, level: int
) -> None:
    found = matched(graph, Profile({"crm": said}))
    assert found.unknown_levels == {"crm": said}
    assert found.skills == {"crm": level}


def test_without_a_scale_the_highest_level_asked_is_the_top() -> None:
    data = {key: value for key, value in DATA.items() if key != "proficiency"}
    graph = CareerGraph.from_dict(data)
    assert held(graph, None, have=["crm"]) == {"crm": 2}
    assert matched(graph, Profile({"crm": "master", "sql": 7})).skills == {"crm": 2, "sql": 7}


def test_near_names_are_looked_for_of_a_few_names_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile of a hundred thousand names took a minute: every one was compared with all of the graph."""
    graph = CareerGraph.load("sales-marketing")
    searched: list[str] = []

    def near(_: CareerGraph, name: str) -> list[str]:
        searched.append(name)
        return ["budgeting"]

    monkeypatch.setattr(CareerGraph, "near_skills", near)
    monkeypatch.setattr(Nearest, "find", lambda *_, **__: pytest.fail("a near name was looked for"))
    names = {f"skill {number}": 1 for number in range(500)}
    found = matched(graph, Profile(names))
    assert [unmatched.name for unmatched in found.unmatched] == list(names)
    assert searched == list(names)[:20]
    assert [len(unmatched.candidates) for unmatched in found.unmatched] == [1] * 20 + [0] * 480
    assert held(graph, None, profile=Profile(names)) == {}


def test_a_text_of_many_colons_is_no_skill() -> None:
    graph = CareerGraph.load("sales-marketing")
    with pytest.raises(UnknownNameError) as caught:
        held(graph, None, have=["budgeting:" * 100_000])
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("level", [10**5000, -(10**5000), -1, 101], ids=["long", "below", "-1", "101"])
def test_a_level_of_thousands_of_digits_is_no_level(level: int) -> None:
    graph = CareerGraph.load("sales-marketing")
    with pytest.raises(UnknownNameError, match="no proficiency level is called"):
        held(graph, None, have={"budgeting": level})
    assert dict(matched(graph, Profile({"budgeting": level})).skills) == {"budgeting": 4 if level > 0 else 1}


BAKERY: dict[str, Any] = {
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
def bakery() -> CareerGraph:
    return CareerGraph.from_dict(BAKERY)


@pytest.mark.parametrize("name", ["letter", "MASTER'S  letter", "meisterbrief"])
def test_a_credential_is_known_by_any_of_its_names(bakery: CareerGraph, name: str) -> None:
    assert meant_credential(bakery, name) == "letter"
    assert credentials_held(bakery, None, have=[name]) == {"letter"}
    assert credentials_held(bakery, None, have=name) == {"letter"}
    assert credentials_held(bakery, None, profile=Profile(credentials=[name])) == {"letter"}


def test_what_the_graph_does_not_know_counts_for_nothing(bakery: CareerGraph) -> None:
    assert meant_credential(bakery, "Meisterbrif") is None
    assert credentials_held(bakery, None, have=["baking", "pilot"]) == frozenset()


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
    bakery: CareerGraph, role: str, held: set[str]
) -> None:
    assert credentials_held(bakery, role) == held
    assert credentials_held(bakery, role.upper(), have=["licence"]) == held | {"licence"}
    assert credentials_held(bakery, role, only_mine=True) == frozenset()


def test_an_unknown_role_is_told(bakery: CareerGraph) -> None:
    with pytest.raises(UnknownNameError, match="no role is called 'boss'"):
        credentials_held(bakery, "boss")


def test_without_credentials_nobody_looks() -> None:
    bare = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "Bare", "roles": {"a": {"title": "A"}}, "moves": []}
    )
    assert credentials_held(bare, None, have=["letter"]) == frozenset()


@pytest.mark.parametrize("have", [{"first aid": 0}, {"first aid": 1}])
def test_a_mapping_tells_of_skills_alone(bakery: CareerGraph, have: Mapping[str, int]) -> None:
    assert credentials_held(bakery, None, have=have) == frozenset()
    assert credentials_held(bakery, None, have=["first aid"]) == {"aid"}


@pytest.mark.parametrize("said", [list, tuple, iter])
def test_however_it_is_said_what_somebody_has_is_not_still_to_get(bakery: CareerGraph, said: Any) -> None:  # noqa: ANN401
    def have() -> Iterable[str]:
        return said(["letter", "baking"])  # type: ignore[no-any-return]

    told = [move.preparation for move in bakery.next("baker", have=have()) if move.to == "master"]
    told += [step.preparation for step in bakery.path("baker", "master", have=have())[0].steps]
    for preparation in told:
        assert preparation is not None
        assert [each.credential for each in preparation.credentials] == ["aid"]
    assert len(told) == 2


def test_the_role_of_a_profile_goes_by_any_of_its_names() -> None:
    graph = CareerGraph.load("sales-marketing")
    assert role_of(graph, Profile(role=graph.roles["head"].title)) == "head"
    assert role_of(graph, Profile()) is None
    with pytest.raises(UnknownNameError, match=r"'hed' \(the profile's `role`\); did you mean 'head'"):
        role_of(graph, Profile(role="hed"))
