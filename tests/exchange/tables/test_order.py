"""The order of levels."""

from tests.exchange.conftest import Write, told
from tests.exchange.tables.bounds import imported, seconds


def test_a_pattern_is_held_against_a_title_in_one_go(write: Write) -> None:
    order = write("order.txt", "S = " + "*a" * 14 + "*c\n")
    table = write("t.csv", f"Role,Role level,Skill,Skill level\nCook,{'a' * 2_000}b,s,1\nCook,x,s,1\n")
    assert seconds(lambda: imported(table, order)) < 0.5
    assert told(table, order=[write("o.txt", "".join(f"L{n} *\n" for n in range(201)))]) == [
        "this order has more than 200 patterns with asterisks"
    ]
