"""Which sheets and columns of a file there are."""

from pathlib import Path

import pytest

from careergraph import QuestionError
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told
from tests.exchange.tables.made import roles_of
from tests.exchange.tables.plans import GRID
from tests.exchange.tables.test_workbook import book, saved


def test_a_sheet_or_a_column_that_is_not_there_is_told(tmp_path: Path, write: Write) -> None:
    path = saved(book({"A": [["Role", "Skill"], ["Clerk", "Filing"]]}), tmp_path / "t.xlsx")
    with pytest.raises(QuestionError, match="--sheet: no sheet is called 'b'; there are: 'A'"):
        import_table(path, choices=Choices(sheets=frozenset({"b"})))
    with pytest.raises(QuestionError, match="--ignore: no table has the heading 'owner'; there are: 'role'"):
        import_table(path, choices=Choices(ignore=frozenset({"owner"})))
    made = import_table(write("t.csv", GRID), choices=Choices(ignore=frozenset({"head clerk"})))
    assert [role.title for role in made.file.roles.values()] == ["Clerk"]
    assert "no headings" not in " ".join(
        import_table(write("t.csv", GRID), choices=Choices(headings=3)).plan.lines()
    )


def test_what_is_hidden_is_left_out_and_told(tmp_path: Path) -> None:
    made = book(
        {
            "Current": [
                ["Role", "Skill", "Level", "Pay"],
                ["Clerk", "Filing", 1, 9],
                ["Ghost", "Haunting", 3, 9],
            ],
            "Old": [["Role", "Skill", "Level"], ["Scribe", "Quills", 2]],
        }
    )  # fmt: skip
    made["Old"].sheet_state = "hidden"
    made["Current"].row_dimensions[3].hidden = True
    made["Current"].column_dimensions["D"].hidden = True
    path = saved(made, tmp_path / "t.xlsx")
    done = import_table(path)
    assert roles_of(done) == {"Clerk": {"Filing": 1}}
    assert done.plan.left_out == (
        (f"{path}, sheet 'Current'", "6 cells in hidden rows or columns; --hidden reads them"),
        (f"{path}, sheet 'Old'", "a hidden sheet (6 cells); --hidden reads it"),
    )
    assert set(roles_of(import_table(path, choices=Choices(hidden=True)))) == {"Clerk", "Ghost", "Scribe"}
    assert set(roles_of(import_table(path, choices=Choices(sheets=frozenset({"old"}))))) == {"Scribe"}


def test_what_holds_nothing_is_told(write: Write) -> None:
    for content in ("", "\n\n  \n", ",,\n,,\n"):
        assert told(write("t.csv", content)) == ["there is nothing in it"]
    assert told(write("t.csv", "Role,Skill,Level\n")) == ["there are headings, and no row below them"]
