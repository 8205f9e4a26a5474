"""Proficiency levels as people write them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from careergraph import GraphFileError
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told
from tests.exchange.tables.bounds import imported, seconds
from tests.exchange.tables.made import roles_of
from tests.exchange.tables.test_workbook import book, saved


@pytest.mark.parametrize(
    "row",
    [
        lambda n: f"r,s,a{' ' * n}b\n",
        lambda n: f"r,s,{'1' * n}\n",
        lambda n: f"r,s,a{'(' * n}1)\n",
        lambda n: f"r,s,1{' ' * n}-{' ' * n}x)\n",
        lambda n: "".join(f"r{k},s,Level {k}\n" for k in range(n // 40)),
    ],
    ids=["blanks", "digits", "brackets", "marks", "levels"],
)
def test_the_cost_of_a_level_grows_with_its_letters(write: Write, row: Callable[[int], str]) -> None:
    small = write("small.csv", "Role,Skill,Level\n" + row(20_000))
    large = write("large.csv", "Role,Skill,Level\n" + row(160_000))
    # Eight times as much may take eight times as long; what grows with the square would take sixty-four.
    assert seconds(lambda: imported(large)) < 24 * seconds(lambda: imported(small)) + 0.02


def test_a_scale_sheet_names_the_proficiency(tmp_path: Path) -> None:
    made = book(
        {
            "Matrix": [["Skill", "Clerk", "Head clerk"], ["Filing", 1, 3], ["Typing", 0, 2]],
            "Rating scale": [
                ["Our scale", None, None],
                ["Level", "Label", "Meaning"],
                [0, "None", None],
                [1, "Aware", "Has seen it"],
                [2, "Able", None],
                [3, "Master", "Teaches it"],
                [None, None, None],
                ["Ask HR", None, None],
            ],
        }
    )
    done = import_table(saved(made, tmp_path / "t.xlsx"))
    assert done.file.proficiency == ("Aware", "Able", "Master")
    assert roles_of(done) == {"Clerk": {"Filing": 1}, "Head clerk": {"Filing": 3, "Typing": 2}}
    assert done.file.description == "Proficiency: Aware: Has seen it; Master: Teaches it"


def test_a_level_that_spreadsheets_made_a_date_is_told(write: Write) -> None:
    rows = "Role,Skill,Level\nClerk,Filing,02-Mar\nHead,Filing,2024-01-02\nHead,Leading,2\n"
    first, second = told(write("t.csv", rows))
    assert first == "C2: '02-Mar' looks like a date, and is no proficiency level"
    assert second.startswith("C3: '2024-01-02' looks like a date")


def test_percentages_are_no_levels_until_the_user_says_so(write: Write) -> None:
    path = write("t.csv", "Role,Skill,Level\nClerk,Filing,80%\nHead,Filing,50 %\nHead,Leading,100%\n")
    with pytest.raises(GraphFileError, match='levels: --proficiency "50 %, 80%, 100%"') as refused:
        import_table(path)
    assert len(refused.value.problems) == 3
    made = import_table(path, proficiency=["50 %", "80%", "100%"])
    assert made.file.roles["head"].skills == {"filing": 1, "leading": 3}


def test_half_levels_may_be_written_with_a_comma(write: Write) -> None:
    made = import_table(write("t.csv", "Rolle;Kompetenz;Stufe\nClerk;Filing;2,5\nHead;Leading;3,0\n"))
    assert list(made.file.proficiency)[-2:] == ["2.5", "3"]
    assert made.file.roles["clerk"].skills == {"filing": 4}
