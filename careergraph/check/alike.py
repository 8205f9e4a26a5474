"""CG4: skills that nobody asks for, and names that are nearly the same."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from careergraph.check.observation import Observation, role_subject
from careergraph.names import fold, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careergraph.document.records import Role, Skill
    from careergraph.graph import CareerGraph

__all__ = ["Alike", "alike", "look"]

# Letters and digits; + and # tell C, C++ and C# apart.
_WORD = re.compile(r"[^\W_]+[+#]*")
# Between two letters these join a word that others write as one: e-mail, co-ordinator, children's.
_JOINT = re.compile(r"(?<=\w)[-\u2010-\u2015'\u2019](?=\w)")
_SILENT = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"})
# Words that add nothing to the name of a skill.
_FILLERS = frozenset({"skill"})
# A plural is longer than this.
SHORT = 3
# A mistyped word keeps its first letter and has at least so many; a longer one may be off by two.
TYPO, LONG_TYPO = 6, 10
# ... and keeps so many letters at its beginning then.
STEM = 5


def look(graph: CareerGraph) -> Iterator[Observation]:
    """Yield skills that nobody asks for, and nearly equal names of skills and of roles.

    Cost: O(roles * skills + moves * requirements), and for names see `alike`.
    """
    used: set[str] = set()
    for role in graph.roles.values():
        used.update(role.skills)
    for move in graph.file.moves:
        used.update(move.requires)
    for skill in sorted(set(graph.skills) - used):
        yield Observation(
            f"no role expects skill {quoted(skill)}, and no move asks for it",
            "say who needs it, or leave it out",
            path=("skills", skill),
            code="CG401",
            subject=f"skill {quoted(skill)}",
        )
    for pair in alike(graph.skills):
        yield _told("skills", f"skill {quoted(pair.key)}", pair, "CG402")
    for pair in alike(graph.roles):
        # Roles may share an alias.
        if pair.place[0] == pair.other_place[0] == "aliases" and fold(pair.name) == fold(pair.other_name):
            continue
        yield _told("roles", role_subject(pair.key), pair, "CG403")


def _told(section: str, subject: str, pair: Alike, code: str) -> Observation:
    return Observation(
        f"{quoted(pair.name)} is nearly the name {quoted(pair.other_name)} of {quoted(pair.other)}",
        "join the two, or name them so that nobody takes one for the other",
        path=(section, pair.key, *pair.place),
        other_path=(section, pair.other, *pair.other_place),
        code=code,
        subject=subject,
    )


class Alike(NamedTuple):
    """Two entries with nearly the same name: ids, names, and where these stand in the entries."""

    key: str
    name: str
    place: tuple[str | int, ...]
    other: str
    other_name: str
    other_place: tuple[str | int, ...]


class _Name(NamedTuple):
    key: str
    rank: int
    text: str
    place: tuple[str | int, ...]
    words: tuple[str, ...]
    joined: str


def alike(entries: Mapping[str, Role] | Mapping[str, Skill]) -> list[Alike]:
    """Which entries have nearly the same name as one whose id comes before theirs?

    Two names are nearly the same when they

    - hold the same words, whatever their order, number (plural), accents, hyphens and ``of`` or ``and``; or
    - differ in one word of at least six letters by one letter (inserted, left out, replaced, swapped), of at
      least ten by two, where that word begins alike and stands in no other entry: a word that others use too
      is a word and no slip (``driving`` and ``diving`` in a list of both).

    Names of one entry are never compared with one another.

    Returns
    -------
    list of Alike
        At most one for each entry, by ids.

    Notes
    -----
    Cost: O(names * words) and one comparison for each two names that are equal but for one word that begins
    with the same letter; of 14,000 skills that is a few seconds at most. Slips are counted by the distance of
    Damerau and Levenshtein (optimal string alignment).
    """
    names = [name for key in sorted(entries) for name in _names(key, entries[key])]
    found: dict[str, tuple[_Name, _Name]] = {}
    for earlier, later in _pairs(names):
        known = found.get(later.key)
        if known is None or (earlier.key, earlier.rank, later.rank) < (
            known[0].key,
            known[0].rank,
            known[1].rank,
        ):
            found[later.key] = earlier, later
    return [
        Alike(later.key, later.text, later.place, earlier.key, earlier.text, earlier.place)
        for _, (earlier, later) in sorted(found.items())
    ]


def _names(key: str, entry: Role | Skill) -> Iterator[_Name]:
    texts = [(entry.title, ("title",)), *((alias, ("aliases", n)) for n, alias in enumerate(entry.aliases))]
    # Aliases by their text: their order in the file decides nothing.
    ranked = [texts[0], *sorted(texts[1:])]
    for rank, (text, place) in enumerate(ranked):
        words = _words(text)
        if words:
            yield _Name(key, rank, text, place, tuple(sorted(words)), "".join(words))


def _words(text: str) -> list[str]:
    """Return the words of a name that count.

    >>> _words("Management of the Stakeholders"), _words("E-Mail & C++ skills"), _words("Processes")
    (['management', 'stakeholder'], ['email', 'c++'], ['process'])
    """
    plain = fold(text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = [_singular(word) for word in _WORD.findall(_JOINT.sub("", plain))]
    telling = [word for word in words if word not in _SILENT and word not in _FILLERS]
    return telling or words


def _singular(word: str) -> str:
    if len(word) <= SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("sses"):
        return word[:-2]
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > SHORT + 1 else word[:-1]


def _pairs(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield names of two entries that are nearly the same, the one that comes first before the other."""
    same: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
    but_one: dict[tuple[tuple[str, ...], str], dict[str, list[_Name]]] = defaultdict(
        lambda: defaultdict(list)
    )
    users: dict[str, set[str]] = defaultdict(set)
    for name in names:
        same[name.words].append(name)
        # Written as one or as two words, a name stays the same: "data base", "database".
        same[(name.joined,)].append(name)
        for place, word in enumerate(name.words):
            users[word].add(name.key)
            if len(word) >= TYPO and word.isalpha():
                rest = name.words[:place] + name.words[place + 1 :]
                but_one[rest, word[0]][word].append(name)
    for group in same.values():
        first = min(group)
        yield from ((first, name) for name in group if name.key != first.key)
    counts = {word: len(keys) for word, keys in users.items()}
    for variants in but_one.values():
        for word, other in _slips(variants, counts):
            ones, others = variants[word], variants[other]
            first, partners = min((min(ones), others), (min(others), ones))
            yield from ((first, name) for name in partners if name.key != first.key)


def _slips(variants: Mapping[str, list[_Name]], users: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the words of which one may be the other one, mistyped."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = sorted(variants)
    for word in words:
        if users[word] > 1:
            continue
        for other, distance, _ in process.extract(
            word, words, scorer=OSA.distance, score_cutoff=2, limit=None
        ):
            shorter = min(len(word), len(other))
            slip = distance == 1 or (shorter >= LONG_TYPO and word[:STEM] == other[:STEM])
            # Two words that are both rare meet twice.
            if slip and (word < other or users[other] > 1):
                yield word, other
