"""What the page knows: the graph as lean JSON, everything that repeats as an index into a table.

Roles, skills and sources are numbered in the order of their ids as text, so the page can break ties
by comparing numbers, and the same graph gives the same bytes whatever the order of its file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from careergraph.explorer.contract import Contract
from careergraph.explorer.lanes import grid
from careergraph.explorer.offers import held_credentials, offers_data
from careergraph.explorer.wires import BOX_HEIGHT, BOX_WIDTH, draw
from careergraph.graph.columns import KINDS
from careergraph.names import fold
from careergraph.person import held, role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careergraph.document.records import Fact, Move, Requirement, Role, Within
    from careergraph.explorer.lanes import Grid
    from careergraph.graph import CareerGraph
    from careergraph.person import Profile

__all__ = ["PageData", "embed", "page_data"]

PageData = dict[str, Any]

# Past these a map of all roles is a hairball: the page then shows counts, and draws what is asked for.
MOST_MOVES = 400
MOST_IN_CELL = 5

FACTS = {"responsibilities": "does", "kpis": "kpis", "deliverables": "makes"}

# Characters that would end the script element, or a line of script, inside a string.
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def embed(data: object) -> str:
    r"""Return data as JSON that is safe inside an HTML script element.

    Examples
    --------
    >>> embed({"title": "</script>"})
    '{"title":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(UNSAFE)


def page_data(
    graph: CareerGraph,
    *,
    title: str | None = None,
    start: str | None = None,
    goal: str | None = None,
    profile: Profile | None = None,
) -> PageData:
    """Return everything the page shows, as JSON-like data.

    Parameters
    ----------
    graph
        The graph to show.
    title
        The page's title; the graph's own where left out.
    start, goal
        Roles (id, title or alias) that the page opens with.
    profile
        Skills that are ticked when the page opens. They become part of the page.

    Raises
    ------
    UnknownNameError
        ``start``, ``goal``, or a proficiency level of the profile is not in the graph.
    """
    return _Page(graph).data(title=title, start=start, goal=goal, profile=profile)


class _Page:
    """The tables of one graph and the look-ups that go with them."""

    def __init__(self, graph: CareerGraph) -> None:
        self.graph = graph
        self.grid: Grid = grid(graph)
        columns = graph.columns
        self.roles, self.role = columns.role_ids, columns.role_number
        self.skills, self.skill = columns.skill_ids, columns.skill_number
        self.sources = sorted(graph.file.sources)
        self.source = {key: index for index, key in enumerate(self.sources)}
        self.functions = list(graph.file.functions)
        self.moves = list(graph.moves_by_id())
        self.contract = Contract(graph)

    def data(
        self, *, title: str | None, start: str | None, goal: str | None, profile: Profile | None
    ) -> PageData:
        """Return the whole of it."""
        file = self.graph.file
        keys = list(file.functions)
        return _lean(
            {
                "title": title or file.title,
                "name": self.graph.name,
                "language": file.language,
                "about": file.description,
                "derived": self.graph.moves_are_derived,
                "proficiency": list(file.proficiency),
                "top": self.graph.top_proficiency,
                "levels": list(file.levels),
                "functions": list(file.functions.values()),
                "sources": [
                    _trim([self._source_title(key), file.sources[key].where, file.sources[key].licence])
                    for key in self.sources
                ],
                "provenance": self._provenance(),
                "lanes": [
                    [lane.title, list(lane.functions), "+".join(keys[each] for each in lane.functions)]
                    for lane in self.grid.lanes
                ],
                "rows": [[row.title, row.rung or 0] for row in self.grid.rows],
                "folded": self._folded() or None,
                "skills": [self._skill(key) for key in self.skills],
                "roles": [self._role(key) for key in self.roles],
                "moves": [
                    self._move(move, years)
                    for move, years in zip(self.moves, self.contract.years, strict=True)
                ],
                "map": self._map(),
                "careers": self._careers(),
                "rounded": self._rounded(),
                "ask": self._ask(start, goal, profile),
            }
            | self.contract.data()
            | offers_data(self.graph, self._numbers)
        )

    def _provenance(self) -> list[list[str]]:
        """Return what the file says of itself, and what made the page: by name."""
        from careergraph import __version__

        file = self.graph.file
        told = {
            "version": file.version,
            "updated": None if file.updated is None else str(file.updated),
            "owner": file.owner,
            "licence": file.licence,
            "language": file.language,
            "sources": str(len(file.sources)) if file.sources else None,
            "made": f"careergraph {__version__}",
        }
        return [[name, text] for name, text in told.items() if text]

    def _folded(self) -> dict[str, str]:
        """Return the facts that differ from others in case or blanks alone: text -> what they share."""
        texts: dict[str, set[str]] = {}
        for role in self.graph.roles.values():
            for field in FACTS:
                for fact in getattr(role, field):
                    texts.setdefault(fold(fact.text), set()).add(fact.text)
        return {text: key for key in sorted(texts) if len(texts[key]) > 1 for text in sorted(texts[key])}

    def _source_title(self, key: str) -> str:
        return self.graph.file.sources[key].title

    def _skill(self, key: str) -> list[Any]:
        skill = self.graph.skills[key]
        effort = None if skill.effort == 1 else skill.effort
        return _trim([key, skill.title, skill.kind, effort, list(skill.aliases) or None, skill.summary])

    def _role(self, key: str) -> PageData:
        role = self.graph.roles[key]
        row, lane = self.grid.cells[key]
        order = {function: index for index, function in enumerate(self.functions)}
        told: PageData = {
            "id": key,
            "title": role.title,
            "row": row,
            "lane": lane,
            "focus": [
                [order[function], share]
                for function, share in sorted(
                    role.focus.items(), key=lambda entry: (-entry[1], order[entry[0]])
                )
            ],
            "scope": role.scope,
            "about": role.summary,
            "aliases": list(role.aliases),
            "skills": self._requires(self.graph.expected(key)),
            "codes": [[name, code] for name, code in sorted(role.codes.items())],
            "src": self._numbers(role.sources),
            "from": self._field_sources(role),
        }
        for field, short in FACTS.items():
            told[short] = [self._fact(role, field, fact) for fact in getattr(role, field)]
        return _lean({name: value for name, value in told.items() if value not in ([], {})})

    def _fact(self, role: Role, field: str, fact: Fact) -> str | list[Any]:
        """Return a fact as its text alone where its sources are the role's own."""
        sources = self.graph.sources_of(role, field, fact)
        return fact.text if sources == role.sources else [fact.text, *self._numbers(sources)]

    def _field_sources(self, record: Role | Move) -> PageData:
        return {
            self._field(name): self._numbers(sources)
            for name, sources in sorted(record.field_sources.items())
            if sources
        }

    def _field(self, name: str) -> str:
        """Write ``skills.budgeting`` with the skill's number."""
        whole, dot, skill = name.partition(".")
        return f"{whole}.{self.skill[skill]}" if dot and skill in self.skill else name

    def _numbers(self, sources: Iterable[str]) -> list[int]:
        return [self.source[key] for key in sources if key in self.source]

    def _levels(self, levels: Mapping[str, int]) -> list[int]:
        return [value for key in sorted(levels) for value in (self.skill[key], levels[key])]

    def _move(self, move: Move, years: int | str | None) -> list[Any]:
        kind = self.graph.kind(move.source, move.target)
        return _trim(
            [
                self.role[move.source],
                self.role[move.target],
                KINDS.index(kind),
                years,
                move.people,
                move.leavers,
                self._requires(move.requires) or None,
                self._numbers(move.sources) or None,
                self._move_sources(move) or None,
                _horizons(move.within) or None,
            ]
        )

    def _careers(self) -> list[list[Any]] | None:
        """Return where people went, step by step: the paths of each role, the shortest first."""
        histories = self.graph.file.histories
        found = [
            _trim(
                [
                    [self.role[role] for role in career.path],
                    career.people,
                    career.left,
                    career.still,
                    _horizons(career.within) or None,
                ]
            )
            for career in (histories.careers if histories is not None else ())
        ]
        return sorted(found, key=lambda career: (career[0][0], len(career[0]), -career[1], career[0])) or None

    def _rounded(self) -> int | None:
        """Return the fewest people of a figure, where those of fewer are left out and others rounded."""
        histories = self.graph.file.histories
        return None if histories is None or not histories.rounded else histories.min_people or 1

    def _requires(self, requires: Mapping[str, Requirement]) -> list[int]:
        """Return skill and level in turn; an optional level is told as its negative."""
        return [
            value
            for key in sorted(requires)
            for value in (
                self.skill[key],
                -requires[key].level if requires[key].optional else requires[key].level,
            )
        ]

    def _move_sources(self, move: Move) -> PageData:
        told = self._field_sources(move)
        for key, requirement in sorted(move.requires.items()):
            if requirement.sources:
                told[f"requires.{self.skill[key]}"] = self._numbers(requirement.sources)
        return told

    def _map(self) -> PageData | None:
        counts: dict[tuple[int, int], int] = {}
        for cell in self.grid.cells.values():
            counts[cell] = counts.get(cell, 0) + 1
        if len(self.moves) > MOST_MOVES or max(counts.values(), default=0) > MOST_IN_CELL:
            return None
        drawing = draw(self.grid, [(move.source, move.target) for move in self.moves])
        return {
            "box": [BOX_WIDTH, BOX_HEIGHT],
            "x": [drawing.boxes[key][0] for key in self.roles],
            "y": [drawing.boxes[key][1] for key in self.roles],
            "lanes": [list(edges) for edges in drawing.lanes],
            "rows": list(drawing.rows),
            "wires": [list(drawing.wires[move.source, move.target]) for move in self.moves],
        }

    def _ask(self, start: str | None, goal: str | None, profile: Profile | None) -> PageData | None:
        levels = held(self.graph, None, profile=profile) if profile is not None else {}
        named = self.graph.role(start).id if start else role_of(self.graph, profile) if profile else None
        ask = {
            "from": self.role[named] if named else None,
            "to": self.role[self.graph.role(goal).id] if goal else None,
            "have": self._levels({key: level for key, level in levels.items() if level}) or None,
            "credentials": held_credentials(self.graph, profile),
        }
        return _lean(ask) or None


def _horizons(within: Iterable[Within]) -> list[list[float]]:
    """Return horizons as years, share, and the ends of the interval where they are known."""
    return [_trim([one.years, one.share, one.low, one.high]) for one in within]


def _trim(values: list[Any]) -> list[Any]:
    """Leave out what is unknown at the end of a record."""
    while values and values[-1] is None:
        values.pop()
    return values


def _lean(record: PageData) -> PageData:
    """Leave out what is unknown."""
    return {name: value for name, value in record.items() if value is not None}
