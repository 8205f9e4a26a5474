"""How much work a search may do: counted in comparisons, so that the answer is the same on every machine."""

from __future__ import annotations

from math import inf
from time import monotonic

__all__ = ["NO_WAY", "WORK", "Budget"]

# More units of learning than any way costs: there is none. A unit may be as small as the last decimal of
# any effort, and efforts as large as a float can be: together they stay below 2**2300.
NO_WAY = 1 << 4096

# So many comparisons take some two seconds.
WORK = 24_000_000
# The clock is looked at once in so many.
LOOK_AT_THE_CLOCK = 20_000


class _Meter:
    """What a question has cost so far; all its searches count on it."""

    __slots__ = ("count", "look")

    def __init__(self) -> None:
        self.count = 0
        self.look = 0


class Budget:
    """When a question's searches stop: after so many comparisons, or, if a time is given, at that time.

    Parameters
    ----------
    seconds
        How long the searches may take, from now on.
    work
        How many comparisons they may make where no time is given.
    """

    __slots__ = ("_deadline", "_limit", "_meter")

    def __init__(self, seconds: float | None = None, work: float | None = None) -> None:
        self._meter = _Meter()
        self._limit = inf if seconds is not None else WORK if work is None else work
        self._deadline = None if seconds is None else monotonic() + seconds

    def spend(self, work: float = 1) -> bool:
        """Count comparisons; whether the search must stop."""
        meter = self._meter
        meter.count += work  # type: ignore[assignment]  # whole in effect
        if meter.count > self._limit:
            return True
        if self._deadline is not None and meter.count >= meter.look:
            meter.look = meter.count + LOOK_AT_THE_CLOCK
            if monotonic() >= self._deadline:
                self._limit = -1
                return True
        return False

    @property
    def count(self) -> int:
        """How many comparisons were counted."""
        return self._meter.count

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        if self._deadline is not None and monotonic() >= self._deadline:
            self._limit = -1
        return self._meter.count > self._limit

    def part(self, share: float) -> Budget:
        """Return a share (0..1) of what is left as a budget; what it spends is spent of this one, too."""
        other = Budget()
        other._meter = self._meter
        other._limit = self._limit
        if self._deadline is None:
            other._limit = self._meter.count + (self._limit - self._meter.count) * share
        else:
            now = monotonic()
            other._deadline = now + (self._deadline - now) * share
            other._limit = self._limit
        return other
