"""The report of an import as a page: one file, no script, nothing from the network, light and dark."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from careergraph.document.files import MADE
from careergraph.histories.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.histories.report import Report

__all__ = ["report_page"]

# What each rule does, in the order in which they apply; the report counts what they did.
_MEANINGS = {
    "R1": "Rows without a person, a role or a date that can be read are dropped.",
    "R2": "What starts after the as-of day is dropped: nobody knows yet how it goes on.",
    "R3": "Rows that end before they start are dropped.",
    "R4": "Rows that end on the day they start are dropped: nobody worked in that role.",
    "map": "Titles that the map file leaves out are left out.",
    "R5": "A row that says what another says counts once.",
    "R6": "Of several roles that start on one day one stays: the highest sequence, level, or later end.",
    "R7": "A role without an end ends where a later one starts.",
    "R8": "A role inside a longer one is a side job: it is left out.",
    "R9": "Where two roles overlap the earlier one ends where the next begins.",
    "R10": "The same role again, within the gap, is one stay.",
    "R11": "After a longer gap the person left, and came back later.",
    "R12": "A role without an end is still held: that counts as not yet known, not as never.",
    "R13": "Titles that were renamed for many at once are no moves.",
    "endings": "Events that say that somebody left end a stay.",
    "leaves": "Leaves, and the returns from them, change nothing.",
}
_STYLE = """
:root{color-scheme:light dark;--ground:#f5f6fa;--surface:#fff;--ink:#141a26;--quiet:#4c566a;
--line:#d6dbe6;--warn:#9a5200;--soft:#fff6e8}
@media(prefers-color-scheme:dark){:root{--ground:#0e131c;--surface:#161d29;--ink:#eef1f7;--quiet:#aab4c6;
--line:#2b3546;--warn:#f3b25c;--soft:#2a2112}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:860px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:24px;margin:0 0 4px}
h2{font-size:18px;margin:28px 0 8px}
p{margin:0 0 8px;overflow-wrap:anywhere}
.quiet{color:var(--quiet)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:7px 12px;border-bottom:1px solid var(--line)}
tr:last-child>*{border-bottom:0}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.none{color:var(--quiet)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:10px;margin:16px 0}
dl div,pre{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:8px 12px}
dt{color:var(--quiet);font-size:13.5px}
dd{margin:0;font-size:22px;font-weight:650}
.warn{border:1px solid var(--warn);background:var(--soft);border-radius:10px;padding:8px 12px}
pre{overflow-x:auto;font-size:13.5px}
"""


def report_page(report: Report, title: str) -> str:
    """Return the report as an HTML page; every text of the data is escaped, and nothing can run.

    Parameters
    ----------
    title
        The graph's title.
    """
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    heading = f"Import report: {title}"
    return "\n".join(
        [
            f'<!doctype html>\n<!-- {MADE} -->\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(heading)}</title><style>{_STYLE}</style></head><body><main>",
            f"<h1>{escape(heading)}</h1>",
            *_summary(report),
            *_doubts(report),
            *_rules(report),
            *_dates(report),
            *_mass(report),
            *_notes(report),
            "</main></body></html>\n",
        ]
    )


def _summary(report: Report) -> list[str]:
    since = f" Departures are known from {report.observed_from} on." if report.observed_from else ""
    read = f"As of {report.as_of}.{since} Counted by {report.engine}."
    read += f" Where the next role begins within {report.gap:,} days it is a move, else the person left."
    figures = {
        "rows": report.rows,
        "people": report.people,
        "stays": report.stays,
        "roles in the graph": report.roles,
        "moves in the graph": report.moves,
        "rows dropped": report.dropped_rows,
    }
    cells = [f"<div><dt>{name}</dt><dd>{count:,}</dd></div>" for name, count in figures.items()]
    return [
        f'<p class="quiet">{escape(read)}</p>',
        *(f'<p class="quiet">{escape(line)}</p>' for line in report.files),
        "<dl>",
        *cells,
        "</dl>",
        f"<p>{escape(_hidden(report))}</p>",
    ]


def _hidden(report: Report) -> str:
    if report.discretion.public:
        return "The people in these data are public figures: every figure is exact, and nothing is hidden."
    least = report.discretion.least
    hidden = report.hidden
    roles, moves = (counted(int(hidden.get(f"{noun}s", 0)), noun) for noun in ("role", "move"))
    part = f"{100 * hidden.get('departures', 0):.0f} % of all departures"
    told = f"{roles} and {moves} of fewer than {least} people are left out, {part}."
    rounded = "In the graph numbers of people are rounded to the nearest 5, years to halves."
    return f"{told} {rounded} This page counts rows as they are: keep it with the data."


def _doubts(report: Report) -> list[str]:
    if not report.doubts:
        return []
    told = (f'<p class="warn">{escape(doubt)}</p>' for doubt in report.doubts)
    return ["<h2>Look at these first</h2>", *told]


def _rules(report: Report) -> list[str]:
    rows = []
    for rule, meaning in _MEANINGS.items():
        reasons = report.dropped.get(rule, {})
        count = sum(reasons.values()) + report.rules.get(rule, 0)
        if rule == "R13":
            count = len(report.mass_moves) + report.mass_hidden
        if rule not in report.rules and not rule.startswith("R") and not count:
            continue  # of a layout that these are not
        why = "; ".join(f"{number:,} {reason}" for reason, number in reasons.items())
        rows.append((rule, f"{meaning} {why}".strip(), count))
    head = _head("Rule", "What it does", "Rows")
    body = [
        f'<tr class="{"some" if count else "none"}"><th scope="row">{escape(rule)}</th>'
        f'<td>{escape(told)}</td><td class="n">{count:,}</td></tr>'
        for rule, told, count in rows
    ]
    return ["<h2>What every rule did</h2>", *_table(head, body)]


def _dates(report: Report) -> list[str]:
    if not report.precision:
        return []
    head = _head("Written as", "Dates")
    meanings = {
        "day": "a day",
        "month": "a month: its first day counts",
        "year": "a year: the first of July counts",
    }
    body = [
        f'<tr><td>{meanings.get(name, escape(name))}</td><td class="n">{count:,}</td></tr>'
        for name, count in report.precision.items()
    ]
    return ["<h2>How dates are written</h2>", *_table(head, body)]


_JOINING = (
    "<p>Below the headings <code>title,people,role,why</code> of a file for <code>--map</code> these "
    "lines join the titles, and the years run on:</p>"
)


def _mass(report: Report) -> list[str]:
    if not report.mass_moves and not report.mass_hidden:
        return []
    head = _head("From", "To", "Day", "People", "Of")
    body = [
        f"<tr><td>{escape(line.from_title)}</td><td>{escape(line.to_title)}</td><td>{escape(line.day)}</td>"
        f'<td class="n">{line.people:,}</td><td class="n">{line.holders:,}</td></tr>'
        for line in report.mass_moves
    ]
    lines = "\n".join(line.map_line() for line in report.mass_moves)
    more = f"<p>And {report.mass_hidden:,} more, of few people each.</p>" if report.mass_hidden else ""
    return [
        "<h2>Titles that were renamed for many at once</h2>",
        "<p>These are no moves: nobody went anywhere.</p>",
        *([_JOINING, f"<pre>{escape(lines)}</pre>"] if lines else []),
        *(_table(head, body) if body else []),
        more,
    ]


def _notes(report: Report) -> list[str]:
    if not report.notes:
        return []
    return ["<h2>Notes</h2>", "<ul>", *(f"<li>{escape(note)}</li>" for note in report.notes), "</ul>"]


_NUMBERS = frozenset({"Rows", "Dates", "People", "Of"})


def _head(*names: str) -> str:
    """Return a row of headings; those of numbers stand at the end of their columns."""
    cells = (f'<th scope="col"{" class=n" if name in _NUMBERS else ""}>{name}</th>' for name in names)
    return f"<tr>{''.join(cells)}</tr>"


def _table(head: str, body: Iterable[str]) -> list[str]:
    return [f'<div class="scroll"><table><thead>{head}</thead><tbody>', *body, "</tbody></table></div>"]
