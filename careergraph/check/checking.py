"""Checking a graph: everything that keeps it from loading, or else all that deserves a look."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from pydantic import Field

from careergraph import columnar
from careergraph.answers import Answer
from careergraph.check import alike, asks, durations, ladders, sourcing, ways
from careergraph.check.mending import mended
from careergraph.document import texts
from careergraph.document.catalogue import CATALOGUE, ERROR, Severity, chosen
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError, QuestionError
from careergraph.graph import CareerGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from careergraph.check.observation import Observation
    from careergraph.document.texts import Document
    from careergraph.errors import Problem

__all__ = ["Finding", "Review", "check", "check_document", "check_file"]

_LOOKS = (ways.look, ladders.look, asks.look, alike.look, sourcing.look, durations.look)
# Of a folder of columns with more roles only the ways are looked at: nobody reads a note for each role.
MANY_ROLES = 50_000


class Finding(Answer):
    """One thing that a review found.

    ``line`` and ``column`` are 1-based, and unknown (None) for a graph that came from no file. ``at`` is the
    place in the data, such as ``("roles", "head", "level")``; ``see_line`` and ``see_at`` are a second place
    that has to do with it.
    """

    code: str
    name: str
    severity: Severity
    subject: str
    message: str
    remedy: str
    file: str | None
    line: int | None
    column: int | None
    at: tuple[str | int, ...]
    see_line: int | None
    see_at: tuple[str | int, ...]


class Review(Answer):
    """What a review found, in the order of the file.

    ``loads`` says whether the file loads at all. Where it does not, findings are those of the part that does,
    and more may be found once the errors are mended.
    ``ignored`` counts the findings that were switched off, by code.
    """

    file: str | None
    loads: bool
    errors: int
    warnings: int
    notes: int
    findings: tuple[Finding, ...]
    ignored: dict[str, int] = Field(default_factory=dict)

    def __repr__(self) -> str:
        """Say how much was found."""
        return (
            f"<Review of {self.file or 'a graph'}: {self.errors} errors, {self.warnings} warnings, "
            f"{self.notes} notes>"
        )


def check(graph: CareerGraph, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Review:
    """What in a graph deserves a look?

    Parameters
    ----------
    graph
        The graph.
    select
        Tell only these findings: codes (``"CG304"``), beginnings of codes (``"CG3"``) or names
        (``"unused-skill"``); all of them where empty.
    ignore
        Leave out these, beside those that the graph's file switches off.

    Returns
    -------
    Review
        The findings by code, then by what they are about. A graph has no lines: use `check_file` for them.

    Raises
    ------
    QuestionError
        ``ignore`` names the errors of the format, which cannot be switched off.
    UnknownNameError
        ``select`` or ``ignore`` names no finding.

    Notes
    -----
    Cost: about linear in the file; names are compared as `careergraph.check.alike` tells.

    Examples
    --------
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen",
    ...     "skills": {"cooking": {"title": "Cooking"}, "singing": {"title": "Singing"}},
    ...     "roles": {"cook": {"title": "Cook"}, "chef": {"title": "Chef", "skills": {"cooking": 1}}},
    ...     "moves": [{"from": "cook", "to": "chef"}],
    ... })
    >>> [(finding.code, finding.subject) for finding in check(graph, ignore=["CG5"]).findings]
    [('CG401', "skill 'singing'")]
    """
    switched_off = _off(ignore) | frozenset(graph.file.ignore)
    return _review(_observed(graph), None, wanted=_wanted(select), switched_off=switched_off)


def check_file(path: str | Path, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Review:
    """What is wrong with a graph file, or a folder of columns, and what in it deserves a look?

    The file need not load: all its errors are told then, each with its line and column, and such findings as
    hold whatever is mended. The options are those of `check`.

    Raises
    ------
    QuestionError
        ``ignore`` names the errors of the format, which cannot be switched off.
    UnknownNameError
        ``select`` or ``ignore`` names no finding.
    """
    if columnar.is_folder(path):
        return _check_folder(path, select=select, ignore=ignore)
    return check_document(texts.read_path(path), select=select, ignore=ignore)


def _check_folder(path: str | Path, *, select: Iterable[str], ignore: Iterable[str]) -> Review:
    """What is wrong with a folder of columns? Of a large one only the ways are looked at, by its columns."""
    wanted, ignored = _wanted(select), _off(ignore)
    name = os.fspath(path)
    try:
        graph = columnar.read_folder(path)
    except GraphFileError as error:
        told = (_finding(problem, ERROR, problem.file) for problem in error.problems)
        return _counted(name, tuple(told), Counter())
    looks = _LOOKS if len(graph.roles) <= MANY_ROLES else (ways.look,)
    seen = sorted((found for look in looks for found in look(graph)), key=_order)
    return _review(seen, name, wanted=wanted, switched_off=ignored | frozenset(graph.file.ignore))


def check_document(document: Document, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Review:
    """What is wrong with a text that was read? See `check_file`."""
    wanted, ignored = _wanted(select), _off(ignore)
    file, errors = None, document.problems
    if document.readable:
        try:
            file = parse(document.data)
        except GraphFileError as error:
            errors = document.located(error.problems)
    told = tuple(_finding(problem, ERROR, document.name) for problem in errors)
    if file is not None and not errors:
        seen = _observed(CareerGraph(file))
    else:
        rest = mended(document.data, document.problems)
        if rest is None:
            return _counted(document.name, told, Counter())
        file, seen = rest.file, rest.of_whole(_observed(CareerGraph(rest.file)))
    # Without the problems of the text, which are told already.
    placed = document._replace(problems=()).located(seen)
    switched_off = ignored | frozenset(file.ignore)
    return _review(placed, document.name, errors=told, wanted=wanted, switched_off=switched_off)


def _wanted(select: Iterable[str]) -> frozenset[str]:
    return chosen(select) or frozenset(CATALOGUE)


def _off(ignore: Iterable[str]) -> frozenset[str]:
    found = chosen(ignore)
    if ERROR in found:
        raise QuestionError(f"{ERROR} cannot be switched off: such errors keep the file from loading")
    return found


def _observed(graph: CareerGraph) -> list[Observation]:
    """Return everything that was seen, by code and subject."""
    return sorted((observation for look in _LOOKS for observation in look(graph)), key=_order)


def _order(observation: Observation) -> tuple[str, str, str]:
    return observation.code, observation.subject, observation.message


def _review(
    seen: Iterable[Problem],
    file: str | None,
    *,
    errors: Sequence[Finding] = (),
    wanted: frozenset[str],
    switched_off: frozenset[str],
) -> Review:
    findings = list(errors)
    ignored: Counter[str] = Counter()
    for observation in seen:
        code: str = getattr(observation, "code", ERROR)
        if code in switched_off:
            ignored[code] += 1
        elif code in wanted:
            findings.append(_finding(observation, code, file))
    if errors:
        findings.sort(key=lambda item: (item.line or 0, item.column or 0))
    return _counted(file, tuple(findings), ignored)


def _finding(problem: Problem, code: str, file: str | None) -> Finding:
    kind = CATALOGUE[code]
    return Finding(
        code=code,
        name=kind.name,
        severity=kind.severity,
        subject=getattr(problem, "subject", "the file"),
        message=problem.message,
        remedy=problem.remedy,
        file=file,
        line=problem.line,
        column=problem.column,
        at=problem.path,
        see_line=problem.other_line,
        see_at=problem.other_path,
    )


def _counted(file: str | None, findings: tuple[Finding, ...], ignored: Counter[str]) -> Review:
    severities = Counter(finding.severity for finding in findings)
    return Review(
        file=file,
        loads=not severities["error"],
        errors=severities["error"],
        warnings=severities["warning"],
        notes=severities["note"],
        findings=findings,
        ignored=dict(sorted(ignored.items())),
    )
