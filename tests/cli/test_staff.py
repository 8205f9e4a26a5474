"""`staff`."""

import json

from tests.cli.conftest import Ask, Run

NEEDS = """\
need     title           function
menus    Better menus    Kitchen
welcome  A warm welcome  Service
"""

MENUS = """\
Kitchen must lead: the only need belongs to it.
  - Better menus (Kitchen) [1]

Roles that fit, best first
  - Head Chef: Kitchen is all of its focus; its scope is strategic; its level is
    Chief [2]
  - Kitchen Porter: Kitchen is all of its focus; its level is Junior
  - Cook: Kitchen is 90 % of its focus; its scope is tactical; its level is
    Senior [1][2]
  - Owner: Kitchen is 50 % of its focus; its level is Chief

What the functions must agree on
  - When the kitchen closes [1]

Sources
  [1] Staff survey; https://example.org/survey; licence: CC BY 4.0
  [2] Judgement of the authors
"""


def test_the_needs_that_a_graph_knows(ask: Ask) -> None:
    assert ask("staff") == NEEDS
    assert [need["need"] for need in json.loads(ask("staff", "--json"))] == ["menus", "welcome"]
    assert ask("staff", "--csv").splitlines()[1] == "menus,Better menus,kitchen,survey"


def test_who_must_lead(ask: Ask) -> None:
    assert ask("staff", "--need", "better  MENUS") == MENUS


def test_what_to_cover_otherwise(run: Run) -> None:
    needs = ["--need", "lead-generation", "--need", "brand-recognition", "--need", "holding-value"]
    printed = run("staff", *needs).stdout
    assert printed.startswith("Marketing must lead: 2 of 3 needs belong to it.\n")
    assert "\n  and " in printed  # many roles fit: the best are named
    cover = printed.partition("What to cover otherwise\n")[2].partition("\n\n")[0]
    assert cover.startswith(
        "  - Hire for Sales, or outsource it: 1 need the leader does not cover (Holding\n"
    )
    assert "    roles that fit: Vice President of Sales, Director of Sales" in cover


def test_staffing_for_programs(ask: Ask) -> None:
    assert json.loads(ask("staff", "--need", "menus", "--json"))["leads"] == ["kitchen"]
    assert ask("staff", "--need", "welcome", "--csv").splitlines()[:2] == [
        "role,title,function,share,scope,level,reason,sources",
        "waiter,Waiter,service,0.8,,Junior,Service is 80 % of its focus; its level is Junior,",
    ]


def test_a_function_that_no_role_serves(run: Run) -> None:
    graph = {
        "format": "careergraph/1",
        "title": "T",
        "functions": {"f": "F"},
        "roles": {"a": {"title": "A"}},
        "moves": [],
        "needs": {"n": {"title": "N", "function": "f"}},
    }
    done = run("-g", "-", "staff", "--need", "n", stdin=json.dumps(graph))
    assert done.stdout.endswith("\n\nRoles that fit, best first\n  none in this graph\n")


def test_a_mistyped_need(run: Run) -> None:
    done = run("staff", "--need", "lead-generatio")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: no need is called 'lead-generatio'; did you mean 'lead-generation'" in done.stderr
