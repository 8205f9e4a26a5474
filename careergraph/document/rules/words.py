"""How values, fields and places of a graph file are called in a message."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from careergraph.document.records import (
    Career,
    Cost,
    Credential,
    Fact,
    GraphFile,
    Hidden,
    Histories,
    Move,
    Need,
    Pay,
    Requirement,
    Resource,
    Role,
    Skill,
    Source,
    Within,
)
from careergraph.errors import VALUE
from careergraph.names import quoted
from careergraph.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Path",
    "described",
    "did_you_mean",
    "field",
    "is_requirement",
    "place",
    "shown_value",
    "slug_of",
    "steps",
]

Path = tuple[str | int, ...]

SHOWN_STEPS = 9

_RECORDS = (
    *(Career, Cost, Credential, Fact, Hidden, Histories, Move, Need, Pay),
    *(Requirement, Resource, Role, Skill, Source, Within),
)
# All fields of all records, and those of a move as a file writes them.
_FIELDS = (
    frozenset(GraphFile.model_fields)
    | frozenset(item.name for record in _RECORDS for item in fields(record))
    | {"from", "to"}
)

# How one entry of a section is called.
_ENTRIES = {
    "roles": "role",
    "skills": "skill",
    "moves": "move",
    "sources": "source",
    "credentials": "credential",
    "needs": "need",
    "functions": "function",
}
# Likewise, one of a list within an entry.
_WITHIN = {"within": "this horizon", "careers": "this career", "resources": "this resource"}
# Likewise, of a mapping within an entry.
_INNER: dict[str | int, str] = {"codes": "the code ", "focus": "the share of "}


def did_you_mean(names: list[str]) -> str:
    """Return a question that offers names, or an empty text.

    >>> did_you_mean(["head", "ceo"])
    "did you mean 'head' or 'ceo'?"
    """
    return f"did you mean {' or '.join(quoted(name) for name in names)}?" if names else ""


def described(value: object, *, placed: bool = False) -> str:
    """Return what kind of value stands in a file; where ``placed``, a number is left to the file.

    >>> described("x"), described(2.5), described(None)
    ("the text 'x'", 'the number 2.5', 'nothing')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool | int | float):
        noun = "" if isinstance(value, bool) else "the number "
        return f"{noun}{VALUE if placed else shown_value(value)}"
    if isinstance(value, str):
        return f"the text {quoted(value)}" if value else "an empty text"
    if isinstance(value, list | tuple):
        return "a list"
    return "a mapping" if isinstance(value, dict) else f"a {type(value).__name__}"


def shown_value(value: object) -> str:
    """Return a number, or true or false, as a message shows it where no file writes it in another way.

    >>> shown_value(True), shown_value(110)
    ('true', '110')
    """
    return ("true" if value else "false") if isinstance(value, bool) else shown(value)


def steps(scale: Sequence[str]) -> str:
    """Return a proficiency scale as a list to choose from.

    >>> steps(["Awareness", "Working"])
    '1 Awareness, 2 Working'
    """
    listed = ", ".join(f"{step} {quoted(name)[1:-1]}" for step, name in enumerate(scale[:SHOWN_STEPS], 1))
    return f"{listed} ... {len(scale)}" if len(scale) > SHOWN_STEPS else listed


def field(path: Path) -> str:
    """Return what stands at ``path`` as a message calls it.

    >>> field(("roles", "head", "level")), field(("roles", "head", "aliases", 2))
    ('`level`', 'an entry of `aliases`')
    """
    if not path:
        return "a graph file"
    last = path[-1]
    if len(path) == 2 and isinstance(last, str) and path[0] in _ENTRIES:  # noqa: PLR2004 - a section and an entry
        return place(path)
    if isinstance(last, str):
        # Names that a file made up stand in quotes, as they do elsewhere.
        made_up = f"{_INNER.get(path[-2], '')}{quoted(last)}" if len(path) > 1 else quoted(last)
        return f"`{last}`" if last in _FIELDS else made_up
    return "a move" if path[:-1] == ("moves",) else f"an entry of {field(path[:-1])}"


def place(path: Path) -> str:
    """Return what a mapping at ``path`` describes.

    >>> place(("roles", "head")), place(("moves", 3)), place(())
    ("role 'head'", 'this move', 'the file')
    """
    if not path:
        return "the file"
    if len(path) == 2 and path[0] in _ENTRIES:  # noqa: PLR2004 - a section and an entry in it
        noun = _ENTRIES[str(path[0])]
        return f"this {noun}" if isinstance(path[1], int) else f"{noun} {quoted(path[1])}"
    if is_requirement(path):
        return f"the {'requirement' if path[0] == 'moves' else 'expected skill'} {quoted(path[-1])}"
    if path[:2] == ("histories", "careers"):
        return _WITHIN["within" if "within" in path else "careers"]
    named = path[0] if path[0] == "histories" else path[-1]
    if named in {"histories", "cost", "pay"}:
        return f"`{named}`"
    return next((words for name, words in _WITHIN.items() if name in path), "this fact")


def is_requirement(path: Path) -> bool:
    """Whether a path leads to a skill that a move asks for or a role expects, or into it.

    >>> is_requirement(("roles", "head", "skills", "law")), is_requirement(("roles", "head", "skills"))
    (True, False)
    """
    return len(path) > 3 and path[2] == {"moves": "requires", "roles": "skills"}.get(str(path[0]))  # noqa: PLR2004 - section, entry, field, skill


def slug_of(text: str) -> str:
    """Return an id that a text could become, or a sample id where nothing of it is left.

    >>> slug_of("Head of Sales & Marketing")
    'head-of-sales-marketing'
    """
    kept = "".join(
        letter if letter.isascii() and letter.isalnum() else " " for letter in text[:200].casefold()
    )
    return "-".join(kept.split()) or "an-id"
