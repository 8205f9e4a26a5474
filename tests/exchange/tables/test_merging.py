"""A table merged into a file that people keep: what it says is new, and all else stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from careergraph import CareerGraph, QuestionError
from careergraph.exchange.tables import merging
from careergraph.exchange.tables.merging import merged

MINE = """\
format: careergraph/1
title: Mine
levels: [Low, High]   # two will do
skills:
  coaching: {title: Coaching, aliases: [Mentoring]}
roles:
  rep:   # the many
    title: Rep
    level: Low
    skills: {coaching: 1}
    kpis: [Calls]
  boss: {title: Boss, aliases: [Chief]}
moves:
  - {from: rep, to: boss, years: 2}
"""


def read(text: str) -> CareerGraph:
    return CareerGraph.from_dict(yaml.safe_load(text))


def graph(**more: Any) -> CareerGraph:  # noqa: ANN401 - of a file
    return CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "Table", "roles": {"rep": {"title": "Rep"}}, "moves": []} | more
    )


def into(made: CareerGraph, text: str = MINE) -> tuple[str, list[str]]:
    return merged(text, read(text).file, made.file)


def test_what_says_nothing_new_leaves_every_byte() -> None:
    made = graph(
        roles={"rep": {"title": "rep", "level": "Low"}, "chief": {"title": "CHIEF"}},
        levels=["Low"],
        moves=[{"from": "rep", "to": "chief", "years": 2}],
    )
    text, notes = into(made)
    assert text == MINE
    assert notes == []


def test_entries_are_found_by_any_name_and_keep_the_ids_of_the_file() -> None:
    made = graph(
        skills={"mentoring": {"title": "Mentoring"}, "x": {"title": "Closing"}},
        roles={
            "r1": {"title": "Rep", "skills": {"mentoring": 1, "x": 1}, "kpis": ["calls", "Deals"]},
            "r2": {"title": "Chief"},
            "r3": {"title": "Owner"},
        },
        moves=[{"from": "r1", "to": "r2", "requires": {"mentoring": 1}}, {"from": "r2", "to": "r3"}],
    )
    text, notes = into(made)
    found = read(text)
    assert list(found.roles) == ["rep", "boss", "r3"]
    assert dict(found.roles["rep"].skills).keys() == {"coaching", "x"}
    assert [kpi.text for kpi in found.roles["rep"].kpis] == ["Calls", "Deals"]
    assert (found.roles["boss"].title, found.roles["rep"].level) == ("Boss", "Low")
    assert [(move.source, move.target, move.years) for move in found.file.moves] == [
        ("rep", "boss", 2),
        ("boss", "r3", None),
    ]
    assert "coaching" in found.file.moves[0].requires
    assert notes == []
    for comment in ("# two will do", "# the many"):
        assert comment in text


def test_what_only_the_file_has_is_told_and_stays() -> None:
    made = graph(skills={"x": {"title": "X"}}, roles={"rep": {"title": "Rep", "skills": {"x": 1}}})
    text, notes = into(made)
    assert notes == [
        "1 roles are in the file alone, and stay: 'Boss'",
        "1 skills of roles are in the file alone, and stay: 'Rep: coaching'",
        "1 moves are in the file alone, and stay",
    ]
    assert read(text).path("rep", "boss")[0].years == 2


def test_two_entries_of_a_table_that_are_one_in_the_file_are_not_made_one_in_silence() -> None:
    """The second would have taken the place of the first, and a move between them would lead to itself."""
    roles = {"boss": {"title": "Boss"}, "chief": {"title": "Chief", "kpis": ["Sums"]}}
    with pytest.raises(QuestionError, match="'Boss' and 'Chief' in the table are both the role 'boss'"):
        into(graph(roles=roles))
    skills = {"c": {"title": "Coaching"}, "m": {"title": "Mentoring"}}
    with pytest.raises(QuestionError, match=r"'Coaching' and 'Mentoring' .* the skill 'coaching'"):
        into(graph(skills=skills))


@pytest.mark.parametrize(
    ("levels", "left"),
    [
        (["Low"], ["Low", "High"]),
        (["high"], ["Low", "High"]),
        (["Low", "Mid", "High"], ["Low", "Mid", "High"]),
        (["High", "Low"], None),
        (["Mid", "High"], None),
    ],
)
def test_of_two_scales_the_one_that_holds_the_other_is_kept(
    levels: list[str], left: list[str] | None
) -> None:
    made = graph(levels=levels)
    if left is None:
        with pytest.raises(QuestionError, match="--merge: levels is Low, High in the file and"):
            into(made)
    else:
        assert list(read(into(made)[0]).file.levels) == left


def test_texts_that_read_as_something_else_are_quoted() -> None:
    text, _ = into(graph(roles={"x": {"title": "2026-01-01", "kpis": ["No", "1.5"]}}))
    role = read(text).roles["x"]
    assert (role.title, [kpi.text for kpi in role.kpis]) == ("2026-01-01", ["No", "1.5"])


def test_json_stays_json() -> None:
    mine = {"format": "careergraph/1", "title": "Mine", "roles": {"rep": {"title": "Rép"}}, "moves": []}
    text = json.dumps(mine)
    old = CareerGraph.from_dict(mine).file
    assert merged(text, old, graph(roles={"rep": {"title": "Rép"}}).file, form="json") == (text, [])
    new, _ = merged(text, old, graph(roles={"b": {"title": "Boss"}}).file, form="json")
    assert json.loads(new)["roles"] == {"rep": {"title": "Rép"}, "b": {"title": "Boss"}}
    assert "Rép" in new


def test_a_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_BYTES", len(MINE) - 1)
    with pytest.raises(QuestionError, match="write another with -o"):
        into(graph())


LEVELLED = {
    "proficiency": ["Basic", "Good", "Expert"],
    "skills": {"s": {"title": "Selling"}, "t": {"title": "Typing"}},
    "roles": {"rep": {"title": "Rep", "skills": {"s": 1}}, "boss": {"title": "Boss", "skills": {"s": 3}}},
    "moves": [{"from": "rep", "to": "boss", "requires": {"s": {"level": 2, "optional": True}}}],
}


def levels(made: CareerGraph, **more: Any) -> tuple[dict[str, dict[str, int]], dict[str, int], list[str]]:  # noqa: ANN401
    mine = json.dumps({"format": "careergraph/1", "title": "Mine"} | LEVELLED | more)
    text, notes = merged(mine, read(mine).file, made.file, form="json")
    file = read(text).file
    requires = file.moves[0].requires or {}
    asked: dict[str, Any] = {skill: getattr(item, "level", item) for skill, item in requires.items()}
    return {key: dict(role.skills) for key, role in file.roles.items()}, asked, notes


def test_levels_are_counted_on_the_scale_of_the_file() -> None:
    """A table that has only the upper two calls the second of three its first."""
    made = graph(
        proficiency=["good", "Expert"],
        skills={"s": {"title": "Selling"}},
        roles={
            "rep": {"title": "Rep", "skills": {"s": 1}},
            "boss": {"title": "Boss", "skills": {"s": {"level": 2, "optional": True}}},
        },
        moves=[{"from": "rep", "to": "boss", "requires": {"s": 2}}],
    )
    assert levels(made) == ({"rep": {"s": 2}, "boss": {"s": 3}}, {"s": 3}, [])


def test_a_longer_scale_is_taken_over_where_the_levels_of_the_file_stay_what_they_are() -> None:
    names = ["Basic", "Good", "Expert", "Guru"]
    skills = {"s": {"title": "Selling"}}
    made = graph(proficiency=names, skills=skills, roles={"boss": {"title": "Boss", "skills": {"s": 4}}})
    assert levels(made)[0] == {"rep": {"s": 1}, "boss": {"s": 4}}
    with pytest.raises(QuestionError, match="would count the levels of the file anew"):
        levels(graph(proficiency=["None", *names]))


def test_a_table_without_levels_takes_none_from_the_file() -> None:
    skills = {"s": {"title": "Selling"}, "t": {"title": "Typing"}}
    made = graph(
        skills=skills,
        roles={"rep": {"title": "Rep"}, "boss": {"title": "Boss", "skills": {"s": 1, "t": 1}}},
        moves=[{"from": "rep", "to": "boss", "requires": {"s": 1}}],
    )
    roles, requires, notes = levels(made)
    assert (roles["boss"], requires) == ({"s": 3, "t": 1}, {"s": 2})
    assert notes[0] == "the table says no levels above the first; 2 that the file says stay"


def test_names_of_levels_are_spelled_as_in_the_file() -> None:
    made = graph(levels=["low", "HIGH"], roles={"rep": {"title": "Rep", "level": "HIGH"}})
    found = read(into(made)[0]).file
    assert (list(found.levels), found.roles["rep"].level) == (["Low", "High"], "High")
    made = graph(levels=["low", "Mid", "high"], roles={"rep": {"title": "Rep", "level": "Mid"}})
    assert list(read(into(made)[0]).file.levels) == ["Low", "Mid", "High"]


def test_what_a_table_refers_to_is_called_as_in_the_file() -> None:
    mine = {
        "functions": {"sales": "Sales"},
        "sources": {"s1": {"title": "Survey"}},
        "skills": {"k": {"title": "Selling"}},
        "roles": {"rep": {"title": "Rep"}, "boss": {"title": "Boss"}},
        "needs": {"n": {"title": "More", "function": "sales"}},
    }
    made = graph(
        functions={"x": "sales"},
        sources={"survey": {"title": "Survey"}},
        skills={"selling": {"title": "Selling", "sources": ["survey"]}},
        roles={
            "rep": {
                "title": "Rep",
                "focus": {"x": 1},
                "kpis": [{"text": "Calls", "sources": ["survey"]}],
                "skills": {"selling": {"level": 1, "sources": ["survey"]}},
                "summary": "Sells",
                "field_sources": {"summary": ["survey"]},
            },
            "boss": {"title": "Boss"},
        },
        moves=[
            {
                "from": "rep",
                "to": "boss",
                "sources": ["survey"],
                "requires": {"selling": {"level": 1, "sources": ["survey"]}},
            }
        ],
        needs={"m": {"title": "More", "function": "x", "sources": ["survey"]}},
    )
    roles, requires, _ = levels(made, **mine, moves=[])
    assert (roles["rep"], requires) == ({"k": 1}, {"k": 1})
