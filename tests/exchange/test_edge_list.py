"""CSV tables of nodes and edges."""

import csv
import io

from careergraph import CareerGraph
from careergraph.exchange import export_graph
from careergraph.wording import unguarded


def test_csv_tables_hold_every_role_and_move(nasty: CareerGraph) -> None:
    files = export_graph(nasty, "csv")
    nodes, edges = (
        list(csv.DictReader(io.StringIO(files[name], newline=""))) for name in ("nodes.csv", "edges.csv")
    )
    assert {row["Id"]: unguarded(row["Label"]) for row in nodes} == {
        key: role.title for key, role in nasty.roles.items()
    }
    assert not [row for row in nodes if row["Label"].startswith(("=", "-", "+", "@"))]
    assert {(row["Source"], row["Target"]) for row in edges} == set(nasty.nx.edges)
    assert {row["Type"] for row in edges} == {"Directed"}
