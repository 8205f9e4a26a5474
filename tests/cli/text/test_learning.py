"""What is to learn, skill by skill, on any terminal."""

from typing import Any

from careergraph import CareerGraph
from careergraph.answers import Learn
from careergraph.cli.text.learning import add_learning
from careergraph.cli.text.sheet import Sheet

SKILLS = {"b": {"title": "budgeting"}, "c": {"title": "Coaching people"}, "a": {"title": "Zoning"}}


def graph(**more: Any) -> CareerGraph:  # noqa: ANN401 - of a file
    roles = {"x": {"title": "X", "skills": {"a": 1}}}
    return CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "T", "skills": SKILLS, "roles": roles, "moves": []} | more
    )


LEARN = [
    Learn(skill="a", from_=0, to=1),
    Learn(skill="c", from_=1, to=3),
    Learn(skill="b", from_=0, to=2),
]
SCALE = {"proficiency": ["Aware", "Working", "Expert"]}


def told(
    width: int = 80,
    *,
    of: CareerGraph | None = None,
    notes: dict[str, str] | None = None,
    **more: Any,  # noqa: ANN401 - as `add_learning` takes them
) -> list[str]:
    sheet = Sheet(width)
    add_learning(sheet, of or graph(**SCALE), LEARN, notes or {}, **{"indent": 2} | more)
    return str(sheet).splitlines()


def test_skills_stand_in_columns_by_title() -> None:
    assert told(notes={"b": "[1]"}, mark="learn") == [
        "  learn  budgeting               ->  Working  [1]",
        "         Coaching people  Aware  ->  Expert",
        "         Zoning                  ->  Aware",
    ]


def test_on_a_narrow_terminal_each_is_a_line() -> None:
    lines = told(24, notes={"b": "[1]"}, mark="learn")
    assert all(len(line) <= 24 for line in lines)
    text = " ".join(" ".join(lines).split())
    assert text == "learn budgeting -> Working [1] Coaching people: Aware -> Expert Zoning -> Aware"


def test_without_levels_a_skill_is_held_or_it_is_not() -> None:
    lines = told(of=graph(), notes={"a": "[2]"}, mark="learn")
    assert lines == ["  learn: budgeting; Coaching people; Zoning [2]"]


def test_of_many_skills_those_of_most_steps_are_told() -> None:
    lines = told(most=2)
    assert [line.split()[0] for line in lines] == ["budgeting", "Coaching", "and"]
    assert lines[-1] == "  and 1 skill more"
    assert told(most=3) == told()
    assert told(most=0)[-1] == "  and 3 skills more"


def test_hostile_titles_are_cleaned() -> None:
    skills = {"skills": SKILLS | {"b": {"title": "Red \u202e text"}}}
    assert "\u202e" not in "\n".join(told(of=graph(**SCALE, **skills)))
