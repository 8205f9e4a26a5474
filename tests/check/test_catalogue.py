"""The codes that a file can switch off are those that there are."""

from typing import get_args

from careergraph.check import CATALOGUE
from careergraph.check.catalogue import ERROR
from careergraph.document.records import FindingCode


def test_the_format_knows_every_code() -> None:
    assert list(get_args(FindingCode)) == [code for code in CATALOGUE if code != ERROR]


def test_names_are_unique_and_meanings_are_sentences() -> None:
    assert len({kind.name for kind in CATALOGUE.values()}) == len(CATALOGUE)
    assert all(kind.meaning.endswith(".") for kind in CATALOGUE.values())
