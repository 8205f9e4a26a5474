"""Look-up of roles, or of skills, by id, title or alias."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from careergraph.errors import AmbiguousNameError, UnknownNameError
from careergraph.names import Nearest, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

__all__ = ["Lookup"]

CANDIDATES = 5


class Lookup:
    """Finds what a name means; nothing is guessed.

    Parameters
    ----------
    kind
        What is looked up: ``"role"`` or ``"skill"``.
    ids
        The ids that there are.
    names
        Gives id, title and aliases of each, in the order in which candidates are told; asked once, for the
        first name that is no id.
    """

    def __init__(
        self,
        kind: str,
        ids: Container[str],
        names: Callable[[], Iterable[tuple[str, str, Sequence[str]]]],
    ) -> None:
        self.kind = kind
        self._ids = ids
        self._names = names

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Each folded id, title and alias -> the ids it names."""
        found: dict[str, list[str]] = {}
        for key, title, aliases in self._names():
            for name in (key, title, *aliases):
                ids = found.setdefault(fold(name), [])
                if key not in ids:
                    ids.append(key)
        return found

    @cached_property
    def _nearest(self) -> Nearest:
        """The names, to be searched for those that come near a mistyped one."""
        return Nearest({name: name for name in self._by_name})

    def find(self, name: str) -> str:
        """Return the id that a name means.

        Raises
        ------
        UnknownNameError
            Nothing has this name; ``.candidates`` holds near ones.
        AmbiguousNameError
            More than one has it.
        """
        ids = self.meant(name)
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise AmbiguousNameError(self.kind, name, ids)
        raise UnknownNameError(
            self.kind, name, self.near(name), hint=f"`careergraph {self.kind}s` lists them"
        )

    def meant(self, name: str) -> Sequence[str]:
        """Return the ids that a name means: none where it is unknown, several where it is ambiguous.

        Quicker than `find` where many names are unknown, as it looks for no near ones.
        """
        return [name] if name in self._ids else self._by_name.get(fold(name), [])

    def near(self, name: str) -> list[str]:
        """Return the ids whose names come near, nearest first: where some begin so, those alone."""
        found = self._nearest.find(name, limit=4 * CANDIDATES)
        return list(dict.fromkeys(key for text in found for key in self._by_name[text]))[:CANDIDATES]
