"""Which role or skill of an old file is which of a new one? Renames are guessed, and told as guesses."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from careergraph.document.records import Role, Skill
    from careergraph.graph import CareerGraph

    # Entry -> what is around it: the roles that it leads to and comes from, its skills, or who asks for it.
    Around: TypeAlias = dict[str, set[tuple[str, str]]]

__all__ = ["Guess", "Matching", "match_roles", "match_skills"]

# A guess needs titles that are as similar as this (0..1), and as much confidence in all.
SIMILAR, ENOUGH = 0.5, 0.6
SAME_CODE, SAME_TITLE, SHARED_NAME = 1.0, 0.95, 0.9
# The parts that titles and surroundings have in the confidence in a guess.
TITLE, AROUND = 0.6, 0.4
# Above so many pairs only entries that share something rare are compared, and so many pairs of them.
MOST_PAIRS = 1_000_000
# A name that makes more pairs than this stands for many: it says of none which it is.
COMMON = 400

T = TypeVar("T")


class Guess(NamedTuple):
    """An old id, the new id that it may have become, how sure that is (0..1), and why."""

    old: str
    new: str
    confidence: float
    why: str


class Matching(NamedTuple):
    """Old id -> new id of what both files have, and which of these are guesses."""

    pairs: dict[str, str]
    guesses: tuple[Guess, ...]

    @property
    def back(self) -> dict[str, str]:
        """New id -> old id."""
        return {new: old for old, new in self.pairs.items()}


def match_skills(old: CareerGraph, new: CareerGraph) -> Matching:
    """Match the skills of two graphs: by id, by outside code, by title or alias, else by likeness.

    Cost: as for `match_roles`.
    """
    before, after = set(old.skills), set(new.skills)
    return _match(old.skills, new.skills, _users(old, before - after), _users(new, after - before))


def match_roles(old: CareerGraph, new: CareerGraph, skills: Matching) -> Matching:
    """Match the roles of two graphs: by id, by outside code, by title or alias, else by likeness.

    The measure is the same both ways: matching the new graph with the old one gives the same pairs.

    Cost: O(roles + moves), and the comparison of at most a million pairs of roles, those first that have in
    common what few others have.
    """
    same = old.roles.keys() & new.roles.keys()

    def surroundings(graph: CareerGraph, skill_names: Mapping[str, str]) -> Around:
        around: Around = {}
        for role in graph.roles.keys() - same:
            around[role] = {("to", target) for target in graph.successors(role) if target in same}
            around[role] |= {("from", source) for source in graph.predecessors(role) if source in same}
            expected = graph.roles[role].skills
            around[role] |= {("skill", skill_names[skill]) for skill in expected if skill in skill_names}
        return around

    old_names = {skill: skill for skill in skills.pairs}
    return _match(old.roles, new.roles, surroundings(old, old_names), surroundings(new, skills.back))


def _users(graph: CareerGraph, skills: set[str]) -> Around:
    """Return for each of some skills what asks for it: roles and moves, by ids."""
    users: Around = defaultdict(set)
    if not skills:  # most changes leave the skills as they are, and a graph may have a million moves
        return users
    for role in graph.roles.values():
        for skill in skills.intersection(role.skills):
            users[skill].add((role.id, ""))
    for move in graph.file.moves:
        for skill in skills.intersection(move.requires):
            users[skill].add((move.source, move.target))
    return users


def _shared(ones: AbstractSet[tuple[str, str]], others: AbstractSet[tuple[str, str]]) -> float | None:
    """Return what share (0..1) of what is around two entries they have in common; None where nothing is."""
    return len(ones & others) / len(ones | others) if ones or others else None


def _match(
    old: Mapping[str, Role] | Mapping[str, Skill],
    new: Mapping[str, Role] | Mapping[str, Skill],
    old_around: Around,
    new_around: Around,
) -> Matching:
    pairs = {key: key for key in sorted(old) if key in new}
    removed, added = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    if not (removed and added):
        return Matching(pairs, ())
    found = [
        *_by_code(old, new, removed, added),
        *_by_name(old, new, removed, added),
        *_by_likeness(_Likely(old, removed, old_around), _Likely(new, added, new_around)),
    ]
    # The surest first; ties the same way in both directions.
    found.sort(key=lambda guess: (-guess.confidence, sorted((guess.old, guess.new))))
    kept: list[Guess] = []
    taken: set[str] = set()
    for guess in found:
        if guess.old not in taken and guess.new not in taken:
            taken |= {guess.old, guess.new}
            kept.append(guess)
            pairs[guess.old] = guess.new
    return Matching(pairs, tuple(sorted(kept)))


def _names(entry: Role | Skill) -> set[str]:
    return {fold(name) for name in (entry.title, *entry.aliases)}


def _by_code(
    old: Mapping[str, Role] | Mapping[str, Skill],
    new: Mapping[str, Role] | Mapping[str, Skill],
    removed: Iterable[str],
    added: Iterable[str],
) -> Iterable[Guess]:
    """Yield those with an outside code in common, of a system that tells all entries of both files apart."""
    telling = _telling_systems(old) & _telling_systems(new)
    coded = {(system, code): key for key in removed for system, code in old[key].codes.items()}
    for key in added:
        for system, code in sorted(new[key].codes.items()):
            if system in telling and (system, code) in coded:
                yield Guess(coded[system, code], key, SAME_CODE, f"the same {system} code")


def _telling_systems(entries: Mapping[str, Role] | Mapping[str, Skill]) -> set[str]:
    """Return the systems of outside codes in which no two entries share a code."""
    codes = Counter((system, code) for entry in entries.values() for system, code in entry.codes.items())
    shared = {system for (system, _), count in codes.items() if count > 1}
    return {system for system, _ in codes} - shared


def _by_name(
    old: Mapping[str, Role] | Mapping[str, Skill],
    new: Mapping[str, Role] | Mapping[str, Skill],
    removed: Iterable[str],
    added: Iterable[str],
) -> Iterable[Guess]:
    """Yield those that have a title or an alias in common: one that many have tells nobody apart."""
    named = _Postings((key, _names(old[key])) for key in removed)
    again = _Postings((key, _names(new[key])) for key in added)
    common = {name for name, keys in again.items() if len(keys) * len(named.get(name, ())) > COMMON}
    for key in added:
        for one in sorted({one for name in _names(new[key]) - common for one in named.get(name, ())}):
            if fold(old[one].title) == fold(new[key].title):
                yield Guess(one, key, SAME_TITLE, "the same title")
            else:
                yield Guess(one, key, SHARED_NAME, "a title or alias in common")


class _Postings(dict[T, list[str]]):
    """What entries have -> the keys of those that have it, in their order."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[T]]]) -> None:
        super().__init__()
        for key, parts in entries:
            for part in parts:
                self.setdefault(part, []).append(key)


class _Likely:
    """The entries of one graph that the other lacks, by what may tell of what they are now."""

    def __init__(
        self, entries: Mapping[str, Role] | Mapping[str, Skill], keys: list[str], around: Around
    ) -> None:
        self.keys = keys
        self.titles = {key: fold(entries[key].title) for key in keys}
        self.around = {key: around.get(key, set()) for key in keys}
        # The words of a title and what is around an entry, alike: whoever shares a rare one is looked at.
        self.having: _Postings[object] = _Postings(
            (key, {*title.split(), *self.around[key]}) for key, title in self.titles.items()
        )


def _candidates(old: _Likely, new: _Likely) -> Mapping[str, Collection[str]]:
    """Return for each old entry the new ones that it is compared with.

    All of them where there are few. Else those that share something, the rarest first, until there are so
    many pairs as are compared in a second or two: what half of all entries share says nothing about any.
    """
    if len(old.keys) * len(new.keys) <= MOST_PAIRS:
        return dict.fromkeys(old.keys, new.keys)
    weights = sorted(
        (
            (len(keys) * len(new.having[shared]), repr(shared), shared)
            for shared, keys in old.having.items()
            if shared in new.having
        ),
        key=lambda item: item[:2],
    )
    found: dict[str, set[str]] = {key: set() for key in old.keys}
    left = MOST_PAIRS
    for weight, _, shared in weights:
        left -= weight
        if left < 0:
            break
        for key in old.having[shared]:
            found[key].update(new.having[shared])
    return {key: sorted(others) for key, others in found.items()}


def _by_likeness(
    removed: _Likely,
    added: _Likely,
) -> Iterable[Guess]:
    """Yield those that have similar titles and much in common around them."""
    from rapidfuzz import fuzz, process

    for one, others in _candidates(removed, added).items():
        around = removed.around[one]
        near = added.titles if others is added.keys else {key: added.titles[key] for key in others}
        for _, score, other in process.extract(
            removed.titles[one], near, scorer=fuzz.token_sort_ratio, score_cutoff=100 * SIMILAR, limit=None
        ):
            likeness = score / 100
            # Most titles are somewhat alike: nothing in common is the quick way out.
            beside = added.around[other]
            common = 0.0 if around and beside and around.isdisjoint(beside) else _shared(around, beside)
            confidence = likeness * SAME_TITLE if common is None else TITLE * likeness + AROUND * common
            if confidence >= ENOUGH:
                told = "" if common is None else f", {common:.0%} of what is around in common"
                yield Guess(
                    one, other, min(round(confidence, 2), SHARED_NAME), f"titles {likeness:.0%} alike{told}"
                )
