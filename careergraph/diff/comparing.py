"""Two versions of a graph: what was added, removed, renamed and changed, and what follows for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import Field

from careergraph.answers import Answer
from careergraph.diff.changes import (
    FieldChange,
    MoveChange,
    RecordChange,
    changed_move,
    changed_role,
    changed_skill,
    file_changes,
)
from careergraph.diff.consequences import Consequences, consequences
from careergraph.diff.renames import match_roles, match_skills

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careergraph.diff.renames import Matching
    from careergraph.document.records import Role, Skill
    from careergraph.graph import CareerGraph

__all__ = ["Differences", "Entries", "Entry", "MoveEnds", "Moves", "Renamed", "diff"]


class Entry(Answer):
    """A role or a skill."""

    id: str
    title: str


class Renamed(Answer):
    """A role or a skill with another id or title.

    ``guess`` says whether the two ids were taken for one thing by their likeness, with how much confidence
    (0..1) and ``why``. An id that stays is no guess, whatever the title.
    """

    from_: Entry = Field(alias="from")
    to: Entry
    guess: bool
    confidence: float
    why: str


class Entries(Answer):
    """What happened to the roles, or to the skills.

    ``changed`` holds those that both files have, renamed or not.
    """

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    renamed: tuple[Renamed, ...]
    changed: tuple[RecordChange, ...]


class MoveEnds(Answer):
    """A move by the ids of its roles: the new ones where it was added, the old ones where it was removed."""

    from_: str = Field(alias="from")
    to: str
    kind: Literal["promotion", "lateral", "step_down"] | None


class Moves(Answer):
    """What happened to the moves; a move between renamed roles is the same move."""

    added: tuple[MoveEnds, ...]
    removed: tuple[MoveEnds, ...]
    changed: tuple[MoveChange, ...]


class Differences(Answer):
    """What changed from one graph to another, and what follows.

    ``file`` holds what is about the file as a whole.
    """

    old: str
    new: str
    changed: bool
    file: tuple[FieldChange, ...]
    roles: Entries
    skills: Entries
    moves: Moves
    consequences: Consequences

    def __repr__(self) -> str:
        """Say how much changed."""
        parts = [
            f"{noun} +{len(part.added)} -{len(part.removed)} ~{len(part.changed)}"
            for noun, part in (("roles", self.roles), ("skills", self.skills), ("moves", self.moves))
        ]
        return f"<Differences from {self.old!r} to {self.new!r}: {', '.join(parts)}>"


_Records: TypeAlias = "Mapping[str, Role] | Mapping[str, Skill]"


def diff(old: CareerGraph, new: CareerGraph) -> Differences:
    """What changed from one version of a graph to the next, and what does it mean for people?

    Order in a file means nothing, except that of levels and of the proficiency scale. A role or a skill whose
    id is gone and whose title, aliases, moves and skills come near those of a new one is guessed to be
    renamed, and told as a guess.

    Parameters
    ----------
    old, new
        The two graphs.

    Returns
    -------
    Differences
        Everything by ids, in the order of their text; ``consequences`` tells of roles that both graphs have.

    Notes
    -----
    Cost: linear in both files, plus what `careergraph.diff.renames` and `careergraph.diff.consequences`
    tell.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> data = {"format": "careergraph/1", "title": "A kitchen",
    ...         "roles": {"cook": {"title": "Cook"}, "chef": {"title": "Chef"}}}
    >>> old = CareerGraph.from_dict({**data, "moves": [{"from": "cook", "to": "chef"}]})
    >>> new = CareerGraph.from_dict({**data, "moves": []})
    >>> answer = diff(old, new)
    >>> answer.moves.removed[0].to, answer.consequences.vanished.count
    ('chef', 1)
    """
    skills = match_skills(old, new)
    roles = match_roles(old, new, skills)
    file = file_changes(old, new)
    role_entries = _entries(
        old.roles, new.roles, roles, lambda one, other: changed_role(old.roles[one], new.roles[other], skills)
    )
    skill_entries = _entries(
        old.skills, new.skills, skills, lambda one, other: changed_skill(old.skills[one], new.skills[other])
    )
    moves = _moves(old, new, roles, skills)
    learning = any(_parts(moves)) or bool(skill_entries.changed)
    learning = learning or any(change.skills for change in role_entries.changed)
    return Differences(
        old=old.name,
        new=new.name,
        changed=bool(file)
        or any(any(part) for part in (_parts(role_entries), _parts(skill_entries), _parts(moves))),
        file=file,
        roles=role_entries,
        skills=skill_entries,
        moves=moves,
        consequences=consequences(old, new, roles, learning=learning),
    )


def _parts(part: Entries | Moves) -> list[object]:
    return [part.added, part.removed, part.changed, getattr(part, "renamed", ())]


def _entries(
    old: _Records, new: _Records, matching: Matching, compare: Callable[[str, str], RecordChange | None]
) -> Entries:
    back = matching.back
    guesses = {guess.old: guess for guess in matching.guesses}
    renamed = []
    changed = []
    for one, other in sorted(matching.pairs.items(), key=lambda pair: pair[1]):
        guess = guesses.get(one)
        before, after = (
            Entry(id=one, title=old[one].title),
            Entry(id=other, title=new[other].title),
        )
        if guess:
            renamed.append(
                Renamed(from_=before, to=after, guess=True, confidence=guess.confidence, why=guess.why)
            )
        elif before.title != after.title:
            renamed.append(Renamed(from_=before, to=after, guess=False, confidence=1.0, why="the same id"))
        change = compare(one, other)
        if change:
            changed.append(change)
    return Entries(
        added=tuple(Entry(id=key, title=new[key].title) for key in sorted(new) if key not in back),
        removed=tuple(
            Entry(id=key, title=old[key].title) for key in sorted(old) if key not in matching.pairs
        ),
        renamed=tuple(renamed),
        changed=tuple(changed),
    )


def _moves(old: CareerGraph, new: CareerGraph, roles: Matching, skills: Matching) -> Moves:
    """Compare the moves, those of the old graph told by what their roles are called in the new one."""
    before = {
        (
            roles.pairs.get(move.source, f"{move.source} "),
            roles.pairs.get(move.target, f"{move.target} "),
        ): move
        for move in old.file.moves
    }
    after = {(move.source, move.target): move for move in new.file.moves}
    changed = (
        changed_move((old, new), before[pair], after[pair], skills)
        for pair in sorted(after)
        if pair in before
    )
    return Moves(
        added=tuple(
            MoveEnds(from_=pair[0], to=pair[1], kind=new.kind(*pair))
            for pair in sorted(after)
            if pair not in before
        ),
        removed=tuple(
            MoveEnds(from_=move.source, to=move.target, kind=old.kind(move.source, move.target))
            for pair, move in sorted(before.items(), key=lambda item: (item[1].source, item[1].target))
            if pair not in after
        ),
        changed=tuple(change for change in changed if change),
    )
