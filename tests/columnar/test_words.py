"""The rules of texts for a column at once are those of a single text."""

from __future__ import annotations

import re
import sys
import unicodedata

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from careergraph.columnar.words import bad_ids, bad_texts, folded, lengths, text_bytes
from careergraph.document.values import MOST_LETTERS, MOST_OF_NAME, SLUG, Name
from careergraph.names import fold

IDS = [
    "a",
    "",
    "_",
    ".a",
    "-a",
    "a.b-c",
    "a b",
    "é",
    "a\n",
    "9",
    "x" * MOST_LETTERS,
    "x" * (MOST_LETTERS + 1),
]
texts = st.lists(st.sampled_from(IDS) | st.text(max_size=5), max_size=6)


def is_name(text: str) -> bool:
    """Say whether a file's reader takes a text as it stands."""
    try:
        return TypeAdapter(Name).validate_python(text) == text
    except ValidationError:
        return False


@given(texts, st.integers(0, 3))
@settings(max_examples=50)
def test_ids_are_those_of_a_file(values: list[str], start: int) -> None:
    array = pa.array(values, pa.string())[start:]
    wanted = [not re.fullmatch(SLUG, text) or len(text) > MOST_LETTERS for text in values[start:]]
    assert bad_ids(array).tolist() == wanted


@given(texts, st.integers(0, 3))
@settings(max_examples=50)
def test_names_are_those_of_a_file(values: list[str], start: int) -> None:
    values = [text.encode(errors="replace").decode() for text in values]
    array = pa.array(values, pa.string())[start:]
    assert bad_texts(array, MOST_OF_NAME).tolist() == [not is_name(text) for text in values[start:]]
    assert lengths(array).tolist() == [len(text) for text in values[start:]]


def test_every_blank_and_every_control_character_is_judged_as_in_a_file() -> None:
    odd = [
        letter
        for letter in map(chr, range(0x3100))
        if letter.isspace() or unicodedata.category(letter)[0] in "CZ"
    ]
    assert len(odd) > 100
    for sample in (
        [f"{letter}x" for letter in odd],
        [f"x{letter}" for letter in odd],
        [f"x{it}y" for it in odd],
    ):
        assert bad_texts(pa.array(sample), MOST_OF_NAME).tolist() == [not is_name(text) for text in sample]


@pytest.mark.parametrize("letter", ["x", "é"])
def test_names_end_by_their_letters_and_not_their_bytes(letter: str) -> None:
    both = pa.array([letter * MOST_OF_NAME, letter * (MOST_OF_NAME + 1)])
    assert bad_texts(both, MOST_OF_NAME).tolist() == [False, True]


@given(st.lists(st.text(st.sampled_from("aB 9é\tÉ\xad\u200b"), max_size=4), max_size=5))
@settings(max_examples=50)
def test_names_are_folded_as_one_is(values: list[str]) -> None:
    """Blanks at the ends are refused before."""
    values = [text.strip() for text in values]
    assert list(map(str, folded(pa.array(values, pa.string())))) == [fold(text) for text in values]


def test_bytes_of_a_part_are_found_by_their_ends() -> None:
    whole = pa.array(["ab", "", "cde", "f"])
    ends, data = text_bytes(whole[1:3])
    assert ends.tolist() == [2, 2, 5]
    assert bytes(data[ends[0] : ends[-1]]) == b"cde"
    ends, data = text_bytes(pa.array([], pa.string()))
    assert (ends.tolist(), len(data)) == ([0], 0)
    assert np.iinfo(ends.dtype).max <= sys.maxsize
