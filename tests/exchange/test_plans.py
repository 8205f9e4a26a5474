"""Plans: what each table is taken for, told first, kept in a file, and followed on next month's file."""

from pathlib import Path

import pytest

from careergraph import GraphFileError, QuestionError
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.order import Order
from careergraph.exchange.tables.plan import TableError
from careergraph.exchange.tables.planning import planned
from careergraph.exchange.tables.replay import read_plan, to_text
from tests.exchange.conftest import Write, told
from tests.exchange.test_workbook import book, saved

GRID = (
    "Our skills,,,,\n,,,,\nRef,Skill,Clerk (L1),Head clerk (L2),Owner\nA1,Filing,1,3,me\nA2,Typing,2,2,you\n"
)


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


def test_a_saved_plan_reads_the_same_and_a_larger_file_alike(write: Write) -> None:
    path = write("t.csv", GRID)
    choices = Choices(proficiency=("Low", "Middle", "High"), none=frozenset({"nix"}))
    plan = write("plan.yaml", to_text(planned(path, choices, [], []), choices))
    assert import_table(path, plan=plan).file == import_table(path, choices=choices).file
    later = GRID.replace("Our skills", "Changed since").replace("Ref,Skill,", "Ref,New,Skill,")
    later = later.replace("A1,", "A1,x,").replace("A2,", "A2,y,") + "A3,z,Leading,nix,1,we\n"
    made = import_table(write("later.csv", "one,more,title,row\n" + later), plan=plan)
    skills = {role.title: dict(role.skills) for role in made.file.roles.values()}
    assert skills == {
        "Clerk": {"filing": 1, "typing": 2},
        "Head clerk": {"filing": 3, "typing": 2, "leading": 1},
    }
    assert made.plan.left_out[0][1] == "columns that the plan does not know: 'New'"
    assert told(write("other.csv", "Ref,Skil,Clerk (L1)\nA1,Filing,1\n"), plan=plan) == [
        "1: no row has the headings of the plan: 'Ref', 'Skill', 'Clerk (L1)', 'Head clerk (L2)'"
    ]


def test_a_plan_keeps_the_order_and_the_sheets(tmp_path: Path, write: Write) -> None:
    made = book(
        {
            "A": [
                ["Role", "Grade", "Skill", "Level"],
                ["Clerk", "Gold", "Filing", 2],
                ["Clerk", "Tin", "Filing", 1],
            ],
            "B": [["From", "To"], ["x", "y"]],
        }
    )  # fmt: skip
    path = saved(made, tmp_path / "t.xlsx")
    choices = Choices(
        order=Order({"x": ("a", None)}, Order.of_levels(["Tin", "Gold"]).ranks), skip_sheets=frozenset({"b"})
    )
    plan = write("plan.yaml", to_text(planned(path, choices, [], []), choices))
    assert read_plan(plan).options.order == {"x": ["a", None], "*": ["Tin", "Gold"]}
    done = import_table(path, plan=plan)
    assert done.file.levels == ("Tin", "Gold")
    assert [move.target for move in done.file.moves] == ["clerk-gold"]
    made.create_sheet("C").append(["From", "To"])
    made["C"].append(["v", "w"])
    again = import_table(saved(made, tmp_path / "t.xlsx"), plan=plan)
    assert again.file == done.file
    assert (f"{path}, sheet 'C'", "a sheet that the plan does not know") in again.plan.left_out


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("format: careergraph-plan/2\ntables: []\n", "line 1: this is no plan: Input should be"),
        ("format: careergraph-plan/1\n", "this is no plan: Field required"),
        (
            "format: careergraph-plan/1\ntables:\n- {taken_for: grid, headings: [], columns: []}\n",
            "at least 1 item",
        ),
        ("a: [", "plan.yaml"),
    ],
)  # fmt: skip
def test_a_plan_that_is_none_is_told(write: Write, content: str, problem: str) -> None:
    plan = write("plan.yaml", content)
    with pytest.raises(GraphFileError) as caught:
        import_table(write("t.csv", GRID), plan=plan)
    assert problem.replace("line 1: ", "") in str(caught.value)


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
