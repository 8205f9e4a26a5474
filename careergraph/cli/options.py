"""What the commands' arguments and options have in common: the graph, the person, the form of the answer."""

from __future__ import annotations

import gc
import os
import shlex
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from careergraph.cli.completion import (
    complete_functions,
    complete_graphs,
    complete_levels,
    complete_roles,
    complete_skills,
)
from careergraph.cli.figures import Figure, WholeNumber
from careergraph.cli.text.printing import say
from careergraph.errors import MOST_OF_A_KIND
from careergraph.names import quoted
from careergraph.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careergraph.document.records import Kind
    from careergraph.graph import CareerGraph
    from careergraph.person import Profile

__all__ = [
    "DEFAULT_GRAPH",
    "KINDS",
    "Commands",
    "Constraints",
    "Person",
    "PersonOptions",
    "Question",
    "Ways",
    "Wrong",
    "asked_again",
    "budget_option",
    "chosen_graph",
    "constraint_options",
    "form_options",
    "format_options",
    "graph_argument",
    "graph_option",
    "load_graph",
    "load_person",
    "load_profile",
    "person_options",
    "role_argument",
]

F = TypeVar("F", bound="Callable[..., Any]")

DEFAULT_GRAPH = "sales-marketing"
VARIABLE = "CAREERGRAPH_GRAPH"
KINDS = ("promotion", "lateral", "step_down")


class Wrong(click.UsageError):
    """A question that cannot be asked, told in a sentence that says what to do."""


class Commands(click.Group):
    """Several commands; of a mistyped one it says which it may have been."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed."""
        name, known = args[0], self.list_commands(ctx)
        if name in known or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(name, known)
        remedy = (
            f"did you mean {' or '.join(map(repr, near))}?"
            if near
            else f"`{ctx.command_path} --help` lists them"
        )
        raise Wrong(f"there is no command {name!r}; {remedy}")


class Question(click.Command):
    """A command that prints an answer.

    Parameters
    ----------
    answers
        Returns the type of the command's JSON, for ``schema COMMAND``. A function, as the type's module need
        not be imported before somebody asks for the schema.
    """

    def __init__(self, *args: Any, answers: Callable[[], Any], **options: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **options)
        self.answers = answers


def _remember_graph(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    # Given before the command's name it is the group's, after it the command's own: the nearer one counts.
    if value == "" and not ctx.resilient_parsing:  # of a script's variable that is not set
        raise click.UsageError("an empty name names no graph; name one, or leave it out", ctx)
    if value is not None:
        ctx.meta[VARIABLE] = value


def graph_option(function: F) -> F:
    """Add ``--graph``, which may stand before or after the command's name."""
    return click.option(
        "-g",
        "--graph",
        metavar="NAME|FILE",
        expose_value=False,
        is_eager=True,
        callback=_remember_graph,
        shell_complete=complete_graphs,
        help=f"A bundled graph by name, a graph file, or - for standard input. [default: ${VARIABLE}, "
        f"else {DEFAULT_GRAPH}]",
    )(function)


def graph_argument(function: F) -> F:
    """Add the argument FILE, which names a graph as ``--graph`` does, and counts before it."""
    return click.argument(
        "file", required=False, expose_value=False, callback=_remember_graph, shell_complete=complete_graphs
    )(function)


def chosen_graph(ctx: click.Context) -> str:
    """Return the graph that the user chose: a bundled one's name, a file, or ``-``."""
    return ctx.meta.get(VARIABLE) or os.environ.get(VARIABLE) or DEFAULT_GRAPH


def asked_again(ctx: click.Context, words: str) -> str:
    """Return the command that asks something of the graph of this run: it names what -g named.

    A shell's variable counts for the next command, too.
    """
    chosen = ctx.meta.get(VARIABLE)
    return f"`careergraph -g {shlex.quote(chosen)} {words}`" if chosen else f"`careergraph {words}`"


def load_graph(ctx: click.Context) -> CareerGraph:
    """Load the graph that the user chose.

    Raises
    ------
    CareerGraphError
        There is no such graph, or it breaks the format.
    """
    from careergraph import library

    graph = library.load(chosen_graph(ctx))
    if not gc.isenabled():
        # This process is ours (`quick_start`): graph and modules stay to its end, so the collector need never
        # look at them again. Where somebody else runs the command, what they hold is theirs.
        gc.freeze()
        gc.enable()
    return graph


def role_argument(name: str, *, into: str | None = None) -> Callable[[F], F]:
    """Add an argument that names a role; the command gets it as ``into``."""
    return click.argument(into or name, metavar=name.upper(), shell_complete=complete_roles)


def form_options(*, table: bool = True) -> Callable[[F], F]:
    """Add ``--json`` and, where the answer is a table, ``--csv``; the command gets the choice as ``form``."""

    def choose(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
        if not value:
            return
        if ctx.params.setdefault("form", param.name) != param.name:
            raise click.UsageError("--json and --csv are two forms of one answer: ask for one of them", ctx)

    def add(function: F) -> F:
        forms = [("csv", "Print the answer as a table for spreadsheets: CSV in UTF-8.")] if table else []
        forms.append(("json", "Print the answer for programs: one JSON document."))
        for form, told in forms:
            function = click.option(
                f"--{form}", form, is_flag=True, expose_value=False, callback=choose, help=told
            )(function)
        return function

    return add


def format_options(forms: Sequence[str], told: str) -> Callable[[F], F]:
    """Add ``--format`` and ``--json``; the command gets the one form that was chosen as ``form``."""

    def choose(ctx: click.Context, _: click.Parameter, value: str | bool | None) -> None:  # noqa: FBT001 - click's signature
        if not value:
            return
        form = value if isinstance(value, str) else "json"
        if ctx.params.setdefault("form", form) != form:
            raise click.UsageError("--json is --format json: ask for one form of the answer", ctx)

    def add(function: F) -> F:
        function = click.option(
            "--json",
            "as_json",
            is_flag=True,
            expose_value=False,
            callback=choose,
            help="The same as --format json.",
        )(function)
        return click.option(
            "--format",
            "as_form",
            type=click.Choice(forms),
            expose_value=False,
            callback=choose,
            help=f"{told} [default: {forms[0]}]",
        )(function)

    return add


def person_options(function: F) -> F:
    """Add what says which skills a person holds."""
    for option in (
        click.option(
            "--only-mine",
            is_flag=True,
            help="Count only the skills that --have and --profile name, not those of the role you start in.",
        ),
        click.option(
            "--profile",
            "profile_file",
            metavar="FILE",
            type=click.Path(),
            help="Your skills from a file: our own YAML or JSON, or a JSON Resume; - for standard input.",
        ),
        click.option(
            "--have",
            metavar="SKILL[:LEVEL]",
            multiple=True,
            shell_complete=complete_skills,
            help="A skill you hold, at a level by number or name, else at the highest; or a credential. "
            "May be repeated.",
        ),
    ):
        function = option(function)
    return function


class PersonOptions(TypedDict):
    """What a command gets from `person_options`."""

    have: tuple[str, ...]
    profile_file: str | None
    only_mine: bool


class Person(TypedDict):
    """What the library asks about a person."""

    have: tuple[str, ...] | None
    profile: Profile | None
    only_mine: bool


def load_person(graph: CareerGraph, options: PersonOptions) -> Person:
    """Return the person whom the options tell of; skills that the graph does not know are told.

    Raises
    ------
    ProfileError
        The person's file cannot be read.
    """
    return {
        "have": options["have"] or None,
        "profile": load_profile(graph, options["profile_file"]),
        "only_mine": options["only_mine"],
    }


def load_profile(graph: CareerGraph, file: str | None) -> Profile | None:
    """Read a person's file; what this graph makes nothing of is told on standard error.

    Raises
    ------
    ProfileError
        The file cannot be read.
    """
    if file is None:
        return None
    from careergraph.library import STDIN
    from careergraph.person import Profile, matched

    if file == STDIN == chosen_graph(click.get_current_context()):
        raise click.UsageError("standard input holds the graph: name the file of the profile")
    profile = Profile.load(file)
    file = "standard input" if file == STDIN else file
    found = matched(graph, profile)
    for skill in found.unmatched[:MOST_OF_A_KIND]:
        near = f"; near: {', '.join(skill.candidates[:3])}" if skill.candidates else ""
        say(f"{file}: no skill of this graph is called {quoted(skill.name)}, so it does not count{near}")
    _say_more(file, len(found.unmatched), "names that fit no skill of this graph")
    for name, level in [*found.unknown_levels.items()][:MOST_OF_A_KIND]:
        counts = graph.proficiency_name(found.skills[graph.skill(name).id])
        told = quoted(level) if isinstance(level, str) else shown(level)
        say(f"{file}: this graph has no level {told}, so {quoted(name)} counts as {counts}")
    _say_more(file, len(found.unknown_levels), "levels that this graph does not have")
    for name in found.unknown_credentials[:MOST_OF_A_KIND]:
        say(f"{file}: no credential of this graph is called {quoted(name)}, so it does not count")
    _say_more(file, len(found.unknown_credentials), "names that fit no credential of this graph")
    if found.without_level:
        names = ", ".join(map(quoted, found.without_level[:MOST_OF_A_KIND]))
        say(f"{file}: held in full, as no level is given: {names}")
        _say_more(file, len(found.without_level), "skills without a level")
    return profile


def _say_more(file: str, count: int, what: str) -> None:
    """Say how many more there are, where not all of a kind are told."""
    if count > MOST_OF_A_KIND:
        say(f"{file}: and {count - MOST_OF_A_KIND} more {what}")


def only_options(function: F) -> F:
    """Add ``--function`` and ``--level``, which narrow the roles; the command gets them as plurals."""
    function = click.option(
        "--level",
        "levels",
        metavar="LEVEL",
        multiple=True,
        shell_complete=complete_levels,
        help="Only roles of this level. May be repeated.",
    )(function)
    return click.option(
        "--function",
        "functions",
        metavar="FUNCTION",
        multiple=True,
        shell_complete=complete_functions,
        help="Only roles with a share in this function. May be repeated.",
    )(function)


def by_option(default: str) -> Callable[[F], F]:
    """Add ``--by``; ``default`` says what counts where it is not given."""
    from careergraph.objectives import OBJECTIVES

    asked = [objective.asked for objective in OBJECTIVES.values()]
    return click.option(
        "--by",
        type=click.Choice(tuple(OBJECTIVES), case_sensitive=False),
        help=f"What makes a route the best: {', '.join(asked[:-1])}, or {asked[-1]}. [default: {default}]",
    )


def budget_option(function: F) -> F:
    """Add ``--budget``: how long the searches may take."""
    return click.option(
        "--budget",
        metavar="SECONDS",
        type=Figure(min=0, min_open=True),
        help="Stop searching after this time, and say how good the answer is at least. "
        "[default: some two seconds' worth of work]",
    )(function)


class Ways(TypedDict):
    """What narrows the routes from a role, as the library asks for it."""

    avoid: tuple[str, ...]
    kinds: tuple[Kind, ...]
    no_step_down: bool


class Constraints(Ways):
    """What narrows the routes between two roles."""

    no_pay_cut: bool
    via: tuple[str, ...]
    max_moves: int | None


def constraint_options(*, ways: bool = True) -> Callable[[F], F]:
    """Add what narrows the routes; ``ways`` adds what makes sense between two roles only."""

    def add(function: F) -> F:
        options = [
            click.option("--no-step-down", is_flag=True, help="Never move to a role of a lower level."),
            click.option(
                "--kind",
                "kinds",
                type=click.Choice(KINDS, case_sensitive=False),
                multiple=True,
                help="Only moves of this kind. May be repeated.",
            ),
            click.option(
                "--avoid",
                metavar="ROLE",
                multiple=True,
                shell_complete=complete_roles,
                help="Never through this role. May be repeated.",
            ),
        ]
        if ways:
            options.insert(
                1,
                click.option(
                    "--no-pay-cut",
                    is_flag=True,
                    help="Never move to a role of which it is known that it pays less.",
                ),
            )
            options.insert(
                0,
                click.option(
                    "--max-moves",
                    metavar="N",
                    type=WholeNumber(min=1),
                    help="At most this many moves.",
                ),
            )
            options.append(
                click.option(
                    "--via",
                    metavar="ROLE",
                    multiple=True,
                    shell_complete=complete_roles,
                    help="Through this role, wherever on the route. May be repeated, in any order.",
                )
            )
        for option in options:
            function = option(function)
        return function

    return add
