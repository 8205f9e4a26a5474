"""SkillsFuture: two kinds of levels, and tracks as ladders."""

from pathlib import Path
from typing import Any

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.exchange.frameworks.skillsfuture import import_skillsfuture
from tests.exchange.frameworks.statements import workbook

HEAD = ["Sector", "Track", "Job Role", "TSC_CCS Title", "TSC_CCS Type", "Proficiency Level", "TSC_CCS Code"]


def rows() -> list[list[Any]]:
    made: list[list[Any]] = [HEAD]
    for job, size in (
        ("Accounts Executive", 1),
        ("Accountant", 2),
        ("Senior Accountant", 3),
        ("Finance Manager", 4),
    ):
        made.append(["Accountancy", "Finance", job, "Reporting", "TSC", str(size), f"ACC-{size}"])
        made.append(
            [
                "Accountancy",
                "Finance",
                job,
                "Communication",
                "CCS",
                "Basic" if size < 3 else "Advanced",
                "CCS-1",
            ]
        )
    made.append(["Retail", "Finance", "Accountant", "Reporting", "TSC", "2", "ACC-2"])
    return made


def sheets(**more: list[list[Any]]) -> dict[str, list[list[Any]]]:
    return {
        "Job Role_TCS_CCS": rows(),
        "Job Role_Description": [
            ["Sector", "Track", "Job Role", "Job Role Description", "Performance Expectation"],
            ["Accountancy", "Finance", "Accountant", "Keeps books.", "x"],
        ],
        "Job Role_CWF_KT": [
            ["Sector", "Track", "Job Role", "Critical Work Function", "Key Tasks"],
            ["Accountancy", "Finance", "Accountant", "Close", "Close the month"],
        ],
        "TSC_CCS_Key_Retired": [["TSC_CCS Code"], ["ACC-4"]],
        **more,
    }


def test_a_workbook_becomes_a_graph(tmp_path: Path) -> None:
    made = import_skillsfuture(workbook(tmp_path / "skills.xlsx", sheets()))
    graph = CareerGraph(made.file)
    assert len(graph.roles) == 5
    accountant = graph.role("Accountant (Finance, Accountancy)")
    assert (accountant.summary, accountant.responsibilities[0].text) == ("Keeps books.", "Close the month")
    manager = graph.role("Finance Manager")
    assert manager.skills == {"reporting": 4, "communication": 3}
    assert graph.skills["communication"].kind == "core skill"
    (route,) = graph.path("Accounts Executive", "Finance Manager")
    assert [graph.roles[role].title for role in route.roles] == [
        "Accounts Executive", "Accountant (Finance, Accountancy)", "Senior Accountant", "Finance Manager"
    ]  # fmt: skip
    assert graph.moves_are_derived == "all"
    assert "1 row with codes that are retired counted like the others" in made.notes
    assert import_skillsfuture(tmp_path / "skills.xlsx", moves="none").file.moves == ()


def test_the_other_name_of_the_sheet(tmp_path: Path) -> None:
    found = sheets()
    found["Job Role_TSC_CCS"] = found.pop("Job Role_TCS_CCS")
    assert len(import_skillsfuture(workbook(tmp_path / "s.xlsx", found)).file.roles) == 5


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    broken = rows()
    broken[1][5] = "Expert"
    broken[3][5] = "7"
    path = workbook(tmp_path / "s.xlsx", sheets(**{"Job Role_TCS_CCS": broken}))
    with pytest.raises(GraphFileError) as caught:
        import_skillsfuture(path)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [
        (2, "'Expert' is no proficiency level"), (4, "'7' is no proficiency level")
    ]  # fmt: skip
    with pytest.raises(GraphFileError, match="there is no sheet 'job role tcs ccs'"):
        import_skillsfuture(workbook(tmp_path / "t.xlsx", {"x": [["y"]]}))
    with pytest.raises(GraphFileError, match="has no column 'proficiency level'"):
        import_skillsfuture(workbook(tmp_path / "u.xlsx", {"Job Role_TCS_CCS": [HEAD[:5]]}))
