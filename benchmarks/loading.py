"""How long a graph file takes to load, beside json.loads on the same file.

    python -m benchmarks.loading            files of 30 and 3,000 roles
    python -m benchmarks.loading --large    one of 100,000 roles and 1,000,000 moves

Each run is a process of its own: it loads the file and joins the moves to their roles, then only parses it
with json.loads, the least that any reader of JSON does. Processor time is counted, without imports and with
the collector paused for both; the table gives medians, and the median of the ratios.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from subprocess import run
from typing import Any

from benchmarks.shapes import career_graph
from careergraph import CareerGraph
from careergraph.document import files
from careergraph.document.rules import parse

LARGE = 100_000
# Skills that a move asks for; with those that roles expect, 120,000 in a graph of 3,000 roles.
REQUIREMENTS_A_MOVE = 2


def main() -> None:
    """Print the table, in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--large", action="store_true", help="one graph of 100,000 roles")
    parser.add_argument("--runs", type=int, default=5, help="runs a row (default: 5)")
    parser.add_argument("--once", metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("--write", nargs=2, metavar=("ROLES", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        print(written(int(options.write[0]), Path(options.write[1])))
        return
    if options.once:
        print(json.dumps(once(Path(options.once))))
        return
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each\n")
    print("| roles | moves | asked for | file | MB | load s | json.loads s | ratio | peak MB |")
    print("|--:|--:|--:|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for size, ending in (
            [(LARGE, "json")] if options.large else [(30, "yaml"), (30, "json"), (3_000, "json")]
        ):
            path = Path(folder) / f"{size}.{ending}"
            # Elsewhere: a process begins with the peak of memory of the one that started it.
            command = [sys.executable, "-m", "benchmarks.loading", "--write", str(size), str(path)]
            told = run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()
            print(f"| {told} | {row(path, options.runs)} |")


def written(roles: int, path: Path) -> str:
    """Write a graph of so many roles; return its size in cells of the table."""
    data = career_graph(roles, "company")
    if roles < LARGE:
        state_requirements(data)
    files.write(parse(data), path)
    asked = sum(len(entry.get("skills", ())) for entry in data["roles"].values())
    asked += sum(len(move.get("requires", ())) for move in data["moves"])
    counts = (len(data["roles"]), len(data["moves"]), asked)
    megabytes = f"{path.stat().st_size / 1e6:.1f}"
    return " | ".join([*(f"{count:,}" for count in counts), path.suffix[1:].upper(), megabytes])


def state_requirements(data: dict[str, Any]) -> None:
    """Let moves state some of what their targets expect, every other one optional."""
    for move in data["moves"]:
        wanted = list(data["roles"][move["to"]]["skills"].items())[:REQUIREMENTS_A_MOVE]
        move["requires"] = {
            skill: level if place % 2 else {"level": level, "optional": True}
            for place, (skill, level) in enumerate(wanted)
        }


def row(path: Path, runs: int) -> str:
    """Return the medians of runs on one file, as cells of the table."""
    command = [sys.executable, "-m", "benchmarks.loading", "--once", str(path)]
    told = [json.loads(run(command, check=True, capture_output=True).stdout) for _ in range(runs)]
    ours, theirs, peak = (statistics.median(column) for column in zip(*told, strict=True))
    ratio = statistics.median(own / peer for own, peer, _ in told)
    return f"{ours:.3f} | {theirs:.3f} | {ratio:.1f} | {peak:.0f}"


def once(path: Path) -> tuple[float, float, float]:
    """Return the seconds to load a file, those to parse the same as JSON, and the peak of memory in MB."""
    before = time.process_time()
    graph = CareerGraph.load(path)
    len(graph.columns.moves)
    loaded = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # of loading alone
    text = (
        files.to_text(graph.file, form="json") if path.suffix != ".json" else path.read_text(encoding="utf-8")
    )
    gc.disable()
    before = time.process_time()
    json.loads(text)
    return loaded, time.process_time() - before, peak


if __name__ == "__main__":
    main()
