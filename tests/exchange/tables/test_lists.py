"""Several things in one cell."""

from hypothesis import given
from hypothesis import strategies as st

from careergraph.exchange.tables.lists import joined, joined_pairs, split, split_pairs
from tests.exchange.tables.drawn import slugs, texts


@given(st.lists(texts))
def test_a_list_in_a_cell_is_read_back_as_it_was(items: list[str]) -> None:
    assert split(joined(items).strip()) == items


@given(st.dictionaries(slugs, texts), st.dictionaries(texts, st.sampled_from(["1", "0.5"])))
def test_pairs_in_a_cell_are_read_back_as_they_were(codes: dict[str, str], levels: dict[str, str]) -> None:
    assert dict(split_pairs(joined_pairs(codes), ids=True)) == codes
    assert dict(split_pairs(joined_pairs(levels))) == levels
