"""Mermaid flowcharts."""

import re

import pytest

from careergraph import CareerGraph
from careergraph.exchange import export, export_graph
from careergraph.exchange import mermaid as room
from tests.exchange.conftest import NASTY
from tests.exchange.graphs import ladder, text_of


def length(text: str) -> int:
    """Return how long a text is to JavaScript."""
    return len(text.encode("utf-16-le")) // 2


def test_a_short_chart_says_all() -> None:
    made = export(ladder(3, 4, stated=True), "mermaid")
    assert made.notes == ()
    assert "".join(made.files[""]).count("Competency") == 2 * 5


def test_a_long_chart_leaves_out_what_the_target_role_expects() -> None:
    made = export(ladder(19, 80, stated=True), "mermaid")
    chart = "".join(made.files[""])
    assert length(chart) <= 50_000
    (note,) = made.notes
    assert note.endswith("what a role expects is left out where a move to it asks for just that")
    # What is asked beyond that stays: one skill more, and one at a higher level.
    assert chart.count("Competency number 80 of the group: 2") == chart.count(": 5") == 18
    assert export(ladder(19, 80), "mermaid").notes == made.notes


def test_a_longer_chart_leaves_out_all_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = ladder(19, 80, stated=True)
    monkeypatch.setattr(room, "MOST_LETTERS", 1_000)
    monkeypatch.setattr(room._chart, "__kwdefaults__", {"letters": 1_000})  # noqa: SLF001 - bound when defined
    made = export(graph, "mermaid")
    chart = "".join(made.files[""])
    assert made.notes == ("so that Mermaid draws the chart, what moves ask for is left out",)
    assert "Competency" not in chart
    assert chart.count("-->") + chart.count("-.->") == 18
    assert length(chart) <= 1_000


def test_a_chart_that_mermaid_refuses_whatever_is_left_out_is_told() -> None:
    roles = {f"r{n}": {"title": f"{n} {'営業𠮷' * 40}"} for n in range(502)}
    moves = [{"from": f"r{n}", "to": f"r{n + 1}"} for n in range(501)]
    graph = CareerGraph.from_dict({"format": "careergraph/1", "title": "T", "roles": roles, "moves": moves})
    made = export(graph, "mermaid")
    assert length("".join(made.files[""])) > 50_000
    assert [note.split(",")[0] for note in made.notes] == [
        "what moves ask for is left out",
        "Mermaid draws at most 500 moves",
    ]


def test_the_limit_counts_as_javascript_does(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "T", "roles": {"a": {"title": "𠮷" * 30}}, "moves": []}
    )
    (chart,) = export_graph(graph, "mermaid").values()
    for letters, fits in ((length(chart), True), (length(chart) - 1, False)):
        monkeypatch.setattr(room._chart, "__kwdefaults__", {"letters": letters})  # noqa: SLF001 - as above
        assert (export(graph, "mermaid").notes == ()) is fits


MERMAID_NODE = re.compile(r'  (r\d+)\["((?:[^"#<>`\\&;]|#\d+;|<br>)*)"\]')


MERMAID_EDGE = re.compile(r'  (r\d+) (-->|-\.->)(?:\|"((?:[^"#<>`\\&;]|#\d+;|<br>)*)"\|)? (r\d+)')


def test_mermaid_keeps_to_a_strict_grammar(nasty: CareerGraph) -> None:
    first, mark, *lines = text_of(nasty, "mermaid").splitlines()
    assert (first, mark[:25]) == ("flowchart BT", "  %% Made by careergraph,")
    nodes = {found[1]: shown(found[2]) for line in lines if (found := MERMAID_NODE.fullmatch(line))}
    edges = [found for line in lines if (found := MERMAID_EDGE.fullmatch(line))]
    assert len(nodes) + len(edges) == len(lines)
    assert sorted(nodes.values()) == sorted(NASTY)
    titles = {role.title: key for key, role in nasty.roles.items()}
    drawn = {(titles[nodes[edge[1]]], titles[nodes[edge[4]]]): edge for edge in edges}
    assert set(drawn) == set(nasty.nx.edges)
    assert shown(drawn["r0", "r1"][3]).startswith('Ssay "hi": "Working"\n')
    assert (drawn["r0", "r1"][2], drawn["r1", "r2"][2]) == ("-->", "-.->")


def shown(label: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label.replace("<br>", "\n"))
