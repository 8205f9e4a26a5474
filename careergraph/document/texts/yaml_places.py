"""Where the values of a YAML text stand, looked up in a second reading of its events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from careergraph.document.texts.document import Position

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from careergraph.document.texts.document import Path

__all__ = ["find_places"]


def find_places(
    events: Iterable[yaml.Event], paths: Collection[Path], aliased: Mapping[Path, Path]
) -> dict[Path, Position]:
    """Return the positions of values, and of their keys, for paths in the data, as far as they exist.

    Parameters
    ----------
    events
        The events of a text that was read to its end before.
    paths
        What is looked for.
    aliased
        Path of each alias -> path of the value that it stands for: what is in it stands there.

    Notes
    -----
    Cost: one pass over the events, and the length of the paths.
    """
    behind = {path: _unaliased(path, aliased) for path in paths}
    finder = _Finder({*paths, *behind.values()})
    finder.read(events)
    found = finder.found
    # An alias itself stands where it is written; what is in it stands in the value.
    return {
        path: found.get(path) or found[target]
        for path, target in behind.items()
        if path in found or target in found
    }


def _unaliased(path: Path, aliased: Mapping[Path, Path]) -> Path:
    """Return where the value at a path is written, when aliases on the way to it are followed."""
    length = 1
    while length < len(path):
        target = aliased.get(path[:length])
        if target is None:
            length += 1
        else:
            # A value stands above its aliases: this ends.
            path, length = (*target, *path[length:]), 1
    return path


class _Level:
    """A mapping or list on the way to what is looked for."""

    __slots__ = ("key", "key_position", "mapping", "path", "step")

    def __init__(self, path: Path, *, mapping: bool) -> None:
        self.path = path
        self.mapping = mapping
        self.step = -1
        self.key: str | None = None
        self.key_position = 0


class _Finder:
    """Follows the events of a text along wanted paths, and passes over all else."""

    def __init__(self, paths: Collection[Path]) -> None:
        self.on_the_way = {path[:length] for path in paths for length in range(len(path) + 1)}
        self.found: dict[Path, Position] = {}
        self._levels: list[_Level] = []
        # How deep within something that leads to no wanted path.
        self._apart = 0

    def read(self, events: Iterable[yaml.Event]) -> None:
        """Note the positions of all that is wanted."""
        for event in events:
            kind = type(event)
            if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event, mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close()
            elif (kind is yaml.ScalarEvent or kind is yaml.AliasEvent) and not self._apart:
                self._scalar(event)

    def _open(self, event: Any, *, mapping: bool) -> None:  # noqa: ANN401 - PyYAML's stubs know no marks
        if self._apart:
            self._apart += 1
            return
        path = self._value(event, None)
        if path in self.on_the_way:
            self._levels.append(_Level(path, mapping=mapping))
        else:
            self._apart = 1

    def _close(self) -> None:
        if self._apart:
            self._apart -= 1
        else:
            self._levels.pop()
        if not self._apart and self._levels:
            self._levels[-1].key = None

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        level = self._levels[-1] if self._levels else None
        if level is not None and level.mapping and level.key is None:
            level.key = event.value
            level.key_position = event.start_mark.index
            return
        plain = type(event) is yaml.ScalarEvent and not event.style
        self._value(event, event.end_mark.index if plain else None)
        if level is not None:
            level.key = None

    def _value(self, event: Any, end: int | None) -> Path:  # noqa: ANN401
        """Note where a value stands, if it is wanted; return its path."""
        start: int = event.start_mark.index
        if not self._levels:
            self.found[()] = Position(start, None, end)
            return ()
        level = self._levels[-1]
        if level.mapping:
            path: Path = (*level.path, level.key or "")
            key = level.key_position
        else:
            level.step += 1
            path, key = (*level.path, level.step), None
        if path in self.on_the_way:
            self.found[path] = Position(start, key, end)
        return path
