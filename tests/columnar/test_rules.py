"""Every rule of the format holds for a folder of columns, and a broken one is told by table, row and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.columnar.folders import Change, assert_told, setting

if TYPE_CHECKING:
    from pathlib import Path

MOVES = "moves.parquet: row 1 ('cook' -> 'chef'): "
BROKEN: list[tuple[str, Change, str]] = [
    ("roles", setting(1, id="co ok"), "roles.parquet: row 1 ('co ok'): this is no id; an id has"),
    ("roles", setting(1, id=""), "roles.parquet: row 1 (''): this is no id"),
    ("roles", setting(1, id=".cook"), "row 1 ('.cook'): this is no id"),
    ("roles", setting(1, id="x" * 201), "this is no id"),
    ("roles", setting(1, id="chef"), "row 1 ('chef'): it does not come after the one before"),
    ("roles", setting(1, id="aaa"), "it does not come after the one before"),
    ("roles", setting(1, title=""), "row 1 ('cook'): the title '' is no name"),
    ("roles", setting(1, title=" Cook"), "the title ' Cook' is no name"),
    ("roles", setting(1, title="Cook\x1b[31m"), r"the title 'Cook\x1b[31m' is no name"),
    ("roles", setting(1, title="C\u0085k"), "is no name"),
    ("roles", setting(1, title="\u00a0Köchin"), "is no name"),
    ("roles", setting(1, title="x" * 501), "is no name"),
    ("roles", setting(1, title="é" * 501), "is no name"),
    ("roles", setting(1, title="CHEF"), "row 1 ('cook'): a name of it names role 'chef' already"),
    ("roles", setting(1, title="KÖCHIN", aliases=None), ""),
    ("roles", setting(0, title="köchin"), "row 1 ('cook'): a name of it names role 'chef' already"),
    ("roles", setting(1, aliases=["line  CHEF", "Chef"]), "a name of it names role 'chef' already"),
    ("roles", setting(1, aliases=["Line", ""]), "row 1 ('cook'): an alias is no name"),
    ("roles", setting(1, aliases=["Line", None]), "the column 'aliases' holds a list with a gap"),
    ("roles", setting(1, level=3), "row 1 ('cook'): the level is 3; graph.json has 2 levels"),
    ("roles", setting(1, level=-1), "the level is -1"),
    ("roles", setting(1, scope="global"), "the scope is unknown; say tactical or strategic"),
    ("roles", setting(1, summary="x" * 20_001), "the summary cannot be told"),
    ("roles", setting(1, codes=[("on et", "1")]), "the system of a code is no id"),
    ("roles", setting(1, codes=[("onet", " ")]), "a code is no name"),
    ("roles", setting(1, codes=[("onet", "1"), ("onet", "2")]), "a code stands twice"),
    ("roles", setting(1, focus=[(0, 0.5)]), "the shares of `focus` are no shares of a whole"),
    ("roles", setting(1, focus=[(0, 0.5), (0, 0.5)]), "the shares of `focus` are no shares of a whole"),
    ("roles", setting(1, focus=[(0, 1.5), (1, -0.5)]), "the shares of `focus` are no shares of a whole"),
    ("roles", setting(1, focus=[(0, float("nan"))]), "the shares of `focus` are no shares of a whole"),
    ("roles", setting(1, focus=[(2, 1.0)]), "a number in `focus` stands for no function; graph.json has 2"),
    ("roles", setting(1, sources=[2]), "a number in `sources` stands for no source; graph.json has 2"),
    ("roles", setting(1, sources=[-1]), "a number in `sources` stands for no source"),
    ("roles", setting(1, place=7), "`place` does not hold every number from 0 on once"),
    ("roles", list.clear, "roles.parquet: there is no role"),
    ("skills", setting(0, effort=-1.0), "skills.parquet: row 0 ('cooking'): the effort is -1.0"),
    ("skills", setting(0, effort=float("inf")), "the effort is inf"),
    ("skills", setting(0, kind=" "), "the kind cannot be told"),
    ("skills", setting(1, title="Cooking"), "row 1 ('leading'): a name of it names skill 'cooking' already"),
    (
        "expects",
        setting(0, role=3),
        "expects.parquet: row 0: it is about role 3 and skill 0; there are 3 roles",
    ),
    ("expects", setting(0, skill=-1), "it is about role 0 and skill -1"),
    ("expects", setting(0, level=3), "row 0 ('chef', 'cooking'): the level is 3"),
    ("expects", setting(0, level=0), "the level is 0; a proficiency level is 1 to 2"),
    ("expects", setting(1, skill=0), "row 0 ('chef', 'cooking'): a skill stands here twice"),
    ("expects", setting(0, role=2), "row 1 ('chef', 'leading'): it stands behind a later one"),
    (
        "moves",
        setting(1, target=3),
        "moves.parquet: row 1 ('cook' -> no role): it leads from role 1 to role 3",
    ),
    ("moves", setting(1, source=-1), "row 1 (no role -> 'chef'): it leads from role -1 to role 0"),
    ("moves", setting(1, target=1), "row 1 ('cook' -> 'cook'): it leads from a role to itself"),
    (
        "moves",
        setting(1, source=0, target=1),
        "row 1 ('chef' -> 'cook'): it does not come after the one before",
    ),
    ("moves", setting(1, years=-0.5), MOVES + "the years are -0.5; they are a number of 0 or more"),
    ("moves", setting(1, years=-1.0), MOVES + "the years are -1.0"),
    ("moves", setting(1, years=float("nan")), MOVES + "the years are nan"),
    ("moves", setting(1, people=0), MOVES + "people is 0"),
    ("moves", setting(1, leavers=2**53 + 1), MOVES + "leavers is 9007199254740993"),
    ("moves", setting(1, people=5), MOVES + "5 people made this move, but only 4 left the role"),
    ("moves", setting(1, kind=4), MOVES + "the kind is 4"),
    ("moves", setting(1, kind=-1), MOVES + "the kind is -1"),
    ("moves", setting(1, kind=2), MOVES + "the kind contradicts the levels of the roles"),
    ("moves", setting(1, sources=[9]), MOVES + "a number in `sources` stands for no source"),
    ("roles", setting(1, people=0), "row 1 ('cook'): people is 0; it counts 1 or more"),
    ("moves", setting(1, credentials=[1]), MOVES + "a number in `credentials` stands for no credential"),
    ("requires", setting(0, move=4), "requires.parquet: row 0: it is about move 4 and skill 0"),
    ("requires", setting(0, level=7), "row 0 ('cook' -> 'chef', 'cooking'): the level is 7"),
    ("requires", setting(1, skill=0), "a skill stands here twice"),
    ("requires", setting(1, sources=[2]), "a number in `sources` stands for no source"),
]


@pytest.mark.parametrize(("table", "how", "words"), BROKEN, ids=lambda value: str(value)[:40])
def test_a_broken_rule_is_told(folder: Path, table: str, how: Change, words: str) -> None:
    assert_told(folder, table, how, words)
