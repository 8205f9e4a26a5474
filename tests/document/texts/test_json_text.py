"""JSON as programs write it, and what is told of JSON that is broken."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.document.texts import json_text, read_text

if TYPE_CHECKING:
    from careergraph.document.texts import Document


def document(text: str | bytes) -> Document:
    return read_text(text, name="t.json", form="json")


def told(text: str) -> list[str]:
    return [str(problem) for problem in document(text).problems]


def test_json_is_read() -> None:
    assert document('\ufeff{"a": [1, 2.5, "x", null, true]}').data == {"a": [1, 2.5, "x", None, True]}


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_not_finite_are_read_for_the_rules_to_refuse(text: str) -> None:
    assert not math.isfinite(document(text).data)  # type: ignore[arg-type]


@pytest.mark.parametrize("digits", [301, 4300, 5000, 100_000])
def test_a_number_of_too_many_digits_is_told_with_its_place(digits: int) -> None:
    read = document(f'{{"b": 12,\n "a": [0, {"9" * digits}], "c": "{"9" * digits}", "d": -{"1" * digits}.5}}')
    assert [str(problem) for problem in read.problems] == [
        f"t.json:2:{column}: a number of {length} characters stands here; use at most 300, "
        "or put it in quotes where it is a text"
        for column, length in ((11, digits), (28 + 2 * digits, digits + 3))
    ]


def test_a_text_of_many_digits_is_a_text() -> None:
    assert document(f'{{"a": "{"9" * 5000}", "b": {"9" * 300}}}').data == {"a": "9" * 5000, "b": 10**300 - 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "t.json: the file is empty; write into it what it is to say"),
        (" \n", "t.json: the file is empty"),
        ('{"a": 1,}', "t.json:1:8: a comma too many stands here; remove it"),
        ('{"a": [1, \r\n]}', "t.json:1:9: a comma too many stands here; remove it"),
        ('{"a": 1,, "b": 2}', "t.json:1:9: a key in double quotes is missing"),
        ("[,]", "t.json:1:2: a value is missing"),
        ("[1,}", "t.json:1:4: a value is missing"),
        ('{"a": 1,]', "t.json:1:9: a key in double quotes is missing"),
        (
            "{'a': 1}",
            "t.json:1:2: a key in double quotes is missing; check for a comma too many or single quotes",
        ),
        (
            '{"a": 1\n "b": 2}',
            "t.json:2:2: a comma or a closing bracket is missing; add it before this place",
        ),
        ('{"a" 1}', 't.json:1:6: a colon after a key is missing; write `"key": value`'),
        ('{"a":\n}', "t.json:2:1: a value is missing"),
        ("[1, ", "t.json:1:5: a value is missing"),
        ('{"a": "x', "t.json:1:7: a quotation mark is not closed; close it"),
        ('{"a": "x\ny"}', "t.json:1:9: a line break or control character stands in a text; write it as \\n"),
        ('{"a": "\\q"}', "t.json:1:8: this backslash sequence is unknown; write the backslash twice"),
        ('{"a": 1} {}', "t.json:1:10: something follows the end of the data; keep one object in a file"),
        ("title: x", "t.json:1:1: a value is missing"),
        ('{"a": 1,\r\n "b": x}', "t.json:2:7: a value is missing"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, expected: str) -> None:
    (problem,) = told(text)
    assert problem.startswith(expected)


def test_an_unknown_complaint_of_the_reader_is_told_in_general_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str, **_: object) -> None:
        raise json.JSONDecodeError("Something new", text, 1)

    monkeypatch.setattr(json, "loads", refuse)
    assert told("{,}")[0].startswith("t.json:1:2: this line breaks the rules of JSON; check commas, brackets")


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_nesting_is_refused(opening: str) -> None:
    (problem,) = told(opening * 100_000)
    assert problem.startswith(f"t.json:1:{64 * len(opening) + 1}: this is nested more than 64 levels deep")


def test_brackets_in_texts_are_no_nesting() -> None:
    text = '{"a": "' + "[" * 1000 + '", "b": ' + "[" * 100_000
    assert told(text)[0].startswith(f"t.json:1:{len(text) - 100_000 + 64}: this is nested")


def test_a_file_of_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MOST_VALUES", 10)
    assert told("[" + "1, " * 20 + "1]") == [
        "t.json: the file holds more than 10 values; keep to one graph in a file"
    ]


def test_more_values_than_a_graph_of_that_size_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "FEW_VALUES", 100)
    (refused,) = told("[" + "[]," * 499 + "[]]")
    assert refused.startswith("t.json: the file holds more than 375 values, more than a graph of its size; ")
    # A graph of the shortest names and numbers has room enough.
    skills = ",".join(f'"{n:x}":1' for n in range(400))
    assert told(f'{{"roles":{{"r":{{"skills":{{{skills}}}}}}}}}') == []
    assert told("[" + "0," * 99 + "0]") == []


def test_a_key_that_comes_twice_is_told_with_both_lines() -> None:
    text = '{"a": {"x": 1,\n  "y": 2,\n  "x": 3},\n "b": [{"c": 1, "c": 2, "c": 3}],\n "a": 4}'
    assert told(text) == [
        "t.json:4:17: the key 'c' stands in this mapping twice (see line 4); keep one of them",
        "t.json:4:25: the key 'c' stands in this mapping twice (see line 4); keep one of them",
        "t.json:5:2: the key 'a' stands in this mapping twice (see line 1); keep one of them",
    ]


def test_keys_that_come_twice_too_deep_are_left_to_the_rules() -> None:
    text = "[" * 80 + '{"a": 1, "a": 2}' + "]" * 80
    assert document(text).problems == ()


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ('{"a": {"b": 1}, "c": [{"b": 2}]}', []),
        ('{"a": "http://x", "b:": ":"}', []),  # more colons than keys
        ('{"a" : 1, "b":2, "a":3}', ["a"]),
        ('{"a" : 1, "b" : "\\":", "a": 3}', ["a"]),  # as many quotation marks before a colon as keys
        ('{"a:": 1, "a:": 2}', ["a:"]),
        ('{"a": {"": 1, "": 2}, "b": 1}', [""]),
    ],
)
def test_colons_in_texts_do_not_hide_a_key_that_comes_twice(text: str, twice: list[str]) -> None:
    assert [problem.path[-1] for problem in document(text).problems] == twice


def test_places_are_found_where_they_exist() -> None:
    text = '{\n "a": {"skip": [1, {"x": "}"}], "b" : [10,\r\n  {"c": "é"}]},\n "d": []}'
    paths = {(), ("a",), ("a", "b"), ("a", "b", 0), ("a", "b", 1, "c"), ("d", 0), ("z",)}
    assert document(text).find(paths) == {
        (): (1, 1, None, None, None),
        ("a",): (2, 7, 2, 2, None),
        ("a", "b"): (2, 39, 2, 33, None),
        ("a", "b", 0): (2, 40, None, None, "10"),
        ("a", "b", 1): (3, 3, None, None, None),
        ("a", "b", 1, "c"): (3, 9, 3, 4, None),
        ("d",): (4, 7, 4, 2, None),
    }


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def paths_in(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:  # noqa: ANN401
    found = [(path, data)]
    if isinstance(data, dict):
        found += [item for key, value in data.items() for item in paths_in(value, (*path, key))]
    if isinstance(data, list):
        found += [item for step, value in enumerate(data) for item in paths_in(value, (*path, step))]
    return found


@given(values, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_at_each_place_stands_what_the_path_names(data: Any, indent: int | str | None, escaped: bool) -> None:  # noqa: ANN401, FBT001
    text = json.dumps(data, indent=indent, ensure_ascii=escaped)
    lines = text.split("\n")
    places = document(text).find({path for path, _ in paths_in(data)})
    for path, value in paths_in(data):
        place = places[path]
        rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == value
        if path and isinstance(path[-1], str):
            assert place.key_line is not None
            assert place.key_column is not None
            rest = "\n".join([lines[place.key_line - 1][place.key_column - 1 :], *lines[place.key_line :]])
            assert json.JSONDecoder().raw_decode(rest)[0] == path[-1]
