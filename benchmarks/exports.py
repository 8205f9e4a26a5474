"""How much memory and processor time each export takes, on a graph of 20,000 roles and 400,000 moves.

    python -m benchmarks.exports                   every form
    python -m benchmarks.exports --roles 2000      a smaller graph, with twenty moves a role as well
    python -m benchmarks.exports --form jsonld     one form

Each row is the whole command in a process of its own, loading included; the first loads the graph and writes
nothing. Peak memory is what the system counts of the process.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.shapes import career_graph
from careergraph.document import files
from careergraph.document.rules import parse
from careergraph.exchange import FORMS

ROLES, MOVES_A_ROLE = 20_000, 20
TABLES = {"xlsx": ["export", "table", "-o", "out.xlsx"], "table": ["export", "table", "-o", "out"]}
NOTHING = {"(load)": ["roles", "--function", "none"]}


def main() -> None:
    """Print the table, in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--roles", type=int, default=ROLES)
    parser.add_argument("--form", action="append", help="may be repeated (default: all)")
    options = parser.parse_args()
    commands = NOTHING | {form: ["export", form, "-o", f"out-{form}"] for form in FORMS} | TABLES
    print("| export | MB written | processor s | peak MB |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.json"
        files.write(parse(data(options.roles)), graph)
        for form, command in commands.items():
            if not options.form or form in options.form:
                print(f"| {form} | {measured(Path(folder), command)} |", flush=True)


def data(roles: int) -> dict[str, Any]:
    """Return a graph with twenty moves a role, of which every tenth states what it asks."""
    made = career_graph(roles, "company")
    made["functions"] = {"none": "None"}
    dice = Random(roles)
    seen = {(move["from"], move["to"]) for move in made["moves"]}
    names = list(made["roles"])
    while len(seen) < roles * MOVES_A_ROLE:
        ends = dice.choice(names), dice.choice(names)
        if ends[0] != ends[1] and ends not in seen:
            seen.add(ends)
            made["moves"].append({"from": ends[0], "to": ends[1], "people": dice.randrange(1, 9)})
    for move in made["moves"][::10]:
        move["requires"] = dict(list(made["roles"][move["to"]]["skills"].items())[:5])
    return made


def measured(folder: Path, command: list[str]) -> str:
    """Return what a command took, as cells of the table."""
    before = written(folder)
    line = [sys.executable, "-m", "careergraph", "-g", "graph.json", *command]
    child = os.fork()
    if not child:
        os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(line[0], line)  # noqa: S606 - the program that is measured
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        return f"exit status {os.waitstatus_to_exitcode(status)} | |"
    size = (written(folder) - before) / 1e6
    return f"{size:.1f} | {used.ru_utime + used.ru_stime:.1f} | {used.ru_maxrss / 1024:.0f}"


def written(folder: Path) -> int:
    """Return how much stands in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
