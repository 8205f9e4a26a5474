"""How an organisation's page looks: its logo, its colour, and where readers say what they think."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from careergraph.document.texts.reading import refusal
from careergraph.document.texts.regular import TooLargeError, read_regular
from careergraph.errors import QuestionError
from careergraph.explorer.colours import normal, shades, style
from careergraph.names import quoted

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MOST_LOGO", "Look", "look"]

MOST_LOGO = 128 * 1024  # bytes
MOST_ADDRESS = 2_000  # letters

_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
# What may stand before the root of an SVG file, and its root.
_SVG = re.compile(r"(?:\s|<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<(?:\w+:)?svg[\s>/]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Look:
    """What an organisation adds to its page, checked; see `look`.

    Attributes
    ----------
    logo
        The logo as a ``data:`` address; empty for the page's own sign.
    accent
        The colour that was asked for; empty for the page's own.
    feedback
        Where readers say what they think; empty for nowhere.
    """

    logo: str = ""
    accent: str = ""
    feedback: str = ""

    @property
    def style(self) -> str:
        """The style sheet of the accent, which stands behind the page's own."""
        return style(self.accent) if self.accent else ""

    @property
    def told(self) -> str:
        """Where the accent stands in another shade, as a sentence; empty where it stands as it is."""
        if not self.accent:
            return ""
        places = {"light": "by day", "dark": "by night"}
        changed = [
            f"{shade.accent} {places[scheme]}"
            for scheme, shade in shades(self.accent).items()
            if shade.accent != self.accent
        ]
        return (
            f"So that it can be read, {self.accent} stands as {' and as '.join(changed)}." if changed else ""
        )


def look(*, logo: str | Path | None = None, accent: str | None = None, feedback: str | None = None) -> Look:
    """Check what an organisation adds to its page.

    Parameters
    ----------
    logo
        A PNG, SVG, JPEG or WebP file of at most 128 KiB. It becomes part of the page.
    accent
        A colour, such as ``#0057b8``. Where text in it could not be read, a darker or a lighter shade of it
        stands instead (WCAG 2.2 AA).
    feedback
        An address that begins with ``https:`` or ``mailto:``. The page links to it as it is, and adds nothing
        of what a person chose.

    Raises
    ------
    QuestionError
        One of them will not do; all that is wrong is told at once.

    Examples
    --------
    >>> look(accent="#0057b8", feedback="mailto:hr@example.org").feedback
    'mailto:hr@example.org'
    """
    problems: list[str] = []
    told = {"logo": "", "accent": "", "feedback": ""}
    for name, asked, check in (
        ("logo", logo, _logo),
        ("accent", accent, normal),
        ("feedback", feedback, _feedback),
    ):
        if asked is not None:
            try:
                told[name] = check(str(asked))
            except QuestionError as error:
                problems.append(f"{name}: {error}")
    if problems:
        raise QuestionError("\n".join(problems))
    return Look(**told)


def _logo(path: str) -> str:
    try:
        content = read_regular(path, MOST_LOGO)
    except TooLargeError as error:
        raise QuestionError(
            f"{path} is more than {MOST_LOGO // 1024} KiB, and it becomes part of the page: save it "
            "smaller; a logo needs no more than 80 pixels of height"
        ) from error
    except (OSError, ValueError) as error:
        raise QuestionError(f"{path}: {'; '.join(refusal(error))}") from error
    return f"data:{_type(path, content)};base64,{base64.b64encode(content).decode('ascii')}"


def _type(path: str, content: bytes) -> str:
    """Return what kind of picture a file holds: by its content, as its name may say anything."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    # As the source of an image none of its scripts runs and nothing is fetched. What unfolds is refused.
    if _SVG.match(text) and "<!ENTITY" not in text:
        return "image/svg+xml"
    raise QuestionError(f"{path} is no picture that a page can show: give a PNG, SVG, JPEG or WebP file")


def _feedback(address: str) -> str:
    if len(address) > MOST_ADDRESS or _UNSEEN.search(address):
        raise QuestionError(f"{quoted(address)} is no address: write it without blanks, and short")
    try:
        parts = urlsplit(address)
        named = parts.hostname if parts.scheme == "https" else parts.path.rpartition("@")[0]
        plain = parts.username is None and parts.password is None
    except ValueError:
        named, plain = "", False
        parts = urlsplit("")
    if parts.scheme not in {"https", "mailto"} or not named or not plain:
        raise QuestionError(
            f"{quoted(address)} will not do: give an address such as https://example.org/feedback or "
            "mailto:hr@example.org"
        )
    return address
