"""Questions and answers that the page's engine and Python share: ``python -m tests.conformance.questions``.

Each file beside this one holds a graph, what the page knows of it, questions, and Python's answers. pytest
asks Python again, node asks the page's engine (tests/explorer/page/conformance.test.js); both with the
budgets that ship. Read a change of these files as carefully as a change of code.
"""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careergraph import CareerGraph, NoRouteError, Objective, Profile
from careergraph.answers import PathAnswer
from careergraph.explorer.contract import Contract
from careergraph.explorer.data import page_data
from careergraph.objectives import OBJECTIVES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careergraph.answers import NoRoute, Route

FOLDER = Path(__file__).parent

Question = dict[str, Any]


def odd() -> dict[str, Any]:
    """Make a graph of what is easily told wrong: ties, tiny and huge efforts, names that differ by case."""
    skills = {
        "tiny": {"title": "Tiny", "effort": 1e-10},
        "huge": {"title": "Huge", "effort": 1e9},
        "free": {"title": "Free", "effort": 0},
        "Case": {"title": "Upper"},
        "case": {"title": "Lower"},
        "half": {"title": "Half", "effort": 0.5},
    }
    roles = {
        "a": {"title": "A", "level": "one", "skills": {"half": 1}, "kpis": ["Net promoter score", "Churn"]},
        "B": {"title": "Role", "level": "one", "kpis": ["NET PROMOTER SCORE"], "skills": {"Case": 2}},
        "b": {
            "title": "Post",
            "level": "two",
            "kpis": ["net  promoter score"],
            "skills": {"case": 2, "tiny": 2},
        },
        "c": {
            "title": "C",
            "level": "two",
            "skills": {"huge": 1, "tiny": 3, "free": 2, "half": {"level": 2, "optional": True}},
        },
        "d": {"title": "D", "level": "three"},
        "e": {"title": "E", "level": "three", "skills": {"huge": 2, "half": 3}},
        "zeta": {"title": "\u00c9", "level": "one"},
        "alone": {"title": "Alone"},
    }
    moves = [
        {"from": "a", "to": "c", "years": 0.9, "people": 1, "leavers": 100},
        {"from": "a", "to": "b", "years": 0.7, "people": 1, "leavers": 10},
        {"from": "b", "to": "c", "years": 0.2, "people": 10, "leavers": 100},
        {"from": "a", "to": "B", "years": 1.1, "people": 3},
        {"from": "B", "to": "c", "years": 2.2, "people": 7, "leavers": 9},
        {"from": "B", "to": "b", "years": 0.0000005, "people": 2, "leavers": 3},
        {"from": "c", "to": "d", "requires": {"tiny": 4, "case": {"level": 4, "optional": True}}},
        {"from": "c", "to": "e", "years": 3.3333333, "people": 1, "leavers": 3},
        {"from": "d", "to": "e", "years": 1, "people": 1, "leavers": 1},
        {"from": "e", "to": "a", "years": 0, "people": 5, "leavers": 5},
        {"from": "zeta", "to": "a", "requires": {"free": 4}, "years": 2},
        {"from": "a", "to": "zeta"},
    ]
    return {
        "format": "careergraph/1",
        "title": "Odd",
        "levels": ["one", "two", "three"],
        "proficiency": ["low", "middle", "high", "top"],
        "skills": skills,
        "roles": roles,
        "moves": moves,
    }


def bare() -> dict[str, Any]:
    """Make a graph that names no skills."""
    return {
        "format": "careergraph/1",
        "title": "Bare",
        "roles": {name: {"title": name.upper()} for name in "abcde"},
        "moves": [
            {"from": "a", "to": "b", "people": 4},
            {"from": "b", "to": "c", "people": 3, "leavers": 9},
            {"from": "a", "to": "c", "years": 2},
            {"from": "c", "to": "d"},
        ],
    }


def asked_by_moves() -> dict[str, Any]:
    """Make a graph whose roles expect nothing, while moves say what they ask."""
    return {
        "format": "careergraph/1",
        "title": "Asked by moves",
        "skills": {name: {"title": name.title()} for name in ("coaching", "selling", "writing")},
        "roles": {name: {"title": name.title()} for name in ("rep", "lead", "boss", "clerk")},
        "moves": [
            {"from": "rep", "to": "lead", "requires": {"coaching": 2, "selling": 1}, "years": 2},
            {"from": "clerk", "to": "lead", "requires": {"coaching": 1}, "years": 1},
            {"from": "lead", "to": "boss"},
            {"from": "rep", "to": "clerk", "requires": {"writing": {"level": 2, "optional": True}}},
        ],
    }


def company() -> dict[str, Any]:
    """Make a small company at random, of everything that a graph may say."""
    dice = random.Random(11)  # noqa: S311 - variety, not secrecy
    levels = ["Junior", "Standard", "Senior", "Head"]
    skills = [f"s{number}" for number in range(8)]
    roles = {
        f"r{number:02}": {
            "title": f"Role {number}",
            "level": levels[min(3, number // 4)],
            "focus": {dice.choice(["x", "y"]): 1.0},
            "skills": {skill: dice.randint(1, 4) for skill in dice.sample(skills, 3)},
        }
        for number in range(15)
    }
    moves: list[dict[str, Any]] = []
    for source, target in permutations(roles, 2):
        if dice.random() < 0.17:
            move: dict[str, Any] = {"from": source, "to": target}
            if dice.random() < 0.8:
                move["years"] = dice.choice([0.1, 0.2, 0.3, 0.7, 1, 1.5, 2, 3])
            if dice.random() < 0.8:
                leavers = dice.choice([10, 20, 30, 100])
                move |= {"people": dice.randint(1, leavers), "leavers": leavers}
            if dice.random() < 0.4:
                move["requires"] = {
                    skill: {"level": dice.randint(1, 4), "optional": dice.random() < 0.2}
                    for skill in dice.sample(skills, 2)
                }
            moves.append(move)
    paid = random.Random(12)  # noqa: S311 - variety, not secrecy
    for role in roles.values():
        amounts = paid.choice([{"middle": 30}, {"low": 20, "high": 30}, {"middle": 40}, {"low": 50}])
        period = paid.choice(["year", "year", "month"])
        if paid.random() < 0.75:
            role["pay"] = {**amounts, "currency": "EUR", "period": period}
    return {
        "format": "careergraph/1",
        "title": "Company",
        "levels": levels,
        "functions": {"x": "X", "y": "Y"},
        "proficiency": ["Awareness", "Working", "Practitioner", "Expert"],
        "skills": {
            skill: {"title": skill.upper(), "effort": dice.choice([1, 1, 2, 0.5, 1.1])} for skill in skills
        },
        "roles": roles,
        "moves": moves,
    }


def taught() -> dict[str, Any]:
    """Make a graph whose skills name resources, and whose moves require credentials."""
    dice = random.Random(3)  # noqa: S311 - variety, not secrecy
    courses: list[dict[str, Any]] = [
        {"title": f"Course {number}", **({} if number % 5 == 0 else {"hours": dice.choice([2, 4, 4, 8.5])})}
        | dice.choice([{}, {"cost": {"amount": 0}}, {"cost": {"amount": 50, "currency": "EUR"}}])
        for number in range(12)
    ]
    courses[3]["cost"] = {"amount": 5, "currency": "GBP"}
    skills = {
        f"s{number}": {
            "title": f"S{number}",
            "resources": [
                {**course, "from": first or None, "to": dice.choice([None, first + 1, first + 2, 4])}
                for course in dice.sample(courses, 5)
                for first in [dice.randint(0, 2)]
            ],
        }
        for number in range(6)
    }
    roles = [f"r{number}" for number in range(7)]
    return {
        "format": "careergraph/1",
        "title": "Taught",
        "proficiency": ["one", "two", "three", "four"],
        "skills": skills,
        "credentials": {
            "card": {"title": "Card", "hours": 3},
            "degree": {"title": "Degree", "years": 2.5, "cost": {"amount": 100, "currency": "EUR"}},
        },
        "roles": {
            role: {
                "title": role.upper(),
                "skills": {skill: dice.randint(1, 4) for skill in dice.sample(sorted(skills), 3)},
                "pay": dice.choice([None, {"middle": 20, "currency": "EUR", "period": "hour"}]),
            }
            for role in roles
        },
        "moves": [
            {"from": source, "to": target, "credentials": dice.choice([[], ["card"], ["degree", "card"]])}
            for source, target in permutations(roles, 2)
            if dice.random() < 0.35
        ],
    }


def own() -> dict[str, Any]:
    """Make a small graph for questions by objectives of one's own, its moves in no order."""
    dice = random.Random(17)  # noqa: S311 - variety, not secrecy
    roles = [f"r{number}" for number in range(6)]
    moves: list[dict[str, Any]] = [
        {"from": source, "to": target} | ({"years": dice.choice([1, 1, 2])} if dice.random() < 0.8 else {})
        for source, target in permutations(roles, 2)
        if dice.random() < 0.5
    ]
    dice.shuffle(moves)
    return {
        "format": "careergraph/1",
        "title": "Own",
        "levels": ["one", "two"],
        "skills": {skill: {"title": skill.upper()} for skill in ("a", "b", "c")},
        "roles": {
            role: {
                "title": role.upper(),
                "level": dice.choice(["one", "two"]),
                "skills": {dice.choice("abc"): 1},
            }
            for role in roles
        },
        "moves": moves,
    }


def objectives_of(graph: CareerGraph) -> dict[str, Objective]:
    """Return what may be asked for in a graph: the four, and where it is the graph for them some others."""
    if graph.name != "own":
        return OBJECTIVES
    dice = random.Random(23)  # noqa: S311 - variety, not secrecy
    said: dict[str, list[Any]] = {
        "points": [0, 1, 1, 2, 3, None],
        "thirds": [Fraction(1, 3), Fraction(2, 3), 0.1, 0.2, Decimal("0.7"), 10**30],
        "cents": [0.005, 0.01, 0.014, 1, 2.5, None],
        "odds": [1, 0.5, 0.25, Fraction(1, 3), 1e-30, None],
        "rare": [1e-320, 1e-160, Decimal("1e-160"), 0.1, 1],
    }
    own: dict[str, Objective] = {
        name: Objective(
            name=name,
            adds="product" if name in {"odds", "rare"} else "sum",
            unit="" if name in {"odds", "rare"} else "point",
            best=f"best by {name}",
            parts=100 if name == "cents" else None,
            column=[dice.choice(figures) for _ in graph.moves],
        )
        for name, figures in said.items()
    }
    own["rises"] = Objective(
        name="rises",
        adds="sum",
        unit="promotion",
        best="fewest promotions",
        column=lambda move: graph.kind(move.source, move.target) == "promotion",
    )
    return OBJECTIVES | own


GRAPHS: dict[str, Callable[[], dict[str, Any]]] = {
    "odd": odd,
    "bare": bare,
    "asked-by-moves": asked_by_moves,
    "company": company,
    "taught": taught,
    "own": own,
}


def questions(graph: CareerGraph) -> Iterator[Question]:
    """Ask everything that the page answers, of a few people and under a few limits."""
    roles = sorted(graph.roles)
    some = sorted(graph.skills)[:2]
    people: list[Question] = [{}, {"have": dict.fromkeys(some, 1)}, {"only_mine": True}]
    limits: list[Question] = [{}, {"no_step_down": True}, {"max_moves": 2}, {"avoid": roles[1:2]}]
    pairs = list(permutations(roles, 2))
    dice = random.Random(5)  # noqa: S311 - variety, not secrecy
    for start, goal in pairs if len(pairs) < 60 else dice.sample(pairs, 60):
        person, limit = dice.choice(people), dice.choice(limits)
        if {start, goal} & set(limit.get("avoid", ())):
            limit = {}
        for by in objectives_of(graph):
            yield {"ask": "path", "from": start, "to": goal, "by": by, "k": 3, **person, **limit}
        yield {"ask": "trade_offs", "from": start, "to": goal, **person, **limit}
    yield from past_others(graph, pairs, roles)
    if graph.file.credentials:
        yield from with_credentials(graph, pairs)
    if any(role.pay for role in graph.roles.values()):
        yield from without_pay_cuts(pairs, roles)
    for role in roles:
        for person in people:
            yield {"ask": "next", "role": role, **person}
            yield {"ask": "unlock", "role": role, **person}
        yield {"ask": "match", "profile": role}
        for moves in (1, 3):
            yield {"ask": "reach", "role": role, "moves": moves}
    yield {"ask": "match", "have": dict.fromkeys(sorted(graph.skills)[::2], 2)}
    for start, goal in pairs[::3]:
        yield {"ask": "gap", "from": start, "to": goal}
        yield {"ask": "compare", "from": start, "to": goal}


def past_others(graph: CareerGraph, pairs: list[tuple[str, str]], roles: list[str]) -> Iterator[Question]:
    """Ask for routes past one role, two and three; where there is one and where there is none."""
    dice = random.Random(8)  # noqa: S311 - variety, not secrecy
    for number, (start, goal) in enumerate(dice.sample(pairs, min(len(pairs), 24))):
        others = [role for role in roles if role not in {start, goal}]
        via = sorted(dice.sample(others, min(len(others), 1 + number % 3)))
        limit: Question = {"max_moves": 5} if number % 4 == 3 else {}
        for by in objectives_of(graph):
            yield {"ask": "path", "from": start, "to": goal, "by": by, "k": 3, "via": via, **limit}
        yield {"ask": "trade_offs", "from": start, "to": goal, "via": via, **limit}


def with_credentials(graph: CareerGraph, pairs: list[tuple[str, str]]) -> Iterator[Question]:
    """Ask what is still to get by somebody who holds credentials."""
    names = sorted(graph.file.credentials)
    for number, (start, goal) in enumerate(pairs[::4]):
        held: Question = {"credentials": names[number % len(names) :]}
        only: Question = {"only_mine": True} if number % 3 == 1 else {}
        yield {"ask": "path", "from": start, "to": goal, "by": "learning", "k": 1, **held, **only}


def without_pay_cuts(pairs: list[tuple[str, str]], roles: list[str]) -> Iterator[Question]:
    """Ask for routes on which nobody takes a cut in pay, alone and with other limits."""
    dice = random.Random(6)  # noqa: S311 - variety, not secrecy
    for number, (start, goal) in enumerate(dice.sample(pairs, min(len(pairs), 24))):
        others: list[Question] = [{}, {"max_moves": 3}, {"no_step_down": True}]
        limit: Question = {**others[number % 3], "no_pay_cut": True}
        if number % 4 == 1:
            limit["via"] = [next(role for role in roles if role not in {start, goal})]
        by = ("moves", "learning", "years", "likelihood")[number % 4]
        yield {"ask": "path", "from": start, "to": goal, "by": by, "k": 2, **limit}
        yield {"ask": "trade_offs", "from": start, "to": goal, **limit}


def answer(graph: CareerGraph, question: Question) -> Any:  # noqa: ANN401 - JSON
    """Return Python's answer, in the shape that both sides are compared in."""
    options: Question = {
        name: question[name]
        for name in ("have", "only_mine", "no_step_down", "no_pay_cut", "max_moves", "via", "avoid")
        if name in question
    }
    if "credentials" in question:
        options["profile"] = Profile(credentials=question["credentials"])
    match question["ask"]:
        case "path" | "trade_offs":
            return _routes(graph, question, options)
        case "next":
            return [
                [
                    move.to,
                    move.readiness,
                    move.learning,
                    [[each.skill, each.from_, each.to] for each in move.missing],
                ]
                for move in graph.next(question["role"], **options)
            ]
        case "unlock":
            return [
                [
                    step.skill,
                    step.to,
                    list(step.next_moves),
                    list(step.within_reach),
                    step.helps_next,
                    step.helps,
                ]
                for step in graph.unlock(question["role"], **options)
            ]
        case "match":
            return _matched(graph, question, options)
        case "reach":
            found = graph.reach(question["role"], moves=question["moves"])
            return sorted([each.role, each.moves] for each in found)
        case _:
            return _between(graph, question["ask"], question["from"], question["to"])


def _between(graph: CareerGraph, ask: str, one: str, other: str) -> Question:
    if ask == "compare":
        return _compared(graph, one, other)
    gap = graph.gap(one, other)
    return {
        "skills": sorted([each.skill, each.held, each.asked, each.optional] for each in gap.skills),
        "move": gap.move and gap.move.from_,
    }


def _matched(graph: CareerGraph, question: Question, options: Question) -> list[Any]:
    profile = Profile(role=question["profile"]) if "profile" in question else None
    return [
        [
            each.role,
            each.readiness,
            each.learning,
            [[lack.skill, lack.from_, lack.to] for lack in each.missing],
        ]
        for each in graph.match(profile=profile, **options)
    ]


def _routes(graph: CareerGraph, question: Question, options: Question) -> Any:  # noqa: ANN401 - JSON
    start, goal = question["from"], question["to"]
    try:
        if question["ask"] == "path":
            by = objectives_of(graph)[question["by"]]
            found = graph.path(start, goal, by=by, k=question["k"], **options)
        else:
            found = graph.trade_offs(start, goal, **options)
    except NoRouteError as error:
        return {"none": _none(error.no_route)} if question["ask"] == "path" else {"routes": []}
    told: Question = {"routes": [_route(route) for route in found]}
    if "no_pay_cut" in question:
        told["pay_unknown"] = list(
            PathAnswer.of(graph, start, goal, by="moves", routes=found, no_pay_cut=True).pay_unknown
        )
    return told


def _prepared(route: Route) -> list[Any]:
    """Return what each step is prepared with; null where the graph knows of nothing."""
    return [
        found
        and {
            "resources": [
                [lesson.title, [[each.skill, each.from_, each.to] for each in lesson.closes], lesson.before]
                for lesson in found.resources
            ],
            "others": [lesson.title for lesson in found.others],
            "credentials": [credential.credential for credential in found.credentials],
            "proven": found.proven,
        }
        for found in (step.preparation for step in route.steps)
    ]


def _route(route: Route) -> Question:
    prepared = _prepared(route)
    told: Question = {"prepared": prepared} if any(prepared) else {}
    if route.figure is not None:
        told["figure"] = route.figure
    return told | {
        "roles": list(route.roles),
        "learning": route.learning,
        "years": route.years,
        "likelihood": route.likelihood,
        "people": route.people,
        "proven": route.proven,
        "steps": [[[each.skill, each.from_, each.to] for each in step.learn] for step in route.steps],
    }


def _none(none: NoRoute) -> Question:
    return {
        "reachable": none.reachable,
        "highest": list(none.highest),
        "leads_to_goal": none.leads_to_goal,
        "bridges": [[each.from_, each.to, each.learning] for each in none.bridges],
    }


def _compared(graph: CareerGraph, one: str, other: str) -> Question:
    found = graph.compare(one, other)
    return {
        "kpis": [len(found.kpis.only_a), len(found.kpis.both), len(found.kpis.only_b)],
        "skills": {
            "only_a": sorted(each.skill for each in found.skills.only_a),
            "only_b": sorted(each.skill for each in found.skills.only_b),
            "both": sorted(each.skill for each in found.skills.both),
            "different": sorted(each.skill for each in found.skills.different),
        },
    }


def page_of(graph: CareerGraph) -> Question:
    """Return what the page knows, without its drawing."""
    kept = page_data(graph) | Contract(graph, objectives_of(graph).values()).data()
    return {name: value for name, value in kept.items() if name not in {"map", "provenance"}}


def write(name: str) -> str:
    """Return the text of one file, a line for each question."""
    document = GRAPHS[name]()
    graph = CareerGraph.from_dict(document, name=name)

    def line(value: Any) -> str:  # noqa: ANN401 - JSON
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    lines = [line([question, answer(graph, question)]) for question in questions(graph)]
    inner = ",\n".join(lines)
    return f'{{"graph":{line(document)},\n"page":{line(page_of(graph))},\n"questions":[\n{inner}\n]}}\n'


def main() -> None:
    """Write all files."""
    for name in GRAPHS:
        (FOLDER / f"{name}.json").write_text(write(name), encoding="utf-8")


if __name__ == "__main__":
    main()
