"""The kinds of tables: their columns, and the many names that people give them."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["KINDS", "ROLE", "Kind"]


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
    """

    sheet: str
    names: tuple[str, ...]
    needs: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]


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
ROLE = ("role", "role title", "role name", "job title", "job", "position")
_SOURCES = ("sources", "evidence", "reference", "references")
_FUNCTION = ("function", "family", "role family", "job family", "department", "discipline", "area", "track")
_SUMMARY = ("summary", "description", "purpose", "about")
_ALIASES = (
    "aliases",
    "alias",
    "also called",
    "also known as",
    "alternative titles",
    "other titles",
    "synonyms",
)
_OPTIONAL = ("optional", "nice to have", "desirable")
_ESSENTIAL = ("essential", "mandatory", "required", "must have")
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
        ("grades", "role levels", "seniority"),
        ("level",),
        {
            "level": ("level", *_ROLE_LEVEL, "name", "title"),
        },
    ),
    "proficiency": Kind(
        "proficiency",
        ("proficiency levels", "proficiency scale", "scale"),
        ("proficiency",),
        {
            "proficiency": ("proficiency", "proficiency level", "level", "name", "title"),
        },
    ),
    "functions": Kind(
        "functions",
        ("families", "departments", "role families"),
        ("title",),
        {
            "id": ("id", "function id", "key"),
            "title": ("title", "name", *_FUNCTION),
        },
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
            "optional": _OPTIONAL,
            "essential": _ESSENTIAL,
            "years": (
                "years",
                "typical years",
                "duration",
                "years in role",
                "time in role",
                "duration years",
            ),
            "kind": ("kind", "move kind", "type", "move type", "kind of move"),
            "people": ("people", "number of people", "count"),
            "leavers": ("leavers",),
            "sources": _SOURCES,
            "skill sources": ("skill sources", "requirement sources"),
        },
    ),
    "expected": Kind(
        "expected skills",
        ("role skills", "skills by role", "role x skill", "skill matrix", "expectations"),
        ("role", "skill"),
        {
            "role": (*ROLE, "title"),
            "role id": ("role id", "job id"),
            "skill": _SKILL,
            "skill id": ("skill id",),
            "level": _LEVEL,
            "role level": (*_ROLE_LEVEL, "level"),
            "function": _FUNCTION,
            "summary": (
                "summary",
                "role summary",
                "role level description",
                "role description",
                "description",
            ),
            "skill summary": ("skill summary", "skill description", "definition"),
            "optional": _OPTIONAL,
            "essential": _ESSENTIAL,
            "sources": (*_SOURCES, "source"),
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
        ("role list", "jobs", "positions", "job titles", "job profiles"),
        ("title",),
        {
            "id": ("id", "role id", "job id", "key"),
            "title": ("title", *ROLE, "name"),
            "level": ("level", *_ROLE_LEVEL),
            "focus": ("focus", *_FUNCTION),
            "scope": ("scope",),
            "summary": (*_SUMMARY, "role description", "job description", "role summary"),
            "aliases": _ALIASES,
            "responsibilities": ("responsibilities", "duties", "tasks", "accountabilities"),
            "kpis": ("kpis", "kpi", "metrics", "measures", "key performance indicators"),
            "deliverables": ("deliverables", "outputs"),
            "skills": ("skills", "required skills", "expected skills", "competencies"),
            "next": ("next", "next roles", "next role", "leads to", "moves", "promotion to", "promoted to"),
            "codes": _CODES,
            "sources": (*_SOURCES, "source"),
        },
    ),
}
