"""The codes that a file can switch off are those that there are."""

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.document.catalogue import CATALOGUE, ERROR


def test_a_file_switches_off_every_code_but_that_of_what_keeps_it_from_loading() -> None:
    minimal = {"format": "careergraph/1", "title": "Codes", "roles": {"a": {"title": "A"}}, "moves": []}
    codes = [code for code in CATALOGUE if code != ERROR]
    assert list(CareerGraph.from_dict({**minimal, "ignore": codes}).file.ignore) == codes
    for other in (ERROR, "CG999", "cg101"):
        with pytest.raises(GraphFileError, match="`ignore`") as caught:
            CareerGraph.from_dict({**minimal, "ignore": [other]})
        assert ERROR not in caught.value.problems[0].remedy


def test_names_are_unique_and_meanings_are_sentences() -> None:
    assert len({kind.name for kind in CATALOGUE.values()}) == len(CATALOGUE)
    assert all(kind.meaning.endswith(".") for kind in CATALOGUE.values())
