"""The interactive page: the whole career map in one file that answers live.

Floors of this room: ``lanes`` (rows and lanes), ``layout`` (order), ``wires`` (coordinates), ``data`` (what
the page knows), ``network`` (pyvis), ``plain`` (the list without script), ``words`` (its languages),
``look`` and ``colours`` (what an organisation adds), ``bundle`` (script and style); ``page/`` holds the
page itself.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from careergraph.document import files
from careergraph.explorer.words import Words, locale, page_language

if TYPE_CHECKING:
    from pathlib import Path

    from careergraph.explorer.look import Look
    from careergraph.graph import CareerGraph
    from careergraph.person import Profile

__all__ = ["Opening", "explore", "notebook_html", "page_html", "page_policy", "split_page"]

FRAME_HEIGHT = 720  # pixels of a notebook's frame


class Opening(TypedDict, total=False):
    """What a page opens with, see `explore`."""

    title: str | None
    start: str | None
    goal: str | None
    profile: Profile | None
    language: str | None
    logo: str | Path | None
    accent: str | None
    feedback: str | None


def explore(
    graph: CareerGraph,
    path: str | Path,
    *,
    title: str | None = None,
    start: str | None = None,
    goal: str | None = None,
    profile: Profile | None = None,
    language: str | None = None,
    logo: str | Path | None = None,
    accent: str | None = None,
    feedback: str | None = None,
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
    language
        The language of the page's own words: ``en``, ``de``, ``fr`` or ``es``; the graph's where left out
        and the page has it, else English. What the graph says is shown as it is.
    logo, accent, feedback
        A picture file, a colour such as ``#0057b8``, and an ``https:`` or ``mailto:`` address where readers
        say what they think: see `careergraph.explorer.look.look`.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    UnknownNameError
        ``start`` or ``goal`` is no role of the graph.
    QuestionError
        The page has no words of ``language``, or ``logo``, ``accent`` or ``feedback`` will not do.
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
    html = page_html(
        graph,
        title=title,
        start=start,
        goal=goal,
        profile=profile,
        language=language,
        logo=logo,
        accent=accent,
        feedback=feedback,
    )
    return files.write_text(html, path)


def page_html(graph: CareerGraph, *, live: str = "", **opening: Unpack[Opening]) -> str:
    """Return the interactive page as text; see `explore`.

    The same graph gives the same text, whatever the order of its file. ``live`` is a script that
    `careergraph.explorer.watch` adds to the page that it serves: it may ask that server, and nothing else.
    """
    from careergraph.explorer import bundle
    from careergraph.explorer.network import library, packed

    scripts = [bundle.script(), *([live] if live else [])]
    worn = _look(opening)
    style = bundle.style() + worn.style
    return _render(
        graph,
        opening,
        worn,
        style=style,
        library=packed(),
        scripts=scripts,
        policy=_policy(
            " ".join(map(script_hash, (library(), *scripts))),
            script_hash(style),
            connect="'self'" if live else "",
        ),
    )


def page_policy(accent: str | None = None) -> str:
    """Return the content security policy that a page asks for: for the server that hands it out.

    The same for every graph: scripts and style are named by their hashes, and what a graph says is data. An
    accent is part of the style.

    Raises
    ------
    QuestionError
        ``accent`` is no colour.

    Examples
    --------
    >>> page_policy().split("; ")[0]
    "default-src 'none'"
    """
    from careergraph.explorer import bundle
    from careergraph.explorer.network import library

    style = bundle.style() + _look({"accent": accent}).style
    return _policy(" ".join(map(script_hash, (library(), bundle.script()))), script_hash(style))


def split_page(graph: CareerGraph, **opening: Unpack[Opening]) -> dict[str, str]:
    """Return the page as files beside each other, for sites that allow scripts from themselves alone.

    Parameters
    ----------
    graph, opening
        The graph, and ``title``, ``start`` and the others as for `explore`.

    Returns
    -------
    dict
        File name -> text: ``index.html``, ``careergraph.js``, ``vis-network.js``, ``careergraph.css``. They
        work where ``script-src 'self'; style-src 'self'`` is the rule.

    Raises
    ------
    UnknownNameError
        ``start`` or ``goal`` is no role of the graph.
    QuestionError
        The page has no words of ``language``.
    """
    from careergraph.explorer import bundle
    from careergraph.explorer.network import library

    worn = _look(opening)
    html = _render(
        graph,
        opening,
        worn,
        style="",
        library="vis-network.js",
        scripts=["careergraph.js"],
        policy=_policy("'self'", "'self'"),
        split=True,
    )
    return {
        "index.html": html,
        "careergraph.js": bundle.script(),
        "vis-network.js": library(),
        "careergraph.css": bundle.style() + worn.style,
    }


def _look(opening: Opening) -> Look:
    from careergraph.explorer.look import look

    return look(logo=opening.get("logo"), accent=opening.get("accent"), feedback=opening.get("feedback"))


def _policy(scripts: str, styles: str, connect: str = "") -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src {styles}",
            "img-src data: blob:",
            *([f"connect-src {connect}"] if connect else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _render(
    graph: CareerGraph,
    opening: Opening,
    worn: Look,
    *,
    style: str,
    library: str,
    scripts: list[str],
    policy: str,
    split: bool = False,
) -> str:
    """Return the page's HTML; ``scripts`` are their texts, or, where the page is split, their files.

    ``library`` is one that the page runs when it first needs it: most visitors never do.
    """
    from careergraph.explorer.data import embed, page_data
    from careergraph.explorer.network import network
    from careergraph.explorer.plain import MOST_LISTED, plain_list

    own = graph.file.language
    language = page_language(opening.get("language"), own)
    words = Words(language)
    data = page_data(
        graph,
        title=opening.get("title"),
        start=opening.get("start"),
        goal=opening.get("goal"),
        profile=opening.get("profile"),
    )
    spoken = {"language": language, "locale": locale(language, own), "table": words.table}
    html: str = _template().render(
        data=data,
        style=style,
        library=library,
        scripts=scripts,
        policy=policy,
        split=split,
        embedded=embed({**data, "network": network(data), "words": spoken, "feedback": worn.feedback}),
        worn=worn,
        words=words,
        # The graph's texts say so where they are in another language than the page.
        own=own if own and not own.lower().startswith(language) else None,
        list=plain_list(graph, data, words),
        brief=len(data["moves"]) > MOST_LISTED,
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
