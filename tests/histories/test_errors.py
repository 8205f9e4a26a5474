"""All that is wrong with histories is told at once."""

import pickle

from careergraph.errors import CareerGraphError, Problem
from careergraph.histories import HistoriesError


def test_problems_are_told_together_each_on_its_line() -> None:
    error = HistoriesError([Problem("one thing", "mend it", file="a.csv", line=3), Problem("another")])
    assert str(error) == "the histories have 2 problems:\n  a.csv:3: one thing; mend it\n  another"
    assert str(HistoriesError([Problem("one thing")])).startswith("the histories have 1 problem:\n")
    assert isinstance(error, CareerGraphError)
    assert isinstance(error, ValueError)


def test_the_error_passes_to_another_process() -> None:
    error = HistoriesError([Problem("one thing", file="a.csv")])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (str(again), again.problems) == (str(error), error.problems)
