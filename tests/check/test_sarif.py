"""A review as SARIF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema
import pytest

from careergraph.check import CATALOGUE, check_file, sarif
from careergraph.check.sarif import to_sarif

if TYPE_CHECKING:
    from pathlib import Path
from tests.check.hostile import HOSTILE, reviewed

# What SARIF 2.1.0 demands of the parts that we write.
URI = {"type": "string", "format": "uri-reference", "minLength": 1}


MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}


LOCATION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": MESSAGE,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {"type": "object", "required": ["uri"], "properties": {"uri": URI}},
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
        "logicalLocations": {"type": "array", "items": {"type": "object"}},
    },
    "additionalProperties": False,
}


LEVEL = {"enum": ["none", "note", "warning", "error"]}


SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": URI,
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string", "pattern": "^[A-Z][A-Za-z]+$"},
                                                "shortDescription": MESSAGE,
                                                "help": MESSAGE,
                                                "defaultConfiguration": {"properties": {"level": LEVEL}},
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": MESSAGE,
                                "locations": {"type": "array", "items": LOCATION},
                                "relatedLocations": {"type": "array", "items": LOCATION},
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("text", [HOSTILE, "roles: [", "{}", "format: careergraph/2\nroles: 3\n"])
def test_sarif_has_the_demanded_structure(text: str) -> None:
    log = to_sarif(reviewed(text), version="1.2.3")
    jsonschema.Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri) == "a b/ca,re:er%.yaml"
        assert " " not in uri


def test_sarif_shows_no_link_that_a_file_brings_along() -> None:
    results = to_sarif(reviewed(), version="1.2.3")["runs"][0]["results"]
    (text,) = [item["message"]["text"] for item in results if item["ruleId"] == "CG402"]
    assert "\\[managment\\](http" in text
    (related,) = next(item["relatedLocations"] for item in results if item["ruleId"] == "CG402")
    assert related["physicalLocation"]["region"] == {"startLine": 4}


def test_sarif_recognises_a_finding_whose_line_moved() -> None:
    def marks(text: str) -> list[str]:
        results = to_sarif(reviewed(text), version="1.2.3")["runs"][0]["results"]
        return sorted(item["partialFingerprints"]["careergraph/v1"] for item in results)

    assert marks(HOSTILE) == marks("# a line more\n" + HOSTILE)
    assert len(set(marks(HOSTILE))) == len(marks(HOSTILE))


def test_sarif_of_more_than_a_host_takes_tells_the_gravest(monkeypatch: pytest.MonkeyPatch) -> None:
    review = reviewed()
    *others, last = review.findings
    grave = [last.model_copy(update={"severity": severity}) for severity in ("warning", "error")]
    review = review.model_copy(update={"findings": (*others, *grave)})

    def told() -> list[str]:
        return [item["level"] for item in to_sarif(review, version="1.2.3")["runs"][0]["results"]]

    assert sarif.MOST_RESULTS == 25_000
    whole = told()
    assert (len(whole), whole[0], whole[-2:]) == (len(others) + 2, "note", ["warning", "error"])
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    assert told() == ["error", "warning"]


def test_sarif_names_a_file_by_its_absolute_path_as_a_file_uri(tmp_path: Path) -> None:
    path = tmp_path / "careers.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    results = to_sarif(check_file(path), version="1.2.3")["runs"][0]["results"]
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == path.as_uri()


def test_sarif_of_a_graph_without_a_file_has_no_places() -> None:
    review = reviewed().model_copy(update={"file": None})
    findings = tuple(item.model_copy(update={"file": None}) for item in review.findings)
    log = to_sarif(review.model_copy(update={"findings": findings}), version="1.2.3")
    jsonschema.Draft202012Validator(SARIF).validate(log)
    assert all("locations" not in result for result in log["runs"][0]["results"])
