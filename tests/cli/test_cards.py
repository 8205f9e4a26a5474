"""`show` and `compare`."""

import csv
import io
import json

from tests.cli.conftest import Ask, Run

COOK = """\
Cook
  id           cook
  level        Senior [1]
  focus        Kitchen 90 %, Service 10 % [1]
  scope        tactical [2]
  also called  Line Cook
  codes        onet 35-2014.00

  Cooks what is ordered. [1]

Responsibilities
  - Cook the orders in time [2]
  - Keep the station clean [1]

KPIs
  - Orders sent back [1]

Deliverables
  - Dishes [1]

Expected skills
  Cooking          Skilled  [1][2]
  Kitchen hygiene  Skilled  [1]

Moves from here
  - Head Chef (promotion, after 3 years)
      asks for Cooking: Master [1]; Leading people: Skilled [1]

Moves to here
  - Head Chef (step down)
      asks for Kitchen hygiene: Skilled
  - Kitchen Porter (promotion, after 1.5 years, made by 30 % of those who left:
    30 of 100 people) [2]
      asks for Cooking: Beginner; Kitchen hygiene: Skilled (optional)

Sources
  [1] Judgement of the authors
  [2] Staff survey; https://example.org/survey; licence: CC BY 4.0
"""

OWNER = """\
Owner
  id     owner
  level  Chief
  focus  Kitchen 50 %, Service 50 %
"""

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


def test_a_role_with_its_sources(ask: Ask) -> None:
    assert ask("show", "cook") == COOK


def test_a_role_of_which_little_is_known(ask: Ask) -> None:
    assert ask("show", "Owner") == OWNER


def test_a_role_on_a_narrow_terminal(ask: Ask) -> None:
    assert max(map(len, ask("show", "cook", COLUMNS="40").splitlines())) <= 40


def test_a_move_that_asks_for_nothing(run: Run) -> None:
    graph = (
        '{"format": "careergraph/1", "title": "T", "moves": [{"from": "a", "to": "b"}], '
        '"roles": {"b": {"title": "B"}, "a": {"title": "A"}}}'
    )
    assert "  - B (move)\n      asks for nothing\n" in run("-g", "-", "show", "a", stdin=graph).stdout


def test_a_role_for_programs(ask: Ask) -> None:
    cook = json.loads(ask("show", "LINE cook", "--json"))
    assert cook == json.loads(ask("roles", "--json"))[2]


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
        "  Kitchen Porter -> Waiter: nothing to learn\n"
        "  Waiter -> Kitchen Porter: 1 step of learning\n"
    )


def test_a_comparison_for_programs(ask: Ask) -> None:
    answer = json.loads(ask("compare", "cook", "chef", "--json"))
    assert answer["scope"]["only_a"] == [{"text": "tactical", "sources": ["survey"]}]
    assert [fact["text"] for fact in answer["responsibilities"]["both"]] == ["Keep the station clean"]


def test_a_comparison_as_csv(ask: Ask) -> None:
    rows = list(csv.reader(io.StringIO(ask("compare", "cook", "chef", "owner", "--csv"))))
    assert rows[0] == ["field", "roles", "text", "value", "sources"]
    assert ["level", "cook", "Senior", "", "editorial"] in rows
    assert ["responsibilities", "cook; chef", "Keep the station clean", "", "editorial"] in rows
    assert ["skills", "cook", "Cooking", "2", "survey; editorial"] in rows
    assert ["focus", "chef", "Kitchen", "1.0", "editorial"] in rows
    assert ["skills", "chef", "Leading people", "2", "editorial"] in rows


def test_a_role_is_not_compared_with_itself(run: Run, kitchen: str) -> None:
    done = run("-g", kitchen, "compare", "cook", "Line Cook")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: a role is compared with itself: 'cook', 'cook'")
