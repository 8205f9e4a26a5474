"""YAML as people write it, and YAML as nobody should."""

from __future__ import annotations

import pytest
import yaml

from tests.document.texts.yaml_read import read, told


@pytest.fixture(params=["libyaml", "pure"])
def either_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with libyaml and, as where it is not installed, without."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return str(request.param)


def test_windows_newlines_and_a_byte_order_mark_are_read() -> None:
    text = "\ufefftitle: x\r\nroles:\r\n  a:\r\n    title: |\r\n      y\r\n      z\r\n"
    assert read(text) == {"title": "x", "roles": {"a": {"title": "y\nz\n"}}}


def test_a_document_may_be_marked() -> None:
    assert read("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}


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
