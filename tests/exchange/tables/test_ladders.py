"""Proficiency levels, and ladders whose grades make moves."""

from pathlib import Path
from typing import Any

import pytest

from careergraph import GraphFileError
from careergraph.document.records import GraphFile
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import ImportedTable, import_table
from careergraph.exchange.tables.order import Order
from tests.exchange.conftest import Write, told
from tests.exchange.tables.bounds import imported, seconds
from tests.exchange.tables.made import moves_of as told_moves


def expected_skills(write: Write, *levels: str, **options: Any) -> ImportedTable:  # noqa: ANN401 - import_table's
    rows = "".join(f"Chef,Skill {n},{level}\n" for n, level in enumerate(levels))
    return import_table(write("chef.csv", f"role,skill,proficiency\n{rows}"), **options)


@pytest.mark.parametrize(
    ("levels", "scale", "read"),
    [
        (["1", "3"], (), [1, 3]),
        (["working", "EXPERT"], ("Awareness", "Working", "Practitioner", "Expert"), [2, 4]),
        (["Low"], ("Low", "Medium", "High"), [1]),
        (["2 - Fair", "1 - Poor", "2 - Fair"], ("Poor", "Fair"), [2, 1, 2]),
        (["2. Working", "3: Expert", "Awareness"], ("Awareness", "Working", "Expert"), [2, 3, 1]),
        (["2 - Working", "Expert (4)"], ("Awareness", "Working", "Practitioner", "Expert"), [2, 4]),
        (["Level 2", "level 4", "3"], ("Level 1", "Level 2", "Level 3", "Level 4"), [2, 4, 3]),
        (["L2"], ("L1", "L2"), [2]),
        (["Working", "Expert", "Lvl. 1"], ("Awareness", "Working", "Practitioner", "Expert"), [2, 4, 1]),
    ],
)  # fmt: skip
def test_proficiency_levels_are_numbers_or_belong_to_a_known_scale(
    write: Write, levels: list[str], scale: tuple[str, ...], read: list[int]
) -> None:
    file = expected_skills(write, *levels, **({"proficiency": scale} if "3: Expert" in levels else {})).file
    assert file.proficiency == scale
    assert list(file.roles["chef"].skills.values()) == read


def test_a_scale_that_nobody_knows_is_asked_for(write: Write) -> None:
    with pytest.raises(GraphFileError, match="'Guru' is no proficiency level that is known; say the order"):
        expected_skills(write, "Guru", "Hero")
    with pytest.raises(GraphFileError, match="the level of 'skill-0' is 101; levels go from 1 to 100"):
        expected_skills(write, "Level 101")
    assert expected_skills(write, "Guru", "Hero", proficiency=["Hero", "Guru"]).file.proficiency == (
        "Hero",
        "Guru",
    )
    with pytest.raises(
        GraphFileError, match="write one of: Low, High; or leave such rows out: --skip 'Guru'"
    ):
        expected_skills(write, "Guru", "Low", proficiency=["Low", "High"])


def test_a_table_without_levels_asks_for_the_first(write: Write) -> None:
    file = import_table(write("a.csv", "role,skill\nChef,Cooking\n")).file
    assert file.roles["chef"].skills == {"cooking": 1}


LADDER = """Job family,Role,Role level,Skill,Skill level
Food,Cook,Senior,Cooking,3
Food,Cook,Junior,Cooking,1
Food,Cook,Junior,Cooking,1
Front,Waiter,Senior,Talking,3
Front,Waiter,Junior,Talking,2
Front,Greeter,Junior,Talking,1
"""


def moves_of(file: GraphFile) -> list[tuple[str, str]]:
    return [(move.source, move.target) for move in file.moves]


def test_grades_of_a_ladder_make_moves_between_neighbours(write: Write) -> None:
    path = write("ladder.csv", LADDER)
    made = import_table(path, levels=["Junior", "Senior"])
    assert moves_of(made.file) == [("cook-junior", "cook-senior"), ("waiter-junior", "waiter-senior")]
    assert {role.title: role.level for role in made.file.roles.values()} == {
        "Cook (Junior)": "Junior",
        "Cook (Senior)": "Senior",
        "Waiter (Junior)": "Junior",
        "Waiter (Senior)": "Senior",
        "Greeter": "Junior",
    }
    assert made.file.roles["cook-junior"].focus == {"food": 1.0}
    assert made.notes == ("rows that say again what a row above says are counted once (1): 4",)


def test_words_of_seniority_tell_their_order(write: Write) -> None:
    made = import_table(write("ladder.csv", LADDER))
    assert made.file.levels == ("Junior", "Senior")
    assert moves_of(made.file) == [("cook-junior", "cook-senior"), ("waiter-junior", "waiter-senior")]
    assert made.notes[-1] == (
        "the order of 2 of 2 ladders is taken from words such as Junior and Senior: 'Cook', 'Waiter'; "
        "--order FILE says it otherwise"
    )


def test_without_an_order_there_are_no_moves_and_no_levels(write: Write) -> None:
    table = LADDER.replace("Junior", "Bronze").replace("Senior", "Gold")
    made = import_table(write("ladder.csv", table))
    assert made.file.levels == ()
    assert moves_of(made.file) == []
    assert made.file.roles["cook-gold"].codes == {"ladder": "Cook", "level": "Gold"}
    assert made.notes[-1] == (
        "the order of the levels 'Gold', 'Bronze' is not known, so roles stand on none (each keeps its own "
        "among its codes); --levels A,B,... or --order FILE tells it, lowest first"
    )


TITLES = """role,role level,skill,level
Analyst,Analyst wizard,Numbers,3
Analyst,Junior analyst,Numbers,1
Analyst,Analyst,Numbers,2
Tester,Senior tester,Tests,2
Tester,Tester,Tests,1
Writer,Writer,Words,1
"""


def test_titles_of_a_ladder_need_an_order(write: Write) -> None:
    path = write("titles.csv", TITLES)
    made = import_table(path)
    assert moves_of(made.file) == [("tester", "senior-tester")]
    unknown, words = made.notes
    assert unknown == (
        "1 of 3 ladders have levels whose order is not known, so no moves lead to or from these: "
        "'Analyst'; --order FILE tells the order"
    )
    assert words == (
        "the order of 1 of 3 ladders is taken from words such as Junior and Senior: 'Tester'; "
        "--order FILE says it otherwise"
    )
    order = write("order.txt", "[Analyst]\nJunior analyst # first\n?\nAnalyst wizard\nPrincipal analyst\n")
    made = import_table(path, order=[order])
    assert moves_of(made.file) == [
        ("junior-analyst", "analyst"),
        ("analyst", "analyst-wizard"),
        ("tester", "senior-tester"),
    ]
    # The order knows more than the words do: its ladder stands on no level, and its moves are promotions.
    assert [role.level for role in made.file.roles.values()] == [
        None, None, None, "Senior", "Standard", "Standard",
    ]  # fmt: skip
    assert [move.kind for move in made.file.moves] == ["promotion", "promotion", None]
    assert made.file.levels == ("Standard", "Senior")
    assert made.notes[0] == "the order of 'Analyst' names 'Principal analyst', which the table does not have"


def test_patterns_give_all_ladders_their_levels(write: Write) -> None:
    path = write("titles.csv", TITLES)
    ladder = write("one.json", '{"order": {"Analyst": ["Junior analyst", null, "Analyst wizard"]}}')
    patterns = write("all.txt", "Junior = Junior *\n*\nSenior *\nTop = * wizard, Head of *\n")
    made = import_table(path, order=[ladder, patterns])
    assert made.notes == ()
    assert made.file.levels == ("Junior", "Standard", "Senior", "Top")
    assert moves_of(made.file) == [
        ("junior-analyst", "analyst"),
        ("analyst", "analyst-wizard"),
        ("tester", "senior-tester"),
    ]
    assert made.file.roles["analyst-wizard"].level == "Top"
    assert made.file.roles["writer"].codes == {"ladder": "Writer"}


def test_a_step_that_nobody_can_name_parts_a_ladder(write: Write) -> None:
    rows = "".join(f"Cook,{name} cook,Cooking,1\n" for name in ("A", "B", "C", "D", "E"))
    path = write("a.csv", f"role,role level,skill,level\n{rows}")
    order = write("o.json", '{"Cook": ["A cook", "B cook", null, null, "E cook"]}')
    assert moves_of(import_table(path, order=[order]).file) == [("a-cook", "b-cook")]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("o.json", '{"a": 1}', "the levels of 'a' are no list of names"),
        ("o.json", "{", "this is no JSON (Expecting property name"),
        ("o.txt", "[]\n", "1: a ladder has no name"),
        ("o.txt", b"\xff", "this is no UTF-8"),
        ("o.txt", None, "there is no such file"),
        ("o.txt", b"x" * (4 * 2**20 + 1), "this is too long for an order of levels"),
    ],
)
def test_an_order_that_cannot_be_read_is_told(
    write: Write, tmp_path: Path, name: str, content: str | bytes | None, problem: str
) -> None:
    order = tmp_path / name if content is None else write(name, content)
    (line,) = told(write("t.csv", TITLES), order=[order])
    assert line.startswith(problem)


def test_a_list_of_levels_in_json_is_an_order_for_all(write: Write) -> None:
    order = write("o.json", '["Junior", "Senior"]')
    assert import_table(write("ladder.csv", LADDER), order=[order]).file.levels == ("Junior", "Senior")


def test_the_cost_of_a_ladder_grows_with_its_levels(write: Write) -> None:
    def ladder(levels: int) -> Path:
        rows = "".join(f"Cook,L{n},s,1\n" for n in range(levels))
        return write(f"{levels}.csv", f"Role,Role level,Skill,Skill level\n{rows}")

    small, large = ladder(250), ladder(2_000)
    assert seconds(lambda: imported(large)) < 24 * seconds(lambda: imported(small)) + 0.02


def test_grades_are_put_in_order_and_forks_stand_side_by_side(write: Write) -> None:
    path = write(
        "t.csv",
        "Role,Grade,Skill,Level\nClerk,C1,Filing,1\nClerk,C2-S,Filing,2\n"
        "Clerk,C2-M,Leading,1\nClerk,C3-S,Filing,3\n",
    )
    order = write("order.txt", "C1\nC2 = C2-S, C2-M\nC3 = C3-*\n")
    for made in (import_table(path), import_table(path, order=[order])):
        assert made.file.levels == ("C1", "C2", "C3")
        assert [role.level for role in made.file.roles.values()] == ["C1", "C2", "C2", "C3"]
        assert told_moves(made)[:3] == [
            "Clerk (C1) > Clerk (C2-S)", "Clerk (C1) > Clerk (C2-M)", "Clerk (C2-S) > Clerk (C3-S)"
        ]  # fmt: skip


def test_two_tracks_of_one_ladder_are_asked_for(write: Write) -> None:
    rows = "".join(f"Dev,{level},Coding,2\n" for level in ("IC1", "IC2", "M1"))
    made = import_table(write("t.csv", f"Role,Grade,Skill,Level\n{rows}"))
    assert (made.file.levels, told_moves(made)) == ((), [])
    assert "ladders have levels whose order is not known" in " ".join(made.notes)


def test_levels_from_the_command_line_order_a_grid(write: Write) -> None:
    path = write("t.csv", "Skill,Bronze clerk,Gold clerk\nFiling,1,2\nTyping,2,3\n")
    assert told_moves(import_table(path)) == []
    choices = Choices(order=Order.of_levels(["Bronze clerk", "Gold clerk"]))
    assert import_table(path, choices=choices).file.levels == ("Bronze clerk", "Gold clerk")
