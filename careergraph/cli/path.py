"""``path``: routes from one role to another, what each step asks to learn, and why this way."""

from __future__ import annotations

from contextlib import nullcontext
from time import monotonic
from typing import TYPE_CHECKING, Any, Unpack

import click

from careergraph.cli.figures import WholeNumber
from careergraph.cli.options import (
    Constraints,
    Person,
    PersonOptions,
    Question,
    budget_option,
    by_option,
    constraint_options,
    form_options,
    graph_option,
    load_graph,
    load_person,
    person_options,
    role_argument,
)
from careergraph.cli.text.footnotes import Footnotes, add_derived, marked
from careergraph.cli.text.learning import add_learning
from careergraph.cli.text.preparation import add_preparation, credential_cell, offered, resource_cell
from careergraph.cli.text.printing import print_csv, print_json, say, told_if_long
from careergraph.cli.text.sheet import Sheet
from careergraph.cli.text.words import (
    NO_SKILLS,
    NOTHING_KNOWN,
    arriving,
    by_title,
    facts_of_move,
    learnt,
    listed,
    marks_of_requirements,
    totals,
)
from careergraph.objectives import MOVES, OBJECTIVES
from careergraph.wording import percent, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careergraph.answers import (
        Answers,
        Blocker,
        Bridge,
        NoRoute,
        PathAnswer,
        Required,
        Route,
        Step,
    )
    from careergraph.graph import CareerGraph
    from careergraph.objectives import ObjectiveName

__all__ = ["path_command", "print_no_route", "print_route", "sentence"]


class PathOptions(PersonOptions, Constraints):
    """What the command gets from its options."""

    from_: str
    to: str
    by: ObjectiveName | None
    k: int | None
    trade_offs: bool
    budget: float | None
    whole: bool


# A step shows so many skills to learn, and so many that it asks for beside these: the rest is counted.
SHOWN_LEARN = 20
SHOWN_BESIDE = 15


def path_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``path --json``."""
    from careergraph.answers import PathAnswer

    return PathAnswer


@click.command("path", cls=Question, answers=path_type, short_help="The best routes from one role to another")
@role_argument("from", into="from_")
@role_argument("to")
@by_option(MOVES.name)
@click.option("-k", "k", metavar="N", type=WholeNumber(min=1), help="The N best routes, not only the best.")
@click.option(
    "--trade-offs", is_flag=True, help="All routes that no other beats in moves, learning and years at once."
)
@click.option(
    "--all",
    "whole",
    is_flag=True,
    help=f"Show of every step all that it asks, not only the first {SHOWN_LEARN} skills.",
)
@constraint_options()
@person_options
@budget_option
@form_options()
@graph_option
@click.pass_context
def path_command(ctx: click.Context, /, *, form: str = "text", **options: Unpack[PathOptions]) -> None:
    """Find the best route FROM one role TO another.

    The text also names the other routes worth knowing. Where there is no route it says why, and which new
    moves would open one.
    """
    from careergraph.answers import Answers, PathAnswer
    from careergraph.errors import NoRouteError
    from careergraph.routes import worth_knowing

    by, k, several = options["by"], options["k"], options["trade_offs"]
    if several and (by or k):
        raise click.UsageError(
            "--trade-offs weighs moves, learning and years at once: leave --by and -k out", ctx
        )
    graph = load_graph(ctx)
    start, goal = graph.role(options["from_"]).id, graph.role(options["to"]).id
    asked = Asked(
        **load_person(graph, options),
        via=options["via"],
        avoid=options["avoid"],
        kinds=options["kinds"],
        no_step_down=options["no_step_down"],
        no_pay_cut=options["no_pay_cut"],
        max_moves=options["max_moves"],
        budget=options["budget"],
    )
    routes: Answers[Route] = Answers()
    others: list[Route] = []
    no_route = None
    started = monotonic()
    waiting = nullcontext() if options["budget"] else told_if_long(WAITING)
    try:
        with waiting:
            if several:
                routes = graph.trade_offs(start, goal, **asked)
            else:
                routes = graph.path(start, goal, by=by or "moves", k=k or 1, **asked)
            if form == "text" and not (several or k) and routes[0].moves:
                if asked["budget"]:
                    # The answer as a whole is to take no longer.
                    asked["budget"] = max(A_MOMENT, asked["budget"] - (monotonic() - started))
                others = worth_knowing(graph, start, goal, beside=routes[0], by=by or "moves", **asked)
    except NoRouteError as error:
        no_route = with_flags(graph, start, goal, error.no_route)
    say_what_is_missing(routes, k or 1)
    answer = PathAnswer.of(
        graph,
        start,
        goal,
        by=by or "moves",
        routes=routes,
        none=no_route,
        no_pay_cut=options["no_pay_cut"],
    )
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "csv":
        print_steps(graph, routes, no_route)
    elif no_route is None:
        print_routes(graph, answer, others, whole=options["whole"])
    else:
        print_no_route(graph, start, goal, no_route)
    if no_route is not None:
        ctx.exit(1)


def say_what_is_missing(routes: Answers[Route], k: int) -> None:
    """Say beside the answer why it holds fewer routes than were asked for."""
    if routes.missing:
        say(sentence(routes.missing))
    elif 0 < len(routes) < k:
        say(f"There {'is' if len(routes) == 1 else 'are'} only {plural(len(routes), 'route')}.")


class Asked(Person, Constraints):
    """What the library is asked about routes."""

    budget: float | None


# The least that is left of a budget, in seconds.
A_MOMENT = 0.01

WAITING = "Still searching for proof; --budget SECONDS settles for the best found in that time."

CSV_COLUMNS = (
    "route",
    "step",
    "from",
    "to",
    "kind",
    "years",
    "people",
    "share",
    "requires",
    "learn",
    "route_moves",
    "route_learning",
    "route_years",
    "route_likelihood",
    "route_proven",
    "route_reasons",
    "sources",
)


def print_steps(graph: CareerGraph, routes: Sequence[Route], no_route: NoRoute | None) -> None:
    """Print the steps of routes as CSV; an empty table says beside it why it is empty."""
    more = offered(graph)
    rows = ([*row, *(cells[name] for name in more)] for row, cells in csv_rows(graph, routes))
    print_csv([*CSV_COLUMNS, *more], rows)
    if no_route is not None:
        say(sentence(no_route.reason))


def csv_rows(
    graph: CareerGraph, routes: Sequence[Route]
) -> Iterator[tuple[list[str | float | None], dict[str, str]]]:
    """Return a row of CSV for each step of each route, with the totals of its route; and what prepares it."""
    for place, route in enumerate(routes, 1):
        figures = [route.moves, route.learning, route.years, route.likelihood]
        told = [*figures, "true" if route.proven else "false", "; ".join(route.reasons)]
        for n, step in enumerate(route.steps, 1):
            asked = "; ".join(
                f"{item.skill}:{item.level}{' (optional)' if item.optional else ''}" for item in step.requires
            )
            learn = "; ".join(f"{item.skill}:{item.from_}->{item.to}" for item in step.learn)
            facts = [step.from_, step.to, step.kind, step.years, step.people, step.share]
            sources = "; ".join(graph.step_sources(step.from_, step.to))
            found = step.preparation
            more = {"resources": resource_cell(found), "credentials": credential_cell(found)}
            yield [place, n, *facts, asked, learn, *told, sources], more


def print_routes(
    graph: CareerGraph, answer: PathAnswer, others: Sequence[Route], *, whole: bool = False
) -> None:
    """Print one route with the others worth knowing, or several routes one below the other.

    Long lists of skills are cut unless the whole is asked for.
    """
    routes = answer.routes
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    titles = [graph.roles[role].title for role in (answer.from_, answer.to)]
    if not routes[0].moves:
        sheet.text(f"{titles[0]}: you are there already, no move is needed.")
        sheet.print()
        return
    for place, route in enumerate(routes, 1):
        before = f"Route {place} of {len(routes)}: " if len(routes) > 1 else ""
        sheet.heading(f"{before}{titles[0]} -> {titles[1]}")
        print_route(sheet, graph, route, answer.by, notes, whole=whole)
    if not whole and any(_is_long(step) for route in routes for step in route.steps):
        sheet.gap()
        sheet.text("--all shows of every step all that it asks; --json and --csv tell it, too.")
    if answer.pay_unknown:
        sheet.gap()
        titles = by_title(graph.roles[role].title for role in answer.pay_unknown)
        sheet.text(f"Whether these pay less than a role before them is not known: {listed(titles)}.")
    rest = [route for route in others if route.roles != routes[0].roles]
    if rest:
        sheet.heading("Other routes worth knowing")
        sheet.items(f"{in_short(graph, route)}." for route in rest)
    notes.print(sheet)
    add_derived(sheet, graph)
    sheet.print()


def in_short(graph: CareerGraph, route: Route) -> str:
    """Return a route in one line: why, its figures, its way."""
    why = "; ".join(route.reasons)
    between = ", ".join(graph.roles[role].title for role in route.roles[1:-1])
    way = f"through {between}" if between else "straight"
    figures = totals(route.moves, route.learning, route.years)
    return f"{why}: {figures}, {way}" if why else f"{figures}, {way}"


def print_route(
    sheet: Sheet,
    graph: CareerGraph,
    route: Route,
    by: ObjectiveName,
    notes: Footnotes,
    *,
    whole: bool = False,
) -> None:
    """Add a route: its figures, why this one, and its steps."""
    sheet.text(totals(route.moves, route.learning, route.years))
    if route.learning is None:
        sheet.text(NO_SKILLS)
    if route.likelihood is not None:
        rests = f"; the smallest sample is {plural(route.people or 0, 'person').replace('persons', 'people')}"
        sheet.text(f"likelihood {percent(route.likelihood)}: how travelled the route is, no forecast{rests}")
    if told := arriving(route.within, "arrive"):
        sample = plural(route.people or 0, "person").replace("persons", "people")
        weakest = f"; the weakest of its moves was made by {sample}" if route.people else ""
        sheet.text(f"{told}, if things go on as in this data{weakest}")
    why = "; ".join(route.reasons)
    sheet.text(f"{why} ({certainty(route, by)})" if why else certainty(route, by))
    for n, step in enumerate(route.steps, 1):
        sheet.gap()
        _print_step(sheet, graph, step, notes, f"{n}. ", whole=whole)


def certainty(route: Route, by: ObjectiveName) -> str:
    """Say how sure it is that no route is better."""
    if route.proven:
        return "proven"
    figure = getattr(route, by)
    if figure is None or route.lower_bound is None:
        return "best found"
    short = abs(figure - route.lower_bound)
    unit = OBJECTIVES[by].unit
    within = plural(short, unit) if unit else percent(short)
    return f"best found: within {within} of the best possible"


def _beside(step: Step) -> tuple[list[Required], list[Required]]:
    """Return what a step asks for beside what is new to learn: what must be held, and what helps."""
    new = {item.skill for item in step.learn}
    rest = [item for item in step.requires if item.skill not in new]
    return [item for item in rest if not item.optional], [item for item in rest if item.optional]


def _is_long(step: Step) -> bool:
    """Say whether a step asks for more than is shown at once."""
    return len(step.learn) > SHOWN_LEARN or any(len(items) > SHOWN_BESIDE for items in _beside(step))


def _print_step(
    sheet: Sheet, graph: CareerGraph, step: Step, notes: Footnotes, mark: str, *, whole: bool
) -> None:
    """Add one step of a route: what it is, what is new to learn, what else it asks for."""
    sheet.text(f"{graph.roles[step.from_].title} -> {graph.roles[step.to].title}", mark=mark)
    indent = len(mark)
    facts, note = facts_of_move(graph, step.from_, step.to, notes, years_unknown=True)
    sheet.text(marked(", ".join(facts), note), indent=indent)
    marks = marks_of_requirements(graph, step.from_, step.to, notes, beside=note)
    if step.learn:
        most = None if whole else SHOWN_LEARN
        add_learning(sheet, graph, step.learn, marks, indent=indent, mark="learn", most=most)
    elif any(not item.optional for item in step.requires):
        sheet.text("nothing new to learn", indent=indent)
    elif graph.names_skills:
        sheet.text(f"{NOTHING_KNOWN}: it counts as nothing to learn", indent=indent)
    add_preparation(sheet, graph, step.preparation, notes, indent=indent)
    for name, items in zip(("have", "helps"), _beside(step), strict=True):
        told = by_title(
            marked(
                f"{graph.skills[item.skill].title}: {graph.proficiency_name(item.level)}",
                marks.get(item.skill, ""),
            )
            for item in items
        )
        left_out = 0 if whole else len(told) - SHOWN_BESIDE
        if left_out > 0:
            told[SHOWN_BESIDE:] = [f"and {left_out} more"]
        if told:
            sheet.text("; ".join(told), indent=indent, mark=f"{name:5}  ")


# Constraint -> the option that sets it.
FLAGS = {
    "via": "--via",
    "avoid": "--avoid",
    "kinds": "--kind",
    "no_step_down": "--no-step-down",
    "no_pay_cut": "--no-pay-cut",
    "max_moves": "--max-moves",
}
# The constraints that leave fewer moves.
FEWER_MOVES = frozenset(FLAGS.values()) - {FLAGS["via"], FLAGS["max_moves"]}


def with_flags(graph: CareerGraph, start: str, goal: str, answer: NoRoute) -> NoRoute:
    """Return why there is no route with the constraints that block as they are typed."""
    flags = {"blocked_by": tuple(FLAGS[name] for name in answer.blocked_by)}
    if not answer.blockers or answer.shortest is not None:
        return answer.model_copy(update=flags)
    told = " and ".join(map(_typed, answer.blockers))
    pair = f"from {graph.roles[start].title} to {graph.roles[goal].title}"
    return answer.model_copy(update={**flags, "reason": f"no route {pair} is left by {told}"})


def _typed(blocker: Blocker) -> str:
    flag = FLAGS[blocker.name]
    quoted = map(repr if blocker.name in {"via", "avoid"} else str, blocker.values)
    return " ".join(f"{flag} {value}" for value in quoted) or flag


def print_no_route(graph: CareerGraph, start: str, goal: str, answer: NoRoute) -> None:
    """Print why there is no route, and what would open one."""
    titles = {role: graph.roles[role].title for role in (start, goal)}
    sheet = Sheet()
    sheet.heading(sentence(answer.reason))
    highest = listed(by_title(graph.roles[role].title for role in answer.highest))
    summit = f", at the highest level: {highest}" if highest else ""
    verb = "leads" if answer.leads_to_goal == 1 else "lead"
    told = [
        f"{some_roles(answer.reachable)} can be reached from {titles[start]}{summit}.",
        f"{some_roles(answer.leads_to_goal)} {verb} to {titles[goal]}.",
    ]
    # What is reached is counted by the moves that the question allows.
    fewer = answer.lacking or FEWER_MOVES.intersection(answer.blocked_by)
    for line in told:
        sheet.text(f"By the moves that are left {line}" if fewer else f"{line[:1].upper()}{line[1:]}")
    if answer.bridges:
        sure = "" if answer.bridges_proven else " (the search was cut: others may be smaller)"
        sheet.heading(f"A new move that would open a route{sure}")
        sheet.items(
            f"{graph.roles[bridge.from_].title} -> {graph.roles[bridge.to].title}: "
            + ", ".join([_bridged(graph, bridge), *(["a step down"] if bridge.kind == "step_down" else [])])
            for bridge in answer.bridges
        )
    add_derived(sheet, graph)
    sheet.print()


def _bridged(graph: CareerGraph, bridge: Bridge) -> str:
    """Return what a new move would ask to learn, where that is known."""
    if bridge.learning is not None and not graph.roles[bridge.to].skills:
        return "what it would ask for is not known"
    return learnt(bridge.learning)


def sentence(reason: str) -> str:
    """Return a reason as a sentence."""
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def some_roles(count: int) -> str:
    """Return how many roles, in words where there are none."""
    return plural(count, "role") if count else "no roles"
