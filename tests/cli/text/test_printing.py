"""Answers for programs are whole, in UTF-8, and harmless to terminals and spreadsheets."""

import csv
import io
import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.cli.text import printing
from careergraph.cli.text.printing import print_csv, print_json, print_json_list, say, told_if_long
from tests.conftest import ROOT


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
        patch.setattr(printing, "print_bytes", lambda pieces: text.write(b"".join(pieces).decode()))
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


@pytest.mark.skipif(os.name == "nt", reason="shells of another kind")
def test_csv_in_a_file_says_that_it_is_utf_8(tmp_path: Path) -> None:
    script = (
        "run() { " + sys.executable + ' -m careergraph "$@"; }; export PYTHONPATH=' + str(ROOT) + "\n"
        "run roles --csv > new.csv\n"
        "echo mine > more.csv; run roles --csv >> more.csv\n"
        "run roles --csv | cat > piped.csv\n"
        "run export table > table.csv\n"
        "run export table | cat > piped-table.csv\n"
    )
    done = subprocess.run(["bash", "-ec", script], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    assert done.stderr == b""
    marked = {path.name for path in tmp_path.iterdir() if path.read_bytes().startswith(b"\xef\xbb\xbf")}
    assert marked == {"new.csv", "table.csv"}
    assert not [path for path in tmp_path.iterdir() if path.read_bytes().rfind(b"\xef\xbb\xbf") > 0]


TRIGGERS = "=+-@\t＝＋－＠﹦﹢﹣﹫⁺−"  # noqa: RUF001 - the forms that some languages type


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("before", ["", " ", "\u200b", "\ufeff ", "'"])
def test_one_guard_keeps_formulas_out_of_every_table(trigger: str, before: str) -> None:
    from careergraph.exchange.tables.delimited import to_csv
    from careergraph.exchange.tables.writing import to_workbook
    from careergraph.wording import unguarded

    text = f"{before}{trigger}1+1"
    printed = io.StringIO(newline="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "print_bytes", lambda pieces: printed.write(b"".join(pieces).decode()))
        print_csv(["x"], [[text]])
    for table in (printed.getvalue(), to_csv([["x"], [text]])):
        ((cell,),) = list(csv.reader(io.StringIO(table, newline="")))[1:]
        assert cell == f"'{text}"
        assert unguarded(cell) == text
    book = openpyxl.load_workbook(io.BytesIO(to_workbook({"x": [["x"], [text]]})))
    cell = book["x"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("form", [["--csv"], ["--json"], []])
def test_nothing_reaches_a_terminal_that_would_steer_it(form: list[str], tmp_path: Path) -> None:
    steering = "\u202e\u2066\u200f\u061c\u2028"
    graph = {
        "format": "careergraph/1", "title": "T", "moves": [],
        "roles": {"a": {"title": f"A {steering} b", "summary": f"s{steering}"}},
    }  # fmt: skip
    (tmp_path / "g.json").write_text(json.dumps(graph), encoding="utf-8")
    (tmp_path / "h.json").write_text(json.dumps(graph | {"title": f"T{steering}"}), encoding="utf-8")
    lines = [["roles", *form]] if form else [
        *(["export", name] for name in ("dot", "mermaid", "json", "cypher", "graphml", "gexf", "jsonld")),
        ["export", "table"], ["show", "a"], ["check"], ["explore", "-o", "-"],
        ["diff", "g.json", "h.json", "--format", "markdown"],
        ["diff", "g.json", "h.json"],
    ]  # fmt: skip
    for line in lines:
        screen, keyboard = os.openpty()
        options = [] if line[0] == "diff" else ["-g", "g.json"]
        with subprocess.Popen(
            [sys.executable, "-m", "careergraph", *options, *line],
            cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=keyboard, stderr=keyboard,
        ) as child:  # fmt: skip
            os.close(keyboard)
            shown = b""
            try:
                while piece := os.read(screen, 1 << 16):
                    shown += piece
            except OSError:  # the terminal is closed
                pass
            assert child.wait(60) in {0, 1}
        os.close(screen)
        assert not set(steering) & set(shown.decode()), line


@pytest.mark.parametrize(
    "items", [[], [1], [{"a": [1, {"b": "line\nend"}]}, [], "\x9b and \u2028"], [{}, {"x": None}]]
)
def test_a_list_is_printed_item_by_item_as_it_is_at_once(
    items: list[object], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    print_json(items)
    whole = capfdbinary.readouterr().out
    print_json_list(iter(items))
    assert capfdbinary.readouterr().out == whole
