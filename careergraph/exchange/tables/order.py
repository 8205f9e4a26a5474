"""The true order of levels, where a table does not tell it: order files, and the ranks that they give."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from careergraph.document.texts.reading import refusal
from careergraph.document.texts.regular import TooLargeError, read_regular
from careergraph.errors import GraphFileError
from careergraph.exchange.tables.cells import CellProblem
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Order", "Rank", "listed", "order_data", "order_of", "read_order"]

_COMMENT = re.compile(r"(?:^|\s)#")

MOST_BYTES = 4 * 2**20
# Each pattern is held against each title.
MOST_PATTERNS = 200


@dataclass(frozen=True)
class Rank:
    """One level of an order for all ladders: its name, and the patterns of the titles that stand on it."""

    name: str
    patterns: tuple[str, ...]

    def fits(self, title: str) -> int:
        """Return how well a title fits: how many letters of the pattern it meets, plus one; else 0.

        >>> Rank("Senior", ("Senior *",)).fits("senior analyst"), Rank("Plain", ("*",)).fits("Analyst")
        (7, 1)
        """
        folded = fold(title)
        return max((_fits(fold(pattern), folded) for pattern in self.patterns), default=0)


def _fits(pattern: str, title: str) -> int:
    """Return how many letters of a pattern a title meets, plus one; 0 where it does not fit.

    Each part between asterisks is looked for once, from left to right: the first place is as good as any.
    """
    first, *rest = pattern.split("*")
    if not rest:
        return len(pattern.strip()) + 1 if pattern == title else 0
    last = rest.pop()
    if not (title.startswith(first) and title.endswith(last) and len(title) >= len(first) + len(last)):
        return 0
    position, end = len(first), len(title) - len(last)
    for part in rest:
        position = title.find(part, position, end)
        if position < 0:
            return 0
        position += len(part)
    return sum(len(part.strip()) for part in (first, *rest, last)) + 1


@dataclass(frozen=True)
class Order:
    """What is known of the order of levels.

    Parameters
    ----------
    ladders
        Folded name of a ladder -> its levels, lowest first; None stands for a level whose name is not known.
    ranks
        The levels of all ladders, lowest first; empty where nothing is said of them.
    """

    ladders: dict[str, tuple[str | None, ...]]
    ranks: tuple[Rank, ...] = ()

    @classmethod
    def of_levels(cls, levels: Sequence[str]) -> Order:
        """Return an order that only lists the levels, lowest first."""
        return cls({}, tuple(Rank(level, (level,)) for level in levels))

    def joined(self, other: Order) -> Order:
        """Return an order that knows what either knows; where both speak, this one counts."""
        return Order({**other.ladders, **self.ladders}, self.ranks or other.ranks)

    def rank(self, title: str) -> int | None:
        """Return the position of the level that a title stands on, lowest 0; None where nothing fits it."""
        exact, open_ = self._patterns
        folded = fold(title)
        best = (len(folded) + 1, -exact[folded]) if folded in exact else (0, 0)
        for pattern, position in open_:
            best = max(best, (_fits(pattern, folded), -position))
        return -best[1] if best[0] else None

    @cached_property
    def _patterns(self) -> tuple[dict[str, int], list[tuple[str, int]]]:
        """Return the patterns without an asterisk, and those with one, each with the position of its rank."""
        exact: dict[str, int] = {}
        open_: list[tuple[str, int]] = []
        for position, rank in enumerate(self.ranks):
            for pattern in map(fold, rank.patterns):
                if "*" in pattern:
                    open_.append((pattern, position))
                else:
                    exact.setdefault(pattern, position)
        return exact, open_

    def steps(self, ladder: str, titles: Sequence[str]) -> tuple[list[list[str] | None], list[str]]:
        """Return the steps of a ladder, lowest first, and the titles whose place is not known.

        A step is the list of its titles, or None where a step exists that nobody can name: what stands below
        and above it are no neighbours.
        """
        listed = self.ladders.get(fold(ladder))
        if listed is None:
            return self._ranked(titles)
        by_name = {fold(title): title for title in titles}
        steps: list[list[str] | None] = [
            None if name is None else [by_name[fold(name)]]
            for name in listed
            if name is None or fold(name) in by_name
        ]
        known = {fold(name) for name in listed if name is not None}
        rest = [title for title in titles if fold(title) not in known]
        holes = [position for position, step in enumerate(steps) if step is None]
        ranked, unranked = self._ranked(rest)
        found = [step for step in ranked if step]
        if len(holes) == len(rest) == 1:
            found, unranked = [[rest[0]]], []
        if len(holes) == len(found) == len(rest) and not unranked:
            for position, step in zip(holes, found, strict=True):
                steps[position] = step
            rest = []
        return steps, rest

    def _ranked(self, titles: Sequence[str]) -> tuple[list[list[str] | None], list[str]]:
        ranks: dict[int, list[str]] = {}
        unknown = []
        for title in titles:
            rank = self.rank(title)
            if rank is None:
                unknown.append(title)
            else:
                ranks.setdefault(rank, []).append(title)
        return [ranks[rank] for rank in sorted(ranks)], unknown


def read_order(path: str | Path) -> Order:
    """Return the order that a file tells.

    Parameters
    ----------
    path
        JSON: a list of levels, or ladder -> list of levels (also under the key ``order``), lowest first, with
        null where a level's name is not known. Or a text: one level a line, lowest first. ``[Ladder]`` begins
        the levels of one ladder, ``[*]`` those of all. A level of all may say which titles stand on it,
        with asterisks for any text: ``Senior = Senior *``. ``#`` begins a comment, ``?`` stands for a level
        whose name is not known.

    Raises
    ------
    GraphFileError
        The file cannot be read, or is no order.
    """
    name = str(path)
    try:
        text = read_regular(path, MOST_BYTES).decode("utf-8-sig")
    except TooLargeError:
        raise _wrong(name, "this is too long for an order of levels") from None
    except OSError as error:
        raise _wrong(name, refusal(error)[0]) from None
    except UnicodeDecodeError:
        raise _wrong(name, "this is no UTF-8") from None
    return (
        _from_json(name, text)
        if text.lstrip()[:1] in {"{", "["} and name.endswith(".json")
        else _from_text(text, name)
    )


def _from_json(name: str, text: str) -> Order:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _wrong(name, f"this is no JSON ({error})") from None
    if isinstance(data, dict) and isinstance(data.get("order"), dict | list):
        data = data["order"]
    if isinstance(data, list):
        data = {"*": data}
    ladders: dict[str, tuple[str | None, ...]] = {}
    for ladder, levels in data.items():
        if not isinstance(levels, list) or not all(isinstance(level, str | None) for level in levels):
            raise _wrong(name, f"the levels of {ladder!r} are no list of names")
        ladders[fold(ladder)] = tuple(levels)
    return _order(ladders, name)


def _from_text(text: str, name: str) -> Order:
    ladders: dict[str, list[str | None]] = {}
    ladder = "*"
    for number, line in enumerate(text.splitlines(), 1):
        level = _COMMENT.split(line, maxsplit=1)[0].strip()
        if level.startswith("[") and level.endswith("]"):
            ladder = fold(level[1:-1])
            if not ladder:
                raise _wrong(name, "a ladder has no name", line=number)
        elif level:
            ladders.setdefault(ladder, []).append(None if level == "?" else level)
    return _order({ladder: tuple(levels) for ladder, levels in ladders.items()}, name)


def order_data(order: Order) -> dict[str, list[str | None]]:
    """Return an order as plain data: what `order_of` reads.

    >>> order_data(Order.of_levels(["Junior", "Senior"]))
    {'*': ['Junior', 'Senior']}
    """
    data: dict[str, list[str | None]] = {ladder: list(levels) for ladder, levels in order.ladders.items()}
    if order.ranks:
        data["*"] = [
            rank.name if rank.patterns == (rank.name,) else f"{rank.name} = {', '.join(rank.patterns)}"
            for rank in order.ranks
        ]
    return data


def order_of(data: Mapping[str, Sequence[str | None]], name: str) -> Order:
    """Return the order that plain data tell: ladder -> its levels, lowest first, ``*`` for all ladders.

    Raises
    ------
    GraphFileError
        It has more patterns than can be held against every title.
    """
    return _order({fold(ladder): tuple(levels) for ladder, levels in data.items()}, name)


def _order(ladders: dict[str, tuple[str | None, ...]], name: str) -> Order:
    ranks = [_rank(level) for level in ladders.pop("*", ()) if level is not None]
    if sum("*" in pattern for rank in ranks for pattern in rank.patterns) > MOST_PATTERNS:
        raise _wrong(name, f"this order has more than {MOST_PATTERNS} patterns with asterisks")
    return Order(ladders, tuple(ranks))


def _rank(level: str) -> Rank:
    name, equals, patterns = level.partition("=")
    if equals and name.strip() and patterns.strip():
        return Rank(
            name.strip(), tuple(pattern.strip() for pattern in patterns.split(",") if pattern.strip())
        )
    if "*" in level:
        return Rank(" ".join(level.replace("*", " ").split()) or "Standard", (level,))
    return Rank(level, (level,))


def _wrong(name: str, message: str, *, line: int | None = None) -> GraphFileError:
    remedy = "write one level a line, lowest first, or JSON: ladder -> list of levels"
    return GraphFileError([CellProblem(message, remedy, file=name, line=line)], file=name)


def listed(names: Iterable[str], *, most: int = 3) -> str:
    """Return names for a sentence, cut where they are many.

    >>> listed(["A", "B", "C", "D", "E"])
    "'A', 'B', 'C' and 2 more"
    """
    shown = [repr(name) for name in names]
    rest = len(shown) - most
    return ", ".join(shown) if rest <= 0 else f"{', '.join(shown[:most])} and {rest} more"
