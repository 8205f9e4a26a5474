"""``compare``: roles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.options import Question, form_options, graph_option, load_graph
from careergraph.cli.text.footnotes import Footnotes, marked
from careergraph.cli.text.printing import print_csv, print_json
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.cli.text.words import FACTS, NO_SKILLS, learnt
from careergraph.names import fold
from careergraph.wording import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.compare import Comparison, ExpectedSkill, RoleLevel, RolePay
    from careergraph.graph import CareerGraph

__all__ = ["compare_command"]

# The part of a comparison that holds what only the first, the second, the third role states.
ALONE = ("only_a", "only_b", "only_c")


def comparison_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``compare --json``."""
    from careergraph.compare import Comparison

    return Comparison


@click.command("compare", cls=Question, answers=comparison_type, short_help="Two or three roles side by side")
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
        print_csv(("field", "roles", "text", "value", "sources", "optional"), comparison_rows(answer))
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
                row = [field, "; ".join(stating), stated(fact), value(fact), "; ".join(fact.sources)]
                yield [*row, optional(fact)]
        for difference in getattr(parts, "different", ()):
            for one in getattr(difference, "levels", ()) or getattr(difference, "shares", ()):
                row = [field, one.role, difference.title, value(one), "; ".join(one.sources)]
                yield [*row, optional(one)]
    for paying in answer.pay:
        typical = paying.pay.typical if paying.pay else None
        yield ["pay", paying.role, paid(paying), typical, "; ".join(paying.sources), None]


def paid(one: RolePay) -> str:
    """Return what a role pays in words."""
    return "not known" if one.pay is None else str(one.pay)


def value(entry: Any) -> float | None:  # noqa: ANN401 - one of several records
    """Return the level or the share that an entry of a comparison states, if any."""
    found: float | None = getattr(entry, "level", None)
    return getattr(entry, "share", None) if found is None else found


def optional(entry: Any) -> str | None:  # noqa: ANN401 - one of several records
    """Return ``yes`` of a skill that a role can do without, as other tables say it."""
    return "yes" if getattr(entry, "optional", False) else None


def stated(fact: Any) -> str:  # noqa: ANN401 - one of several records
    """Return the text of a fact of a comparison, or the title of what it is about."""
    text: str = fact.text if hasattr(fact, "text") else fact.title
    return text


def print_comparison(graph: CareerGraph, answer: Comparison) -> None:
    """Print roles side by side."""
    sheet, notes = Sheet(), Footnotes(answer.sources)
    titles = [role.title for role in answer.roles]
    columns = [Column("", 6), *(Column(title, 10) for title in titles)]
    rows = [[field, *_cells(getattr(answer, field), answer, notes)] for field in ("level", "scope", "focus")]
    if answer.pay:
        rows.append(["pay", *(marked(paid(one), notes.mark(one.sources)) for one in answer.pay)])
    sheet.table(columns, [row for row in rows if {*row[1:]} != {"-"}])
    _parts(sheet, "Summary", answer.summary, answer, notes)
    for field, title in FACTS.items():
        _parts(sheet, title, getattr(answer, field), answer, notes)
    skills = _skill_rows(graph, answer, notes)
    if skills:
        sheet.heading("Expected skills")
        sheet.table([Column("skill", 12), *columns[1:]], skills, indent=2)
    sheet.heading("Between them")
    names = {role.id: role.title for role in answer.roles}
    if not graph.names_skills:
        sheet.text(NO_SKILLS, indent=2)
    for way in answer.directions if graph.names_skills else ():
        known = way.learning is not None and graph.roles[way.to].skills
        told = learnt(way.learning) if known else f"what {names[way.to]} expects is not known"
        sheet.text(f"{names[way.from_]} -> {names[way.to]}: {told}", indent=2)
    notes.print(sheet)
    sheet.print()


def _by_role(parts: Any, answer: Comparison) -> list[list[Any]]:  # noqa: ANN401 - of several kinds of fact
    """Return what each role states in a field, role by role."""
    columns = []
    for role, part in zip(answer.roles, ALONE, strict=False):
        shared = [some.fact for some in parts.some if role.id in some.roles]
        columns.append([*getattr(parts, part), *parts.both, *shared])
    return columns


def _cells(parts: Any, answer: Comparison, notes: Footnotes) -> list[str]:  # noqa: ANN401 - as above
    """Return a field that says little of each role as cells of a table, one for each role."""
    cells = []
    for role, facts in zip(answer.roles, _by_role(parts, answer), strict=True):
        said = [(value(fact) or 0.0, stated(fact), fact.sources) for fact in facts]
        for difference in getattr(parts, "different", ()):
            own = (one for one in difference.shares if one.role == role.id)
            said += [(one.share, difference.title, one.sources) for one in own]
        said.sort(key=lambda item: (-item[0], item[1]))
        text = ", ".join(f"{title} {percent(share)}" if 0 < share < 1 else title for share, title, _ in said)
        sources = dict.fromkeys(source for _, _, named in said for source in named)
        cells.append(marked(text, notes.mark(sources)) if text else "-")
    return cells


def _skill_rows(graph: CareerGraph, answer: Comparison, notes: Footnotes) -> list[list[str]]:
    """Return the skills as rows, a column for each role, what differs first."""
    ids = [role.id for role in answer.roles]
    levels: dict[str, dict[str, tuple[str, str]]] = {}

    def level(expected: RoleLevel | ExpectedSkill) -> str:
        return graph.proficiency_name(expected.level) + (" (optional)" if expected.optional else "")

    for difference in answer.skills.different:
        for one in difference.levels:
            levels.setdefault(difference.skill, {})[one.role] = (level(one), notes.mark(one.sources))
    for role_id, facts in zip(ids, _by_role(answer.skills, answer), strict=True):
        for fact in facts:
            levels.setdefault(fact.skill, {})[role_id] = (level(fact), notes.mark(fact.sources))

    def cell(text: str, mark: str) -> str:
        return marked(text, mark) if text else "-"

    return [
        [graph.skills[skill].title, *(cell(*by.get(role, ("", ""))) for role in ids)]
        for skill, by in sorted(levels.items(), key=lambda item: fold(graph.skills[item[0]].title))
    ]


def _parts(sheet: Sheet, title: str, parts: Any, answer: Comparison, notes: Footnotes) -> None:  # noqa: ANN401
    """Add a field of many facts, part by part."""
    everybody = "Both" if len(answer.roles) == len(ALONE) - 1 else "All three"
    names = {role.id: role.title for role in answer.roles}
    found = [
        (f"Only {role.title}", getattr(parts, part)) for role, part in zip(answer.roles, ALONE, strict=False)
    ]
    found.append((everybody, parts.both))
    found += [(" and ".join(names[role] for role in some.roles), (some.fact,)) for some in parts.some]
    if any(facts for _, facts in found):
        sheet.heading(title)
    for name, facts in found:
        if facts:
            sheet.text(name, indent=2)
            sheet.items((marked(fact.text, notes.mark(fact.sources)) for fact in facts), indent=4)
