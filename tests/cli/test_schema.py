"""`schema`: what every `--json` prints is what its schema says."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from careergraph.cli.schema import answer_schema, questions
from tests.cli.conftest import Run

# At least one question for each command that answers in JSON.
QUESTIONS = [
    ["path", "porter", "chef"],
    ["path", "porter", "chef", "-k", "2", "--by", "learning"],
    ["path", "porter", "chef", "--trade-offs"],
    ["path", "porter", "cook", "--by", "likelihood"],
    ["path", "owner", "cook"],
    ["path", "cook", "cook"],
    ["roles"],
    ["skills"],
    ["show", "cook"],
    ["compare", "cook", "chef"],
    ["compare", "cook", "chef", "owner"],
    ["gap", "porter", "chef"],
    ["gap", "chef", "--have", "cooking"],
    ["next", "porter"],
    ["match", "--have", "cooking"],
    ["unlock", "porter"],
    ["reach", "porter"],
    ["gateways"],
    ["gateways", "waiter", "chef"],
    ["gateways", "owner", "cook"],
    ["staff"],
    ["staff", "--need", "menus"],
    ["graphs"],
    ["check", "kitchen.yaml"],
    ["diff", "kitchen.yaml", "sales-marketing"],
]


def schema_of(run: Run, *command: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(run("schema", *command).stdout)
    Draft202012Validator.check_schema(schema)
    return schema


def test_every_answer_is_asked_for() -> None:
    assert {question[0] for question in QUESTIONS} >= set(questions())


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_an_answer_keeps_to_its_schema(question: list[str], run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, *question, "--json")
    assert done.stderr == ""
    Draft202012Validator(schema_of(run, question[0])).validate(json.loads(done.stdout))


@pytest.mark.parametrize("command", sorted(questions()))
def test_a_schema_says_what_it_is_and_allows_nothing_else(command: str) -> None:
    schema = answer_schema(questions()[command])
    assert schema["title"] == f"careergraph {command} --json"
    assert not Draft202012Validator(schema).is_valid([{"nothing": "of the kind"}])


def test_the_schema_of_a_graph_file(run: Run) -> None:
    assert schema_of(run)["title"] == "careergraph/1 graph file"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("pat", "did you mean 'path'?"),
        ("xyz", "these have it: path, roles,"),
    ],
)
def test_a_command_without_a_schema(command: str, message: str, run: Run) -> None:
    done = run("schema", command)
    assert done.exit_code == 2
    assert f"Error: no command with --json is called '{command}'; {message}" in done.stderr
