"""What is written as a table is read back as it was, whatever the texts."""

import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careergraph import CareerGraph
from careergraph.exchange.output import write_folder
from careergraph.exchange.tables.exporting import Layout, Rows, Value, csv_files, tables
from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.lists import joined
from careergraph.exchange.tables.writing import to_workbook
from careergraph.names import fold
from careergraph.wording import guarded, unguarded
from tests.exchange.tables.drawn import slugs, texts


def names(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Names that nobody could take for one another."""
    return st.lists(texts, min_size=least, max_size=most, unique_by=fold)


amounts = st.one_of(
    st.integers(0, 40).map(float),
    st.floats(0, 1e6, allow_nan=False, allow_infinity=False, allow_subnormal=False),
)


@st.composite
def graphs(draw: st.DrawFn) -> CareerGraph:
    """Draw graphs in which every field may be filled with anything that the format admits."""
    scale, levels = draw(names(0, 4)), draw(names(0, 4))
    functions = draw(st.dictionaries(slugs, texts, max_size=3))
    sources = draw(
        st.dictionaries(
            slugs,
            st.fixed_dictionaries(
                {"title": texts}, optional={"where": texts, "derived": st.just(value=True)}
            ),
            max_size=3,
        )
    )
    skill_ids = draw(st.lists(slugs, max_size=4, unique=True))
    role_ids = draw(st.lists(slugs, min_size=1, max_size=5, unique=True))
    titles = iter(draw(names(len(skill_ids) + 2 * len(role_ids), len(skill_ids) + 2 * len(role_ids))))
    cited = st.lists(st.sampled_from(sorted(sources)), max_size=2, unique=True) if sources else st.just([])
    asked = st.integers(1, len(scale) or 5)
    expected = asked | st.fixed_dictionaries({"level": asked, "optional": st.booleans(), "sources": cited})
    facts = st.lists(st.fixed_dictionaries({"text": texts, "sources": cited}), max_size=2)
    codes = st.dictionaries(slugs, texts, max_size=2)
    skills = {
        key: {
            "title": next(titles),
            **draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "kind": texts,
                        "effort": amounts,
                        "summary": texts,
                        "codes": codes,
                        "sources": cited,
                    },
                )
            ),
        }
        for key in skill_ids
    }

    def by_skill(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
        return st.dictionaries(st.sampled_from(sorted(skills)), values, max_size=3) if skills else st.just({})

    roles: dict[str, Any] = {}
    for key in role_ids:
        names_of = [next(titles), *draw(st.sampled_from([[], ["A shared name"]]))]
        roles[key] = {"title": next(titles), "aliases": names_of[draw(st.integers(0, 1)) :]}
        roles[key] |= draw(
            st.fixed_dictionaries(
                {"skills": by_skill(expected), "codes": codes, "sources": cited},
                optional={
                    "summary": texts,
                    "scope": st.sampled_from(["tactical", "strategic"]),
                    "responsibilities": facts,
                    "kpis": facts,
                    "deliverables": facts,
                    "field_sources": st.dictionaries(
                        st.sampled_from(["level", "summary"]), cited, max_size=2
                    ),
                    **({"level": st.sampled_from(levels)} if levels else {}),
                    **(
                        {"focus": st.sampled_from(sorted(functions)).map(lambda one: {one: 1.0})}
                        if functions
                        else {}
                    ),
                },
            )
        )
    pairs = [(a, b) for a in role_ids for b in role_ids if a != b]
    moves = [
        {"from": a, "to": b}
        | draw(
            st.fixed_dictionaries(
                {
                    "requires": by_skill(
                        st.fixed_dictionaries({"level": asked, "optional": st.booleans(), "sources": cited})
                    )
                },
                optional={
                    "years": amounts,
                    "people": st.integers(1, 2**53),
                    "leavers": st.just(2**53),
                    "sources": cited,
                    "field_sources": st.dictionaries(st.sampled_from(["years", "people"]), cited, max_size=1),
                },
            )
        )
        for a, b in (draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True)) if pairs else [])
    ]
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": draw(texts),
        **draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "version": texts,
                    "updated": st.dates().map(str),
                    "owner": texts,
                    "licence": texts,
                    "language": st.sampled_from(["en", "pt-BR"]),
                },
            )
        ),
        "proficiency": scale,
        "levels": levels,
        "functions": functions,
        "sources": sources,
        "skills": skills,
        "roles": roles,
        "moves": moves,
        "agreements": draw(facts),
    }
    if functions:
        data["needs"] = draw(
            st.dictionaries(
                slugs,
                st.fixed_dictionaries(
                    {"title": texts, "function": st.sampled_from(sorted(functions)), "sources": cited}
                ),
                max_size=2,
            )
        )
    return CareerGraph.from_dict(data)


modest = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@modest
@given(graphs())
def test_a_folder_of_tables_holds_all_of_a_graph(graph: CareerGraph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in csv_files(tables(graph, "sheets")).items():
            (Path(folder) / name).write_bytes(b"".join(content))
        read = import_table(folder)
    assert read.file == graph.file
    assert read.notes == ()


@modest
@given(graphs())
def test_an_excel_file_holds_all_of_a_graph(graph: CareerGraph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.xlsx"
        path.write_bytes(to_workbook(tables(graph, "sheets")))
        assert import_table(path).file == graph.file


def read_back(
    made: dict[str, Rows], layout: Layout, *, levels: Sequence[str], proficiency: Sequence[str] = ()
) -> dict[str, Rows]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        content = b"".join(*csv_files(made).values())
        path.write_bytes(content)
        return tables(CareerGraph(import_table(path, levels=levels, proficiency=proficiency).file), layout)


@modest
@given(graphs())
def test_a_table_of_moves_is_read_back_as_it_was(graph: CareerGraph) -> None:
    made = tables(graph, "moves")
    assert as_texts(
        read_back(made, "moves", levels=graph.file.levels, proficiency=graph.file.proficiency)
    ) == as_texts(made)


def as_texts(made: dict[str, Rows]) -> dict[str, list[list[str]]]:
    return {name: [[str(value or "") for value in row] for row in rows] for name, rows in made.items()}


def is_seen(text: str) -> bool:
    """Say whether all of a name can be seen: a soft hyphen makes no other name, as an import reads it."""
    return all(unicodedata.category(letter) != "Cf" for letter in text)


@st.composite
def ladders(draw: st.DrawFn) -> Rows:
    """Draw a table as people keep it: ladders, their levels, the skills of each."""
    scale = ["Awareness", "Working", "Practitioner", "Expert"]
    skills = draw(names(2, 5).filter(lambda drawn: all(map(is_seen, drawn))))
    rows: list[list[Value]] = [["role", "role level", "skill", "proficiency"]]
    grades = ["Junior", "Senior", "Lead"]
    for ladder in draw(
        st.lists(
            texts.filter(is_seen),
            min_size=2,
            max_size=4,
            unique_by=lambda text: fold(text).split("(", maxsplit=1)[0],
        )
    ):
        for grade in grades[: draw(st.integers(2, 3))]:
            expected = draw(st.lists(st.sampled_from(skills), min_size=1, max_size=3, unique=True))
            rows += [[ladder, grade, joined([skill]), draw(st.sampled_from(scale))] for skill in expected]
    return rows


@modest
@given(ladders())
def test_a_table_of_ladders_is_read_back_as_it_was(rows: Rows) -> None:
    made: dict[str, Rows] = {"expected skills": rows}
    scale = ["Awareness", "Working", "Practitioner", "Expert"]
    again = read_back(made, "expected", levels=["Junior", "Senior", "Lead"], proficiency=scale)
    assert {name: list(table) for name, table in again.items()} == made


@given(st.text())
def test_no_cell_becomes_a_formula_and_none_loses_its_text(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_are_made_anew_and_not_kept(nasty: CareerGraph) -> None:
    for rows in tables(nasty, "sheets").values():
        first = iter(rows)
        assert next(first) is not next(iter(rows))
        assert list(rows) == list(rows)


def test_the_nasty_graph_survives_both_ways(nasty: CareerGraph, tmp_path: Path) -> None:
    made = tables(nasty, "sheets")
    (tmp_path / "all.xlsx").write_bytes(to_workbook(made))
    assert import_table(tmp_path / "all.xlsx").file == nasty.file
    assert import_table(write_folder(csv_files(made), tmp_path / "all")).file == nasty.file


@pytest.mark.parametrize("layout", ["moves", "expected"])
def test_the_bundled_graph_keeps_its_rows(layout: Layout) -> None:
    graph = CareerGraph.load("sales-marketing")
    made = tables(graph, layout)
    assert as_texts(read_back(made, layout, levels=graph.file.levels)) == as_texts(made)
