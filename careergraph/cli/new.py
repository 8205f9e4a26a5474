"""``new``: the start of a career framework."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careergraph.cli.output import Output
from careergraph.cli.text.printing import say
from careergraph.wording import plural

if TYPE_CHECKING:
    from careergraph.document.records import GraphFile

__all__ = ["new_command"]

ENDINGS = (".yaml", ".yml")
WORKFLOW = Path(".github", "workflows", "careergraph.yml")


@click.command("new", short_help="A graph file to begin with, which explains itself")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--roles",
    metavar='"A > B > C"',
    multiple=True,
    help="Roles, lowest first, each promoted to the next. May be repeated; one title is one role.",
)
@click.option(
    "--from-table",
    "table",
    metavar="FILE",
    type=click.Path(),
    help="Begin with a spreadsheet, as `careergraph import table` reads it.",
)
@click.option("--title", metavar="TEXT", help="The framework's title. [default: from FILE's name]")
@click.option(
    "--workflow",
    is_flag=True,
    help="Write a GitHub workflow too, which checks pull requests and publishes the page.",
)
@click.option("--force", is_flag=True, help="Replace FILE; a workflow that somebody changed stays.")
def new_command(
    *, file: Path, roles: tuple[str, ...], table: str | None, title: str | None, workflow: bool, force: bool
) -> None:
    """Start a framework: a graph file that explains itself, and the schema that editors check it with.

    FILE ends in .yaml or .yml. Nothing that is there is replaced without --force.
    """
    from careergraph import starter
    from careergraph.errors import QuestionError

    if file.suffix.lower() not in ENDINGS:
        raise QuestionError(f"{file}: a framework with comments is YAML; let the name end in .yaml")
    if bool(roles) == bool(table):
        raise click.UsageError('say either --roles "A > B > C" or --from-table FILE')
    graph_file = begun(file, roles, table, title)
    install = starter.origin() if workflow else ""
    texts = {
        file: starter.explained(graph_file, name=file.name),
        file.parent / starter.SCHEMA_NAME: starter.schema_text(),
    }
    if workflow:
        top = repository(file)
        texts[top / WORKFLOW] = starter.workflow_text(
            file.resolve().relative_to(top.resolve()).as_posix(), install=install
        )
    targets = {
        Output(
            str(path),
            force=force,
            reads=[table],
            beside=None if path == file else str(file),
            hint="" if path == file else "leave --workflow out",
        ): text.encode()
        for path, text in texts.items()
    }
    for target, content in targets.items():
        target.check(content)
    for target, content in targets.items():
        with suppress(FileExistsError, NotADirectoryError):  # told when the file is written
            Path(target.path).parent.mkdir(parents=True, exist_ok=True)
        target.write([content])
        say(f"wrote {target}")
    if workflow:
        tell_of_workflow(install)
    tell_what_remains(file)


def tell_of_workflow(install: str) -> None:
    """Say what the workflow installs, as it is to run where nobody looks on."""
    if install:
        say(f"the workflow installs what wrote it: {install}")
    else:
        say(
            "no other machine can install careergraph from where this one came from: say under env in "
            f"{WORKFLOW} where it is to be had, or the workflow stops there"
        )


def begun(file: Path, roles: tuple[str, ...], table: str | None, title: str | None) -> GraphFile:
    """Return the framework to begin with."""
    if table is None:
        from careergraph.starter import from_chains

        named = file.stem.replace("-", " ").replace("_", " ").strip().capitalize()
        return from_chains(roles, title=title or named)
    from careergraph.cli.imported import tell
    from careergraph.exchange.tables.importing import import_table

    made = import_table(table, title=title)
    tell(made.notes)
    return made.file


def repository(file: Path) -> Path:
    """Return the top of the repository that a file lies in, or its folder."""
    folder = file.resolve().parent
    top = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)
    return top if file.is_absolute() else Path(os.path.relpath(top))


def tell_what_remains(file: Path) -> None:
    """Check what was written, and say what is left to do."""
    from careergraph.check import check_file

    review = check_file(file)
    if review.findings:
        kinds = {finding.code: finding.name for finding in review.findings}
        shown = ", ".join(f"{code} {name}" for code, name in kinds.items())
        say(f"`careergraph check {file}` has {plural(len(review.findings), 'remark')}: {shown}")
    else:
        say(f"`careergraph check {file}` has nothing to remark")
