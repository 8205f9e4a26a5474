"""What the name of a level tells of its place: a number, or a word from a short list; else nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["NAMES", "Standing", "Steps", "in_order", "standing", "standings", "titled", "word_height"]

# Longer texts are no names of levels.
LONGEST = 80

# Words of seniority among those who do the work, and how high each stands: the order that the published
# ladders of the UK Government follow, with words that mean the same. Two words of one height tell no order.
WORK = {
    "apprentice": 0, "trainee": 0, "intern": 0, "internship": 0,
    "junior": 10, "jr": 10, "associate": 10, "entry": 10, "graduate": 10,
    "mid": 30, "middle": 30, "intermediate": 30, "regular": 30, "standard": 30, "pl": 30, "pleno": 30,
    "senior": 40, "sr": 40,
    "lead": 50, "staff": 50,
    "principal": 60, "distinguished": 70, "fellow": 80, "head": 90, "chief": 90,
}  # fmt: skip
# Words of those who lead others. Who stands higher, a principal or a manager, no word tells.
LEADING = {
    "supervisor": 0, "manager": 10, "director": 30, "vp": 50, "vice president": 50, "svp": 60, "evp": 70,
    "president": 80, "chief": 90,
}  # fmt: skip
# What a level is called that a word of that height tells.
NAMES = {
    0: "Trainee", 10: "Junior", 30: "Standard", 40: "Senior", 50: "Lead", 60: "Principal", 70:
    "Distinguished", 80: "Fellow", 90: "Head",
}  # fmt: skip
PLAIN = 30
SENIOR, JUNIOR = 4, -4
# What stands beside a word of seniority and means nothing.
FILLERS = frozenset({"level", "grade", "band", "role", "position", "the", "of", "and", "-", "–", "&"})  # noqa: RUF001
# What is counted and not ranked: "Role 3" is no higher than "Role 2", nor is the third quarter.
COUNTED = frozenset(
    """
    role job position title skill competency person employee team group item row col column no nr number
    option sheet table question day week month year quarter q sprint project task step part section
    """.split()  # noqa: SIM905 - a list to read
)
# A bare number above this is a year or a count.
MOST_BARE = 99
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}

# G12, Band 8a, EX-17, C4-S: letters, a number, a small letter that parts it, and a fork after a mark.
_NUMBERED = re.compile(r"([^\W\d_]{0,20})[\s.\-]{0,3}(\d{1,4})([a-e]?)(?:[\-/]\s?([^\W\d_]{1,12}))?")
# Analyst (L2), Clerk - G3: a title, and the level that it stands on.
_TITLED = re.compile(r"(.{2,})[\s]*[(\[]([^()\[\]]{1,20})[)\]]")


class Standing(NamedTuple):
    """Where a name stands.

    Parameters
    ----------
    track
        What names must share to be compared: the letters before a number, the title around a word.
    height
        How high it stands among those.
    fork
        What tells names of one height apart, such as ``s`` and ``m`` in C4-S and C4-M.
    word
        The word or the number that told it.
    numbered
        Whether it was a number.
    """

    track: str
    height: tuple[int, int]
    fork: str
    word: str
    numbered: bool


def standing(name: str) -> Standing | None:
    """Return what a name tells of its place, or None.

    >>> standing("C4-S").height == standing("C4-M").height < standing("C5-M").height
    True
    >>> standing("Senior clerk").track, standing("Band 8a").track, standing("Wizard").word
    ('clerk', 'band', '')
    """
    if not name or len(name) > LONGEST:
        return None
    return _numbered(name) or _worded(name)


def titled(name: str) -> tuple[str, str]:
    """Return the title in a heading and the level beside it, empty where there is none.

    >>> titled("Junior developer (L1)"), titled("Clerk"), titled("Nurse (ward)")
    (('Junior developer', 'L1'), ('Clerk', ''), ('Nurse (ward)', ''))
    """
    found = _TITLED.fullmatch(name.strip()) if len(name) <= LONGEST else None
    if found and (told := _numbered(found[2].strip())) and told.numbered:
        return found[1].strip(), found[2].strip()
    return name.strip(), ""


def _numbered(name: str) -> Standing | None:
    text = fold(name)
    found = _NUMBERED.fullmatch(text)
    if found and (found[1] in COUNTED or (not found[1] and int(found[2]) > MOST_BARE)):
        return None
    if found:
        part = ord(found[3]) if found[3] else 0
        shown = re.split(r"[\-/]\s?(?=[^\W\d_])", name.strip())[-2 if found[4] else 0]
        if found[4]:
            shown = name.strip()[: len(name.strip()) - len(found[4])].rstrip("-/ ")
        return Standing(found[1], (int(found[2]), part), found[4] or "", shown, numbered=True)
    *words, last = text.split()
    if words and words[-1] in COUNTED:
        return None
    if last in ROMAN or (last.isdecimal() and words and len(last) < LONGEST_DIGITS):
        number = ROMAN.get(last) or int(last)
        return Standing(" ".join(words), (number, 0), "", last.upper(), numbered=True)
    return None


LONGEST_DIGITS = 5


def _worded(name: str) -> Standing | None:
    parts = _words(name)
    told = [part for part in parts if part in WORK or part in LEADING]
    kept = [part for part in parts if part not in told and part not in FILLERS]
    leading = [part for part in told if part in LEADING]
    if leading and kept:
        # A delivery manager is called so; only a manager of nothing in particular is a level.
        told = [part for part in told if part in WORK]
        kept = [part for part in parts if part not in told and part not in FILLERS]
        leading = []
    if not told:
        return Standing(" ".join(kept), (PLAIN, 0), "", "", numbered=False) if kept else None
    if len(told) > len(set(told)):
        return None
    if leading:
        aside = [part for part in told if part not in LEADING]
        shift = sum(SENIOR if part in {"senior", "sr"} else JUNIOR for part in aside)
        return Standing(
            "leading", (max(map(LEADING.__getitem__, leading)), shift), "", " ".join(told), numbered=False
        )
    heights = [WORK[part] for part in told]
    shift = SENIOR if len(told) > 1 and {"senior", "sr"} & set(told) else 0
    return Standing(" ".join(kept), (max(heights), shift), "", " ".join(told), numbered=False)


def _words(name: str) -> list[str]:
    text = re.sub(r"[.,()/]", " ", fold(name)).replace("mid-level", "mid").replace("entry-level", "entry")
    return text.replace("vice president", "vp").split()


def word_height(name: str) -> int:
    """Return how high the words of a title stand, whatever else it says.

    >>> word_height("Clerk") < word_height("Senior clerk") < word_height("Head of filing")
    True
    """
    return max((WORK[word] for word in _words(name[:LONGEST]) if word in WORK), default=PLAIN)


class Steps(NamedTuple):
    """Names in order.

    Parameters
    ----------
    steps
        The names, lowest first; those of one step stand side by side.
    by
        What told the order: ``"numbers"`` or ``"words"``, or empty where nothing did.
    """

    steps: list[list[str]]
    by: str


def standings(names: Iterable[str]) -> dict[str, Standing | None]:
    """Return what each name tells of its place."""
    return {name: standing(name) for name in names}


def in_order(names: Sequence[str]) -> Steps:
    """Return names in the order that they tell themselves: all of them, or none.

    Cost: O(n log n) for n names.

    >>> in_order(["G10", "G2", "G3"]).steps, in_order(["Senior", "Junior", "Lead"]).steps
    ([['G2'], ['G3'], ['G10']], [['Junior'], ['Senior'], ['Lead']])
    >>> in_order(["C1", "C2-S", "C2-M", "C3-S"]).steps
    [['C1'], ['C2-S', 'C2-M'], ['C3-S']]
    >>> in_order(["Junior", "Guru"]).steps, in_order(["IC4", "M1"]).steps
    ([], [])
    """
    told = standings(names)
    known = [found for found in told.values() if found]
    nothing = Steps([], "")
    if len(known) < len(told) or not known:
        return nothing
    if len({(found.track, found.numbered) for found in known}) > 1:
        return nothing
    by_height: dict[tuple[int, int], list[str]] = {}
    for name, found in told.items():
        if found:
            by_height.setdefault(found.height, []).append(name)
    for alike in by_height.values():
        forks = {found.fork for name in alike if (found := told[name])}
        if len(alike) > 1 and (len(forks) < len(alike)):
            return nothing
    steps = [by_height[height] for height in sorted(by_height)]
    return Steps(steps, "numbers" if known[0].numbered else "words")
