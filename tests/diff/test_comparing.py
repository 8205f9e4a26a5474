"""Two versions of a graph."""

from careergraph.diff.story import to_markdown
from tests.check.frameworks import add_move, add_role, flawless
from tests.diff.graphs import changed, graph, told


def test_a_graph_does_not_differ_from_itself() -> None:
    answer = changed(flawless())
    assert not answer.changed
    assert answer.roles == answer.skills.model_copy()
    assert answer.consequences.compared == 0
    assert repr(answer) == (
        "<Differences from 'graph' to 'graph': roles +0 -0 ~0, skills +0 -0 ~0, moves +0 -0 ~0>"
    )
    assert told(flawless(), flawless()) == {}
    assert to_markdown(answer, graph(flawless()), graph(flawless())).endswith("Nothing changed.\n")


def test_what_was_added_and_removed() -> None:
    data = flawless()
    del data["roles"]["pottery-4"]
    data["moves"] = [item for item in data["moves"] if item["to"] != "pottery-4"]
    add_role(data, "abbot", "Abbot", 4)
    add_move(data, "baking-3", "abbot")
    data["skills"]["singing"] = {"title": "Singing"}
    answer = changed(data)
    assert answer.changed
    assert [item.id for item in answer.roles.added] == ["abbot"]
    assert [item.id for item in answer.roles.removed] == ["pottery-4"]
    assert [(item.from_, item.to, item.kind) for item in answer.moves.added] == [
        ("baking-3", "abbot", "promotion")
    ]
    assert [(item.from_, item.to) for item in answer.moves.removed] == [("pottery-3", "pottery-4")]
    assert [item.id for item in answer.skills.added] == ["singing"]
    # Nothing happened to people in roles that both files have.
    assert answer.consequences.vanished.count == 0
    assert told(flawless(), data)["Moves"] == [
        "+ Baking Master -> Abbot (promotion)",
        "- Pottery Master -> Pottery Warden (promotion)",
    ]
