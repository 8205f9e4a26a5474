"""Where the values of a YAML text stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from careergraph.document.texts import Place, read_text
from careergraph.document.texts.yaml_builder import Builder
from careergraph.document.texts.yaml_places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.document.texts import Document
    from careergraph.document.texts.document import Path, Position


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


def test_what_an_alias_within_an_alias_holds_has_its_place() -> None:
    document = read_text("a: &x\n  b: [7, 08]\nc: &y\n  d: *x\ne: [*y]\n", name="t.yaml")
    assert places(document, ("e", 0, "d", "b", 1), ("e", 0, "d"), ("e", 0)) == [
        (2, 10, None, None, "08"),
        (4, 6, 4, 3, None),
        (5, 5, None, None, None),
    ]


def positions(text: str, *paths: Path) -> dict[Path, Position]:
    builder = Builder()
    builder.build(yaml.parse(text, Loader=yaml.SafeLoader))
    return find_places(yaml.parse(text, Loader=yaml.SafeLoader), paths, builder.aliased)


def paths_in(node: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, node
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from paths_in(value, (*path, key))


TEXT = """\
roles:
  head: {title: Head, aliases: [boss, "chief"], skills: {law: 1}}
  ? deep
  : - - one
      - two: [[], {}, three]
    - four
moves: [{from: head, to: deep}]
"""


def test_every_path_that_there_is_is_found_where_it_stands() -> None:
    wanted = dict(paths_in(yaml.safe_load(TEXT)))
    found = positions(TEXT, *wanted)
    assert found.keys() == wanted.keys()
    for path, value in wanted.items():
        position = found[path]
        if position.end is not None:
            assert TEXT[position.start : position.end] == str(value)
        if path and isinstance(path[-1], str):
            assert position.key is not None
            assert TEXT.startswith(path[-1], position.key)
        else:
            assert position.key is None


def test_one_path_is_found_whatever_else_is_passed_over() -> None:
    every = positions(TEXT, *dict(paths_in(yaml.safe_load(TEXT))))
    for path, position in every.items():
        assert positions(TEXT, path) == {path: position}


def test_what_does_not_exist_has_no_place() -> None:
    gone: list[Path] = [
        ("x",),
        ("roles", "head", "title", "x"),
        ("moves", 1),
        ("moves", 0, "from", 0),
        ("moves", "0"),
    ]
    assert positions(TEXT, *gone) == {}


def test_only_what_has_no_quotes_has_an_end() -> None:
    found = positions("a: 'x'\nb: 1\nc: [1]\nd: |\n  x\n", ("a",), ("b",), ("c",), ("d",))
    assert {path: position.end for path, position in found.items()} == {
        ("a",): None,
        ("b",): 11,
        ("c",): None,
        ("d",): None,
    }
