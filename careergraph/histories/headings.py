"""Headings that say more than the field: ``unit_start_date``, ``playerID``, ``ministry_to``.

Only looked at where no heading is known as it stands, and told wherever one is taken: such a guess is for the
user to see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = ["persons", "roles", "spans", "words_of", "years_of"]

# No heading that people write has more letters than these.
LONGEST = 100
_BOUNDARY = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\D)(?=\d)|(?<=\d)(?=\D)")
_GAPS = re.compile(r"[\W_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What a term in office begins and ends with; in a table of staff it may be the company's.
_STARTS = _set(
    "startyear yearstart beginyear fromyear firstyear termstart tookoffice assumedoffice commissiondate "
    "appointmentdate dateofappointment dateappointed appointed swornin elected joined joindate joiningdate "
    "starts started begins begun "
    "dateofjoining datestart startdt"
)
_ENDS = _set(
    "endyear yearend toyear lastyear termend leftoffice terminationdate separationdate ceased left "
    "leavingdate dateofleaving dateleft exitdate relievingdate dateend enddt ends ended finishes finished"
)
# What beside a start and an end says that they are not those of a role.
_OTHER_SPANS = _set(
    "birth hire pay payroll period fiscal tax leave absence vacation benefit probation school education plan "
    "shift company employment project training"
)
_OTHER_YEARS = _set("birth hire hired born graduation start end model death")
# Whose id a heading names. Not `manager` and `supervisor`: those are somebody else's in a table of staff.
_WHO = _set(
    "person people employee emp worker staff member player officer judge minister legislator politician "
    "candidate individual faculty teacher nurse doctor physician driver agent user athlete coach referee "
    "astronaut soldier senator mp mep holder incumbent official personnel associate human unique master "
    "colleague professor student crew artist"
)
_ID = _set("id no nr num number nbr code key uid uuid identifier ref")
_NAMES = _set(
    "name fullname personname personlabel itemlabel employeename staffname membername judgename officername "
    "playername ministername appointee incumbent holder officeholder official officer minister member player "
    "judge candidate politician"
)
_FIRST = _set("first firstname firstnme givenname forename fname")
_LAST = _set("last lastname lastnme familyname surname lname")
# What tells two people of one name apart, and stays theirs for life.
_FURTHER = _set(
    "middle middlename middleinitial suffix suffixname birthdate dateofbirth dob birthyear yearofbirth "
    "birthday hiredate dateofhire orghiredate datehired originalhiredate"
)
_WHAT = (
    "title",
    "position",
    "role",
    "rank",
    "post",
    "job",
    "office",
    "designation",
    "portfolio",
    "appointment",
)
_TAILS = _set("name title label desc description text code held")
_NO_ROLE = _set(
    "start starts end ends date from to id number no year years months tenure in type previous prior old new "
    "time status manager supervisor movie book until since nr count head box"
)


def words_of(heading: str) -> tuple[str, ...]:
    """Return the words of a heading, lower case.

    >>> words_of("playerID"), words_of("unit_start_date"), words_of("mpFrom")
    (('player', 'id'), ('unit', 'start', 'date'), ('mp', 'from'))
    """
    if len(heading) > LONGEST:
        return ()
    parts = _GAPS.sub(" ", heading)
    return tuple(word.casefold() for part in parts.split() for word in _BOUNDARY.sub(" ", part).split())


def _rests(heading: str, known: Collection[str]) -> tuple[str, ...] | None:
    """Return the words around what is known, the longest there is; None where nothing is."""
    words = words_of(heading)
    for length in range(len(words), 0, -1):
        if "".join(words[-length:]) in known:
            return words[:-length]
        if "".join(words[:length]) in known:
            return words[length:]
    return None


def spans(headings: Iterable[str], starts: Collection[str], ends: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of headings that say when something starts and ends: known words with the same rest.

    >>> spans(["id", "unit_start_date", "unit_end_date"], {"start", "startdate"}, {"end", "enddate"})
    [('unit_start_date', 'unit_end_date')]
    """
    begun: dict[tuple[str, ...], str] = {}
    ended: dict[tuple[str, ...], str] = {}
    for heading in headings:
        for known, found in (({*starts, *_STARTS}, begun), ({*ends, *_ENDS}, ended)):
            rest = _rests(heading, known)
            if rest is not None and not _OTHER_SPANS & set(rest):
                found.setdefault(rest, heading)
    if () in begun and () in ended:  # nothing else is said: it is the role's
        return [(begun[()], ended[()])]
    return [(heading, ended[rest]) for rest, heading in begun.items() if rest in ended]


def years_of(headings: Iterable[str]) -> list[str]:
    """Return the headings that name the year of a list.

    >>> years_of(["yearID", "birth_year", "payroll_year"])
    ['yearID', 'payroll_year']
    """
    found = []
    for heading in headings:
        words = words_of(heading)
        about = words[:-1] if words[-1:] == ("id",) else words
        if len(words) > 1 and about[-1:] in {("year",), ("season",)} and not _OTHER_YEARS & set(words):
            found.append(heading)
    return found


def persons(headings: Iterable[str]) -> list[tuple[str, bool]]:
    """Return the headings that may say who somebody is, the likeliest first, and whether it is but a name.

    Names in two columns become a template of both, with what else tells people apart.

    >>> persons(["name", "team_id", "playerID"]), persons(["id", "Judge Name"])
    ([('playerID', False), ('name', True)], [('id', False), ('Judge Name', True)])
    >>> persons(["First Name", "LAST_NAME", "Date of Hire", "Job Title"])
    [('{First Name} {LAST_NAME} {Date of Hire}', True)]
    """
    best: dict[int, str] = {}
    parts: list[str] = []
    kinds = set()
    for heading in headings:
        words = words_of(heading)
        joined = "".join(words)
        if len(words) > 1 and words[-1] in _ID and "".join(words[:-1]) in _WHO:
            best.setdefault(0, heading)
        elif words == ("item",):  # Wikidata's
            best.setdefault(1, heading)
        elif words == ("id",):
            best.setdefault(2, heading)
        elif joined in _NAMES:
            best.setdefault(3, heading)
        for kind in (_FIRST, _LAST, _FURTHER):
            if joined in kind and not {"{", "}"} & set(heading):
                parts.append(heading)
                kinds.add(kind)
    if 3 not in best and {_FIRST, _LAST} <= kinds:  # noqa: PLR2004 - the place of names
        best[3] = " ".join(f"{{{part}}}" for part in parts)
    return [(best[rank], rank == 3) for rank in sorted(best)]  # noqa: PLR2004 - as above


def roles(headings: Sequence[str]) -> list[str]:
    """Return the headings that may say which role it is, all of the likeliest kind.

    >>> roles(["EMPLOYEE_POSITION", "AGE"]), roles(["ministry_title", "ministry_to"])
    (['EMPLOYEE_POSITION'], ['ministry_title'])
    """
    for word in _WHAT:
        found = []
        for heading in headings:
            words = words_of(heading)
            about = words[:-1] if len(words) > 1 and words[-1] in _TAILS - {word} else words
            if about[-1:] in {(word,), (f"{word}s",)} and not _NO_ROLE & set(words):
                found.append(heading)
        if found:
            return found
    return []
