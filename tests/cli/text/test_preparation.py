"""Resources, credentials and pay in the text, the CSV and the JSON of commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.document import files
from careergraph.document.rules import parse
from careergraph.preparation import cover
from tests.preparation.offers import OFFERS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def offers(tmp_path: Path) -> str:
    return str(files.write(parse(OFFERS), tmp_path / "offers.yaml"))


def lines(run: Run, *asked: str) -> list[str]:
    done = run(*asked)
    assert done.exit_code == 0, done.stderr
    return [line.strip() for line in done.stdout.splitlines()]


def test_a_path_says_what_to_prepare_with(run: Run, offers: str) -> None:
    told = lines(run, "-g", offers, "path", "porter", "chef")
    first = told.index("with   Cooking -> Beginner, Kitchen hygiene -> Beginner: Kitchen basics, 8")
    assert told[first + 1 : first + 3] == [
        "hours, https://example.org/basics [1]",
        "get    Health card, 2 hours [1]",
    ]
    assert "with   Cooking -> Master: A year with a chef, 30 hours" in told
    assert "get    Master's letter, 1.5 years, EUR 900" in told
    assert "promotion, after 3 years, requires Master's letter and Health card" in told


def test_the_csv_of_a_path_has_columns_for_them(run: Run, offers: str) -> None:
    head, first, second = lines(run, "-g", offers, "path", "porter", "chef", "--csv")
    assert head.endswith(",sources,resources,credentials")
    assert first.endswith(",cooking:0->1 hygiene:0->1 Kitchen basics,health-card")
    assert second.endswith(
        "cooking:1->2 leading:0->1 Kitchen and people; cooking:1->3 A year with a chef,letter"
    )


def test_next_and_gap_say_so_too(run: Run, offers: str) -> None:
    assert "get    Master's letter, 1.5 years, EUR 900" in lines(run, "-g", offers, "next", "cook")
    told = lines(run, "-g", offers, "gap", "cook", "chef")
    after = told[told.index("What teaches it") :]
    assert after[1:5] == [
        "with   Cooking -> Skilled, Leading people -> Beginner: Kitchen and people, 20",
        "hours, EUR 90",
        "with   Cooking -> Master: A year with a chef, 30 hours",
        "also   Leading people: A book, free (how far it leads is not known)",
    ]
    rows = lines(run, "-g", offers, "gap", "cook", "chef", "--csv")
    assert rows[0].endswith(",optional,resources")
    assert rows[1].endswith(",cooking:1->2 Kitchen and people; cooking:1->3 A year with a chef")
    assert lines(run, "-g", offers, "next", "cook", "--csv")[0].endswith(",sources,resources,credentials")


def test_what_was_taken_is_told_and_so_is_what_is_not_proven(
    run: Run, offers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cover, "MOST_WEIGHED", 1)
    told = " ".join(lines(run, "-g", offers, "path", "porter", "chef"))
    assert "of the many resources not all were compared: others may take less" in told


def test_show_and_compare_tell_pay_with_its_source(run: Run, offers: str) -> None:
    paid = "pay    EUR 31,000 a year, from 28,000 to 36,000 (Vienna, as of 2026-06) [1]"
    assert paid in lines(run, "-g", offers, "show", "cook")
    assert not any(line.startswith("pay") for line in lines(run, "-g", offers, "show", "porter"))
    told = " ".join(lines(run, "-g", offers, "compare", "porter", "cook", "chef"))
    assert "pay    not known" in told
    assert "from USD" not in told
    rows = lines(run, "-g", offers, "compare", "porter", "cook", "chef", "--csv")
    assert rows[-3:] == [
        "pay,porter,not known,,,",
        'pay,cook,"EUR 31,000 a year, from 28,000 to 36,000 (Vienna, as of 2026-06)",31000.0,survey,',
        "pay,chef,from EUR 21.50 an hour,,,",
    ]
    done = json.loads(run("-g", offers, "compare", "porter", "cook", "--json").stdout)
    assert [one["pay"] and one["pay"]["middle"] for one in done["pay"]] == [None, 31000.0]
    assert "survey" in done["sources"]


def test_no_pay_cut_names_what_is_not_known(run: Run, offers: str) -> None:
    done = run("-g", offers, "path", "porter", "chef", "--no-pay-cut")
    assert "Whether these pay less than a role before them is not known: Cook, Head Chef." in done.stdout
    found = json.loads(run("-g", offers, "path", "porter", "chef", "--no-pay-cut", "--json").stdout)
    assert found["pay_unknown"] == ["chef", "cook"]
    assert "pay_unknown" not in json.loads(run("-g", offers, "path", "porter", "chef", "--json").stdout)


@pytest.mark.parametrize(
    ("profile", "left"),
    [
        ("credentials: [Health card]\n", ["letter"]),
        ("basics: {}\ncertificates: [{name: health card}, {name: Other}, 5]\n", ["letter"]),
        ("skills: [cooking]\n", ["health-card", "letter"]),
    ],
)
def test_a_profile_names_credentials(
    run: Run, offers: str, tmp_path: Path, profile: str, left: list[str]
) -> None:
    (tmp_path / "me.yaml").write_text(profile, encoding="utf-8")
    asked = ["-g", offers, "path", "porter", "chef", "--profile", str(tmp_path / "me.yaml"), "--json"]
    done = run(*asked)
    found: dict[str, Any] = json.loads(done.stdout)
    to_get = [
        credential["credential"]
        for step in found["routes"][0]["steps"]
        for credential in step.get("preparation", {}).get("credentials", [])
    ]
    assert to_get == left
    if "Other" in profile:
        assert "no credential of this graph is called 'Other', so it does not count" in done.stderr


def test_a_profile_with_other_credentials_is_mended(run: Run, offers: str, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("credentials: {a: 1}\nskills: []\n", encoding="utf-8")
    done = run("-g", offers, "next", "cook", "--profile", str(tmp_path / "me.yaml"))
    assert "me.yaml:1:1" in done.stderr
    assert "`credentials` is a list of names" in done.stderr
    (tmp_path / "me.yaml").write_text("credentials: [5]\n", encoding="utf-8")
    done = run("-g", offers, "next", "cook", "--profile", str(tmp_path / "me.yaml"))
    assert "a credential is a name; write its id, title or alias" in done.stderr
