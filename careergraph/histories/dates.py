"""Dates as HR systems write them: read in one place, so that every engine reads them alike.

A date is a day number (`datetime.date.toordinal`) with the precision it was written in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "BAD",
    "DAY",
    "EXCEL",
    "FAR",
    "MONTH",
    "OPEN",
    "TWO_DIGITS",
    "UNSETTLED",
    "YEAR",
    "Dated",
    "Order",
    "is_far",
    "is_month_name",
    "is_season",
    "is_serial",
    "order_of",
    "read_date",
    "read_dates",
    "shape",
]

Order: TypeAlias = Literal["day-first", "month-first"]

# The precision of a date; higher is coarser.
DAY, MONTH, YEAR = 0, 1, 2
# What is no date.
OPEN, BAD, TWO_DIGITS, UNSETTLED = -1, -2, -3, -4

# From this year on a date stands for "no end": 9999-12-31, 4712-12-31 ...
FAR = 2100
_FAR_DAY = date(FAR, 1, 1).toordinal()
_EARLIEST = 1500

# A pattern that stands for the numbers of days that Excel shows where a cell is not formatted as a date.
EXCEL = "excel"
_EXCEL_DAY_0 = date(1899, 12, 30).toordinal()

_OPEN_WORDS = frozenset(
    ["", "-", "--", "–", "—", "present", "current", "currently", "now", "today", "ongoing", "open",  # noqa: RUF001
     "to date", "to present", "till date", "until now", "till now", "still in office", "in office",
     "incumbent", "active", "heute", "aktuell", "laufend", "actuel", "en cours", "presente", "actual",
     "actualidad", "attuale", "jetzt", "dato", "date", "aujourd'hui", "présent", "ce jour", "maintenant",
     "hoy", "la fecha", "oggi", "nu", "heden", "atual", "hoje", "null", "none", "na", "n/a", "n.a.",
     "nan", "nat", "nil", "\\n"]
)  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan january januar jänner janv janvier ene enero gen gennaio janeiro",
         "feb february februar febr févr fév février febrero febbraio fev fevereiro",
         "mar march märz mär mrz mars marzo março",
         "apr april avr avril abr abril aprile",
         "may mai mayo mag maggio maio",
         "jun june juni juin junio giu giugno junho",
         "jul july juli juil juillet julio lug luglio julho",
         "aug august août aout ago agosto",
         "sep sept september septembre septiembre set settembre setembro",
         "oct october okt oktober octobre octubre ott ottobre out outubro",
         "nov november novembre noviembre novembro",
         "dec december dez dezember déc décembre dic diciembre dicembre dezembro"], 1
    )
    for name in names.split()
}  # fmt: skip

_ZONE = r"(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
_TIME = rf"(?:[T ]\s*\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,9}})?)?\s*(?:[AaPp][Mm])?\s*{_ZONE})?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_SERIAL = re.compile(r"([1-9]\d{4})(?:\.\d{1,12})?")
_COMPACT = re.compile(r"((?:1[89]|20|21|47|99)\d{2})(\d{2})(\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_SEASON = re.compile(r"(\d{4})[-/–](\d{4}|\d{2})")  # noqa: RUF001 - years are written with it
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR_ONLY = re.compile(r"(?:fy ?)?(\d{4})(?:\.0)?", re.IGNORECASE)
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_SHORT = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}}|[^\W\d_]{{3,10}})\2(\d{{2}}){_TIME}")
_SHORT_MONTH = re.compile(r"([^\W\d_]{3,10})\.?[-/. ]+'?(\d{2})")
_WORDY_MONTH = re.compile(r"([^\W\d_]{3,10})\.?(?:[-/., ]+|\s+del?\s+)(\d{4})")
_WORDY_DAY = re.compile(
    rf"(?:[^\W\d_]{{3,10}}, *)?(\d{{1,2}})(?:st|nd|rd|th|er|º)?(?:[-/. ]+|\s+de\s+)"
    rf"([^\W\d_]{{3,10}})\.?(?:[-/., ]+|\s+del?\s+)(\d{{4}}){_TIME}"
)
_WORDY_US = re.compile(rf"([^\W\d_]{{3,10}})\.?[-/. ]+(\d{{1,2}})(?:st|nd|rd|th)?,?[-/. ]+(\d{{4}}){_TIME}")

# A date text is short; a column of something else may hold anything.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Dated:
    """What one text says: a day number with its precision, or why there is none (`OPEN`, `BAD` ...)."""

    day: int | None
    precision: int


_OPEN = Dated(None, OPEN)
_BAD = Dated(None, BAD)


def read_date(text: str, order: Order | None = None, pattern: str | None = None) -> Dated:
    """Return what a text says about a day.

    Months become their first day and years the first of July, starts and ends alike, so that lengths stay
    unbiased.

    Parameters
    ----------
    order
        Whether 03/04/2015 is the third of April (``day-first``) or the fourth of March (``month-first``).
    pattern
        What the user says of texts that are not understood otherwise, as `datetime.strptime` takes it.

    Examples
    --------
    >>> date.fromordinal(read_date("Sep 2025").day).isoformat(), read_date("Sep 2025").precision == MONTH
    ('2025-09-01', True)
    >>> read_date("03/04/2015").precision == UNSETTLED, read_date("Present").precision == OPEN
    (True, True)
    >>> date.fromordinal(read_date("03/04/2015", "day-first").day).isoformat()
    '2015-04-03'
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return _BAD
    if text.lower().replace("_", " ") in _OPEN_WORDS:
        return _OPEN
    if pattern:
        found = _by_excel(text) if pattern == EXCEL else _by_pattern(text, pattern)
        if found is not None:
            return found
    return _unambiguous(text) or _ordered(text, order) or _short(text) or _BAD


def _by_excel(text: str) -> Dated | None:
    """Read the number of a day as Excel counts them: 36892 is the first of January 2001."""
    match = _SERIAL.fullmatch(text)
    return Dated(_EXCEL_DAY_0 + int(match[1]), DAY) if match else None


def is_serial(text: str) -> bool:
    """Return whether a text may be the number of a day as Excel counts them.

    >>> is_serial("36892"), is_serial("2001")
    (True, False)
    """
    return _SERIAL.fullmatch(text.strip()) is not None


def _by_pattern(text: str, pattern: str) -> Dated | None:
    try:
        found = datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    if "%y" in pattern and found > date.today():  # noqa: DTZ011 - histories lie in the past
        found = found.replace(year=found.year - 100, day=min(found.day, 28))
    return Dated(found.toordinal(), DAY if "%d" in pattern or "%j" in pattern else MONTH)


def _unambiguous(text: str) -> Dated | None:
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _coarse(match[1], match[2], match[3]) or _on(match[1], match[2], match[3])
    if match := _YEAR_ONLY.fullmatch(text):
        return _on(match[1], "7", "1", YEAR)
    if match := _YEAR_MONTH.fullmatch(text):
        return _on(match[1], match[2], "1", MONTH)
    if match := _MONTH_YEAR.fullmatch(text) or _WORDY_MONTH.fullmatch(text):
        return _on(match[2], match[1], "1", MONTH)
    if match := _WORDY_DAY.fullmatch(text):
        return _on(match[3], match[2], match[1])
    match = _WORDY_US.fullmatch(text)
    return _on(match[3], match[1], match[2]) if match else None


def _coarse(year: str, month: str, day: str) -> Dated | None:
    """Read 2010-05-00 and 2010-00-00 as databases write what they do not know; 0000-00-00 is nothing."""
    if year == "0000":
        return _OPEN
    if int(month) == 0:
        return _on(year, "7", "1", YEAR)
    return _on(year, month, "1", MONTH) if int(day) == 0 else None


def _ordered(text: str, order: Order | None) -> Dated | None:
    """Read 03/04/2015."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if order is None:
        return Dated(None, UNSETTLED)
    day, month = (first, second) if order == "day-first" else (second, first)
    return _on(match[4], str(month), str(day))


def _short(text: str) -> Dated | None:
    """Tell years of two digits: guessing their century has put starts into the future."""
    match = _SHORT.fullmatch(text)
    if match and (match[3].isdigit() or match[3].lower() in _MONTHS):
        return Dated(None, TWO_DIGITS)
    match = _SHORT_MONTH.fullmatch(text)
    return Dated(None, TWO_DIGITS) if match and match[1].lower() in _MONTHS else None


def _on(year: str, month: str, day: str, precision: int = DAY) -> Dated:
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    if int(year) < _EARLIEST:
        return _BAD
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return _BAD
    return Dated(found.toordinal(), precision)


def _season(text: str) -> str | None:
    """Return the first year of 2019/20 or 2019-2020; None where a text is no two years on end."""
    match = _SEASON.fullmatch(text.strip())
    if match is None:
        return None
    following = str(int(match[1]) + 1)
    return match[1] if match[2] in {following, following[2:]} else None


def is_season(text: str) -> bool:
    """Return whether a text may be two years on end.

    >>> is_season("2019/20"), is_season("2010-2015")
    (True, False)
    """
    return _season(text) is not None


def is_month_name(text: str) -> bool:
    """Return whether a text is the name of a month, in full or short.

    >>> is_month_name("Sept."), is_month_name("märz"), is_month_name("Clerk")
    (True, True, False)
    """
    return text.lower().rstrip(".") in _MONTHS


def order_of(texts: Iterable[str]) -> tuple[bool, bool]:
    """Return whether some texts show that days come first (13/04/2015), and some that months do."""
    day_first = month_first = False
    for text in texts:
        match = _NUMBERS.fullmatch(text.strip())
        if match:
            day_first |= int(match[1]) > 12  # noqa: PLR2004 - months in a year
            month_first |= int(match[3]) > 12  # noqa: PLR2004 - as above
    return day_first, month_first


@dataclass
class Read:
    """The dates of one column.

    Parameters
    ----------
    dates
        Text -> what it says.
    order
        How its 03/04/2015 are read; None where that is not settled, or not asked.
    contradicts
        Some of its texts can only be day first, others only month first.
    """

    dates: dict[str, Dated] = field(default_factory=dict)
    order: Order | None = None
    contradicts: bool = False


def read_dates(
    columns: Mapping[str, Iterable[str]], *, order: Order | None = None, pattern: str | None = None
) -> dict[str, Read]:
    """Return what the distinct texts of each date column say.

    A column settles itself whether days or months come first; one that cannot is read as the other date
    columns are, where these agree.

    Cost: linear in the number of distinct texts.
    """
    texts = {name: list(column) for name, column in columns.items()}
    reads: dict[str, Read] = {}
    for name, column in texts.items():
        day_first, month_first = order_of(column)
        settled: Order | None = order or (
            "day-first" if day_first else "month-first" if month_first else None
        )
        reads[name] = Read(order=settled, contradicts=day_first and month_first and order is None)
    orders = {read.order for read in reads.values() if read.order and not read.contradicts}
    common = orders.pop() if len(orders) == 1 else None
    for name, read in reads.items():
        read.order = None if read.contradicts else read.order or common
        read.dates = {text: read_date(text, read.order, pattern) for text in texts[name]}
        years = {text: year for text in texts[name] if (year := _season(text)) is not None}
        # 2011-12 is a month, unless the column has a 2012-13 too.
        if any(read.dates[text].day is None for text in years):
            read.dates |= {text: _on(year, "7", "1", YEAR) for text, year in years.items()}
    return reads


def is_far(day: int | None) -> bool:
    """Return whether a day lies so far ahead that it means "no end"."""
    return day is not None and day >= _FAR_DAY


def shape(text: str) -> str:
    """Return what a text looks like without what it says: a message must not tell who somebody is.

    >>> shape("E12345"), shape("13.13.2015")
    ('a99999', '99.99.9999')
    """
    kept = "".join("9" if letter.isdigit() else "a" if letter.isalpha() else letter for letter in text[:20])
    return kept if kept.isprintable() else repr(kept)[1:-1]
