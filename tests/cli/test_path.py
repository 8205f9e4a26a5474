"""`path`."""

import csv
import io
import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from careergraph import CareerGraph
from careergraph.answers import Route
from careergraph.cli import path as path_module
from careergraph.cli.path import certainty, print_route
from careergraph.cli.text.footnotes import Footnotes
from careergraph.cli.text.sheet import Sheet
from tests.cli.conftest import Ask, Run

BEST = """\
Kitchen Porter -> Head Chef
1 move, 7 steps of learning, 6 years
fewest moves (proven)

1. Kitchen Porter -> Head Chef
   promotion, after 6 years
   learn  Cooking         ->  Master
          Leading people  ->  Skilled

Other routes worth knowing
  - least to learn; fastest: 2 moves, 7 steps of learning, 4.5 years, through
    Cook.
"""

TWO = """\
Route 1 of 2: Kitchen Porter -> Head Chef
1 move, 7 steps of learning, 6 years
least learning (proven)

1. Kitchen Porter -> Head Chef
   promotion, after 6 years
   learn  Cooking         ->  Master
          Leading people  ->  Skilled

Route 2 of 2: Kitchen Porter -> Head Chef
2 moves, 7 steps of learning, 4.5 years
number 2: 1 move more, saves 1.5 years (proven)

1. Kitchen Porter -> Cook
   promotion, after 1.5 years, made by 30 % of those who left: 30 of 100
   people [1]
   learn  Cooking  ->  Beginner
   helps  Kitchen hygiene: Skilled

2. Cook -> Head Chef
   promotion, after 3 years
   learn  Cooking         Beginner  ->  Master   [2]
          Leading people            ->  Skilled  [2]

Sources
  [1] Staff survey; https://example.org/survey; licence: CC BY 4.0
  [2] Judgement of the authors
"""

TRAVELLED = """\
Kitchen Porter -> Cook
1 move, 1 step of learning, 1.5 years
likelihood 30 %: how travelled the route is, no forecast; the smallest sample is
30 people
most travelled (proven)

1. Kitchen Porter -> Cook
   promotion, after 1.5 years, made by 30 % of those who left: 30 of 100
   people [1]
   learn  Cooking  ->  Beginner
   helps  Kitchen hygiene: Skilled

Sources
  [1] Staff survey; https://example.org/survey; licence: CC BY 4.0
"""

HELD = """\
Kitchen Porter -> Head Chef
1 move, nothing to learn, 6 years
fewest moves (proven)

1. Kitchen Porter -> Head Chef
   promotion, after 6 years
   nothing new to learn
   have   Cooking: Master; Leading people: Skilled
"""

NONE = """\
No chain of moves leads from Owner to Cook.
No roles can be reached from Owner.
3 roles lead to Cook.

A new move that would open a route
  - Owner -> Waiter: what it would ask for is not known, a step down
  - Owner -> Kitchen Porter: 1 step of learning, a step down
  - Owner -> Cook: 4 steps of learning, a step down
"""


def test_the_best_route_and_the_others_worth_knowing(ask: Ask) -> None:
    assert ask("path", "porter", "head chef") == BEST


def test_a_route_on_a_narrow_terminal(ask: Ask) -> None:
    printed = ask("path", "cook", "chef", COLUMNS="30")
    assert printed == (
        "Cook -> Head Chef\n"
        "1 move, 5 steps of learning, 3\n"
        "years\n"
        "fewest moves (proven)\n"
        "\n"
        "1. Cook -> Head Chef\n"
        "   promotion, after 3 years\n"
        "   learn  Cooking: Skilled ->\n"
        "          Master [1]\n"
        "          Leading people ->\n"
        "          Skilled [1]\n"
        "\n"
        "Sources\n"
        "  [1] Judgement of the authors\n"
    )


def test_several_routes(ask: Ask) -> None:
    assert ask("path", "porter", "chef", "-k", "2", "--by", "learning") == TWO


def test_every_fact_of_a_step_names_its_own_sources(run: Run) -> None:
    graph = {
        "format": "careergraph/1",
        "title": "Sourced",
        "sources": {"survey": {"title": "Survey"}, "guess": {"title": "Guess"}, "law": {"title": "Law"}},
        "skills": {"x": {"title": "X"}, "y": {"title": "Y"}},
        "roles": {"a": {"title": "A"}, "b": {"title": "B"}, "c": {"title": "C"}},
        "moves": [
            {
                "from": "a",
                "to": "b",
                "requires": {"x": 1, "y": {"level": 1, "sources": ["law"]}},
                "years": 2,
                "people": 3,
                "sources": ["survey"],
                "field_sources": {"years": ["guess", "survey"]},
            },
            {"from": "b", "to": "c", "field_sources": {"years": ["law"], "kind": ["guess"]}},
        ],
    }
    printed = run("-g", "-", "path", "a", "c", stdin=json.dumps(graph)).stdout
    _, *steps = printed.split("\n\n")
    first, second, sources = steps
    assert first == (
        "1. A -> B\n   move [1], after 2 years [1][2], made by 3 people, of how many is not\n   known [1]\n"
        "   learn: X [1]; Y [3]"
    )
    # Years that are not known have no source.
    assert second.startswith(
        "2. B -> C\n   move, years unknown [2]\n   what it asks for is not known: it counts"
    )
    assert sources == "Sources\n  [1] Survey\n  [2] Guess\n  [3] Law\n"


def test_fewer_routes_than_asked_for(run: Run, kitchen: Path) -> None:
    assert run("-g", kitchen, "path", "porter", "chef", "-k", "9").stderr == "There are only 2 routes.\n"
    assert run("-g", kitchen, "path", "waiter", "porter", "-k", "2").stderr == "There is only 1 route.\n"


def test_trade_offs(ask: Ask) -> None:
    printed = ask("path", "porter", "chef", "--trade-offs")
    assert "1 move, 7 steps of learning, 6 years\nfewest moves; least to learn (proven)\n" in printed
    assert "2 moves, 7 steps of learning, 4.5 years\nleast to learn; fastest (proven)\n" in printed


def test_a_counted_figure_comes_with_its_sample(ask: Ask) -> None:
    assert ask("path", "porter", "cook", "--by", "likelihood") == TRAVELLED


def test_what_is_held_is_not_learnt(ask: Ask) -> None:
    have = ["--have", "cooking:Master", "--have", "leading:2", "--max-moves", "1"]
    assert ask("path", "porter", "chef", *have) == HELD


def test_no_route_is_an_answer(ask: Ask) -> None:
    assert ask("path", "owner", "cook", status=1) == NONE


def test_no_route_says_what_blocks(ask: Ask) -> None:
    printed = ask("path", "waiter", "chef", "--max-moves", "1", status=1)
    assert "the shortest has 2" in printed
    assert "3 roles can be reached from Waiter, at the highest level: Head Chef.\n" in printed
    assert "A new move that would open a route\n  - Waiter -> Head Chef: 7 steps of learning\n" in printed


def test_no_route_counts_the_moves_that_are_left(ask: Ask) -> None:
    printed = ask("path", "waiter", "chef", "--avoid", "porter", "--avoid", "owner", status=1)
    assert printed.startswith(
        "No route from Waiter to Head Chef is left by --avoid 'Kitchen Porter'.\n"
        "By the moves that are left no roles can be reached from Waiter.\n"
        "By the moves that are left 1 role leads to Head Chef.\n"
    )


@pytest.mark.parametrize(
    ("options", "names", "reason"),
    [
        ("--avoid porter --avoid owner", ["--avoid"], "left by --avoid 'Kitchen Porter'"),
        ("--kind lateral --kind step_down", ["--kind"], "left by --kind lateral --kind step_down"),
        ("--max-moves 1", ["--max-moves"], "within 1 move; the shortest has 2"),
        ("--via owner --max-moves 2", ["--via"], "left by --via 'Owner'"),
    ],
)
def test_no_route_names_options_as_they_are_typed(
    ask: Ask, options: str, names: list[str], reason: str
) -> None:
    none = json.loads(ask("path", "waiter", "chef", *options.split(), "--json", status=1))["no_route"]
    assert none["blocked_by"] == names
    assert none["reason"].endswith(reason)
    assert "blockers" not in none


def test_a_route_to_where_one_is(ask: Ask) -> None:
    assert ask("path", "cook", "LINE COOK") == "Cook: you are there already, no move is needed.\n"
    assert json.loads(ask("path", "cook", "cook", "--json"))["routes"][0]["moves"] == 0


@pytest.mark.parametrize(
    ("options", "roles"),
    [
        (["--via", "cook"], ["porter", "cook", "chef"]),
        (["--by", "years", "--avoid", "Line Cook"], ["porter", "chef"]),
        (["--by", "years"], ["porter", "cook", "chef"]),
        (["--by", "YEARS", "--kind", "promotion", "--no-step-down"], ["porter", "cook", "chef"]),
        (["--by", "learning", "--budget", "1", "--only-mine", "--have", "cooking"], ["porter", "chef"]),
    ],
)
def test_options_reach_the_library(options: list[str], roles: list[str], ask: Ask) -> None:
    answer = json.loads(ask("path", "porter", "chef", *options, "--json"))
    assert answer["routes"][0]["roles"] == roles


def test_json_is_as_the_contract_says(ask: Ask) -> None:
    answer = json.loads(ask("path", "porter", "Cook", "--by", "learning", "--json"))
    assert answer == {
        "graph": "kitchen",
        "from": "porter",
        "to": "cook",
        "by": "learning",
        "routes": [
            {
                "roles": ["porter", "cook"],
                "moves": 1,
                "learning": 1,
                "years": 1.5,
                "likelihood": 0.3,
                "people": 30,
                "proven": True,
                "lower_bound": 1,
                "reasons": ["least learning"],
                "steps": [
                    {
                        "from": "porter",
                        "to": "cook",
                        "kind": "promotion",
                        "years": 1.5,
                        "people": 30,
                        "share": 0.3,
                        "requires": [
                            {"skill": "cooking", "level": 1, "optional": False},
                            {"skill": "hygiene", "level": 2, "optional": True},
                        ],
                        "learn": [{"skill": "cooking", "from": 0, "to": 1}],
                    }
                ],
            }
        ],
        "no_route": None,
        "complete": True,
    }


def test_no_route_as_json(ask: Ask) -> None:
    answer = json.loads(ask("path", "owner", "cook", "--json", status=1))
    assert answer["routes"] == []
    assert answer["no_route"]["reachable"] == 0
    assert answer["no_route"]["highest"] == []
    assert answer["no_route"]["leads_to_goal"] == 3
    assert answer["no_route"]["bridges"][0] == {
        "from": "owner",
        "to": "waiter",
        "learning": 0,
        "kind": "step_down",
    }


def test_csv_has_a_row_for_each_step(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("path", "porter", "chef", "-k", "2", "--csv"))))
    assert [(row["route"], row["step"], row["from"], row["to"]) for row in rows] == [
        ("1", "1", "porter", "chef"),
        ("2", "1", "porter", "cook"),
        ("2", "2", "cook", "chef"),
    ]
    assert rows[1]["requires"] == "cooking:1; hygiene:2 (optional)"
    assert rows[2]["learn"] == "cooking:1->3; leading:0->2"
    assert [row["sources"] for row in rows] == ["", "survey", "editorial"]
    assert {row["route_proven"] for row in rows} == {"true"}


def test_csv_without_a_route_says_beside_it_why(run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, "path", "owner", "cook", "--csv")
    assert (done.exit_code, done.stderr) == (1, "No chain of moves leads from Owner to Cook.\n")
    assert done.stdout.startswith("route,step,from,")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("option", ["--by=moves", "-k2"])
def test_trade_offs_weigh_all(run: Run, kitchen: Path, option: str) -> None:
    done = run("-g", kitchen, "path", "porter", "chef", "--trade-offs", option)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: --trade-offs weighs moves, learning and years at once")


def test_a_graph_whose_skills_have_no_levels(run: Run) -> None:
    graph = json.dumps(
        {
            "format": "careergraph/1",
            "title": "T",
            "skills": {"x": {"title": "X"}, "y": {"title": "Y"}},
            "roles": {"a": {"title": "A"}, "b": {"title": "B", "skills": {"x": 1, "y": 1}}},
            "moves": [{"from": "a", "to": "b"}],
        }
    )
    assert run("-g", "-", "path", "a", "b", stdin=graph).stdout == (
        "A -> B\n"
        "1 move, 2 steps of learning, years unknown\n"
        "fewest moves (proven)\n"
        "\n"
        "1. A -> B\n"
        "   move, years unknown\n"
        "   learn: X; Y\n"
    )


def cut(**figures: object) -> Route:
    """Make a route as a search gives it that its budget cut."""
    plain = {
        "roles": ("a", "b"),
        "moves": 1,
        "learning": 9,
        "years": None,
        "likelihood": None,
        "people": None,
        "proven": False,
        "lower_bound": 7,
        "reasons": (),
        "steps": (),
    }
    return Route.model_validate(plain | figures)


@pytest.mark.parametrize(
    ("route", "by", "expected"),
    [
        (cut(), "learning", "best found: within 2 steps of the best possible"),
        (cut(lower_bound=8.5), "learning", "best found: within 0.5 steps of the best possible"),
        (cut(years=3, lower_bound=2), "years", "best found: within 1 year of the best possible"),
        (cut(likelihood=0.2, lower_bound=0.5), "likelihood", "best found: within 30 % of the best possible"),
        (cut(), "years", "best found"),
        (cut(lower_bound=None), "learning", "best found"),
        (cut(proven=True), "learning", "proven"),
    ],
)
def test_how_sure_it_is(route: Route, by: str, expected: str) -> None:
    assert certainty(route, by) == expected  # type: ignore[arg-type]


def test_a_route_without_reasons_tells_how_sure_it_is(kitchen: Path) -> None:
    sheet = Sheet(80)
    graph = CareerGraph.load(kitchen)
    print_route(sheet, graph, cut(), "learning", Footnotes(graph.file.sources))
    assert str(sheet).splitlines()[-1] == "best found: within 2 steps of the best possible"


def test_a_long_search_names_the_option_that_ends_it(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def tell(text: str) -> nullcontext[None]:
        told.append(text)
        return nullcontext()

    monkeypatch.setattr(path_module, "told_if_long", tell)
    ask("path", "porter", "chef")
    assert told == [path_module.WAITING]
    ask("path", "porter", "chef", "--budget", "60")
    assert told == [path_module.WAITING]


def test_a_step_that_asks_for_much_is_cut_and_says_so(run: Run, tmp_path: Path) -> None:
    many = {f"s{number:02}": 1 for number in range(path_module.SHOWN_LEARN + 5)}
    helps = {
        f"h{number:02}": {"level": 1, "optional": True} for number in range(path_module.SHOWN_BESIDE + 2)
    }
    graph = {
        "format": "careergraph/1",
        "title": "Wide",
        "proficiency": ["Working", "Expert"],
        "skills": {skill: {"title": skill.upper()} for skill in (*many, *helps)},
        "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
        "moves": [{"from": "a", "to": "b", "requires": many | helps}],
    }
    file = tmp_path / "wide.json"
    file.write_text(json.dumps(graph), encoding="utf-8")
    short = run("path", "a", "b", "-g", str(file)).stdout
    assert "and 5 skills more" in short
    assert "and 2 more" in short
    assert "--all shows of every step all that it asks" in short
    whole = run("path", "a", "b", "--all", "-g", str(file)).stdout
    assert all(skill.upper() in whole for skill in (*many, *helps))
    assert "more" not in whole
    assert "--all" not in whole
