"""What a change means for people."""

from copy import deepcopy

import pytest

from careergraph.diff import consequences as room
from careergraph.diff import diff
from tests.check.frameworks import add_move, flawless, move
from tests.diff.graphs import changed, graph, told


def test_routes_that_vanish_appear_and_change_their_length() -> None:
    data = flawless()
    data["moves"].remove(move(data, "baking-1", "baking-2"))
    add_move(data, "carpentry-1", "carpentry-3")
    answer = changed(data)
    found = answer.consequences
    assert [(item.from_, item.to, item.before, item.after) for item in found.vanished.pairs] == [
        ("baking-1", "baking-2", 1, None),
        ("baking-1", "baking-3", 2, None),
        ("baking-1", "baking-4", 3, None),
    ]
    assert [(item.from_, item.to, item.before, item.after) for item in found.shorter.pairs] == [
        ("carpentry-1", "carpentry-3", 2, 1),
        ("carpentry-1", "carpentry-4", 3, 2),
    ]
    assert (found.longer.count, found.appeared.count, found.unproven) == (0, 0, 0)
    lines = told(flawless(), data)
    assert lines["Routes that vanished"][0] == (
        "- Baking Apprentice -> Baking Journeyman: no way now, 1 move before"
    )
    back = told(data, flawless())
    assert back["Routes that appeared"][0] == (
        "+ Baking Apprentice -> Baking Journeyman: 1 move now, none before"
    )
    assert back["Best routes that got longer"] == [
        "~ Carpentry Apprentice -> Carpentry Master: 2 moves now, 1 move before",
        "~ Carpentry Apprentice -> Carpentry Warden: 3 moves now, 2 moves before",
    ]


def test_large_graphs_are_looked_at_from_their_entry_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    data = flawless()
    data["moves"].remove(move(data, "baking-2", "baking-3"))
    add_move(data, "carpentry-1", "carpentry-3")
    add_move(data, "dyeing-1", "farriery-2")
    old, new = graph(flawless()), graph(data)
    everything = diff(old, new).consequences
    monkeypatch.setattr(room, "MANY", 10)
    found = diff(old, new).consequences
    assert found.from_entry_roles_only
    for part in ("vanished", "appeared", "longer", "shorter"):
        expected = [pair for pair in getattr(everything, part).pairs if pair.from_.endswith("-1")]
        assert list(getattr(found, part).pairs) == expected
        assert getattr(found, part).count == len(expected)


def test_learning_in_graphs_of_many_roles_is_compared_from_end_to_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "FEW", 10)
    data = flawless()
    data["roles"]["baking-2"]["skills"]["dyeing"] = 2
    found = changed(data).consequences
    # Few pairs of roles have a route between them: all of these are compared.
    assert found.compared == 84
    assert [(item.from_, item.to, item.before, item.after) for item in found.more_learning] == [
        ("baking-1", "baking-2", 1, 3),
        ("baking-1", "baking-3", 2, 4),
        ("baking-1", "baking-4", 3, 5),
    ]
    monkeypatch.setattr(room, "MOST_SEARCHES", 83)
    found = changed(data).consequences
    assert found.compared == 14
    assert [(item.from_, item.to, item.before, item.after) for item in found.more_learning] == [
        ("baking-1", "baking-4", 3, 5)
    ]
    # A ladder that begins above the entry roles and ends below the top ones is compared from end to end.
    for gone in ("baking-1", "baking-4"):
        del data["roles"][gone]
    data["moves"] = [
        each for each in data["moves"] if not {each["from"], each["to"]} & {"baking-1", "baking-4"}
    ]
    before = deepcopy(data)
    data["roles"]["baking-3"]["skills"]["dyeing"] = 3
    found = diff(graph(before), graph(data)).consequences
    assert [(item.from_, item.to, item.before, item.after) for item in found.more_learning] == [
        ("baking-2", "baking-3", 1, 2)
    ]
    monkeypatch.setattr(room, "MOST_SEARCHES", 3)
    assert changed(data).consequences.compared == 3
    monkeypatch.setattr(room, "MOST_LOOKS", 0)
    assert changed(data).consequences.compared == 0


def test_long_lists_are_cut_and_their_counts_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LISTED", 30)
    new = deepcopy(flawless())
    new["moves"] = []
    found = changed(new).consequences.vanished
    assert (found.count, len(found.pairs)) == (14 * 6, 30)
    lines = told(flawless(), new)["Routes that vanished"]
    assert len(lines) == 21
    assert lines[-1] == "~ ... and 64 more"
