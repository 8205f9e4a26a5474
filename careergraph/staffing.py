"""Which leader a company's needs call for, what to cover otherwise, and what the functions must agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.answers import Answer
from careergraph.document.records import Scope, Source
from careergraph.errors import AmbiguousNameError, QuestionError, UnknownNameError
from careergraph.names import each_name, fold, near
from careergraph.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.document.records import Role
    from careergraph.graph import CareerGraph

__all__ = [
    "Agreement",
    "Cover",
    "FittingRole",
    "FunctionShare",
    "KnownNeed",
    "Staffing",
    "known_needs",
    "staff",
]


class KnownNeed(Answer):
    """A need that a company may have; it belongs to one function."""

    need: str
    title: str
    function: str
    function_title: str
    sources: tuple[str, ...]


class FunctionShare(Answer):
    """How many of the needs asked about belong to a function; ``share`` is in 0..1."""

    function: str
    title: str
    needs: tuple[str, ...]
    share: float


class FittingRole(Answer):
    """A role that fits to lead a function, and why.

    ``share`` (0..1) is the function's part in the role's focus. ``sources`` say who states the focus and
    the scope.
    """

    role: str
    title: str
    function: str
    share: float
    scope: Scope | None
    level: str | None
    reason: str
    sources: tuple[str, ...]


class Cover(Answer):
    """Needs that the leader's function does not serve: hire for them, or outsource them.

    ``roles`` are the ids of the roles that focus on the function most, as in `FittingRole`.
    """

    function: str
    title: str
    needs: tuple[str, ...]
    advice: str
    roles: tuple[str, ...]


class Agreement(Answer):
    """What functions that share a goal must settle between them."""

    text: str
    sources: tuple[str, ...]


class Staffing(Answer):
    """The leader that a company's needs call for.

    ``leads`` is the function with the most needs, or all of them where several have as many; ``reason``
    says it in words. ``functions`` counts the needs of each, most first. ``roles`` are those that fit to
    lead, best first (function by function in a tie). ``cover`` is what to see to otherwise. The
    ``agreements`` hold whatever the needs are. ``sources`` tells every source named, by its id.
    """

    needs: tuple[KnownNeed, ...]
    leads: tuple[str, ...]
    reason: str
    functions: tuple[FunctionShare, ...]
    roles: tuple[FittingRole, ...]
    cover: tuple[Cover, ...]
    agreements: tuple[Agreement, ...]
    sources: dict[str, Source]

    def __repr__(self) -> str:
        """Say what leads and who fits best."""
        best = f"; {self.roles[0].role!r} fits best" if self.roles else "; no role fits"
        return f"<Staffing for {plural(len(self.needs), 'need')}: {' or '.join(self.leads)} leads{best}>"


def known_needs(graph: CareerGraph) -> list[KnownNeed]:
    """Return the needs that a graph knows, by function and id.

    Parameters
    ----------
    graph
        The graph.

    Raises
    ------
    QuestionError
        The graph lists no needs.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen", "moves": [],
    ...     "roles": {"chef": {"title": "Chef"}},
    ...     "functions": {"kitchen": "Kitchen"},
    ...     "needs": {"menus": {"title": "Better menus", "function": "kitchen"}},
    ... })
    >>> [need.need for need in known_needs(graph)]
    ['menus']
    """
    if not graph.file.needs:
        raise QuestionError(
            f"the graph {graph.name!r} lists no needs, so it cannot say who to staff; "
            "add `needs` to its file, or ask a graph that has them"
        )
    needs = [
        KnownNeed(
            need=key,
            title=need.title,
            function=need.function,
            function_title=_title(graph, need.function),
            sources=need.sources,
        )
        for key, need in graph.file.needs.items()
    ]
    return sorted(needs, key=lambda need: (need.function, need.need))


def staff(graph: CareerGraph, needs: Iterable[str]) -> Staffing:
    """Return which leader a company's needs call for, who fits, and what to see to otherwise.

    The function that most of the needs belong to must lead: one person seldom masters two. A role fits to
    lead a function when no other function has a larger part in its focus. Best fits the role with the
    largest part; then a strategic one before others, then the one of the highest level, then by id.

    Parameters
    ----------
    graph
        The graph; its file lists ``needs``.
    needs
        Needs by id or title, in any case; one that is named twice counts once.

    Returns
    -------
    Staffing
        The function that leads (or those that tie), the fitting roles with reasons, what to hire or
        outsource for, and the agreements; all with sources.

    Raises
    ------
    QuestionError
        The graph lists no needs, or the question names none.
    UnknownNameError
        A need is not in the graph.
    AmbiguousNameError
        More than one need has this title.

    Notes
    -----
    Cost: O(r log r) for r roles.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A restaurant", "moves": [],
    ...     "functions": {"kitchen": "Kitchen", "service": "Service"},
    ...     "roles": {"chef": {"title": "Chef", "focus": {"kitchen": 1.0}, "scope": "strategic"},
    ...               "host": {"title": "Host", "focus": {"service": 1.0}}},
    ...     "needs": {"menus": {"title": "Better menus", "function": "kitchen"},
    ...               "waste": {"title": "Less waste", "function": "kitchen"},
    ...               "welcome": {"title": "A warm welcome", "function": "service"}},
    ... })
    >>> answer = staff(graph, ["menus", "less waste", "welcome"])
    >>> answer.leads, [role.role for role in answer.roles], answer.cover[0].needs
    (('kitchen',), ['chef'], ('welcome',))
    >>> print(answer.roles[0].reason)
    Kitchen is all of its focus; its scope is strategic
    """
    asked = _find(graph, needs)
    counted = _functions(asked)
    most = len(counted[0].needs)
    leads = tuple(entry.function for entry in counted if len(entry.needs) == most)
    fitting = {entry.function: _fitting(graph, entry.function) for entry in counted}
    roles = tuple(role for function in leads for role in fitting[function])
    cover = tuple(_cover(entry, fitting[entry.function]) for entry in counted if entry.function not in leads)
    agreements = tuple(Agreement(text=fact.text, sources=fact.sources) for fact in graph.file.agreements)
    named = {source for part in (asked, roles, agreements) for entry in part for source in entry.sources}
    return Staffing(
        needs=tuple(asked),
        leads=leads,
        reason=_reason(counted, leads, len(asked)),
        functions=counted,
        roles=roles,
        cover=cover,
        agreements=agreements,
        sources={key: graph.file.sources[key] for key in sorted(named)},
    )


def _title(graph: CareerGraph, function: str) -> str:
    return graph.file.functions.get(function, function)


def _find(graph: CareerGraph, needs: Iterable[str]) -> list[KnownNeed]:
    """Return the needs that names mean, each once, by function and id."""
    known = {need.need: need for need in known_needs(graph)}
    names = each_name(needs)
    if not names:
        raise QuestionError(f"no need is named; say what the company lacks: {', '.join(known)}")
    found = {_need_id(known, name) for name in names}
    return [need for key, need in known.items() if key in found]


def _need_id(known: dict[str, KnownNeed], name: str) -> str:
    """Return the id of the need that a name means."""
    if name in known:
        return name
    folded = fold(name)
    ids = [key for key, need in known.items() if folded in (fold(key), fold(need.title))]
    if len(ids) > 1:
        raise AmbiguousNameError("need", name, ids)
    if not ids:
        spelled = {text: key for key, need in known.items() for text in (need.title, key)}
        candidates = dict.fromkeys(spelled[text] for text in near(name, spelled))
        raise UnknownNameError("need", name, list(candidates), hint=f"known needs: {', '.join(known)}")
    return ids[0]


def _functions(asked: list[KnownNeed]) -> tuple[FunctionShare, ...]:
    """Count the needs of each function, most first, then by id."""
    grouped: dict[str, list[KnownNeed]] = {}
    for need in asked:
        grouped.setdefault(need.function, []).append(need)
    return tuple(
        FunctionShare(
            function=function,
            title=group[0].function_title,
            needs=tuple(need.need for need in group),
            share=len(group) / len(asked),
        )
        for function, group in sorted(grouped.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    )


def _reason(counted: tuple[FunctionShare, ...], leads: tuple[str, ...], total: int) -> str:
    """Say in words why a function leads, or that several tie."""
    titles = [entry.title for entry in counted if entry.function in leads]
    most = len(counted[0].needs)
    if len(leads) > 1:
        return (
            f"{listed(titles)} have {plural(most, 'need')} each: a tie. Decide which the company lacks most "
            "and let that one lead; hire or outsource for the rest"
        )
    if most == total:
        share = "the only need" if total == 1 else f"all {total} needs"
    else:
        share = f"{most} of {total} needs"
    verb = "belongs" if most == 1 else "belong"
    return f"{titles[0]} must lead: {share} {verb} to it"


def _fitting(graph: CareerGraph, function: str) -> list[FittingRole]:
    """Return the roles that focus on a function more than on any other, best first."""
    roles = [
        role
        for role in graph.roles.values()
        if role.focus.get(function, 0) and role.focus[function] == max(role.focus.values())
    ]

    def order(role: Role) -> tuple[float, bool, int, str]:
        return (-role.focus[function], role.scope != "strategic", -(graph.rung(role.id) or 0), role.id)

    return [
        FittingRole(
            role=role.id,
            title=role.title,
            function=function,
            share=role.focus[function],
            scope=role.scope,
            level=role.level,
            reason=_why(role, role.focus[function], _title(graph, function)),
            sources=_sources(graph, role, function),
        )
        for role in sorted(roles, key=order)
    ]


def _sources(graph: CareerGraph, role: Role, function: str) -> tuple[str, ...]:
    focus = graph.sources_of(role, f"focus.{function}")
    scope = graph.sources_of(role, "scope") if role.scope else ()
    return tuple(dict.fromkeys((*focus, *scope)))


def _why(role: Role, share: float, title: str) -> str:
    """Say in words why a role fits to lead a function."""
    part = "all" if share == 1 else f"{100 * share:.0f} %"
    reasons = [f"{title} is {part} of its focus"]
    if role.scope:
        reasons.append(f"its scope is {role.scope}")
    if role.level:
        reasons.append(f"its level is {role.level}")
    return "; ".join(reasons)


def _cover(entry: FunctionShare, fitting: list[FittingRole]) -> Cover:
    """Say how to see to needs that the leader's function does not serve."""
    needs = plural(len(entry.needs), "need")
    advice = f"Hire for {entry.title}, or outsource it: {needs} the leader does not cover"
    roles = tuple(role.role for role in fitting)
    return Cover(function=entry.function, title=entry.title, needs=entry.needs, advice=advice, roles=roles)
