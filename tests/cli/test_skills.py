"""`skills`."""

import json

from tests.cli.conftest import Ask, Run

SKILLS = """\
id       title            kind    roles
cooking  Cooking          craft       2
hygiene  Kitchen hygiene  craft       2
leading  Leading people   people      1
"""


def test_skills(ask: Ask) -> None:
    assert ask("skills") == SKILLS
    assert [skill["id"] for skill in json.loads(ask("skills", "--kind", "People", "--json"))] == ["leading"]


def test_a_graph_without_skills_says_so(run: Run) -> None:
    text = "format: careergraph/1\ntitle: Bare\nroles: {a: {title: A}}\nmoves: []\n"
    done = run("-g", "-", "skills", "--json", stdin=text)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "[]\n", "This graph names no skills.\n")


def test_skills_are_searched(ask: Ask, run: Run) -> None:
    assert [skill["id"] for skill in json.loads(ask("skills", "--search", "cookery", "--json"))] == [
        "cooking"
    ]
    done = run("-g", "kitchen.yaml", "skills", "--search", "flying", "--csv")
    assert done.stdout == "id,title,kind,effort,aliases,summary,codes,roles\n"
    assert done.stderr == "No skill fits: `careergraph -g kitchen.yaml skills` lists them all.\n"


def test_skills_for_programs(ask: Ask) -> None:
    first = json.loads(ask("skills", "--json"))[0]
    assert (first["id"], first["aliases"], first["sources"]) == ("cooking", ["Cookery"], ["survey"])
    assert ask("skills", "--csv").splitlines()[1:] == [
        "cooking,Cooking,craft,1.0,Cookery,,esco:S1,2",
        "hygiene,Kitchen hygiene,craft,1.0,,,,2",
        "leading,Leading people,people,2.0,,Making others good.,,1",
    ]


def test_skills_of_several_kinds(ask: Ask) -> None:
    kinds = ("--kind", "craft", "--kind", "People")
    assert [skill["id"] for skill in json.loads(ask("skills", *kinds, "--json"))] == [
        "cooking",
        "hygiene",
        "leading",
    ]


def test_an_unknown_kind_of_skill(run: Run, kitchen: str) -> None:
    assert run("-g", kitchen, "skills", "--kind", "crafts").stderr == (
        "Error: no kind is called 'crafts'; did you mean 'craft'?\n"
    )
