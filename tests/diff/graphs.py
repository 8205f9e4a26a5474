"""What the tests of diff ask again and again."""

from typing import Any

from careergraph import CareerGraph
from careergraph.diff import Differences, diff
from careergraph.diff.story import sections
from tests.check.frameworks import flawless


def graph(data: dict[str, Any]) -> CareerGraph:
    return CareerGraph.from_dict(data)


def changed(data: dict[str, Any]) -> Differences:
    """Return what changed from the flawless framework to this one."""
    return graph(flawless()).diff(graph(data))


def told(old: dict[str, Any], new: dict[str, Any]) -> dict[str, list[str]]:
    """Return the sections of what changed, by their headings."""
    before, after = graph(old), graph(new)
    return {part.heading: list(part.cut()) for part in sections(diff(before, after), before, after)}
