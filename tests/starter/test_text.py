"""The file that explains itself, and its schema."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from careergraph import library
from careergraph.check import check_document
from careergraph.document import files
from careergraph.document.texts import read_text
from careergraph.starter import SCHEMA_NAME, explained, from_chains, schema_text


def test_an_explained_file_is_the_same_file() -> None:
    for file in (
        from_chains(["A > B: [x] > 'C' # d"], title='T: "x"'),
        library.load("sales-marketing").file,
    ):
        text = explained(file, name="my careers.yaml")
        assert text.startswith("# yaml-language-server: $schema=careergraph.schema.json\n")
        assert "careergraph check 'my careers.yaml'" in text
        assert files.read_text(text) == file


def test_a_name_cannot_end_the_comment() -> None:
    text = explained(from_chains(["A"]), name="a\nroles: {}\n.yaml")
    assert "\nroles: {}" not in text


def test_a_started_framework_lacks_skills_and_nothing_else() -> None:
    text = explained(from_chains(["A > B > C", "A > D"]), name="x.yaml")
    review = check_document(read_text(text, name="x.yaml"))
    assert [(item.code, item.subject) for item in review.findings] == [
        ("CG306", "the file"),
        ("CG103", "role 'd'"),
    ]


def test_the_commented_example_of_skills_is_true() -> None:
    text = explained(from_chains(["A > B"]), name="x.yaml")
    for line in ("proficiency: ", "skills:", "  budgeting:", "  coaching:"):
        assert f"\n# {line}" in text
        text = text.replace(f"\n# {line}", f"\n{line}")
    skills = files.read_text(text).skills
    assert list(skills) == ["budgeting", "coaching"]


def test_the_schema_takes_what_is_started() -> None:
    schema = json.loads(schema_text())
    data = yaml.safe_load(explained(from_chains(["A > B"]), name="x.yaml"))
    jsonschema.Draft202012Validator(schema).validate(data)
    data["ignore"] = ["CG999"]
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)


@pytest.mark.parametrize("field", ["levels:", "sources:", "roles:", "moves:"])
def test_every_part_stands_below_what_it_is_for(field: str) -> None:
    lines = explained(from_chains(["A > B"]), name="x.yaml").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(field))
    assert lines[at - 1].startswith("# ")


def test_a_framework_with_skills_has_no_sample_of_them() -> None:
    text = explained(library.load("sales-marketing").file, name="x.yaml")
    assert "# skills:" not in text
    assert text.count("\nskills:") == 1


def test_a_text_of_several_lines_that_looks_like_fields_gets_no_comments() -> None:
    plain = from_chains(["A > B"])
    file = plain.model_copy(update={"description": "levels: two\nroles: many\nmoves: few"})
    text = explained(file, name="x.yaml")
    assert files.read_text(text) == file
    assert text.count("# Who becomes what.") == 1


def test_the_schema_is_that_of_the_first_line() -> None:
    assert f"$schema={SCHEMA_NAME}" in explained(from_chains(["A"]), name="x.yaml").splitlines()[0]
    assert schema_text().endswith("}\n")
