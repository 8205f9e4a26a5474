"""A table as it is understood."""

from __future__ import annotations

from careergraph.exchange.tables.cells import Sheet
from careergraph.exchange.tables.table import VALUE, Column, Table

ROWS = [
    ["Role", "Skill", "Skill", "Notes"],
    ["Clerk", "Filing", "Typing", "old", "stray"],
    ["", "", "", "only a note"],
    ["Chief", "", "Filing"],
    [],
    ["Total"],
]


def table(**more: object) -> Table:
    columns = (
        Column(0, "Role", "role"),
        Column(1, "Skill", "skill"),
        Column(2, "Skill", "skill"),
        Column(3, "Notes", ""),
    )
    given = {"sheet": Sheet("t.csv", None, ROWS), "columns": columns} | more
    return Table("expected", headings=(1,), first_row=2, last_row=5, **given)  # type: ignore[arg-type]


def test_rows_that_say_something_that_is_understood_are_lines() -> None:
    lines = list(table().lines())
    assert [(line.row, line.get("role")) for line in lines] == [(2, "Clerk"), (4, "Chief")]
    trouble = Sheet("t.csv", None, ROWS, troubles={(5, 1): ("a formula", ""), (3, 4): ("another", "")})
    assert [line.row for line in table(sheet=trouble).lines()] == [2, 4, 5]


def test_a_line_tells_its_texts_by_our_names() -> None:
    first, last = table().lines()
    assert (first.get("skill"), first.get("level"), first.has("level")) == ("Filing", "", False)
    assert [(text, place.column) for text, place in first.all("skill")] == [("Filing", 2), ("Typing", 3)]
    assert [text for text, _ in last.all("skill")] == ["Filing"]
    assert (last.place("skill").row, last.place("skill").column) == (4, 2)
    assert [last.place(name).column for name in (None, "level")] == [None, None]


def test_columns_are_sorted_by_what_they_mean() -> None:
    told = table(columns=(Column(0, "Role", "role"), Column(1, "Clerk", VALUE), Column(2, "Old", "")))
    assert [column.heading for column in told.values] == ["Clerk"]
    assert [column.heading for column in told.unused] == ["Old"]
    assert (told.heading("role"), told.heading("skill")) == ("Role", "")
    assert table().several == {"role": (0,), "skill": (1, 2)}


def test_cells_under_no_heading_are_astray() -> None:
    assert [(place.row, place.column) for place in table().astray()] == [(2, 5)]


def test_only_troubles_of_cells_that_are_used_are_told() -> None:
    troubles = {(row, column): ("bad", "mend it") for row in (1, 2, 5, 6) for column in (1, 4)}
    told = table(sheet=Sheet("t.csv", None, ROWS, troubles=troubles)).troubles()
    assert [(problem.line, problem.column) for problem in told] == [(2, 1), (5, 1)]


def test_a_sheet_as_we_write_it_is_ours() -> None:
    columns = (Column(0, "role", "role"), Column(1, "skill", "skill"))
    sheet = Sheet("t.xlsx", "expected-skills", ROWS)
    assert table(sheet=sheet, columns=columns).ours
    assert not table(columns=columns).ours
    assert not table(sheet=sheet, columns=columns, remarks=["a guess"]).ours
    assert not table(sheet=sheet, columns=(*columns, Column(2, "Notes", ""))).ours
    assert not table(sheet=sheet, columns=(Column(0, "job", "role"), columns[1])).ours
