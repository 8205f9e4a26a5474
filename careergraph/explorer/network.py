"""The map as a pyvis Network: the only file that knows pyvis.

pyvis supplies the network (nodes, edges, options) and the vis-network library that draws it. Its own ways
of writing a page are not used: they load scripts from the web and put names into HTML unescaped.
"""

from __future__ import annotations

import warnings
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["library", "network"]

# Positions are ours, so physics and layouts are off; the page has a keyboard of its own.
OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": {"enabled": False},
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 0,
        "zoomSpeed": 0.8,
    },
    "nodes": {"shape": "custom", "labelHighlightBold": False, "physics": False},
    # The page draws the lines itself, along curves that pass no box: vis-network has no such edges.
    "edges": {"hidden": True, "physics": False, "smooth": {"enabled": False}},
}


def network(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return nodes, edges and options for vis-network, taken from a pyvis Network.

    Parameters
    ----------
    data
        The page's data (`careergraph.explorer.data.page_data`). Where it holds no drawing the network is
        empty: the page then adds what is asked for.

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
    drawing = data.get("map")
    if drawing:
        for index, role in enumerate(data["roles"]):
            net.add_node(
                index, label=role["title"], shape="custom", x=drawing["x"][index], y=drawing["y"][index]
            )
        for index, (source, target, *_) in enumerate(data["moves"]):
            net.add_edge(source, target, id=index)
    return {
        "nodes": [{key: node[key] for key in ("id", "label", "x", "y")} for node in net.nodes],
        "edges": [{key: edge[key] for key in ("id", "from", "to")} for edge in net.edges],
        "options": net.options,
    }


@cache
def library() -> str:
    """Return the script of vis-network that pyvis brings, unchanged."""
    # By its place in the package: importing pyvis would import IPython as well.
    script = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return script.read_text(encoding="utf-8")
