"""Folders that mean harm, or are broken, end in a clear error before they take time or memory.

Those that could explode are read by a process of their own under limits of the system.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careergraph import CareerGraph, GraphFileError, MissingExtraError, OutputError
from careergraph.columnar import layout, read_folder
from tests.columnar.test_rules import DATA, told

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 20
MEMORY = 3_000 * 2**20  # of addresses: threads and libraries take most of it

READ = """
import sys
from careergraph import CareerGraph, GraphFileError
try:
    CareerGraph.load(sys.argv[1])
except GraphFileError as error:
    print(str(error)[:2000])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return CareerGraph.from_dict(DATA).save(tmp_path / "kitchen.careergraph")


def read_apart(folder: Path) -> str:
    """Read a folder in another process, within its limits; return what it told."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=limit,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def replaced(folder: Path, table: str, column: str, values: Any, **options: Any) -> None:  # noqa: ANN401
    path = folder / f"{table}.parquet"
    read = pq.read_table(path)
    columns = {name: read[name] for name in read.column_names}
    pq.write_table(pa.table(columns | {column: values}), path, **options)


def test_a_text_that_many_rows_share_is_measured_before_it_is_laid_out(folder: Path) -> None:
    count = 1_000_000
    shared = pa.DictionaryArray.from_arrays(pa.array([0] * count, pa.int32()), ["x" * 80_000])
    ids = pa.array([f"r{number:07}" for number in range(count)])
    pq.write_table(pa.table({"id": ids, "title": ids, "summary": shared}), folder / "roles.parquet")
    (folder / "graph.json").write_text(
        '{"format": "careergraph/1", "title": "T", "form": "columns/1"}', encoding="utf-8"
    )
    assert "the texts are longer than 1024 MiB" in read_apart(folder)


def test_a_text_that_grows_by_what_it_shares_with_the_one_before_is_measured_too(folder: Path) -> None:
    count = 200_000
    ids = pa.array([f"r{number:07}" for number in range(count)])
    long = pa.array(["x" * 70_000] * 2_000 + [None] * (count - 2_000))
    table = pa.table({"id": ids, "title": ids, "summary": pa.chunked_array([long])})
    for number in range(9):
        table = table.append_column(f"s{number}", long) if number == 0 else table
    pq.write_table(
        table.drop_columns(["s0"]),
        folder / "roles.parquet",
        use_dictionary=False,
        column_encoding={"summary": "DELTA_BYTE_ARRAY"},
        compression="zstd",
    )
    (folder / "graph.json").write_text(
        '{"format": "careergraph/1", "title": "T", "form": "columns/1"}', encoding="utf-8"
    )
    assert "the summary cannot be told" in read_apart(folder)


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


def test_where_there_is_no_folder_it_is_told(tmp_path: Path) -> None:
    for path, words in [("none.careergraph", "no such folder"), ("file.careergraph", "this is a file")]:
        if path.startswith("file"):
            (tmp_path / path).write_text("x", encoding="utf-8")
        with pytest.raises(GraphFileError, match=words):
            read_folder(tmp_path / path)
    (tmp_path / "empty.careergraph").mkdir()
    with pytest.raises(GraphFileError, match="there is no such file"):
        read_folder(tmp_path / "empty.careergraph")


def test_where_the_system_refuses_the_old_folder_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = CareerGraph.load(folder)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".tmp"):
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="you may not write there"):
        graph.save(folder)
    assert [entry.name for entry in folder.parent.iterdir()] == [folder.name]

    def fail(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left on device; choose another place"):
        graph.save(folder)
    monkeypatch.undo()
    assert CareerGraph.load(folder).file == graph.file


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


def test_only_a_graph_is_replaced(folder: Path, tmp_path: Path) -> None:
    graph = CareerGraph.load(folder)
    other = tmp_path / "other.careergraph"
    other.mkdir()
    with pytest.raises(OutputError, match="is a folder without a graph"):
        graph.save(other)
    (tmp_path / "file.careergraph").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        graph.save(tmp_path / "file.careergraph")
    with pytest.raises(OutputError, match="there is no such folder to put it in"):
        graph.save(tmp_path / "nowhere" / "one.careergraph")
    (folder / "left over").write_text("x", encoding="utf-8")
    graph.save(folder)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "file.careergraph",
        "kitchen.careergraph",
        "other.careergraph",
    ]
    assert CareerGraph.load(folder).file == graph.file


def test_without_pyarrow_it_is_told_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("careergraph.columnar.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'pip install "careergraph\[large\]"'):
        CareerGraph.load(folder)
    with pytest.raises(MissingExtraError, match=r"a graph in columns needs an optional package"):
        CareerGraph.from_dict(DATA).save(folder)
