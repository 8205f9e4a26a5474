"""The network view as a pyvis Network: the only file that knows pyvis.

pyvis supplies the network (nodes, edges, options) and the vis-network library that draws it. Its own ways
of writing a page are not used: they load scripts from the web and put names into HTML unescaped.
"""

from __future__ import annotations

import base64
import gzip
import warnings
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["library", "network", "packed"]

# What is drawn at once; of a larger graph the page draws the surroundings of a role.
MOST_ROLES = 400
MOST_MOVES = 1_500

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 7},
    # It settles while it is seen: settling first would hold the page.
    "physics": {
        "solver": "barnesHut",
        "barnesHut": {"gravitationalConstant": -6000, "springLength": 90, "avoidOverlap": 0.4},
        "stabilization": False,
    },
    "interaction": {"hover": True, "keyboard": {"enabled": False}, "multiselect": False, "tooltipDelay": 0},
    "nodes": {"shape": "box", "margin": 8, "widthConstraint": {"maximum": 140}},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.6}}, "smooth": {"enabled": False}},
}


def network(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return nodes, edges and options for vis-network, taken from a pyvis Network.

    Parameters
    ----------
    data
        The page's data (`careergraph.explorer.data.page_data`). The network of a large graph is empty: the
        page then adds what is asked for.

    Notes
    -----
    vis-network drops nodes whose ids are names of its own objects (``constructor``): roles go in by number.
    """
    with warnings.catch_warnings():
        # pyvis imports IPython, which warns of its own dependencies on some versions.
        warnings.simplefilter("ignore", DeprecationWarning)
        from pyvis.network import Network

    net = Network(height="100%", width="100%", directed=True)
    net.options = OPTIONS
    if len(data["roles"]) <= MOST_ROLES and len(data["moves"]) <= MOST_MOVES:
        for index, role in enumerate(data["roles"]):
            net.add_node(index, label=role["title"], shape="box")
        for index, (source, target, *_) in enumerate(data["moves"]):
            net.add_edge(source, target, id=index)
    return {
        "nodes": [{key: node[key] for key in ("id", "shape")} for node in net.nodes],
        "edges": [{key: edge[key] for key in ("id", "from", "to")} for edge in net.edges],
        "options": net.options,
    }


@cache
def library() -> str:
    """Return the script of vis-network that pyvis brings, unchanged."""
    # By its place in the package: importing pyvis would import IPython as well.
    script = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return script.read_text(encoding="utf-8")


@cache
def packed() -> str:
    """Return the script of `library` as a page carries it: gzip in base64, a third of its size."""
    return base64.b64encode(gzip.compress(library().encode("utf-8"), 9, mtime=0)).decode("ascii")
