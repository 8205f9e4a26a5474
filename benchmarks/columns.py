"""What a graph of 100,000 roles and 1,000,000 moves takes: as columns, and as JSON.

    python -m benchmarks.columns              makes the graph, and asks both forms
    python -m benchmarks.columns --roles 20000

Each run is a process of its own. Processor time is counted, what Python imports for a question with it; the
table gives medians. "Before" is what the same took, from JSON, when every move was a record, a dictionary
and an edge, on a machine whose json.loads took as long as the last line says.
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
from contextlib import suppress
from pathlib import Path
from random import Random
from subprocess import run
from typing import TYPE_CHECKING

from benchmarks.shapes import career_graph
from careergraph import CareerGraph, NoRouteError, UnknownNameError
from careergraph.document import files
from careergraph.document.rules import parse

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES = 100_000
LATER = 100
HARD = 5

# What was measured before there were columns, on 100,000 roles, from JSON: seconds, megabytes, milliseconds.
BEFORE: dict[str, float | None] = {
    "load, s": 9.81,
    "peak, MB": 1286.0,
    "first path, ms": 2615.0,
    "later path, ms": 1.05,
    "show, ms": 0.1,
    "a mistyped name, ms": 714.0,
    # The first took more memory than the machine had, the others were not measured.
    "least learning, ms": None,
    "first unlock, ms": None,
    "first gateways between two roles, ms": None,
    "peak then, MB": None,
}


def main() -> None:
    """Print the table, in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--roles", type=int, default=ROLES, help="how many roles (default: 100,000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each form (default: 3)")
    parser.add_argument("--once", metavar="GRAPH", help=argparse.SUPPRESS)
    parser.add_argument("--write", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(options.roles, Path(options.write))
        return
    if options.once:
        print(json.dumps(once(Path(options.once))))
        return
    with tempfile.TemporaryDirectory() as folder:
        # Elsewhere: a process begins with the peak of memory of the one that started it.
        command = [sys.executable, "-m", "benchmarks.columns", "--roles", str(options.roles)]
        run([*command, "--write", folder], check=True)
        text, columns = Path(folder) / "company.json", Path(folder) / "company.careergraph"
        told = {path: medians(path, options.runs) for path in (columns, text)}
        print(f"Python {sys.version.split()[0]}, {options.runs} runs each, {options.roles:,} roles\n")
        print("| | as columns | as JSON | before |\n|---|--:|--:|--:|")
        print(f"| on disk, MB | {megabytes(columns):.1f} | {megabytes(text):.1f} | {megabytes(text):.1f} |")
        for name, before in BEFORE.items():
            known = f"{before:,.1f}" if before is not None and options.roles == ROLES else ""
            print(f"| {name} | {told[columns][name]:,.2f} | {told[text][name]:,.2f} | {known} |")
        gc.disable()
        content = text.read_text(encoding="utf-8")
        began = time.process_time()
        json.loads(content)
        print(f"| `json.loads` alone, s | | {time.process_time() - began:.2f} | 2.90 |")


def write(roles: int, folder: Path) -> None:
    """Write a graph of so many roles in both forms."""
    path = files.write(parse(career_graph(roles, "company")), folder / "company.json")
    CareerGraph.load(path).save(folder / "company.careergraph")


def megabytes(path: Path) -> float:
    """Return what a file, or the files of a folder, take."""
    return sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir())) / 1e6


def medians(path: Path, runs: int) -> dict[str, float]:
    """Return the medians of runs on one graph."""
    command = [sys.executable, "-m", "benchmarks.columns", "--once", str(path)]
    told = [json.loads(run(command, check=True, capture_output=True).stdout) for _ in range(runs)]
    return {name: statistics.median(each[name] for each in told) for name in BEFORE}


def once(path: Path) -> dict[str, float]:
    """Load a graph and ask it what people ask."""
    began = time.process_time()
    graph = CareerGraph.load(path)
    load = time.process_time() - began
    peak = peak_megabytes()
    rng = Random(1)
    count = len(graph.roles)
    pairs = [(f"r{rng.randrange(count // 2)}", f"r{rng.randrange(count // 2, count)}") for _ in range(LATER)]
    first, *later = [1000 * seconds(lambda pair=pair: graph.path(*pair)) for pair in pairs]  # type: ignore[misc]
    shown = [1000 * seconds(lambda pair=pair: show(graph, pair[0])) for pair in pairs]  # type: ignore[misc]
    import rapidfuzz.fuzz
    import rapidfuzz.process  # noqa: F401 - what is timed is the search

    return {
        "load, s": load,
        "peak, MB": peak,
        "first path, ms": first,
        "later path, ms": statistics.median(later),
        "show, ms": statistics.median(shown),
        "a mistyped name, ms": 1000 * seconds(lambda: graph.role("role 9999x")),
        "least learning, ms": statistics.median(
            1000 * seconds(lambda pair=pair: graph.path(*pair, by="learning"))  # type: ignore[misc]
            for pair in pairs[:HARD]
        ),
        "first unlock, ms": 1000 * seconds(lambda: graph.unlock(pairs[0][0])),
        "first gateways between two roles, ms": 1000 * seconds(lambda: graph.gateways(*pairs[0])),
        "peak then, MB": peak_megabytes(),
    }


def peak_megabytes() -> float:
    """Return the most memory that this process has taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(graph: CareerGraph, role: str) -> None:
    """Make all records that a card of a role tells of."""
    found = graph.role(role)
    for target in graph.successors(found.id):
        graph.move(found.id, target)
    for source in graph.predecessors(found.id):
        graph.move(source, found.id)


def seconds(question: Callable[[], object]) -> float:
    """Return the processor time that a question takes; no route and no such name are answers."""
    began = time.process_time()
    with suppress(NoRouteError, UnknownNameError):
        question()
    return time.process_time() - began


if __name__ == "__main__":
    main()
