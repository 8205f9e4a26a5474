"""The file that `explore` writes, without a browser."""

import base64
import gzip
import hashlib
import json
import os
import random
import re
import stat
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from careergraph import CareerGraph, OutputError
from careergraph.explorer import explore, notebook_html, page_html
from careergraph.explorer.data import page_data
from careergraph.explorer.network import library
from tests.explorer.small import SMALL, small


def policy_of(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return found[1].replace("&#39;", "'")


def test_making_a_page_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page_html(small())


def test_the_policy_allows_exactly_what_the_page_holds() -> None:
    html = page_html(small())
    policy = policy_of(html)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 1
    (carried,) = re.findall(r'<script type="text/plain" id="vis-network">(.*?)</script>', html)
    scripts.append(gzip.decompress(base64.b64decode(carried)).decode())
    assert scripts[1] == library()
    for text in (*scripts, *re.findall(r"<style>(.*?)</style>", html, re.DOTALL)):
        digest = hashlib.sha256(text.encode()).digest()
        assert "sha256-" + base64.b64encode(digest).decode() in policy
    assert not re.search(r"""\s(?:src|href)\s*=\s*["']?https?:""", html)
    assert not re.search(r"""<[a-z][^<>]*\sstyle=""", html.split("<script")[0].split("<body>")[1])


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the order of the file, the hash seed and the locale."""
    shuffled = dict(SMALL)
    dice = random.Random(1)  # noqa: S311 - variety, not secrecy
    for key in ("roles", "skills", "sources"):
        entries = list(SMALL[key].items())
        dice.shuffle(entries)
        shuffled[key] = dict(entries[::-1])
    shuffled["moves"] = SMALL["moves"][::-1]
    assert page_html(CareerGraph.from_dict(shuffled, name="small")) == page_html(small())
    program = "import sys, careergraph as c; c.CareerGraph.load('sales-marketing').explore(sys.argv[1])"
    digests = set()
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        path = tmp_path / f"{seed}.html"
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"}
        subprocess.run([sys.executable, "-c", program, str(path)], check=True, env=environment)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_bundled_page_is_small() -> None:
    assert len(page_html(CareerGraph.load("sales-marketing")).encode()) <= 850_000


def test_a_page_is_written_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    target.write_text("old")
    assert explore(small(), target, title="Naïve Größe") == target
    text = target.read_bytes().decode("utf-8")
    assert "<title>Naïve Größe</title>" in text
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


def test_a_page_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder"):
        explore(small(), tmp_path / "folder")
    with pytest.raises(OutputError, match="no-such"):
        explore(small(), tmp_path / "no-such" / "map.html")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_notebook_shows_the_page_in_a_sandbox() -> None:
    html = notebook_html(CareerGraph.from_dict(SMALL | {"title": 'A "B" <i>'}))
    assert html.startswith(
        '<iframe sandbox="allow-scripts allow-downloads allow-modals" srcdoc="&lt;!DOCTYPE'
    )
    assert "allow-same-origin" not in html
    assert 'title="A &quot;B&quot; &lt;i&gt;"' in html


def test_readers_without_script_get_the_list() -> None:
    html = page_html(CareerGraph.from_dict(SMALL | {"title": "T & <b>"}))
    listing = html[html.index('<main class="static"') : html.index("</main>")]
    assert "<h1>T &amp; &lt;b&gt;</h1>" in listing
    assert listing.index("<h2>High</h2>") < listing.index("<h2>Low</h2>")
    for text in ("Plain", "Sourced", "<p>One: Some; Two: Much</p>", '<a href="#role-0">A</a> Step down\n'):
        assert text in listing
    assert '<a href="#role-1">B</a> Promotion · about 2 years · made by 3 of 4 people who left\n' in listing
    assert "<p>Asks for One (Much), Two (Some, optional)</p>" in listing
    assert "<p>What it asks for is not known</p>" in listing


def test_the_page_says_what_is_optional_and_derived() -> None:
    data = json.loads(json.dumps(SMALL))
    data["roles"]["b"]["skills"]["k1"] = {"level": 1, "optional": True}
    data["sources"]["z"]["derived"] = True
    data |= {"version": "7", "licence": "CC BY 4.0"}
    graph = CareerGraph.from_dict(data)
    told = page_data(graph)
    assert told["roles"][1]["skills"] == [0, -1, 1, 2]
    assert told["derived"] == "some"
    assert told["provenance"][:2] == [["version", "7"], ["licence", "CC BY 4.0"]]
    html = page_html(graph)
    assert "One: Some (optional)" in html
    assert "Some moves in this graph are derived, not observed." in html
    assert "<p>Version: 7; Licence: CC BY 4.0; Sources: 2; Made with: careergraph" in html
