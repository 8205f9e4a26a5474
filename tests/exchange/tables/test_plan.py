"""What each table is taken for, as people read it."""

import pytest

from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.plan import TableError
from tests.exchange.conftest import Write
from tests.exchange.tables.plans import GRID

A_GRID = "a grid, skills down and levels across, with proficiency levels in the cells"


A_GRIDS_COLUMNS = "skill id: 'Ref'; skill: 'Skill'; levels: Clerk (L1), Head clerk (L2)"


THE_LEVEL = "the level 'Head clerk (L2)'; --ignore 'Head clerk (L2)' leaves it out"


def test_a_plan_says_what_each_column_is_and_what_would_change_it(write: Write) -> None:
    path = write("t.csv", GRID)
    plan = import_table(path).plan
    assert plan.lines() == [
        f"{path}, rows 4 to 5: taken for {A_GRID} ({A_GRIDS_COLUMNS})",
        "  columns left out: 'Owner' (2 cells)",
    ]
    assert plan.lines(full=True)[1:] == [
        "  column A 'Ref' (2 cells): skill id; --map skill_id=HEADING takes another",
        "  column B 'Skill' (2 cells): skill; --map skill=HEADING takes another",
        "  column C 'Clerk (L1)' (2 cells): the level 'Clerk (L1)'; --ignore 'Clerk (L1)' leaves it out",
        f"  column D 'Head clerk (L2)' (2 cells): {THE_LEVEL}",
        "  column E 'Owner' (2 cells): left out; --map value='Owner' reads it",
        "  headings in row 3; --headings ROW takes another; --matrix no reads one thing a row",
    ]
    assert [table["taken_for"] for table in plan.data()["tables"]] == ["grid"]


def test_the_plan_comes_with_what_is_wrong(write: Write) -> None:
    path = write("t.csv", "Ref,Competency,Description,C1,C2\nA1,Filing,Sorts,1,2\nA2,Filing,Finds,2,3\n")
    with pytest.raises(TableError) as caught:
        import_table(path)
    assert caught.value.plan.tables[0].kind == "grid"
    assert caught.value.notes == ("summary differs between rows in 1 place; the first is kept: row 3",)
    assert [problem.message for problem in caught.value.problems] == [
        "'Filing' is asked at '2' here and at '1' in row 2",
        "'Filing' is asked at '3' here and at '2' in row 2",
    ]
