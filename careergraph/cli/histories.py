"""``import histories``: a graph of observed moves from what people really did."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import click

from careergraph.cli.figures import Figure, WholeNumber
from careergraph.cli.output import Output, output_options
from careergraph.cli.text.printing import print_json, say
from careergraph.errors import OutputError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from careergraph.document.records import GraphFile
    from careergraph.histories import Histories, Question
    from careergraph.histories.columns import Field, Layout
    from careergraph.histories.titles import Proposal

__all__ = ["import_histories_command", "question", "reading_options"]

F = TypeVar("F", bound="Callable[..., Any]")

COLUMNS = (
    "person", "role", "start", "end", "date", "seq", "snapshot", "since", "department", "level", "action",
    "status", "record",
)  # fmt: skip


def dated_files(
    _: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[str, dict[str, str]]:
    """Read ``--snapshot``: the name of a column, or FILE=DATE for lists that do not say their day."""
    column, days = "", {}
    for value in values:
        file, equals, day = value.rpartition("=")
        if equals and file and day:
            days[file] = day
        elif column:
            raise click.BadParameter("name one column, or FILE=DATE for each list", param=param)
        else:
            column = value
    return column, days


def column_options(function: F) -> F:
    """Add ``--person``, ``--role`` ...: the heading of a column where it is not understood."""
    for name in reversed(COLUMNS):
        told = f"The column of the {name}."
        if name == "role":
            told = "The column of the role, or several: '{department} / {level}'."
        more: dict[str, Any] = {"metavar": "COLUMN"}
        if name == "snapshot":
            told = "The column of the list's day, or FILE=DATE for each list that does not say it."
            more = {"metavar": "COLUMN|FILE=DATE", "multiple": True, "callback": dated_files}
        function = click.option(f"--{name}", f"column_{name}", help=told, **more)(function)
    return function


def names(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Read a list of names, parted by semicolons or, where there is none, by commas."""
    parts = (value or "").split(";" if ";" in (value or "") else ",")
    return tuple(part.strip() for part in parts if part.strip())


def reading_options(function: F) -> F:
    """Add what says how histories are read and counted; `question` takes them."""
    options: tuple[Callable[[F], F], ...] = (
        click.option(
            "--layout",
            type=click.Choice(["spells", "events", "snapshots"]),
            help="What a row is, where the columns mislead.",
        ),
        click.option(
            "--date-format",
            metavar="FORMAT",
            help="day-first, month-first, excel (numbers), or a pattern such as DD/MM/YYYY or %d/%m/%y.",
        ),
        click.option(
            "--as-of", metavar="DAY", help="The day up to which the data go.  [default: the latest in them]"
        ),
        click.option("--observed-from", metavar="DAY", help="The day from which departures are known."),
        click.option(
            "--gap",
            metavar="DAYS",
            type=WholeNumber(min=0),
            help="Days between two roles up to which it is a move.  [default: 92; of lists, their interval]",
        ),
        click.option(
            "--exits",
            type=click.Choice(["count", "censor"]),
            default="count",
            help="censor: the end of the last job is no departure, as in resumes.",
        ),
        click.option(
            "--keep-mass-moves", is_flag=True, help="Count titles that were renamed for everybody as moves."
        ),
        click.option(
            "--map",
            "mapped",
            metavar="FILE",
            type=click.Path(),
            help="Titles and the roles they are: title, role.",
        ),
        click.option(
            "--people",
            metavar="FILE",
            type=click.Path(),
            help="Old ids and the persons they are: two columns.",
        ),
        click.option("--levels", metavar="A,B,...", callback=names, help="Levels or titles, lowest first."),
        click.option(
            "--min-people",
            metavar="N",
            type=WholeNumber(min=1),
            default=10,
            show_default=True,
            help="The fewest people that a figure stands for; at least 3.",
        ),
        click.option(
            "--public", is_flag=True, help="The people are public figures: exact figures, nothing hidden."
        ),
        click.option(
            "--most-dropped",
            metavar="SHARE",
            type=Figure(0, 1),
            default=0.05,
            show_default=True,
            help="The share of rows that may be unusable.",
        ),
        click.option(
            "--engine",
            metavar="NAME",
            default="duckdb",
            show_default=True,
            help="duckdb, spark, or spark://HOST:PORT.",
        ),
        click.option(
            "--from", "url", metavar="URL", help="A database, such as postgres://HOST/DB or duckdb:///hr.ddb."
        ),
        click.option("--table", metavar="NAME", help="Its table, such as hr.jobs."),
        click.option("--memory", metavar="SIZE", help="The engine's memory, such as 2GB."),
    )
    for option in reversed(options):
        function = option(function)
    return column_options(function)


@click.command("histories", short_help="From what people did: spells, events, lists, resumes")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path())
@output_options(
    "The graph file to write; - prints it.",
    force="Replace the graph that is there; without -o, the map. What stands beside it stays if changed.",
)
@click.option("--title", metavar="TEXT", help="The graph's title.  [default: Observed moves]")
@reading_options
@click.option("--propose-map", metavar="FILE", type=click.Path(), help="Write such a map for you to edit.")
@click.option("--into", metavar="GRAPH", help="Add the figures to the moves of this graph.")
@click.option(
    "--previous", metavar="GRAPH", help="What was published before: no figure changes by a few people."
)
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(),
    help="Write the report: a page where FILE ends in .html, else JSON.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_histories_command(
    *,
    files: tuple[str, ...],
    output: str | None,
    force: bool,
    into: str | None,
    previous: str | None,
    propose_map: str | None,
    report: str | None,
    as_json: bool,
    **options: Any,  # noqa: ANN401 - what a Question takes
) -> None:
    """Make a graph of observed moves from work histories.

    FILE is a table (CSV, Parquet, Excel, JSON; a pattern in quotes for several) of spells (person, role,
    start, end), of dated events (person, role, date), of lists of one day each (person, role, year), or a
    resume (JSON Resume, LinkedIn's Positions.csv). What was read, dropped, joined and hidden is told.

    By default the graph may be shown to others: nothing about fewer than 10 people, every figure rounded.
    """
    from careergraph.histories import mine_with
    from careergraph.library import load

    if not (output or propose_map or report or as_json):
        raise click.UsageError("say where the graph goes: -o FILE")
    reads = [*files, options["mapped"], options["people"], into]
    targets = outputs({"graph": output, "map": propose_map, "report": report}, force=force, reads=reads)
    found = mine_with(list(files), question(options, load(previous).file if previous else None))
    file = found.file
    notes: list[str] = []
    if into:
        file, notes = joined(load(into).file, file)
    write(found, file, targets)
    if as_json:
        print_json(found.report.data())
    for line in [*found.report.lines(), *notes]:
        say(line)
    if output and output != "-":
        hint(found, output)


def outputs(
    paths: Mapping[str, str | None], *, force: bool, reads: Iterable[str | None]
) -> dict[str, Output]:
    """Return what is to be written where. ``--force`` is for the first file; the others stand beside it.

    Raises
    ------
    OutputError
        A file may not be written, or is named twice.
    """
    found: dict[str, Output] = {}
    first: str | None = None
    for name, path in paths.items():
        if path is None:
            continue
        target = Output(
            path, force=force, reads=reads, beside=first, hint="name another file" if first else ""
        )
        if any(other.is_same(target) for other in found.values()):
            raise OutputError(f"{path} is named twice: each file that is written needs a name of its own")
        found[name] = target
        if not target.is_stdout:
            first = first or path
    return found


def write(found: Histories, file: GraphFile, targets: Mapping[str, Output]) -> None:
    """Write what is asked for: all of it or, where one file may not be replaced, nothing."""
    lines = found.proposals() if "map" in targets else []
    contents: list[tuple[Output, bytes]] = []
    for name, target in targets.items():
        if name == "graph":
            text = graph_text(file, target)
        else:
            text = map_text(lines) if name == "map" else report_text(found, target.path)
        contents.append((target, text.encode()))
    for target, content in contents:
        target.check(content)
    for target, content in contents:
        target.write([content])
    if "map" in targets:
        proposed = sum(bool(line.why) for line in lines)
        say(f"{targets['map']}: {len(lines)} titles, {proposed} of them with a proposal")


def question(options: dict[str, Any], previous: GraphFile | None) -> Question:
    """Return the question that the options ask."""
    from careergraph.histories import Question

    columns: dict[Field, str] = {
        cast("Field", name): options[f"column_{name}"]
        for name in COLUMNS
        if name != "snapshot" and options.get(f"column_{name}")
    }
    column, days = options["column_snapshot"]
    if column:
        columns["snapshot"] = column
    return Question(
        columns=columns,
        layout=cast("Layout | None", options["layout"]),
        date_format=options["date_format"],
        as_of=options["as_of"],
        observed_from=options["observed_from"],
        gap=options["gap"],
        exits=cast("Literal['count', 'censor']", options["exits"]),
        keep_mass_moves=options["keep_mass_moves"],
        mapped=options["mapped"],
        people=options["people"],
        levels=options["levels"],
        least=options["min_people"],
        public=options["public"],
        previous=previous,
        most_dropped=options["most_dropped"],
        snapshots=days,
        engine=options["engine"],
        url=options["url"],
        table=options["table"],
        memory=options["memory"],
        title=options.get("title"),
    )


def joined(framework: GraphFile, observed: GraphFile) -> tuple[GraphFile, list[str]]:
    """Return the framework with the figures, and what to tell of titles that it does not know."""
    from careergraph.histories.graph import added_to

    added = added_to(framework, observed)
    notes = [f"Figures added to {added.moves} of {len(framework.moves)} moves."]
    if added.missing:
        notes.append(f"Note: {added.missing} observed moves are not in that graph; none was added")
    if added.unknown:
        shown = ", ".join(repr(title) for title in added.unknown[:8])
        more = f" and {len(added.unknown) - 8} more" if len(added.unknown) > 8 else ""  # noqa: PLR2004 - shown
        notes.append(f"Note: titles that no role there has: {shown}{more}")
    if not added.moves:
        raise QuestionError("no observed move fits one of that graph; " + "; ".join(notes[1:]))
    return added.file, notes


def map_text(lines: Sequence[Proposal]) -> str:
    """Return the map file of proposals."""
    import csv

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["title", "people", "role", "why"])
    writer.writerows([line.title, line.people, line.role, line.why] for line in lines)
    return text.getvalue()


def report_text(found: Histories, path: str) -> str:
    """Return the report as a page or as JSON, as the file's name asks; it says that careergraph made it."""
    import json

    if path.lower().endswith((".html", ".htm")):
        from careergraph.histories.reportpage import report_page

        return report_page(found.report, found.file.title)

    data = {"made_by": "careergraph", **found.report.data()}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def graph_text(file: GraphFile, target: Output) -> str:
    """Return the graph file in the form that its name asks for."""
    from careergraph.document.files import form_for, to_text

    return to_text(file, form="yaml" if target.is_stdout else form_for(target.path))


def hint(found: Histories, output: str) -> None:
    """Say what to try with the graph."""
    best = max(found.file.moves, key=lambda move: (move.people or 0, move.source), default=None)
    line = f"{output} written."
    if best is not None:
        titles = [found.file.roles[role].title for role in (best.source, best.target)]
        start, goal = (f'"{title}"' if " " in title else title for title in titles)
        line += f" Try: careergraph -g {output} path {start} {goal} --by likelihood"
    say(line)
