"""Figures of work histories: shares that grow, lie in their intervals, and add up to one."""

from typing import Any

import pytest

from careergraph.document.files.form import to_data
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError


def graph(*moves: dict[str, Any], **histories: object) -> dict[str, Any]:
    return {
        "format": "careergraph/1",
        "title": "Observed",
        "histories": {"as_of": "2026-06", **histories},
        "roles": {"a": {"title": "A", "people": 40}, "b": {"title": "B"}, "c": {"title": "C"}},
        "moves": list(moves),
    }


def problems(data: dict[str, Any]) -> list[str]:
    with pytest.raises(GraphFileError) as caught:
        parse(data)
    return [str(problem) for problem in caught.value.problems]


def move(target: str = "b", **figures: object) -> dict[str, Any]:
    return {"from": "a", "to": target, **figures}


def test_figures_are_read_and_written() -> None:
    within = [{"years": 1, "share": 0.1, "low": 0.05, "high": 0.2}, {"years": 2, "share": 0.1}]
    data = graph(move(years=2, years_range=[1, 2], years_until=2.5, within=within), people=40, rounded=True)
    file = parse(data)
    assert file.moves[0].within[0].low == 0.05
    assert file.roles["a"].people == 40
    assert file.histories is not None
    assert file.histories.rounded
    assert to_data(file) == data


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            {"years_range": [3, 1]},
            "moves[0].years_range: `years_range` goes from a quarter to three quarters",
        ),
        ({"years": 9, "years_range": [1, 3]}, "moves[0].years_range: `years_range` goes from"),
        ({"years_range": [3]}, "moves[0].years_range: `years_range` is not two numbers"),
        ({"years_range": ["x", 3]}, "moves[0].years_range[0]: an entry of `years_range` is a number"),
        ({"within": [{"years": 1, "share": 0.5, "low": 0.6}]}, "moves[0].within[0]: `share` lies outside"),
        ({"within": [{"years": 1, "share": 0.5, "high": 0.4}]}, "moves[0].within[0]: `share` lies outside"),
        (
            {"within": [{"years": 2, "share": 0.5}, {"years": 2, "share": 0.6}]},
            "moves[0].within[1].years: horizons ascend",
        ),
        (
            {"within": [{"years": 1, "share": 0.5}, {"years": 2, "share": 0.4}]},
            "moves[0].within[1].share: the share falls",
        ),
        ({"within": [{"yeers": 1, "share": 0.5}]}, "this horizon has an unknown field 'yeers'"),
        ({"within": ["x"]}, "moves[0].within[0]: "),
    ],
)
def test_wrong_figures_are_told(figures: dict[str, Any], told: str) -> None:
    assert any(told in problem for problem in problems(graph(move(**figures))))


def test_more_than_everybody_cannot_have_moved() -> None:
    half = [{"years": 2, "share": 0.51}]
    (told,) = problems(graph(move(within=half), move("c", within=half)))
    assert "within 2 years sum to 1.02" in told


def test_rounded_shares_may_add_up_to_a_little_more() -> None:
    half = [{"years": 2, "share": 0.6}]
    assert parse(graph(move(within=half), move("c", within=half), rounded=True)).moves[0].within


@pytest.mark.parametrize(
    ("histories", "told"),
    [
        ({"as_of": "June"}, "histories.as_of: `as_of` is not the text 'June'; write a month or a day"),
        ({"as_off": "2026-06"}, "`histories` has an unknown field 'as_off'; did you mean 'as_of'?"),
        ({"hidden": {"move": 1}}, "unknown field 'move'; did you mean 'moves'?"),
        ({"people": 0}, "histories.people: `people` is 0; it is at least 1"),
    ],
)
def test_what_is_said_of_the_histories_is_checked(histories: dict[str, Any], told: str) -> None:
    assert any(told in problem for problem in problems(graph(**histories)))


@pytest.mark.parametrize(
    ("career", "told"),
    [
        ({"path": ["a", "nobody"], "people": 3}, "no role 'nobody' stands under `roles`"),
        ({"path": [], "people": 3}, "path"),
        ({"path": ["a"] * 5, "people": 3}, "path"),
        ({"path": ["a"], "people": -3}, "people"),
        ({"path": ["a"], "people": 3, "went": 1}, "unknown field 'went'"),
        (
            {"path": ["a"], "people": 3, "within": [{"years": 2, "share": 0.5}, {"years": 1, "share": 0.6}]},
            "ascend",
        ),
        (
            {"path": ["a", "b"], "people": 3, "within": [{"years": 2, "share": 0.5}]},
            "`within` is of one role",
        ),
        ({"path": ["a"], "people": 3, "within": [{"years": 2, "share": 0.7}]}, "sum to 1.2"),
    ],
)
def test_what_a_file_may_say_of_careers(career: dict[str, object], told: str) -> None:
    data = {
        "format": "careergraph/1",
        "title": "T",
        "histories": {"as_of": "2026-01", "careers": [career]},
        "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
        "moves": [{"from": "a", "to": "b", "within": [{"years": 2, "share": 0.5}]}],
    }
    with pytest.raises(GraphFileError) as caught:
        parse(data)
    assert told in str(caught.value)
    assert len(caught.value.problems) == 1
