"""A review as annotations of a code host."""

from __future__ import annotations

from careergraph.check.annotations import to_commands
from tests.check.hostile import reviewed


def test_annotations_escape_what_would_end_a_command() -> None:
    lines = list(to_commands(reviewed()))
    (similar,) = [line for line in lines if "CG402" in line]
    assert similar == (
        "::notice file=a b/ca%2Cre%3Aer%25.yaml,line=5,col=14,title=CG402 similar-skills::"
        "'Budget [managment](http://evil.example) 100%25' is nearly the name "
        "'Budget [management](http://evil.example) 100%25' of 'x' (see line 4); "
        "join the two, or name them so that nobody takes one for the other"
    )
    assert all(line.count("\n") == 0 for line in lines)


def test_annotations_of_errors_and_of_text_with_line_ends() -> None:
    review = reviewed("roles: [")
    (finding,) = review.findings
    broken = finding.model_copy(update={"message": "one\r\ntwo", "remedy": "", "line": None, "column": None})
    (line,) = to_commands(review.model_copy(update={"findings": (broken,)}))
    assert line == "::error file=a b/ca%2Cre%3Aer%25.yaml,title=CG001 broken-format::one%0D%0Atwo"
