"""Parquet files as anybody writes them, each refused by the first thing that is wrong with it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.columnar import layout
from careergraph.columnar.parquet import BrokenFileError, Figures, read_table
from tests.columnar.folders import DATA, replaced, told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_single_huge_text_is_refused(folder: Path) -> None:
    replaced(folder, "roles", "summary", pa.array(["x" * 100_000, None, None]))
    assert "the column 'summary' holds a text of 100,000 bytes; at most 80,000 are read" in told(folder)[0]


def test_more_rows_than_are_read_are_refused_by_the_footer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = dict(layout.TABLES)
    tables["moves"] = layout.Layout(tables["moves"].columns, most_rows=2, needed=True)
    monkeypatch.setattr("careergraph.columnar.parquet.TABLES", tables)
    assert told(folder) == ["moves.parquet: the table has 4 rows; at most 2 are read"]


def test_more_values_in_lists_than_are_read_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = dict(layout.TABLES)
    tables["roles"] = layout.Layout(tables["roles"].columns, most_rows=3, needed=True)
    monkeypatch.setattr("careergraph.columnar.parquet.TABLES", tables)
    monkeypatch.setattr("careergraph.columnar.parquet.MOST_VALUES", 3)
    assert "the column 'aliases.list.element' holds 4 values; at most 3 are read" in told(folder)[0]


def test_a_link_a_pipe_and_a_folder_are_no_tables(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.parquet"
    (folder / "moves.parquet").rename(elsewhere)
    (folder / "moves.parquet").symlink_to(elsewhere)
    os.mkfifo(folder / "pipe")
    (folder / "skills.parquet").unlink()
    (folder / "pipe").rename(folder / "skills.parquet")
    (folder / "expects.parquet").unlink()
    (folder / "expects.parquet").mkdir()
    assert [problem.partition(";")[0] for problem in told(folder)] == [
        "skills.parquet: this is no regular file",
        "expects.parquet: this is no regular file",
        "moves.parquet: this is a symbolic link",
    ]
    head = folder / "graph.json"
    head.rename(tmp_path / "graph.json")
    head.symlink_to(tmp_path / "graph.json")
    assert "this is a symbolic link" in told(folder)[0]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" * 100, b"\0" * 1000, b"PAR1\xff\xff\xff\x7fPAR1"])
def test_what_is_no_parquet_file_is_refused(folder: Path, content: bytes) -> None:
    (folder / "roles.parquet").write_bytes(content)
    assert told(folder)[0].startswith("roles.parquet: this is no Parquet file that can be read")


def test_a_file_that_is_cut_or_altered_never_ends_in_a_traceback(folder: Path) -> None:
    path = folder / "roles.parquet"
    whole = path.read_bytes()
    for end in range(0, len(whole), 211):
        path.write_bytes(whole[:end])
        assert told(folder)
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :])
        with suppress(GraphFileError):
            CareerGraph.load(folder)


@pytest.mark.parametrize(
    ("column", "values", "words"),
    [
        ("level", pa.array(["1", "2", "3"]), "the column 'level' is of type string; write it as int32"),
        ("level", pa.array([1, 2, 2**40]), "the column 'level' holds a number that is too large"),
        ("level", pa.array([1.0, 2.0, 1.0]), "the column 'level' is of type double"),
        ("title", pa.array([1, 2, 3]), "the column 'title' is of type int64"),
        ("aliases", pa.array(["a", "b", "c"]), "the column 'aliases' is of type string"),
        ("codes", pa.array([["a"], [], []]), "the column 'codes' is of type list"),
        ("titel", pa.array(["a", "b", "c"]), "the column 'titel' is unknown; did you mean 'title'?"),
        ("zzzz", pa.array(["a", "b", "c"]), "the column 'zzzz' is unknown; there are: id, title"),
        ("title", pa.array(["a", None, "c"]), "row 1 ('cook'): the title '' is no name"),
    ],
)
def test_columns_of_another_kind_are_refused(folder: Path, column: str, values: Any, words: str) -> None:  # noqa: ANN401
    replaced(folder, "roles", column, values)
    assert words in told(folder)[0]


def test_a_column_that_is_missing_or_has_gaps_is_told(folder: Path) -> None:
    path = folder / "moves.parquet"
    read = pq.read_table(path)
    pq.write_table(read.drop_columns(["target"]), path)
    assert told(folder) == ["moves.parquet: the column 'target' is missing; write the folder again"]
    replaced(folder, "moves", "target", pa.array([1, None, 1, 1]))
    assert told(folder) == ["moves.parquet: row 1: 'target' is not said; every row needs it"]
    (folder / "moves.parquet").unlink()
    assert told(folder) == ["moves.parquet: there is no such file; write the folder again: a graph needs it"]


def test_texts_that_are_no_utf_8_are_told(folder: Path) -> None:
    odd = pa.array([b"ok", b"\xff\xfe", b"fine"], pa.binary()).view(pa.string())
    replaced(folder, "roles", "title", odd)
    assert "this is no Parquet file that can be read" in told(folder)[0]


def test_a_table_that_may_not_be_read_or_is_huge_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careergraph.columnar.parquet.MOST_BYTES", 10)
    assert told(folder)[0] == "roles.parquet: this is more than 0 GiB; split the graph"
    monkeypatch.undo()

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("careergraph.columnar.parquet.os.open", refuse)
    with pytest.raises(GraphFileError):
        CareerGraph.load(folder)


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


def test_a_table_that_may_be_missing_is_none_unless_rows_are_said(folder: Path) -> None:
    (folder / "skills.parquet").unlink()
    assert read_table(folder, "skills", None) is None
    assert read_table(folder, "skills", 0) is None
    with pytest.raises(BrokenFileError, match="there is no such file"):
        read_table(folder, "skills", 2)


def test_columns_of_a_table(folder: Path) -> None:
    table = read_table(folder, "moves", 4)
    assert table is not None
    assert table.rows == 4
    assert table.numbers("source").tolist() == [0, 1, 1, 2]
    years = table.figures("years")
    assert years.known is not None
    assert years.known.tolist() == [False, True, False, True]
    assert years.filled(-1).tolist() == [-1, 2.5, -1, 0]
    sources = table.lists("sources")
    assert sources is not None
    assert (sources.offsets.tolist(), sources.parts[0].tolist()) == ([0, 0, 1, 1, 1], [0])


def test_a_column_that_is_missing_is_unknown_everywhere(folder: Path) -> None:
    table = read_table(folder, "moves", None)
    assert table is not None
    missing = table.figures("place")
    assert missing.known is not None
    assert not missing.known.any()
    assert table.figures("place", unknown=1.5).values.tolist() == [1.5] * 4
    assert table.texts("nothing") is None
    assert table.lists("nothing") is None


def test_figures_that_are_all_known_are_returned_as_they_are() -> None:
    values: Any = pa.array([1, 2]).to_numpy()
    assert Figures(values, None).filled(7) is values


def test_two_columns_of_one_name_are_refused(folder: Path) -> None:
    read = pq.read_table(folder / "expects.parquet")
    pq.write_table(read.append_column("role", read["role"]), folder / "expects.parquet")
    assert told(folder) == ["expects.parquet: two columns have one name; write the folder again"]


def test_a_map_without_a_value_is_a_list_with_a_gap(folder: Path) -> None:
    codes = pa.array([[], [("onet", None)], []], pa.map_(pa.string(), pa.string()))
    replaced(folder, "roles", "codes", codes)
    assert told(folder)[0].startswith("roles.parquet: the column 'codes' holds a list with a gap")
