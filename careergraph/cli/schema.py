"""``schema``: the JSON Schema of a graph file, or of a command's JSON."""

from __future__ import annotations

from typing import Any

import click

from careergraph.cli.completion import complete_commands
from careergraph.cli.options import Question
from careergraph.cli.text.printing import print_json

__all__ = ["answer_schema", "schema_command"]


@click.command("schema", short_help="The JSON Schema of a graph file or an answer")
@click.argument("command", required=False, shell_complete=complete_commands)
def schema_command(*, command: str | None) -> None:
    """Print the JSON Schema of a graph file, or that of a COMMAND's --json.

    Editors complete and check a graph file with it; programs check what they read.
    """
    if command is None:
        from careergraph.document.schema import graph_file_schema

        print_json(graph_file_schema())
        return
    known = questions()
    if command not in known:
        from careergraph.errors import UnknownNameError
        from careergraph.names import near

        hint = f"these have it: {', '.join(known)}"
        raise UnknownNameError("command with --json", command, near(command, known), hint=hint)
    print_json(answer_schema(known[command]))


def questions() -> dict[str, Question]:
    """Return the commands that answer in JSON, by name."""
    from careergraph.cli.program import COMMANDS, program

    with click.Context(program) as ctx:
        commands = {name: program.get_command(ctx, name) for name in COMMANDS}
    return {name: command for name, command in commands.items() if isinstance(command, Question)}


def answer_schema(command: Question) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what a command prints with ``--json``."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(command.answers()).json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:careergraph:{command.name}:1",
        **schema,
        "title": f"careergraph {command.name} --json",
    }
