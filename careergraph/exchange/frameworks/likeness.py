"""How alike occupations are: by the words of their texts, and by what is rated of them.

Notes
-----
Texts are compared by the cosine of tf-idf (Salton and Buckley 1988), with the logarithm of how often a word
occurs; ratings by the cosine of values that are standardised over the occupations. O(n^2 * words) for n
occupations, by numpy: a second for a thousand of them.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING, Any

from careergraph.errors import MissingExtraError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

__all__ = ["by_ratings", "by_words", "cosines", "stem", "vectors"]

_WORD = re.compile("[a-z]+")
SHORTEST = 3
# What is cut off a word, the longest that fits, where so many letters stay.
ENDINGS = ("ment", "ing", "ion", "es", "ed", "er", "or", "ly", "s")
STAYS = 4
# A word of one occupation compares nothing, and one of every fourth tells nothing.
LEAST, MOST_SHARE = 2, 0.25
# All occupations against all, or against all words: ESCO's take 40 million numbers.
MOST_CELLS = 120_000_000


def numpy() -> Any:  # noqa: ANN401 - a module
    """Return numpy.

    Raises
    ------
    MissingExtraError
        It is not installed.
    """
    try:
        import numpy as np
    except ImportError:
        raise MissingExtraError("deriving moves", "frameworks") from None
    return np


def stem(word: str) -> str:
    """Return a word without its ending.

    >>> stem("managers"), stem("welding"), stem("uses"), stem("processes")
    ('manager', 'weld', 'uses', 'process')
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STAYS:
            return word[: -len(ending)]
    return word


def words(text: str) -> Counter[str]:
    """Count the stems of a text's words of three letters and more."""
    return Counter(stem(word) for word in _WORD.findall(text.lower()) if len(word) >= SHORTEST)


def vectors(counts: Sequence[Counter[str]]) -> list[dict[int, float]]:
    """Return the tf-idf of some texts, of length 1 each: number of a word -> weight; empty without any."""
    users = Counter(word for count in counts for word in count)
    most = MOST_SHARE * len(counts)
    used = sorted(word for word, texts in users.items() if LEAST <= texts <= most)
    number = {word: place for place, word in enumerate(used)}
    rare = {word: log(len(counts) / users[word]) for word in used}
    found = []
    for count in counts:
        weights = {
            number[word]: (1 + log(times)) * rare[word]
            for word, times in sorted(count.items())
            if word in number
        }
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        found.append({word: weight / length for word, weight in weights.items()} if length else {})
    return found


def by_words(texts: Iterable[str], *, exact: bool = True) -> Numbers:
    """Return how alike some texts are: a square of cosines (0..1), 0 for a text without telling words.

    Numbers that are not ``exact`` take half the memory.
    """
    return cosines(vectors([words(text) for text in texts]), exact=exact)


def cosines(weighted: Sequence[Mapping[int, float]], *, exact: bool = True) -> Numbers:
    """Return the cosines of vectors of length 1, each given as place -> weight.

    Raises
    ------
    QuestionError
        There are more of them than a national framework could have.
    """
    np = numpy()
    size = 1 + max((max(row, default=-1) for row in weighted), default=-1)
    if len(weighted) * max(size, len(weighted)) > MOST_CELLS:
        raise QuestionError(
            f"{len(weighted):,} occupations with {size:,} words or skills are more than any national "
            "framework has; import one release alone, or say --moves none"
        )
    matrix = np.zeros((len(weighted), size), dtype=np.float64 if exact else np.float32)
    for row, weights in zip(matrix, weighted, strict=True):
        row[list(weights)] = list(weights.values())
    alike: Numbers = matrix @ matrix.T
    return alike


def by_ratings(values: Numbers, rated: Sequence[int]) -> Numbers:
    """Return how alike rated occupations are: a square of cosines (-1..1), not a number where unrated.

    Parameters
    ----------
    values
        A row for each occupation, a column for each element.
    rated
        The rows that are rated.
    """
    np = numpy()
    alike: Numbers = np.full((len(values), len(values)), np.nan)
    if not len(rated):
        return alike
    known = values[rated]
    spread = known.std(axis=0)
    scaled = (known - known.mean(axis=0)) / np.where(spread > 0, spread, 1)
    lengths = np.linalg.norm(scaled, axis=1, keepdims=True)
    scaled /= np.where(lengths > 0, lengths, 1)
    alike[np.ix_(rated, rated)] = scaled @ scaled.T
    return alike
