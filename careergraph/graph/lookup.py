"""Look-up of roles, or of skills, by id, title or alias."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from careergraph.errors import AmbiguousNameError, QuestionError, UnknownNameError
from careergraph.names import Nearest, fold, folded_text, nearest_of_many

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from careergraph.graph.columns import Named

__all__ = ["Lookup"]

CANDIDATES = 5
# Three digits in a row, or a number with a point: the codes of national frameworks.
_CODE = re.compile(r"[0-9]{3}|[0-9]\.[0-9]")
# With more entries than this names are looked for in one long text: a dictionary of them takes long to make.
MANY = 20_000
# So many names are looked for in that way; then somebody has many, and the dictionary pays.
FEW_NAMES = 10


class Lookup:
    """Finds what a name means; nothing is guessed.

    Parameters
    ----------
    kind
        What is looked up: ``"role"`` or ``"skill"``.
    ids
        The ids that there are.
    names
        Gives how they are called; asked once, for the first name that is no id.
    """

    def __init__(self, kind: str, ids: Container[str], names: Callable[[], Named]) -> None:
        self.kind = kind
        self._ids = ids
        self._names = names
        self._asked = 0

    def find(self, name: str) -> str:
        """Return the id that a name means.

        Raises
        ------
        QuestionError
            It is no text.
        UnknownNameError
            Nothing has this name; ``.candidates`` holds near ones.
        AmbiguousNameError
            More than one has it.
        """
        if not isinstance(name, str):  # who has no type checker may pass a record, or None
            raise QuestionError(f"a {self.kind} is named by a text, not by {name!r:.60}")
        ids = self.meant(name)
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise AmbiguousNameError(self.kind, name, ids, titles=self._telling(ids))
        near = self.near(name)
        hint = f"`careergraph {self.kind}s` lists them"
        raise UnknownNameError(self.kind, name, near, hint=hint, titles=self._telling(near))

    def _telling(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the titles of those ids that are codes, which say nothing to people."""
        named = self._named
        return {key: named.titles[bisect_left(named.ids, key)] for key in ids if _CODE.search(key)}

    def meant(self, name: str) -> Sequence[str]:
        """Return the ids that a name means: none where it is unknown, several where it is ambiguous.

        Quicker than `find` where many names are unknown, as it looks for no near ones.
        """
        return [name] if name in self._ids else self._called(fold(name))

    def near(self, name: str) -> list[str]:
        """Return the ids whose names come near, nearest first: where some begin so, those alone.

        Among many names those that come near as a whole go before those that do so in a part.
        """
        if len(self._named.ids) > MANY:
            many = self._many
            found = nearest_of_many(name, many.names, many.text, limit=4 * CANDIDATES)
            return list(dict.fromkeys(many.owner(place) for place in found))[:CANDIDATES]
        found_names = self._nearest.find(name, limit=4 * CANDIDATES)
        return list(dict.fromkeys(key for text in found_names for key in self._by_name[text]))[:CANDIDATES]

    @cached_property
    def _named(self) -> Named:
        return self._names()

    def _called(self, folded: str) -> list[str]:
        """Return the ids of all that have a folded name, in the order of the file."""
        self._asked += 1
        if len(self._named.ids) <= MANY or self._asked > FEW_NAMES:
            return self._by_name.get(folded, [])
        return self._many.called(folded)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Each folded id, title and alias -> the ids it names."""
        ids, titles, aliases, places = self._named
        found: dict[str, list[str]] = {}
        entries: Iterable[tuple[str, str, Sequence[str]]] = zip(ids, titles, aliases, strict=True)
        if places is not None:
            entries = [entry for _, entry in sorted(zip(places, entries, strict=True))]
        for key, title, others in entries:
            for name in (key, title, *others):
                owners = found.setdefault(fold(name), [])
                if key not in owners:
                    owners.append(key)
        return found

    @cached_property
    def _nearest(self) -> Nearest:
        """The names, to be searched for those that come near a mistyped one."""
        return Nearest({name: name for name in self._by_name})

    @cached_property
    def _many(self) -> _Many:
        return _Many(self._named)


class _Many:
    """Many names: folded, in a list, and one behind the other in a text, each between two separators."""

    def __init__(self, named: Named) -> None:
        self._named = named
        parts = [folded_text(named.ids), folded_text(named.titles)]
        self._aliased: list[int] = []
        if any(named.aliases):
            self._aliased = [number for number, aliases in enumerate(named.aliases) for _ in aliases]
            parts.append(folded_text(chain.from_iterable(named.aliases)))
        self.text = "\0".join(["", *parts, ""])

    @cached_property
    def names(self) -> list[str]:
        """The names one by one: ids, then titles, then aliases."""
        ids = self._named.ids
        same = "\0".join(["", *ids, ""])
        if not self.text.startswith(same):
            return self.text[1:-1].split("\0")
        # Most ids are folded as they are: to make them anew would take half of the time.
        return [*ids, *self.text[len(same) : -1].split("\0")]

    def called(self, folded: str) -> list[str]:
        """Return the ids of all that have a folded name, in the order of the file."""
        numbers = dict.fromkeys(self._number(place) for place in self._places(f"\0{folded}\0"))
        places = self._named.places
        order = sorted(numbers, key=places.__getitem__) if places is not None else sorted(numbers)
        return [self._named.ids[number] for number in order]

    def _places(self, wanted: str) -> Iterator[int]:
        """Yield the places in ``names`` of those that stand in the text."""
        if wanted.count("\0") > 2:  # noqa: PLR2004 - a name that holds a separator is nobody's
            return
        start = self.text.find(wanted)
        while start >= 0:
            yield self.text.count("\0", 0, start)
            start = self.text.find(wanted, start + 1)

    def _number(self, place: int) -> int:
        count = len(self._named.ids)
        return place % count if place < 2 * count else self._aliased[place - 2 * count]

    def owner(self, place: int) -> str:
        """Return the id of what the name at a place names."""
        return self._named.ids[self._number(place)]
