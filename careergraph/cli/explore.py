"""``explore``: the interactive page."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.options import chosen_graph, graph_argument, graph_option, load_graph, load_profile
from careergraph.cli.output import Output, output_options
from careergraph.cli.text.printing import say

if TYPE_CHECKING:
    from careergraph.explorer import Opening

__all__ = ["explore_command"]


@click.command("explore", short_help="The interactive map, as one page")
@output_options("Where to write the page; - for standard output. [default: GRAPH.html in this folder]")
@click.option("--watch", "watching", is_flag=True, help="Show the page anew after every save.")
@click.option(
    "--split",
    metavar="DIR",
    type=click.Path(),
    help="Write page, script and style as files into a folder, for sites that allow no inline script.",
)
@click.option("--csp", "policy", is_flag=True, help="Print the content security policy that pages need.")
@click.option("--no-open", is_flag=True, help="Only write the page; do not open a browser.")
@click.option(
    "--from", "start", metavar="ROLE", shell_complete=complete_roles, help="The role to start from."
)
@click.option("--to", "goal", metavar="ROLE", shell_complete=complete_roles, help="The role to reach.")
@click.option("--profile", "profile_file", metavar="FILE", type=click.Path(), help="Your skills from a file.")
@click.option(
    "--language",
    metavar="CODE",
    help="The language of the page's own words: en, de, fr or es. [default: that of the graph, else en]",
)
@click.option(
    "--logo", metavar="FILE", type=click.Path(), help="A logo: PNG, SVG, JPEG or WebP, up to 128 KiB."
)
@click.option("--accent", metavar="COLOUR", help="The colour of links and buttons, such as #0057b8.")
@click.option(
    "--feedback", metavar="URL", help="Where readers say what they think: an https: or mailto: address."
)
@click.option("--title", metavar="TEXT", help="The page's title. [default: that of the graph]")
@graph_option
@graph_argument
@click.pass_context
def explore_command(
    ctx: click.Context,
    *,
    watching: bool,
    split: str | None,
    policy: bool,
    output: str | None,
    force: bool,
    no_open: bool,
    start: str | None,
    goal: str | None,
    profile_file: str | None,
    language: str | None,
    logo: str | None,
    accent: str | None,
    feedback: str | None,
    title: str | None,
) -> None:
    """Write the interactive map as one page that works offline, and open it.

    FILE is a graph file, as --graph names one. A page that is there is replaced; any other file only with
    --force. --split and --csp are for those who publish the page on a site with rules of its own.
    """
    if policy:
        from careergraph.explorer import page_policy

        click.echo(f"Content-Security-Policy: {page_policy(accent)}")
        return
    asked: Opening = {
        "start": start,
        "goal": goal,
        "title": title,
        "language": language,
        "logo": logo,
        "accent": accent,
        "feedback": feedback,
    }
    if split is not None and (output is not None or watching):
        raise click.UsageError("--split writes a folder of its own: leave -o and --watch out", ctx)
    if watching:
        if output is not None:
            raise click.UsageError("--watch serves the page and writes no file: leave -o out", ctx)
        follow(ctx, asked, no_open=no_open, profile_file=profile_file)
        return
    graph = load_graph(ctx)
    profile = load_profile(graph, profile_file)
    opening: Opening = {**asked, "profile": profile}
    reads = [chosen_graph(ctx), profile_file, logo]
    if split is not None:
        from careergraph.explorer import split_page

        folder = Output(split, force=force, reads=reads, hint="name another folder")
        files = split_page(graph, **opening)
        folder.write_folder({name: [text.encode()] for name, text in files.items()})
        say(f"The map is in {folder}: open index.html there, or put the folder on a site")
        tell_of_contents(profile_file, accent)
        return
    target = Output(
        f"{graph.name}.html" if output is None else output,
        force=force,
        reads=reads,
        hint="name another file",
    )
    from careergraph.explorer import page_html

    target.write([page_html(graph, **opening).encode()])
    if not target.is_stdout:
        say(f"The map is in {target}")
    tell_of_contents(profile_file, accent)
    if no_open or target.is_stdout:
        return
    if not has_display() or not opened(Path(target.path).resolve().as_uri()):
        say("No browser could be opened here: open the file yourself.")


def follow(ctx: click.Context, asked: Opening, *, no_open: bool, profile_file: str | None) -> None:
    """Serve the page of a graph file and show it anew after every save, until Ctrl-C."""
    from careergraph import library
    from careergraph.explorer import page_html
    from careergraph.explorer.watch import watch

    chosen = chosen_graph(ctx)
    if not Path(chosen).is_file():
        raise click.UsageError(f"--watch follows a graph file, and {chosen!r} is none: name one", ctx)
    if profile_file == library.STDIN:
        raise click.UsageError("--watch reads the profile anew after every save: name its file", ctx)

    def build(live: str) -> str:
        graph = library.load(chosen)
        profile = load_profile(graph, profile_file)
        opening: Opening = {**asked, "profile": profile}
        return page_html(graph, live=live, **opening)

    def ready(address: str) -> None:
        if not no_open and not (has_display() and opened(address)):
            say("No browser could be opened here: open the address yourself.")

    files = [str(each) for each in (chosen, profile_file, asked["logo"]) if each is not None]
    watch(build, files, tell=say, ready=ready)


def tell_of_contents(profile_file: str | None, accent: str | None) -> None:
    """Say that a page holds a person's skills, where it does, and which shades of a colour it has."""
    if profile_file:
        say("The skills of your profile are part of the page: whoever gets it can read them.")
    if accent is not None:
        from careergraph.explorer.look import look

        if told := look(accent=accent).told:
            say(told)


def opened(address: str) -> bool:
    """Open a page in the browser, if there is one."""
    import webbrowser

    return webbrowser.open(address)


def has_display() -> bool:
    """Say whether a browser could show itself here: a server without a screen has none."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
