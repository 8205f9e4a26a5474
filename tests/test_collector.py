"""The garbage collector, paused and let run again."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from careergraph.collector import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def collecting() -> Iterator[None]:
    """Let the collector run, whatever the test before has left behind."""
    running = gc.isenabled()
    gc.enable()
    yield
    if not running:
        gc.disable()


@pytest.mark.usefixtures("collecting")
def test_the_collector_runs_again_after_reading() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            pass
        assert not gc.isenabled()  # whoever paused it first lets it run again
    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_the_collector_runs_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), collector_paused():
        raise ValueError("x")
    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_a_collector_that_did_not_run_stays_so() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_what_was_made_meanwhile_is_old_and_what_is_garbage_goes() -> None:
    class Node:
        pass

    with collector_paused():
        nodes = [Node() for _ in range(3_000)]
        assert gc.get_count()[0] >= 3_000
    assert gc.get_count()[0] < 3_000
    assert any(each is nodes[0] for each in gc.get_objects(generation=2))
    assert gc.get_freeze_count() == 0
