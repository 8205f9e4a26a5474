"""CG3: what moves ask for, held against what their roles expect."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from careergraph.check.observation import (
    Observation,
    move_path,
    move_subject,
    role_subject,
)
from careergraph.names import quoted
from careergraph.wording import listed_ids, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careergraph.document.records import Move
    from careergraph.graph import CareerGraph

__all__ = ["look"]

# So many equal requirements are no coincidence, wherever the moves begin.
TELLING = 3

Asked: TypeAlias = tuple[tuple[str, int, bool], ...]


def look(graph: CareerGraph) -> Iterator[Observation]:
    """Yield what is odd about requirements, save those of derived moves.

    Cost: O(roles * skills + moves * requirements).
    """
    if not graph.skills:
        if graph.file.moves:
            yield Observation(
                "the file names no skills, so that no move asks for anything",
                "list `skills`, and what each role expects of them",
                path=("skills",),
                code="CG306",
                subject="the file",
            )
        return
    moves = list(graph.moves_by_id())
    # What somebody judged is looked at: nobody can mend what a program derived.
    judged = [move for move in moves if not graph.is_derived(move.sources)]
    yield from _nothing_asked(graph, judged)
    yield from _same(graph, judged)
    yield from _below_start(graph, judged)
    yield from _no_step_below(graph, moves)
    yield from _expects_less(graph, judged)


def _nothing_asked(graph: CareerGraph, moves: list[Move]) -> Iterator[Observation]:
    for move in moves:
        if graph.kind(move.source, move.target) != "promotion":
            continue
        if move.requires:
            if not all(item.optional for item in move.requires.values()):
                continue
            message = "this promotion asks only for what is optional"
        elif expected := graph.roles[move.target].skills:
            if len(graph.roles[move.target].optional) < len(expected):
                continue
            message = f"all that {quoted(move.target)} expects is optional: this promotion asks for nothing"
        else:
            message = f"this promotion asks for nothing, and {quoted(move.target)} expects no skills"
        yield Observation(
            message,
            "say under `requires` what it takes, or what the role expects under its `skills`",
            path=move_path(graph, move.source, move.target),
            code="CG301",
            subject=move_subject(move.source, move.target),
        )


def _same(graph: CareerGraph, moves: list[Move]) -> Iterator[Observation]:
    """Yield moves to different roles that ask for exactly the same.

    Nothing tells apart two such moves from one role; between other roles it takes three equal requirements.
    """
    groups: dict[Asked, list[Move]] = defaultdict(list)
    for move in moves:
        if asked := _asked(graph, move):
            groups[asked].append(move)
    for asked, group in sorted(groups.items(), key=lambda item: (item[1][0].source, item[1][0].target)):
        if len(asked) >= TELLING:
            yield from _told_same(graph, group)
            continue
        by_source: dict[str, list[Move]] = defaultdict(list)
        for move in group:
            by_source[move.source].append(move)
        for alike in by_source.values():
            yield from _told_same(graph, alike)


def _asked(graph: CareerGraph, move: Move) -> Asked:
    if move.requires:
        return tuple(sorted((skill, item.level, item.optional) for skill, item in move.requires.items()))
    target = graph.roles[move.target]
    return tuple((skill, level, skill in target.optional) for skill, level in sorted(target.skills.items()))


def _told_same(graph: CareerGraph, group: list[Move]) -> Iterator[Observation]:
    first = group[0]
    others = [move for move in group if move.target != first.target]
    if not others:
        return
    second = others[0]
    more = len({move.target for move in others}) - 1
    tail = f", and so do moves to {plural(more, 'more role')}" if more else ""
    yield Observation(
        f"this move asks for exactly what {move_subject(first.source, first.target)} asks for{tail}",
        "say what sets the roles apart, if anything does",
        path=move_path(graph, second.source, second.target),
        other_path=move_path(graph, first.source, first.target),
        code="CG302",
        subject=move_subject(second.source, second.target),
    )


def _below_start(graph: CareerGraph, moves: list[Move]) -> Iterator[Observation]:
    """Yield stated requirements that everybody in the role of origin is beyond.

    One that repeats what the target expects is left alone: the target then expects less, which may be meant.
    """
    for move in moves:
        held = graph.roles[move.source].skills
        wanted = graph.roles[move.target].skills
        for skill, item in sorted(move.requires.items()):
            if item.level >= held.get(skill, 0) or item.level >= wanted.get(skill, item.level + 1):
                continue
            yield Observation(
                f"{quoted(skill)} is asked at {_level(graph, item.level)}, but {quoted(move.source)} expects "
                f"it at {_level(graph, held[skill])}",
                "ask for more, or leave the requirement out",
                path=(*move_path(graph, move.source, move.target), "requires", skill),
                other_path=("roles", move.source, "skills", skill),
                code="CG303",
                subject=move_subject(move.source, move.target),
            )


def _no_step_below(graph: CareerGraph, moves: list[Move]) -> Iterator[Observation]:
    """Yield requirements whose level below nobody can have learnt in this graph."""
    expected: dict[str, int] = {}
    for role in graph.roles.values():
        for skill, level in role.skills.items():
            expected[skill] = max(level, expected.get(skill, 0))
    asked: Mapping[str, list[int]] = defaultdict(list)
    for move in moves:
        for skill, item in move.requires.items():
            asked[skill].append(item.level)
    # The two highest are enough to know the highest that any other move asks for.
    highest = {skill: [*sorted(levels, reverse=True)[:2], 0] for skill, levels in asked.items()}
    for move in moves:
        for skill, item in sorted(move.requires.items()):
            levels = highest[skill]
            elsewhere = levels[1] if item.level == levels[0] else levels[0]
            known = max(expected.get(skill, 0), elsewhere)
            if item.level - 1 <= known or graph.is_derived(graph.sources_of(move, "requires", item)):
                continue
            others = (
                f"nothing else goes beyond {_level(graph, known)}" if known else "nothing else teaches it"
            )
            yield Observation(
                f"{quoted(skill)} is asked at {_level(graph, item.level)}, but {others}",
                "ask for less, or say which role or move comes with the level below",
                path=(*move_path(graph, move.source, move.target), "requires", skill),
                code="CG305",
                subject=move_subject(move.source, move.target),
            )


def _expects_less(graph: CareerGraph, moves: list[Move]) -> Iterator[Observation]:
    """Yield skills that a role expects at a lower level than the roles that are promoted to it."""
    more: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for move in moves:
        if graph.kind(move.source, move.target) != "promotion":
            continue
        wanted = graph.roles[move.target].skills
        for skill, level in graph.roles[move.source].skills.items():
            if wanted.get(skill, level) < level:
                more[move.target, skill][move.source] = level
    for (target, skill), sources in sorted(more.items()):
        level = graph.roles[target].skills[skill]
        first = min(sources)
        where = f"at {'up to ' if len(sources) > 1 else ''}{_level(graph, max(sources.values()))}"
        yield Observation(
            f"{quoted(target)} expects {quoted(skill)} at {_level(graph, level)}, less than "
            f"{listed_ids(sources)} below it {where}",
            "leave it where it is meant so; else correct one of them",
            path=("roles", target, "skills", skill),
            other_path=("roles", first, "skills", skill),
            code="CG304",
            subject=role_subject(target),
        )


def _level(graph: CareerGraph, level: int) -> str:
    """Return a proficiency level by number and name."""
    name = graph.proficiency_name(level)
    return f"level {level}" if name == str(level) else f"level {level} ({quoted(name)[1:-1]})"
