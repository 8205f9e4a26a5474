"""What the tests of YAML ask: the data of a text, or all that is told of it."""

from __future__ import annotations

from careergraph.document.texts import read_text


def read(text: str) -> object:
    document = read_text(text, name="t.yaml")
    assert document.readable, document.problems
    assert not document.problems
    return document.data


def told(text: str | bytes) -> list[str]:
    return [str(problem) for problem in read_text(text, name="t.yaml").problems]
