"""Text files as tables."""

from tests.exchange.conftest import Write, told


def test_more_columns_than_a_spreadsheet_has_are_refused(write: Write) -> None:
    path = write("t.csv", "Role,Skill\n" + "a," * 16_384 + "a\n")
    assert told(path) == ["2: this row has more than 16,384 columns, more than any spreadsheet"]
