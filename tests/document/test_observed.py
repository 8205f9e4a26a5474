"""What a file says of its histories, one record at a time; that figures agree is asked of the rules."""

from typing import Any

import pytest

from careergraph import QuestionError
from careergraph.document.observed import MOST_STEPS, Career, Hidden, Histories, Within


def test_a_career_leads_over_one_to_four_roles() -> None:
    for length in range(1, MOST_STEPS + 1):
        assert len(Career(("a",) * length, 10).path) == length
    for path in ((), ("a",) * (MOST_STEPS + 1)):
        with pytest.raises(QuestionError):
            Career(path, 10)


@pytest.mark.parametrize("figures", [{"people": 0}, {"people": 3, "left": 0}, {"people": 3, "still": 0}])
def test_a_count_of_nobody_is_left_out_and_not_written(figures: dict[str, Any]) -> None:
    with pytest.raises(QuestionError, match="greater than or equal to 1"):
        Career(("a",), **figures)


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_shares_lie_between_none_and_all(share: float) -> None:
    with pytest.raises(QuestionError):
        Within(1, share)
    with pytest.raises(QuestionError):
        Within(1, 0.5, low=share)
    with pytest.raises(QuestionError):
        Hidden(0, share)


def test_what_a_file_leaves_out_is_unknown_and_what_it_leaves_empty_is_nothing() -> None:
    told = Histories(as_of="2026-06", careers=None)  # type: ignore[arg-type]  # as `careers:` is read
    assert told.careers == ()
    assert (told.people, told.observed_from, told.hidden) == (None, None, None)
    assert not told.rounded


def test_histories_end_at_a_day_that_exists() -> None:
    with pytest.raises(QuestionError, match="no such day"):
        Histories(as_of="2026-02-30")
