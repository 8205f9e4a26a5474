"""Everything that can go wrong, as one tree.

::

    CareerGraphError
    |-- GraphFileError (ValueError)       a graph file breaks the format; all its problems at once
    |-- ProfileError (ValueError)         a person's file cannot be read
    |-- UnknownNameError (LookupError)    a name fits no role, skill, level ... of the graph
    |   `-- AmbiguousNameError            a name fits more than one
    |-- QuestionError (ValueError)        the question makes no sense, whatever the graph
    |-- NoRouteError (LookupError)        an answer: no route exists
    |-- OutputError (OSError)             an answer could not be written
    `-- MissingExtraError (ImportError)   an optional package is not installed

Every message says what is wrong, where, and what to do.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from careergraph.answers import NoRoute

__all__ = [
    "AmbiguousNameError",
    "CareerGraphError",
    "GraphFileError",
    "MissingExtraError",
    "NoRouteError",
    "OutputError",
    "Problem",
    "ProfileError",
    "QuestionError",
    "UnknownNameError",
]

T = TypeVar("T")

SHOWN_CANDIDATES = 5
SHOWN_LETTERS = 200
# A title behind an id is a help, and no more of it is shown.
SHOWN_TITLE = 60
# Of each kind of problem so many are told one by one. Nobody reads the same words ten thousand times.
MOST_OF_A_KIND = 20
# Where words show a value, until it is known how the file writes it: no text of a file holds it unescaped.
VALUE = "\0"


class CareerGraphError(Exception):
    """Root of every error that careergraph raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Let an error pass from one process to another, with all that it carries."""
        return _again, (type(self), self.args), vars(self)


def _again(kind: type[CareerGraphError], args: tuple[object, ...]) -> CareerGraphError:
    error = kind.__new__(kind)
    error.args = args
    return error


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file.

    Parameters
    ----------
    message
        What is wrong.
    remedy
        What to do about it, or an empty string.
    file
        The file's name as the user gave it, or None for data that came from no file.
    line, column
        1-based place in the file, or None where no place is known.
    path
        The place in the data, such as ``("roles", "head", "level")``.
    on_key
        The problem is the last key of the path itself, such as an unknown field, and not its value.
    other_path, other_line
        A second place that has to do with it, such as the first of two moves between the same roles.
    as_written
        Message and remedy with `VALUE` where they show the value. A reader that knows how the file writes it
        puts that in: ``0110`` is another code than the number 110.
    """

    message: str
    remedy: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: tuple[str | int, ...] = ()
    on_key: bool = False
    other_path: tuple[str | int, ...] = ()
    other_line: int | None = None
    as_written: tuple[str, str] | None = field(default=None, repr=False, compare=False)

    def __str__(self) -> str:
        """Return one line: place, what is wrong, what to do."""
        file = None if self.file is None else _on_one_line(self.file)
        place = ":".join(str(part) for part in (file, self.line, self.column) if part is not None)
        where = place or _dotted(self.path)
        other = f"line {self.other_line}" if self.other_line else _dotted(self.other_path)
        message = f"{self.message} (see {other})" if other else self.message
        text = f"{message}; {self.remedy}" if self.remedy else message
        return f"{where}: {text}" if where else text


def _on_one_line(name: str) -> str:
    """Return a file's name without line ends: nothing of it may look like a message of its own."""
    return "\ufffd".join(name.splitlines()) or name


def _dotted(path: tuple[str | int, ...]) -> str:
    """Write a path in the data as people write it: ``moves[3].requires.budgeting``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            shown = part if part.isprintable() else repr(part)
            text += f".{shown}" if text else shown
    return text


# What differs between two problems of one kind: texts from the file, and numbers.
_PARTICULARS = re.compile(
    r"""'[^'\\]*+(?:\\.[^'\\]*+)*+'|"[^"\\]*+(?:\\.[^"\\]*+)*+"|[-+.]*+[0-9][\w.+-]*+""", re.DOTALL
)


def kind_of(message: str) -> str:
    """Return what problems of one kind have in common: a message without its texts and numbers.

    >>> kind_of("no role 'led' stands under `roles`") == kind_of("no role 'coo' stands under `roles`")
    True
    """
    return _PARTICULARS.sub("", message)


def told_once(
    items: Sequence[T], kind: Callable[[T], object], *, most: int = MOST_OF_A_KIND
) -> Iterator[tuple[T, int]]:
    """Yield what to tell of many problems or findings: of each kind the first twenty.

    Parameters
    ----------
    items
        All of them, in the order in which they are told.
    kind
        Returns what makes two of them the same kind, such as a code, or `kind_of` a message.
    most
        How many of one kind are told.

    Yields
    ------
    tuple
        One to tell, and how many of its kind are not told after it: 0 for all but the last of a kind.

    Examples
    --------
    >>> list(told_once(["b", "a", "b", "b"], str, most=2))
    [('b', 0), ('a', 0), ('b', 1)]
    """
    kinds = [kind(item) for item in items]
    counts = Counter(kinds)
    told: Counter[object] = Counter()
    for item, its_kind in zip(items, kinds, strict=True):
        told[its_kind] += 1
        if told[its_kind] < most:
            yield item, 0
        elif told[its_kind] == most:
            yield item, counts[its_kind] - most


class _ProblemsError(CareerGraphError, ValueError):
    """An error that carries every problem found in one input."""

    noun = "file"

    def __init__(self, problems: Iterable[Problem], *, file: str | None = None) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.file = file
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        name = _on_one_line(file) if file else f"this {self.noun}"
        lines = [f"{name} has {count} {noun}:"]
        for problem, more in told_once(self.problems, lambda problem: kind_of(problem.message)):
            lines.append(f"  {problem}")
            if more:
                lines.append(f"  and {more} more of this kind{self._where_all()}")
        super().__init__("\n".join(lines))

    def _where_all(self) -> str:
        """Say where every problem is told; nothing where there is no such place."""
        return ""


class GraphFileError(_ProblemsError):
    """A graph file, or the data handed to ``from_dict``, breaks the format.

    Attributes
    ----------
    problems
        Every problem found, in the order of the file.
    file
        The file's name, or None.
    """

    noun = "graph"

    def _where_all(self) -> str:
        return "; `careergraph check --all` lists them" if self.file else ""


class ProfileError(_ProblemsError):
    """A person's file cannot be read as a profile."""

    noun = "profile"


class UnknownNameError(CareerGraphError, LookupError):
    """A name fits nothing of its kind in the graph.

    Attributes
    ----------
    kind
        What was looked up: ``"role"``, ``"skill"``, ``"level"``, ``"function"``, ``"need"``, ``"graph"``.
    name
        The name as it was given.
    candidates
        Ids or names that come near, nearest first; may be empty.
    titles
        What the message calls those of them whose ids say nothing to people, such as ``"47-2031.00"``.
    hint
        What the message says to do where nothing comes near.
    given_by
        What named it, where that was not the question itself: ``"the profile's `role`"``; else empty.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        candidates: Sequence[str] = (),
        *,
        hint: str = "",
        titles: Mapping[str, str] | None = None,
        given_by: str = "",
    ) -> None:
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)
        self.titles = dict(titles or {})
        self.hint = hint
        self.given_by = given_by
        super().__init__(self._message(hint))

    def with_more(self, *, hint: str | None = None, given_by: str = "") -> UnknownNameError:
        """Return the same error with another hint, or with what named what is unknown."""
        return type(self)(
            self.kind,
            self.name,
            self.candidates,
            hint=self.hint if hint is None else hint,
            titles=self.titles,
            given_by=given_by or self.given_by,
        )

    def _named(self) -> str:
        """Return the name, with what named it where that was not the question."""
        return f"{_shown(self.name)} ({self.given_by})" if self.given_by else _shown(self.name)

    def _near(self) -> str:
        """Return the candidates in a list, codes with what they stand for."""
        quoted = [
            f"{_shown(key)} ({_short(self.titles[key])})" if key in self.titles else _shown(key)
            for key in self.candidates[:SHOWN_CANDIDATES]
        ]
        return _joined(quoted, len(self.candidates))

    def _message(self, hint: str) -> str:
        text = f"no {self.kind} is called {self._named()}"
        if self.candidates:
            text += f"; did you mean {self._near()}?"
        elif hint:
            text += f"; {hint}"
        return text


class AmbiguousNameError(UnknownNameError):
    """A name fits more than one role or skill; ``candidates`` holds them all."""

    def _message(self, hint: str) -> str:
        text = f"{self._named()} fits {len(self.candidates)} {self.kind}s: {self._near()}"
        return f"{text}; {hint or 'name one of them by its id'}"


class QuestionError(CareerGraphError, ValueError):
    """A question that makes no sense, such as a negative number of moves."""


class NoRouteError(CareerGraphError, LookupError):
    """No route answers the question.

    Attributes
    ----------
    no_route
        What can be reached, what leads to the goal, what blocks, and the smallest bridges.
    """

    def __init__(self, message: str, no_route: NoRoute) -> None:
        self.no_route = no_route
        super().__init__(message)


class OutputError(CareerGraphError, OSError):
    """A file could not be written; the file that was there before is untouched."""


class MissingExtraError(CareerGraphError, ImportError):
    """An optional package is needed.

    Attributes
    ----------
    extra
        The extra to install: ``pip install "careergraph[EXTRA]"``.
    """

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f'{what} needs an optional package: pip install "careergraph[{extra}]"')


def _shown(name: str) -> str:
    """Return a name in quotes, cut where nobody would read on."""
    return repr(name if len(name) <= SHOWN_LETTERS else f"{name[:SHOWN_LETTERS]}…")


def _short(title: str) -> str:
    """Return a title beside an id, cut where it would hide the ids."""
    return title if len(title) <= SHOWN_TITLE else f"{title[:SHOWN_TITLE]}…"


def _joined(shown: Sequence[str], count: int) -> str:
    """Join the first of so many names for a sentence, and say how many more there are."""
    rest = count - len(shown)
    if rest:
        return f"{', '.join(shown)} or {rest} more"
    return " or ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
