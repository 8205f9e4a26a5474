"""What work histories tell, asked by a role's title or id."""

from pathlib import Path

import pytest

from careergraph.errors import QuestionError
from careergraph.histories import Histories, mine
from tests.histories.tables import HEAD


def rows() -> list[str]:
    """Let twenty clerks go on one day, to Head (12) and Boss (3); five leave; a Mime is alone."""
    found = []
    for number in range(20):
        found.append(f"p{number},Clerk,2001-01-01,2003-01-01")
        if number < 15:
            found.append(f"p{number},{'Head' if number < 12 else 'Boss'},2003-01-01,")
    return [*found, "m,Mime,2001-01-01,2002-01-01"]


def counted(folder: Path, *, public: bool) -> Histories:
    path = folder / "jobs.csv"
    path.write_text("\n".join([HEAD, *rows(), ""]), encoding="utf-8")
    return mine(path, public=public, as_of="2009-01-01", keep_mass_moves=True)


@pytest.fixture(scope="module")
def exact(tmp_path_factory: pytest.TempPathFactory) -> Histories:
    """Count with everything told."""
    return counted(tmp_path_factory.mktemp("exact"), public=True)


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Histories:
    """Count with figures of fewer than ten people left out."""
    return counted(tmp_path_factory.mktemp("careful"), public=False)


@pytest.mark.parametrize("name", ["Clerk", "clerk", "  CLERK. "])
def test_curves_of_a_role(exact: Histories, name: str) -> None:
    curves = exact.curves(name)
    assert set(curves) == {"Head", "Boss", "(left)"}
    last = {target: steps[-1] for target, steps in curves.items()}
    assert {target: step["people"] for target, step in last.items()} == {"Head": 12, "Boss": 3, "(left)": 5}
    assert sum(step["share"] for step in last.values()) == pytest.approx(1)


def test_what_few_people_did_is_no_curve_and_goes_elsewhere(exact: Histories, careful: Histories) -> None:
    assert set(careful.curves("Clerk")) == {"Head"}
    forecast = careful.outlook("Clerk", tenure=0, years=10)
    assert set(forecast) == {"(stays)", "(left)", "Head", "(elsewhere)", "at_risk"}
    assert forecast["at_risk"] == 20
    at_risk = forecast.pop("at_risk")
    assert at_risk % 5 == 0
    assert sum(forecast.values()) == pytest.approx(1, abs=0.03)
    assert list(forecast.values()) == sorted(forecast.values(), reverse=True)
    told = exact.outlook("Clerk", tenure=0, years=10)
    assert told["(elsewhere)"] == 0
    assert told["Boss"] > 0


@pytest.mark.parametrize("name", ["Mime", "Boss", "nobody", ""])
def test_a_role_that_may_not_be_told_is_as_one_that_is_not_there(careful: Histories, name: str) -> None:
    for ask in (lambda: careful.curves(name), lambda: careful.outlook(name, tenure=1, years=1)):
        with pytest.raises(QuestionError, match="no role that may be told is called") as caught:
            ask()
        assert "Mime" not in str(caught.value).replace(repr(name), "")


def test_too_few_who_were_seen_for_as_long_are_not_asked_about(exact: Histories, careful: Histories) -> None:
    with pytest.raises(QuestionError, match="fewer than 10 were seen") as caught:
        careful.outlook("Clerk", tenure=5, years=1)
    assert "too few people were in 'Clerk' for 5 years to say" in str(caught.value)
    with pytest.raises(QuestionError, match="0 people were seen"):
        exact.outlook("Mime", tenure=5, years=1)


def test_proposals_name_nobody_that_may_not_be_told(exact: Histories, careful: Histories) -> None:
    assert [line.title for line in careful.proposals()] == ["Clerk", "Head"]
    assert {line.title for line in exact.proposals()} == {
        "Clerk",
        "Head",
        "Boss",
        "Mime",
    }


def test_the_graph_is_that_of_the_file(exact: Histories) -> None:
    assert exact.graph.file is exact.file
    assert exact.graph.name == "histories"
