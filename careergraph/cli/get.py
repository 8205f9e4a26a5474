"""``get``: a national framework, fetched from its owner."""

from __future__ import annotations

import click

from careergraph.cli.text.printing import say

__all__ = ["get_command"]


@click.command("get", short_help="Fetch a national framework from its owner")
@click.argument("framework", type=click.Choice(["onet", "esco", "nice"]))
@click.option("--release", metavar="X.Y", help="Which release. [default: the newest that is known]")
@click.option("--language", metavar="XX", default="en", show_default=True, help="Of ESCO: which language.")
@click.option("--address", metavar="URL", help="Fetch it from another address, such as a mirror.")
@click.option("--unverified", is_flag=True, help="Accept a file whose hash is not known.")
def get_command(
    *, framework: str, release: str | None, language: str, address: str | None, unverified: bool
) -> None:
    """Fetch the O*NET database, the ESCO classification or the NICE Framework from its owner.

    The file is kept in $CAREERGRAPH_CACHE, or where the system keeps such files, and `careergraph import`
    reads it from there. Nothing else is ever fetched. Its licence is printed: it is yours to keep to.
    """
    from careergraph.exchange.frameworks.fetching import fetch

    found = fetch(framework, release=release, language=language, address=address, unverified=unverified)
    say(f"Licence: {found.licence}")
    say("Already there." if found.kept else f"Fetched from {found.address}")
    click.echo(found.path)
