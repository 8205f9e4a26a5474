"""A review as SARIF 2.1.0, the form in which code hosts and editors take the results of checks."""

from __future__ import annotations

import hashlib
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from careergraph.document.catalogue import CATALOGUE

if TYPE_CHECKING:
    from careergraph.check.checking import Finding, Review
    from careergraph.document.catalogue import Kind

__all__ = ["to_sarif"]

# GitHub refuses a run with more results.
MOST_RESULTS = 25_000
SEVERITIES = ("error", "warning", "note")

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(review: Review, *, version: str) -> dict[str, Any]:
    """Return a review as a SARIF log of one run.

    A finding is recognised again in a later run by its code, subject and message, wherever its line moved.
    Of more findings than GitHub takes, the gravest are told.

    Parameters
    ----------
    review
        The review of a file.
    version
        The version of the program that made it.
    """
    codes = list(CATALOGUE)
    findings = list(review.findings)
    if len(findings) > MOST_RESULTS:
        findings.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "careergraph",
                        "semanticVersion": version,
                        "rules": [_rule(kind) for kind in CATALOGUE.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(finding, codes.index(finding.code), review) for finding in findings[:MOST_RESULTS]
                ],
            }
        ],
    }


def _rule(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": "".join(part.title() for part in kind.name.split("-")),
        "shortDescription": {"text": kind.meaning},
        "help": {"text": f"{kind.meaning} `careergraph check` calls it {kind.name}."},
        "defaultConfiguration": {"level": kind.severity},
    }


def _result(finding: Finding, rule: int, review: Review) -> dict[str, Any]:
    text = f"{finding.message}; {finding.remedy}" if finding.remedy else finding.message
    mark = f"{finding.code}\0{finding.subject}\0{finding.message}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": _plain(text)},
        "partialFingerprints": {"careergraph/v1": hashlib.sha256(mark.encode()).hexdigest()},
    }
    uri = _uri(finding.file or review.file)
    if uri:
        result["locations"] = [_location(uri, finding.line, finding.column)]
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": finding.subject}]
        if finding.see_line:
            see = _location(uri, finding.see_line, None)
            result["relatedLocations"] = [{"id": 0, **see, "message": {"text": "This has to do with it."}}]
    return result


def _location(uri: str, line: int | None, column: int | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line:
        place["region"] = {"startLine": line} | ({"startColumn": column} if column else {})
    return {"physicalLocation": place}


def _uri(file: str | None) -> str:
    """Return a file's name as a URI, relative where the name is."""
    if not file:
        return ""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(str(PurePosixPath(*path.parts)))


def _plain(text: str) -> str:
    """Return a text in which nothing is a link: SARIF reads ``[words](address)`` as one."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text
