"""How a check is asked, and what it tells as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph, QuestionError, UnknownNameError
from careergraph.check import check, check_file
from tests.check.frameworks import found, small

if TYPE_CHECKING:
    from pathlib import Path
from tests.check.hostile import HOSTILE, reviewed


def test_codes_are_chosen_by_their_beginning_or_name() -> None:
    data = small()
    assert {code for code, _ in found(data)} == {"CG306", "CG502"}
    assert found(data, "cg3") == [("CG306", "the file")]
    assert found(data, "no-sources") == [("CG502", "the file")]
    with pytest.raises(UnknownNameError, match="no finding is called 'CG9'"):
        found(data, "CG9")
    with pytest.raises(UnknownNameError, match="did you mean 'unused-skill'"):
        found(data, "unused-skil")
    with pytest.raises(UnknownNameError):
        found(data, "CG")


def test_findings_are_switched_off_in_the_file_or_by_the_caller_and_counted() -> None:
    review = check(CareerGraph.from_dict(small(ignore=["CG306"])), ignore=["CG5"])
    assert review.findings == ()
    assert review.ignored == {"CG306": 1, "CG502": 1}
    assert repr(review) == "<Review of a graph: 0 errors, 0 warnings, 0 notes>"


def test_a_code_may_be_a_lone_text_and_errors_stay_on() -> None:
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "T", "roles": {"a": {"title": "A"}}, "moves": []}
    )
    assert check(graph, ignore="CG502").ignored == {"CG502": 1}
    with pytest.raises(QuestionError, match="CG001 cannot be switched off"):
        check(graph, ignore=["broken-format"])


def test_a_graph_without_a_file_has_no_lines() -> None:
    (finding,) = CareerGraph.from_dict(small()).check(select=["CG306"]).findings
    assert (finding.file, finding.line, finding.at) == (None, None, ("skills",))


def test_errors_of_the_text_and_of_the_format_are_told_together() -> None:
    review = reviewed(
        "format: careergraph/1\ntitle: T\ntitle: U\nroles: {a: {title: A, scope: x}}\nmoves: []\n"
    )
    errors = [item for item in review.findings if item.code == "CG001"]
    assert [(item.line, item.column) for item in errors] == [(3, 1), (4, 30)]
    # Where only the text is wrong, the format is not.
    review = reviewed("format: careergraph/1\ntitle: T\ntitle: U\nroles: {a: {title: A}}\nmoves: []\n")
    assert [item.message for item in review.findings if item.severity == "error"] == [
        "the key 'title' stands in this mapping twice"
    ]
    assert not review.loads


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    review = check_file(tmp_path / "none.yaml")
    assert [item.message for item in review.findings] == ["there is no such file"]
    assert "1 errors" in repr(review)


def test_a_file_switches_codes_off_and_cannot_switch_errors_off() -> None:
    switched = HOSTILE.replace("title: T", "title: T\nignore: [CG402, CG502]")
    review = reviewed(switched)
    assert {item.code for item in review.findings} == set()
    assert review.ignored == {"CG402": 1, "CG502": 1}
    assert reviewed("ignore: [CG001]\n" + HOSTILE).errors == 1
