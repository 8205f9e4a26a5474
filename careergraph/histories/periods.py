"""Stays whose start and end stand in one cell: ``2010 - 2015``, ``Jan 2010 - present``, ``seit 2014``.

Only a column whose cells say so is taken for one, and the reader tells how it read them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careergraph.histories.dates import OPEN, TWO_DIGITS, UNSETTLED, is_month_name, is_season, read_date
from careergraph.histories.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["PERIODS", "Periods", "are_periods", "halves", "read_periods"]

# Headings of such columns, folded to lower-case letters and digits, for tables with several jobs a row.
PERIODS = frozenset(
    ["period", "periods", "dates", "daterange", "timeperiod", "employmentdates", "datesofemployment",
     "employmentperiod", "serviceperiod", "term", "termofoffice", "inoffice", "tenure", "years", "fromto",
     "startend", "zeitraum", "zeit", "periode", "dauer", "vonbis", "amtszeit", "période", "durée", "duree",
     "periodo", "período", "fechas"]
)  # fmt: skip

# What parts the two dates. The first is never part of a date; a lone hyphen or slash may be.
_PLAINLY = re.compile(
    r"\s+(?:to|until|till|through|thru|bis|à|au|a|al|hasta|and|und|et|y)\s+"
    r"|\s*(?:–|—|−|→|->|~|…|\.{2,3})\s*|\s+[-/]\s+|\s*-\s*$|^\s*-\s*",  # noqa: RUF001 - as people write
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\s*-\s*|/")
_SINCE = re.compile(
    r"(?:since|from|starting|seit|von|vom|ab|depuis|de|du|desde|del|dal|between|zwischen|entre)\s+",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?:until|till|to|up to|bis|jusqu'en|jusqu'à|hasta|fino a)\s+", re.IGNORECASE)
# What a profile says behind the dates: `· 2 yrs 3 mos`, `(5 Jahre)`.
_LENGTH = re.compile(r"\s*(?:·.*|\([^()]*\))$")
_SHORT = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2})")  # noqa: RUF001 - as people write
_DAY_MONTH = re.compile(r"\d{1,2}\.\s?\d{1,2}\.|\d{1,2}\.?")
_WITH_MONTH = re.compile(r"(?<!\d)\d{4}[-/.]\d{1,2}(?![\d])")
_LONGEST = 100
# So many hyphens and slashes have two dates at most.
_MOST_PARTS = 8


def halves(text: str) -> tuple[str, str] | None:
    """Return the two dates that one text says, as texts; an empty one is open. None where it says no two.

    >>> halves("03/2011-06/2014"), halves("seit 2014"), halves("2010-01-15")
    (('03/2011', '06/2014'), ('2014', ''), None)
    >>> halves("Mar - Jun 2012"), halves("2010-15"), halves("Jan 2010 - Present · 3 yrs")
    (('Mar 2012', 'Jun 2012'), ('2010', '2015'), ('Jan 2010', 'Present'))
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    text = _LENGTH.sub("", text)
    if until := _UNTIL.match(text):
        rest = text[until.end() :]
        return ("", rest) if _is_date(rest) else None
    since = _SINCE.match(text)
    rest = text[since.end() :] if since else text
    for pattern in (_PLAINLY, _PERHAPS):
        places = list(pattern.finditer(rest))
        places.sort(key=lambda place: abs(place.start() + place.end() - len(rest)))
        for place in places[:_MOST_PARTS]:
            pair = _pair(rest[: place.start()].strip(), rest[place.end() :].strip())
            if pair is not None:
                return pair
    return (rest, "") if since and _is_date(rest) else None


def _pair(first: str, second: str) -> tuple[str, str] | None:
    """Return both where they are dates; what the first leaves out is the second's: ``Mar - Jun 2012``."""
    if re.fullmatch(r"\d{4} \d{2}", f"{first} {second}") and _is_date(first):
        second = first[:2] + second
        return (first, second) if second > first else None
    ends = (second or first) and (_is_date(second) or read_date(second).precision == OPEN)
    if ends and first and not _is_date(first):
        first = _completed(first, second)
        ends = bool(first)
    return (first, second) if ends else None


def _completed(first: str, second: str) -> str:
    """Return a month, or a day and a month, with the year of another date; empty where it is none."""
    year = re.search(r"\d{4}$", second)
    if year is None or not (is_month_name(first) or _DAY_MONTH.fullmatch(first)):
        return ""
    tries = (f"{first} {year[0]}", f"{first}{year[0]}", f"{first}{second.lstrip('0123456789')}")
    return next(filter(_is_date, tries), "")


def _is_date(text: str) -> bool:
    found = read_date(text)
    return found.day is not None or found.precision in {UNSETTLED, TWO_DIGITS}


def are_periods(texts: Iterable[str]) -> bool:
    """Return whether most texts of a column say a start and an end.

    Not where all may be something else: seasons (2019/20) name one list each, 2010-11 is a month.

    >>> are_periods(["2010 - 2015", "since 2016", "?"]), are_periods(["2018/19", "2019/20"])
    (True, False)
    """
    filled = [text for text in texts if text.strip() and read_date(text).precision != OPEN]
    periods = [text for text in filled if halves(text) is not None]
    return 2 * len(periods) > len(filled) and not all(map(_is_other, periods))


def _is_other(text: str) -> bool:
    return is_season(text) or read_date(text).day is not None


@dataclass
class Periods:
    """The two dates of each text of a column.

    Parameters
    ----------
    starts, ends
        Text -> the text of its start, and of its end.
    kinds
        How many texts say both, are open, or say one day or year alone.
    """

    starts: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)

    def told(self, heading: str) -> str:
        """Return how the column was read, for a note."""
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in self.kinds.items() if count)
        return f"column {heading!r} says start and end in one: {kinds or counted(0, 'row')}"


def read_periods(counts: Mapping[str, int]) -> Periods:
    """Return what the distinct texts of a column say; a date alone is a stay of that day, month or year.

    2010-11 is a month where the column writes other months so, else two years.

    Parameters
    ----------
    counts
        Text -> in how many rows it stands.
    """
    found = Periods(kinds=Counter({"from and to": 0, "still open": 0, "one date alone": 0}))
    pairs = {text: halves(text) for text in counts}
    months = any(
        pair is not None and any(map(_WITH_MONTH.fullmatch, pair)) for pair in pairs.values()
    )  # fmt: skip
    for text, pair in pairs.items():
        alone = _SHORT.fullmatch(text.strip()) is not None and months
        single = alone or pair is None
        first, second = (text, text) if single or pair is None else pair
        found.starts[text], found.ends[text] = first, second
        if not _is_date(first):
            continue
        is_open = not single and read_date(second).precision == OPEN
        kind = "one date alone" if single else "still open" if is_open else "from and to"
        found.kinds[kind] += counts[text]
    return found
