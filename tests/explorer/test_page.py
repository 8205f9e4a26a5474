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
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from careergraph import CareerGraph, OutputError, Profile, UnknownNameError
from careergraph.explorer import bundle, explore, notebook_html, page_html
from careergraph.explorer.data import embed, page_data
from careergraph.explorer.network import library, network

SMALL: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Small",
    "levels": ["Low", "High"],
    "proficiency": ["Some", "Much"],
    "functions": {"s": "Sales"},
    "sources": {"z": {"title": "Zeta"}, "a": {"title": "Alpha", "where": "here"}},
    "skills": {
        "k2": {"title": "Two", "effort": 2.5, "aliases": ["Deux"]},
        "k1": {"title": "One", "kind": "x"},
    },
    "roles": {
        "b": {
            "title": "B",
            "level": "High",
            "focus": {"s": 1.0},
            "scope": "strategic",
            "responsibilities": ["Plain", {"text": "Sourced", "sources": ["a"]}],
            "skills": {"k2": 2, "k1": 1},
            "sources": ["z"],
            "field_sources": {"skills.k1": ["a"], "scope": ["a"]},
            "codes": {"onet": "11-1"},
        },
        "a": {"title": "A", "level": "Low", "focus": {"s": 1.0}},
    },
    "moves": [
        {
            "from": "a",
            "to": "b",
            "years": 2,
            "people": 3,
            "leavers": 4,
            "requires": {"k2": {"level": 1, "optional": True, "sources": ["a"]}, "k1": 2},
            "field_sources": {"years": ["a"]},
            "sources": ["z"],
        },
        {"from": "b", "to": "a"},
    ],
}


def small() -> CareerGraph:
    return CareerGraph.from_dict(SMALL, name="small")


def policy_of(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return found[1].replace("&#39;", "'")


def test_tables_are_numbered_in_the_order_of_ids() -> None:
    data = page_data(small())
    assert [role["id"] for role in data["roles"]] == ["a", "b"]
    assert data["sources"] == [["Alpha", "here"], ["Zeta"]]
    assert data["skills"] == [["k1", "One", "x"], ["k2", "Two", None, 2.5, ["Deux"]]]
    role = data["roles"][1]
    assert role["skills"] == [0, 1, 1, 2]
    assert role["does"] == ["Plain", ["Sourced", 0]]
    assert role["src"] == [1]
    assert role["from"] == {"scope": [0], "skills.0": [0]}
    assert role["codes"] == [["onet", "11-1"]]
    assert data["moves"] == [
        [0, 1, 1, 2.0, 3, 4, [0, 2, 1, -1], [1], {"requires.1": [0], "years": [0]}],
        [1, 0, 3],
    ]
    assert "ask" not in data


def test_what_the_page_opens_with() -> None:
    graph = small()
    ask = page_data(
        graph, title="Mine", start="A", goal="b", profile=Profile({"Two": "Much", "Unheard of": 1})
    )
    assert ask["title"] == "Mine"
    assert ask["ask"] == {"from": 0, "to": 1, "have": [1, 2]}
    assert page_data(graph, profile=Profile({}, role="b"))["ask"] == {"from": 1}
    with pytest.raises(UnknownNameError, match="nobody"):
        page_data(graph, start="nobody")


def test_a_large_graph_is_not_laid_out() -> None:
    roles = {f"r{number}": {"title": str(number)} for number in range(6)}
    crowded = CareerGraph.from_dict({"format": "careergraph/1", "title": "T", "roles": roles, "moves": []})
    data = page_data(crowded)
    assert "map" not in data
    assert len(network(data)["nodes"]) == 6
    assert "map" in page_data(small())


def test_json_cannot_end_the_script() -> None:
    text = embed({"a": "</script><!-- & \u2028 \u2029"})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028 \u2029"}
    with pytest.raises(ValueError, match="JSON compliant"):
        embed(float("nan"))


def test_the_network_comes_from_pyvis_by_number() -> None:
    drawn = network(page_data(small()))
    assert [node["id"] for node in drawn["nodes"]] == [0, 1]
    assert drawn["nodes"][1]["shape"] == "box"
    assert drawn["edges"] == [{"id": 0, "from": 0, "to": 1}, {"id": 1, "from": 1, "to": 0}]
    assert drawn["options"]["physics"]["solver"] == "barnesHut"
    many = page_data(small()) | {"roles": [{"title": str(number)} for number in range(401)]}
    assert network(many)["nodes"] == [], "a large one is drawn around a role alone"
    assert "vis-network" in library()


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


def test_modules_are_joined_in_the_order_of_their_imports() -> None:
    joined = bundle.join(
        {
            "main.js": 'import {\n  b,\n} from "./b.js";\n// gone\nrun(b);\n',
            "b.js": '/** Gone. */\nimport { a } from "./a.js";\n\nexport function b() {\n'
            "  return /** @type {number} */ (a);\n}\n",
            "a.js": "export const a = 1;\n",
            "unused.js": "export const a = 2;\n",
        }
    )
    assert (
        joined
        == '(async () => {\n"use strict";\nconst a = 1;\nfunction b() {\nreturn (a);\n}\nrun(b);\n})();'
    )


def test_the_script_loses_blanks_alone() -> None:
    whole = bundle.join(bundle.sources(files("careergraph.explorer") / "page"))
    assert bundle.script().translate({32: None, 10: None}) == whole.translate({32: None, 10: None})
    assert len(bundle.script()) < 0.92 * len(whole)
    texts = "const a = `b ? c : ${d ? `e, f` : g} h`;\nconst i = `j, ${k}\nl = m,`;\nconst n = /o = p/;"
    assert bundle.squeeze(texts) == texts.replace(";\n", ";"), (
        "texts and regular expressions stay as they are"
    )


def test_the_style_is_as_short_as_it_can_be() -> None:
    style = bundle.style()
    assert "/*" not in style
    assert "\n" not in style.replace(",\n", "")
    assert not [text for text in re.findall(r'"[^"]*"', style) if set(text) & set("{};")]
    assert style.count("{") == style.count("}") > 100


def test_modules_that_do_not_fit_together_are_told() -> None:
    with pytest.raises(ValueError, match=r"main\.js imports gone\.js"):
        bundle.join({"main.js": 'import { a } from "./gone.js";\n'})
    with pytest.raises(ValueError, match=r"a\.js and main\.js both declare x"):
        bundle.join(
            {
                "main.js": 'import { y } from "./a.js";\nconst x = y;\n',
                "a.js": "const x = 1;\nexport const y = x;\n",
            }
        )


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
