"""Counting the work of a call: lines of Python that ran, calls into C, and memory; never seconds.

The same call counts the same on every machine, however busy: a test of growth may not depend on the clock.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

__all__ = ["Counted", "memory", "steps"]


class Counted:
    """Counts steps while it is entered: every line of Python that runs, and every call from Python into C.

    What C does within one call is not seen: a look through a list counts as one step.
    """

    def __init__(self) -> None:
        self.steps = 0

    def __enter__(self) -> Self:
        """Begin to count; who traces already, such as a coverage tool, waits until the end."""
        self._before = sys.gettrace(), sys.getprofile()
        count = [0]
        self._count = count

        def line(_frame: FrameType, event: str, _arg: object) -> Any:  # noqa: ANN401 - the type of trace functions
            if event == "line":
                count[0] += 1
            return line

        def call(_frame: FrameType, event: str, _arg: object) -> None:
            if event == "c_call":
                count[0] += 1

        sys.setprofile(call)
        sys.settrace(line)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop counting."""
        trace, profile = self._before
        sys.settrace(trace)
        sys.setprofile(profile)
        self.steps = self._count[0]


def steps(work: Callable[[], object]) -> int:
    """Return how many steps a call takes. What it raises is taken as its answer."""
    with Counted() as counted:
        _done(work)
    return counted.steps


def memory(work: Callable[[], object]) -> int:
    """Return the most bytes that a call holds at once, beside what was there before."""
    gc.collect()
    tracemalloc.start()
    try:
        _done(work)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _done(work: Callable[[], object]) -> None:
    from careergraph.errors import CareerGraphError

    try:
        work()
    except CareerGraphError as error:
        str(error)
