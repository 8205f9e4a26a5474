"""Every pair of colours that meets on the page can be told apart, by day and by night."""

import re
from importlib.resources import files

import pytest

LANES = range(8)
TEXT = 4.5
UI = 3.0


def palettes() -> dict[str, dict[str, str]]:
    css = (files("careergraph.explorer") / "page" / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"color-scheme: (light|dark);(.*?)--shadow", css, re.DOTALL)
    dark = [re.sub(r"\s+", " ", block) for scheme, block in blocks if scheme == "dark"]
    assert len(dark) == 2
    assert dark[0] == dark[1], "the system's night and the button's are the same"
    return {scheme: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for scheme, block in blocks}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *[
        (name, ground, TEXT)
        for name in ("ink", "quiet")
        for ground in ("ground", "surface", "raised", "sunk")
    ],
    *[("ink", f"{kind}-{lane}", TEXT) for lane in LANES for kind in ("box", "tint")],
    *[(f"lane-{lane}", ground, TEXT) for lane in LANES for ground in ("ground", "surface")],
    *[(f"lane-{lane}", f"{kind}-{lane}", UI) for lane in LANES for kind in ("box", "tint")],
    *[("wire", f"tint-{lane}", UI) for lane in LANES],
    *[("route", f"tint-{lane}", UI) for lane in LANES],
    *[("quiet", f"tint-{lane}", TEXT) for lane in LANES],
    ("on-accent", "accent", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "accent-soft", TEXT),
    ("accent", "ground", TEXT),
    ("ink", "accent-soft", TEXT),
    ("ink", "good-soft", TEXT),
    ("ink", "route-soft", TEXT),
    ("on-route", "route", TEXT),
    ("route", "surface", TEXT),
    ("good", "surface", TEXT),
    ("good", "good-soft", UI),
    ("edge", "surface", UI),
    ("edge", "ground", UI),
    ("wire", "surface", UI),
    ("ground", "ink", TEXT),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(scheme: str, front: str, back: str, least: float) -> None:
    colours = palettes()[scheme]
    assert contrast(colours[front], colours[back]) >= least
