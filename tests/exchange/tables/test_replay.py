"""Plans that were kept, and read again."""

from pathlib import Path

import pytest

from careergraph import GraphFileError
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.order import Order
from careergraph.exchange.tables.planning import planned
from careergraph.exchange.tables.replay import read_plan, to_text
from tests.exchange.conftest import Write, told
from tests.exchange.tables.plans import GRID
from tests.exchange.tables.test_workbook import book, saved


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
