"""``check``: what is wrong with a graph file, and what in it deserves a look."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_codes
from careergraph.cli.options import Question, chosen_graph, format_options, graph_argument, graph_option
from careergraph.cli.text.printing import print_json
from careergraph.cli.text.sheet import clean
from careergraph.wording import plural

if TYPE_CHECKING:
    from careergraph.check import Finding, Review
    from careergraph.document.texts import Document

__all__ = ["check_command"]

# The text tells so many findings of a kind.
SHOWN = 20
FORMATS = ("text", "json", "sarif", "github")


def review_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``check --json``."""
    from careergraph.check import Review

    return Review


@click.command(
    "check", cls=Question, answers=review_type, short_help="What is wrong in a graph file, or deserves a look"
)
@graph_argument
@format_options(FORMATS, "For people, for programs, as SARIF 2.1.0, or as annotations of GitHub Actions.")
@click.option(
    "--select",
    metavar="CODE",
    multiple=True,
    shell_complete=complete_codes,
    help="Tell only these findings: codes, their beginnings (CG3), or names. May be repeated.",
)
@click.option(
    "--ignore",
    metavar="CODE",
    multiple=True,
    shell_complete=complete_codes,
    help="Leave out these findings. May be repeated.",
)
@click.option(
    "--all", "whole", is_flag=True, help=f"Print every finding, not only the first {SHOWN} of a kind."
)
@click.option("--strict", is_flag=True, help="Exit with 1 on findings too, not only on errors.")
@graph_option
@click.pass_context
def check_command(
    ctx: click.Context,
    *,
    form: str = "text",
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    whole: bool,
    strict: bool,
) -> int:
    """Check a graph file: errors, which keep it from loading, and findings, which deserve a look.

    FILE is a file, a bundled graph, or - for standard input; by default the graph that --graph names. A file
    can switch findings off with `ignore: [CG304]`.
    """
    from careergraph.check import check_document, check_file
    from careergraph.columnar import is_folder

    source = chosen_graph(ctx)
    if is_folder(source):
        review = check_file(source, select=split(select), ignore=split(ignore))
    else:
        review = check_document(read(source), select=split(select), ignore=split(ignore))
    if form == "json":
        print_json(review.model_dump(mode="json"))
    elif form == "sarif":
        from careergraph import __version__
        from careergraph.check.sarif import to_sarif

        print_json(to_sarif(review, version=__version__))
    elif form == "github":
        from careergraph.check.annotations import to_commands

        for line in to_commands(review):
            click.echo(clean(line))
    else:
        print_review(review, shown=None if whole else SHOWN)
    return 1 if review.errors or (strict and review.findings) else 0


def split(codes: tuple[str, ...]) -> list[str]:
    """Return codes one by one, where several stand in one option with commas between them."""
    return [part for code in codes for part in code.split(",") if part.strip()]


def read(source: str) -> Document:
    """Read the text of a file, of a bundled graph, or on standard input.

    Raises
    ------
    GraphFileError
        There is no such file, or it may not be read: there is nothing to check.
    """
    from careergraph import library
    from careergraph.document import texts
    from careergraph.errors import GraphFileError

    if source == library.STDIN:
        return texts.read_stdin()
    if source in library.names():
        name = f"{source}.yaml"
        return texts.read_text((library.folder() / name).read_bytes(), name=name)
    document = texts.read_path(source)
    if not document.readable and not (os.path.isfile(source) and os.access(source, os.R_OK)):  # noqa: PTH113 - pathlib refuses some names
        raise GraphFileError(document.problems, file=source)
    return document


def print_review(review: Review, *, shown: int | None) -> None:
    """Print findings, so many of a kind, each on a line that editors can jump to, and their number."""
    counts: Counter[str] = Counter()
    for finding in review.findings:
        counts[finding.code] += 1
        if shown is not None and counts[finding.code] > shown:
            continue
        place = ":".join(str(part) for part in (finding.file, finding.line, finding.column) if part)
        click.echo(f"{clean(place)}: {told(finding)}")
    names = {finding.code: finding.name for finding in review.findings}
    for code, count in counts.items():
        if shown is not None and count > shown:
            rest = f"and {count - shown} more {code} {names[code]}: --all prints them"
            click.echo(clean(f"{review.file}: {rest}"))
    click.echo(clean(total(review)))


def told(finding: Finding) -> str:
    """Return a finding in words."""
    severity = click.style(finding.severity, fg="red" if finding.severity == "error" else None, bold=True)
    see = f" (see line {finding.see_line})" if finding.see_line else ""
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    return f"{severity} {finding.code} {clean(finding.message + see + remedy)}"


def total(review: Review) -> str:
    """Return how much was found."""
    counts = [
        plural(count, noun)
        for count, noun in ((review.errors, "error"), (review.warnings, "warning"), (review.notes, "note"))
        if count
    ]
    off = ", ".join(f"{count} {code}" for code, count in review.ignored.items())
    text = ", ".join(counts) if counts else "nothing to remark"
    if not review.loads:
        text += "; more may be found once the file loads"
    return f"{review.file}: {text}" + (f" (switched off: {off})" if off else "")
