"""Small random graphs for the property tests, and what they are measured against."""

from __future__ import annotations

import math
from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING, Any

import networkx as nx
from hypothesis import strategies as st

from careergraph import CareerGraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from careergraph.objectives import ObjectiveName

SKILLS = ["audit", "budget", "coaching", "data"]
# "r-10" sorts before "r-9": ids are compared as text.
ROLES = ["r-9", "r-10", "b", "A", "c", "x.y"]
LEVELS = ["Entry", "Middle", "Top"]
FUNCTIONS = ["marketing", "sales"]
SOURCES = ["editorial", "study"]
# Added as floats 0.1 and 0.2 are more than 0.3, and after so many years nothing else counts. A millionth
# counts from its half on.
YEARS = [0.0, 0.1, 0.2, 0.3, 0.9, 1.0, 2.0, 5e-7, 4.9e-7, 1e16]
WORDS = ["Sells", "sells ", "Plans", "Budget  kept", "budget kept"]

proficiency = st.integers(1, 4)
levels_held = st.dictionaries(st.sampled_from(SKILLS), proficiency, max_size=4)
sources = st.lists(st.sampled_from(SOURCES), unique=True, max_size=2)


@st.composite
def requirement(draw: st.DrawFn) -> Any:  # noqa: ANN401 - as a file writes it
    level = draw(proficiency)
    if draw(st.booleans()):
        return level
    return {"level": level, "optional": draw(st.booleans()), "sources": draw(sources)}


def facts() -> st.SearchStrategy[list[Any]]:
    fact = st.fixed_dictionaries({"text": st.sampled_from(WORDS), "sources": sources})
    return st.lists(st.sampled_from(WORDS) | fact, max_size=3)


def _ordered(pay: dict[str, Any]) -> dict[str, Any]:
    """Return pay with its amounts in their order."""
    said = [name for name in ("low", "middle", "high") if name in pay]
    return pay | dict(zip(said, sorted(pay[name] for name in said), strict=True))


money = st.sampled_from([0, 20.5, 40_000, 60_000])
PAY: st.SearchStrategy[dict[str, Any] | None] = st.none() | st.fixed_dictionaries(
    {"currency": st.sampled_from(["EUR", "GBP"]), "period": st.sampled_from(["year", "hour"]), "low": money},
    optional={
        "middle": money,
        "high": money,
        "place": st.just("Vienna"),
        "as_of": st.sampled_from(["2026-06", "2026-06-01"]),
        "sources": sources,
    },
).map(_ordered)
cost = st.sampled_from([None, {"amount": 0}, {"amount": 20, "currency": "EUR"}])
# Few titles: a resource stands under several skills.
RESOURCES: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.fixed_dictionaries(
        {"title": st.sampled_from(["A course", "A book"])},
        optional={
            "where": st.just("https://example.org"),
            "from": st.sampled_from([None, 1]),
            "to": st.sampled_from([None, 2, 3, 4]),
            "hours": st.sampled_from([None, 0, 2.5, 8]),
            "cost": cost,
            "sources": sources,
        },
    ),
    max_size=3,
)
CREDENTIALS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "licence": st.fixed_dictionaries(
            {"title": st.just("A licence")},
            optional={"years": st.sampled_from([None, 0, 1.5]), "hours": st.just(40), "sources": sources},
        ),
        "degree": st.just({"title": "A degree", "aliases": ["Bachelor"], "cost": {"amount": 0}}),
    }
)


@st.composite
def role(draw: st.DrawFn, title: str) -> dict[str, Any]:
    share = draw(st.sampled_from([0.0, 0.25, 0.5, 1.0]))
    return {
        "title": title,
        "people": draw(st.none() | st.integers(1, 9)),
        "level": draw(st.none() | st.sampled_from(LEVELS)),
        "scope": draw(st.sampled_from([None, "tactical", "strategic"])),
        "focus": draw(st.sampled_from([{}, {"sales": share, "marketing": 1.0 - share}])),
        "skills": draw(st.dictionaries(st.sampled_from(SKILLS), requirement(), max_size=4)),
        "responsibilities": draw(facts()),
        "kpis": draw(facts()),
        "pay": draw(PAY),
        "sources": draw(sources),
    }


# What work histories add to a move; the shares of a role's moves add up to at most 1.
OBSERVED: tuple[dict[str, Any], ...] = (
    {},
    {"within": [{"years": 2, "share": 0.05, "low": 0.01, "high": 0.1}, {"years": 5, "share": 0.07}]},
    {"within": [{"years": 1, "share": 0.0}], "years_until": 3.5},
    {"years_range": [0, 2e16], "within": [{"years": 2, "share": 0.05, "high": 0.5}]},
)


@st.composite
def graph_data(draw: st.DrawFn, *, most_roles: int = 6) -> dict[str, Any]:
    """Draw a graph file: few roles, many moves among them, ties everywhere."""
    ids = draw(st.lists(st.sampled_from(ROLES), min_size=2, max_size=most_roles, unique=True))
    pairs = [(source, target) for source in ids for target in ids if source != target]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=14))
    moves = []
    for source, target in chosen:
        leavers = draw(st.none() | st.integers(2, 4))
        moves.append(
            {
                "from": source,
                "to": target,
                "requires": draw(st.dictionaries(st.sampled_from(SKILLS), requirement(), max_size=3)),
                "years": draw(st.none() | st.sampled_from(YEARS)),
                **({} if leavers is None else {"people": draw(st.integers(1, leavers)), "leavers": leavers}),
                **draw(st.sampled_from(OBSERVED)),
                "credentials": draw(st.sampled_from([[], [], ["licence"], ["licence", "degree"]])),
            }
        )
    efforts = st.sampled_from([0.0, 0.1, 0.5, 1.0, 1.0, 2.0])
    return {
        "format": "careergraph/1",
        "title": "Random careers",
        "proficiency": ["One", "Two", "Three", "Four"],
        "levels": LEVELS,
        "functions": {name: name.title() for name in FUNCTIONS},
        "sources": {name: {"title": name.title()} for name in SOURCES},
        "skills": {
            name: {"title": name.title(), "effort": draw(efforts), "resources": draw(RESOURCES)}
            for name in SKILLS
        },
        "credentials": draw(CREDENTIALS),
        "roles": {name: draw(role(f"The {name}")) for name in ids},
        "moves": moves,
        "needs": {
            "leads": {"title": "Leads", "function": "marketing", "sources": ["study"]},
            "brand": {"title": "A brand", "function": "marketing"},
            "deals": {"title": "Deals", "function": "sales"},
        },
        "agreements": [{"text": "What a lead is", "sources": ["study"]}],
    }


def graphs(*, most_roles: int = 6) -> st.SearchStrategy[CareerGraph]:
    return graph_data(most_roles=most_roles).map(CareerGraph.from_dict)


def shuffled(data: Mapping[str, Any], random: Random) -> dict[str, Any]:
    """Return the same file in another order: maps and the list of moves have none that means anything."""

    def mix(value: Mapping[str, Any]) -> dict[str, Any]:
        keys = sorted(value)
        random.shuffle(keys)
        return {key: mix(value[key]) if isinstance(value[key], dict) else value[key] for key in keys}

    mixed = mix(data)
    mixed["moves"] = [mix(move) for move in mixed["moves"]]
    random.shuffle(mixed["moves"])
    return mixed


def essential(graph: CareerGraph, source: str, target: str) -> dict[str, int]:
    """Return what a move essentially asks: skill -> level."""
    move = graph.nx.edges[source, target]["move"]
    if not move.requires:
        return expected(graph, target)
    return {skill: item.level for skill, item in move.requires.items() if not item.optional}


def expected(graph: CareerGraph, role_id: str) -> dict[str, int]:
    """Return what it takes to come to a role: skill -> level."""
    found = graph.roles[role_id]
    return {skill: level for skill, level in found.skills.items() if skill not in found.optional}


def holding(graph: CareerGraph, start: str, mine: Mapping[str, int]) -> dict[str, int]:
    """Return max(profile, start.skills)."""
    own = graph.roles[start].skills
    return {skill: max(mine.get(skill, 0), own.get(skill, 0)) for skill in SKILLS}


def weighed(graph: CareerGraph, asked: Mapping[str, int], held: Mapping[str, int]) -> Fraction:
    """Return the learning of a union of requirements, exactly."""
    return sum(
        (
            Fraction(repr(graph.skills[skill].effort)) * max(0, level - held.get(skill, 0))
            for skill, level in asked.items()
        ),
        Fraction(0),
    )


def routes(graph: CareerGraph, start: str, goal: str) -> Iterator[tuple[str, ...]]:
    """Yield every simple route."""
    for path in nx.all_simple_paths(graph.nx, start, goal):
        yield tuple(path)


def millionths(years: float) -> int:
    """Return years in whole millionths, rounded half up, as the decimal number that they are written as."""
    return math.floor(Fraction(repr(years)) * 10**6 + Fraction(1, 2))


def told(years: float) -> float | None:
    """Return millionths of years as an answer tells them; infinite ones are unknown."""
    return None if years == inf else float(Fraction(years) / 10**6)


def totals(graph: CareerGraph, path: tuple[str, ...], held: Mapping[str, int]) -> tuple[int, Fraction, float]:
    """Return a route's moves, learning and years in millionths (infinite: unknown)."""
    asked: dict[str, int] = {}
    years: float = 0
    for source, target in nx.utils.pairwise(path):
        for skill, level in essential(graph, source, target).items():
            asked[skill] = max(asked.get(skill, 0), level)
        more = graph.nx.edges[source, target]["years"]
        years += inf if more is None else millionths(more)
    return len(path) - 1, weighed(graph, asked, held), years


def fits(figures: tuple[int, Fraction, float], within: Mapping[str, float]) -> bool:
    """Say whether a route's `totals` are within limits, as a question gives them."""
    moves, learning, years = figures
    return (
        moves <= within.get("moves", inf)
        and ("learning" not in within or learning <= Fraction(repr(within["learning"])))
        and ("years" not in within or years <= millionths(within["years"]))
    )


def rank(
    graph: CareerGraph, path: tuple[str, ...], held: Mapping[str, int], by: ObjectiveName
) -> tuple[float | Fraction, int, Fraction, float, tuple[str, ...]]:
    """Return a route's place in the total order."""
    moves, learning, years = totals(graph, path, held)
    figures: dict[str, float | Fraction] = {"moves": moves, "learning": learning, "years": years}
    return (figures[by], moves, learning, years, path)
