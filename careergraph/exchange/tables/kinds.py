"""The kinds of tables: their columns, and the many names that people give them."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CORNER", "KINDS", "READ_ME", "ROLE", "SKILLS", "Kind"]


class Kind(NamedTuple):
    """A kind of table.

    Parameters
    ----------
    sheet
        What we call its sheet or file.
    names
        What others call it.
    needs
        Columns without which it says nothing.
    columns
        Our name of each column -> what others call it, the plainest first. Of two columns that want one
        heading the one that stands first here gets it.
    concepts
        Our name of a column -> what a heading of other words must speak of (`words.concept`), the fittest
        first.
    """

    sheet: str
    names: tuple[str, ...]
    needs: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    concepts: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - a named tuple's default, never changed


_SKILL = ("skill", "skill name", "skill title", "competency", "competence", "capability", "requirement")
_LEVEL = (
    "proficiency",
    "proficiency level",
    "skill level",
    "required level",
    "requirement level",
    "minimum level",
    "rating",
    "score",
    "level",
)
_ROLE_LEVEL = (
    "role level",
    "level name",
    "career level",
    "grade",
    "seniority",
    "band",
    "job level",
    "job grade",
    "rung",
)
ROLE = ("role", "role title", "role name", "job title", "job", "position", "career", "profession")
# The corner of a grid that we write: what stands below it, and what stands beside it.
CORNER = "skill / role"
# The sheet in which `export table` explains the others.
READ_ME = "read me"
# Headings of a list of skills, one a row.
SKILLS = frozenset({"skills", "competencies", "competences", "capabilities"})
_SOURCES = ("sources", "evidence", "reference", "references")
_FUNCTION = ("function", "family", "role family", "job family", "department", "discipline", "area", "track")
_SUMMARY = ("summary", "description", "purpose", "about", "overview", "responsibility statement")
_ALIASES = (
    "aliases",
    "alias",
    "also called",
    "also known as",
    "alternative titles",
    "other titles",
    "synonyms",
)
_CODES = ("codes", "code", "outside codes")

KINDS: dict[str, Kind] = {
    "graph": Kind(
        "graph",
        ("about", "framework", "settings"),
        ("property", "value"),
        {
            "property": ("property", "setting", "field", "key"),
            "value": ("value",),
        },
    ),
    "levels": Kind(
        "levels",
        ("grades", "role levels", "seniority", "job levels", "career levels", "bands", "job grades"),
        ("level",),
        {
            "level": ("level", *_ROLE_LEVEL, "name", "title"),
            "rank": ("rank", "order", "sort order", "sequence", "level id", "number", "no"),
        },
        {"level": ("role level", "levels")},
    ),
    "proficiency": Kind(
        "proficiency",
        (
            "proficiency levels",
            "proficiency scale",
            "scale",
            "rating scale",
            "ratings",
            "skill levels",
            "competency levels",
            "level definitions",
        ),
        ("proficiency",),
        {
            "proficiency": (
                "proficiency",
                "proficiency level",
                "label",
                "rating",
                "name",
                "title",
                "level name",
                "level",
            ),
            "rank": ("level", "score", "value", "number", "rank", "points", "grade", "no"),
            "summary": (*_SUMMARY, "meaning", "explanation", "definition"),
        },
    ),
    "functions": Kind(
        "functions",
        ("families", "departments", "role families", "job families", "job functions"),
        ("title",),
        {
            "id": ("id", "function id", "key"),
            "title": ("title", "name", *_FUNCTION),
        },
        {"id": ("function id",), "title": ("function",)},
    ),
    "sources": Kind(
        "sources",
        ("references", "evidence"),
        ("title",),
        {
            "id": ("id", "source id", "key"),
            "title": ("title", "source", "name"),
            "where": ("where", "url", "address", "link", "location"),
            "licence": ("licence", "license"),
            "derived": ("derived", "computed"),
        },
    ),
    "skills": Kind(
        "skills",
        ("skill list", "competencies", "competences", "capabilities"),
        ("title",),
        {
            "id": ("id", "skill id", "key"),
            "title": ("title", *_SKILL, "name"),
            "kind": ("kind", "type", "category", "group", "skill type", "skill group"),
            "effort": ("effort", "weight"),
            "aliases": _ALIASES,
            "summary": (*_SUMMARY, "skill description", "definition"),
            "codes": _CODES,
            "sources": (*_SOURCES, "source"),
        },
        {
            "id": ("skill id",),
            "title": ("skill",),
            "kind": ("kind", "function"),
            "summary": ("skill summary", "summary"),
        },
    ),
    "moves": Kind(
        "moves",
        ("promotions", "transitions", "paths", "career paths", "requirements"),
        ("from", "to"),
        {
            "from": (
                "from",
                "from role",
                "source role",
                "current role",
                "role from",
                "move from",
                "start",
                "origin",
                "source",
                *ROLE,
            ),
            "to": (
                "to",
                "to role",
                "target role",
                "next role",
                "next job",
                "next position",
                "promoted to",
                "role to",
                "move to",
                "promotion to",
                "leads to",
                "goal",
                "destination",
                "target",
            ),
            "from id": ("from id", "source id"),
            "to id": ("to id", "target id"),
            "from title": ("from title", "source title"),
            "to title": ("to title", "target title"),
            "from level": ("from level", "source level", "current level"),
            "to level": ("to level", "target level", "next level"),
            "skill": (*_SKILL, "requires"),
            "skill id": ("skill id",),
            "level": _LEVEL,
            "optional": ("optional", "nice to have", "desirable"),
            "essential": ("essential", "mandatory", "required", "must have"),
            "years": (
                "years",
                "typical years",
                "duration",
                "years in role",
                "time in role",
                "duration years",
            ),
            "kind": ("kind", "move kind", "type", "move type", "kind of move"),
            "people": (
                "people",
                "number of people",
                "count",
                "headcount",
                "transitions",
                "transition count",
                "number of transitions",
                "number of moves",
                "moves",
                "frequency",
            ),
            "leavers": ("leavers",),
            "sources": _SOURCES,
            "skill sources": ("skill sources", "requirement sources"),
            "effort": ("effort",),
        },
        {
            "from": ("from",),
            "to": ("to",),
            "skill": ("skill",),
            "level": ("level",),
            "optional": ("optional",),
            "essential": ("essential",),
        },
    ),
    "expected": Kind(
        "expected skills",
        (
            "role skills",
            "skills by role",
            "role x skill",
            "skill matrix",
            "expectations",
            "skill expectations",
            "job skills",
            "role skill",
            "requirements by role",
        ),
        ("role", "skill"),
        {
            "role": (*ROLE, "title"),
            "role id": ("role id", "job id"),
            "skill": _SKILL,
            "skill id": ("skill id",),
            "level": _LEVEL,
            "role level": (*_ROLE_LEVEL, "level"),
            "function": _FUNCTION,
            "summary": ("summary", "role summary", "role level description", "role description"),
            "skill summary": ("skill summary", "skill description", "definition", "description"),
            "optional": ("optional", "nice to have", "desirable"),
            "essential": (
                "essential",
                "mandatory",
                "required",
                "must have",
                "core",
                "requirement type",
                "relation type",
                "core additional",
                "essential or optional",
            ),
            "kind": (
                "skill kind",
                "skill category",
                "skill group",
                "skill type",
                "category",
                "group",
                "type",
                "kind",
            ),
            "effort": ("effort",),
            "sources": (*_SOURCES, "source"),
        },
        {
            "role": ("role",),
            "role id": ("role id",),
            "skill": ("skill",),
            "skill id": ("skill id",),
            "level": ("level",),
            "role level": ("role level",),
            "function": ("function", "function id"),
            "summary": ("summary",),
            "skill summary": ("skill summary",),
            "optional": ("optional",),
            "essential": ("essential",),
            "kind": ("kind",),
        },
    ),
    "facts": Kind(
        "facts",
        ("responsibilities", "tasks"),
        ("role", "field", "text"),
        {
            "role": ("role", "role title", "job title", "title"),
            "field": ("field", "kind", "kind of fact", "type"),
            "text": ("text", "fact", "description"),
            "sources": (*_SOURCES, "source"),
        },
    ),
    "field sources": Kind(
        "field sources",
        (),
        ("field", "sources"),
        {
            "role": ("role", "role title"),
            "from": ("from",),
            "to": ("to",),
            "field": ("field",),
            "sources": (*_SOURCES, "source"),
        },
    ),
    "needs": Kind(
        "needs",
        ("company needs",),
        ("title", "function"),
        {
            "id": ("id", "need id", "key"),
            "title": ("title", "need", "name"),
            "function": _FUNCTION,
            "sources": (*_SOURCES, "source"),
        },
    ),
    "agreements": Kind(
        "agreements",
        (),
        ("text",),
        {
            "text": ("text", "agreement"),
            "sources": (*_SOURCES, "source"),
        },
    ),
    "roles": Kind(
        "roles",
        ("role list", "jobs", "positions", "job titles", "job profiles", "job roles", "job architecture"),
        ("title",),
        {
            "id": ("id", "role id", "job id", "key"),
            "title": ("title", *ROLE, "name"),
            "level": (*_ROLE_LEVEL, "level"),
            "focus": ("focus", *_FUNCTION),
            "scope": ("scope",),
            "summary": (*_SUMMARY, "role description", "job description", "role summary"),
            "aliases": _ALIASES,
            "responsibilities": (
                "responsibilities",
                "duties",
                "tasks",
                "accountabilities",
                "common tasks",
                "key responsibilities",
                "main tasks",
            ),
            "kpis": ("kpis", "kpi", "metrics", "measures", "key performance indicators"),
            "deliverables": ("deliverables", "outputs"),
            "skills": ("skills", "required skills", "expected skills", "competencies"),
            "optional skills": (
                "optional skills",
                "preferred skills",
                "nice to have skills",
                "desirable skills",
            ),
            "next": ("next", "next roles", "next role", "leads to", "moves", "promotion to", "promoted to"),
            "codes": _CODES,
            "sources": (*_SOURCES, "source"),
        },
        {
            "id": ("role id",),
            "title": ("role",),
            "level": ("role level", "levels"),
            "focus": ("function", "function id"),
            "summary": ("summary",),
            "skills": ("skill",),
            "optional skills": ("optional skill",),
            "next": ("to",),
        },
    ),
}
