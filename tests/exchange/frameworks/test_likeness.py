"""How alike occupations are: by words, by ratings, and within bounds."""

import sys
from pathlib import Path

import numpy as np
import pytest

from careergraph import MissingExtraError, QuestionError
from careergraph.exchange.frameworks import likeness as room
from careergraph.exchange.frameworks.inputs import Inputs
from careergraph.exchange.frameworks.likeness import by_ratings, by_words, cosines, vectors, words
from careergraph.exchange.frameworks.onet_rules import likeness
from careergraph.exchange.frameworks.onet_tables import read_onet


def test_words_of_every_fourth_text_and_of_one_alone_tell_nothing() -> None:
    texts = ["weld pipes", "welding pipes daily", "bake bread", "bakers bake bread", *["sell goods"] * 8]
    found = vectors([words(text) for text in texts])
    # "sell" and "goods" stand in too many, "daily" in one: those texts have no telling words.
    assert [bool(weights) for weights in found] == [True] * 4 + [False] * 8
    assert all(abs(sum(weight**2 for weight in weights.values()) - 1) < 1e-12 for weights in found if weights)
    alike = by_words(texts)
    assert alike[0, 1] == pytest.approx(1.0)
    assert alike[0, 2] == alike[0, 4] == alike[4, 5] == 0.0


def test_ratings_are_standardised_and_what_is_unrated_is_unknown() -> None:
    values = np.array([[1.0, 5.0, 3.0], [2.0, 4.0, 3.0], [5.0, 1.0, 3.0], [0.0, 0.0, 0.0]])
    alike = by_ratings(values, [0, 1, 2])
    assert alike[0, 2] < 0 < alike[0, 1]
    assert np.isnan(alike[3]).all()
    assert np.isnan(by_ratings(values, [])).all()


def test_more_than_any_framework_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_CELLS", 10)
    with pytest.raises(QuestionError, match="4 occupations with 3 words or skills are more than any"):
        cosines([{0: 1.0}, {1: 1.0}, {2: 1.0}, {}])


def test_numpy_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingExtraError, match=r"careergraph\[frameworks\]"):
        room.numpy()


@pytest.mark.slow
def test_likeness_finds_what_analysts_call_related(data_dir: Path) -> None:
    """The mean share of O*NET's ten primary related occupations among the ten most alike."""
    onet = read_onet(Inputs([data_dir / "onet_29_3_text_more.zip"]))
    codes = sorted(onet.zones)
    alike = likeness(onet, codes)
    np.fill_diagonal(alike, -np.inf)
    nearest = np.argsort(-alike, axis=1, kind="stable")[:, :10]
    shares = [
        len({codes[at] for at in row} & onet.primary[code]) / min(10, len(onet.primary[code]))
        for code, row in zip(codes, nearest.tolist(), strict=True)
        if onet.primary.get(code)
    ]
    assert sum(shares) / len(shares) >= 0.56
