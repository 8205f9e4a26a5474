"""``read(write(file)) == file``, whatever people write."""

from __future__ import annotations

from typing import Any, Literal

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from careergraph.document import files
from careergraph.document.rules import parse
from tests.properties.careers import graph_data

# What a file may hold: no control characters but tab and line feed, no half characters.
letters = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\t\n")
NASTY = [
    *"-?:,[]{}#&*!|>'\"%@`~=<\\",
    *("null", "Null", "~", "true", "False", "yes", "No", "on", "y", "<<", "=", ".", "..", "...", "---"),
    *("1", "007", "1_000", "0x1f", "0o17", "0b1", "1:30", "1e3", "+.inf", ".nan", "-.5", "5.", "1e"),
    *("2026-11-21", "2026-11-21 10:00:00", "a: b", "a #b", "- a", "? a", "&a", "*a", "!a", "!!str a", "%a"),
    *("a\nb", "a\n\nb", "a\n b", "\tx\ty", "a\n\tb", "a \nb", "'", "''", '"', "a'b\"c", "\\n", "a\\"),
    *("\u2028", "a\u2029b", "a\u00a0b", "\ufeffa", "a\ufeff", "\ufffe", "\U0001f600", "\u202eab", "é"),
    *("x" * 200, "word " * 60, " leading", "trailing ", "a:", ":a", "a::b", "http://x/y#z", "[a]", "{a: b}"),
]  # fmt: skip
texts = (st.sampled_from(NASTY) | st.text(letters, min_size=1, max_size=40)).filter(
    lambda text: text.strip() != ""
)
lines = texts.map(lambda text: text.replace("\n", " ").replace("\t", " ")).filter(
    lambda text: text.strip() != ""
)
slugs = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,12}", fullmatch=True) | st.sampled_from(
    ["null", "true", "no", "1", "1.5", "0x1", "1e3", "_", "2026-11-21", "007", "y"]
)
amounts = st.integers(0, 10**6) | st.floats(0, 1e300, allow_nan=False)
sources = st.lists(st.sampled_from(["s1", "s2"]), max_size=2)
facts = st.lists(texts | st.fixed_dictionaries({"text": texts, "sources": sources}), max_size=3)
codes = st.dictionaries(slugs, lines, max_size=2)
costs = st.none() | st.fixed_dictionaries({"amount": amounts, "currency": st.just("EUR")})
resources = st.lists(
    st.fixed_dictionaries(
        {"title": lines}, optional={"where": texts, "hours": amounts, "cost": costs, "sources": sources}
    ),
    max_size=2,
)
pay = st.none() | st.fixed_dictionaries(
    {"middle": amounts, "currency": st.just("EUR"), "period": st.just("day")},
    optional={"place": lines, "sources": sources},
)


@st.composite
def nasty_file(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a graph file whose texts are anything that the format allows."""
    role_ids = draw(st.lists(slugs, min_size=1, max_size=3, unique=True))
    skill_ids = draw(st.lists(slugs, max_size=3, unique=True))
    credential_ids = draw(st.lists(slugs, max_size=2, unique=True))
    requirement = st.integers(1, 100) | st.fixed_dictionaries(
        {"level": st.integers(1, 100)}, optional={"optional": st.booleans(), "sources": sources}
    )
    expected = st.dictionaries(st.sampled_from(skill_ids), requirement) if skill_ids else st.just({})
    # Titles name one role each: a running number keeps them apart.
    roles = {
        role_id: {
            "title": f"{draw(lines)} {number}",
            # A name that several roles have is no title: those end in a number.
            "aliases": [f"{name} x" for name in draw(st.lists(lines, max_size=2))],
            "summary": draw(st.none() | texts),
            "kpis": draw(facts),
            "responsibilities": draw(facts),
            "skills": draw(expected),
            "pay": draw(pay),
            "codes": draw(codes),
            "sources": draw(sources),
            "field_sources": draw(st.dictionaries(st.sampled_from(["title", "scope"]), sources, max_size=2)),
        }
        for number, role_id in enumerate(role_ids, 10)
    }
    pairs = [(a, b) for a in role_ids for b in role_ids if a != b]
    moves = [
        {
            "from": a,
            "to": b,
            "requires": draw(expected),
            "years": draw(st.none() | amounts),
            "credentials": draw(st.lists(st.sampled_from(credential_ids), max_size=2))
            if credential_ids
            else [],
            "sources": draw(sources),
        }
        for a, b in pairs
        if draw(st.booleans())
    ]
    return {
        "format": "careergraph/1",
        "title": draw(lines),
        "description": draw(st.none() | texts),
        "version": draw(st.none() | lines),
        "updated": draw(st.none() | st.dates().map(str)),
        "owner": draw(st.none() | lines),
        "licence": draw(st.none() | texts),
        "language": draw(st.sampled_from([None, "en", "no", "pt-BR", "zh-Hant-TW"])),
        "functions": draw(st.dictionaries(slugs, lines, max_size=2)),
        "sources": {
            "s1": {"title": draw(lines), "where": draw(st.none() | texts)},
            "s2": {"title": "S", "derived": draw(st.booleans())},
        },
        "skills": {
            skill_id: {
                "title": f"{draw(lines)} {number}",
                "effort": draw(amounts),
                "resources": draw(resources),
                "codes": draw(codes),
            }
            for number, skill_id in enumerate(skill_ids, 10)
        },
        "credentials": {
            key: {"title": f"{draw(lines)} {number}", "years": draw(st.none() | amounts), "cost": draw(costs)}
            for number, key in enumerate(credential_ids, 10)
        },
        "roles": roles,
        "moves": moves,
        "agreements": draw(facts),
    }


@given(nasty_file())
@settings(max_examples=60)
def test_what_is_written_reads_the_same(data: dict[str, Any]) -> None:
    file = parse(data)
    assert parse(files.to_data(file)) == file
    text = files.to_text(file)
    assert files.read_text(text) == file
    assert files.read_text(text.encode()) == file
    assert yaml.safe_load(text) == files.to_data(file)  # a reader of YAML 1.1 reads the same
    assert files.read_text(files.to_text(file, form="json"), form="json") == file


@given(graph_data(), st.sampled_from(["yaml", "json"]))
@settings(max_examples=30)
def test_entries_keep_their_order(data: dict[str, Any], form: Literal["yaml", "json"]) -> None:
    file = parse(data)
    again = files.read_text(files.to_text(file, form=form), form=form)
    assert again == file
    assert list(again.roles) == list(file.roles)
    assert [(move.source, move.target) for move in again.moves] == [(m.source, m.target) for m in file.moves]
