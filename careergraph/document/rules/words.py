"""How values, fields and places of a graph file are called in a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.names import SHOWN_TEXT, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Path", "described", "did_you_mean", "field", "number", "place", "slug_of", "steps"]

Path = tuple[str | int, ...]

SHOWN_STEPS = 9

# A whole number with more bits than this is told by its size: its digits would fill a page.
MOST_BITS = 128

# How one entry of a section is called.
_ENTRIES = {
    "roles": "role",
    "skills": "skill",
    "moves": "move",
    "sources": "source",
    "needs": "need",
    "functions": "function",
}


def number(value: object) -> str:
    """Return a number as a message shows it.

    >>> number(2.50), number(3), number(float("nan"))
    ('2.5', '3', 'nan')
    """
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return f"of {value.bit_length()} bits"
    return repr(value)


def did_you_mean(names: list[str]) -> str:
    """Return a question that offers names, or an empty text.

    >>> did_you_mean(["head", "ceo"])
    "did you mean 'head' or 'ceo'?"
    """
    return f"did you mean {' or '.join(quoted(name) for name in names)}?" if names else ""


def described(value: object) -> str:
    """Return what kind of value stands in a file.

    >>> described("x"), described(2.5), described(None)
    ("the text 'x'", 'the number 2.5', 'nothing')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {number(value)}"
    if isinstance(value, str):
        return f"the text {quoted(value)}" if value else "an empty text"
    if isinstance(value, list | tuple):
        return "a list"
    return "a mapping" if isinstance(value, dict) else f"a {type(value).__name__}"


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
    if isinstance(last, str):
        return f"`{last}`" if last.isprintable() and len(last) <= SHOWN_TEXT else quoted(last)
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
    if "requires" in path:
        return f"the requirement {quoted(path[-1])}"
    return "this fact"


def slug_of(text: str) -> str:
    """Return an id that a text could become, or a sample id where nothing of it is left.

    >>> slug_of("Head of Sales & Marketing")
    'head-of-sales-marketing'
    """
    kept = "".join(
        letter if letter.isascii() and letter.isalnum() else " " for letter in text[:200].casefold()
    )
    return "-".join(kept.split()) or "an-id"
