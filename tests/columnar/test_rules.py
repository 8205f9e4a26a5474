"""Every rule of the format holds for a folder of columns, and a broken one is told by table, row and ids."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careergraph import CareerGraph, GraphFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[list[dict[str, Any]]], object]

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A kitchen",
    "proficiency": ["Some", "Much"],
    "levels": ["Low", "High"],
    "functions": {"kitchen": "Kitchen", "service": "Service"},
    "sources": {"one": {"title": "One"}, "two": {"title": "Two"}},
    "skills": {
        "cooking": {
            "title": "Cooking",
            "kind": "craft",
            "effort": 2,
            "sources": ["one"],
            "codes": {"x": "1"},
        },
        "leading": {"title": "Leading", "aliases": ["Guiding"], "summary": "Making others good."},
    },
    "roles": {
        "chef": {"title": "Chef", "level": "High", "skills": {"cooking": 2, "leading": 1}, "people": 9},
        "cook": {
            "title": "Cook",
            "level": "Low",
            "scope": "tactical",
            "summary": "Cooks.",
            "aliases": ["Line Cook", "Köchin"],
            "codes": {"onet": "35-2014.00"},
            "focus": {"kitchen": 0.75, "service": 0.25},
            "kpis": ["Waste", {"text": "Speed", "sources": ["two"]}],
            "skills": {"cooking": 1},
            "sources": ["two", "one"],
        },
        "porter": {"title": "Porter"},
    },
    "moves": [
        {"from": "chef", "to": "cook", "kind": "step_down"},
        {
            "from": "cook",
            "to": "chef",
            "years": 2.5,
            "years_range": [2, 3],
            "years_until": 5,
            "within": [
                {"years": 1, "share": 0.2, "low": 0.1, "high": 0.3},
                {"years": 3, "share": 0.5, "low": 0.4},
            ],
            "credentials": ["letter"],
            "people": 3,
            "leavers": 4,
            "requires": {"cooking": 2, "leading": {"level": 1, "optional": True, "sources": ["one"]}},
            "sources": ["one"],
            "field_sources": {"years": ["two"]},
        },
        {"from": "cook", "to": "porter", "within": [{"years": 3, "share": 0.5}]},
        {"from": "porter", "to": "cook", "kind": "lateral", "years": 0},
    ],
    "credentials": {"letter": {"title": "A letter"}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return CareerGraph.from_dict(DATA).save(tmp_path / "kitchen.careergraph")


def change(folder: Path, table: str, how: Change) -> None:
    """Change the rows of a table; columns that are missing in every row are left out."""
    path = folder / f"{table}.parquet"
    read = pq.read_table(path)
    rows = read.to_pylist()
    how(rows)
    fields = {field.name: field.type for field in read.schema}
    names = dict.fromkeys([*fields, *(name for row in rows for name in row)])
    types = fields | {"effort": pa.float64(), "years": pa.float64(), "place": pa.int32()}
    pq.write_table(
        pa.table({name: pa.array([row.get(name) for row in rows], types.get(name)) for name in names}), path
    )
    head = folder / "graph.json"
    data = json.loads(head.read_text(encoding="utf-8"))
    data["rows"][table] = len(rows)
    head.write_text(json.dumps(data), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """Return the problems of a folder, without the name of the folder it lies in."""
    with pytest.raises(GraphFileError) as caught:
        CareerGraph.load(folder)
    assert caught.value.file == str(folder) or str(caught.value.file).startswith(str(folder))
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def setting(row: int, **values: Any) -> Change:  # noqa: ANN401 - of any column
    return lambda rows: rows[row].update(values)


HORIZONS = "horizons.parquet: row 0 ('cook' -> 'chef'): "
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
    ("roles", setting(1, more='{"kpis": ["a", 7]}'), "row 1 ('cook'), `more`: roles.cook.kpis[1]: "),
    ("roles", setting(1, more='{"kpis": ["a", {"text": "b", "sources": ["x"]}]}'), "no source 'x' stands"),
    ("roles", setting(1, more='{"title": "Cook"}'), "`more`: 'title' does not belong there"),
    ("roles", setting(1, more='{"kpis": [], "kpis": []}'), "`more`: the key 'kpis'"),
    ("roles", setting(1, more="{"), "`more`: "),
    ("roles", setting(1, more="[]"), "`more`: it is no mapping"),
    ("roles", setting(1, more='{"field_sources": {"skills.x": ["one"]}}'), "expected skill 'x'"),
    ("roles", setting(1, place=7), "`place` does not hold every number from 0 on once"),
    ("roles", list.clear, "roles.parquet: there is no role"),
    ("skills", setting(0, more='{"kpis": []}'), "skills.parquet: row 0 ('cooking'), `more`: 'kpis' does not"),
    ("roles", setting(1, more='{"pay": {"low": -1, "currency": "EUR", "period": "day"}}'), "`low` is -1"),
    ("skills", setting(0, more='{"resources": [{"title": "A", "to": 9}]}'), "the level of 'cooking' is 9"),
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
    ("moves", setting(1, more='{"field_sources": {"x": ["one"]}}'), "`more`: moves[0].field_sources.x: "),
    ("moves", setting(1, more='{"years_range": [3, 4]}'), "`more`: 'years_range' does not belong there"),
    ("moves", setting(1, more='{"within": []}'), "`more`: 'within' does not belong there"),
    ("roles", setting(1, more='{"people": 3}'), "`more`: 'people' does not belong there"),
    ("roles", setting(1, people=0), "row 1 ('cook'): people is 0; it counts 1 or more"),
    ("moves", setting(1, years_low=-1.0), MOVES + "the range of its years cannot be; years are 0 or more"),
    ("moves", setting(1, years_high=float("nan")), MOVES + "the range of its years cannot be"),
    ("moves", setting(1, years_high=None), MOVES + "one end of the range of its years is missing"),
    ("moves", setting(1, years_low=2.75), MOVES + "`years_low` and `years_high` go from a quarter"),
    ("moves", setting(1, years_low=4.0, years=None), "`years_low` and `years_high` go from a quarter"),
    ("moves", setting(1, years_until=float("inf")), MOVES + "the range of its years cannot be"),
    ("moves", setting(1, credentials=[1]), MOVES + "a number in `credentials` stands for no credential"),
    ("horizons", setting(0, move=9), "horizons.parquet: row 0: it is about move 9; there are 4 moves"),
    ("horizons", setting(0, move=2), "row 1 ('cook' -> 'chef'): it stands behind a later one"),
    ("horizons", setting(0, years=-1.0), HORIZONS + "the years are -1.0; they are a number of 0 or more"),
    ("horizons", setting(0, share=1.5), HORIZONS + "a share of it is no share; shares lie between 0 and 1"),
    ("horizons", setting(0, share=float("nan")), HORIZONS + "a share of it is no share"),
    ("horizons", setting(0, high=2.0), HORIZONS + "a share of it is no share"),
    ("horizons", setting(0, low=0.25), HORIZONS + "`share` lies outside its interval"),
    ("horizons", setting(0, years=3.0), "row 1 ('cook' -> 'chef'): horizons ascend; put the fewer years"),
    (
        "horizons",
        setting(0, share=0.6, high=None),
        "row 1 ('cook' -> 'chef'): the share falls with the years",
    ),
    ("horizons", setting(2, share=0.75), "the shares of all moves from one role within 3 years sum to 1.25"),
    ("horizons", setting(2, share=0.50001), ""),
    ("horizons", setting(2, years=1e17, share=0.9), ""),
    ("requires", setting(0, move=4), "requires.parquet: row 0: it is about move 4 and skill 0"),
    ("requires", setting(0, level=7), "row 0 ('cook' -> 'chef', 'cooking'): the level is 7"),
    ("requires", setting(1, skill=0), "a skill stands here twice"),
    ("requires", setting(1, sources=[2]), "a number in `sources` stands for no source"),
]


@pytest.mark.parametrize(("table", "how", "words"), BROKEN, ids=lambda value: str(value)[:40])
def test_a_broken_rule_is_told(folder: Path, table: str, how: Change, words: str) -> None:
    change(folder, table, how)
    if not words:
        CareerGraph.load(folder)
        return
    problems = told(folder)
    assert any(words in problem for problem in problems), problems


def test_an_untouched_folder_is_right_and_equal(folder: Path) -> None:
    for table in ("roles", "skills", "expects", "moves", "horizons", "requires"):
        change(folder, table, list.copy)
    assert CareerGraph.load(folder).file == CareerGraph.from_dict(DATA).file


def test_a_folder_of_before_there_were_columns_for_it_is_read(folder: Path) -> None:
    columns = {"moves": ["years_low", "years_high", "years_until", "credentials"], "roles": ["people"]}
    for table, names in columns.items():
        path = folder / f"{table}.parquet"
        pq.write_table(pq.read_table(path).drop_columns(names), path)
    (folder / "horizons.parquet").unlink()
    head = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    del head["rows"]["horizons"]
    (folder / "graph.json").write_text(json.dumps(head), encoding="utf-8")
    said = {name: DATA["moves"][1][name] for name in ("years_range", "years_until", "within", "credentials")}
    more = said | {"field_sources": {"years": ["two"]}}
    change(folder, "moves", setting(1, more=json.dumps(more)))
    change(folder, "moves", setting(2, more=json.dumps({"within": DATA["moves"][2]["within"]})))
    change(folder, "roles", setting(0, more='{"people": 9}'))
    assert CareerGraph.load(folder).file == CareerGraph.from_dict(DATA).file
    change(folder, "moves", setting(2, more='{"within": [{"years": 3, "share": 0.75}]}'))
    assert any("within 3 years sum to 1.25" in problem for problem in told(folder))


def test_twenty_problems_are_told_at_most(tmp_path: Path) -> None:
    roles = {f"r{number:03}": {"title": f"Role {number}"} for number in range(200)}
    moves = [{"from": "r000", "to": f"r{number:03}", "years": 1} for number in range(1, 200)]
    data = {"format": "careergraph/1", "title": "Many", "roles": roles, "moves": moves}
    folder = CareerGraph.from_dict(data).save(tmp_path / "many.careergraph")
    change(folder, "moves", lambda rows: [row.update(years=-1.0) for row in rows])
    assert len(told(folder)) == 20
    change(folder, "roles", lambda rows: [row.update(level=9) for row in rows])
    problems = told(folder)
    assert len(problems) == 20
    assert "and 379 more problems" in problems[-1]


def test_problems_of_several_tables_are_told_together(folder: Path) -> None:
    change(folder, "roles", setting(1, level=9))
    change(folder, "moves", setting(1, years=-1.0))
    assert len(told(folder)) == 2


def test_the_head_is_held_against_the_rules(folder: Path) -> None:
    head = folder / "graph.json"
    text = head.read_text(encoding="utf-8")
    for before, after, words in [
        ('"title"', '"titel"', "did you mean 'title'?"),
        ('"columns/1"', '"columns/2"', "`form` is not 'columns/1'"),
        ('"rows": {', '"rows": [], "r": {', "`rows` does not say how many rows each table has"),
        ('"roles": 3', '"role": 3', "`rows` does not say how many rows each table has"),
        ('"roles": 3', '"roles": true', "`rows` does not say how many rows each table has"),
        ('"roles": 3', '"roles": 4', "the table has 3 rows where graph.json says 4"),
        ('"levels"', '"roles": {}, "levels"', "`roles` stands here; it is the table roles.parquet"),
        ('"careergraph/1"', '"careergraph/2"', "careergraph/1"),
    ]:
        assert before in text
        head.write_text(text.replace(before, after, 1), encoding="utf-8")
        problems = told(folder)
        assert any(words in problem for problem in problems), (before, problems)
    for content, words in [("[]", "a list"), ("{", "graph.json"), ("", "the file is empty")]:
        head.write_text(content, encoding="utf-8")
        assert any(words in problem for problem in told(folder)), content


def test_types_of_any_width_are_read(folder: Path) -> None:
    """As other programs write them: wide whole numbers, large or shared texts, columns of nothing."""
    for table in ("roles", "skills", "expects", "moves", "requires"):
        path = folder / f"{table}.parquet"
        read = pq.read_table(path)
        wide = {}
        for name, column in zip(read.column_names, read.columns, strict=True):
            kind = column.type
            if pa.types.is_integer(kind):
                kind = pa.int64()
            elif pa.types.is_string(kind):
                kind = pa.dictionary(pa.int32(), pa.string()) if name == "title" else pa.large_string()
            wide[name] = column.cast(kind)
        if table == "roles":
            wide["place"] = pa.nulls(3) if "place" not in wide else wide["place"]
            del wide["place"]
            wide["more"] = wide.get("more", pa.nulls(3))
        pq.write_table(pa.table(wide), path, row_group_size=2)
    assert CareerGraph.load(folder).file == CareerGraph.from_dict(DATA).file
