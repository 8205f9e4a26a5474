"""How long a search may go on."""

from __future__ import annotations

from math import inf
from time import monotonic

__all__ = ["LABELS", "NO_WAY", "Budget"]

# More units of learning than any way costs: there is none. A unit may be as small as the last decimal of
# any effort, and efforts as large as a float can be: together they stay below 2**2300.
NO_WAY = 1 << 4096

LOOK_AT_THE_CLOCK = 64
LABELS = 20_000


class Budget:
    """When a search stops: after so many labels looked at, or, if a time is given, at that time.

    A count of labels gives the same answer on every machine; seconds do not.
    """

    def __init__(self, seconds: float | None = None, labels: int = LABELS) -> None:
        self.labels: float = inf if seconds is not None else labels
        self.deadline = None if seconds is None else monotonic() + seconds
        self.count = 0

    def spend(self) -> bool:
        """Count one label; whether the search must stop."""
        self.count += 1
        return self.count > self.labels or self.is_late(self.count)

    def is_late(self, labels: int) -> bool:
        """Whether time is up; the clock is looked at only now and then, by a count of ``labels``."""
        return self.deadline is not None and not labels % LOOK_AT_THE_CLOCK and monotonic() >= self.deadline

    @property
    def spent(self) -> bool:
        """Whether a search stopped for it."""
        return self.count > self.labels or (self.deadline is not None and monotonic() >= self.deadline)

    def renewed(self, labels: int | None = None) -> Budget:
        """Return a budget of the same kind for a next search: labels afresh, the same deadline."""
        fresh = Budget()
        fresh.deadline = self.deadline
        fresh.labels = self.labels if self.deadline is not None or labels is None else labels
        return fresh
