"""A review as workflow commands of GitHub Actions, which annotate the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.check.checking import Review

__all__ = ["to_commands"]

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def to_commands(review: Review) -> Iterator[str]:
    """Yield one workflow command for each finding.

    Text from the file can neither end a command nor begin another one: per cent signs and line ends are
    escaped, in properties colons and commas too.
    """
    for finding in review.findings:
        properties = {
            "file": finding.file or review.file,
            "line": finding.line,
            "col": finding.column,
            "title": f"{finding.code} {finding.name}",
        }
        told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
        see = f" (see line {finding.see_line})" if finding.see_line else ""
        remedy = f"; {finding.remedy}" if finding.remedy else ""
        yield f"::{_LEVELS[finding.severity]} {told}::{_data(finding.message + see + remedy)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
