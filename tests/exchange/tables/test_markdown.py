"""Ladders and matrices as teams publish them: tables in Markdown."""

import pytest

from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.markdown import read_markdown
from tests.exchange.conftest import Write, told
from tests.exchange.tables.made import roles_of

MATRIX = """\
# Skills of the office

What each level is expected to hold.

## 1. <a name='paper'></a>Paper

| Skill | **Junior** | Senior |
|-------|:----------:|-------:|
| `Filing` | 1 | 3 |
| [Sorting](https://example.org/sorting) | 0 | 2 |

## 2.1 People

| Skill | Junior | Senior |
|---|---|---|
| Tact &amp; calm | 1 | 2 |

```
| Skill | Junior |
|---|---|
| Not read | 1 |
```

## People we have

| Team Member | Current Level |
|---|---|
| Somebody | 2 |
"""


def test_the_tables_of_a_text_are_one_framework(write: Write) -> None:
    made = import_table(write("ladder.md", MATRIX))
    assert roles_of(made) == {"Junior": {"Filing": 1, "Tact & calm": 1}, "Senior": {
        "Filing": 3, "Sorting": 2, "Tact & calm": 2
    }}  # fmt: skip
    assert [(move.source, move.target) for move in made.file.moves] == [("junior", "senior")]
    lines = "\n".join(made.plan.lines())
    assert "sheet 'Paper', rows 2 to 3: taken for a grid, skills down and levels across" in lines
    assert "sheet 'People we have', rows 2 to 2: taken for people, so it is left out" in lines
    assert made.notes[0].endswith("ladder.md: its tables are read, and 10 lines beside them are left out")


def test_what_is_wrong_is_told_with_its_table(write: Write) -> None:
    rows = "Filing | 1 | 3\nSorting | lots | 2\nTyping | 1 | 1\n"
    text = f"### Paper\n\nSkill | Junior | Senior\n--- | --- | ---\n{rows}"
    assert told(write("ladder.md", text)) == ["Paper!B3: 'lots' is no proficiency level that is known"]


def test_a_list_in_a_text_is_not_all_there_is(write: Write) -> None:
    text = "| Skill |\n|---|\n| Filing |\n\n| Role | Skill |\n|---|---|\n| Clerk | Typing |\n"
    assert set(import_table(write("t.md", text)).file.skills) == {"filing", "typing"}


@pytest.mark.parametrize("text", ["# A ladder\n\n- Junior: learns\n- a | b\n", "", "---\ntitle: x\n---\n|\n"])
def test_a_text_without_a_table_is_told(write: Write, text: str) -> None:
    assert told(write("ladder.md", text)) == ["this text holds no table"]


def test_tables_of_one_heading_have_names_of_their_own() -> None:
    table = "|a|b|\n|-|-|\n|1|2\n\n"
    sheets, notes = read_markdown(f"# X\n{table}{table}", file="t.md")
    assert [sheet.name for sheet in sheets] == ["X", "X (2)"]
    assert sheets[1].rows == [["a", "b"], ["1", "2"]]
    assert notes == ["t.md: its tables are read, and 1 line beside them is left out"]
    assert [sheet.name for sheet in read_markdown(table + table, file="t.md")[0]] == [None, "(2)"]
    assert read_markdown(table, file="t.md")[1] == []


def test_more_tables_than_anybody_writes_are_refused(write: Write) -> None:
    assert told(write("t.md", "|a|b|\n|-|-|\n\n" * 1001)) == ["this text holds more than 1,000 tables"]
