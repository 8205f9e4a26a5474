"""`compare`."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Ask, Run

COMPARED = """\
       Cook                            Head Chef
level  Senior [1]                      Chief [1]
scope  tactical [2]                    strategic [1]
focus  Kitchen 90 %, Service 10 % [1]  Kitchen [1]

Summary
  Only Cook
    - Cooks what is ordered. [1]

Responsibilities
  Only Cook
    - Cook the orders in time [2]
  Only Head Chef
    - Write the menu [1]
  Both
    - Keep the station clean [1]

KPIs
  Only Cook
    - Orders sent back [1]
  Only Head Chef
    - Margin [1]

Deliverables
  Only Cook
    - Dishes [1]

Expected skills
  skill            Cook            Head Chef
  Cooking          Skilled [1][2]  Master [1]
  Kitchen hygiene  Skilled [1]     -
  Leading people   -               Skilled [1]

Between them
  Cook -> Head Chef: 5 steps of learning
  Head Chef -> Cook: 2 steps of learning

Sources
  [1] Judgement of the authors
  [2] Staff survey; https://example.org/survey; licence: CC BY 4.0
"""


def test_roles_side_by_side(ask: Ask) -> None:
    assert ask("compare", "cook", "head chef") == COMPARED


def test_three_roles_side_by_side(ask: Ask) -> None:
    printed = ask("compare", "cook", "chef", "owner")
    assert printed.startswith(
        "       Cook                            Head Chef      Owner\n"
        "level  Senior [1]                      Chief [1]      Chief [1]\n"
        "scope  tactical [2]                    strategic [1]  -\n"
        "focus  Kitchen 90 %, Service 10 % [1]  Kitchen [1]    Kitchen 50 %, Service 50 %\n"
    )
    assert "  Cook and Head Chef\n    - Keep the station clean [1]\n" in printed
    assert "  Owner -> Head Chef: 7 steps of learning\n" in printed


def test_roles_that_share_all_and_say_little(ask: Ask) -> None:
    assert ask("compare", "porter", "waiter") == (
        "       Kitchen Porter  Waiter\n"
        "level  Junior          Junior\n"
        "focus  Kitchen         Service 80 %, Kitchen 20 %\n"
        "\n"
        "Expected skills\n"
        "  skill            Kitchen Porter  Waiter\n"
        "  Kitchen hygiene  Beginner        -\n"
        "\n"
        "Between them\n"
        "  Kitchen Porter -> Waiter: what Waiter expects is not known\n"
        "  Waiter -> Kitchen Porter: 1 step of learning\n"
    )


def test_a_comparison_for_programs(ask: Ask) -> None:
    answer = json.loads(ask("compare", "cook", "chef", "--json"))
    assert answer["scope"]["only_a"] == [{"text": "tactical", "sources": ["survey"]}]
    assert [fact["text"] for fact in answer["responsibilities"]["both"]] == ["Keep the station clean"]


def test_a_comparison_as_csv(ask: Ask) -> None:
    rows = list(csv.reader(io.StringIO(ask("compare", "cook", "chef", "owner", "--csv"))))
    assert rows[0] == ["field", "roles", "text", "value", "sources", "optional"]
    assert ["level", "cook", "Senior", "", "editorial", ""] in rows
    assert ["responsibilities", "cook; chef", "Keep the station clean", "", "editorial", ""] in rows
    assert ["skills", "cook", "Cooking", "2", "survey; editorial", ""] in rows
    assert ["focus", "chef", "Kitchen", "1.0", "editorial", ""] in rows
    assert ["skills", "chef", "Leading people", "2", "editorial", ""] in rows


def test_a_comparison_as_csv_says_what_is_optional(run: Run, tmp_path: Path) -> None:
    skills = {"filing": {"level": 2, "optional": True}, "typing": 1}
    graph = {
        "format": "careergraph/1",
        "title": "Office",
        "skills": {"filing": {"title": "Filing"}, "typing": {"title": "Typing"}},
        "roles": {
            "clerk": {"title": "Clerk", "skills": skills},
            "head": {"title": "Head", "skills": {"filing": 2}},
        },
        "moves": [],
    }
    (tmp_path / "g.json").write_text(json.dumps(graph))
    rows = list(csv.reader(io.StringIO(run("compare", "clerk", "head", "--csv", "-g", "g.json").stdout)))
    assert ["skills", "clerk", "Filing", "2", "", "yes"] in rows
    assert ["skills", "head", "Filing", "2", "", ""] in rows
    assert ["skills", "clerk", "Typing", "1", "", ""] in rows


def test_a_role_is_not_compared_with_itself(run: Run, kitchen: str) -> None:
    done = run("-g", kitchen, "compare", "cook", "Line Cook")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: a role is compared with itself: 'cook', 'cook'")
