"""Numbers on the command line: read and bounded as numbers everywhere are, and told in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.names import quoted
from careergraph.numbers import MOST_CHARACTERS, TooLongError, read_decimal, read_whole

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Figure", "WholeNumber"]


class WholeNumber(click.IntRange):
    """A whole number within limits, of no more characters than any number that is read."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """Return the number that was typed."""
        return super().convert(_read(self, value, read_whole, "whole number", param, ctx), param, ctx)


class Figure(click.FloatRange):
    """A finite number within limits, of no more characters than any number that is read."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """Return the number that was typed."""
        read = _read(self, value, read_decimal, "number", param, ctx)
        if read in {float("inf"), float("-inf")}:
            self.fail(f"{_shown(value)} is too large", param, ctx)
        return super().convert(read, param, ctx)


def _read(  # noqa: PLR0917 - of click's convert, and what is read
    kind: click.ParamType[Any],
    value: Any,  # noqa: ANN401 - click's
    read: Callable[[str], float],
    noun: str,
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> Any:  # noqa: ANN401 - a number, or what click got as one
    """Return what a text means as a number; end with what is wrong with it."""
    if not isinstance(value, str):
        return value
    try:
        return read(value)
    except TooLongError as error:
        kind.fail(f"{_shown(value)} has {error.length} characters: use at most {MOST_CHARACTERS}", param, ctx)
    except ValueError:
        kind.fail(f"{_shown(value)} is no {noun}", param, ctx)


def _shown(value: object) -> str:
    return quoted(value) if isinstance(value, str) else repr(value)
