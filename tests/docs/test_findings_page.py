"""docs/reference/findings.md tells every kind of finding, each with an example that has just that."""

import re

import pytest

from careergraph.check import CATALOGUE, check_document
from careergraph.document.texts import read_text
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
PART = re.compile(r"^## (CG\d{3}) (\S+)\n\n\*(\w+)\.\* (.*?)^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = {found[1]: found for found in PART.finditer(PAGE)}


def test_every_code_is_told_in_order() -> None:
    assert list(PARTS) == list(CATALOGUE) == sorted(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_is_told_as_it_is(code: str) -> None:
    kind, part = CATALOGUE[code], PARTS[code]
    assert (part[2], part[3].lower()) == (kind.name, kind.severity)
    # The console block below each example shows its findings to the letter: tests/docs/test_examples.py.
    review = check_document(read_text(part[5], name="example.yaml"), select=[code])
    assert {finding.code for finding in review.findings} == {code}
    assert len(review.findings) == (2 if code == "CG001" else 1)
