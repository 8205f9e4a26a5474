"""How long a command takes from a cold start, against only importing what it stands on.

    python benchmarks/startup.py [PAIRS]

Each pair runs the two programs one after the other, so that a slow moment of the machine hits both; the table
shows medians, and the median of the pairs' ratios. Processor time is counted, of the bytecode that an
installation has. Beside it: how many files of the package a command enters.
"""

import os
import resource
import statistics
import subprocess
import sys

ALL = ["-c", "import networkx, pydantic, click"]
CLICK = ["-c", "import click"]
COMMANDS = {
    "--version": ["--version"],
    "the tab key": [],
    "path": ["path", "coordinator", "cro", "--json"],
    "path, by learning": ["path", "coordinator", "cro", "--by", "learning"],
    "path, in text": ["path", "coordinator", "cro"],
    "roles": ["roles"],
    "show": ["show", "head"],
}


# The tab key after `careergraph path coord`.
COMPLETION = {
    "COMP_WORDS": "careergraph path coord",
    "COMP_CWORD": "2",
    "_CAREERGRAPH_COMPLETE": "bash_complete",
}
# A command as an installation starts it, and one that tells at its end how many files of ours it entered.
STARTED = "import sys; sys.argv[0] = 'careergraph'; from careergraph.cli import main; main()"
ENTERED = """
import atexit, sys
own = lambda name: name.split(".")[0] == "careergraph"
atexit.register(lambda: print(sum(map(own, sys.modules)), file=sys.stderr))
"""
# The most that is aimed at, times the base.
AIMS = {"--version": (CLICK, 2.5), "the tab key": (CLICK, 2.5), "path": (ALL, 1.25)}
MOST_FILES = 38


def environment(name: str) -> dict[str, str]:
    """Return what a command finds: bytecode may be written, as an installation does."""
    found = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return found | (COMPLETION if name == "the tab key" else {})


def seconds(name: str, *arguments: str) -> float:
    """Return the processor time of one Python process."""
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment(name))
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def entered(name: str, arguments: list[str]) -> int:
    """Return how many files of the package a command enters."""
    done = subprocess.run(
        [sys.executable, "-c", ENTERED + STARTED, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment(name),
    )
    return int(done.stderr.split()[-1])


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"Python {sys.version.split()[0]}, {pairs} pairs each\n")
    print("| command | base | base, ms | command, ms | ratio | aim | files |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for name, arguments in COMMANDS.items():
        base, aim = AIMS.get(name, (ALL, None))
        command = ["-c", STARTED, *arguments]
        seconds(name, *base), seconds(name, *command)  # warm the caches of files and bytecode
        timed = [(seconds(name, *base), seconds(name, *command)) for _ in range(pairs)]
        theirs, own = (1000 * statistics.median(column) for column in zip(*timed, strict=True))
        ratio = statistics.median(own / base for base, own in timed)
        told = f"`{base[-1]}` | {theirs:.0f} | {own:.0f} | {ratio:.2f} | {aim or ''}"
        print(f"| {name} | {told} | {entered(name, arguments)} |", flush=True)
    print(f"\nAim for the files of path: at most {MOST_FILES}.")


if __name__ == "__main__":
    main()
