"""What changed, as Markdown for a pull request."""

import html
import re

import pytest
from markdown_it import MarkdownIt

from careergraph.diff import diff
from careergraph.diff.story import to_markdown
from tests.check.frameworks import add_move, add_role, flawless
from tests.diff.graphs import graph


def test_markdown_shows_hostile_text_as_it_is() -> None:
    data = flawless()
    data["title"] = "<img src=x> @everyone [x](http://evil.example) #1\n## big"
    add_role(data, "evil", "**bold** `code` | <!-- -->", 4)
    add_move(data, "baking-3", "evil")
    old, new = graph(flawless()), graph(data)
    text = to_markdown(diff(old, new), old, new)
    assert text.startswith(
        "### &lt;img src\\=x&gt; &#64;&#8203;everyone \\[x\\]\\(http&#58;&#8203;&#47;&#47;evil.example\\) "
        "&#35;&#8203;1 &#35;&#8203;&#35; big: what changed\n"
    )
    assert "- `+` \\*\\*bold\\*\\* \\`code\\` \\| &lt;\\!\\-\\- \\-\\-&gt; \\(evil\\)" in text
    assert "<" not in text
    assert "@" not in text


# What GitHub makes a link, a mention or an emoji of, in the text as it is shown.
LINKED = re.compile(r"@\w|#\d|\bgh-\d|\w+://|\bwww\.|:[\w+-]+:|\b[0-9a-f]{7,40}\b|mailto:\w", re.IGNORECASE)


TITLES = [
    "@everyone, @org/team and someone@example.org",
    "#1, owner/name#12, GH-12 and gh-7",
    "https://evil.example/x?y=z www.evil.example ftp://x mailto:a@b.example",
    "deadbeef, a5c3785ed8d6a35868bc169f07e40e889087fd2e, x@a5c3785",
    ":smile: :+1: a:b",
    "[x](https://evil.example) ![y](z) <https://evil.example> <img src=x onerror=y> &#64;all &commat;all",
    "| a | b |",
    "1. one",
    "- two",
    "# three",
    "> four",
    "`five` ~~six~~ $x$ ^y^",
    "<!-- x --> <details>",
    "[^1] [ref]: x",
    "\\@x \\#1",
]


@pytest.mark.parametrize("title", TITLES)
def test_github_shows_what_the_files_say_and_links_nothing(title: str) -> None:
    data = flawless()
    add_role(data, "evil", title, 4)
    old, new = graph(flawless()), graph(data)
    text = to_markdown(diff(old, new), old, new)
    page = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    untagged = re.sub(r"</?(?:h3|p|ul|li|strong|code)>", "", page)
    assert not re.search(r"[<>]", untagged)
    shown = html.unescape(untagged)
    (line,) = (line for line in shown.splitlines() if line.startswith("+ ") and line.endswith("(evil)"))
    assert not LINKED.search(line.removesuffix("(evil)"))
    assert line.replace("\u200b", "") == f"+ {title} (evil)"


@pytest.mark.parametrize("title", TITLES)
def test_the_renderer_of_github_makes_no_link_of_it(title: str) -> None:
    cmarkgfm = pytest.importorskip("cmarkgfm")
    data = flawless()
    add_role(data, "evil", title, 4)
    old, new = graph(flawless()), graph(data)
    page = cmarkgfm.github_flavored_markdown_to_html(to_markdown(diff(old, new), old, new))
    assert set(re.findall(r"<(\w+)", page)) <= {"h3", "p", "ul", "li", "strong", "code"}
    shown = html.unescape(re.sub(r"</?code>", "", page)).replace("\u200b", "")
    assert f"+ {title} (evil)" in shown


def test_markdown_fits_a_comment_on_github() -> None:
    data = flawless()
    for number in range(60):
        add_role(data, f"n{number}", f"{number} " + "<&>@#:" * 80, 4)
        data["skills"][f"k{number}"] = {"title": f"{number} " + "|" * 480}
        add_move(data, "baking-3", f"n{number}")
    old, new = graph(flawless()), graph(data)
    text = to_markdown(diff(old, new), old, new)
    assert 10_000 < len(text) <= 65_536
    assert " more\n" in text
