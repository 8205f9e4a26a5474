"""Headings as people write them, understood by their words and not by a closed list."""

from __future__ import annotations

import re
from functools import lru_cache

from careergraph.exchange.tables.languages import in_english
from careergraph.names import fold

__all__ = ["concept", "heading", "role_like", "stems"]

# A longer text is no heading.
LONGEST_HEADING = 300
MOST_LETTERS, MOST_WORDS = 80, 8

ROLE = frozenset({"role", "job", "position", "occupation", "designation", "jobtitle"})
_LISTS = re.compile(r"\b(?:roles|jobs|positions|occupations)\b")
SKILL = frozenset(
    {"skill", "competency", "competence", "capability", "ability", "attribute", "behaviour", "behavior",
     "knowledge", "expertise", "criterion", "criteria"}
)  # fmt: skip
LEVEL = frozenset({"level", "lvl", "proficiency", "mastery", "rating", "score", "expectation"})
PROFICIENCY = frozenset({"proficiency", "mastery", "rating", "score", "expectation"})
ASKED = frozenset(
    {
        "required",
        "expected",
        "target",
        "min",
        "minimum",
        "desired",
        "needed",
        "requirement",
        "req",
        "expectation",
    }
)
RANK = frozenset({"grade", "seniority", "band", "rung", "rank", "tier", "designation level"})
GROUP = frozenset(
    {"kind", "area", "category", "group", "type", "theme", "domain", "cluster", "pillar", "dimension"}
)
FUNCTION = frozenset(
    {"function", "family", "department", "discipline", "track", "division", "stream", "sector", "practice"}
)  # fmt: skip
PERSON = frozenset(
    {
        "employee",
        "member",
        "person",
        "colleague",
        "participant",
        "login",
        "username",
        "candidate",
        "worker",
        "applicant",
        "resume",
        "cv",
    }
)
PERSON_DETAIL = frozenset(
    {
        "email",
        "mail",
        "phone",
        "mobile",
        "firstname",
        "lastname",
        "surname",
        "forename",
        "birthday",
        "birth",
        "dob",
        "gender",
        "hire",
        "hired",
        "termination",
        "telephone",
    }
)
ID = frozenset({"id", "code", "key", "ref", "reference", "no", "number", "nr", "identifier"})
ABOUT = frozenset({"description", "definition", "summary", "purpose", "about", "overview", "desc"})
OPTIONAL = frozenset({"optional", "desirable", "preferred", "nice"})
ESSENTIAL = frozenset({"essential", "mandatory"})
WEIGHT = frozenset({"weight", "weighting", "importance"})
FIGURE = frozenset(
    {
        "year",
        "month",
        "salary",
        "pay",
        "cost",
        "budget",
        "price",
        "date",
        "count",
        "headcount",
        "fte",
        "experience",
        "age",
        "total",
        "average",
        "avg",
        "points",
        "percent",
        "pct",
        "demand",
        "step",
        "order",
        "sequence",
    }
)
AHEAD = frozenset({"next", "target", "promoted", "future", "destination", "leads", "to"})
BEFORE = frozenset({"from", "current", "previous", "source", "starting"})


def heading(text: str) -> str:
    """Return a heading as headings are compared: any case, spaces, underscores and capitals inside words.

    >>> heading("Role_Level"), heading("roleLevel "), heading("Skill level (1-4)")
    ('role level', 'role level', 'skill level')
    """
    text = text[:LONGEST_HEADING]
    text = re.sub(r"\([^()]*\)|\[[^\][]*\]", " ", text) if not text.startswith(("(", "[")) else text
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return fold(re.sub(r"[_\-./:?*#]+", " ", text))


def stems(text: str) -> frozenset[str]:
    """Return the English words of a heading, each in the singular.

    >>> sorted(stems("Required Skills / Competencies")), sorted(stems("Kompetenzstufe"))
    (['competency', 'required', 'skill'], ['competency', 'level'])
    """
    return frozenset(_singular(word) for word in in_english(heading(text)).split())


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    return (
        word[:-1]
        if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > len("ids")
        else word
    )


# For each noun of a heading: what it speaks of where words of all these sets stand in it, the first that
# fits.
Rules = tuple[tuple[str, tuple[frozenset[str], ...]], ...]
_OF_A_SKILL: Rules = (
    ("figure", (frozenset({"gap"}),)),  # what somebody lacks is not what a role asks
    ("skill summary", (ABOUT,)),
    ("level", (LEVEL,)),
    ("kind", (GROUP | FUNCTION,)),
    ("skill id", (ID - {"key"},)),  # "key skills" are the ones that matter
    ("optional skill", (OPTIONAL | {"secondary", "additional", "bonu"},)),
    ("weight", (WEIGHT,)),
    ("skill", ()),
)
_OF_A_ROLE: Rules = (
    # Whose report somebody is leads nowhere.
    ("figure", (frozenset({"report", "reporting", "manager", "supervisor", "superior"}),)),
    ("function id", (FUNCTION | {"area", "category", "group"}, ID)),
    ("function", (FUNCTION | {"area", "category", "group"},)),
    ("to", (frozenset({"next", "promoted", "future", "destination", "to"}),)),
    ("from", (BEFORE,)),
    ("summary", (ABOUT,)),
    ("role level", (LEVEL | RANK,)),
    ("role id", (ID,)),
    ("figure", (FIGURE | {"type", "status"},)),
    ("role", ()),
)
_OTHER: Rules = (
    ("weight", (WEIGHT,)),
    ("role level", (RANK,)),
    ("role level", (LEVEL, frozenset({"career", "management", "experience"}))),
    ("level", (PROFICIENCY,)),
    ("level", (LEVEL, ASKED)),
    ("function id", (FUNCTION, ID)),
    ("function", (FUNCTION,)),
    ("summary", (ABOUT,)),
    ("figure", (FIGURE,)),
    ("kind", (GROUP,)),
)
_PEOPLE: tuple[frozenset[str], ...] = tuple(
    frozenset(words) for words in (("first", "name"), ("last", "name"), ("e", "mail"), ("full", "name"))
)


@lru_cache(maxsize=100_000)
def concept(text: str) -> str:
    """Return what a heading speaks of, or nothing.

    >>> [concept(text) for text in ("Required proficiency", "Job title", "Skill category", "Career band")]
    ['level', 'role', 'kind', 'role level']
    >>> concept("RoleName"), concept("Junior clerk"), concept("E-mail address"), concept("Grade 3")
    ('role', '', 'person detail', '')
    """
    words = stems(text)
    if not words or len(text) > MOST_LETTERS or len(words) > MOST_WORDS:
        return ""
    if words & PERSON_DETAIL or any(name <= words for name in _PEOPLE):
        return "person detail"
    if words & SKILL:
        return _first(_OF_A_SKILL, words)
    if words & PERSON:
        return "person id" if words & ID else "person"
    if words & ROLE:
        told = _first(_OF_A_ROLE, words)
        # A list of roles beside something else, as in "entry roles", is no title.
        listed = _LISTS.search(in_english(heading(text)))
        return "" if told == "role" and listed and len(words) > 1 else told
    return _alone(words) or _first(_OTHER, words)


def _first(rules: Rules, words: frozenset[str]) -> str:
    if any(word.isdecimal() for word in words):
        words = words - RANK - {"level"}  # "Grade 3" is one of them
    return next((told for told, wanted in rules if all(words & some for some in wanted)), "")


def _alone(words: frozenset[str]) -> str:
    """Return what a heading speaks of that says little more than one word."""
    if words in ({"nice", "to", "have"}, {"optional"}, {"desirable"}, {"preferred"}):
        return "optional"
    if words & ESSENTIAL and len(words) <= 2:  # noqa: PLR2004 - "is mandatory"
        return "essential"
    if words == {"level"}:
        return "levels"
    return "id" if len(words) == 1 and words & ID else ""


def role_like(text: str) -> bool:
    """Say whether a text reads like the title of a role: a word of it is what people are employed as.

    >>> role_like("Data analyst"), role_like("Team lead"), role_like("Vesna"), role_like("Finance")
    (True, True, False, False)
    """
    return bool(stems(text) & NOUNS)


NOUNS = frozenset(
    """
    accountant actuary adjuster administrator advisor adviser agent analyst apprentice architect artist
    assistant associate attendant auditor baker banker barista biologist bookkeeper broker builder buyer
    captain carer
    cashier ceo cfo chairman chef chemist chief cio cleaner clerk cmo coach commander consultant contractor
    controller
    cook coo coordinator co-ordinator copywriter counsel counsellor courier cro cto curator dentist designer
    dev
    developer director dispatcher doctor draftsman drafter driver economist editor educator electrician
    engineer estimator evangelist examiner executive expert facilitator farmer fitter foreman forester
    fundraiser
    generalist geologist graduate guard handler head helper host inspector installer instructor intern
    interpreter
    inventor investigator janitor journalist judge junior labourer laborer lawyer lead leader lecturer
    librarian
    lieutenant lieutenant logistician machinist maintainer manager marketer mason mechanic mentor merchandiser
    midwife
    miner modeller moderator nurse officer operative operator optician owner painter paralegal paramedic
    partner
    pathologist pharmacist photographer physician physicist physiotherapist picker pilot planner plumber
    porter
    practitioner president principal producer professional professor programmer promoter psychologist ranger
    receptionist
    recruiter registrar rep reporter representative researcher roofer scheduler scientist secretary sergeant
    server
    shepherd solicitor specialist sre statistician steward stocker strategist student superintendent
    supervisor surgeon
    surveyor tailor teacher technician technologist teller tester therapist trader trainee trainer translator
    treasurer
    tutor underwriter vendor vet veterinarian vp waiter waitress warden warehouseman watchman welder worker
    writer
    """.split()  # noqa: SIM905 - a list to read
)
