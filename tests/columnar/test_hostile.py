"""Folders that mean harm, or are broken, end in a clear error before they take time or memory.

Those that could explode are read by a process of their own under limits of the system.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

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
