"""Ids, names, amounts and days: what each admits, and where it ends."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from careergraph import Move, Pay, QuestionError, Requirement, Role
from careergraph.document import values
from careergraph.document.observed import Histories


def complaint(kind: Any, value: object) -> str | None:  # noqa: ANN401
    """Return what pydantic calls the first thing that is wrong with a value, or None."""
    try:
        TypeAdapter[Any](kind).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return None


@pytest.mark.parametrize("text", ["a", "_a", "7", "a.b-c_D", "a" * 200])
def test_ids(text: str) -> None:
    assert complaint(values.Slug, text) is None


@pytest.mark.parametrize("text", ["", "-a", ".a", "a b", "ä", "a\n", "a/b", "٣", "a" * 201, 7, None])
def test_what_is_no_id(text: object) -> None:
    assert complaint(values.Slug, text) is not None


@pytest.mark.parametrize("text", ["2026-06", "2026-12-31", "2024-02-29"])
def test_months_and_days(text: str) -> None:
    assert complaint(values.Day, text) is None
    assert (complaint(values.Date, text) is None) == (len(text) == 10)


@pytest.mark.parametrize(
    "text", ["2026", "2026-13", "2026-00", "2026-02-30", "2026-6", "2026-06\n", "٢٠٢٦-٠٦", "2026-06-1", 2026]
)
def test_what_is_no_month_and_no_day(text: object) -> None:
    assert complaint(values.Day, text) is not None
    assert complaint(values.Date, text) is not None


def test_blanks_around_a_name_are_taken_away_and_nothing_else_of_it() -> None:
    assert TypeAdapter(values.Name).validate_python("  VP  of\tSales\n") == "VP  of\tSales"
    assert complaint(values.Name, " \t\n") == "string_too_short"


@pytest.mark.parametrize("control", ["\0", "\x1b", "\x0b", "\r", "\x7f", "\x85", "\x9f"])
def test_no_text_holds_what_steers_a_terminal(control: str) -> None:
    assert complaint(values.Name, f"a{control}b") == "string_pattern_mismatch"
    assert complaint(values.Text, f"a{control}b") == "string_pattern_mismatch"


def test_a_name_is_shorter_than_a_text() -> None:
    assert complaint(values.Name, "x" * 500) is None
    assert complaint(values.Name, "x" * 501) == "string_too_long"
    assert complaint(values.Text, "x" * 20_000) is None
    assert complaint(values.Text, "x" * 20_001) == "string_too_long"


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        (values.Level, 1, 100),
        (values.Count, 1, 2**53),
        (values.Whole, 0, 2**53),
        (values.Share, 0, 1),
    ],
)
def test_numbers_end_where_they_say(kind: object, least: int, most: int) -> None:
    assert complaint(kind, least) is None
    assert complaint(kind, most) is None
    assert complaint(kind, least - 1) == "greater_than_equal"
    # One more than 2**53 has no float of its own.
    assert complaint(kind, most + 1) == "less_than_equal"


@pytest.mark.parametrize("kind", [values.Level, values.Count, values.Whole, values.Share, values.Amount])
@pytest.mark.parametrize("value", [True, "1", None, [1]])
def test_only_a_number_is_a_number(kind: object, value: object) -> None:
    assert complaint(kind, value) in {"int_type", "float_type"}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -0.1])
def test_an_amount_is_finite_and_not_negative(value: float) -> None:
    assert complaint(values.Amount, value) is not None


def test_a_list_or_mapping_that_is_written_without_a_value_is_empty() -> None:
    assert TypeAdapter(values.Names).validate_python(None) == ()
    assert TypeAdapter(values.Codes).validate_python(None) == {}
    assert complaint(values.Names, "a") == "tuple_type"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (values.Language, ["en", "pt-BR", "zh-Hans-CN"], ["english!", "e", "en-", "en_GB", "12"]),
        (values.Currency, ["EUR"], ["eur", "EURO", "E1R", ""]),
    ],
)
def test_codes_of_languages_and_currencies(kind: object, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if complaint(kind, text)] == []
    assert [text for text in bad if not complaint(kind, text)] == []


@pytest.mark.parametrize(
    ("record", "given", "named", "told"),
    [
        (Requirement, [0], {}, "Requirement: `level` should be greater than or equal to 1, not 0"),
        (Requirement, ["x" * 99], {}, f"`level` should be a valid integer, not '{'x' * 59}"),
        (Requirement, [1], {"optinal": True}, "it has no `optinal`; it has level, optional, sources"),
        (Requirement, [1, True, (), 4], {}, "it takes level, optional, sources, and no more"),
        (Move, ["a"], {}, "Move: `to` is missing"),
        (Move, ["a", "b"], {"requires": {"x": 0}}, "`requires.x.level` should be greater than or equal to 1"),
        (Move, ["a", "b"], {"years": -1, "people": -1}, "than or equal to 0, not -1; `people` should be"),
        (Histories, [], {"as_of": "2026-02-30"}, "Histories: `as_of` '2026-02-30': no such day"),
        (Role, [""], {}, "Role: `title` should have at least 1 character, not ''"),
        (Pay, ["EU", "year"], {}, "Pay: `currency`"),
    ],
)
def test_a_record_made_from_python_says_what_is_wrong(
    record: type, given: list[object], named: dict[str, object], told: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        record(*given, **named)
    assert told in str(caught.value)
    assert "pydantic" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_record_made_from_python_is_one_of_a_file() -> None:
    assert Requirement(2) == Requirement(level=2)
    assert replace(Requirement(2), optional=True).optional
    with pytest.raises(QuestionError):
        replace(Requirement(2), level=0)
