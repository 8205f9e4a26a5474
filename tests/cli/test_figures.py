"""Numbers on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import pytest

from careergraph.cli.figures import Figure, WholeNumber

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["path", "a", "b", "-k", "9" * 5000], f"'-k': '{'9' * 60}…' has 5000 characters: use at most 300"),
        (["path", "a", "b", "--max-moves", "1_000"], "'--max-moves': '1_000' is no whole number"),
        (["path", "a", "b", "--budget", "1e999"], "'--budget': '1e999' is too large"),
        (["path", "a", "b", "--budget", "nan"], "'--budget': 'nan' is no number"),
        (["path", "a", "b", "--budget", "inf"], "'--budget': 'inf' is no number"),
        (
            ["reach", "a", "--years", "9" * 5000],
            f"'--years': '{'9' * 60}…' has 5000 characters: use at most 300",
        ),
        (["reach", "a", "--learning", "٣"], "'--learning': '٣' is no number"),
        (["reach", "a", "--moves", "0x10"], "'--moves': '0x10' is no whole number"),
        (
            ["unlock", "a", "--moves", "1" * 301],
            f"'--moves': '{'1' * 60}…' has 301 characters: use at most 300",
        ),
    ],
)
def test_numbers_are_bounded_where_they_are_typed(run: Run, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert f"invalid value for {told}; `careergraph" in done.stderr


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (WholeNumber(min=1), " 12 ", 12),
        (WholeNumber(min=1), "+7", 7),
        (WholeNumber(min=1), 3, 3),
        (WholeNumber(), "-0", 0),
        (Figure(min=0), "2.50", 2.5),
        (Figure(min=0), "1e3", 1000.0),
        (Figure(min=0), 3, 3.0),
        (Figure(min=0, max=40), "40", 40.0),
    ],
)
def test_what_is_typed_is_read(kind: click.ParamType[Any], typed: object, number: float) -> None:
    assert kind.convert(typed, None, None) == number


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        (WholeNumber(min=1), "0", "0 is not in the range x>=1"),
        (WholeNumber(min=1), "1.0", "'1.0' is no whole number"),
        (WholeNumber(min=1), "", "'' is no whole number"),
        (WholeNumber(min=1), "x\x1b[2J", r"'x\x1b[2J' is no whole number"),
        (WholeNumber(), "9" * 301, "has 301 characters: use at most 300"),
        (Figure(min=0, min_open=True), "0", "0.0 is not in the range x>0"),
        (Figure(max=40), "41", "41.0 is not in the range x<=40"),
        (Figure(), "1e999", "'1e999' is too large"),
        (Figure(), "-1e999", "'-1e999' is too large"),
        (Figure(), "1,5", "'1,5' is no number"),
    ],
)
def test_what_is_no_number_within_limits_is_told(kind: click.ParamType[Any], typed: str, told: str) -> None:
    with pytest.raises(click.BadParameter) as caught:
        kind.convert(typed, None, None)
    assert told in caught.value.message


def test_a_number_of_three_hundred_digits_is_one() -> None:
    assert WholeNumber().convert("9" * 300, None, None) == 10**300 - 1
