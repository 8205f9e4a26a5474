"""Every pair of colours that meets on the page can be told apart, by day and by night."""

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph import QuestionError
from careergraph.explorer.colours import contrast, palettes, shades
from careergraph.explorer.look import look

LANES = range(8)
TEXT = 4.5
UI = 3.0


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


def test_the_system_s_night_and_the_button_s_are_the_same() -> None:
    css = (files("careergraph.explorer") / "page" / "tokens.css").read_text(encoding="utf-8")
    first, second = (
        re.sub(r"\s+", " ", text) for text in re.findall(r"color-scheme: dark;(.*?)--shadow", css, re.DOTALL)
    )
    assert first == second


@given(st.integers(0, 0xFFFFFF))
def test_every_accent_gets_shades_that_can_be_read(number: int) -> None:
    for scheme, shade in shades(f"#{number:06x}").items():
        colours = palettes()[scheme] | {
            "accent": shade.accent,
            "on-accent": shade.on_accent,
            "accent-soft": shade.soft,
        }
        for front, back, least in PAIRS:
            assert contrast(colours[front], colours[back]) >= least, (scheme, front, back)


@pytest.mark.parametrize("colour", ["#ff0000", "#ffff00", "#000", "#ffffff", "#0000ff", "#00ff00", "#808080"])
def test_shades_of_the_extremes(colour: str) -> None:
    for scheme, shade in shades(colour).items():
        assert contrast(shade.accent, palettes()[scheme]["surface"]) >= TEXT


def test_a_shade_is_the_colour_itself_where_it_can_be_read() -> None:
    assert shades("#0057B8")["light"].accent == "#0057b8"
    assert shades("#05b")["light"].accent == "#0055bb"
    assert look(accent="#0057b8").told == (
        f"So that it can be read, #0057b8 stands as {shades('#0057b8')['dark'].accent} by night."
    )
    assert look(accent=shades("#0057b8")["light"].accent).accent == "#0057b8"


@pytest.mark.parametrize(
    "colour", ["blue", "#12", "#1234567", "rgb(1, 2, 3)", "", "#gggggg", "red;}*{display:none"]
)
def test_what_is_no_colour_is_told(colour: str) -> None:
    with pytest.raises(QuestionError, match="no colour: write it in hexadecimal"):
        shades(colour)
