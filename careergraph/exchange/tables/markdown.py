"""Tables in Markdown, as many teams publish their ladders."""

from __future__ import annotations

import html
import re
from collections import Counter

from careergraph.exchange.tables.cells import Sheet

__all__ = ["read_markdown"]

_BAR = re.compile(r"(?<!\\)\|")
_FENCE = ("```", "~~~")
_RULE = frozenset("|:- \t")
# Marks around words that say how they look, and links, of which the text counts. No cell is searched twice.
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
# The words of a heading, without its number.
_HEADING = re.compile(r"\s{0,8}#{1,6}\s+(?:\d+[.)]?(?:\d+[.)]?)*\s+)?(\S.*)")
_LONGEST_HEADING = 200
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_LOOKS = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


def read_markdown(text: str, *, file: str) -> tuple[list[Sheet], list[str]]:
    r"""Return the tables of a Markdown text, each as a sheet, and what is worth telling.

    A table is called as the heading above it; its rows count from its own headings.

    Examples
    --------
    >>> sheets, notes = read_markdown("# 2. Us\n\n| Role | **Skill** |\n|---|---|\n| A | B |\n", file="a.md")
    >>> sheets[0].name, sheets[0].rows
    ('Us', [['Role', 'Skill'], ['A', 'B']])
    >>> notes
    ['a.md: its tables are read, and 1 line beside them is left out']
    """
    found: list[Sheet] = []
    names: Counter[str] = Counter()
    called, before, beside = "", "", 0
    fenced = within = False
    for line in text.splitlines():
        fenced ^= line.lstrip().startswith(_FENCE)
        if within and "|" in line and not fenced:
            found[-1].rows.append(_cells(line))
        elif not fenced and _is_rule(line) and "|" in before:
            names[called] += 1
            name = called if names[called] == 1 else f"{called} ({names[called]})".strip()
            found.append(Sheet(file, name or None, [_cells(before)], part=True))
            within = True
            beside -= 1  # the line of headings
        else:
            within = False
            beside += bool(line.strip())
            if not fenced and (heading := _HEADING.match(line[:_LONGEST_HEADING])):
                called = _plain(heading[1])
        before = line
    if not (beside and found):
        return found, []
    left = "line beside them is" if beside == 1 else "lines beside them are"
    return found, [f"{file}: its tables are read, and {beside:,} {left} left out"]


def _is_rule(line: str) -> bool:
    """Say whether a line parts the headings of a table from its rows: ``|---|:-:|``."""
    return "-" in line and "|" in line and _RULE.issuperset(line)


def _cells(line: str) -> list[str]:
    line = line.strip()
    parts = _BAR.split(line)
    if line.startswith("|"):
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [_plain(part) for part in parts]


def _plain(cell: str) -> str:
    r"""Return the text of a cell without the marks that say how it looks.

    >>> _plain(" **Coding** & [tests](http://x.org) "), _plain("a<br>b"), _plain(r"C\|D"), _plain("a_b")
    ('Coding & tests', 'a\nb', 'C|D', 'a_b')
    """
    text = _BREAK.sub("\n", _LINK.sub(r"\1", cell))
    text = html.unescape(_LOOKS.sub("", _TAG.sub("", text))).replace("\\|", "|")
    return "\n".join(part.strip() for part in text.split("\n")).strip()
