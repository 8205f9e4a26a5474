"""Answers for programs are whole, in UTF-8, and harmless to terminals and spreadsheets."""

import csv
import io
import json
import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.cli.text import printing
from careergraph.cli.text.printing import print_csv, print_json, say, told_if_long


def test_json_is_one_readable_document(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    print_json({"title": "Café", "none": None})
    assert capsysbinary.readouterr().out == b'{\n  "title": "Caf\xc3\xa9",\n  "none": null\n}\n'


def test_json_escapes_what_would_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = "\x1b[31m\x9b31m\u202eabc\u2066\x7f\ud800"
    print_json([text])
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert json.loads(printed) == [text]


def test_json_has_no_numbers_that_json_does_not_know() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        print_json(float("nan"))


def test_csv_is_what_spreadsheets_read(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    print_csv(("id", "title", "years"), [["a", 'says "hi", twice', 1.5], ["b", "two\nlines", None]])
    assert capsysbinary.readouterr().out == (b'id,title,years\na,"says ""hi"", twice",1.5\nb,"two\nlines",\n')


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_text_becomes_a_formula(text: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    print_csv(("text", "number"), [[text, -1.5]])
    rows = list(csv.reader(io.StringIO(capsysbinary.readouterr().out.decode(), newline="")))
    assert rows[1] == [f"'{text}", "-1.5"]


def test_a_carriage_return_ends_no_row(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    print_csv(("a", "b"), [["one\rtwo", 3]])
    assert capsysbinary.readouterr().out == b"a,b\none two,3\n"


def test_talk_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    say("nothing \x1b[2Jhere")
    assert capsys.readouterr() == ("", "nothing \ufffd[2Jhere\n")


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")), min_size=1, max_size=4
    )
)
def test_what_csv_holds_is_what_was_said(row: list[str]) -> None:
    text = io.StringIO(newline="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("click.echo", lambda content, **_: text.write(content.decode()))
        print_csv([], [row])
    read = list(csv.reader(io.StringIO(text.getvalue(), newline="")))[1]
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in row]


@contextmanager
def terminal() -> Iterator[Callable[[], bytes]]:
    """Let standard error be a terminal, and give what reads its screen."""
    screen, keyboard = os.openpty()

    def shown() -> bytes:
        return os.read(screen, 100) if select.select([screen], [], [], 0.5)[0] else b""

    with os.fdopen(screen, "rb"), os.fdopen(keyboard, "w") as stderr, redirect_stderr(stderr):
        yield shown


def test_who_waits_long_at_a_terminal_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PATIENCE", 0.01)
    with terminal() as shown, told_if_long("Still searching."):
        assert shown() == b"Still searching.\r\n"


def test_who_waits_a_moment_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PATIENCE", 0.1)
    with terminal() as shown:
        with told_if_long("Still searching."):
            pass
        assert not shown()


def test_who_does_not_watch_is_not_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printing, "PATIENCE", 0.0)
    with told_if_long("Still searching."):
        select.select([], [], [], 0.1)
    monkeypatch.setattr(sys, "stderr", None)
    with told_if_long("Still searching."):
        pass
    assert capsys.readouterr() == ("", "")
