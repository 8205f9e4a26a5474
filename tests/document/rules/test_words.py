"""How fields, places and values are called in a message."""

import pytest

from careergraph.document.rules.words import (
    Path,
    described,
    did_you_mean,
    field,
    is_requirement,
    place,
    shown_value,
    slug_of,
    steps,
)
from careergraph.errors import VALUE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), "a graph file"),
        (("title",), "`title`"),
        (("titel",), "'titel'"),
        (("roles",), "`roles`"),
        (("roles", "rep"), "role 'rep'"),
        (("functions", "sales"), "function 'sales'"),
        (("roles", "rep", "level"), "`level`"),
        (("roles", "rep", "colour"), "'colour'"),
        (("roles", "rep", "codes", "onet"), "the code 'onet'"),
        (("roles", "rep", "focus", "sales"), "the share of 'sales'"),
        (("roles", "rep", "aliases", 0), "an entry of `aliases`"),
        (("moves", 3), "a move"),
        (("moves", 3, "from"), "`from`"),
        (("levels", 0), "an entry of `levels`"),
    ],
)
def test_what_stands_at_a_path(path: Path, words: str) -> None:
    assert field(path) == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), "the file"),
        (("skills", "crm"), "skill 'crm'"),
        (("credentials", "pmp"), "credential 'pmp'"),
        (("moves", 0), "this move"),
        (("moves", 0, "requires", "crm"), "the requirement 'crm'"),
        (("roles", "rep", "skills", "crm"), "the expected skill 'crm'"),
        (("roles", "rep", "kpis", 0), "this fact"),
        (("roles", "rep", "pay"), "`pay`"),
        (("skills", "crm", "resources", 0), "this resource"),
        (("skills", "crm", "resources", 0, "cost"), "`cost`"),
        (("moves", 0, "within", 1), "this horizon"),
        (("histories",), "`histories`"),
        (("histories", "hidden"), "`histories`"),
        (("histories", "careers", 0), "this career"),
        (("histories", "careers", 0, "within", 1), "this horizon"),
    ],
)
def test_what_a_mapping_describes(path: Path, words: str) -> None:
    assert place(path) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "true"),
        (1.10, "the number 1.1"),
        ("", "an empty text"),
        ([], "a list"),
        ((), "a list"),
        ({}, "a mapping"),
        (b"", "a bytes"),
        ("\x1b[31m", r"the text '\x1b[31m'"),
    ],
)
def test_values_in_words(value: object, words: str) -> None:
    assert described(value) == words


def test_a_number_is_left_to_the_file_where_it_writes_it() -> None:
    assert described(110, placed=True) == f"the number {VALUE}"
    assert described(False, placed=True) == VALUE  # noqa: FBT003
    assert described("110", placed=True) == "the text '110'"
    assert shown_value(10**400) == "of 1329 bits"


def test_a_long_scale_is_cut_and_its_length_told() -> None:
    names = [f"step {n}" for n in range(1, 13)]
    assert steps(names).endswith("9 step 9 ... 12")
    assert steps(names[:9]).endswith("9 step 9")
    assert steps([]) == ""


def test_only_a_skill_that_is_asked_for_is_a_requirement() -> None:
    assert is_requirement(("moves", 0, "requires", "crm"))
    assert is_requirement(("moves", 0, "requires", "crm", "level"))
    assert not is_requirement(("moves", 0, "requires"))
    assert not is_requirement(("moves", 0, "skills", "crm"))
    assert not is_requirement(("roles", "a", "requires", "crm"))
    assert not is_requirement(("needs", "a", "skills", "crm"))


@pytest.mark.parametrize(
    ("text", "slug"), [("Head Of", "head-of"), ("é", "an-id"), ("", "an-id"), ("A & B", "a-b"), ("VP²", "vp")]
)
def test_an_id_that_a_text_could_become(text: str, slug: str) -> None:
    assert slug_of(text) == slug
    assert len(slug_of("x" * 1_000_000)) == 200


def test_nothing_to_offer_is_no_question() -> None:
    assert did_you_mean([]) == ""
    assert did_you_mean(["a\n"]) == r"did you mean 'a\n'?"
