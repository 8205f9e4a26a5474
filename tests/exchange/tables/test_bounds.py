"""Where the tables of a sheet begin."""

from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told


def test_a_row_of_data_with_one_word_like_a_heading_is_none(write: Write) -> None:
    rows = "CORE-CO,C011,0.95,it suits\nJOB-ST,C007,0.9,it suits\nLEAD-PD,C002,0.8,it suits\n"
    (problem,) = told(write("map.csv", f"factor,course,fit,why\n{rows}"))
    assert "fit no kind of table (16 cells)" in problem


def test_headings_may_follow_lines_about_the_table(write: Write) -> None:
    text = "Skills of our roles\nAs of May,Draft\nRole,Skill,Level\nClerk,Filing,2\n"
    assert set(import_table(write("t.csv", text)).file.roles) == {"clerk"}
