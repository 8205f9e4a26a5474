"""The program: its commands by name, imported when they are called for, and how every run ends."""

from __future__ import annotations

import gc
import os
import re
import sys
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, NoReturn

import click

from careergraph.cli.options import Commands, Wrong, asked_again, graph_option
from careergraph.cli.text.sheet import clean
from careergraph.errors import CareerGraphError, NoRouteError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "Program", "program", "quick_start"]

# The shell sets it where it asks what to offer at the tab key.
COMPLETING = "_CAREERGRAPH_COMPLETE"

# Of a hint: the commands that list what a graph holds.
_LISTING = re.compile("`careergraph (roles|skills)`")

# A longer line of a message is no longer read.
LONGEST_LINE = 1_000

ANSWERED, ANSWER_IS_NO, WRONG, INTERRUPTED = 0, 1, 2, 130

# Every command, in the order of the help. A module is called as its command, and names its function
# NAME_command: a new command is registered by one word here and nothing else.
COMMANDS = (
    "path",
    "roles",
    "skills",
    "show",
    "compare",
    "gap",
    "next",
    "match",
    "unlock",
    "reach",
    "gateways",
    "staff",
    "outlook",
    "explore",
    "check",
    "diff",
    "new",
    "import",
    "export",
    "get",
    "graphs",
    "schema",
)


def quick_start() -> None:
    """Keep the start light: free nothing while modules load, and look for nobody's pydantic plugins."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Program(Commands):
    """All commands: imports the module of the one that is called, and ends every run in one way."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands, in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Import the command of this name, or return None."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found = vars(import_module(f"careergraph.cli.{module}"))
        command: click.Command = found[f"{cmd_name}_command"]
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command that was called; of a mistyped line remember whose it was."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # of a pipe that -o names; click would end with 1, which here is an answer
            return ANSWERED
        except UnknownNameError as error:
            hint = _LISTING.sub(lambda found: asked_again(ctx, found[1]), error.hint)
            raise error.with_more(hint=hint) from None
        except click.UsageError as error:
            # Of some mistakes click does not say in which command they are.
            command = self.get_command(ctx, ctx.invoked_subcommand or "")
            if error.ctx is None and command is not None:
                error.ctx = click.Context(command, parent=ctx, info_name=command.name)
            raise

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002, ARG002 - click's signature
        **extra: Any,  # noqa: ANN401 - click's signature
    ) -> NoReturn:
        """Run a command; whatever happens, end quietly or with one message, and with an exit status."""
        if COMPLETING in os.environ:
            from careergraph.cli.shells import use_shells

            use_shells()
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra) or ANSWERED
            sys.stdout.flush()
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - no traceback reaches a user
            status = ending(error)
        sys.exit(status)


def ending(error: BaseException) -> int:
    """Tell the user what went wrong, in one line of one look, and return the exit status."""
    if COMPLETING in os.environ and isinstance(error, KeyError | ValueError | IndexError):
        return WRONG  # a shell asks in this way only if somebody plays with it; the tab key makes no noise
    if isinstance(error, click.exceptions.Abort | KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True, color=colour())
        return WRONG
    status = ANSWER_IS_NO if isinstance(error, NoRouteError) else WRONG
    if os.environ.get("CAREERGRAPH_DEBUG") and not isinstance(error, click.ClickException | CareerGraphError):
        raise error
    said = "\n".join(shortened(line) for line in clean(told(error)).split("\n"))
    click.echo(click.style("Error: ", fg="red", bold=True) + said, err=True, color=colour())
    return status


def shortened(line: str) -> str:
    """Return a line of a message, cut in its middle where nobody would read it to its end."""
    half = LONGEST_LINE // 2
    return line if len(line) <= LONGEST_LINE else f"{line[:half]} … {line[-half:]}"


def told(error: BaseException) -> str:
    """Return what went wrong and what to do, in words."""
    if isinstance(error, CareerGraphError | Wrong):
        return str(error)
    if isinstance(error, click.ClickException):
        return mistyped(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else "the system refuses: "
        return f"{where}{(error.strerror or str(error)).lower()}"
    if isinstance(error, MemoryError):
        return "there is not enough memory for this question; ask about a smaller graph"
    what = f"{type(error).__name__}: {error}".strip().rstrip(":")
    return (
        f"this is a bug in careergraph ({what}); please report it with the command you typed. "
        "With CAREERGRAPH_DEBUG=1 in the environment the command says where it happened"
    )


# What click says of numbers, and how people say it.
JARGON = {
    "is not a valid integer range": "is no whole number",
    "is not a valid float range": "is no number",
    "is not in the range x>=": "is too small: the least is ",
    "is not in the range x>": "is too small: give more than ",
}


def mistyped(error: click.ClickException) -> str:
    """Return what click finds wrong with a command line, in the look of all other messages."""
    context = getattr(error, "ctx", None)
    help_command = f"{context.command_path if context else 'careergraph'} --help"
    if isinstance(error, click.NoSuchOption):
        near = " or ".join(map(repr, error.possibilities or ()))
        remedy = f"did you mean {near}?" if near else f"`{help_command}` lists them"
        return f"there is no option {error.option_name!r}; {remedy}"
    said = error.format_message().strip().rstrip(".")
    for jargon, plain in JARGON.items():
        said = said.replace(jargon, plain)
    return f"{said[:1].lower()}{said[1:]}; `{help_command}` shows how"


def colour() -> bool | None:
    """Return False where colour is unwanted, else None: click then looks at the stream."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


@click.group(
    cls=Program,
    name="careergraph",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Roles and skills are named by id, title or alias. Exit status: 0 answered, 1 the answer is no, "
    "2 the question or the file is wrong.",
)
@graph_option
@click.version_option(package_name="careergraph", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Explore career paths: routes between roles, what each move asks you to learn, and a map of it all."""
    ctx.color = colour()
