"""Which column holds what: the headings of HR systems, and the layout that follows from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from careergraph.errors import Problem
from careergraph.histories import headings as spelled
from careergraph.histories.periods import PERIODS
from careergraph.histories.wording import named
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FIELDS", "LAYOUTS", "Columns", "Field", "Layout", "find_columns", "is_known", "template_columns"]

Layout: TypeAlias = Literal["spells", "events", "snapshots"]
LAYOUTS: tuple[Layout, ...] = ("spells", "events", "snapshots")
Field: TypeAlias = Literal[
    "person", "role", "start", "end", "date", "snapshot", "since", "seq", "action", "status", "department",
    "level", "record", "hired",
]  # fmt: skip

# Headings as HR systems write them, folded to lower-case letters and digits; of one field the first that a
# table has is taken, so that a title beats a code.
FIELDS: dict[Field, tuple[str, ...]] = {
    "person": (
        "person", "personid", "employeeid", "employee", "empid", "empno", "emplid", "employeenumber",
        "workerid", "worker", "personnelnumber", "pernr", "staffid", "userid", "associateid",
        "personnumber", "memberid", "candidateid", "officerid", "judgeid", "nid", "uid", "personalnummer",
        "mitarbeiternummer", "mitarbeiterid", "mitarbeiter", "persnr", "matricule", "matricola",
        "idempleado", "empleado",
    ),
    "role": (
        "role", "title", "jobtitle", "positiontitle", "position", "rank", "businesstitle", "workingtitle",
        "designation", "post", "occupation", "jobprofile", "jobname", "job", "jobclassification",
        "classtitle", "stelle", "stellenbezeichnung", "funktion", "rolle", "dienstgrad", "berufsbezeichnung",
        "tätigkeit", "poste", "fonction", "emploi", "rôle", "intitulédeposte", "intitulé", "puesto",
        "cargo", "rol", "ruolo", "mansione", "qualifica", "função", "jobcode", "jobid",
        "positioncode", "jobroleid", "roleid", "positionid",
    ),
    "start": (
        "start", "startdate", "startedon", "from", "fromdate", "begin", "begindate", "begda", "validfrom",
        "effectivefrom", "effectivestartdate", "datefrom", "jobstart", "von", "ab", "beginn", "startdatum",
        "gültigab", "gueltigab", "début", "debut", "datedébut", "datedebut", "datededébut", "datededebut",
        "desde", "inicio", "fechainicio", "fechadeinicio", "inizio", "datainizio",
    ),
    "end": (
        "end", "enddate", "endedon", "finishedon", "to", "todate", "until", "endda", "validto",
        "effectiveto", "effectiveenddate", "expirationdate", "dateto", "thru", "jobend", "bis", "ende",
        "enddatum", "gültigbis", "gueltigbis", "fin", "datefin", "datedefin", "hasta", "fechafin",
        "fechadefin", "datafine",
    ),
    "date": (
        "date", "effectivedate", "effdt", "jobeffectivedate", "effective", "changedate", "eventdate",
    ),
    "snapshot": (
        "year", "snapshot", "snapshotdate", "asof", "asofdate", "datayear", "fiscalyear", "fy",
        "reportdate", "stichtag", "jahr", "année", "annee", "año", "anno", "season",
    ),
    "since": ("since", "inpositionsince", "positionentrydt", "jobentrydt", "sppdate"),
    "seq": ("seq", "effseq", "sequence", "seqnumber"),
    "action": ("action", "event", "eventtype", "eventreason", "actionreason", "changetype", "movementtype"),
    "status": ("status", "employmentstatus", "emplstatus", "hrstatus"),
    "department": (
        "department", "dept", "deptid", "deptno", "deptname", "division", "orgunit", "organization",
        "businessunit",
    ),
    "level": ("level", "grade", "joblevel", "paygrade", "salarygrade", "band", "managementlevel"),
    "record": ("emplrcd", "assignmentnumber", "employmentid"),
    "hired": ("hiredate", "dateofhire", "orghiredate", "originalhiredate", "datehired", "lasthiredate"),
}  # fmt: skip

_KNOWN = frozenset(name for names in FIELDS.values() for name in names)
_CODES = frozenset({"jobcode", "jobid", "positioncode", "jobroleid", "roleid", "positionid"})
# No heading that is known has more letters than these: the pattern is tried at each of them.
LONGEST = 100
_NUMBERED = re.compile(r"^(?P<before>.*?)[\s_.\-]*(?P<number>[0-9]{1,3})(?P<after>[^0-9]*)$")
_BRACES = re.compile(r"\{([^{}]*)\}")
# Wide tables repeat these, once for each job.
_REPEATED: tuple[Field, ...] = ("role", "start", "end", "department", "level")


def folded(heading: str) -> str:
    """Return a heading as it is compared: lower-case letters and digits alone.

    >>> folded("Job_Title"), folded("EMPL_RCD")
    ('jobtitle', 'emplrcd')
    """
    return "".join(letter for letter in heading.casefold() if letter.isalnum())


def is_known(heading: str) -> bool:
    """Return whether a heading is known, with a number behind it or without.

    >>> is_known("Job_Title"), is_known("Title 2"), is_known("salary")
    (True, True, False)
    """
    name = folded(heading)
    return name in _KNOWN or name.rstrip("0123456789") in _KNOWN


@dataclass
class Columns:
    """The columns of one table.

    Parameters
    ----------
    layout
        What a row is: a spell in a role, an event on a day, or a line of a list of one day.
    fields
        Field -> the table's own heading. A role made of several columns is a template: ``{a} / {b}``.
    families
        For a wide table: one mapping like ``fields`` for each job of a row, in the order of their numbers.
    notes
        What deserves a word, such as a code that stands beside a title.
    persons
        Where no heading is known to say who somebody is: those that may, the likeliest first, and
        whether it is but a name.
    """

    layout: Layout
    fields: dict[Field, str]
    families: list[dict[Field, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    persons: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def together(self) -> str | None:
        """The column that says start and end in one cell; None where each has a column."""
        for fields in (self.fields, *self.families):
            if "start" in fields and fields["start"] == fields.get("end"):
                return fields["start"]
        return None

    def told(self) -> str:
        """Return the layout and its columns for a message."""
        named = self.families[0] | self.fields if self.families else self.fields
        shown = ", ".join(f"{name}: {heading}" for name, heading in named.items())
        wide = f", {len(self.families)} jobs a row" if self.families else ""
        return f"{self.layout}{wide} ({shown})"


def template_columns(role: str) -> list[str]:
    """Return the columns that a role's template names; empty where it is the name of one column.

    >>> template_columns("{department} / {level}"), template_columns("job title")
    (['department', 'level'], [])
    """
    return [name.strip() for name in _BRACES.findall(role)]


def find_columns(
    file: str,
    headings: Sequence[str],
    *,
    given: Mapping[Field, str],
    layout: Layout | None = None,
    dated: bool = False,
    personal: bool = False,
) -> tuple[Columns | None, list[Problem]]:
    """Return which column holds what, or what is wrong with the headings.

    Parameters
    ----------
    file
        How problems call the table.
    headings
        Its headings, as they stand there.
    given
        Field -> heading, as the user named them; they come before all synonyms.
    layout
        The layout where the user named it.
    dated
        The whole file is the list of one known day.
    personal
        A file of one person (a resume) needs no column that says who.
    """
    found, problems, notes = _matches(file, headings, given)
    families = [] if "role" in found and ("start" in found or "date" in found) else _families(headings)
    taken = {heading for name, heading in found.items() if name != "hired"}
    rest = [heading for heading in headings if heading not in taken]
    persons = [] if personal or "person" in found else spelled.persons(rest)
    if persons:
        found["person"] = persons[0][0]
    if not families:
        rest = [heading for heading in rest if heading not in template_columns(found.get("person", ""))]
        problems += _guessed(file, found, rest, notes, dated=dated or layout == "snapshots")
    told = layout or _layout(found, families, dated=dated)
    if told is None:
        needed = "a start and an end, a date, or a year or snapshot"
        options = "--start, --end, --date or --snapshot, or say --snapshot FILE=DATE of a list of one day"
        remedy = f"name it with {options}; the columns are {named(headings)}"
        problems.append(Problem(f"no column says when: {needed} is needed", remedy, file=file))
        return None, [
            *problems,
            *_missing(file, headings, found, ["role"] if personal else ["person", "role"]),
        ]
    if families and told == "spells":
        found = {name: heading for name, heading in found.items() if name not in _REPEATED}
    else:
        families = []
        _lend_dates(found, told, notes, dated=dated)
    needs = _needed(told, families, dated=dated, personal=personal)
    problems += _missing(file, headings, found, needs)
    return Columns(told, found, families, notes, persons), problems


def _missing(
    file: str, headings: Sequence[str], found: Mapping[Field, str], needed: Sequence[Field]
) -> list[Problem]:
    return [
        Problem(
            f"no column says {_SAYS[name]}",
            f"name it with --{name} COLUMN; the columns are {named(headings)}",
            file=file,
        )
        for name in needed
        if name not in found
    ]


def _guessed(
    file: str, found: dict[Field, str], rest: Sequence[str], notes: list[str], *, dated: bool
) -> list[Problem]:
    """Take headings that say more than the field, such as ``unit_start_date``; tell which."""
    problems = []
    guesses: list[tuple[tuple[Field, ...], list[tuple[str, ...]]]] = []
    pairs: list[tuple[str, str]] = []
    if "end" not in found and not {"date", "snapshot"} & found.keys() and not dated:
        starts = [found["start"]] if "start" in found else []
        pairs = spelled.spans([*starts, *rest], FIELDS["start"], FIELDS["end"])
        guesses.append((("start", "end"), [pair for pair in pairs if not starts or pair[0] in starts]))
        if not pairs and not starts:
            guesses.append((("snapshot",), [(one,) for one in spelled.years_of(rest)]))
    if "role" not in found:
        dates = {heading for pair in pairs for heading in pair}  # `TookOffice` is no office
        roles = spelled.roles([heading for heading in rest if heading not in dates])
        guesses.insert(0, (("role",), [(one,) for one in roles]))
    for names, choices in guesses:
        if len(choices) > 1:
            shown = named([" with ".join(choice) for choice in choices])
            what = " and ".join(map(repr, names))
            options = " and ".join(f"--{name} COLUMN" for name in names)
            problems.append(Problem(f"{shown} may say {what}", f"name it with {options}", file=file))
        if choices:
            found.update(zip(names, choices[0], strict=True))
        if len(choices) == 1:
            taken = " and ".join(
                f"{name}: column {column!r}" for name, column in zip(names, choices[0], strict=True)
            )
            notes.append(
                f"{taken}, by what its heading says" if len(names) == 1 else f"{taken}, by their headings"
            )
    return problems


_SAYS: dict[Field, str] = {
    "person": "who the person is",
    "role": "which role it is",
    "start": "when a spell starts",
    "end": "when a spell ends",
    "date": "when something changed",
    "snapshot": "of which day the list is",
}


def _needed(layout: Layout, families: list[dict[Field, str]], *, dated: bool, personal: bool) -> list[Field]:
    needed: list[Field] = [] if personal else ["person"]
    if families:
        return needed
    needed.append("role")
    if layout == "spells":
        needed += ["start", "end"]
    elif layout == "events":
        needed.append("date")
    elif not dated:
        needed.append("snapshot")
    return needed


def _layout(found: Mapping[Field, str], families: list[dict[Field, str]], *, dated: bool) -> Layout | None:
    if dated:
        return "snapshots"
    if families or ("start" in found and "end" in found):
        return "spells"
    if "snapshot" in found:
        return "snapshots"
    return "events" if "date" in found or "start" in found else None


def _lend_dates(found: dict[Field, str], layout: Layout, notes: list[str], *, dated: bool) -> None:
    """Let a date under another heading serve where the layout has no other."""
    if layout == "events" and "date" not in found and "start" in found:
        found["date"] = found.pop("start")
        notes.append(f"no column says when a spell ends: {found['date']!r} dates each change")
    if layout == "spells" and "start" not in found and "date" in found:
        found["start"] = found.pop("date")
    if layout == "snapshots" and "since" not in found:
        lender: Field
        for lender in ("start", "date"):
            if lender in found and not (dated and lender == "date" and "snapshot" not in found):
                found["since"] = found.pop(lender)
                notes.append(f"{found['since']!r} is taken as the day since when a person holds the role")
                break


def _matches(
    file: str, headings: Sequence[str], given: Mapping[Field, str]
) -> tuple[dict[Field, str], list[Problem], list[str]]:
    by_fold: dict[str, list[str]] = {}
    for heading in headings:
        by_fold.setdefault(folded(heading), []).append(heading)
    found: dict[Field, str] = {}
    problems: list[Problem] = []
    notes: list[str] = []
    for name, wanted in given.items():
        found[name], missing = _given(wanted, headings, by_fold)
        for column in missing:
            remedy = f"the columns are {named(headings)}"
            problems.append(Problem(f"--{name}: there is no column {quoted(column)}", remedy, file=file))
    taken = {heading for heading in found.values() if not template_columns(heading)}
    for name, synonyms in FIELDS.items():
        if name in given:
            continue
        ranked = [
            (synonym, [one for one in by_fold.get(synonym, ()) if one not in taken]) for synonym in synonyms
        ]
        hits = [(synonym, alike) for synonym, alike in ranked if alike]
        if not hits:
            continue
        synonym, alike = hits[0]
        if len(alike) > 1:
            remedy = f"name one with --{name} COLUMN"
            problems.append(Problem(f"{named(alike)} both say {name!r}", remedy, file=file))
        found[name] = alike[0]
        if name == "role" and synonym not in _CODES and hits[-1][0] in _CODES:
            notes.append(f"role: column {alike[0]!r} ({hits[-1][1][0]} is there too)")
    return found, problems, notes


def _given(wanted: str, headings: Sequence[str], by_fold: Mapping[str, list[str]]) -> tuple[str, list[str]]:
    """Return the heading, or the template of headings, that a user named, and what there is none of."""
    missing = []
    for column in template_columns(wanted) or [wanted]:
        heading = _named(column, headings, by_fold)
        if heading is None:
            missing.append(column)
        elif wanted == column:
            wanted = heading
        else:
            wanted = wanted.replace(f"{{{column}}}", f"{{{heading}}}")
    return wanted, missing


def _named(column: str, headings: Sequence[str], by_fold: Mapping[str, list[str]]) -> str | None:
    """Return the heading that a user's word means: as it stands, or folded where that is one."""
    if column in headings:
        return column
    near = by_fold.get(folded(column), [])
    return near[0] if len(near) == 1 else None


def _families(headings: Sequence[str]) -> list[dict[Field, str]]:
    """Return the columns of each job of a wide table, such as ``title_1, start_1, end_1, title_2`` ..."""
    numbered: dict[int, dict[Field, tuple[int, str]]] = {}
    for heading in headings:
        match = _NUMBERED.match(heading.strip()) if len(heading) <= LONGEST else None
        if match is None:
            continue
        base = folded(match["before"] + match["after"])
        for name in _REPEATED:
            if base in FIELDS[name]:
                rank = FIELDS[name].index(base)
                family = numbered.setdefault(int(match["number"]), {})
                if name not in family or rank < family[name][0]:
                    family[name] = (rank, heading)
        if base in PERIODS:
            family = numbered.setdefault(int(match["number"]), {})
            both: tuple[Field, ...] = ("start", "end")
            for one in both:
                family.setdefault(one, (LONGEST, heading))
    families = [
        {name: heading for name, (_, heading) in family.items()}
        for _, family in sorted(numbered.items())
        if "role" in family and "start" in family
    ]
    return families if len(families) > 1 else []
