"""The kinds of values that a graph file holds, such as ids, names, amounts and days, and their limits."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from careergraph.errors import QuestionError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = [
    "CONFIG",
    "MAX_PROFICIENCY",
    "MOST_COUNT",
    "MOST_LETTERS",
    "MOST_OF_NAME",
    "MOST_OF_TEXT",
    "PRINTABLE",
    "SLUG",
    "Amount",
    "Codes",
    "Count",
    "Currency",
    "Date",
    "Day",
    "FieldSources",
    "Language",
    "Level",
    "Name",
    "Names",
    "Reference",
    "References",
    "Share",
    "Slug",
    "Sources",
    "Text",
    "Whole",
    "in_our_words",
    "or_empty_list",
    "or_empty_map",
]

# Of every record of a file.
CONFIG = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)

R = TypeVar("R")


def in_our_words(record: type[R]) -> type[R]:
    """Let a record that is made from Python say what is wrong by an error of ours; files are told by rules.

    Examples
    --------
    >>> from careergraph import Requirement
    >>> Requirement("high")
    Traceback (most recent call last):
    ...
    careergraph.errors.QuestionError: this is no Requirement: `level` should be a valid integer, not 'high'
    """
    made = record.__init__

    @wraps(made)
    def init(self: R, *values: Any, **named: Any) -> None:  # noqa: ANN401 - whatever somebody passes
        try:
            made(self, *values, **named)
        except ValidationError as error:
            told = "; ".join(_told(record, detail) for detail in error.errors(include_url=False))
            raise QuestionError(f"this is no {record.__name__}: {told}") from None

    record.__init__ = init  # type: ignore[method-assign, assignment]
    return record


def _told(record: type, detail: ErrorDetails) -> str:
    """Return one complaint of pydantic about a value that was passed."""
    names = [one.name for one in fields(record)]
    first, *rest = detail["loc"]
    # Of what is passed by its place pydantic tells the place.
    whole = names[first] if isinstance(first, int) and first < len(names) else first
    name = ".".join(map(str, (whole, *rest)))
    if detail["type"] == "missing":
        return f"`{name}` is missing"
    if detail["type"] == "unexpected_keyword_argument":
        return f"it has no `{name}`; it has {', '.join(names)}"
    if detail["type"] == "unexpected_positional_argument":
        return f"it takes {', '.join(names)}, and no more"
    # "Input should be ...", "String should have ...": what is meant stands before it.
    _, should, wanted = detail["msg"].partition("should ")
    given = f"{detail['input']!r:.60}"
    return f"`{name}` should {wanted}, not {given}" if should else f"`{name}` {given}: {detail['msg']}"


# A file without a `proficiency` list may still number its levels; this bounds them.
MAX_PROFICIENCY = 100

# Control characters would reach terminals and pages; tab and line feed are all that text needs.
PRINTABLE = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$"

# How many letters an id, a name and a text may have.
MOST_LETTERS, MOST_OF_NAME, MOST_OF_TEXT = 200, 500, 20_000
# Whole numbers are exact in double precision up to here.
MOST_COUNT = 2**53
SLUG = r"^[A-Za-z0-9_][A-Za-z0-9_.\-]*$"

Slug: TypeAlias = Annotated[str, StringConstraints(strict=True, max_length=MOST_LETTERS, pattern=SLUG)]
# The id of something that stands elsewhere in the file. The rules see to it that it does, so that millions of
# them need not be held against the pattern.
Reference: TypeAlias = Annotated[
    str,
    Field(strict=True),
    WithJsonSchema({"type": "string", "maxLength": MOST_LETTERS, "pattern": SLUG}),
]
Name: TypeAlias = Annotated[
    str,
    StringConstraints(
        strict=True, strip_whitespace=True, min_length=1, max_length=MOST_OF_NAME, pattern=PRINTABLE
    ),
]
Text: TypeAlias = Annotated[
    str,
    StringConstraints(
        strict=True, strip_whitespace=True, min_length=1, max_length=MOST_OF_TEXT, pattern=PRINTABLE
    ),
]
Level: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=MAX_PROFICIENCY)]
# Larger whole numbers are not exact where numbers have double precision, as in a page's script.
Count: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=MOST_COUNT)]
Amount: TypeAlias = Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)]
Share: TypeAlias = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Whole: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=MOST_COUNT)]


def or_empty_list(value: object) -> object:
    """Read a key that is written without a value (``aliases:``) as left out."""
    return () if value is None else value


def or_empty_map(value: object) -> object:
    """Read a key of a mapping that is written without a value as left out."""
    return {} if value is None else value


References: TypeAlias = Annotated[tuple[Reference, ...], BeforeValidator(or_empty_list)]
Sources: TypeAlias = References
Names: TypeAlias = Annotated[tuple[Name, ...], BeforeValidator(or_empty_list)]
FieldSources: TypeAlias = Annotated[dict[str, Sources], BeforeValidator(or_empty_map)]
Codes: TypeAlias = Annotated[dict[Slug, Name], BeforeValidator(or_empty_map)]


def _real_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None
    return text


_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MONTH_OR_DAY = "^[0-9]{4}-(0[1-9]|1[0-2])(-[0-9]{2})?$"

Date: TypeAlias = Annotated[
    str,
    StringConstraints(strict=True, pattern=_DAY),
    AfterValidator(_real_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _DAY}),
]
# A month, or a day of public data: ``2002-07``, ``2002-07-31``.
Day: TypeAlias = Annotated[
    str,
    StringConstraints(strict=True, pattern=_MONTH_OR_DAY),
    AfterValidator(lambda text: _real_day(text) if len(text) == len("2002-07-31") else text),
]
# BCP 47 in outline: subtags of letters and digits, the first of them letters.
Language: TypeAlias = Annotated[
    str, StringConstraints(strict=True, max_length=35, pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
]
# ISO 4217 in outline: no list of its codes, which change.
Currency: TypeAlias = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Z]{3}$")]
