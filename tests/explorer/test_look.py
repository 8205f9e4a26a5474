"""What an organisation adds to its page: a logo, a colour, an address for feedback."""

import base64
import hashlib
import json
import os
import re
from pathlib import Path

import pytest

from careergraph import CareerGraph, QuestionError
from careergraph.explorer import page_html, page_policy, split_page
from careergraph.explorer.look import MOST_LOGO, look

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
SVG = b'<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n'
HOSTILE = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'


def small() -> CareerGraph:
    roles = {"a": {"title": "A"}, "b": {"title": "B"}}
    return CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "T", "roles": roles, "moves": [{"from": "a", "to": "b"}]}
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (SVG, "image/svg+xml"),
        (b"\xef\xbb\xbf" + SVG, "image/svg+xml"),
        (b"<!DOCTYPE svg><svg:svg/>", "image/svg+xml"),
        (b"\xff\xd8\xff\xe0more", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_a_logo_is_told_by_its_content(tmp_path: Path, content: bytes, kind: str) -> None:
    file = tmp_path / "logo.bin"
    file.write_bytes(content)
    expected = f"data:{kind};base64,{base64.b64encode(content).decode()}"
    assert look(logo=file).logo == expected
    html = page_html(small(), logo=file)
    assert html.count(expected) == 1
    assert f'<img class="logo" id="logo" src="{expected}" alt="">' in html
    assert expected in split_page(small(), logo=file)["index.html"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<html><svg/></html>",
        b"\xff\xfe<svg/>",
        b"no <svg>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        b"%PDF-1.7",
    ],
)
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(
        QuestionError, match=r"logo\.png.* is no picture that a page can show: give a PNG, SVG"
    ):
        look(logo=tmp_path / "logo.png")


def test_a_logo_that_cannot_be_taken_is_told(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    large.write_bytes(PNG + bytes(MOST_LOGO))
    with pytest.raises(QuestionError, match=r"large\.png.* is more than 128 KiB"):
        look(logo=large)
    with pytest.raises(
        QuestionError, match=r"none\.png: there is no such file; check the name and the folder"
    ):
        look(logo=tmp_path / "none.png")
    with pytest.raises(QuestionError, match="this is a folder"):
        look(logo=tmp_path)
    with pytest.raises(QuestionError, match="this is no file name"):
        look(logo="a\0b")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(QuestionError, match="device or a named pipe"):
            look(logo=tmp_path / "pipe")


def test_a_logo_stands_in_the_page_as_a_picture_alone(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(HOSTILE)
    html = page_html(small(), logo=tmp_path / "logo.svg")
    assert "alert(1)" not in html
    assert "alert(2)" not in html
    assert "img-src data: blob:" in html


@pytest.mark.parametrize(
    "address",
    ["https://example.org/feedback?map=1", "HTTPS://example.org", "mailto:hr@example.org?subject=Map"],
)
def test_addresses_for_feedback(address: str) -> None:
    assert look(feedback=address).feedback == address
    html = page_html(small(), feedback=address)
    assert f'<a href="{address}">Give feedback on this map</a>' in html
    data = json.loads(re.findall(r'id="careergraph">(.*?)</script>', html)[0])
    assert data["feedback"] == address


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "example.org",
        "https://",
        "https:///path",
        "https://user:secret@example.org",
        "https://[::1",
        "mailto:",
        "mailto:@example.org",
        "ftp://example.org",
        "https://example.org/ x",
        "https://example.org/\u202egpj",
        " https://example.org",
        "",
        "https://example.org/" + 2_000 * "x",
    ],
)
def test_what_is_no_address_for_feedback_is_told(address: str) -> None:
    with pytest.raises(QuestionError, match="feedback: "):
        look(feedback=address)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(QuestionError) as told:
        page_html(small(), logo=tmp_path / "none", accent="blue", feedback="x")
    assert [line.partition(":")[0] for line in str(told.value).splitlines()] == ["logo", "accent", "feedback"]


def test_the_policy_knows_the_accent() -> None:
    html = page_html(small(), accent="#7a1f5c")
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page_policy("#7a1f5c")
    assert page_policy() != page_policy("#7a1f5c")
    assert "--accent:#7a1f5c" in style
    files = split_page(small(), accent="#7a1f5c")
    assert files["careergraph.css"] == style
    with pytest.raises(QuestionError, match="accent: 'blue' is no colour"):
        page_policy("blue")
