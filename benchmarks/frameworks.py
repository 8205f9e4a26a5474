# ruff: noqa: ANN401, E501 - squares of numbers; titles are long
"""How good are the moves that are derived for O*NET? Against its own related occupations, and any matrix.

python -m benchmarks.frameworks [FOLDER] [--matrix FILE] [--pay FILE]

FOLDER holds ``onet_29_3_text_more.zip`` (or is $CAREERGRAPH_DATA, or ``../shared/data``). A matrix is a table
of pairs, such as the Career Changers Matrix of release 20.3: columns ``O*NET-SOC Code`` and ``Related O*NET-SOC
Code``. Pay is a table with ``O*NET-SOC Code`` and ``Pay``.

recall@10 is, per occupation, what part of the wanted ones (ten at most) is among the first ten: the mean over
the occupations that want some.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from careergraph import CareerGraph, NoRouteError
from careergraph.exchange.frameworks.inputs import Inputs
from careergraph.exchange.frameworks.likeness import by_ratings, by_words
from careergraph.exchange.frameworks.onet import import_onet
from careergraph.exchange.frameworks.onet_rules import likeness
from careergraph.exchange.frameworks.onet_tables import read_onet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from careergraph.exchange.frameworks.onet_tables import Onet

TEN = 10

QUESTIONS = """
Retail Salespersons > First-Line Supervisors of Retail Sales Workers
Retail Salespersons > Sales Managers
Retail Salespersons > Chief Executives
Nursing Assistants > Registered Nurses
Nursing Assistants > Medical and Health Services Managers
Registered Nurses > Nurse Practitioners
Web Developers > Computer and Information Systems Managers
Computer User Support Specialists > Information Security Analysts
Computer Programmers > Software Developers
Advertising Sales Agents > Chief Executives
Advertising Sales Agents > Marketing Managers
Market Research Analysts and Marketing Specialists > Marketing Managers
Bookkeeping, Accounting, and Auditing Clerks > Financial Managers
Accountants and Auditors > Treasurers and Controllers
Tellers > Financial Managers
Electricians > Construction Managers
Construction Laborers > First-Line Supervisors of Construction Trades and Extraction Workers
Cooks, Restaurant > Food Service Managers
Police and Sheriff's Patrol Officers > First-Line Supervisors of Police and Detectives
Firefighters > Emergency Management Directors
Elementary School Teachers, Except Special Education > Education Administrators, Kindergarten through Secondary
Human Resources Assistants, Except Payroll and Timekeeping > Human Resources Managers
Paralegals and Legal Assistants > Lawyers
Customer Service Representatives > Sales Managers
Mechanical Engineers > Architectural and Engineering Managers
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default=os.environ.get("CAREERGRAPH_DATA", "../shared/data"))
    parser.add_argument("--matrix", action="append", default=[], help="a table of pairs; may be repeated")
    parser.add_argument("--pay", help="a table of pay")
    options = parser.parse_args()
    path = Path(options.folder) / "onet_29_3_text_more.zip"
    before = time.process_time()
    made = import_onet([path])
    print(f"import of {path.name}: {time.process_time() - before:.1f} s of processor time")
    onet = read_onet(Inputs([path]))
    graph = CareerGraph(made.file)
    print_recall(onet, graph, options.matrix)
    print_levels(onet, graph, options.pay)
    print_questions(graph)


def print_recall(onet: Onet, graph: CareerGraph, matrices: Sequence[str]) -> None:
    codes = sorted(graph.roles)
    wanted = {"Primary tier": {code: onet.primary.get(code, set()) for code in codes}}
    for matrix in matrices:
        wanted[Path(matrix).stem] = pairs_of(matrix, set(codes))
    rankings: dict[str, Callable[[], Mapping[str, Sequence[str]]]] = {
        "knowledge and skills": lambda: ranked(codes, rating_cosine(onet, codes)),
        "tasks": lambda: ranked(
            codes, by_words(" ".join(sorted(onet.tasks.get(code, ()))) for code in codes)
        ),
        "other titles": lambda: ranked(
            codes, by_words(" ".join(sorted(onet.other_titles.get(code, ()))) for code in codes)
        ),
        "descriptions": lambda: ranked(codes, by_words(onet.summaries[code] for code in codes)),
        "work activities": lambda: ranked(codes, shared(codes, onet.activities)),
        "major and minor groups": lambda: ranked(codes, groups(codes)),
        "likeness of this program": lambda: ranked(codes, likeness(onet, codes)),
        "O*NET's related occupations": lambda: {
            code: sorted(onet.related.get(code, {}), key=onet.related.get(code, {}).__getitem__)
            for code in codes
        },
        "next by learning, related occupations": lambda: nearest(related_graph(graph, onet)),
        "next by learning, derived moves": lambda: nearest(graph),
    }
    print(f"\nrecall@{TEN}".ljust(43) + "".join(name.rjust(16) for name in wanted))
    for name, make in rankings.items():
        found = make()
        print(name.ljust(42) + "".join(f"{recall(found, each):16.3f}" for each in wanted.values()))
    for name, each in wanted.items():
        total = sum(map(len, each.values()))
        met = sum(other in set(graph.successors(code)) for code, others in each.items() for other in others)
        print(f"{name}: {total} pairs, {met / total:.1%} of them are moves")


def recall(found: Mapping[str, Sequence[str]], wanted: Mapping[str, set[str]]) -> float:
    shares = [
        len(set(found.get(code, ())[:TEN]) & others) / min(TEN, len(others))
        for code, others in wanted.items()
        if others
    ]
    return sum(shares) / len(shares)


def pairs_of(path: str, codes: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    delimiter = "\t" if "\t" in text.splitlines()[0] else ","
    for row in csv.DictReader(text.splitlines(), delimiter=delimiter):
        one, other = row["O*NET-SOC Code"], row["Related O*NET-SOC Code"]
        if one in codes and other in codes:
            found.setdefault(one, set()).add(other)
    return found


def ranked(codes: Sequence[str], alike: Any) -> dict[str, list[str]]:
    own = np.nan_to_num(np.array(alike), nan=-9.0)
    np.fill_diagonal(own, -np.inf)
    order = np.argsort(-own.round(9), axis=1, kind="stable")[:, :TEN]
    return {code: [codes[at] for at in row] for code, row in zip(codes, order.tolist(), strict=True)}


def rating_cosine(onet: Onet, codes: Sequence[str]) -> Any:
    elements = sorted({*onet.skills, *onet.knowledge})
    values = np.zeros((len(codes), len(elements)))
    for row, code in zip(values, codes, strict=True):
        for at, element in enumerate(elements):
            rating = onet.ratings.get(code, {}).get(element)
            row[at] = rating.level or 0.0 if rating else 0.0
    return by_ratings(values, [at for at, code in enumerate(codes) if code in onet.ratings])


def shared(codes: Sequence[str], sets: Mapping[str, set[str]]) -> Any:
    names = sorted(set().union(*sets.values()))
    values = np.array([[name in sets.get(code, ()) for name in names] for code in codes], dtype=float)
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    values /= np.where(lengths > 0, lengths, 1)
    return values @ values.T


def groups(codes: Sequence[str]) -> Any:
    sizes = (2, 4, 5, 6, 7)
    parts = [np.array([code[:size] for code in codes]) for size in sizes]
    return sum((part[:, None] == part[None]).astype(float) for part in parts)


def nearest(graph: CareerGraph) -> dict[str, list[str]]:
    return {
        code: [move.to for move in sorted(graph.next(code), key=lambda move: (move.learning or 0, move.to))]
        for code in graph.roles
    }


def related_graph(graph: CareerGraph, onet: Onet) -> CareerGraph:
    """Return the plain rule: O*NET's related occupations are the moves, one list of important skills."""
    file = graph.file
    roles = {}
    for code, role in file.roles.items():
        important = {skill: level for skill, level in role.skills.items() if skill not in role.optional}
        elements = {*onet.skills, *onet.knowledge}
        skills = {skill: level for skill, level in important.items() if skill in elements}
        roles[code] = {"title": role.title, "skills": skills}
    return CareerGraph.from_dict({
        "format": "careergraph/1",
        "title": "Related occupations",
        "proficiency": list(file.proficiency),
        "skills": {key: {"title": skill.title} for key, skill in file.skills.items()},
        "roles": roles,
        "moves": [
            {"from": code, "to": other} for code in sorted(roles) for other in sorted(onet.related.get(code, {}))
        ],
    })  # fmt: skip


def print_levels(onet: Onet, graph: CareerGraph, pay: str | None) -> None:
    pairs = sorted(
        {(min(code, other), max(code, other)) for code, others in onet.related.items() for other in others}
    )
    measures: dict[str, Callable[[str], int]] = {
        "job zone": lambda code: onet.zones[code],
        "level": lambda code: graph.rung(code) or 0,
    }
    print(f"\n{len(pairs)} related pairs, each once")
    known = read_pay(pay) if pay else {}
    for name, measure in measures.items():
        apart = sum(measure(one) != measure(other) for one, other in pairs)
        print(f"{name}: tells {apart / len(pairs):.0%} of them apart")
        far = [
            (one, other)
            for one, other in pairs
            if one in known
            and other in known
            and max(known[one], known[other]) > 1.1 * min(known[one], known[other])
        ]
        if far:
            right = sum(
                (measure(one) - measure(other)) * (known[one] - known[other]) > 0 for one, other in far
            )
            wrong = sum(
                (measure(one) - measure(other)) * (known[one] - known[other]) < 0 for one, other in far
            )
            print(
                f"    of {len(far)} whose pay differs by 10 %: {right / len(far):.0%} right, {wrong / len(far):.0%} wrong"
            )


def read_pay(path: str) -> dict[str, float]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return {row["O*NET-SOC Code"]: float(row["Pay"]) for row in csv.DictReader(file)}


def print_questions(graph: CareerGraph) -> None:
    print("\n25 questions: the route of the fewest moves, and where it differs that of least learning")
    for number, question in enumerate(QUESTIONS.strip().splitlines(), 1):
        start, goal = question.split(" > ")
        routes = {by: told(graph, start, goal, by) for by in ("moves", "learning")}
        print(f"{number:2}. {routes['moves']}")
        if routes["learning"] != routes["moves"]:
            print(f"    by learning: {routes['learning']}")


def told(graph: CareerGraph, start: str, goal: str, by: Any) -> str:
    try:
        (route,) = graph.path(start, goal, by=by)
    except NoRouteError:
        return f"{start} > no route > {goal}"
    return " > ".join(graph.roles[role].title for role in route.roles)


if __name__ == "__main__":
    main()
