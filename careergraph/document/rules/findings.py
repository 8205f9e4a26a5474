"""The problems found in one graph file: one for each place, told in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.document.rules.words import did_you_mean
from careergraph.errors import VALUE, Problem
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.document.rules.words import Path
    from careergraph.names import Nearest

__all__ = ["MOST_FINDINGS", "Findings", "TooManyFindingsError"]

# Nobody reads more; a hostile file could ask for millions.
MOST_FINDINGS = 10_000
# Near names are looked for so many times for one file, and so many names are compared in all: each of them
# takes a microsecond, and whoever mistypes a hundred names mistyped the first of them, too.
MOST_SUGGESTIONS = 100
MOST_COMPARISONS = 200_000


class TooManyFindingsError(Exception):
    """Enough is wrong: looking further helps nobody. Never leaves `careergraph.document.rules`."""


class Findings:
    """Problems by their place; of two that concern the same place the first is kept."""

    def __init__(self) -> None:
        self._by_place: dict[Path, Problem] = {}
        self._suggestions = self._comparisons = 0
        self._scale: tuple[list[str], dict[str, int]] | None = None

    def __bool__(self) -> bool:
        return bool(self._by_place)

    def tell(
        self,
        path: Path,
        message: str,
        remedy: str = "",
        *,
        on_key: bool = False,
        other: Path = (),
        shown: str = "",
    ) -> None:
        """Note what is wrong at ``path``, unless something is noted there already.

        ``other`` is a second place that has to do with it. ``shown`` stands where the words say `VALUE`,
        unless the file writes the value in another way.

        Raises
        ------
        TooManyFindingsError
            The file holds more problems than anybody would read.
        """
        if path in self._by_place:
            return
        words = (message, remedy) if VALUE in message or VALUE in remedy else None
        if words:
            message, remedy = message.replace(VALUE, shown), remedy.replace(VALUE, shown)
        self._by_place[path] = Problem(
            message, remedy, path=path, on_key=on_key, other_path=other, as_written=words
        )
        if len(self._by_place) >= MOST_FINDINGS:
            raise TooManyFindingsError

    def suggest(self, name: str, known: Nearest) -> str:
        """Return "did you mean ...?" for a mistyped name, or nothing where no known name comes near."""
        self._suggestions += 1
        self._comparisons += len(known.known)
        if self._suggestions > 1 and self._comparisons > MOST_COMPARISONS:
            return ""
        if self._suggestions > MOST_SUGGESTIONS:
            return ""
        return did_you_mean(known.find(name))

    def scale(self, data: Mapping[str, object]) -> tuple[list[str], dict[str, int]]:
        """Return the names of the file's scale of proficiency, and the level that each folded name means."""
        if self._scale is None:
            scale = data.get("proficiency")
            names = (
                [item for item in scale if isinstance(item, str)] if isinstance(scale, list | tuple) else []
            )
            levels: dict[str, int] = {}
            for level, name in enumerate(names, 1):
                levels.setdefault(fold(name), level)
            self._scale = names, levels
        return self._scale

    def in_order(self, data: object) -> tuple[Problem, ...]:
        """Return the problems in the order of their places in ``data``."""
        order = _Order()
        problems = sorted(self._by_place.values(), key=lambda problem: order.of(data, problem.path))
        if len(problems) >= MOST_FINDINGS:
            # At the place of the last one: a file's problems are told in its order.
            last = problems[-1]
            more = f"more problems follow the first {MOST_FINDINGS}"
            remedy = "mend these, then read the file again"
            problems.append(Problem(more, remedy, path=last.path, on_key=last.on_key))
        return tuple(problems)


class _Order:
    """Where a path stands among the paths of the same data."""

    def __init__(self) -> None:
        self._positions: dict[int, dict[object, int]] = {}

    def of(self, data: object, path: Path) -> tuple[int, ...]:
        """Return the position at each step of the path; what is missing stands before what is there."""
        steps: list[int] = []
        node = data
        for part in path:
            if isinstance(node, dict):
                steps.append(self._keys(node).get(part, -1))
                node = node.get(part)
            elif isinstance(node, list | tuple) and isinstance(part, int) and part < len(node):
                steps.append(part)
                node = node[part]
            else:
                break
        return tuple(steps)

    def _keys(self, node: Mapping[object, object]) -> dict[object, int]:
        if id(node) not in self._positions:
            self._positions[id(node)] = {key: position for position, key in enumerate(node)}
        return self._positions[id(node)]
