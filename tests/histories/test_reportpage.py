"""The report of an import as a page: every counter, everything escaped, nothing that runs."""

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from careergraph.histories import Histories, mine
from careergraph.histories.reportpage import report_page
from tests.histories.tables import people_with

Write = Callable[..., Path]


def dirty(table: Write, *, public: bool = False) -> Histories:
    rows = people_with(
        "@,<script>alert(1)</script>,2001-01-01,2003-01-01",
        '@,"A ""b"" & c",2003-01-01,2005-01-01',
        "@,Clerk,2004-01-01,2004-06-01",
        "@,Head,2007-05,",
        count=12,
    )
    rows += [
        "z,Clerk,2003-01-01,2001-01-01",
        ",Clerk,2001-01-01,",
        "z,Clerk,2009,2009",
        "z,Clerk,2008-01-01,soon",
    ]
    return mine(table("person,role,start,end", rows), most_dropped=0.2, public=public)


class Reader(HTMLParser):
    """Collects what stands in a page: its tags, and the cells of its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in {"src", "href", "style"} for name, _ in attrs)
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in {"th", "td"}

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data.strip()


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_every_counter_is_there_with_what_it_means(table: Write) -> None:
    found = dirty(table, public=True)
    page = read(report_page(found.report, found.file.title))
    told = {row[0]: (row[1], row[-1]) for row in page.rows if len(row) == 3}
    assert [rule for rule in told if re.fullmatch(r"R[0-9]+", rule)] == [
        f"R{number}" for number in range(1, 14)
    ]
    counts = {rule: int(count.replace(",", "")) for rule, (_, count) in told.items() if rule[1:].isdigit()}
    assert counts["R1"] == 2
    assert counts["R3"] == 1
    assert counts["R8"] == 12
    assert counts["R13"] == len(found.report.mass_moves) > 0
    assert all(counts[rule] == rows for rule, rows in found.report.rules.items())
    assert all(len(told[rule][0]) > 20 for rule in counts)
    assert "1 with a date that cannot be read" in told["R1"][0]
    assert ["a month: its first day counts", "12"] in page.rows


def test_nothing_in_it_can_run_or_ask(table: Write) -> None:
    found = dirty(table)
    text = report_page(found.report, "T </title><script>alert(2)</script>")
    page = read(text)
    assert "script" not in page.tags
    assert "&lt;script&gt;alert(1)" in text
    assert not re.search(r"https?:|url\(|@import", text)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text
    assert "prefers-color-scheme:dark" in style[1]


def test_what_is_hidden_is_said(table: Write) -> None:
    found = dirty(table)
    assert "fewer than 10 people are left out" in report_page(found.report, "T")
    assert "every figure is exact" in report_page(dirty(table, public=True).report, "T")
