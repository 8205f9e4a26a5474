"""Titles of roles: which spellings are one role, and what else may be; nothing fuzzy by itself."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careergraph.document.texts.regular import read_regular
from careergraph.document.values import MOST_OF_NAME
from careergraph.errors import Problem, QuestionError
from careergraph.names import fold, slug, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["MISSING", "Proposal", "Titles", "fold_title", "propose", "read_map"]

# A list that is longer than this was not written by people.
MOST_BYTES = 64 * 2**20

# The code of a row without a role, and of one whose role the map leaves out.
MISSING, LEFT_OUT = -1, -2

_NOTHING = frozenset({"", "null", "none", "na", "n a", "nan", "nat"})
# Words that tell one rung from another: no proposal joins titles that differ in one of them.
_RUNGS = frozenset(
    ["senior", "lead", "leader", "principal", "staff", "assistant", "associate", "junior", "supervisor",
     "manager", "head", "chief", "director", "deputy", "vice", "trainee", "intern", "apprentice", "graduate",
     "executive", "president", "officer", "i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5", "6", "7", "8",
     "9"]
)  # fmt: skip
_SHORT = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "mngr": "manager",
    "mgmt": "management", "asst": "assistant", "assist": "assistant", "assoc": "associate",
    "prof": "professor",
    "eng": "engineer", "engr": "engineer", "dir": "director", "exec": "executive", "vp": "vice president",
    "svp": "senior vice president", "dept": "department", "dev": "developer", "admin": "administrator",
    "coord": "coordinator", "rep": "representative", "spec": "specialist", "supv": "supervisor",
    "supvr": "supervisor", "tech": "technician", "ops": "operations", "hr": "human resources",
    "it": "information technology", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "dep": "deputy",
    "off": "officer", "ofc": "officer", "exam": "examiner", "acct": "accountant", "anlst": "analyst",
    "inst": "instructor", "lect": "lecturer", "adj": "adjunct", "clin": "clinical", "res": "research",
    "lib": "librarian", "sec": "secretary", "secy": "secretary", "gen": "general", "natl": "national",
    "intl": "international", "svc": "service", "svcs": "services", "sys": "systems", "prog": "programmer",
    "prin": "principal", "ld": "lead", "trng": "training", "mktg": "marketing", "fin": "finance",
}  # fmt: skip
# Titles from this similarity (0..100) on are proposed; compared are those that share a rarer word.
_NEAR = 90
_MOST_COMPARED = 200
# A longer text is no title: it is a role of its own, as it stands. Letter by letter it would take seconds.
_LONGEST = 10_000


def fold_title(title: str) -> str:
    """Return what of a title tells roles apart: neither case, nor spaces, nor punctuation.

    >>> fold_title("Vice-President,  Sales"), fold_title("vice president / sales")
    ('vice president sales', 'vice president sales')
    >>> fold_title("C++ Developer") == fold_title("C# Developer")
    False
    """
    if len(title) > _LONGEST:
        return title
    text = unicodedata.normalize("NFKC", visible(title)).casefold()
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LMN" or letter in "+#" else " " for letter in text
    )
    return " ".join(kept.split())


@dataclass(frozen=True)
class Proposal:
    """A line of the map file: a title, how many held it, and the role that it may be."""

    title: str
    people: int
    role: str
    why: str


@dataclass
class Titles:
    """The roles that a column's distinct texts stand for.

    Parameters
    ----------
    codes
        Text -> code: a role's place in the order of ids, `MISSING`, or `LEFT_OUT` by the map.
    ids, names
        Of each code: the role's id and title; ids are in binary text order.
    aliases
        Of each code: other spellings, the most frequent first.
    """

    codes: dict[str, int]
    ids: list[str]
    names: list[str]
    aliases: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, people: Mapping[str, int], mapped: Mapping[str, str] | None = None) -> Titles:
        """Return the roles of texts; ``people`` counts who held each, ``mapped`` is the map file.

        Examples
        --------
        >>> titles = Titles.of({"Head of Sales": 9, "head of  sales": 2, "Clerk": 5})
        >>> titles.ids, titles.names, titles.aliases
        (['clerk', 'head-of-sales'], ['Clerk', 'Head of Sales'], [[], ['head of  sales']])
        """
        renamed = {fold_title(title): role for title, role in (mapped or {}).items()}
        spellings: dict[str, Counter[str]] = {}
        groups: dict[str, str | None] = {}
        chosen: dict[str, str] = {}
        for text, count in people.items():
            folded = fold_title(text)
            if folded in _NOTHING:
                groups[text] = ""
                continue
            role = renamed.get(folded, text)
            if folded in renamed and not role.strip():
                groups[text] = None
                continue
            key = fold_title(role) or folded
            groups[text] = key
            if folded in renamed and fold_title(role) != folded:
                chosen.setdefault(key, role.strip())
            spelled = spellings.setdefault(key, Counter())
            spelled[text if key == folded else role.strip()] += count
        ranked = {key: sorted(counted, key=_most_held(counted)) for key, counted in spellings.items()}
        ids = _ids({key: (ranked[key][0], sum(counted.values())) for key, counted in spellings.items()})
        order = sorted(ids, key=lambda key: ids[key].encode())
        place = {key: number for number, key in enumerate(order)}
        codes = {
            text: LEFT_OUT if key is None else MISSING if key == "" else place[key]
            for text, key in groups.items()
        }
        return cls(
            codes,
            [ids[key] for key in order],
            _names([ranked[key][0] for key in order]),
            [[_clean(text) for text in ranked[key][1:] if len(text) <= MOST_OF_NAME] for key in order],
        )


def _most_held(counted: Counter[str]) -> Callable[[str], tuple[int, str]]:
    return lambda text: (-counted[text], text)


def _clean(title: str) -> str:
    """Return a title as a graph file takes it: no control characters, and not longer than it allows."""
    kept = "".join(letter if letter.isprintable() else " " for letter in title[:_LONGEST])
    return " ".join(kept.split())[:MOST_OF_NAME].strip() or "?"


def _names(titles: Iterable[str]) -> list[str]:
    """Return titles as a graph file takes them; those that differ only further on get a number."""
    last: Counter[str] = Counter()
    names = []
    for title in titles:
        name = _clean(title)
        last[fold(name)] += 1
        if last[fold(name)] > 1:
            name = f"{name[: MOST_OF_NAME - 20]} ({last[fold(name)]})"
        names.append(name)
    return names


def _ids(titles: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Return an id for each role; of those that ask for the same one, the most frequent gets it."""
    used: set[str] = set()
    last: Counter[str] = Counter()
    ids = {}
    for key in sorted(titles, key=lambda key: (-titles[key][1], key)):
        name = wanted = slug(titles[key][0][:_LONGEST], noun="role")
        while name in used:
            # Counted on from the last one: titles without letters of an alphabet all ask for the same id.
            last[wanted] = max(last[wanted], 1) + 1
            name = f"{wanted}-{last[wanted]}"
        used.add(name)
        ids[key] = name
    return ids


def read_map(path: str | Path) -> dict[str, str]:
    """Return what a map file says: title -> role; an empty role leaves the title out.

    Raises
    ------
    QuestionError
        The file cannot be read, or lacks the columns ``title`` and ``role``, or contradicts itself.
    """
    try:
        text = read_regular(path, MOST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}: the map cannot be read: {error}") from None
    reader = csv.DictReader(text.splitlines())
    names = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
    if not {"title", "role"} <= names.keys():
        raise QuestionError(f"{path}: a map has the columns title and role; --propose-map writes one")
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for row in reader:
        title, role = (row[names["title"]] or "").strip(), (row[names["role"]] or "").strip()
        folded = fold_title(title)
        if not folded:
            continue
        if fold_title(found.get(folded, role)) != fold_title(role):
            message = f"{title[:60]!r} is two roles: {found[folded][:60]!r} and {role[:60]!r}"
            problems.append(Problem(message, "keep one", file=str(path), line=reader.line_num))
        found.setdefault(folded, role)
    if problems:
        raise QuestionError("\n".join(str(problem) for problem in problems))
    return found


def propose(
    names: Sequence[str], people: Sequence[int], renamed: Iterable[tuple[int, int, str]] = ()
) -> list[Proposal]:
    """Return which titles may be one role, for a person to decide; most held first.

    Parameters
    ----------
    names, people
        Each role's title, and how many people ever held it.
    renamed
        Mass moves: (from, to, why), as codes of roles.

    Notes
    -----
    Similarity alone was right in about half of the cases on real titles, so that titles that differ in a word
    for a rung (senior, assistant, II ...) are never proposed, and nothing is joined unseen. Titles are
    compared within the rarest words they share.

    Cost: at most 200 comparisons a title.
    """
    found: dict[int, tuple[int, str]] = {}
    for old, new, why in renamed:
        found.setdefault(old, (new, why))
    words = [fold_title(name).split() for name in names]
    longer = [" ".join(_SHORT.get(word, word) for word in own) for own in words]
    _same(longer, words, people, found)
    _similar(longer, people, found)
    lines = []
    for code, name in enumerate(names):
        goal, why = found.get(code, (code, ""))
        seen = {code}
        while goal not in seen and goal in found:  # a title that was renamed twice
            seen.add(goal)
            goal = found[goal][0]
        lines.append(Proposal(name, people[code], names[goal], why))
    return sorted(lines, key=lambda one: (not one.why, -one.people, one.title))


def _same(
    longer: Sequence[str],
    words: Sequence[list[str]],
    people: Sequence[int],
    found: dict[int, tuple[int, str]],
) -> None:
    """Note titles of the same words, and of words that are short for the same."""
    groups: dict[str, list[int]] = {}
    for code, text in enumerate(longer):
        groups.setdefault(" ".join(sorted(text.split())), []).append(code)
    for codes in groups.values():
        goal = max(
            codes, key=lambda code: (len(longer[code]) == len(" ".join(words[code])), people[code], -code)
        )
        for code in codes:
            if code != goal:
                alike = sorted(words[code]) == sorted(words[goal])
                found.setdefault(code, (goal, "same words" if alike else "abbreviation"))


def _similar(longer: Sequence[str], people: Sequence[int], found: dict[int, tuple[int, str]]) -> None:
    """Note titles that are spelled nearly alike."""
    from rapidfuzz import fuzz

    holders: dict[str, list[int]] = {}
    for code, text in enumerate(longer):
        for key in {*text.split(), *(text[place : place + 4] for place in range(0, len(text) - 3, 4))}:
            holders.setdefault(key, []).append(code)
    for code, text in enumerate(longer):
        if code in found:
            continue
        rungs = _rungs(text)
        keys = sorted(
            {*text.split(), *(text[place : place + 4] for place in range(0, len(text) - 3, 4))},
            key=lambda key: (len(holders[key]), key),
        )
        near: dict[int, None] = {}
        for key in keys:
            near.update(dict.fromkeys(holders[key][:_MOST_COMPARED]))
            if len(near) >= _MOST_COMPARED:
                break
        best = max(
            (
                (fuzz.ratio(text, longer[other]), people[other], -other)
                for other in near
                if other != code
                and (people[other], -other) > (people[code], -code)
                and _rungs(longer[other]) == rungs
            ),
            default=None,
        )
        if best and best[0] >= _NEAR:
            found[code] = (-best[2], f"similar {best[0] / 100:.2f}")


_DIGITS = re.compile(r"^[0-9]+$")


def _rungs(text: str) -> frozenset[str]:
    return frozenset(word for word in text.split() if word in _RUNGS or _DIGITS.match(word))
