"""The interactive page: the whole career map in one file that answers live.

Floors of this room: ``lanes`` (rows and lanes), ``layout`` (order), ``wires`` (coordinates), ``data`` (what
the page knows), ``network`` (pyvis), ``plain`` (the list without script), ``bundle`` (script and style);
``page/`` holds the page itself.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING, Any

from careergraph.document import files

if TYPE_CHECKING:
    from pathlib import Path

    from careergraph.graph import CareerGraph
    from careergraph.person import Profile

__all__ = ["explore", "notebook_html", "page_html"]

FRAME_HEIGHT = 720  # pixels of a notebook's frame


def explore(
    graph: CareerGraph,
    path: str | Path,
    *,
    title: str | None = None,
    start: str | None = None,
    goal: str | None = None,
    profile: Profile | None = None,
) -> Path:
    """Write the interactive page to one file that needs no network.

    Parameters
    ----------
    graph
        The graph to show.
    path
        The file to write; one that is there is replaced in one step.
    title
        The page's title; the graph's own where left out.
    start, goal
        Roles (id, title or alias) that the page opens with.
    profile
        Skills that are ticked when the page opens. **They become part of the page**: whoever gets it can
        read them.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    UnknownNameError
        ``start`` or ``goal`` is no role of the graph.
    OutputError
        The file cannot be written; what was there before is untouched.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> folder = getfixture("tmp_path")
    >>> explore(graph, folder / "map.html", start="coordinator", goal="cro").name
    'map.html'
    """
    html = page_html(graph, title=title, start=start, goal=goal, profile=profile)
    return files.write_text(html, path)


def page_html(
    graph: CareerGraph,
    *,
    title: str | None = None,
    start: str | None = None,
    goal: str | None = None,
    profile: Profile | None = None,
    live: str = "",
) -> str:
    """Return the interactive page as text; see `explore`.

    The same graph gives the same text, whatever the order of its file. ``live`` is a script that
    `careergraph.explorer.watch` adds to the page that it serves: it may ask that server, and nothing else.
    """
    from careergraph.explorer import bundle
    from careergraph.explorer.data import embed, page_data
    from careergraph.explorer.network import library, network
    from careergraph.explorer.plain import plain_list

    data = page_data(graph, title=title, start=start, goal=goal, profile=profile)
    drawn = network(data)
    scripts = [library(), bundle.script(), *([live] if live else [])]
    style = bundle.style()
    policy = "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(script_hash, scripts)),
            "style-src " + script_hash(style),
            "img-src data: blob:",
            *(["connect-src 'self'"] if live else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    html: str = _template().render(
        data=data,
        style=style,
        scripts=scripts,
        policy=policy,
        embedded=embed({**data, "network": drawn}),
        list=plain_list(graph, data),
    )
    return html


def notebook_html(graph: CareerGraph) -> str:
    """Return the page inside a sandboxed frame, for notebooks: its script cannot reach the notebook."""
    page = escape(page_html(graph), quote=True)
    return (
        f'<iframe sandbox="allow-scripts allow-downloads allow-modals" srcdoc="{page}" width="100%" '
        f'height="{FRAME_HEIGHT}" title="{escape(graph.file.title, quote=True)}" '
        'style="border: 1px solid #8888; border-radius: 8px"></iframe>'
    )


def _template() -> Any:  # noqa: ANN401 - a template; jinja2 is imported when a page is made
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("careergraph.explorer", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


def script_hash(text: str) -> str:
    """Return how a content security policy names a script or a style that may stand in its page."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
