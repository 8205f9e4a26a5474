"""The DoD's Cyber Workforce Framework."""

# ruff: noqa: E501 - rows of tables are read best on one line

from pathlib import Path

import pytest

from careergraph import GraphFileError
from careergraph.exchange.frameworks.dcwf import import_dcwf
from tests.exchange.frameworks.statements import workbook


def dcwf(path: Path) -> Path:
    empty = [[None]] * 5
    return workbook(path, {
        "DCWF Roles": [
            ["DoD Cyber Workforce"], ["Element", "DCWF Code", "Work Role", "Work Role Definition"],
            ["IT (Cyberspace)", "411", "Technical Support ", "Helps."],
            [None, "451", "System Administrator ", "Runs systems."],
        ],
        "Master Task & KSA List": [["#", "Type", "Text"], ["118A", "KSA", "Knowledge of networks"], ["9", "Task", "Mend it."]],
        "(IT-411) Technical Support": [
            ["x"], *empty, ["#", "Task/KSA", "Text", "C/A"],
            ["9", "Task", None, "C"], ["118A", "KSA ", None, "C"], ["22", "KSA", "Skill in calm", "A"], ["23", "KSA", "Ability to type", None],
        ],
        "(IT-451) System Administrat": [["x"], *empty, ["h"], ["118A", "KSA", "Knowledge of networks", "A"]],
    })  # fmt: skip


def test_dcwf(tmp_path: Path) -> None:
    made = import_dcwf(dcwf(tmp_path / "DCWF_v5.1.xlsx"))
    file = made.file
    assert (file.version, file.moves) == ("5.1", ())
    support = file.roles["411"]
    assert (support.title, support.summary) == ("Technical Support", "Helps.")
    assert [fact.text for fact in support.responsibilities] == ["Mend it."]
    # Core is essential; additional is optional, and so is what says neither.
    assert support.skills.keys() == {"118A", "22", "23"}
    assert support.optional == {"22", "23"}
    assert file.skills["118A"].title == "Knowledge of networks"
    assert file.roles["451"].title == "System Administrator"
    assert file.functions[next(iter(file.roles["451"].focus))] == "IT (Cyberspace)"
    assert made.notes[-1] == "1 of them say neither core nor additional: they count as optional"
    assert import_dcwf(dcwf(tmp_path / "b.xlsx"), moves="alike").file.moves
    with pytest.raises(GraphFileError, match="no sheet of a work role"):
        import_dcwf(workbook(tmp_path / "c.xlsx", {"a": [["b"]]}))
