"""Figures that were observed: ranges of years, horizons, and careers."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.columnar import write_folder
from careergraph.histories import mine
from tests.columnar.folders import DATA, Change, assert_told, change, setting, told
from tests.histories.conftest import table
from tests.histories.tables import Write, people_with

__all__ = ["table"]

if TYPE_CHECKING:
    from pathlib import Path

HORIZONS = "horizons.parquet: row 0 ('cook' -> 'chef'): "
MOVES = "moves.parquet: row 1 ('cook' -> 'chef'): "

BROKEN: list[tuple[str, Change, str]] = [
    ("moves", setting(1, years_low=-1.0), MOVES + "the range of its years cannot be; years are 0 or more"),
    ("moves", setting(1, years_high=float("nan")), MOVES + "the range of its years cannot be"),
    ("moves", setting(1, years_high=None), MOVES + "one end of the range of its years is missing"),
    ("moves", setting(1, years_low=2.75), MOVES + "`years_low` and `years_high` go from a quarter"),
    ("moves", setting(1, years_low=4.0, years=None), "`years_low` and `years_high` go from a quarter"),
    ("moves", setting(1, years_until=float("inf")), MOVES + "the range of its years cannot be"),
    ("horizons", setting(0, move=9), "horizons.parquet: row 0: it is about move 9; there are 4 moves"),
    ("horizons", setting(0, move=2), "row 1 ('cook' -> 'chef'): it stands behind a later one"),
    ("horizons", setting(0, years=-1.0), HORIZONS + "the years are -1.0; they are a number of 0 or more"),
    ("horizons", setting(0, share=1.5), HORIZONS + "a share of it is no share; shares lie between 0 and 1"),
    ("horizons", setting(0, share=float("nan")), HORIZONS + "a share of it is no share"),
    ("horizons", setting(0, high=2.0), HORIZONS + "a share of it is no share"),
    ("horizons", setting(0, low=0.25), HORIZONS + "`share` lies outside its interval"),
    ("horizons", setting(0, years=3.0), "row 1 ('cook' -> 'chef'): horizons ascend; put the fewer years"),
    (
        "horizons",
        setting(0, share=0.6, high=None),
        "row 1 ('cook' -> 'chef'): the share falls with the years",
    ),
    ("horizons", setting(2, share=0.75), "the shares of all moves from one role within 3 years sum to 1.25"),
    ("horizons", setting(2, share=0.50001), ""),
    ("horizons", setting(2, years=1e17, share=0.9), ""),
]


@pytest.mark.parametrize(("table", "how", "words"), BROKEN, ids=lambda value: str(value)[:40])
def test_a_broken_rule_is_told(folder: Path, table: str, how: Change, words: str) -> None:
    assert_told(folder, table, how, words)


def with_histories(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - of any field
    return copy.deepcopy(DATA) | {"histories": {"as_of": "2026-06", **more}}


def test_rounded_shares_may_add_up_to_a_little_more(tmp_path: Path) -> None:
    data = with_histories(rounded=True)
    data["moves"][2]["within"][0]["share"] = 0.69
    folder = CareerGraph.from_dict(data).save(tmp_path / "rounded.careergraph")
    change(folder, "horizons", setting(2, share=0.7))
    assert CareerGraph.load(folder).moves[2].within[0].share == 0.7
    change(folder, "horizons", setting(2, share=0.71))
    assert "within 3 years sum to 1.21" in told(folder)[0]


@pytest.mark.parametrize(("share", "right"), [(0.0, True), (0.5, False)])
def test_who_leaves_altogether_counts_with_those_who_move(
    tmp_path: Path, share: float, *, right: bool
) -> None:
    """As in a file, which tells it at the career."""
    careers = [{"path": ["cook"], "people": 20, "within": [{"years": 3, "share": share}]}]
    if not right:
        with pytest.raises(GraphFileError, match=r"within 3 years sum to 1\.5"):
            CareerGraph.from_dict(with_histories(careers=careers))
    folder = CareerGraph.from_dict(with_histories()).save(tmp_path / "left.careergraph")
    head = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    head["histories"]["careers"] = careers
    (folder / "graph.json").write_text(json.dumps(head), encoding="utf-8")
    if right:
        assert CareerGraph.load(folder).file == CareerGraph.from_dict(with_histories(careers=careers)).file
    else:
        assert told(folder) == [
            (
                "horizons.parquet: row 2 ('cook' -> 'porter'): the shares of all moves from one role within "
                "3 years sum to 1.5; they are shares of those who enter: at most 1 in all"
            )
        ]


def test_careers_lead_over_roles_that_exist(tmp_path: Path) -> None:
    careers = [{"path": ["cook", "chef"], "people": 20}, {"path": ["porter"], "people": 10}]
    data = with_histories(careers=careers)
    folder = CareerGraph.from_dict(data).save(tmp_path / "careers.careergraph")
    assert CareerGraph.load(folder).file == CareerGraph.from_dict(data).file
    head = (folder / "graph.json").read_text(encoding="utf-8")
    (folder / "graph.json").write_text(head.replace('"porter"', '"portier"'), encoding="utf-8")
    assert told(folder) == [
        (
            "graph.json: the careers of `histories` name 'portier', which is no role; "
            "correct the name, or add the role"
        )
    ]


def test_careers_are_kept_in_columns(table: Write, tmp_path: Path) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,", count=12)
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    folder = write_folder(found.graph, tmp_path / "observed.careergraph")
    assert CareerGraph.load(folder).file.histories == found.file.histories
    head = folder / "graph.json"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace('"path": [\n          "a"\n', '"path": [\n          "nobody"\n'), "utf-8")
    with pytest.raises(GraphFileError, match="careers of `histories` name 'nobody', which is no role"):
        CareerGraph.load(folder)
    head.write_text(text.replace('"careers": [', '"careers": 5, "x": ['), encoding="utf-8")
    with pytest.raises(GraphFileError):
        CareerGraph.load(folder)
