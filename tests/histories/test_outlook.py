"""What may become of somebody: shares that add up, however little is known."""

from collections import Counter

import pytest

from careergraph.histories.counts import LEFT_TARGET, Risk
from careergraph.histories.outlook import BANDS, KAPPAS, Outlook


def model() -> Outlook:
    """Many leave role 0 for role 1 in their first year, few later; role 1 is left slowly."""
    return Outlook(
        {
            0: Risk(Counter({0: 100}), Counter({(200, 1): 60, (2000, LEFT_TARGET): 10, (4000, None): 30})),
            1: Risk(Counter({0: 50}), Counter({(3000, LEFT_TARGET): 10, (3000, 0): 5, (3650, None): 35})),
        }
    )


@pytest.mark.parametrize("role", [0, 1, 7])
@pytest.mark.parametrize("tenure", [0, 0.5, 3, 12, 60])
@pytest.mark.parametrize("years", [0, 0.1, 1, 5, 40])
def test_shares_add_up_to_one(role: int, tenure: float, years: float) -> None:
    found = model().forecast(role, tenure=tenure, years=years)
    shares = [found.stay, found.left, *found.moves.values()]
    assert sum(shares) == pytest.approx(1, abs=1e-12)
    assert all(0 <= share <= 1 for share in shares)
    assert role not in found.moves


def test_in_no_time_nothing_changes_and_more_time_takes_more() -> None:
    outlook = model()
    assert outlook.forecast(0, tenure=2, years=0).stay == 1
    stays = [outlook.forecast(0, tenure=0, years=years).stay for years in (0.5, 1, 2, 10, 30)]
    assert stays == sorted(stays, reverse=True)
    assert len(set(stays)) == len(stays)


def test_the_first_year_is_unlike_the_later_ones() -> None:
    outlook = model()
    early, late = (outlook.forecast(0, tenure=tenure, years=1) for tenure in (0, 4))
    assert early.moves[1] > 0.3
    assert early.stay < late.stay
    assert late.at_risk == 40
    assert early.at_risk == 100


@pytest.mark.parametrize(
    ("tenure", "seen"), [(0, 100), (200 / 365.25, 40), (2000 / 365.25, 30), (3999 / 365.25, 30), (11, 0)]
)
def test_how_many_were_seen_for_as_long(tenure: float, seen: int) -> None:
    assert model().forecast(0, tenure=tenure, years=1).at_risk == seen


def test_who_comes_under_observation_later_is_seen_from_then_on() -> None:
    late = Outlook({0: Risk(Counter({0: 10, 400: 5}), Counter({(900, None): 15}))})
    assert [late.forecast(0, tenure=tenure, years=1).at_risk for tenure in (1, 2, 3)] == [10, 15, 0]


def test_of_a_role_that_nobody_left_the_usual_is_expected() -> None:
    outlook = Outlook({**model()._risk, 5: Risk(Counter({0: 20}), Counter({(100, None): 20}))})  # noqa: SLF001
    assert outlook.rate(5) > 0
    shares = outlook.next_shares(5)
    assert sum(shares.values()) == pytest.approx(1)
    assert max(shares, key=shares.__getitem__) == 1


def test_nothing_known_is_no_error() -> None:
    found = Outlook({}).forecast(0, tenure=1, years=1)
    assert (found.stay, found.left, dict(found.moves), found.at_risk) == (1.0, 0.0, {}, 0)


def test_the_weight_of_the_whole_is_one_of_those_that_are_tried() -> None:
    assert model().kappa in KAPPAS
    assert list(BANDS) == sorted(set(BANDS))
    # Alike in every band: the role's own rate is weighed as much as can be.
    same = Risk(Counter({0: 1000}), Counter({(365 * n, 1): 1000 >> n for n in range(1, 9)}))
    assert Outlook({0: same, 1: Risk(Counter({0: 9}), Counter({(9, None): 9}))}).kappa > model().kappa
