"""How YAML is written: for people, and read the same by every reader."""

from typing import Any

import pytest
import yaml

from careergraph.document import files
from careergraph.document.files.dumper import ONE_LINE, GraphDumper
from careergraph.document.rules import parse
from careergraph.document.texts import read_text
from tests.document.files.written import DATA


def dumped(data: object) -> str:
    text: str = yaml.dump(data, Dumper=GraphDumper, sort_keys=False, default_flow_style=None, width=100)
    return text


@pytest.mark.parametrize(
    "value", ["no", "0o17", "1e3", "08", ".5", "2026-11-21", "~", "1_000", "1:30", "=", "<<"]
)
def test_texts_that_look_like_numbers_are_quoted_for_every_reader(value: str) -> None:
    data = DATA | {"title": value}
    text = files.to_text(parse(data))
    assert files.read_text(text).title == value
    assert yaml.safe_load(text)["title"] == value  # YAML 1.1, as many programs read


def test_long_lists_and_mappings_are_written_as_blocks() -> None:
    data = DATA | {"levels": ["Entry", "Manager", *(f"Level number {n}" for n in range(9))]}
    data["functions"] = {"sales": "Sales", "m": "Marketing " * 10}
    text = files.to_text(parse(data))
    assert "\n- Level number 3\n" in text
    assert "\nfunctions:\n  sales: Sales\n" in text


def test_what_is_used_twice_is_written_twice() -> None:
    shared = ["x"]
    assert dumped({"a": shared, "b": shared}) == "a: [x]\nb: [x]\n"


def test_a_text_of_several_lines_is_a_block() -> None:
    assert dumped({"a": "one\ntwo\n"}) == "a: |\n  one\n  two\n"
    assert dumped({"a": "one\ntwo"}) == "a: |-\n  one\n  two\n"


@pytest.mark.parametrize(("more", "lines"), [(0, 1), (1, 3)])
def test_a_list_that_fits_stands_on_one_line(more: int, lines: int) -> None:
    half = "x" * (ONE_LINE // 2 - 2)
    assert len(dumped([half, half + "x" * more, *(["y"] if more else [])]).splitlines()) == lines


@pytest.mark.parametrize(
    "value",
    [
        "1e3",
        "1.",
        "-.5",
        "+7",
        "0o17",
        "0x1F",
        ".inf",
        ".nan",
        "true",
        "no",
        "On",
        "null",
        "~",
        "",
        " a",
        "a: b",
        "# a",
    ],
)
def test_a_text_stays_a_text_for_readers_of_yaml_1_1_and_of_1_2(value: str) -> None:
    data: dict[str, Any] = {"a": value, value: "b"}
    text = dumped(data)
    assert yaml.safe_load(text) == data
    assert read_text(text, name="t").data == data


@pytest.mark.parametrize("value", [0, -7, 2.5, 1e300, 1e-7, True, None, [], {}])
def test_a_value_stays_what_it_is(value: object) -> None:
    assert read_text(dumped({"a": value}), name="t").data == {"a": value}
