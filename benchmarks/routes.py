"""Time routes side by side with networkx on generated career graphs, and count its wrong answers.

    python -m benchmarks.routes            graphs of 30, 300 and 3,000 roles
    python -m benchmarks.routes --large    one of 100,000 roles and 1,000,000 moves
    python -m benchmarks.routes --esco     ESCO's occupations, from $CAREERGRAPH_DATA or ../shared/data
    python -m benchmarks.routes --via      past one and two via roles, which no peer is asked

Every question is put to both in turn, in one process; processor time is counted, a pair at a time. The
tables give the median and the 95th percentile of ours, and the median of the ratios, ours / theirs. Each
row is of a graph that was asked before, so that what is made once, by either, is made.
By learning the peer is `networkx.dijkstra_path` with a weight that counts the steps of the target role
that the source role lacks: the nearest thing that a graph library offers. It pays a skill twice, or
forgets what was learnt two moves ago, so its routes are compared with the exact ones.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import statistics
import time
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import networkx as nx

from benchmarks.esco import esco_graph
from benchmarks.shapes import Shape, career_graph
from careergraph import CareerGraph, NoRouteError
from careergraph.search import Constraints, Network, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
SHAPES: tuple[Shape, ...] = ("company", "national", "similar")
SIZES = (30, 300, 3_000)
LARGE = 100_000
# What is made once for a graph is made.
WARM = 5
SOON = 0.5


def main() -> None:
    """Print the tables, in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    tables = {
        "--large": (large, "one graph of 100,000 roles"),
        "--esco": (esco, "real occupations, alike by their skills"),
        "--via": (via, "by learning, past via roles"),
    }
    for option, (table, what) in tables.items():
        parser.add_argument(option, dest="table", action="store_const", const=table, default=sizes, help=what)
    parser.add_argument("--pairs", type=int, default=100, help="questions a row (default: 100)")
    options = parser.parse_args()
    options.table(options.pairs)


def sizes(pairs: int) -> None:
    """Print what graphs of 30, 300 and 3,000 roles take."""
    graphs = {
        (shape, size): CareerGraph.from_dict(career_graph(size, shape)) for shape in SHAPES for size in SIZES
    }
    gc.freeze()
    print("| graph | roles | question | ours ms | 95 % | ours / networkx |\n|---|--:|---|--:|--:|--:|")
    for (shape, size), graph in graphs.items():
        for by in ("moves", "years", "learning"):
            ours, theirs = timed(graph, by, pairs)
            print(f"| {shape} | {size:,} | {by} | {told(ours)} | {ratio(ours, theirs)} |", flush=True)
    print("\n| graph | networkx wrong | worst excess | its claim off by | ours proven | in 0.5 s |")
    print("|---|--:|--:|--:|--:|--:|")
    for (shape, size), graph in graphs.items():
        if size == SIZES[-1]:
            print(f"| {shape} | {wrong(graph, pairs)} |", flush=True)
    print("\n| 3,000 roles | company ms | national ms | similar ms |\n|---|--:|--:|--:|")
    for name, ask in rest().items():
        cells = [
            told(alone(graphs[shape, SIZES[-1]], ask, max(5, pairs // 10))).split(" | ")[0]
            for shape in SHAPES
        ]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    cells = [told(blocked(shape, max(5, pairs // 10))).split(" | ")[0] for shape in SHAPES]
    print(f"| no route: the smallest bridges | {' | '.join(cells)} |", flush=True)


def large(pairs: int) -> None:
    """Print what a graph of 100,000 roles takes."""
    data = career_graph(LARGE, "company")
    start = time.process_time()
    graph = CareerGraph.from_dict(data)
    print(
        f"{len(graph.roles):,} roles, {len(graph.file.moves):,} moves: made from a dict in "
        f"{time.process_time() - start:.1f} s"
    )
    start = time.process_time()
    graph.derived(Network)
    print(f"compiled for searching in {time.process_time() - start:.1f} s")
    gc.freeze()
    print("\n| question | ours ms | 95 % | ours / networkx |\n|---|--:|--:|--:|")
    for by in ("moves", "years"):
        ours, theirs = timed(graph, by, pairs)
        print(f"| {by} | {told(ours)} | {ratio(ours, theirs)} |", flush=True)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB")


def esco(pairs: int) -> None:
    """Print what the least learning takes on real occupations."""
    folder = Path(os.environ.get("CAREERGRAPH_DATA") or ROOT.parent / "shared" / "data")
    graph = CareerGraph.from_dict(esco_graph(folder / "esco_1_1_1_en_csv.zip"))
    graph.derived(Network)
    gc.freeze()
    print(f"{len(graph.roles):,} roles, {len(graph.file.moves):,} moves, {len(graph.skills):,} skills")
    ours, theirs = timed(graph, "learning", pairs)
    print("\n| question | ours ms | 95 % | ours / networkx |\n|---|--:|--:|--:|")
    print(f"| learning | {told(ours)} | {ratio(ours, theirs)} |", flush=True)
    print("\n| networkx wrong | worst excess | its claim off by | ours proven | in 0.5 s |")
    print("|--:|--:|--:|--:|--:|")
    print(f"| {wrong(graph, pairs)} |")


def via(pairs: int) -> None:
    """Print what the least learning takes past roles drawn at random."""
    print(
        "| graph | roles | via roles | ours ms | 95 % | proven | worst gap |\n|---|--:|--:|--:|--:|--:|--:|"
    )
    for shape in SHAPES:
        for size in SIZES[1:]:
            graph = CareerGraph.from_dict(career_graph(size, shape))
            graph.derived(Network)
            for count in (1, 2):
                print(f"| {shape} | {size:,} | {count} | {past(graph, count, pairs)} |", flush=True)


def past(graph: CareerGraph, count: int, pairs: int) -> str:
    """Return the times, how many answers are proven to be the best, and how far off others may be at most."""
    random = Random(3)
    ids = sorted(graph.roles)
    seconds, gaps = [], []
    for start, goal in questions(graph, pairs):
        constraints = Constraints(via=frozenset(random.sample(ids, count)))
        held = graph.roles[start].skills
        before = time.process_time()
        best = Search(graph, start, goal, by="learning", held=held, constraints=constraints).best()
        seconds.append(time.process_time() - before)
        if best is not None:
            gaps.append(best.objective / best.bound - 1)
    proven = sum(not gap for gap in gaps) / len(gaps)
    return f"{told(seconds)} | {proven:.0%} | {max(gaps):.0%}"


def questions(graph: CareerGraph, count: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of roles, the first of which leads to the second."""
    random = Random(5)
    ids = sorted(graph.roles)
    while count:
        start, goal = random.sample(ids, 2)
        if nx.has_path(graph.nx, start, goal):
            count -= 1
            yield start, goal


def lacking(graph: CareerGraph) -> Callable[[str, str, Any], int]:
    """Return the peer's weight: how many steps of the target role the source role lacks."""
    steps = {
        role.id: frozenset(
            (skill, step) for skill, level in role.skills.items() for step in range(1, level + 1)
        )
        for role in graph.roles.values()
    }
    return lambda source, target, _: len(steps[target] - steps[source])


def timed(graph: CareerGraph, by: str, pairs: int) -> tuple[list[float], list[float]]:
    """Return the seconds that each question took us, and networkx."""
    weight = lacking(graph)
    peers: dict[str, Callable[[str, str], object]] = {
        "moves": lambda a, b: nx.bidirectional_shortest_path(graph.nx, a, b),
        "years": lambda a, b: nx.bidirectional_dijkstra(graph.nx, a, b, weight="years"),
        "learning": lambda a, b: nx.dijkstra_path(graph.nx, a, b, weight=weight),
    }
    ours, theirs = [], []
    # Drawn beforehand: to see whether there is a route networkx searches, and would have the pair at hand.
    for start, goal in list(questions(graph, pairs + WARM)):
        held = graph.roles[start].skills
        before = time.process_time()
        Search(graph, start, goal, by=by, held=held).best()  # type: ignore[arg-type]
        between = time.process_time()
        peers[by](start, goal)
        after = time.process_time()
        ours.append(between - before)
        theirs.append(after - between)
    return ours[WARM:], theirs[WARM:]


def told(seconds: Sequence[float]) -> str:
    """Return median and 95th percentile in milliseconds, as two cells."""
    ordered = sorted(seconds)
    return f"{statistics.median(ordered) * 1000:.2f} | {ordered[int(len(ordered) * 0.95)] * 1000:.2f}"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Return the median of the ratios, pair by pair."""
    return f"{statistics.median(a / b for a, b in zip(ours, theirs, strict=True) if b):.2f}"


def wrong(graph: CareerGraph, pairs: int) -> str:
    """Return how often the peer's route learns more than it must, by how much, and what it claims.

    And how many answers of ours are proven to be the best, by the default budget and in half a second.
    """
    weight = lacking(graph)
    excess, off, proven, soon = [], [], 0, 0
    for start, goal in questions(graph, pairs):
        before = time.process_time()
        best = Search(graph, start, goal, by="learning", held=graph.roles[start].skills).best()
        seconds = time.process_time() - before
        assert best is not None
        proven += best.proven
        soon += best.proven and seconds <= SOON
        path = nx.dijkstra_path(graph.nx, start, goal, weight=weight)
        asked: dict[str, int] = {}
        for role in path[1:]:
            for skill, level in graph.roles[role].skills.items():
                asked[skill] = max(asked.get(skill, 0), level)
        held = graph.roles[start].skills
        true = sum(max(0, level - held.get(skill, 0)) for skill, level in asked.items())
        claimed = sum(weight(a, b, None) for a, b in pairwise(path))
        excess.append(true / best.objective - 1 if best.objective else 0.0)
        off.append(abs(claimed / true - 1) if true else 0.0)
    share = sum(each > 0 for each in excess) / len(excess)
    return (
        f"{share:.0%} | {max(excess):.0%} | {statistics.median(off):.0%} | "
        f"{proven / len(excess):.0%} | {soon / len(excess):.0%}"
    )


def rest() -> dict[str, Callable[[CareerGraph, str, str], object]]:
    """Return the questions that no peer answers."""
    return {
        "learning, 5 best": lambda graph, a, b: graph.path(a, b, by="learning", k=5),
        "moves, 5 best": lambda graph, a, b: graph.path(a, b, k=5),
        "trade-offs": lambda graph, a, b: graph.trade_offs(a, b),
        "reach, 3 moves": lambda graph, a, _: graph.reach(a, moves=3),
        "reach, 40 steps of learning": lambda graph, a, _: graph.reach(a, learning=40),
        "unlock": lambda graph, a, _: graph.unlock(a),
    }


def blocked(shape: Shape, pairs: int) -> list[float]:
    """Return the seconds that "no route" took between the halves of a graph that no move joins."""
    data = career_graph(SIZES[-1], shape)
    ids = list(data["roles"])
    half = set(ids[: len(ids) // 2])
    data["moves"] = [move for move in data["moves"] if (move["from"] in half) == (move["to"] in half)]
    graph = CareerGraph.from_dict(data)
    random = Random(7)
    seconds = []
    for _ in range(pairs + 1):
        start, goal = random.choice(ids[: len(half)]), random.choice(ids[len(half) :])
        before = time.process_time()
        try:
            graph.path(start, goal)
        except NoRouteError:
            seconds.append(time.process_time() - before)
    return seconds[1:]


def alone(graph: CareerGraph, ask: Callable[[CareerGraph, str, str], object], pairs: int) -> list[float]:
    """Return the seconds that a question took."""
    seconds = []
    for start, goal in questions(graph, pairs + 1):
        before = time.process_time()
        try:
            ask(graph, start, goal)
        except NoRouteError:  # pragma: no cover - the questions have a route
            continue
        seconds.append(time.process_time() - before)
    return seconds[1:]


if __name__ == "__main__":
    main()
