"""Names as people type them: compared in any case and spacing, and the ones that come near."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "SHOWN_TEXT",
    "STEERING",
    "Nearest",
    "each_name",
    "fold",
    "folded_text",
    "near",
    "nearest_of_many",
    "quoted",
    "slug",
    "visible",
]

Name = TypeVar("Name", bound=str)

# "Did you mean" speaks up from this similarity (0..100) on.
NEAR = 66
# ... and names no second best that is further off than this.
SPREAD = 15
# Names with fewer letters than this are compared as a whole: their letters stand in nearly every name.
SHORT = 4
# Longer texts are no mistyped names: near ones would take their length to find, and help nobody.
LONG = 200
# An id that is made of a title has no more letters.
LONGEST_ID = 80
# A message shows this much of a text.
SHOWN_TEXT = 60
# What would steer a terminal instead of being read, and JSON allows inside a text: late control characters,
# and marks that end lines or turn their direction. The inside of a regular expression's brackets.
STEERING = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"


# What folding changes beside the case: blanks in a row, at an end, and those that are no space.
_ODD_BLANKS = ("  ", " \0", "\0 ", *"\t\n\v\f\r\x1c\x1d\x1e\x1f")


# Letters that nobody sees: format characters (Cf) that Unicode calls default-ignorable, such as soft hyphens,
# joiners and byte order marks, which come along when a text is copied. The page's `fold` leaves out the same.
_INVISIBLE = re.compile(
    "[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]+"
)


def visible(text: str) -> str:
    r"""Return a text without the letters that nobody sees; one that holds no others stays as it is.

    >>> visible("Mana\xadger\ufeff")
    'Manager'
    """
    # No format character is printable: to look costs next to nothing.
    return text if text.isprintable() else _INVISIBLE.sub("", text) or text


def fold(name: str) -> str:
    """Return a name as look-ups compare it: any case, any spacing, any Unicode form, and what is seen of it.

    >>> fold("  VP  of Sales ")
    'vp of sales'
    """
    # Most names are ASCII, where lower case is all that there is to fold.
    folded = name.lower() if name.isascii() else unicodedata.normalize("NFKC", visible(name)).casefold()
    return " ".join(folded.split())


def each_name(said: Iterable[Name]) -> list[Name]:
    """Return names one by one: a lone text is one name, and no row of letters.

    >>> each_name("head"), each_name(("head", "cro"))
    (['head'], ['head', 'cro'])
    """
    return [said] if isinstance(said, str) else list(said)  # type: ignore[list-item]  # text is a row of texts


def folded_text(names: Iterable[str]) -> str:
    r"""Return names as `fold` does, with a zero byte between two: many of them in a tenth of the time.

    >>> folded_text(["VP of  Sales", "CEO"])
    'vp of sales\x00ceo'
    """
    names = list(names)
    # No name holds the separator: it is a control character.
    text = "\0".join(names)
    if text.isascii() and not any(odd in text for odd in _ODD_BLANKS) and text[:1] != " " != text[-1:]:
        return text.lower()
    return "\0".join(map(fold, names))


def nearest_of_many(name: str, folded: Sequence[str], text: str, *, limit: int) -> list[int]:
    """Return the places of the names that come near a mistyped one, nearest first; may be empty.

    Parameters
    ----------
    name
        The name as it was typed.
    folded
        Many folded names.
    text
        The same, each between two zero bytes: to find those that begin as typed takes a moment.
    limit
        How many to return at most.

    Notes
    -----
    As `Nearest.find`, but for one thing: names are compared as wholes, and only where none comes near so in
    their parts, which takes ten times as long. One comparison for each name.
    """
    from rapidfuzz import fuzz, process

    typed = fold(name)
    if typed and f"\0{typed}" in text:
        begun = {place: known for place, known in enumerate(folded) if known.startswith(typed)}
        found = process.extract(typed, begun, scorer=fuzz.ratio, limit=limit)
    else:
        found = process.extract(typed, folded, scorer=fuzz.ratio, score_cutoff=NEAR, limit=limit)
        if not found and len(typed) >= SHORT:
            found = process.extract(typed, folded, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=limit)
        least = found[0][1] - SPREAD if found else 0.0
        found = [match for match in found if match[1] >= least]
    return [place for _, _, place in found]


class Nearest:
    """The known names of one kind, to be searched for those that come near a mistyped one.

    Parameters
    ----------
    known
        Each known name -> what to suggest for it; a role's title may suggest the role's id.

    Examples
    --------
    >>> Nearest({"Head of Sales": "head", "head": "head", "ceo": "ceo"}).find("haed")
    ['head']
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known

    @cached_property
    def _folded(self) -> dict[str, str]:
        # Sorted, so that equally near names come in the same order whatever the order of the file.
        return {name: fold(name) for name in sorted(self.known) if len(name) <= LONG}

    @cached_property
    def _by_length(self) -> tuple[dict[str, str], dict[str, str]]:
        short: dict[str, str] = {}
        long: dict[str, str] = {}
        for name, folded in self._folded.items():
            (short if len(folded) < SHORT else long)[name] = folded
        return short, long

    def find(self, name: str, *, limit: int = 3) -> list[str]:
        """Return what to suggest for ``name``, nearest first; may be empty.

        Where some names begin as typed, the others are no suggestions. Cost: two comparisons per known name,
        each of no more than 200 letters.
        """
        if len(name) > LONG:
            return []
        from rapidfuzz import fuzz, process

        typed = fold(name)
        begun = {key: folded for key, folded in self._folded.items() if typed and folded.startswith(typed)}
        if begun:
            found = process.extract(typed, begun, scorer=fuzz.ratio, limit=None)
        else:
            short, long = self._by_length
            scorer = fuzz.WRatio if len(typed) >= SHORT else fuzz.ratio
            found = process.extract(typed, short, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
            found += process.extract(typed, long, scorer=scorer, score_cutoff=NEAR, limit=2 * limit)
        found.sort(key=lambda match: (-match[1], match[2]))
        least = 0.0 if begun or not found else found[0][1] - SPREAD
        return list(dict.fromkeys(self.known[key] for _, score, key in found if score >= least))[:limit]


def near(name: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the known names that come near a mistyped one, nearest first; may be empty.

    Examples
    --------
    >>> near("Manger", ["Entry", "Manager", "Head"])
    ['Manager']
    """
    return Nearest({text: text for text in known}).find(name, limit=limit)


def quoted(name: object) -> str:
    r"""Return a text from a file as it may be shown: in quotes, escaped, and cut where it is long.

    >>> quoted("a\x1b[31m")
    "'a\\x1b[31m'"
    """
    text = name if isinstance(name, str) else type(name).__name__
    # Cut before escaping: a hostile text may be megabytes long.
    return repr(text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}…")


def slug(title: str, *, noun: str) -> str:
    """Return the id that a title asks for.

    A title in a script without Latin letters gets the noun and a number that follows from the title.

    >>> slug("Head of Sales & Marketing", noun="role"), slug("Chargé d'affaires", noun="role")
    ('head-of-sales-marketing', 'charge-d-affaires')
    """
    plain = unicodedata.normalize("NFKD", visible(title)).casefold()
    kept = "".join(
        letter if letter.isascii() and letter.isalnum() else "" if unicodedata.combining(letter) else " "
        for letter in plain
    )
    words = "-".join(kept.split())[:LONGEST_ID].rstrip("-")
    return words or f"{noun}-{zlib.crc32(fold(title).encode(errors='replace')):08x}"
