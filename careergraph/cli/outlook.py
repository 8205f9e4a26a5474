"""``outlook``: what may become of somebody in a role, by what became of others."""

from __future__ import annotations

from typing import Any

import click

from careergraph.cli.figures import Figure
from careergraph.cli.histories import question, reading_options
from careergraph.cli.text.printing import print_json, say
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.wording import number, plural

__all__ = ["outlook_command"]

NO_PROMISE = (
    "By what became of others, if things go on as in this data: no promise. Which role comes next can hardly "
    "be told better than by the most frequent move, and no model of the past knows what next year brings."
)
# Shares below this are not worth a line.
LEAST = 0.005


@click.command("outlook", short_help="What may become of somebody in a role")
@click.argument("role")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path())
@click.option(
    "--years",
    type=Figure(min=0, min_open=True, max=40),
    default=5.0,
    show_default=True,
    help="How many years ahead.",
)
@click.option(
    "--tenure",
    type=Figure(min=0, max=60),
    default=0.0,
    show_default=True,
    help="Years in the role already.",
)
@reading_options
@click.option("--json", "as_json", is_flag=True, help="Print the shares as JSON.")
def outlook_command(
    *,
    role: str,
    files: tuple[str, ...],
    years: float,
    tenure: float,
    as_json: bool,
    **options: Any,  # noqa: ANN401 - what a Question takes
) -> None:
    """Say what may become of somebody who has been in ROLE for some years.

    FILE is a table of work histories, read as by `import histories`. Of people with as many years in the
    role: how many stay, leave, or are in which other role some years on.
    """
    from careergraph.histories import mine_with

    found = mine_with(list(files), question(options, None))
    shares = found.outlook(role, tenure=tenure, years=years)
    at_risk = int(shares.pop("at_risk"))
    if as_json:
        print_json({"role": role, "years": years, "tenure": tenure, "at_risk": at_risk, "shares": shares})
        return
    sheet = Sheet()
    sheet.heading(f"{role}, {plural(tenure, 'year')} in it: {plural(years, 'year')} on")
    rows = [(name.strip("()"), f"{100 * share:.0f}") for name, share in shares.items() if share >= LEAST]
    sheet.table([Column("becomes", 14), Column("of 100", right=True)], rows)
    sheet.text(f"{number(at_risk)} people were seen in the role for as long.")
    sheet.print()
    say(NO_PROMISE)
