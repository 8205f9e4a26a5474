"""How long a command takes from a cold start, against only importing what it stands on.

    python benchmarks/startup.py [PAIRS]

Each pair runs the two programs one after the other, so that a slow moment of the machine hits both; the table
shows medians, and the median of the pairs' ratios. The aim for ``path`` on the bundled graph: at most 1.3.
"""

import statistics
import subprocess
import sys
import time

AIM = 1.3
BASE = ["-c", "import networkx, pydantic, click"]
COMMANDS = {
    "--version": ["--version"],
    "path": ["path", "coordinator", "cro", "--json"],
    "path, by learning": ["path", "coordinator", "cro", "--by", "learning"],
    "path, in text": ["path", "coordinator", "cro"],
    "roles": ["roles"],
    "show": ["show", "head"],
}


def seconds(*arguments: str) -> float:
    """Return the wall time of one Python process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"Python {sys.version.split()[0]}, {pairs} pairs each; base: {BASE[-1]!r}\n")
    print("| command | base, ms | command, ms | ratio |")
    print("|---|---:|---:|---:|")
    for name, arguments in COMMANDS.items():
        command = ["-m", "careergraph", *arguments]
        seconds(*BASE), seconds(*command)  # warm the caches of files and bytecode
        timed = [(seconds(*BASE), seconds(*command)) for _ in range(pairs)]
        base, own = (1000 * statistics.median(column) for column in zip(*timed, strict=True))
        ratio = statistics.median(own / base for base, own in timed)
        print(f"| {name} | {base:.0f} | {own:.0f} | {ratio:.2f} |")
    print(f"\nAim for path: at most {AIM}.")


if __name__ == "__main__":
    main()
