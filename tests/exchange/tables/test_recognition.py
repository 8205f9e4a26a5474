"""What a table is taken for."""

from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told


def test_of_several_columns_of_titles_the_one_that_tells_rows_apart_is_taken(write: Write) -> None:
    text = "Generic Job Profile,Job Profile\nSales,Sales clerk\nSales,Sales head\nLaw,Counsel\n"
    made = import_table(write("t.csv", text))
    assert set(made.file.roles) == {"sales-clerk", "sales-head", "counsel"}


def test_rows_with_keys_of_their_own_and_one_name_are_told(write: Write) -> None:
    text = "job_id,job_title\nJ1,Clerk\nJ2,Clerk\nJ3,Cook\nJ3,Cook\n"
    made = import_table(write("t.csv", text))
    assert set(made.file.roles) == {"clerk", "cook"}
    assert made.notes == (
        "rows that say again what a row above says are counted once (1): 5",
        (
            "rows with keys of their own that bear a name which a row above bears are taken for the same "
            "(1): 3; --map title=HEADING takes a column that tells them apart"
        ),
    )


def test_what_somebody_lacks_is_not_what_a_role_asks(write: Write) -> None:
    text = "name,target_role,resume_summary,technical_skill_gap,other_skills\n"
    (problem,) = told(write("t.csv", f"{text}C1,Engineer,Text,SQL,Tact\n"))
    assert "people and no roles" in problem
    made = import_table(write("t.csv", "target_role,technical_skill_gap\nEngineer,SQL\n"))
    assert made.file.skills == {}
