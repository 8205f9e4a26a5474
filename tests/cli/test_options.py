"""What the commands' options have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from careergraph.cli.options import (
    budget_option,
    chosen_graph,
    constraint_options,
    form_options,
    format_options,
    graph_option,
    person_options,
    role_argument,
)
from tests.cli.conftest import KITCHEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ask, Run


@pytest.mark.parametrize("place", ["before", "after", "both", "variable"])
def test_the_graph_is_chosen_anywhere(place: str, run: Run, kitchen: Path) -> None:
    chosen = ["-g", str(kitchen)]
    typed = {
        "before": [*chosen, "show", "cook"],
        "after": ["show", "cook", "--graph", str(kitchen)],
        "both": ["-g", "sales-marketing", "show", *chosen, "cook"],
        "variable": ["show", "cook"],
    }[place]
    environment = {"CAREERGRAPH_GRAPH": str(kitchen)} if place == "variable" else {}
    assert run(*typed, **environment).stdout.startswith("Cook\n")


def test_what_is_typed_counts_more_than_the_environment(run: Run, kitchen: Path) -> None:
    assert run("-g", kitchen, "roles", CAREERGRAPH_GRAPH="nowhere.yaml").exit_code == 0
    assert "head" in run("roles", CAREERGRAPH_GRAPH="").stdout
    # What a script's unset variable gives is no question about another graph.
    assert run("check", "").exit_code == run("explore", "", "-o", "-").exit_code == 2
    done = run("-g", "", "roles")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: an empty name names no graph; name one, or leave it out")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_graph_on_standard_input(ends: str, mark: str, run: Run, ask: Ask) -> None:
    done = run("-g", "-", "show", "cook", stdin=(mark + KITCHEN.replace("\n", ends)).encode())
    assert (done.exit_code, done.stdout) == (0, ask("show", "cook"))


def test_a_profile_counts_and_what_is_unknown_is_told(run: Run, kitchen: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    me.write_text("skills: {Cookery: 7, leading: , lading: 1, Xyz: 1}\n", encoding="utf-8")
    done = run("-g", kitchen, "path", "porter", "chef", "--profile", "me.yaml", "--json")
    assert json.loads(done.stdout)["routes"][0]["learning"] == 0
    assert done.stderr == (
        "me.yaml: no skill of this graph is called 'lading', so it does not count; near: leading\n"
        "me.yaml: no skill of this graph is called 'Xyz', so it does not count\n"
        "me.yaml: this graph has no level 7, so 'Cookery' counts as Master\n"
        "me.yaml: held in full, as no level is given: 'leading'\n"
    )


def given(*options: Callable[[Any], Any], typed: list[str]) -> dict[str, Any]:
    """Return what a command with these options gets."""
    got: dict[str, Any] = {}

    def command(**values: Any) -> None:  # noqa: ANN401 - whatever the options give
        got.update(values)

    made: Any = command
    for option in options:
        made = option(made)
    done = CliRunner().invoke(click.command("asked")(made), typed, standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return got


@pytest.mark.parametrize(
    ("typed", "form"), [([], None), (["--json"], "json"), (["--csv"], "csv"), (["--csv", "--csv"], "csv")]
)
def test_one_form_is_chosen(typed: list[str], form: str | None) -> None:
    assert given(form_options(), typed=typed).get("form") == form


def test_two_forms_are_no_choice_and_no_table_has_no_csv() -> None:
    with pytest.raises(click.UsageError, match="two forms of one answer"):
        given(form_options(), typed=["--json", "--csv"])
    with pytest.raises(click.NoSuchOption):
        given(form_options(table=False), typed=["--csv"])


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ([], None),
        (["--json"], "json"),
        (["--format", "json", "--json"], "json"),
        (["--format", "text"], "text"),
    ],
)
def test_json_is_a_form_by_another_name(typed: list[str], form: str | None) -> None:
    add = format_options(["text", "json", "markdown"], "How.")
    assert given(add, typed=typed).get("form") == form
    with pytest.raises(click.UsageError, match="--json is --format json"):
        given(add, typed=["--format", "markdown", "--json"])


def test_what_narrows_routes_between_two_roles_and_from_one() -> None:
    typed = ["--avoid", "a", "--avoid", "b", "--kind", "LATERAL", "--no-step-down"]
    between = given(constraint_options(), typed=[*typed, "--via", "c", "--max-moves", "2", "--no-pay-cut"])
    assert between == {
        "avoid": ("a", "b"),
        "kinds": ("lateral",),
        "no_step_down": True,
        "no_pay_cut": True,
        "via": ("c",),
        "max_moves": 2,
    }
    assert set(given(constraint_options(ways=False), typed=typed)) == {"avoid", "kinds", "no_step_down"}
    for wrong in (["--max-moves", "0"], ["--kind", "up"]):
        with pytest.raises(click.BadParameter):
            given(constraint_options(), typed=wrong)


def test_what_a_person_holds_and_where_a_search_ends() -> None:
    typed = ["--have", "x", "--have", "y:2", "--only-mine", "--profile", "me.yaml"]
    assert given(person_options, typed=typed) == {
        "have": ("x", "y:2"),
        "only_mine": True,
        "profile_file": "me.yaml",
    }
    assert given(budget_option, typed=[]) == {"budget": None}
    assert given(budget_option, typed=["--budget", "0.5"]) == {"budget": 0.5}


def test_an_argument_may_have_another_name_for_the_command() -> None:
    assert given(role_argument("from", into="start"), typed=["cook"]) == {"start": "cook"}
    with pytest.raises(click.MissingParameter):
        given(role_argument("from"), typed=[])


@pytest.mark.parametrize(
    ("typed", "environment", "chosen"),
    [
        ([], None, "sales-marketing"),
        ([], "", "sales-marketing"),
        ([], "mine.yaml", "mine.yaml"),
        (["-g", "a"], "mine.yaml", "a"),
        (["-g", "a", "--graph", "b"], None, "b"),
    ],
)
def test_the_graph_that_is_meant(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], environment: str | None, chosen: str
) -> None:
    if environment is not None:
        monkeypatch.setenv("CAREERGRAPH_GRAPH", environment)
    found: list[str] = []

    @click.command()
    @graph_option
    @click.pass_context
    def command(ctx: click.Context) -> None:
        found.append(chosen_graph(ctx))

    assert CliRunner().invoke(command, typed).exit_code == 0
    assert found == [chosen]


def test_of_many_names_that_nobody_knows_some_are_told(run: Run, kitchen: Path, tmp_path: Path) -> None:
    names = {f"unknown {number}": 1 for number in range(25)}
    (tmp_path / "me.json").write_text(json.dumps({"skills": names}), encoding="utf-8")
    done = run("-g", kitchen, "next", "porter", "--profile", "me.json")
    told = done.stderr.splitlines()
    assert len(told) == 21
    assert told[-1] == "me.json: and 5 more names that fit no skill of this graph"
