"""``show`` and ``compare``: roles with all that is known of them, and where each fact comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.options import Question, form_options, graph_option, load_graph, role_argument
from careergraph.cli.printing import plain, print_csv, print_json
from careergraph.cli.sheet import Column, Sheet
from careergraph.cli.wording import counted, focus, kind, learnt, percent, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careergraph.compare import Comparison
    from careergraph.graph import CareerGraph
    from careergraph.models import Fact, Requirement, Role, Source

__all__ = ["Footnotes", "show_command"]


class Footnotes:
    """Numbers for the sources that a page names, in the order in which it names them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def mark(self, sources: Iterable[str]) -> str:
        """Return the sources' numbers as a mark behind a fact: `` [1][2]``."""
        numbers = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in sources]
        return "".join(f"[{n}]" for n in sorted(numbers))

    def print(self, sheet: Sheet) -> None:
        """Add the list of the sources that were named."""
        if not self._numbers:
            return
        sheet.heading("Sources")
        for source_id, n in self._numbers.items():
            source = self._sources[source_id]
            parts = (source.title, source.where, f"licence: {source.licence}" if source.licence else None)
            sheet.text("; ".join(part for part in parts if part), indent=2, mark=f"[{n}] ")


def marked(text: str, mark: str) -> str:
    """Return a text with its footnote mark."""
    return f"{text} {mark}" if mark else text


def role_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``show --json``."""
    from careergraph.models import Role

    return Role


@click.command("show", cls=Question, answers=role_type)
@role_argument("role")
@form_options(table=False)
@graph_option
@click.pass_context
def show_command(ctx: click.Context, *, role: str, form: str = "text") -> None:
    """Show a role: what it answers for and is measured by, its skills and moves, and where each fact comes from."""
    graph = load_graph(ctx)
    found = graph.role(role)
    if form == "json":
        print_json(plain(found))
        return
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    sheet.heading(found.title)
    _about(sheet, graph, found, notes)
    for field, title in FACTS.items():
        facts: tuple[Fact, ...] = getattr(found, field)
        if facts:
            sheet.heading(title)
        sheet.items(marked(fact.text, notes.mark(graph.sources_of(found, field, fact))) for fact in facts)
    if found.skills:
        sheet.heading("Expected skills")
        skills = sorted(found.skills.items(), key=lambda item: (-item[1], graph.skills[item[0]].title))
        rows = [
            (
                graph.skills[skill].title,
                graph.proficiency_name(level),
                notes.mark(graph.sources_of(found, f"skills.{skill}")),
            )
            for skill, level in skills
        ]
        sheet.table([Column("skill", 12), Column("level", 8), Column("source")], rows, indent=2, header=False)
    _moves(sheet, graph, found.id, notes)
    notes.print(sheet)
    sheet.print()


def _about(sheet: Sheet, graph: CareerGraph, role: Role, notes: Footnotes) -> None:
    """Add what a role is: its names, its place, what it is for."""

    def said(field: str, text: str | None) -> str:
        return marked(text, notes.mark(graph.sources_of(role, field))) if text else ""

    rows = [
        ("id", role.id),
        ("level", said("level", role.level)),
        ("focus", said("focus", focus(graph, role))),
        ("scope", said("scope", role.scope)),
        ("also called", ", ".join(role.aliases)),
        ("codes", ", ".join(f"{system} {code}" for system, code in role.codes.items())),
    ]
    columns = [Column("", 0), Column("", 10)]
    sheet.table(columns, [row for row in rows if row[1]], indent=2, header=False)
    if role.summary:
        sheet.gap()
        sheet.text(said("summary", role.summary), indent=2)


def _moves(sheet: Sheet, graph: CareerGraph, role_id: str, notes: Footnotes) -> None:
    """Add the moves from and to a role, each with what it asks for."""
    away = sorted((role_id, target) for target in graph.nx.successors(role_id))
    here = sorted((source, role_id) for source in graph.nx.predecessors(role_id))
    for title, moves, end in (("Moves from here", away, 1), ("Moves to here", here, 0)):
        if moves:
            sheet.heading(title)
        for ends in moves:
            move = graph.move(*ends)
            facts = [kind(graph.kind(*ends))]
            if move.years is not None:
                facts.append(f"after {plural(move.years, 'year')}")
            if move.people is not None:
                facts.append(counted(move.people, move.leavers))
            line = f"{graph.roles[ends[end]].title} ({', '.join(facts)})"
            sheet.text(marked(line, notes.mark(move.sources)), indent=2, mark="- ")
            asked = asking(graph, graph.requirements(*ends))
            sheet.text(f"asks for {asked}" if asked else "asks for nothing", indent=6)


def asking(graph: CareerGraph, requirements: Mapping[str, Requirement]) -> str:
    """Return requirements as a list in a sentence, what is optional last."""
    told = sorted(
        (item.optional, f"{graph.skills[skill].title}: {graph.proficiency_name(item.level)}")
        for skill, item in requirements.items()
    )
    return "; ".join(f"{text} (optional)" if optional else text for optional, text in told)


FACTS = {"responsibilities": "Responsibilities", "kpis": "KPIs", "deliverables": "Deliverables"}


def comparison_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``compare --json``."""
    from careergraph.compare import Comparison

    return Comparison


@click.command("compare", cls=Question, answers=comparison_type)
@click.argument("roles", metavar="A B [C]", nargs=-1, required=True, shell_complete=complete_roles)
@form_options()
@graph_option
@click.pass_context
def compare_command(ctx: click.Context, *, roles: tuple[str, ...], form: str = "text") -> None:
    """Compare two or three roles: what only one of them says, what they share, which skills differ."""
    graph = load_graph(ctx)
    answer = graph.compare(*roles)
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "csv":
        print_csv(("field", "roles", "text", "value", "sources"), comparison_rows(answer))
    else:
        print_comparison(graph, answer)


def comparison_rows(answer: Comparison) -> Iterator[list[str | float | None]]:
    """Return every fact of a comparison as a row of CSV, with the ids of the roles that state it."""
    ids = [role.id for role in answer.roles]
    for field in ("level", "scope", "focus", "summary", *FACTS, "skills"):
        parts = getattr(answer, field)
        for stating, facts in (
            *(([role_id], getattr(parts, part)) for role_id, part in zip(ids, ALONE, strict=False)),
            (ids, parts.both),
            *((list(shared.roles), [shared.fact]) for shared in parts.some),
        ):
            for fact in facts:
                yield [field, "; ".join(stating), *stated(fact), "; ".join(fact.sources)]
        for difference in getattr(parts, "different", ()):
            for one in getattr(difference, "levels", ()) or getattr(difference, "shares", ()):
                yield [field, one.role, difference.title, value(one), "; ".join(one.sources)]


ALONE = ("only_a", "only_b", "only_c")


def value(entry: Any) -> float | None:  # noqa: ANN401 - one of several records
    """Return the level or the share that an entry of a comparison states, if any."""
    found: float | None = getattr(entry, "level", None)
    return getattr(entry, "share", None) if found is None else found


def stated(fact: Any) -> list[str | float | None]:  # noqa: ANN401 - one of several records
    """Return the text and the value of a fact of a comparison."""
    return [fact.text if hasattr(fact, "text") else fact.title, value(fact)]


def print_comparison(graph: CareerGraph, answer: Comparison) -> None:
    """Print roles side by side."""
    sheet, notes = Sheet(), Footnotes(answer.sources)
    titles = [role.title for role in answer.roles]
    columns = [Column("", 6), *(Column(title, 10) for title in titles)]
    rows = [[field, *_cells(graph, getattr(answer, field), answer, notes)] for field in ("level", "scope", "focus")]
    sheet.table(columns, [row for row in rows if any(row[1:])])
    _parts(sheet, "Summary", answer.summary, titles, notes)
    for field, title in FACTS.items():
        _parts(sheet, title, getattr(answer, field), titles, notes)
    skills = _skill_rows(graph, answer, notes)
    if skills:
        sheet.heading("Expected skills")
        sheet.table([Column("skill", 12), *columns[1:]], skills)
    sheet.heading("Between them")
    names = {role.id: role.title for role in answer.roles}
    for way in answer.directions:
        sheet.text(f"{names[way.from_]} -> {names[way.to]}: {learnt(way.learning)}", indent=2)
    notes.print(sheet)
    sheet.print()


def _by_role(parts: Any, answer: Comparison) -> list[list[Any]]:  # noqa: ANN401 - of several kinds of fact
    """Return what each role states in a field, role by role."""
    columns = []
    for role, part in zip(answer.roles, ALONE, strict=False):
        shared = [some.fact for some in parts.some if role.id in some.roles]
        columns.append([*getattr(parts, part), *parts.both, *shared])
    return columns


def _cells(graph: CareerGraph, parts: Any, answer: Comparison, notes: Footnotes) -> list[str]:  # noqa: ANN401
    """Return one field that says little of each role as cells of a table."""
    cells = []
    for role, facts in zip(answer.roles, _by_role(parts, answer), strict=True):
        said = [(0.0, fact.text, fact.sources) if hasattr(fact, "text") else (fact.share, fact.title, fact.sources) for fact in facts]
        for difference in getattr(parts, "different", ()):
            said += [(one.share, difference.title, one.sources) for one in difference.shares if one.role == role.id]
        said.sort(key=lambda item: (-item[0], item[1]))
        text = ", ".join(f"{title} {percent(share)}" if share else title for share, title, _ in said)
        sources = dict.fromkeys(source for _, _, named in said for source in named)
        cells.append(marked(text, notes.mark(sources)) if text else "-")
    return cells


def _skill_rows(graph: CareerGraph, answer: Comparison, notes: Footnotes) -> list[list[str]]:
    """Return the skills as rows, a column for each role, what differs first."""
    ids = [role.id for role in answer.roles]
    levels: dict[str, dict[str, tuple[int, str]]] = {}
    for difference in answer.skills.different:
        for one in difference.levels:
            levels.setdefault(difference.skill, {})[one.role] = (one.level, notes.mark(one.sources))
    for role_id, facts in zip(ids, _by_role(answer.skills, answer), strict=True):
        for fact in facts:
            levels.setdefault(fact.skill, {})[role_id] = (fact.level, notes.mark(fact.sources))
    return [
        [
            graph.skills[skill].title,
            *(marked(graph.proficiency_name(by[role][0]), by[role][1]) if role in by else "-" for role in ids),
        ]
        for skill, by in sorted(levels.items(), key=lambda item: graph.skills[item[0]].title)
    ]


def _parts(sheet: Sheet, title: str, parts: Any, titles: list[str], notes: Footnotes) -> None:  # noqa: ANN401
    """Add a field of many facts, part by part."""
    named = dict(zip(ALONE, titles, strict=False))
    everybody = "Both" if len(titles) == len(ALONE) - 1 else "All three"
    found = [(f"Only {named[part]}", getattr(parts, part)) for part in named]
    found.append((everybody, parts.both))
    if not any(facts for _, facts in found) and not parts.some:
        return
    sheet.heading(title)
    for name, facts in found:
        if facts:
            sheet.text(name, indent=2)
            sheet.items((marked(fact.text, notes.mark(fact.sources)) for fact in facts), indent=4)
