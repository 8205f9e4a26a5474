"""What a set of requirements still asks of a person: the steps that are missing, and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from careergraph.document.records import Requirement
    from careergraph.graph import CareerGraph

__all__ = ["Shortfall", "effort_of", "expectations_known", "shortfall", "stating_into", "weigh"]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How far a person is from a set of requirements; only the essential ones count.

    ``missing`` maps the id of each skill that is short, in the order of the ids, to (level held, level
    asked); 0 is not held. ``met`` of ``asked`` proficiency steps are there already. ``weight`` is the missing
    steps weighed by effort, exactly: a float may not tell two weights apart. ``known`` unless the graph names
    no skills, where nobody knows what is asked.
    """

    missing: dict[str, tuple[int, int]]
    met: int
    asked: int
    weight: int | Fraction
    known: bool = True

    @property
    def learning(self) -> int | float | None:
        """Return the missing steps weighed by effort, as answers tell it; None where nothing is known."""
        return _told(self.weight) if self.known else None

    @property
    def readiness(self) -> float | None:
        """Return met steps / asked steps (0..1); 1.0 where nothing is asked, None where nothing is known."""
        if not self.known:
            return None
        return self.met / self.asked if self.asked else 1.0


def shortfall(graph: CareerGraph, asked: Mapping[str, Requirement], held: Mapping[str, int]) -> Shortfall:
    """Return what requirements still ask of somebody who holds ``held`` (skill id -> level).

    Examples
    --------
    >>> from careergraph import CareerGraph, Requirement
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One role", "moves": [],
    ...     "roles": {"chef": {"title": "Chef", "skills": {"cooking": 3}}},
    ...     "skills": {"cooking": {"title": "Cooking"}, "budgeting": {"title": "Budgeting", "effort": 2}},
    ... })
    >>> short = shortfall(graph, {"cooking": Requirement(3), "budgeting": Requirement(1)}, {"cooking": 2})
    >>> short.missing, short.learning, short.readiness
    ({'budgeting': (0, 1), 'cooking': (2, 3)}, 3, 0.5)
    """
    missing: dict[str, tuple[int, int]] = {}
    met = total = 0
    for skill in sorted(asked):
        requirement = asked[skill]
        if requirement.optional:
            continue
        level = held.get(skill, 0)
        total += requirement.level
        met += min(level, requirement.level)
        if level < requirement.level:
            missing[skill] = (level, requirement.level)
    weight = _weight(graph, ((skill, level - low) for skill, (low, level) in missing.items()))
    return Shortfall(missing, met, total, weight, graph.names_skills)


def stating_into(graph: CareerGraph, role_id: str) -> Iterator[str]:
    """Yield the ids of the roles whose move to a role states something essential, in the order of the ids."""
    for source in graph.predecessors(role_id):
        if not all(asked.optional for asked in graph.move(source, role_id).requires.values()):
            yield source


def expectations_known(graph: CareerGraph, role_id: str) -> bool:
    """Say whether a role's own expectations are known, even if only as nothing.

    They are not in a graph that names no skills, nor where the role expects nothing while moves into it state
    what they ask.
    """
    if graph.roles[role_id].skills:
        return True
    return graph.names_skills and next(stating_into(graph, role_id), None) is None


def weigh(graph: CareerGraph, steps: Iterable[tuple[str, int]]) -> int | float:
    """Return proficiency steps, given as (skill id, number of steps), weighed by effort.

    Efforts are added as the decimal numbers that the file shows: the sum is the same in any order, and
    whole where it is whole.
    """
    return _told(_weight(graph, steps))


def _weight(graph: CareerGraph, steps: Iterable[tuple[str, int]]) -> int | Fraction:
    """Return proficiency steps weighed by effort, exactly."""
    effort = graph.derived(effort_of)
    return sum((effort(skill) * count for skill, count in steps), 0)


def _told(weight: int | Fraction) -> int | float:
    """Return a weight as a whole number where it is one."""
    return int(weight) if weight.denominator == 1 else float(weight)


def effort_of(graph: CareerGraph) -> Callable[[str], int | Fraction]:
    """Return what tells the effort of one proficiency step of a skill, exactly, by the skill's id."""
    exact = {effort: Fraction(repr(effort)) for effort in graph.columns.all_efforts}
    plain = {effort: int(it) if it.denominator == 1 else it for effort, it in exact.items()}
    efforts, number = graph.columns.efforts, graph.columns.skill_number
    return lambda skill: plain[efforts[number[skill]]]
