"""What is left of a broken file once the broken parts are taken out: enough to look for findings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from careergraph.document.records import FORMAT
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.check.observation import Observation
    from careergraph.document.records import GraphFile
    from careergraph.errors import Problem

__all__ = ["Remainder", "mended"]

Path: TypeAlias = tuple[str | int, ...]

# Taking a part out can break another one, such as a move to a role that is gone.
MOST_ROUNDS = 6
# A graph that no people wrote is mended where it was made.
MOST_MOVES = 50_000
# Nor is one with more problems than this mended to find what else deserves a look: first come the problems.
MOST_PROBLEMS = 500
MOST_DEPTH = 20
ENTRY = 2
# Without these there is no graph, or too little is left of it.
SECTIONS = frozenset({"roles", "moves", "skills", "sources", "levels"})
# What may be taken out of a role or a move without anything else being found for it.
_PLAIN_FIELDS = frozenset(
    {"scope", "summary", "aliases", "codes", "focus", "years", "people", "leavers", "within", "id"}
)


@dataclass
class Remainder:
    """The part of a file that loads, and what was taken out of it.

    Parameters
    ----------
    file
        The part that loads.
    data
        The whole file's data, as it was read.
    positions
        Where each move that is left stands in the whole file.
    entries
        The entries that something was taken out of, as paths in the whole file.
    ways
        Whether roles, moves or levels are missing, so that nothing is known of ways.
    uses
        Whether anything is missing that may name a skill or a source.
    """

    file: GraphFile
    data: dict[str, Any]
    positions: list[int]
    entries: set[tuple[str | int, ...]] = field(default_factory=set)
    ways: bool = False
    uses: bool = False

    def of_whole(self, seen: Iterable[Observation]) -> list[Observation]:
        """Return what was seen of the rest and holds for the whole file, with places in the whole file."""
        placed = (
            replace(item, path=self._place(item.path), other_path=self._place(item.other_path))
            for item in seen
        )
        return [item for item in placed if self._holds(item)]

    def _place(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        if path[:1] == ("moves",) and len(path) > 1:
            return ("moves", self.positions[int(path[1])], *path[ENTRY:])
        return path

    def _holds(self, item: Observation) -> bool:
        """Say whether a finding cannot come of what was taken out."""
        if self.ways and item.code[:3] in {"CG1", "CG2"}:
            return False
        if self.uses and item.code in {"CG305", "CG401", "CG503"}:
            return False
        about = {item.path[:ENTRY], item.other_path[:ENTRY]}
        for entry in list(about):
            if entry[:1] == ("moves",) and len(entry) == ENTRY:
                move = self.data["moves"][entry[1]]
                about |= {("roles", move["from"]), ("roles", move["to"])}
        return about.isdisjoint(self.entries)


def mended(data: object, problems: Iterable[Problem]) -> Remainder | None:
    """Return the part of a file that loads, or None where too much is broken.

    A broken value is taken out; where its entry cannot do without it, the entry is, and what refers to that.

    Parameters
    ----------
    data
        The file's data as it was read; it is not changed.
    problems
        What is wrong with the text itself, such as a key that stands twice.

    Notes
    -----
    Cost: that of reading the data anew up to six times, of files of up to 500 problems.
    """
    moves = data.get("moves") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(moves, list) or len(moves) > MOST_MOVES:
        return None
    rest: dict[str, Any] = _apart(data)
    moves = rest["moves"]
    taken = {problem.path for problem in problems if problem.path}
    for _ in range(MOST_ROUNDS):
        positions = [place for place, move in enumerate(moves) if move is not _GONE]
        try:
            file = parse(rest | {"moves": [moves[place] for place in positions]})
        except GraphFileError as error:
            if len(error.problems) > MOST_PROBLEMS:
                return None
            paths = {_of_whole(problem.path, positions) for problem in error.problems}
            taken |= paths
            going = {_goes(rest, path) for path in paths}
            if None in going:
                return None
            _take(rest, {path for path in going if path is not None})
            continue
        remainder = Remainder(file, data, positions)
        for path in taken:
            _note(remainder, path)
        return remainder
    return None


def _apart(node: Any, depth: int = 0) -> Any:  # noqa: ANN401 - data is any
    """Return a copy of data that shares nothing with it, nor any part with another part.

    Aliases of YAML stand for one and the same value: what is taken out of one entry may not go from all. What
    lies deeper than anything in a graph file is left out.
    """
    if depth > MOST_DEPTH:
        return None
    if isinstance(node, dict):
        return {key: _apart(value, depth + 1) for key, value in node.items()}
    return [_apart(value, depth + 1) for value in node] if isinstance(node, list) else node


# Stands where a move was, so that the others keep their places.
_GONE = object()


def _of_whole(path: tuple[str | int, ...], positions: list[int]) -> tuple[str | int, ...]:
    if path[:1] == ("moves",) and len(path) > 1:
        return ("moves", positions[int(path[1])], *path[ENTRY:])
    return path


def _order(path: tuple[str | int, ...]) -> list[tuple[bool, int, str]]:
    return [(isinstance(part, str), part if isinstance(part, int) else 0, str(part)) for part in path]


def _goes(data: dict[str, Any], path: Path) -> Path | None:
    """Return what goes because of an error at a path: that, or what lacks it; None where nothing can."""
    if path in {("title",), ("format",)}:
        return path
    node: Any = data
    for part in path[:-1]:
        node = node[part]
    last = path[-1] if path else ""
    if isinstance(node, dict) and last in node:
        return None if node is data and last in SECTIONS else path
    if isinstance(node, list) and isinstance(last, int) and last < len(node):
        return path
    # Something is missing: what lacks it goes, if the file can do without.
    return _goes(data, path[:-1]) if len(path) > ENTRY else None


def _take(data: dict[str, Any], paths: set[Path]) -> None:
    """Take out what stands at some paths."""
    outer = (path for path in paths if not any(path[:length] in paths for length in range(1, len(path))))
    # From the end, so that what is taken from a list moves nothing that is still to be taken.
    for path in sorted(outer, key=_order, reverse=True):
        node: Any = data
        for part in path[:-1]:
            node = node[part]
        if node is data and path[0] in {"title", "format"}:
            data[str(path[0])] = FORMAT
        elif node is data["moves"]:
            node[path[-1]] = _GONE
        else:
            del node[path[-1]]


def _note(remainder: Remainder, path: tuple[str | int, ...]) -> None:
    """Note what a part that was taken out leaves unknown."""
    remainder.entries.add(path[:ENTRY])
    section = path[0]
    in_entry = path[ENTRY] if len(path) > ENTRY else None
    whole = section in {"roles", "moves"} and in_entry in {None, "level", "kind", "from", "to"}
    remainder.ways |= whole or section == "levels"
    remainder.uses |= whole or (section in {"roles", "moves"} and in_entry not in _PLAIN_FIELDS)
    remainder.uses |= section == "credentials" or in_entry == "resources"
