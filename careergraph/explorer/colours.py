"""An organisation's colour on the page: its shades that can be read, by day and by night (WCAG 2.2 AA)."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from careergraph.errors import QuestionError
from careergraph.names import quoted

__all__ = ["Shade", "contrast", "normal", "palettes", "shades", "style"]

TEXT = 4.5  # contrast of text and what it stands on, at least
# What texts in the accent stand on, beside its own soft shade.
GROUNDS = ("ground", "surface", "raised", "sunk")
# How much of the accent its soft shade holds: a little by day, more by night.
SOFT = {"light": 0.1, "dark": 0.2}
# The deepest shade of the table of skills that has text in ink.
DEEPEST = 0.45
INK = {"light": "#ffffff", "dark": "#0d1220"}
STEPS = 500  # between black and white

DIGITS = 6

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_NAME = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour as one half of the day needs it.

    Attributes
    ----------
    accent
        For links, buttons and marks.
    on_accent
        For text on it.
    soft
        Behind what is chosen.
    """

    accent: str
    on_accent: str
    soft: str


def shades(colour: str) -> dict[str, Shade]:
    """Return a colour by ``light`` and ``dark``: itself where it can be read there, else its nearest shade.

    Parameters
    ----------
    colour
        As ``#0057b8``, or ``#05b``.

    Raises
    ------
    QuestionError
        It is not written so.

    Examples
    --------
    >>> {scheme: shade.accent for scheme, shade in shades("#0057b8").items()}["light"]
    '#0057b8'
    """
    asked = normal(colour)
    return {scheme: _shade(asked, scheme) for scheme in ("light", "dark")}


def normal(colour: str) -> str:
    """Return a colour with all six digits.

    Raises
    ------
    QuestionError
        It is none.

    Examples
    --------
    >>> normal("#05B"), normal("0057b8")
    ('#0055bb', '#0057b8')
    """
    found = _HEX.fullmatch(colour.strip())
    if not found:
        raise QuestionError(f"{quoted(colour)} is no colour: write it in hexadecimal, such as #0057b8")
    digits = found[1].lower()
    return "#" + (digits if len(digits) == DIGITS else "".join(2 * digit for digit in digits))


def _shade(asked: str, scheme: str) -> Shade:
    """Return the nearest lightness of a colour at which it can be read; its hue and saturation stay."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(asked))
    for step in range(STEPS + 1):
        for towards in (-1, 1) if step else (0,):
            light = lightness + towards * step / STEPS
            if 0 <= light <= 1:
                accent = _hex(colorsys.hls_to_rgb(hue, light, saturation)) if step else asked
                shade = Shade(accent, INK[scheme], _over(accent, SOFT[scheme], scheme))
                if _reads(shade, scheme):
                    return shade
    raise AssertionError(f"no shade of {asked} can be read")  # pragma: no cover - tests ask for all hues


def _reads(shade: Shade, scheme: str) -> bool:
    palette = palettes()[scheme]
    return (
        all(
            contrast(shade.accent, back) >= TEXT
            for back in [*(palette[name] for name in GROUNDS), shade.soft]
        )
        and contrast(shade.on_accent, shade.accent) >= TEXT
        and contrast(palette["quiet"], shade.soft) >= TEXT
        and contrast(palette["ink"], _over(shade.accent, DEEPEST, scheme)) >= TEXT
    )


def _over(accent: str, part: float, scheme: str) -> str:
    """Return a colour of which so much lies over the surface."""
    under = _channels(palettes()[scheme]["surface"])
    return _hex(
        tuple(part * over + (1 - part) * below for over, below in zip(_channels(accent), under, strict=True))
    )


def style(colour: str) -> str:
    """Return the style sheet that gives the page an accent.

    Raises
    ------
    QuestionError
        It is no colour.
    """
    light, dark = (
        f"--accent:{shade.accent};--on-accent:{shade.on_accent};--accent-soft:{shade.soft}"
        for shade in shades(colour).values()
    )
    return (
        f":root,.paper{{{light}}}"
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}'
        f':root[data-theme="dark"]{{{dark}}}'
    )


@cache
def palettes() -> dict[str, dict[str, str]]:
    """Return the page's colours by name, for ``light`` and for ``dark``."""
    css = (files("careergraph.explorer") / "page" / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"color-scheme: (light|dark);(.*?)--shadow", css, re.DOTALL)
    return {scheme: dict(_NAME.findall(block)) for scheme, block in blocks}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
