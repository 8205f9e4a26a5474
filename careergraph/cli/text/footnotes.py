"""Where facts come from, as numbered notes below a page of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careergraph.cli.text.sheet import Sheet
    from careergraph.document.records import Source
    from careergraph.graph import CareerGraph

__all__ = ["Footnotes", "add_derived", "marked"]


class Footnotes:
    """Numbers for the sources that a page names, in the order in which it names them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def mark(self, sources: Iterable[str]) -> str:
        """Return the sources' numbers as a mark behind a fact: `` [1][2]``."""
        numbers = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in sources]
        return "".join(f"[{n}]" for n in sorted(numbers))

    def print(self, sheet: Sheet) -> None:
        """Add the list of the sources that were named."""
        if not self._numbers:
            return
        sheet.heading("Sources")
        for source_id, n in self._numbers.items():
            source = self._sources[source_id]
            parts = (
                source.title,
                "derived, not observed" if source.derived else None,
                source.where,
                f"licence: {source.licence}" if source.licence else None,
            )
            sheet.text("; ".join(part for part in parts if part), indent=2, mark=f"[{n}] ")


def add_derived(sheet: Sheet, graph: CareerGraph) -> None:
    """Say once, below an answer, where its moves were computed and nobody observed them."""
    which = {"all": "Moves", "some": "Some moves"}.get(graph.moves_are_derived or "")
    if which:
        sheet.gap()
        sheet.text(f"{which} in this graph are derived, not observed.")


def marked(text: str, mark: str) -> str:
    """Return a text with its footnote mark."""
    return f"{text} {mark}" if mark else text
