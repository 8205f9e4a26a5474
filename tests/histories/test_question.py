"""How histories are to be counted: what a question may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careergraph.errors import QuestionError
from careergraph.histories import Question, mine
from careergraph.histories.question import date_pattern, read_people
from tests.histories.tables import (
    HEAD,
    Write,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "options",
    [
        {"date_format": "nonsense"},
        {"engine": "abacus"},
        {"url": "duckdb://"},
        {"least": 2, "public": False},
        {"mapped": "no-such.csv"},
        {"people": "no-such.csv"},
    ],
)
def test_questions_that_make_no_sense(table: Write, options: dict[str, Any]) -> None:
    path = table(HEAD, ["1,Clerk,2001-01-01,2002-01-01", "1,Head,2002-01-01,"])
    with pytest.raises(QuestionError):
        mine(path, **{"public": True, **options})


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("%d/%m/%Y", "%d/%m/%Y"),
        ("DD/MM/YYYY", "%d/%m/%Y"),
        ("mon-yy", "%b-%y"),
        ("YYYYMMDD", "%Y%m%d"),
        ("excel", "excel"),
    ],
)
def test_patterns_of_dates(text: str, pattern: str) -> None:
    assert date_pattern(text) == pattern


@pytest.mark.parametrize("text", ["", "nonsense", "day first"])
def test_what_is_no_pattern(text: str) -> None:
    with pytest.raises(QuestionError, match="say day-first, month-first, excel, or a pattern"):
        date_pattern(text)


def test_old_ids_and_persons(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('\ufeffold,person\n 1 , ann \n\n2,"ann"\n3,\n', encoding="utf-8")
    assert read_people(path) == {"1": "ann", "2": "ann"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it takes two columns, the old id and the person"),
        (b"old\n1\n", "it takes two columns"),
        (b"old,person\n\xff,x\n", "cannot be read"),
        (b'old,person\n"' + b"x" * 200_000, "cannot be read"),
    ],
)
def test_a_file_of_people_that_cannot_be_read(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(QuestionError, match=told):
        read_people(path)


def test_a_question_that_says_nothing_is_careful() -> None:
    question = Question()
    assert (question.least, question.public, question.most_dropped, question.exits) == (
        10,
        False,
        0.05,
        "count",
    )
