"""`explore`: the page is written whatever the machine; a browser opens where there is one."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what a browser would have opened, on a machine with a screen."""
    addresses: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")

    def show(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", show)
    return addresses


def test_the_page_is_named_after_its_graph_and_opened(run: Run, kitchen: Path, opened: list[str]) -> None:
    done = run("-g", kitchen, "explore")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "The map is in kitchen.html\n")
    assert opened == [Path("kitchen.html").resolve().as_uri()]
    assert Path("kitchen.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_page_is_only_written_when_asked(run: Run, kitchen: Path, opened: list[str]) -> None:
    done = run("-g", kitchen, "explore", "--no-open", "-o", "map.html", "--title", "Our <kitchen>")
    assert done.stderr == "The map is in map.html\n"
    assert opened == []
    assert "Our &lt;kitchen&gt;" in Path("map.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows always has a screen")
def test_a_machine_without_a_screen_is_no_mistake(
    run: Run, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("webbrowser.open", lambda _: pytest.fail("nothing to open it with"))
    done = run("-g", kitchen, "explore", "-o", "map.html")
    assert done.exit_code == 0
    assert done.stderr == "The map is in map.html\nNo browser could be opened here: open the file yourself.\n"


def test_a_browser_that_does_not_start_is_told(
    run: Run, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert "No browser could be opened here" in run("-g", kitchen, "explore").stderr


def test_the_page_on_standard_output(run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, "explore", "-o", "-", "--from", "porter", "--to", "chef")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.rstrip().endswith("</html>")


@pytest.mark.parametrize("output", ["map.html", "-"])
def test_a_profile_in_the_page_is_told(run: Run, kitchen: Path, tmp_path: Path, output: str) -> None:
    (tmp_path / "me.yaml").write_text("skills: {cooking: 1}\n", encoding="utf-8")
    done = run("-g", kitchen, "explore", "--no-open", "--profile", "me.yaml", "-o", output)
    assert done.stderr.splitlines()[-1] == (
        "The skills of your profile are part of the page: whoever gets it can read them."
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "nowhere/map.html"], "Error: 'nowhere/map.html' cannot be written: there is no such folder"),
        (["--from", "nobody"], "Error: no role is called 'nobody'"),
        (["--profile", "nobody.yaml"], "Error: nobody.yaml has 1 problem:"),
    ],
)
def test_what_goes_wrong(options: list[str], message: str, run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, "explore", "--no-open", *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


def test_the_page_speaks_the_language_that_is_asked_for(run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, "explore", "--no-open", "-o", "map.html", "--language", "de-AT")
    assert done.exit_code == 0
    assert '<html lang="de" dir="ltr">' in Path("map.html").read_text(encoding="utf-8")
    refused = run("-g", kitchen, "explore", "--no-open", "-o", "none.html", "--language", "xx")
    assert refused.exit_code == 2
    assert "the page has no words of the language 'xx': it speaks en, de, fr and es" in refused.stderr
    assert not Path("none.html").exists()


def test_an_organisation_s_look(run: Run, kitchen: Path) -> None:
    Path("logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    asked = ["--logo", "logo.svg", "--accent", "#0057b8", "--feedback", "mailto:hr@example.org"]
    done = run("-g", kitchen, "explore", "--no-open", "-o", "map.html", *asked)
    assert done.exit_code == 0
    assert "So that it can be read, #0057b8 stands as #" in done.stderr
    assert "data:image/svg+xml;base64," in Path("map.html").read_text(encoding="utf-8")
    assert run("-g", kitchen, "explore", "--no-open", "--split", "site", *asked).exit_code == 0
    assert "data:image/svg+xml;base64," in Path("site/index.html").read_text(encoding="utf-8")
    refused = run("-g", kitchen, "explore", "-o", "none.html", "--logo", "gone.png", "--accent", "blue")
    assert refused.exit_code == 2
    assert "logo: gone.png: there is no such file; check the name and the folder" in refused.stderr
    assert "accent: 'blue' is no colour" in refused.stderr
    plain = run("explore", "--csp").stdout
    assert run("explore", "--csp", "--accent", "#0057b8").stdout != plain
    assert run("-g", kitchen, "explore", "--no-open", "-o", "logo.svg", "--logo", "logo.svg").exit_code != 0
