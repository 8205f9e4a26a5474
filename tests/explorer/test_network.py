"""The network view, taken from pyvis by number."""

import base64
import gzip

import pytest

from careergraph.explorer import network as room
from careergraph.explorer.data import page_data
from careergraph.explorer.network import library, network, packed
from tests.explorer.small import small


def test_the_network_comes_from_pyvis_by_number() -> None:
    drawn = network(page_data(small()))
    assert [node["id"] for node in drawn["nodes"]] == [0, 1]
    assert drawn["nodes"][1]["shape"] == "box"
    assert drawn["edges"] == [{"id": 0, "from": 0, "to": 1}, {"id": 1, "from": 1, "to": 0}]
    assert drawn["options"]["physics"]["solver"] == "barnesHut"
    many = page_data(small()) | {"roles": [{"title": str(number)} for number in range(401)]}
    assert network(many)["nodes"] == [], "a large one is drawn around a role alone"
    assert "vis-network" in library()


def test_the_library_is_carried_whole_and_packed() -> None:
    assert gzip.decompress(base64.b64decode(packed())).decode() == library()
    assert len(packed()) < 0.5 * len(library())


@pytest.mark.parametrize("most", ["MOST_ROLES", "MOST_MOVES"])
def test_of_too_many_roles_or_moves_nothing_is_drawn_at_once(
    monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    data = page_data(small())
    monkeypatch.setattr(room, most, 2)
    assert len(network(data)["nodes"]) == len(network(data)["edges"]) == 2
    monkeypatch.setattr(room, most, 1)
    drawn = network(data)
    assert drawn["nodes"] == drawn["edges"] == []
    assert drawn["options"]


def test_roles_that_are_called_as_objects_of_a_script_go_in_by_number() -> None:
    data = page_data(small())
    data["roles"] = [
        role | {"title": title}
        for role, title in zip(data["roles"], ["constructor", "__proto__"], strict=True)
    ]
    assert [node["id"] for node in network(data)["nodes"]] == [0, 1]
