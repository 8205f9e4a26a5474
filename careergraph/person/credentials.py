"""Which of a graph's credentials a person holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from careergraph.graph.columns import Named
from careergraph.graph.lookup import Lookup
from careergraph.names import each_name

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph
    from careergraph.person.holding import Have
    from careergraph.person.profile import Profile

__all__ = ["credentials_held", "meant_credential"]


def credentials_held(
    graph: CareerGraph,
    start: str | None,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
) -> frozenset[str]:
    """Return the ids of the credentials that a person holds.

    Those that the person names, in a profile or, as texts, among the skills held; and those that every move
    into the role they are in requires, as nobody came there without. What the graph does not know counts for
    nothing.

    Parameters
    ----------
    graph, start, have, profile, only_mine
        As of `careergraph.person.held`.

    Examples
    --------
    >>> from careergraph import CareerGraph, Profile
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two roles",
    ...     "credentials": {"letter": {"title": "Master's letter"}, "licence": {"title": "Driving licence"}},
    ...     "roles": {"baker": {"title": "Baker"}, "master": {"title": "Master baker"}},
    ...     "moves": [{"from": "baker", "to": "master", "credentials": ["letter"]}],
    ... })
    >>> sorted(credentials_held(graph, "master", profile=Profile(credentials=["driving licence"])))
    ['letter', 'licence']
    """
    if not graph.file.credentials:
        return frozenset()
    said = list(profile.credentials) if profile else []
    # A mapping says how well skills are held, and 0 of those that are not.
    if not isinstance(have, Mapping):
        said += each_name(have or ())
    held = {meant for name in said if (meant := meant_credential(graph, name))}
    if start is not None and not only_mine:
        role = graph.role(start).id
        required = [set(graph.move(source, role).credentials) for source in graph.predecessors(role)]
        held |= set.intersection(*required) if required else set()
    return frozenset(held)


def meant_credential(graph: CareerGraph, name: str) -> str | None:
    """Return the id of the credential that a name (id, title or alias) means, or None."""
    meant = graph.derived(_lookup).meant(name)
    return meant[0] if meant else None


def _lookup(graph: CareerGraph) -> Lookup:
    found = graph.file.credentials
    ids = sorted(found)
    return Lookup(
        "credential",
        found,
        lambda: Named(ids, [found[key].title for key in ids], [found[key].aliases for key in ids], None),
    )
