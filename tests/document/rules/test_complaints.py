"""What pydantic complains of, in our words; each single mistake is asked in test_rules.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careergraph.document.records import GraphFile
from careergraph.document.rules.complaints import (
    Complaint,
    known_fields,
    list_wanted,
    mapping_wanted,
    mistyped,
    unknown_field,
    words_for,
)
from careergraph.document.rules.findings import Findings
from tests.document.rules.mistakes import changed, problems_of

if TYPE_CHECKING:
    from careergraph.document.rules.words import Path


@pytest.mark.parametrize(
    ("path", "some", "none"),
    [
        ((), {"format", "roles", "moves"}, {"from"}),
        (("roles", "rep"), {"title", "level", "pay"}, {"id", "optional", "from"}),
        (("skills", "crm"), {"effort", "resources"}, {"id", "level"}),
        (("moves", 0), {"from", "to", "requires"}, {"source", "target", "share"}),
        (("moves", 0, "requires", "crm"), {"level", "optional", "sources"}, {"title"}),
        (("roles", "rep", "skills", "crm"), {"level", "optional"}, {"title"}),
        (("roles", "rep", "kpis", 0), {"text", "sources"}, {"title"}),
        (("roles", "rep", "pay"), {"low", "middle", "high"}, {"amount"}),
        (("skills", "crm", "resources", 0), {"from", "to", "hours"}, {"from_level", "to_level"}),
        (("skills", "crm", "resources", 0, "cost"), {"amount", "currency"}, {"hours"}),
        (("credentials", "pmp", "cost"), {"amount", "currency"}, {"years"}),
        (("moves", 0, "within", 0), {"years", "share", "low"}, {"people"}),
        (("histories",), {"as_of", "careers"}, {"path"}),
        (("histories", "hidden"), {"moves", "departures"}, {"as_of"}),
        (("histories", "careers", 0), {"path", "people"}, {"as_of"}),
        (("histories", "careers", 0, "within", 0), {"years", "share"}, {"path"}),
    ],
)
def test_the_fields_that_a_mapping_may_have(path: Path, some: set[str], none: set[str]) -> None:
    known = set(known_fields(path))
    assert some <= known
    assert not none & known


def test_a_file_has_the_fields_of_its_record() -> None:
    assert known_fields(()) == list(GraphFile.model_fields)


@pytest.mark.parametrize(
    ("path", "typed", "meant"),
    [(("roles", "rep"), "titel", "title"), (("moves", 0), "form", "from"), (("moves", 0), "zzz", None)],
)
def test_a_mistyped_field(path: Path, typed: str, meant: str | None) -> None:
    assert mistyped(path, typed) == meant


def test_an_unknown_field_is_told_with_what_is_known_where_nothing_comes_near() -> None:
    message, remedy = unknown_field(("skills", "crm", "resources", 0, "cost"), "zzz", Findings())
    assert message == "`cost` has an unknown field 'zzz'"
    assert remedy == "known here: amount, currency"


def test_what_pydantic_may_yet_complain_of_is_told_without_its_words() -> None:
    complaint = Complaint("something_new", ("roles", "rep", "level"), 3, {}, {}, Findings())
    assert words_for(complaint, on_key=False) == (
        "`level` is not the number 3",
        "`careergraph schema` says what fits",
    )


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (3, "an id is a text, not the number 3"),
        (None, "an id is a text, not nothing"),
        ("", "an id is empty"),
        ("a b", "'a b' is not an id"),
    ],
)
def test_a_key_that_is_no_id(key: object, message: str) -> None:
    complaint = Complaint("string_pattern_mismatch", ("roles", "x"), key, {}, {}, Findings())
    assert words_for(complaint, on_key=True)[0] == message


def test_a_level_by_its_name_is_told_with_its_number_on_the_files_scale() -> None:
    data = {"proficiency": ["Aware", "Working"]}
    path = ("moves", 0, "requires", "crm")

    def told(value: object, data: dict[str, Any]) -> str:
        return words_for(Complaint("int_type", path, value, {}, data, Findings()), on_key=False)[1]

    assert told(" WORKING", data) == "write 2 for Working"
    assert told("Expert", data) == "write one of: 1 Aware, 2 Working"
    assert told("Expert", {}) == "write a whole number from 1 to 100"


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        (("moves", 1), "write `{from: ..., to: ...}`"),
        (("roles", "rep"), "write its fields, such as `{title: ...}`"),
        (("skills", "crm", "resources", 0), "write its fields, such as `{title: ...}`"),
        (("roles", "rep", "pay"), "write it as `key: value` lines"),
    ],
)
def test_where_a_mapping_belongs(path: Path, remedy: str) -> None:
    assert mapping_wanted(path, 5)[1] == remedy


def test_where_a_list_belongs_a_text_is_shown_as_one() -> None:
    assert list_wanted(("levels",), "Entry")[1] == "write it as a list: [Entry]"
    assert list_wanted(("levels",), {})[1] == "write it as a list"
    # Hostile texts are shown escaped and cut.
    assert "\x1b" not in list_wanted(("levels",), "\x1b[2J" * 1000)[1]


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2026-13", "`as_of` is not the text '2026-13'; write a month or a day: 2026-06"),
        ("2026-02-30", "`as_of` is no day: '2026-02-30'; write it as 2026-11-28"),
        ("٢٠٢٦-٠٦", "`as_of` is not the text '٢٠٢٦-٠٦'; write a month or a day"),
    ],
)
def test_months_and_days_that_do_not_exist_are_told(as_of: str, told: str) -> None:
    pay = {"low": 1, "currency": "EUR", "period": "year", "as_of": as_of}
    (problem,) = problems_of(changed("roles.guest.pay", pay))
    assert told in str(problem)
