"""What changed between two versions, in sentences for people; and the same as Markdown for a pull request."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.document.records import Pay
from careergraph.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.diff.changes import FieldChange, LevelChange, MoveChange, RecordChange
    from careergraph.diff.comparing import Differences, Entries, Entry, Renamed
    from careergraph.diff.consequences import Measured, Pair, Pairs
    from careergraph.graph import CareerGraph

__all__ = ["Section", "sections", "to_markdown"]

# A section shows so many lines; the JSON has more.
SHOWN = 20
# GitHub takes no longer comment, in characters.
LONGEST_COMMENT = 65_536
LONG_VALUE = 60

_KINDS = {"promotion": "promotion", "lateral": "lateral move", "step_down": "step down", None: "move"}


class Section(NamedTuple):
    """A heading, the first lines of what belongs under it, and how many there are in all.

    A line begins with what happened: ``+`` added, ``-`` removed, ``~`` changed.
    """

    heading: str
    lines: list[str]
    total: int

    def cut(self, shown: int = SHOWN) -> Iterator[str]:
        """Yield the lines that are shown, and how many more there are."""
        yield from self.lines[:shown]
        if self.total > shown:
            yield f"~ ... and {self.total - shown} more"


def sections(answer: Differences, old: CareerGraph, new: CareerGraph) -> list[Section]:
    """Return what changed, the consequences for people first; empty where nothing did.

    Parameters
    ----------
    answer
        The differences of the two graphs.
    old, new
        The graphs themselves, for titles and the names of levels.
    """
    words = _Words(old, new)
    found = answer.consequences
    learning = [words.learning(item) for item in (*found.more_learning, *found.less_learning)]
    moves = [
        *(f"+ {words.way(move)} ({_KINDS[move.kind]})" for move in answer.moves.added),
        *(f"- {words.way(move)} ({_KINDS[move.kind]})" for move in answer.moves.removed),
        *(words.move(change) for change in answer.moves.changed),
    ]
    made = [
        words.pairs("Routes that vanished", found.vanished, "-"),
        words.pairs("Routes that appeared", found.appeared, "+"),
        words.pairs("Best routes that got longer", found.longer, "~"),
        words.pairs("Best routes that got shorter", found.shorter, "~"),
        Section("Learning", learning, len(learning)),
        *(
            Section(name, lines, len(lines))
            for name, lines in (
                ("Roles", words.entries(answer.roles)),
                ("Moves", moves),
                ("Skills", words.entries(answer.skills)),
                ("File", [f"~ {_field(change)}" for change in answer.file]),
            )
        ),
    ]
    return [section for section in made if section.lines]


class _Words:
    """How roles, skills and levels of two graphs are called."""

    def __init__(self, old: CareerGraph, new: CareerGraph) -> None:
        self.new = new
        self.titles = {key: role.title for graph in (old, new) for key, role in graph.roles.items()}
        self.skills = {key: skill.title for graph in (old, new) for key, skill in graph.skills.items()}

    def way(self, ends: Any) -> str:  # noqa: ANN401 - one of several records with two ends
        """Return two roles, the first leading to the second."""
        return f"{self.titles.get(ends.from_, ends.from_)} -> {self.titles.get(ends.to, ends.to)}"

    def pairs(self, heading: str, found: Pairs, sign: str) -> Section:
        """Return pairs of roles with the fewest moves between them, now and before."""

        def line(pair: Pair) -> str:
            known = [f"{plural(pair.after, 'move')} now" if pair.after is not None else "no way now"]
            known.append(
                f"{plural(pair.before, 'move')} before" if pair.before is not None else "none before"
            )
            return f"{sign} {self.way(pair)}: {', '.join(known)}"

        return Section(heading, [line(pair) for pair in found.pairs], found.count)

    def learning(self, item: Measured) -> str:
        """Return how much more, or less, one role takes to learn from another."""
        more = item.after - item.before
        steps = f"{abs(more):g} {'more' if more > 0 else 'fewer'} {'step' if abs(more) == 1 else 'steps'}"
        goal, start = self.titles[item.to], self.titles[item.from_]
        figures = f"{item.after:g}, was {item.before:g}"
        return f"~ Reaching {goal} from {start} now needs {steps} of learning ({figures})"

    def entries(self, part: Entries) -> list[str]:
        """Return what happened to roles or skills."""
        return [
            *(f"+ {_entry(entry)}" for entry in part.added),
            *(f"- {_entry(entry)}" for entry in part.removed),
            *(f"~ {_renamed(entry)}" for entry in part.renamed),
            *(self.record(change) for change in part.changed),
        ]

    def record(self, change: RecordChange) -> str:
        """Return what changed in a role or a skill."""
        parts = [_field(field) for field in change.fields]
        for facts in change.facts:
            counts = f"+{len(facts.added)} -{len(facts.removed)}"
            parts.append(f"{'KPIs' if facts.field == 'kpis' else facts.field} {counts}")
        parts += [self.level(level, "expects", "no longer expects") for level in change.skills]
        return f"~ {change.title}: {'; '.join(parts)}"

    def move(self, change: MoveChange) -> str:
        """Return what changed in a move."""
        parts = [_field(field) for field in change.fields]
        parts += [self.level(level, "asks for", "no longer asks for") for level in change.requires]
        return f"~ {self.way(change)}: {'; '.join(parts)}"

    def level(self, change: LevelChange, verb: str, no_longer: str) -> str:
        """Return how much of a skill is wanted now."""
        skill = self.skills.get(change.skill, change.skill)
        if change.after is None:
            return f"{no_longer} {skill}"
        optional = ", optional" if change.optional_after else ""
        if change.before is None:
            return f"now {verb} {skill} at {self.named(change.after)}{optional}"
        if change.before == change.after:
            return f"{verb} {skill} {'as an option' if change.optional_after else 'without fail'} now"
        return f"{verb} {skill} at {self.named(change.after)}{optional} (was {self.named(change.before)})"

    def named(self, level: int) -> str:
        """Return a proficiency level with its name in the new graph, if it has one."""
        name = self.new.proficiency_name(level)
        return f"level {level}" if name == str(level) else f"{level} {name}"


def _entry(entry: Entry) -> str:
    return f"{entry.title} ({entry.id})"


def _renamed(entry: Renamed) -> str:
    if not entry.guess:
        return f"{entry.from_.title} is called {entry.to.title} now ({entry.to.id})"
    return (
        f"{_entry(entry.from_)} seems to be {_entry(entry.to)} now: a guess, {entry.confidence:.0%} sure "
        f"({entry.why})"
    )


def _field(change: FieldChange) -> str:
    if change.field in {"aliases", "credentials"} or change.field.endswith("sources"):
        gone, come = _members(change.before), _members(change.after)
        said = [
            f"{sign}{', '.join(sorted(names))}"
            for sign, names in (("+", come - gone), ("-", gone - come))
            if names
        ]
        return f"{change.field} {listed(said)}" if said else f"{change.field} changed"
    if change.field == "pay":
        before, after = (None if pay is None else str(Pay(**pay)) for pay in (change.before, change.after))
        return f"pay {after or 'unsaid'} (was {before or 'unsaid'})"
    both = change.before, change.after
    if all(isinstance(text, str) for text in both) and max(map(len, both)) > LONG_VALUE:
        return f"{change.field} reworded"
    return f"{change.field} {_value(change.after)} (was {_value(change.before)})"


def _members(value: Any) -> set[str]:  # noqa: ANN401 - JSON is any
    """Return what a list holds, or what all lists of a mapping do; resources are called by their titles."""
    if isinstance(value, dict):
        return {name for key, entry in value.items() for name in (f"{key}: {item}" for item in entry)}
    return {item["title"] if isinstance(item, dict) else item for item in value or ()}


def _value(value: Any) -> str:  # noqa: ANN401 - JSON is any
    if value is None:
        return "unsaid"
    if isinstance(value, float):
        return f"{value:g}"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONG_VALUE else f"{text[:LONG_VALUE]}…"


def to_markdown(answer: Differences, old: CareerGraph, new: CareerGraph) -> str:
    """Return what changed as Markdown, such as for a comment on a pull request.

    Text from the files shows as it is: it can neither format nor link nor mention anybody. The text is short
    enough for a comment on GitHub; the more it has to tell, the fewer lines each part shows.
    """
    shown = SHOWN
    while len(text := _markdown(answer, old, new, shown)) > LONGEST_COMMENT and shown > 1:
        shown //= 2
    return text


def _markdown(answer: Differences, old: CareerGraph, new: CareerGraph, shown: int) -> str:
    lines = [f"### {_escaped(new.file.title)}: what changed", ""]
    found = sections(answer, old, new)
    if not found:
        lines.append("Nothing changed.")
    for section in found:
        lines += [f"**{section.heading}** ({section.total})", ""]
        lines += [f"- {_SIGNS[line[0]]}{_escaped(line[2:])}" for line in section.cut(shown)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


# GitHub makes links of what it takes for somebody's name, an address, an issue, a commit or an emoji, in the
# page as it is shown: escapes are gone by then. A blank of no width inside keeps it from that.
_CUT = "&#8203;"
_LINKED = re.compile(
    r"(?<=[@#:])(?=\S)"  # @name, #123, ://, :emoji:
    r"|(?<=\bwww)(?=\.)|(?<=\bgh)(?=-\d)",
    re.IGNORECASE,
)
_COMMIT = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)

_SIGNS = {"+": "`+` ", "-": "`-` ", "~": ""}
_MARKS = frozenset("\\`*_{}[]()+!|~^$=-")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "#": "&#35;", ":": "&#58;", "/": "&#47;"}


def _escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> _escaped("<b>*x* @all</b>")
    '&lt;b&gt;\\*x\\* &#64;&#8203;all&lt;&#47;b&gt;'
    """
    plain = " ".join(text.replace(" -> ", " → ").split())
    plain = _COMMIT.sub(lambda found: "\0".join(re.findall("..?.?.?", found[0])), plain)
    parts = (
        "".join(_ENTITIES.get(letter) or (f"\\{letter}" if letter in _MARKS else letter) for letter in part)
        for part in _LINKED.sub("\0", plain).split("\0")
    )
    # A colon before a blank begins no address and no emoji.
    return _CUT.join(parts).replace(f"{_ENTITIES[':']} ", ": ")
