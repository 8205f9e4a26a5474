"""Every kind of finding: its code, how much it weighs, and what it means.

`docs/reference/findings.md` tells them one by one with examples; the tests hold the two together. A code
keeps its meaning for ever: a new meaning gets a new code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from careergraph.errors import UnknownNameError
from careergraph.names import each_name, near

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CATALOGUE", "ERROR", "FindingCode", "Kind", "Severity", "chosen"]

Severity: TypeAlias = Literal["error", "warning", "note"]


class Kind(NamedTuple):
    """One kind of finding.

    ``error``: the file does not load. ``warning``: most likely a mistake. ``note``: it may be meant so.
    """

    code: str
    name: str
    severity: Severity
    meaning: str


# The one code of all that keeps a file from loading. It cannot be switched off.
ERROR = "CG001"

_KINDS = (
    Kind(ERROR, "broken-format", "error", "The file breaks the format and does not load."),
    Kind("CG101", "isolated-role", "warning", "No move leads to the role, and none away from it."),
    Kind("CG102", "no-way-in", "warning", "A role above the lowest level that no move leads to."),
    Kind("CG103", "no-way-out", "note", "A role below the highest level that no move leads away from."),
    Kind("CG104", "unreachable-circle", "warning", "Roles that lead to one another, but no entry role does."),
    Kind("CG105", "unreachable-top", "warning", "A role of the highest level that no entry role leads to."),
    Kind("CG201", "kinds-in-a-circle", "warning", "The stated kinds of moves contradict the levels."),
    Kind("CG202", "no-level", "note", "A role says no level, although the file lists levels."),
    Kind("CG301", "nothing-asked", "warning", "A promotion that asks for no skill."),
    Kind("CG302", "same-requirements", "note", "Moves to different roles ask for exactly the same."),
    Kind("CG303", "asked-below-start", "warning", "A move asks for less than its role of origin expects."),
    Kind("CG304", "higher-expects-less", "note", "A promotion to a role that expects less of a skill."),
    Kind("CG305", "no-step-below", "warning", "Nobody can learn the level below the one that is asked."),
    Kind("CG306", "no-skills", "note", "The file names no skills, so that no move asks for anything."),
    Kind("CG401", "unused-skill", "note", "No role expects the skill, and no move asks for it."),
    Kind("CG402", "similar-skills", "note", "Two skills have nearly the same name."),
    Kind("CG403", "similar-roles", "note", "Two roles have nearly the same name."),
    Kind("CG501", "unsourced", "note", "Facts without a source, in a file that names sources."),
    Kind("CG502", "no-sources", "note", "The file names no sources at all."),
    Kind("CG503", "unused-source", "note", "No fact names the source."),
    Kind("CG601", "years-out-of-line", "note", "Years far off those of like moves."),
)

CATALOGUE: dict[str, Kind] = {kind.code: kind for kind in _KINDS}

# What a file may switch off: all that `careergraph check` finds in one that loads.
if TYPE_CHECKING:  # no type checker reads a table
    FindingCode: TypeAlias = str
else:
    FindingCode = Literal[tuple(code for code in CATALOGUE if code != ERROR)]


def chosen(codes: Iterable[str]) -> frozenset[str]:
    """Return the codes that a user's list means: codes, names of kinds, or the beginning of codes.

    Parameters
    ----------
    codes
        Such as ``["CG304", "unused-skill", "CG5"]``, in any case.

    Raises
    ------
    UnknownNameError
        One of them fits no code.

    Examples
    --------
    >>> sorted(chosen(["cg5", "unused-skill"]))
    ['CG401', 'CG501', 'CG502', 'CG503']
    """
    found: set[str] = set()
    for wanted in each_name(codes):
        text = wanted.strip().upper()
        fitting = {
            code
            for code, kind in CATALOGUE.items()
            if text in {code, kind.name.upper()} or (len(text) > len("CG") and code.startswith(text))
        }
        if not fitting:
            names = [*CATALOGUE, *(kind.name for kind in _KINDS)]
            raise UnknownNameError(
                "finding",
                wanted,
                near(wanted, names),
                hint=f"they go from {_KINDS[1].code} to {_KINDS[-1].code}",
            )
        found |= fitting
    return frozenset(found)
