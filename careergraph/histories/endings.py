"""What an HR system calls the end of a job, and what it calls a leave."""

from __future__ import annotations

import re

__all__ = ["ENDING", "LEAVE", "NOTHING", "meaning"]

NOTHING, ENDING, LEAVE = 0, 1, 2

_ENDS = re.compile(
    r"\b(terminat\w*|retire\w*|resign\w*|deceased|death|died|left|separat\w*|contract end\w*"
    r"|end of (?:contract|employment)|inactive|dismiss\w*|laid off|layoff|redundan\w*|quit|exit)\b"
)
_BEGINS = re.compile(r"^(re-?hir|hir|return|reinstat|new hire|start)")
_LEAVES = re.compile(r"\b(leave|loa|sabbatical|furlough\w*)\b")
# PeopleSoft's codes. Of its statuses, P and L are leaves; S is a suspension.
_ENDING_ACTIONS = frozenset({"ter", "ret", "term"})
_LEAVE_ACTIONS = frozenset({"loa", "pla", "rfl"})
_ENDING_STATUSES = frozenset({"t", "d", "r", "q", "u", "v", "x", "i"})
_LEAVE_STATUSES = frozenset({"l", "p"})


def meaning(text: str, field: str) -> int:
    """Return what an action or a status means: `ENDING`, `LEAVE` (and its end), or `NOTHING`.

    >>> meaning("Termination - voluntary", "action") == ENDING
    True
    >>> meaning("Return from leave", "action") == LEAVE
    True
    >>> meaning("Rehire after retirement", "action") == NOTHING, meaning("T", "status") == ENDING
    (True, True)
    """
    words = " ".join(text.casefold().replace("_", " ").split())
    if words in (_ENDING_ACTIONS if field == "action" else _ENDING_STATUSES):
        return ENDING
    if words in (_LEAVE_ACTIONS if field == "action" else _LEAVE_STATUSES) or _LEAVES.search(words):
        return LEAVE
    if _BEGINS.search(words):
        return NOTHING
    return ENDING if _ENDS.search(words) else NOTHING
