"""From events to data: what YAML's values mean here, and where a hostile text ends."""

from __future__ import annotations

import math

import pytest
import yaml

from careergraph.document.texts import read_text, yaml_builder
from careergraph.document.texts.yaml_builder import MOST_NOTES, Builder, StoppedError
from tests.document.texts.yaml_read import read, told


def built(text: str) -> Builder:
    builder = Builder()
    builder.build(yaml.parse(text, Loader=yaml.SafeLoader))
    return builder


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


def test_letters_behind_aliases_are_bounded_too() -> None:
    text = "a: &a " + "x" * 90_000 + "\nb: [" + "*a, " * 10 + "]\n"
    assert len(read(text)["b"]) == 10  # type: ignore[index]
    (problem,) = told(text.replace("*a, " * 10, "*a, " * 12))
    assert problem.startswith("t.yaml:2:49: aliases stand for more than 1000000 letters here; write")


def test_a_number_longer_than_any_is_told() -> None:
    assert told(f"a: [-{'9' * 300}, {'8' * 300}, 0x{'f' * 250}]") == [
        f"t.yaml:1:{column}: a number of {length} characters stands here; use at most 300, or "
        "put it in quotes where it is a text"
        for column, length in ((5, 301), (610, 252))
    ]


STAIRS = "".join(" " * depth + "a:\n" for depth in range(500))


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, STAIRS])
def test_deep_nesting_is_refused(text: str) -> None:
    (problem,) = told(text)
    assert problem.endswith("this is nested more than 64 levels deep; a graph file needs 6 at most")


def test_notes_end_where_nobody_reads_on() -> None:
    builder = Builder()
    with pytest.raises(StoppedError, match="more problems follow"):
        builder.build(yaml.parse("a: 1\n" * (MOST_NOTES + 5), Loader=yaml.SafeLoader))
    assert len(builder.notes) == MOST_NOTES


def test_a_key_that_comes_twice_keeps_both_places_and_the_later_value() -> None:
    builder = built("a: {b: 1, b: 2}\n")
    (note,) = builder.notes
    assert (note.path, note.position, note.other) == (("a", "b"), 10, 4)
    assert builder.root == {"a": {"b": 2}}


def test_an_alias_is_known_by_the_path_of_its_value() -> None:
    builder = built("a: &x [1, &y 2]\nb: [*x, *y]\n&k c: *k\n")
    assert builder.root == {"a": [1, 2], "b": [[1, 2], 2], "c": "c"}
    assert builder.aliased[("b", 0)] == ("a",)
    assert builder.aliased[("b", 1)] == ("a", 1)


def test_an_anchor_that_is_named_anew_stands_for_the_later_value() -> None:
    assert built("a: &x 1\nb: &x 2\nc: *x\n").root == {"a": 1, "b": 2, "c": 2}


def test_a_mapping_has_no_anchor_before_its_end() -> None:
    """Though another value had that anchor above: it would hold itself."""
    with pytest.raises(StoppedError, match=r"the alias \*x holds itself"):
        built("a: &x 1\nb: &x {c: *x}\n")


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_no_document_is_an_empty_file(text: str) -> None:
    with pytest.raises(StoppedError, match="the file is empty"):
        built(text)
