"""What is counted of stays: people, moves, first stays and careers, as whole numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from careergraph.histories.counts import LEFT_TARGET, NEVER, STAYS, Risk, count, count_careers
from tests.histories.tables import stays_in

if TYPE_CHECKING:
    from careergraph.histories.engines import DuckDB

# Ann goes on to role 1, leaves, and comes back to role 0; Bob stays; Cy goes to role 1 and is there.
ROWS: list[tuple[str, int, int, int | None]] = [
    ("ann", 0, 0, 100),
    ("ann", 1, 100, 300),
    ("ann", 0, 900, 950),
    ("bob", 0, 50, None),
    ("cy", 0, 20, 220),
    ("cy", 1, 220, None),
]


def test_people_are_counted_once_however_often_they_come(engine: DuckDB) -> None:
    found = count(engine, stays_in(engine, *ROWS)[0])
    assert found.everybody == 3
    assert found.people == {0: 3, 1: 2}
    assert found.leavers == {0: 2, 1: 1}
    assert found.moves == {(0, 1): 2, (0, LEFT_TARGET): 1, (1, LEFT_TARGET): 1}


def test_first_stays_alone_are_timed(engine: DuckDB) -> None:
    risk = count(engine, stays_in(engine, *ROWS)[0]).risk
    assert risk[0] == Risk(Counter({0: 3}), Counter({(100, 1): 1, (200, 1): 1, (4950, None): 1}))
    assert risk[1] == Risk(Counter({0: 2}), Counter({(200, LEFT_TARGET): 1, (4780, None): 1}))
    assert risk[0].stays == 3


def test_stays_come_under_observation_where_departures_are_known(engine: DuckDB) -> None:
    table = stays_in(engine, *ROWS)[0]
    risk = count(engine, table, observed_from=1000 + 150).risk
    # Ann's first stay ended before: her second is the first that is seen.
    assert risk[0].entries == Counter({0: 1, 100: 1, 130: 1})
    assert risk[0].exits == Counter({(50, LEFT_TARGET): 1, (200, 1): 1, (4950, None): 1})
    assert count(engine, table, observed_from=9000).risk == {}


def test_an_exit_that_is_none_counts_as_still_there(engine: DuckDB) -> None:
    found = count(engine, stays_in(engine, *ROWS)[0], censor_exits=True)
    assert found.moves == {(0, 1): 2}
    assert found.leavers == {0: 2}
    assert found.risk[1].exits == Counter({(200, None): 1, (4780, None): 1})


def test_roles_of_few_are_not_timed(engine: DuckDB) -> None:
    assert set(count(engine, stays_in(engine, *ROWS)[0], least=3).risk) == {0}


def test_careers_are_counted_by_the_first_stay_in_each_role(engine: DuckDB) -> None:
    table = stays_in(engine, *ROWS)[0]
    assert count_careers(engine, table) == {
        (0, 1, LEFT_TARGET, NEVER): 1,
        (0, STAYS, NEVER, NEVER): 1,
        (0, 1, STAYS, NEVER): 1,
        (1, LEFT_TARGET, NEVER, NEVER): 1,
        (1, STAYS, NEVER, NEVER): 1,
    }
    censored = count_careers(engine, table, censor_exits=True)
    assert censored[0, 1, STAYS, NEVER] == 2


def test_the_digest_tells_counts_apart_and_nothing_else(engine: DuckDB) -> None:
    table = stays_in(engine, *ROWS)[0]
    found = count(engine, table)
    assert found.digest() == count(engine, table).digest()
    turned = replace(found, people=dict(reversed(found.people.items())))
    assert turned.digest() == found.digest()
    for other in (replace(found, everybody=4), replace(found, careers={(0, -1, -3, -3): 1})):
        assert other.digest() != found.digest()
    assert len(found.digest()) == 64
