"""Which role or skill of an old file is which of a new one? Renames are guessed, and told as guesses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from careergraph.document.records import Role, Skill
    from careergraph.graph import CareerGraph

__all__ = ["Guess", "Matching", "match_roles", "match_skills"]

# A guess needs titles that are as similar as this (0..1), and as much confidence in all.
SIMILAR, ENOUGH = 0.5, 0.6
SAME_TITLE, SHARED_NAME = 0.95, 0.9
# The parts that titles and surroundings have in the confidence in a guess.
TITLE, AROUND = 0.6, 0.4
# Above so many pairs only entries that share a word are compared, and words that more entries use are passed.
MOST_PAIRS, COMMON_WORD = 2_000_000, 100


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
    """Match the skills of two graphs: by id, by title or alias, else by similar titles and the same roles.

    Cost: as for `match_roles`.
    """
    old_users, new_users = _users(old), _users(new)

    def around(one: str, other: str) -> float | None:
        return _shared(old_users[one], new_users[other])

    return _match(old.skills, new.skills, around)


def match_roles(old: CareerGraph, new: CareerGraph, skills: Matching) -> Matching:
    """Match the roles of two graphs: by id, by title or alias, else by similar titles, moves and skills.

    The measure is the same both ways: matching the new graph with the old one gives the same pairs.

    Cost: O(removed * added) comparisons of titles at most.
    """
    same = old.roles.keys() & new.roles.keys()

    def surroundings(graph: CareerGraph, role: str, skill_names: Mapping[str, str]) -> set[tuple[str, str]]:
        kept = {("to", target) for target in graph.nx.successors(role) if target in same}
        kept |= {("from", source) for source in graph.nx.predecessors(role) if source in same}
        expected = graph.roles[role].skills
        return kept | {("skill", skill_names[skill]) for skill in expected if skill in skill_names}

    old_names = {skill: skill for skill in skills.pairs}
    new_names = skills.back

    def around(one: str, other: str) -> float | None:
        return _shared(surroundings(old, one, old_names), surroundings(new, other, new_names))

    return _match(old.roles, new.roles, around)


def _users(graph: CareerGraph) -> dict[str, set[tuple[str, str]]]:
    """Return for each skill what asks for it: roles and moves, by ids."""
    users: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for role in graph.roles.values():
        for skill in role.skills:
            users[skill].add((role.id, ""))
    for move in graph.file.moves:
        for skill in move.requires:
            users[skill].add((move.source, move.target))
    return users


def _shared(ones: set[tuple[str, str]], others: set[tuple[str, str]]) -> float | None:
    """Return what share (0..1) of what is around two entries they have in common; None where nothing is."""
    return len(ones & others) / len(ones | others) if ones or others else None


def _match(
    old: Mapping[str, Role] | Mapping[str, Skill],
    new: Mapping[str, Role] | Mapping[str, Skill],
    around: Callable[[str, str], float | None],
) -> Matching:
    pairs = {key: key for key in sorted(old) if key in new}
    removed, added = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    found = [*_by_name(old, new, removed, added), *_by_likeness(old, new, removed, added, around)]
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


def _by_name(
    old: Mapping[str, Role] | Mapping[str, Skill],
    new: Mapping[str, Role] | Mapping[str, Skill],
    removed: Iterable[str],
    added: Iterable[str],
) -> Iterable[Guess]:
    """Yield those that have a title or an alias in common."""
    named: dict[str, list[str]] = defaultdict(list)
    for key in removed:
        for name in _names(old[key]):
            named[name].append(key)
    for key in added:
        for one in sorted({one for name in _names(new[key]) for one in named.get(name, ())}):
            if fold(old[one].title) == fold(new[key].title):
                yield Guess(one, key, SAME_TITLE, "the same title")
            else:
                yield Guess(one, key, SHARED_NAME, "a title or alias in common")


def _by_likeness(
    old: Mapping[str, Role] | Mapping[str, Skill],
    new: Mapping[str, Role] | Mapping[str, Skill],
    removed: list[str],
    added: list[str],
    around: Callable[[str, str], float | None],
) -> Iterable[Guess]:
    """Yield those that have similar titles and much in common around them."""
    from rapidfuzz import fuzz, process

    titles = {key: fold(new[key].title) for key in added}
    all_pairs = len(removed) * len(added) <= MOST_PAIRS
    by_word = {} if all_pairs else _by_word(titles)
    for one in removed:
        title = fold(old[one].title)
        near = (
            titles
            if all_pairs
            else {key: titles[key] for word in title.split() for key in by_word.get(word, ())}
        )
        for _, score, other in process.extract(
            title, near, scorer=fuzz.token_sort_ratio, score_cutoff=100 * SIMILAR, limit=None
        ):
            likeness = score / 100
            common = around(one, other)
            confidence = likeness * SAME_TITLE if common is None else TITLE * likeness + AROUND * common
            if confidence >= ENOUGH:
                told = "" if common is None else f", {common:.0%} of what is around in common"
                yield Guess(
                    one, other, min(round(confidence, 2), SHARED_NAME), f"titles {likeness:.0%} alike{told}"
                )


def _by_word(titles: Mapping[str, str]) -> dict[str, list[str]]:
    """Map the words that tell titles apart to the ids that use them."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for key, title in titles.items():
        for word in set(title.split()):
            by_word[word].append(key)
    return {word: keys for word, keys in by_word.items() if len(keys) <= COMMON_WORD}
