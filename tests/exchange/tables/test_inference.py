"""The order of a ladder as its skills and titles tell it."""

from careergraph.exchange.tables.inference import Rung, ladder_heights, ordered, sureness


def ladder(*rungs: tuple[str, float]) -> list[Rung]:
    return [Rung(title, title, steps) for title, steps in rungs]


def test_skills_decide_and_titles_where_they_differ_in_a_word_alone() -> None:
    roles = ladder(
        ("Analyst", 6),
        ("Senior analyst", 4),
        ("Control manager", 5),
        ("Head of x", 1),
        ("Lead a - management", 7),
        ("Lead a", 7),
    )
    assert [rung.title for rung in ordered(roles)] == [
        "Analyst", "Control manager", "Senior analyst", "Lead a", "Lead a - management", "Head of x"
    ]  # fmt: skip


def test_each_pair_says_what_speaks_for_it() -> None:
    analyst, senior = ladder(("Analyst", 6), ("Senior analyst", 4))
    assert sureness(senior, analyst) == "skills alone"
    assert sureness(analyst, senior) == "a title against skills"
    assert sureness(*ladder(("Lead a", 7), ("Lead a - management", 7))) == "equal skills"
    assert sureness(*ladder(("Desk analyst", 1), ("Desk manager", 3))) == "skills alone"
    # A chief of anything stands as high as a head.
    assert sureness(*ladder(("Senior architect", 1), ("Chief architect", 3))) == "skills and titles agree"


def test_heights_never_fall_along_a_ladder() -> None:
    heights = ladder_heights(ladder(("Senior analyst", 4), ("Control manager", 5), ("Head of x", 6)))
    assert list(heights.values()) == [40, 40, 90]
