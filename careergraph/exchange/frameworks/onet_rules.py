"""Levels, credentials and moves of O*NET's occupations: rules, as nobody observed them.

Notes
-----
The weights of the level are those of a regression of the logarithm of median pay within major groups (OEWS,
May 2024): one level is about 16 % of pay. Nothing else here knows pay. Which rule buys what, and where it is
wrong, stands in ``docs/explanation/frameworks.md``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from math import floor, log1p
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from careergraph.exchange.frameworks.likeness import by_ratings, by_words, numpy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from careergraph.exchange.frameworks.onet_tables import Onet

__all__ = ["CREDENTIALS", "TOP_LEVEL", "Derived", "DerivedMove", "Occupation", "derive"]

# What the categories of required education take, in years at school, and which credential each of them is.
SCHOOL_YEARS = (10, 12, 13, 13, 14, 16, 17, 18, 19, 19, 21, 23)
CREDENTIAL_OF = (0, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6, 6)
CREDENTIALS = (
    "High school diploma",
    "Certificate or some college",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
# The categories of related work experience, in months.
MONTHS = (0, 0.5, 2, 4.5, 9, 18, 36, 60, 84, 108, 132)
# The mean of each job zone, where neither an occupation nor a related one says it; zone 2 of a release with
# four zones is the first two in one.
ZONE_YEARS = {1: 11.2, 2: 12.1, 3: 13.5, 4: 15.8, 5: 19.3}
ZONE_MONTHS = {1: 11.5, 2: 16.5, 3: 28.7, 4: 39.0, 5: 38.8}
ZONE_YEARS_OF_FOUR, ZONE_MONTHS_OF_FOUR = 12.0, 16.0
# Of so many Primary related occupations the mean stands for what an occupation lacks.
RELATIVES = 5

T = TypeVar("T")

PEOPLE = "2.B.5.d"  # Management of Personnel Resources
TOP_LEVEL = 11
EXECUTIVES = "11-1011"
_MANAGERS = re.compile(r"\b(Managers?|Directors?|Administrators?|Superintendents?|Postmasters?)\b")
_HEADS = re.compile(r"\b(Managers?|Directors?)\b")
SUPERVISORS = "First-Line Supervisors"

# The mean and the deviation of how alike pairs are in release 29.3, by tasks, titles, knowledge and skills.
WEIGHTS = ((0.2, 0.036, 0.057), (0.2, 0.020, 0.051), (0.4, 0.002, 0.359), (0.2, 0.001, 0.506))

# By the strength of a pair: how far down the list of related occupations, how many more alike; then how alike
# they must be, how much experience and management may rise, how many credentials, and levels down.
BY_LIST = {1: 5, 2: 10, 3: 20}
BY_LIKENESS = {1: 3, 2: 6, 3: 12}
LEAST_ALIKE = {1: 0.5, 2: 0.9, 3: 1.2}
MOST_RISE = {1: 0.5, 2: 0.4, 3: 0.3}
MOST_CREDENTIALS = {1: 6, 2: 2, 3: 1}
MOST_DOWN = {1: 2, 2: 0, 3: 0}
# Incumbents of whom so many say that a category suffices enter with it.
ENTRY, HALF = 0.3, 0.5


class Occupation(NamedTuple):
    """What is derived of an occupation.

    ``credential`` is what half of the incumbents need at most (0: none, up to 6) and ``entry`` what 30 % of
    them enter with; ``years`` of schooling, ``months`` of related experience. ``management`` grows with
    experience, with leading people and with the ``tier`` (0 worker, 1 supervisor, 2 manager, 3 executive).
    ``imputed`` names what stands there for figures that are not known.
    """

    code: str
    level: int
    score: float
    tier: int
    management: float
    credential: int
    entry: int
    years: float
    months: float
    ratings: Mapping[str, tuple[float, float]]
    imputed: frozenset[str]


class DerivedMove(NamedTuple):
    """A move from one occupation to another, by their codes; ``years`` where it is a promotion."""

    source: str
    target: str
    years: float | None
    strength: int


class Derived(NamedTuple):
    """All that is derived: occupations by code, moves in the order of codes, and why pairs were left out."""

    occupations: dict[str, Occupation]
    moves: list[DerivedMove]
    left_out: dict[str, int]


def derive(onet: Onet, *, moves: bool = True) -> Derived:
    """Return levels, credentials and moves, which can be left out.

    Raises
    ------
    MissingExtraError
        numpy is not installed.
    """
    occupations = _occupations(onet)
    found, left_out = _moves(onet, occupations) if moves else ([], {})
    return Derived(occupations, found, left_out)


# What is known of an occupation, or stands for it


def _occupations(onet: Onet) -> dict[str, Occupation]:
    four = 1 not in set(onet.zones.values())
    years = {code: _mean(shares, SCHOOL_YEARS) for code, shares in onet.schooling.items()}
    months = {code: _mean(shares, MONTHS) for code, shares in onet.experience.items()}
    ratings = {
        code: {
            key: (it.importance, it.level)
            for key, it in rated.items()
            if it.importance is not None and it.level is not None
        }
        for code, rated in onet.ratings.items()
    }
    # Where no schooling is known at all, no credential is asked.
    known_at_all = bool(onet.schooling)
    found = {}
    for code in sorted(onet.zones):
        zone, title = onet.zones[code], onet.titles[code]
        imputed = {
            name
            for name, known in (("schooling", years), ("experience", months), ("ratings", ratings))
            if code not in known
        }
        schooling, experience = ZONE_YEARS[zone], ZONE_MONTHS[zone]
        if four and zone == min(onet.zones.values()):
            schooling, experience = ZONE_YEARS_OF_FOUR, ZONE_MONTHS_OF_FOUR
        found_years, found_months = _known(onet, code, years, _average), _known(onet, code, months, _average)
        schooling = schooling if found_years is None else found_years
        experience = experience if found_months is None else found_months
        rated = _known(onet, code, ratings, _average_ratings)
        if rated is None:
            rated = _average_ratings([ratings[key] for key in sorted(ratings) if onet.zones[key] == zone])
        tier = _tier(code, title)
        # Where an element is not relevant its level counts as none.
        irrelevant = (
            code in onet.ratings and PEOPLE in onet.ratings[code] and onet.ratings[code][PEOPLE].irrelevant
        )
        people = 0.0 if irrelevant else rated.get(PEOPLE, (0.0, 0.0))[1]
        management = 0.18 * log1p(experience / 12) + 0.09 * people + 0.10 * tier
        score = 0.10 * schooling + management
        shares = onet.schooling.get(code)
        found[code] = Occupation(
            code,
            level=min(max(floor((score - 1.35) / 0.15) + 2, 1), TOP_LEVEL),
            score=score,
            tier=tier,
            management=management,
            credential=_credential(shares, HALF) if shares else _nearest_credential(schooling) * known_at_all,
            entry=_credential(shares, ENTRY) if shares else _credential_below(schooling) * known_at_all,
            years=schooling,
            months=experience,
            ratings=rated,
            imputed=frozenset(imputed),
        )
    return found


def _known(onet: Onet, code: str, known: Mapping[str, T], average: Callable[[list[T]], T]) -> T | None:
    """Return what is known of an occupation, else the mean of those related to it; None where none has it.

    Those are the first five Primary ones that have it, of the same zone where there are any.
    """
    if code in known:
        return known[code]
    primary = onet.primary.get(code, set())
    listed = sorted(onet.related.get(code, {}).items(), key=lambda item: (item[1], item[0]))
    relatives = [key for key, _ in listed if key in primary and key in known]
    same = [key for key in relatives if onet.zones[key] == onet.zones[code]]
    chosen = (same or relatives)[:RELATIVES]
    return average([known[key] for key in chosen]) if chosen else None


def _average(values: list[float]) -> float:
    return sum(values) / len(values)


def _average_ratings(values: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """Return the mean importance and level of each element that all of some occupations have."""
    if not values:
        return {}
    common = [key for key in values[0] if all(key in rated for rated in values)]
    return {
        key: (_average([rated[key][0] for rated in values]), _average([rated[key][1] for rated in values]))
        for key in common
    }


def _mean(shares: Mapping[int, float], values: Sequence[float]) -> float:
    total = sum(shares[at] for at in sorted(shares))
    return sum(shares[at] * values[at - 1] for at in sorted(shares)) / total if total else values[0]


def _credential(shares: Mapping[int, float], enough: float) -> int:
    """Return the credential of the lowest category that so many incumbents (0..1) need at most."""
    total = sum(shares[at] for at in sorted(shares)) or 1.0
    sums = accumulate(shares.get(at, 0.0) / total for at in range(1, len(SCHOOL_YEARS) + 1))
    place = next((at for at, share in enumerate(sums) if share >= enough - 1e-9), 0)
    return CREDENTIAL_OF[place]


def _nearest_credential(years: float) -> int:
    """Return the credential of the category whose years at school come nearest."""
    place = min(range(len(SCHOOL_YEARS)), key=lambda at: abs(SCHOOL_YEARS[at] - years))
    return CREDENTIAL_OF[place]


def _credential_below(years: float) -> int:
    """Return the credential of the highest category that takes no more years at school."""
    return CREDENTIAL_OF[max(bisect_right(SCHOOL_YEARS, years) - 1, 0)]


def _tier(code: str, title: str) -> int:
    group = code[:2]
    if code.startswith(EXECUTIVES):
        return 3
    if group == "11" and _MANAGERS.search(title):
        return 2
    first_line = title.startswith(SUPERVISORS) or ("33" <= group <= "53" and code[3:4] == "1")
    return 1 if first_line or _HEADS.search(title) else 0


# Moves


def likeness(onet: Onet, codes: Sequence[str]) -> Any:  # noqa: ANN401 - a square of numbers
    """Return how alike occupations are: a weighted sum of tasks, titles, knowledge and skills.

    Each part is measured against all pairs of release 29.3 (mean 0, deviation 1); where one of two has no
    ratings these count 0.
    """
    np = numpy()
    raw = np.zeros((len(codes), len(onet.knowledge) + len(onet.skills)))
    knowledge, skills = sorted(onet.knowledge), sorted(onet.skills)
    place = {key: at for at, key in enumerate([*knowledge, *skills])}
    for row, code in zip(raw, codes, strict=True):
        for key, rating in onet.ratings.get(code, {}).items():
            row[place[key]] = rating.level or 0.0
    rated = [at for at, code in enumerate(codes) if code in onet.ratings]
    parts = (
        by_words(" ".join(sorted(onet.tasks.get(code, ()))) for code in codes),
        by_words(" ".join(sorted(onet.other_titles.get(code, ()))) for code in codes),
        by_ratings(raw[:, : len(knowledge)], rated),
        by_ratings(raw[:, len(knowledge) :], rated),
    )
    known = (bool(onet.tasks), bool(onet.other_titles), True, True)
    alike = np.zeros((len(codes), len(codes)))
    for part, there, (weight, mean, deviation) in zip(parts, known, WEIGHTS, strict=True):
        if there:
            alike += weight * np.nan_to_num((part - mean) / deviation, nan=0.0)
    return alike


def _moves(onet: Onet, occupations: Mapping[str, Occupation]) -> tuple[list[DerivedMove], dict[str, int]]:
    codes = list(occupations)
    alike = likeness(onet, codes)
    reasons = (
        "not alike enough", "a step down", "too much more experience or management",
        "too many credentials at once", "to a lower tier, at a higher level", "to executives, no manager",
        "beside, and little alike",
    )  # fmt: skip
    left_out = dict.fromkeys(reasons, 0)
    moves = []
    for (one, other), strength in _pairs(onet, occupations, codes, alike):
        source, target = occupations[codes[one]], occupations[codes[other]]
        up = target.level - source.level
        broken = (
            alike[one, other] < LEAST_ALIKE[strength],
            -up > MOST_DOWN[strength],
            target.management - source.management > MOST_RISE[strength],
            target.entry - source.credential > MOST_CREDENTIALS[strength],
            target.tier < source.tier and up > 0,
            target.code.startswith(EXECUTIVES) and source.tier < 2,  # noqa: PLR2004 - managers
            strength == 3 and up == 0,  # noqa: PLR2004 - the weakest
        )
        if any(broken):
            left_out[reasons[broken.index(True)]] += 1
            continue
        years = None
        if up > 0:
            more = max(0.0, target.months - source.months) / 12 + max(0.0, target.years - source.years)
            years = round(more, 1) or None
        moves.append(DerivedMove(source.code, target.code, years, strength))
    return moves, left_out


def _pairs(
    onet: Onet,
    occupations: Mapping[str, Occupation],
    codes: Sequence[str],
    alike: Any,  # noqa: ANN401 - a square
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield ordered pairs of occupations between which a move may lead, and how strong each is (1 to 3)."""
    np = numpy()
    number = {code: at for at, code in enumerate(codes)}
    strengths: dict[tuple[int, int], int] = {}

    def note(one: int, other: int, strength: int) -> None:
        for pair in ((one, other), (other, one)):
            strengths[pair] = min(strength, strengths.get(pair, strength))

    for code, others in onet.related.items():
        for other, place in others.items():
            found = next((strength for strength, most in BY_LIST.items() if place <= most), None)
            if found:
                note(number[code], number[other], found)
    own = alike.copy()
    np.fill_diagonal(own, -np.inf)
    # Rounded, so that ties break by code on every machine.
    nearest = np.argsort(-own.round(9), axis=1, kind="stable")[:, : BY_LIKENESS[3]]
    for one, row in enumerate(nearest.tolist()):
        for place, other in enumerate(row, 1):
            if other != one:
                found = next(strength for strength, most in BY_LIKENESS.items() if place <= most)
                note(one, other, found)
    for pair in _ladders(onet, occupations, number):
        strengths[pair] = min(2, strengths.get(pair, 2))
    yield from sorted(strengths.items())


def _ladders(
    onet: Onet, occupations: Mapping[str, Occupation], number: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Yield workers with the first-line supervisors of their major group, and managers with executives."""
    by_group: dict[str, list[str]] = defaultdict(list)
    for code in occupations:
        if onet.titles[code].startswith(SUPERVISORS):
            by_group[code[:2]].append(code)
    executives = [code for code in occupations if code.startswith(EXECUTIVES)]
    for code, occupation in occupations.items():
        above = by_group[code[:2]] if occupation.tier == 0 else executives if occupation.tier == 2 else ()  # noqa: PLR2004
        for other in above:
            if other != code:
                yield number[code], number[other]
