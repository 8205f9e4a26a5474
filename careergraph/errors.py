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

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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

SHOWN_CANDIDATES = 5


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

    def __str__(self) -> str:
        """Return one line: place, what is wrong, what to do."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        where = place or _dotted(self.path)
        other = f"line {self.other_line}" if self.other_line else _dotted(self.other_path)
        message = f"{self.message} (see {other})" if other else self.message
        text = f"{message}; {self.remedy}" if self.remedy else message
        return f"{where}: {text}" if where else text


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


class _ProblemsError(CareerGraphError, ValueError):
    """An error that carries every problem found in one input."""

    noun = "file"

    def __init__(self, problems: Iterable[Problem], *, file: str | None = None) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.file = file
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        name = file or f"this {self.noun}"
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{name} has {count} {noun}:\n{lines}")


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
    """

    def __init__(self, kind: str, name: str, candidates: Sequence[str] = (), *, hint: str = "") -> None:
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(self._message(hint))

    def _message(self, hint: str) -> str:
        text = f"no {self.kind} is called {self.name!r}"
        if self.candidates:
            text += f"; did you mean {_listed(self.candidates)}?"
        elif hint:
            text += f"; {hint}"
        return text


class AmbiguousNameError(UnknownNameError):
    """A name fits more than one role or skill; ``candidates`` holds them all."""

    def _message(self, hint: str) -> str:
        text = f"{self.name!r} fits {len(self.candidates)} {self.kind}s: {_listed(self.candidates)}"
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


def _listed(names: Sequence[str]) -> str:
    """Join names for a sentence, cutting a long list short."""
    shown = [repr(name) for name in names[:SHOWN_CANDIDATES]]
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} or {rest} more"
    return " or ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
