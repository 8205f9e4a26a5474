"""Commands as they are typed: in this process where only the answer matters, else in one of their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from careergraph.cli.program import program

KITCHEN = """\
format: careergraph/1
title: A kitchen
description: From porter to owner.
proficiency: [Beginner, Skilled, Master]
levels: [Junior, Senior, Chief]
functions: {kitchen: Kitchen, service: Service}
sources:
  survey: {title: Staff survey, where: "https://example.org/survey", licence: CC BY 4.0}
  editorial: {title: Judgement of the authors}
skills:
  cooking: {title: Cooking, kind: craft, aliases: [Cookery], sources: [survey], codes: {esco: S1}}
  hygiene: {title: Kitchen hygiene, kind: craft}
  leading: {title: Leading people, kind: people, effort: 2, summary: Making others good.}
roles:
  porter:
    title: Kitchen Porter
    level: Junior
    focus: {kitchen: 1}
    skills: {hygiene: 1}
  waiter:
    title: Waiter
    level: Junior
    focus: {service: 0.8, kitchen: 0.2}
  cook:
    title: Cook
    level: Senior
    focus: {kitchen: 0.9, service: 0.1}
    scope: tactical
    summary: Cooks what is ordered.
    aliases: [Line Cook]
    responsibilities:
      - {text: Cook the orders in time, sources: [survey]}
      - Keep the station clean
    kpis: [Orders sent back]
    deliverables: [Dishes]
    skills: {cooking: 2, hygiene: 2}
    codes: {onet: 35-2014.00}
    sources: [editorial]
    field_sources: {scope: [survey], skills.cooking: [survey, editorial]}
  chef:
    title: Head Chef
    level: Chief
    focus: {kitchen: 1}
    scope: strategic
    responsibilities: [Write the menu, Keep the station clean]
    kpis: [Margin]
    skills: {cooking: 3, leading: 2}
    sources: [editorial]
  owner:
    title: Owner
    level: Chief
    focus: {kitchen: 0.5, service: 0.5}
moves:
  - from: porter
    to: cook
    requires: {cooking: 1, hygiene: {level: 2, optional: true, sources: [survey]}}
    years: 1.5
    people: 30
    leavers: 100
    sources: [survey]
  - {from: cook, to: chef, years: 3}
  - {from: porter, to: chef, requires: {cooking: 3, leading: 2}, years: 6}
  - {from: chef, to: cook, requires: {hygiene: 2}}
  - {from: waiter, to: porter, requires: {hygiene: 1}, years: 0.5}
needs:
  menus: {title: Better menus, function: kitchen, sources: [survey]}
  welcome: {title: A warm welcome, function: service}
agreements:
  - {text: When the kitchen closes, sources: [survey]}
"""

Run = Callable[..., Result]
Ask = Callable[..., str]
Start = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """Write a small graph file."""
    path = tmp_path / "kitchen.yaml"
    path.write_text(KITCHEN, encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process: ``run("roles", "--json")``."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, stdin: str | bytes | None = None, **environment: str) -> Result:
        return CliRunner().invoke(
            program,
            [str(argument) for argument in arguments],
            prog_name="careergraph",
            input=stdin,
            env=environment,
        )

    return run


@pytest.fixture
def ask(run: Run, kitchen: Path) -> Ask:
    """Run a command on the small graph; the answer must come without talk."""

    def ask(*arguments: str | Path, status: int = 0, **environment: str) -> str:
        done = run("-g", kitchen, *arguments, **environment)
        assert (done.exit_code, done.stderr) == (status, ""), done.output
        return done.stdout

    return ask


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Run the program in a process of its own, as users do."""

    def start(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "careergraph", *map(str, arguments)],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])} | environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=60,
        )

    return start
