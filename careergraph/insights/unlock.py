"""Which proficiency step opens the most: next moves first, then roles within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pydantic import Field

from careergraph.answers import Answer, Number
from careergraph.numbers import at_least
from careergraph.person import held
from careergraph.person.shortfall import weigh
from careergraph.search import FREE, Network, View, hops_from
from careergraph.search.network import LEVEL_BITS, LEVEL_MASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careergraph.graph import CareerGraph
    from careergraph.person import Have, Profile

__all__ = ["Unlock", "unlock"]

# How far "within reach" looks unless the question says otherwise.
MOVES = 3

# Roles that moves lead to, by the role they lead from; all by number.
Roads: TypeAlias = dict[int, list[int]]


class Unlock(Answer):
    """A step of a skill, from one proficiency level to the next, and what it opens.

    ``next_moves`` are the roles whose move it completes; ``within_reach`` the roles that it brings within
    reach of what is held, those of the next moves included. ``helps_next`` next moves and ``helps`` moves
    within reach ask for it. ``learning`` is its effort.
    """

    skill: str
    from_: int = Field(alias="from")
    to: int
    learning: Number
    next_moves: tuple[str, ...]
    within_reach: tuple[str, ...]
    helps_next: int
    helps: int

    def __repr__(self) -> str:
        """Say which step, and how much it opens."""
        return (
            f"<Unlock {self.skill!r} {self.from_} -> {self.to}: completes {len(self.next_moves)} next moves, "
            f"opens {len(self.within_reach)} roles, helps {self.helps_next} next moves>"
        )


def unlock(
    graph: CareerGraph,
    role: str,
    *,
    moves: int | None = None,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
) -> list[Unlock]:
    """Return the proficiency steps worth learning next, those that open most first.

    A move is *ready* when every essential requirement is met by what is held. A role is *open* when a route
    of at most ``moves`` ready moves leads to it: there is nothing to learn on the way. A step raises one
    skill by one level above what is held. It *completes* a next move that is not ready without it and ready
    with it; it brings *within reach* a role that is not open without it and open with it; it *helps* a
    move, out of a role at most ``moves`` - 1 moves away, that essentially asks for more of the skill than
    is held. Moves back to the role to start from do not count. Only steps that help some move are listed.

    Steps are ranked by the next moves they complete, the roles they bring within reach, the next moves they
    help, the moves they help, each most first; then by skill id.

    Parameters
    ----------
    graph
        The graph.
    role
        The role to start from, by id, title or alias.
    moves
        How many moves away to look; 3 unless said.
    have
        Skills held: skill -> level (a number or a name of the scale), or skills as text, ``"budgeting:2"``.
    profile
        A person's skills.
    only_mine
        Count only ``have`` and ``profile``, not the skills that the role expects.

    Returns
    -------
    list of Unlock
        One for each skill that some move within ``moves`` is short of.

    Raises
    ------
    QuestionError
        ``moves`` is less than 1.
    UnknownNameError
        A role, skill or level is not in the graph.

    Notes
    -----
    Cost: one pass over the requirements of the moves within reach, and for each skill that some move lacks
    just one step of a search that starts from these moves, and goes on where they bring roles nearer.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen",
    ...     "skills": {"cooking": {"title": "Cooking"}, "budgeting": {"title": "Budgeting"}},
    ...     "roles": {"cook": {"title": "Cook", "skills": {"cooking": 2}},
    ...               "sous-chef": {"title": "Sous-chef", "skills": {"cooking": 3}},
    ...               "chef": {"title": "Chef", "skills": {"cooking": 3, "budgeting": 2}}},
    ...     "moves": [{"from": "cook", "to": "sous-chef"}, {"from": "cook", "to": "chef"}],
    ... })
    >>> [(step.skill, step.to, step.next_moves, step.helps_next) for step in unlock(graph, "cook")]
    [('cooking', 3, ('sous-chef',), 2), ('budgeting', 1, (), 1)]
    """
    limit = MOVES if moves is None else at_least(1, moves, "moves")
    start = graph.role(role).id
    levels = held(graph, start, have=have, profile=profile, only_mine=only_mine)
    network = graph.derived(Network)
    scene = _Scene(network, network.number[start], levels, limit)
    steps = [_unlock(graph, scene, skill, levels) for skill in scene.helps]
    return sorted(
        steps,
        key=lambda step: (
            -len(step.next_moves),
            -len(step.within_reach),
            -step.helps_next,
            -step.helps,
            step.skill,
        ),
    )


class _Scene:
    """The moves within reach of one person, sorted by what each still lacks.

    ``ready`` holds the moves that lack nothing; ``nearly`` those that lack one step, by its skill;
    ``helps`` and ``helps_next`` count the moves that lack a skill.
    """

    def __init__(self, network: Network, start: int, levels: Mapping[str, int], limit: int) -> None:
        self.network = network
        self.start = start
        self.limit = limit
        self.ready: Roads = {}
        self.nearly: dict[int, Roads] = {}
        self.helps: dict[int, int] = {}
        self.helps_next: dict[int, int] = {}
        known = {network.skill_number[skill]: level for skill, level in levels.items()}
        for source, target in self._moves():
            missing = _missing(network.keys(source, target), known)
            if not missing:
                self.ready.setdefault(source, []).append(target)
            elif len(missing) == 1 and 1 in missing.values():
                (skill,) = missing
                self.nearly.setdefault(skill, {}).setdefault(source, []).append(target)
            for skill in missing:
                self.helps[skill] = self.helps.get(skill, 0) + 1
                if source == start:
                    self.helps_next[skill] = self.helps_next.get(skill, 0) + 1
        self.open = self._open()

    def _moves(self) -> Iterator[tuple[int, int]]:
        """Yield the moves out of every role less than ``limit`` moves away; none leads back to the start."""
        hops = hops_from(View(self.network, FREE), self.start, most=self.limit - 1)
        for source, moves in hops.items():
            for target in self.network.succ[source] if moves < self.limit else ():
                if target != self.start:
                    yield source, target

    def _open(self) -> dict[int, int]:
        """Return the roles that ready moves lead to within the limit, with how many; the start included."""
        found = {self.start: 0}
        rim = [self.start]
        for moves in range(1, self.limit + 1):
            there = {target for role in rim for target in self.ready.get(role, ())}.difference(found)
            found.update(dict.fromkeys(there, moves))
            if not there:
                break
            rim = list(there)
        return found

    def opened(self, skill: int) -> set[int]:
        """Return the roles that one step of a skill brings within reach."""
        more = self.nearly.get(skill, {})
        # Where the moves that it completes begin, by how many ready moves lead there.
        begins: dict[int, list[int]] = {}
        for source in more:
            if source in self.open:
                begins.setdefault(self.open[source], []).append(source)
        # The roles that come nearer, or within reach, with how many moves now lead there.
        nearer: dict[int, int] = {}
        rim: list[int] = []
        for moves in range(self.limit):
            if not rim and not any(begun >= moves for begun in begins):
                break
            there = [target for role in begins.get(moves, ()) for target in more[role]]
            there += [
                target for role in rim for roads in (self.ready, more) for target in roads.get(role, ())
            ]
            rim = []
            for target in there:
                if nearer.get(target, self.open.get(target, self.limit + 1)) > moves + 1:
                    nearer[target] = moves + 1
                    rim.append(target)
        return nearer.keys() - self.open.keys()


def _missing(keys: Iterable[int], known: Mapping[int, int]) -> dict[int, int]:
    """Return skill -> missing steps of essential requirements; all by number."""
    missing = {}
    for key in keys:
        skill = key >> LEVEL_BITS
        steps = (key & LEVEL_MASK) - known.get(skill, 0)
        if steps > 0:
            missing[skill] = steps
    return missing


def _unlock(graph: CareerGraph, scene: _Scene, skill: int, levels: Mapping[str, int]) -> Unlock:
    """Return what the next step of a skill opens."""
    network = scene.network
    key = network.columns.skill_ids[skill]
    level = levels.get(key, 0)
    completed = scene.nearly.get(skill, {}).get(scene.start, ())
    return Unlock(
        skill=key,
        from_=level,
        to=level + 1,
        learning=weigh(graph, [(key, 1)]),
        next_moves=tuple(network.ids[role] for role in sorted(completed)),
        within_reach=tuple(network.ids[role] for role in sorted(scene.opened(skill))),
        helps_next=scene.helps_next.get(skill, 0),
        helps=scene.helps[skill],
    )
