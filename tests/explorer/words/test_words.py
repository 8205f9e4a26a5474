"""The words of the page: all languages say the same, and nothing is said without them."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from careergraph import CareerGraph, QuestionError
from careergraph.explorer import page_html
from careergraph.explorer.words import LANGUAGES, Words, locale, page_language
from careergraph.objectives import OBJECTIVES, Objective

EXPLORER = Path(str(files("careergraph.explorer")))
SCRIPTS = sorted((EXPLORER / "page").rglob("*.js"))
TABLES = {name: Words(name).table for name in LANGUAGES}
FORMS = {"one", "other"}
PLACE = re.compile(r"\{(\w+)\}")

# What asks for a word: a whole key, or the beginning of keys of which the rest is worked out.
KEY = re.compile(r"""["'`]([a-z_]+\.[a-z][\w-]*)["'`]""")
ONE_WORD = re.compile(r"""\bt\("([a-z]+)"\)""")
PREFIX = re.compile(r"""`([a-z]+\.)\$\{|"([a-z]+\.)(?:\{|" ~)""")
ASKED = re.compile(r"""\b(?:t|words)\(\s*["']([\w.-]+)["']\s*[,)]""")

# A text that people would read: two words, one by itself that begins with a capital, or one behind a blank.
READABLE = re.compile(r"[A-Za-z]{2,}[,;:.]? [A-Za-z]{2,}|^\W*[A-Z][a-z]{2,}\W*$|^ [a-z]{3,}")
# Where a text of the script is none that people read.
UNREAD = re.compile(
    r"""(?:class: [^,}]*
    |\b(?:querySelector|querySelectorAll|matches|closest|matchMedia|Error|remove|add|toggle)\(
    |===\s|use\s|replace\(/&/g,\s)$""",
    re.VERBOSE,
)
SHOWN = re.compile(r"""(?:\btext|"aria-label"|\btitle|placeholder|\balt): $""")
BEFORE_REGULAR = re.compile(r"(?:[(=,:?!&|]|\breturn)\s*\Z")
REGULAR = re.compile(r"/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*")


def texts(source: str) -> Iterator[tuple[str, str]]:
    """Give every text of a script with what stands before it; texts inside templates come by themselves."""
    at = 0
    while at < len(source):
        sign = source[at]
        if source.startswith("//", at):
            at = source.find("\n", at)
        elif source.startswith("/*", at):
            at = source.index("*/", at) + 2
        elif sign == "/" and (found := REGULAR.match(source, at)) and BEFORE_REGULAR.search(source, 0, at):
            at = found.end()
        elif sign in "\"'`":
            before, text = source[max(0, at - 200) : at], ""
            at += 1
            while source[at] != sign:
                if source.startswith("${", at) and sign == "`":
                    end = closing(source, at + 2)
                    yield from texts(source[at + 2 : end])
                    at = end
                elif source[at] == "\\":
                    at += 1
                else:
                    text += source[at]
                at += 1
            yield before.rpartition("\n")[2], text
            at += 1
        else:
            at += 1


def closing(source: str, at: int) -> int:
    """Return where the bracket closes that is open at a place inside a text."""
    depth = 1
    while True:
        depth += {"{": 1, "}": -1}.get(source[at], 0)
        if not depth:
            return at
        at += 1


def all_sources() -> str:
    paths = [*SCRIPTS, *(EXPLORER / "page").glob("*.j2"), *EXPLORER.glob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def places(entry: str | dict[str, str]) -> set[str]:
    return set(PLACE.findall(entry if isinstance(entry, str) else " ".join(entry.values())))


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_has_the_same_words(name: str) -> None:
    table, english = TABLES[name], TABLES["en"]
    assert sorted(table) == sorted(english)
    assert list(table) == sorted(table), "keys stand in the order of their names"
    for key, entry in table.items():
        model = english[key]
        assert places(entry) == places(model), key
        assert isinstance(entry, dict) == isinstance(model, dict), f"{key}: forms in one, none in the other"
        texts = [entry] if isinstance(entry, str) else list(entry.values())
        assert all(text and text == text.strip() for text in texts), key
        if isinstance(entry, dict):
            assert set(entry) == FORMS, key


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_language_is_written_in_its_own_signs(name: str) -> None:
    text = (EXPLORER / "words" / f"{name}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert "..." not in text
    if name == "fr":
        assert not re.search(r"[^\"] [:;!?»]|« ", text), "no-break spaces before signs"
    assert "'" not in text or name in {"en", "de", "es"}


def test_every_word_is_used_and_every_use_has_a_word() -> None:
    text = all_sources()
    keys = set(TABLES["en"])
    named = {key for key in [*KEY.findall(text), *ONE_WORD.findall(text)] if key in keys}
    begun = {one or other for one, other in PREFIX.findall(text)} - {"skills."}
    unused = {key for key in keys - named if not any(key.startswith(each) for each in begun)}
    assert unused == set(), "words that nothing asks for"
    assert set(ASKED.findall(text)) - keys == set(), "words that are not there"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_nothing_is_said_by_hand(path: Path) -> None:
    by_hand = [
        text
        for before, text in texts(path.read_text(encoding="utf-8"))
        if (READABLE.search(text) and not UNREAD.search(before))
        or (SHOWN.search(before) and re.search("[A-Za-z]{2}", text))
    ]
    assert by_hand == [], "visible words belong into careergraph/explorer/words"


def test_words_that_are_written_by_hand_are_found() -> None:
    source = """
    h("p", { class: "note wide", text: "no" }, `from ${on ? "Here" : t("a.b")} to there`);
    h(/["'a b]/, " optional");
    // It's "a remark of words"
    region.querySelector(".plan h2 span"); throw new Error("never seen by people");
    """
    found = [text for before, text in texts(source) if READABLE.search(text) and not UNREAD.search(before)]
    assert found == ["Here", "from  to there", " optional"]
    assert [text for before, text in texts(source) if SHOWN.search(before)] == ["no"]


def test_the_template_says_nothing_by_hand() -> None:
    text = (EXPLORER / "page" / "page.html.j2").read_text(encoding="utf-8")
    shown = re.sub(r"\{% macro.*?endmacro %\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    shown = re.sub(r"<[^>]*>", " ", shown)
    assert not re.search("[A-Za-z]{2}", shown)


def test_words_fill_in_values_as_the_language_writes_them() -> None:
    assert Words("en")("count.years", count=1.5) == "1.5 years"
    assert Words("es")("count.years", count=1.5) == "1,5 años"
    assert [Words("fr")("count.roles", count=count) for count in (0, 1, 2)] == [
        "0 poste",
        "1 poste",
        "2 postes",
    ]
    assert [Words("de")("count.roles", count=count) for count in (0, 1)] == ["0 Rollen", "1 Rolle"]
    assert Words("en")("move.asks", asked="{count} \u0645") == "Asks for \u2068{count} \u0645\u2069"


def test_which_language_a_page_speaks() -> None:
    assert page_language(None, None) == "en"
    assert page_language(None, "ar") == "en"
    assert page_language("es", "de") == "es"
    assert locale("es", "es-MX") == "es-MX"
    assert locale("es", "de-AT") == "es"
    with pytest.raises(QuestionError, match=r"'xx'.*en, de, fr and es"):
        page_language("xx", "de")


def small(**more: str) -> CareerGraph:
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "مسارات",
            "roles": {"a": {"title": "مدير"}, "b": {"title": "B"}},
            "moves": [{"from": "a", "to": "b", "years": 1.5}],
            **more,
        },
        name="small",
    )


def test_a_page_carries_one_language_and_says_which() -> None:
    html = page_html(small(), language="de")
    assert '<html lang="de" dir="ltr">' in html
    assert "Nächste Wechsel" in html
    assert "etwa 1,5 Jahre" in html
    assert "Next moves" not in html
    assert ' lang="ar" dir="auto">مسارات' in page_html(small(language="ar"))
    assert '<html lang="fr" dir="ltr">' in page_html(small(language="fr-CA"))
    assert 'lang="fr-CA"' not in page_html(small(language="fr-CA"))


@pytest.mark.parametrize("by", OBJECTIVES.values(), ids=lambda by: by.name)
def test_the_page_calls_the_best_routes_what_python_calls_them(by: Objective) -> None:
    words = TABLES["en"]
    reason = by.reason or by.best
    assert words[f"reason.{by.name}"] == reason
    assert words[f"reason.{by.name}-here"] == f"{reason} of these"
    assert words[f"objective.{by.name}"] == f"{reason[:1].upper()}{reason[1:]}"
