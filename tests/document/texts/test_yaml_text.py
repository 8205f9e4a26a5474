"""YAML as people write it, and YAML as nobody should."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
import yaml

from careergraph.document.texts import Place, read_text, yaml_builder

if TYPE_CHECKING:
    from careergraph.document.texts import Document


def read(text: str) -> object:
    document = read_text(text, name="t.yaml")
    assert document.readable, document.problems
    assert not document.problems
    return document.data


def told(text: str | bytes) -> list[str]:
    return [str(problem) for problem in read_text(text, name="t.yaml").problems]


@pytest.fixture(params=["libyaml", "pure"])
def either_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with libyaml and, as where it is not installed, without."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return str(request.param)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("-7", -7),
        ("+7", 7),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2.5", 2.5),
        (".5", 0.5),
        ("2.", 2.0),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("null", None),
        ("~", None),
        ("Null", None),
        ("2026-11-21", "2026-11-21"),
        ("-", [None]),
        ("+", "+"),
        ("=", "="),
        ("'1'", "1"),
        ('"true"', "true"),
        ("''", ""),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">\n  one\n  line\n", "one line\n"),
        ("9" * 300, 10**300 - 1),
        ("12:30:45", "12:30:45"),
        ("0b1", "0b1"),
        ("1_0.5", "1_0.5"),
        ("٣", "٣"),
        ("1e999", math.inf),
        ("9" * 301 + " lives", "9" * 301 + " lives"),
    ],
)
def test_plain_values_follow_yaml_1_2(text: str, value: object) -> None:
    assert read(text if text == "-" else f"{text}") == value


def test_nan_is_read_for_the_rules_to_refuse() -> None:
    assert math.isnan(read(".nan"))  # type: ignore[arg-type]


def test_mappings_lists_and_empty_values() -> None:
    text = "a: {b: [1, x], c: }\nd:\n- e: 1\n  f: 2\n-\ng:\n"
    assert read(text) == {"a": {"b": [1, "x"], "c": None}, "d": [{"e": 1, "f": 2}, None], "g": None}


def test_keys_are_always_texts() -> None:
    assert read("1: a\n2.0: b\ntrue: c\nnull: d\n") == {"1": "a", "2.0": "b", "true": "c", "null": "d"}


def test_anchors_may_repeat_a_value() -> None:
    assert read("a: &x [1, 2]\nb: *x\nc: &y z\nd: *y\n") == {"a": [1, 2], "b": [1, 2], "c": "z", "d": "z"}


def test_an_anchor_may_name_a_key() -> None:
    assert read("&k a: 1\nb: *k\n") == {"a": 1, "b": "a"}


def test_windows_newlines_and_a_byte_order_mark_are_read() -> None:
    text = "\ufefftitle: x\r\nroles:\r\n  a:\r\n    title: |\r\n      y\r\n      z\r\n"
    assert read(text) == {"title": "x", "roles": {"a": {"title": "y\nz\n"}}}


def test_a_document_may_be_marked() -> None:
    assert read("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}


def places(document: Document, *paths: tuple[str | int, ...]) -> list[Place]:
    found = document.find(set(paths))
    return [found[path] for path in paths]


def test_every_value_and_key_has_its_place() -> None:
    document = read_text("a: 1\nb:\n  - c: [x,  y]\r\n  - d\n", name="t.yaml")
    assert places(document, (), ("a",), ("b",), ("b", 0), ("b", 0, "c"), ("b", 0, "c", 1), ("b", 1)) == [
        (1, 1, None, None, None),
        (1, 4, 1, 1, "1"),
        (3, 3, 2, 1, None),
        (3, 5, None, None, None),
        (3, 8, 3, 5, None),
        (3, 13, None, None, "y"),
        (4, 5, None, None, "d"),
    ]
    assert ("b", 7) not in document.find({("b", 7)})
    assert ("a", "x") not in document.find({("a", "x")})


def test_places_of_an_alias_are_those_of_its_anchor() -> None:
    document = read_text("a: &x\n  b: 1\nc: *x\n", name="t.yaml")
    assert places(document, ("c",), ("c", "b")) == [
        (3, 4, 3, 1, None),
        (2, 6, 2, 3, "1"),
    ]


@pytest.mark.usefixtures("either_reader")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "t.yaml: the file is empty; write into it what it is to say"),
        ("# only a comment\n", "t.yaml: the file is empty"),
        (
            "a: 1\na: 2\n",
            "t.yaml:2:1: the key 'a' stands in this mapping twice (see line 1); keep one of them",
        ),
        (
            "r:\n- b: {c: 1, d: 2,\n   c: 3}\n",
            "t.yaml:3:4: the key 'c' stands in this mapping twice (see line 2)",
        ),
        ("a: !!str 1\n", "t.yaml:1:4: a tag (`!...`) stands here; remove it"),
        ("a: !x {b: 1}\n", "t.yaml:1:4: a tag (`!...`) stands here; remove it"),
        ("!x a: 1\n", "t.yaml:1:1: a tag (`!...`) stands here; remove it"),
        ("b: &b {c: 1}\na:\n  <<: *b\n", "t.yaml:3:3: merge keys (`<<`) are not read; write the fields out"),
        ("a: 1\n---\nb: 2\n", "t.yaml:2:1: a second document begins here; keep one document in a file"),
        ("a: *b\n", "t.yaml:1:4: the alias *b has no anchor above; write the value out"),
        ("a: &a\n  b: *a\n", "t.yaml:2:6: the alias *a holds itself; write the value out"),
        ("? [a, b]\n: 1\n", "t.yaml:1:3: a key is not a plain text here; put a text that begins with"),
        ("a: &x 1\n*x : 1\n", "t.yaml:2:1: a key is not a plain text here"),
        ("a: b: c\n", "t.yaml:1:5: a colon stands where none fits; put a text that holds ': ' in quotes"),
        ("a: [1, 2\nb: 3\n", "t.yaml:2:2: a list in brackets lacks a comma or its end; close it with ]"),
        ("a: {b: 1\nc: 3\n", "t.yaml:2:2: a mapping in braces lacks a comma or its end; close it with }"),
        ("a: 'x\n", "t.yaml:2:1: a quotation mark is not closed; close it"),
        ('a: "\\q"\n', ": this backslash sequence is unknown; write the backslash twice"),
        ("a: @x\n", "t.yaml:1:4: this character cannot begin a value; put the text in quotes"),
        ("a: 1\n\tb: 2\n", "t.yaml:2:1: a tab stands where blanks belong; indent with spaces"),
        ("a: 1\nb\n", "t.yaml:3:1: a colon after a key is missing; write `key: value`"),
        (
            "a:\n  b: 1\n c: 2\n",
            "t.yaml:3:2: the indentation or a quotation mark is off; align it with the lines above",
        ),
        ("a: 1\n- b\n", "t.yaml:2:1: the indentation or a quotation mark is off; align it"),
        ("a: x\x07y\n", "t.yaml:1:5: the control character U+0007 stands here; remove it"),
        ("a: 1\nb: x\x00y\n", "t.yaml:2:5: the control character U+0000 stands here; remove it"),
        ("a: \x85\ufffe\n", "t.yaml:1:5: the control character U+FFFE stands here; remove it"),
        ("a: - b\n", "t.yaml:1:4: a list begins where none fits; put it on its own line, or in quotes"),
        ("a: &\n", "an anchor has no proper name; put a text that begins with & in quotes"),
        ("a: !<\n", "a tag (`!...`) stands here; remove it"),
        ("a: *\n", "an alias has no proper name; put a text that begins with * in quotes"),
        (
            "a: 'x' 'y'\n",
            "t.yaml:1:8: the indentation or a quotation mark is off; align it with the lines above",
        ),
        ("a:\n\tb: 1\n", "t.yaml:2:1: a tab stands where blanks belong; indent with spaces"),
        ("é: [1,\n\t'", "t.yaml:2:"),
        ("a: |x\n b", "t.yaml:1:5: a block of text begins wrongly; write nothing behind | or >"),
        ("a: }", "t.yaml:1:4: a value is missing here; add it, or close what is open above"),
        ("- a\nb: 1", "t.yaml:2:1: the indentation or a quotation mark is off"),
        ("a: 1\n...\nb: 2", "t.yaml:3:1: this line does not belong to what stands above"),
        ("%\na: 1", "t.yaml:1:2: a line that begins with % stands here"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, expected: str) -> None:
    assert expected in "\n".join(told(text))


@pytest.mark.usefixtures("either_reader")
def test_mistakes_that_leave_the_text_readable_are_told_together() -> None:
    assert [line[:11] for line in told("a: !x 1\na: 2\n<<: {b: 1}\nc: !y\n")] == [
        "t.yaml:1:4:",
        "t.yaml:2:1:",
        "t.yaml:3:1:",
        "t.yaml:4:4:",
    ]


STAIRS = "".join(" " * depth + "a:\n" for depth in range(500))


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, STAIRS])
def test_deep_nesting_is_refused(text: str) -> None:
    (problem,) = told(text)
    assert problem.endswith("this is nested more than 64 levels deep; a graph file needs 6 at most")


def test_a_huge_text_is_refused() -> None:
    assert told("a: " + "x" * 100_001) == [
        "t.yaml:1:4: a text of 100001 characters stands here; use at most 100000"
    ]
    assert read("a: " + "x" * 100_000) == {"a": "x" * 100_000}


def test_what_a_merge_key_brings_is_there_though_the_key_is_refused() -> None:
    document = read_text(
        "a: &a {x: 1, y: 1}\nb: {<<: *a, y: 2}\nc: {<<: [*a, {z: 3}, 4]}\nd: {<<: 1}\n", name="t"
    )
    assert len(document.problems) == 3
    assert document.data == {
        "a": {"x": 1, "y": 1},
        "b": {"x": 1, "y": 2},
        "c": {"x": 1, "y": 1, "z": 3},
        "d": {},
    }


def test_aliases_that_explode_are_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    (problem,) = told(bomb)
    assert problem.startswith("t.yaml:6:")
    assert "aliases stand for more than 100000 values here" in problem


def test_a_file_of_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_builder, "MOST_NODES", 10)
    assert told("[" + "1, " * 20 + "]") == [
        "t.yaml:1:29: the file holds more than 10 values; keep a graph of this size as JSON"
    ]


def test_text_that_the_reader_cannot_take_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise yaml.YAMLError

    monkeypatch.setattr(yaml, "parse", refuse)
    assert told("a: 1") == ["t.yaml: this text is no YAML; save it as UTF-8 text"]


def test_an_unknown_complaint_of_the_reader_is_told_in_general_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise yaml.MarkedYAMLError(problem="something new")

    monkeypatch.setattr(yaml, "parse", refuse)
    assert told("a: 1") == [
        "t.yaml: this line breaks the rules of YAML; check indentation, quotes and colons here and above"
    ]


def test_letters_behind_aliases_are_bounded_too() -> None:
    text = "a: &a " + "x" * 90_000 + "\nb: [" + "*a, " * 10 + "]\n"
    assert len(read(text)["b"]) == 10  # type: ignore[index]
    (problem,) = told(text.replace("*a, " * 10, "*a, " * 12))
    assert problem.startswith("t.yaml:2:49: aliases stand for more than 1000000 letters here; write")


def test_what_an_alias_within_an_alias_holds_has_its_place() -> None:
    document = read_text("a: &x\n  b: [7, 08]\nc: &y\n  d: *x\ne: [*y]\n", name="t.yaml")
    assert places(document, ("e", 0, "d", "b", 1), ("e", 0, "d"), ("e", 0)) == [
        (2, 10, None, None, "08"),
        (4, 6, 4, 3, None),
        (5, 5, None, None, None),
    ]


def test_a_number_longer_than_any_is_told() -> None:
    assert told(f"a: [-{'9' * 300}, {'8' * 300}, 0x{'f' * 250}]") == [
        f"t.yaml:1:{column}: a number of {length} characters stands here; use at most 300, or "
        "put it in quotes where it is a text"
        for column, length in ((5, 301), (610, 252))
    ]
