"""Counts and names of columns in sentences."""

from careergraph.histories.wording import SHOWN, counted, named


def test_counts_and_their_nouns() -> None:
    assert [counted(number, "row") for number in (0, 1, 2, 1_000)] == [
        "0 rows",
        "1 row",
        "2 rows",
        "1,000 rows",
    ]
    assert counted(1, "person", "people") == "1 person"
    assert counted(-1, "day") == "-1 days"


def test_names_stand_in_quotes_and_a_long_list_is_cut() -> None:
    assert named(["a\x1b"]) == r"'a\x1b'"
    assert named([]) == "none"
    every = [f"c{number}" for number in range(SHOWN + 1)]
    assert named(every[:SHOWN]).endswith(" and 'c11'")
    assert named(every).endswith("'c11' and 1 more")
    assert named(every * 1_000).endswith(" and 12,988 more")
