"""Texts as people write them, drawn by hypothesis."""

from hypothesis import strategies as st

from tests.exchange.conftest import NASTY

# Texts that a graph may hold: no control characters but tab and line feed, no outer blanks.
letters = st.one_of(
    st.characters(exclude_categories=("Cs", "Cc")),
    st.sampled_from("\n\t;,:=+-@'\"|#*\\<>&﻿\u2028￿＝"),  # noqa: RUF001 - spreadsheets know it too
)


texts = (
    st.one_of(
        st.text(letters, min_size=1, max_size=12),
        st.sampled_from(NASTY),
        st.sampled_from(["Level", "from", "To", "-", "?", "1", "2 - x"]),
    )
    .map(str.strip)
    .filter(bool)
)


slugs = st.text("abAB019_.-", min_size=1, max_size=4).filter(lambda text: text[0] not in "-.")
