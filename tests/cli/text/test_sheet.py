"""Text fits its terminal: nothing is lost, nothing sticks out, nothing steers."""

import re

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.cli.text.sheet import Column, Sheet, cells, clean, wrap

ROWS = [("budgeting", "Budget management", "3"), ("coaching", "Coaching people in their daily work", "12")]
COLUMNS = [Column("id"), Column("title", 12), Column("roles", right=True)]


def plain(sheet: Sheet) -> str:
    return click.unstyle(str(sheet))


def test_a_table_is_aligned() -> None:
    sheet = Sheet(80)
    sheet.table(COLUMNS, ROWS)
    assert plain(sheet) == (
        "id         title                                roles\n"
        "budgeting  Budget management                        3\n"
        "coaching   Coaching people in their daily work     12"
    )


def test_a_table_wraps_what_may_be_wrapped() -> None:
    sheet = Sheet(40)
    sheet.table(COLUMNS, ROWS)
    assert plain(sheet) == (
        "id         title                   roles\n"
        "budgeting  Budget management           3\n"
        "coaching   Coaching people in         12\n"
        "           their daily work"
    )


def test_a_table_that_does_not_fit_becomes_lines() -> None:
    sheet = Sheet(24)
    sheet.table(COLUMNS, ROWS, indent=2)
    assert plain(sheet) == (
        "  budgeting\n"
        "    title: Budget\n"
        "           management\n"
        "    roles: 3\n"
        "  coaching\n"
        "    title: Coaching\n"
        "           people in\n"
        "           their daily\n"
        "           work\n"
        "    roles: 12"
    )


def test_a_table_breaks_no_word_where_its_rows_can_be_lines() -> None:
    columns = [Column("skill", 8), Column("held", 4)]
    rows = [("Understanding of goals", "Practitioner")]
    sheet = Sheet(27)
    sheet.table(columns, rows)
    assert plain(sheet) == "skill          held\nUnderstanding  Practitioner\nof goals"
    sheet = Sheet(26)
    sheet.table(columns, rows)
    assert plain(sheet) == "Understanding of goals\n  held: Practitioner"
    # A word as long as this has to be broken somewhere.
    sheet = Sheet(24)
    sheet.table(columns, [("x" * 30, "no")])
    assert plain(sheet) == f"skill               held\n{'x' * 18}  no\n{'x' * 12}"


def test_a_column_that_is_empty_in_every_row_is_left_out() -> None:
    sheet = Sheet(80)
    sheet.table([Column("a"), Column("b"), Column("c")], [("1", "", "2"), ("3", "", "4")])
    assert plain(sheet) == "a  c\n1  2\n3  4"


def test_a_table_of_nothing_is_nothing() -> None:
    sheet = Sheet(80)
    sheet.table(COLUMNS, [])
    sheet.tables(COLUMNS, {"Part": []})
    assert not plain(sheet)


def test_a_table_in_parts_shares_its_columns() -> None:
    sheet = Sheet(80)
    sheet.tables([Column("id"), Column("title")], {"Low": [("a", "A")], "High": [("bcd", "B")]}, indent=2)
    assert plain(sheet) == "  id   title\nLow\n  a    A\nHigh\n  bcd  B"


def test_wide_letters_take_two_cells() -> None:
    sheet = Sheet(80)
    sheet.table([Column("title"), Column("n")], [("営業部長", "1"), ("Cafe\u0301", "2")])
    assert plain(sheet) == "title     n\n営業部長  1\nCafe\u0301      2"


def test_a_mark_hangs_out_over_its_paragraph() -> None:
    sheet = Sheet(24)
    sheet.text("one two three four five six", indent=2, mark="- ")
    assert plain(sheet) == "  - one two three four\n    five six"


def test_a_mark_that_leaves_no_room_stands_alone() -> None:
    sheet = Sheet(24)
    sheet.text("one two three four five", indent=2, mark="a rather long mark: ")
    assert plain(sheet) == "  a rather long mark:\n    one two three four\n    five"


def test_prose_stays_readable_on_a_wide_screen() -> None:
    sheet = Sheet(300)
    sheet.text("word " * 60)
    assert max(map(len, plain(sheet).splitlines())) <= 100


def test_headings_are_set_apart_once() -> None:
    sheet = Sheet(80)
    sheet.heading("One")
    sheet.gap()
    sheet.gap()
    sheet.text("text")
    sheet.heading("Two")
    assert plain(sheet) == "One\n\ntext\n\nTwo"
    assert "\x1b[1m" in str(sheet)


def test_an_empty_sheet_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Sheet().print()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("columns", ["40", "0", "5"])
def test_the_width_is_that_of_the_terminal(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Sheet().width == {"40": 40, "5": 20}.get(columns, Sheet().width)
    assert Sheet().width >= 20


@pytest.mark.parametrize(
    "letter", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\r", "\u061c", "\u202e", "\u2066", "\u200f", "\ud800"]
)
def test_what_steers_a_terminal_is_replaced(letter: str) -> None:
    assert clean(f"a{letter}b\n\tc") == "a\ufffdb\n\tc"


def test_a_per_cent_sign_stays_with_its_number() -> None:
    assert wrap("Marketing 50 %, Sales 50 %", 13) == ["Marketing", "50 %, Sales", "50 %"]


def test_the_mark_of_a_note_stays_with_its_word() -> None:
    assert wrap("Leads the team [1][2] well [sic]", 15) == ["Leads the", "team [1][2]", "well [sic]"]


@given(st.text(), st.integers(2, 40))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", clean(text))


@given(
    st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60), st.text(max_size=10)), max_size=5),
    st.integers(20, 120),
)
def test_no_table_sticks_out(rows: list[tuple[str, str, str]], width: int) -> None:
    sheet = Sheet(width)
    sheet.table([Column("one", 5), Column("two", 10), Column("three", 5, right=True)], rows, indent=2)
    assert all(cells(line) <= max(width, 24) for line in plain(sheet).splitlines())
