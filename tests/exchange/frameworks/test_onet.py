"""O*NET: its layouts, its traps, and the real database."""

# ruff: noqa: E501 - titles are long

import random
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.document.files import to_data, to_text
from careergraph.document.records import GraphFile
from careergraph.exchange.frameworks import Imported
from careergraph.exchange.frameworks.onet import import_onet
from tests.exchange.frameworks.conftest import UNRATED, onet_zip, tables, text_of


def told(path: Path) -> list[str]:
    with pytest.raises(GraphFileError) as caught:
        import_onet([path])
    return [str(problem) for problem in caught.value.problems]


def without_release(file: GraphFile) -> dict[str, Any]:
    data = to_data(file)
    return {key: data[key] for key in ("levels", "functions", "skills", "roles", "moves")}


def test_a_release_becomes_a_graph(onet: Path) -> None:
    made = import_onet([onet])
    file = made.file
    assert (len(file.roles), len(file.skills)) == (11, 3 + 2 + 3 + 6)
    assert file.version == "29.3"
    assert "USDOL/ETA" in (file.licence or "")
    assert "derived" in (file.description or "")
    nurse = file.roles["29-1141.00"]
    assert nurse.title == "Registered Nurses"
    assert nurse.focus == {"29": 1.0}
    assert nurse.codes == {"onet-soc": "29-1141.00", "job-zone": "3"}
    assert "RN (Registered Nurse)" in nurse.aliases
    assert file.skills["2.A.1.a"].summary == "Reading texts."
    assert CareerGraph(file).moves_are_derived == "all"
    assert any("1 occupation without a job zone left out" in note for note in made.notes)
    assert any("1 occupation without ratings of skills" in note for note in made.notes)


def test_a_skill_and_a_knowledge_of_one_name_are_told_apart(onet: Path) -> None:
    file = import_onet([onet]).file
    assert file.skills["2.A.1.e"].title == "Mathematics"
    assert file.skills["2.C.4.a"].title == "Mathematics (knowledge)"


def test_names_that_several_have_stay_and_titles_of_others_go(onet: Path) -> None:
    graph = CareerGraph(import_onet([onet]).file)
    shared = [role.id for role in graph.roles.values() if "Assistant Manager" in role.aliases]
    assert len(shared) == 11
    assert "Sales Representatives" not in graph.roles["41-2031.00"].aliases
    assert graph.role("sales representatives").id == "41-4012.00"


def test_what_is_held_and_what_is_asked(onet: Path) -> None:
    roles = import_onet([onet]).file.roles
    # Not relevant: not held at all.
    assert "2.A.1.e" not in roles["31-1131.00"].skills
    # Suppressed, or not important: held, and asked of nobody.
    assert "2.A.1.a" in roles["41-2031.00"].optional
    assert "2.A.1.e" in roles["41-2031.00"].optional
    assert not roles["11-1011.00"].optional
    # Every rung of credentials up to its own.
    assert [key for key in roles["11-2022.00"].skills if key.startswith("credential")] == [
        f"credential-{rung}" for rung in (1, 2, 3, 4)
    ]


def test_what_an_occupation_lacks_its_relatives_say(onet: Path) -> None:
    role = import_onet([onet]).file.roles[UNRATED]
    assert {"2.A.1.a", "2.B.5.d", "2.C.1.a"} <= role.skills.keys()
    assert role.field_sources["skills.2.A.1.a"] == ("imputed",)
    assert role.field_sources["skills.credential-1"] == ("imputed",)
    assert "skills.4.A.1.a.1.I01" not in role.field_sources


def test_both_layouts_give_the_same_graph(tmp_path: Path, onet: Path) -> None:
    old = import_onet([onet]).file
    new = import_onet([onet_zip(tmp_path / "db_31_0_text.zip", "31")]).file
    assert without_release(old) == without_release(new)


def test_release_20_lists_career_changers_without_tiers(tmp_path: Path, onet: Path) -> None:
    old = tables("29")
    related = [[row[0], row[1], row[3]] for row in old.pop("Related Occupations")]
    related[0][2] = "Related Index"
    old["Career Changers Matrix"] = related
    with zipfile.ZipFile(tmp_path / "db_20_3.zip", "w") as archive:
        for name, rows in old.items():
            archive.writestr(f"db_20_3/{name}.txt", text_of(rows, end="\r\n"))
    made = import_onet([tmp_path / "db_20_3.zip"]).file
    assert made.version == "20.3"
    assert without_release(made) == without_release(import_onet([onet]).file)


@pytest.mark.parametrize("text", [{"end": "\r\n"}, {"delimiter": ","}])
def test_line_ends_and_commas(tmp_path: Path, onet: Path, text: dict[str, str]) -> None:
    other = import_onet([onet_zip(tmp_path / "db_20_3.zip", **text)]).file
    assert without_release(other) == without_release(import_onet([onet]).file)


def test_excel_files_in_a_folder(tmp_path: Path, onet: Path) -> None:
    folder = tmp_path / "db_29_3_excel"
    folder.mkdir()
    for name, rows in tables("29").items():
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        book.save(folder / f"{name.replace(', ', '_').replace(' ', '_')}.xlsx")
    assert without_release(import_onet([folder]).file) == without_release(import_onet([onet]).file)


def test_the_order_of_rows_and_files_decides_nothing(tmp_path: Path, onet: Path) -> None:
    dice = random.Random(5)  # noqa: S311 - variety, not secrecy
    mixed = tables("29")
    names = list(mixed)
    dice.shuffle(names)
    with zipfile.ZipFile(tmp_path / "db_29_3.zip", "w") as archive:
        for name in names:
            first, *rest = mixed[name]
            dice.shuffle(rest)
            archive.writestr(f"{name}.txt", text_of([first, *rest]))
    shuffled = import_onet([tmp_path / "db_29_3.zip"]).file
    assert to_text(shuffled, form="json") == to_text(import_onet([onet]).file, form="json")


def test_what_is_missing_costs_quality_and_is_said(tmp_path: Path) -> None:
    needed = ("Occupation Data", "Job Zones", "Skills", "Knowledge", "Related Occupations")
    with zipfile.ZipFile(tmp_path / "small.zip", "w") as archive:
        for name in needed:
            archive.writestr(f"{name}.txt", text_of(tables("29")[name]))
    made = import_onet([tmp_path / "small.zip"])
    assert made.file.moves
    assert not any(key.startswith("credential") for key in made.file.skills)
    assert sum("routes are less good without it" in note for note in made.notes) == 4


def test_tables_without_which_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "Occupation Data.txt").write_text(text_of(tables("29")["Occupation Data"]))
    assert [problem.split(": ")[1].split(";")[0] for problem in told(tmp_path)] == [
        "there is no table 'Job Zones'",
        "there is no table 'Skills'",
        "there is no table 'Knowledge'",
        "there is no table 'Related Occupations'",
    ]


def test_values_that_are_none_are_told_with_their_lines(tmp_path: Path) -> None:
    broken = tables("29")
    broken["Job Zones"][5][1] = "9"
    broken["Skills"][2][4] = "much"
    broken["Skills"][3][4] = "nan"
    with zipfile.ZipFile(tmp_path / "db.zip", "w") as archive:
        for name, rows in broken.items():
            archive.writestr(f"{name}.txt", text_of(rows))
    problems = told(tmp_path / "db.zip")
    assert len(problems) == 3
    assert problems[0].endswith("Job Zones.txt:6: '9' is no whole number from 1 to 5; download the file anew")
    assert "Skills.txt:3: 'much' is no number from 0 to 100" in problems[1]


def test_choices(onet: Path) -> None:
    assert import_onet([onet], moves=False).file.moves == ()
    graph = CareerGraph(import_onet([onet], no_step_down=True, tasks=True).file)
    assert "step_down" not in {graph.kind(move.source, move.target) for move in graph.file.moves}
    assert graph.roles["29-1141.00"].responsibilities
    assert import_onet([onet], title="Ours").file.title == "Ours"


# The real database


@pytest.fixture(scope="module")
def real(data_dir: Path) -> Imported:
    return import_onet([data_dir / "onet_29_3_text_more.zip"])


@pytest.mark.slow
def test_figures_of_release_29_3(real: Imported) -> None:
    file = real.file
    assert (len(file.roles), len(file.skills)) == (923, 406)
    levels = Counter(role.level for role in file.roles.values())
    assert [levels[f"Level {level}"] for level in range(1, 12)] == [
        19, 107, 172, 138, 94, 105, 123, 54, 48, 39, 24
    ]  # fmt: skip
    held = sorted(len(role.skills) for role in file.roles.values())
    assert (held[0], held[461], held[-1]) == (29, 72, 99)
    elements = {key for key, skill in file.skills.items() if skill.kind in {"skill", "knowledge"}}
    rated = [role for role in file.roles.values() if "skills.2.A.1.a" not in role.field_sources]
    pairs = [(role, key) for role in rated for key in role.skills if key in elements]
    assert (len(rated), len(pairs)) == (879, 45_839)
    assert sum(key not in role.optional for role, key in pairs) == 19_167
    activities = [key for role in file.roles.values() for key in role.skills if key.startswith("4.A")]
    assert len(activities) == 14_922


@pytest.mark.slow
def test_moves_of_release_29_3(real: Imported) -> None:
    graph = CareerGraph(real.file)
    kinds = Counter(graph.kind(move.source, move.target) for move in graph.file.moves)
    # Published with the rules: 7,370 promotions, 4,254 lateral, 2,246 step downs; words are cut a little
    # differently here.
    assert kinds == {"promotion": 7_355, "lateral": 4_242, "step_down": 2_244}
    assert all(graph.successors(role) and graph.predecessors(role) for role in graph.roles)
    executives = {graph.roles[move.source].title for move in graph.file.moves if move.target[:7] == "11-1011"}
    assert not any("Supervisors" in title or "Clerks" in title for title in executives)
    years = {(move.source, move.target): move.years for move in graph.file.moves}
    nurse, practitioner = graph.role("Registered Nurses").id, graph.role("Nurse Practitioners").id
    assert years[nurse, practitioner] == 4.0
    assert years[graph.role("Paralegals and Legal Assistants").id, graph.role("Lawyers").id] == 6.0


@pytest.mark.slow
def test_the_smaller_zip_has_neither_schooling_nor_activities(data_dir: Path) -> None:
    made = import_onet([data_dir / "onet_29_3_text.zip"])
    levels = Counter(role.level for role in made.file.roles.values())
    assert [levels[f"Level {level}"] for level in range(1, 12)] == [
        2, 42, 267, 123, 93, 112, 90, 33, 153, 2, 6
    ]  # fmt: skip
    assert sum("routes are less good without it" in note for note in made.notes) == 2


# The start, the goal, and the roles between that the fewest moves pass.
ROUTES = [
    ("Retail Salespersons", "First-Line Supervisors of Retail Sales Workers", []),
    ("Retail Salespersons", "Sales Managers", ["First-Line Supervisors of Non-Retail Sales Workers"]),
    ("Retail Salespersons", "Chief Executives", ["First-Line Supervisors of Retail Sales Workers", "Sales Managers"]),
    ("Nursing Assistants", "Registered Nurses", []),
    ("Nursing Assistants", "Medical and Health Services Managers", ["Patient Representatives"]),
    ("Registered Nurses", "Nurse Practitioners", []),
    ("Web Developers", "Computer and Information Systems Managers", ["Database Administrators"]),
    ("Computer User Support Specialists", "Information Security Analysts", []),
    ("Computer Programmers", "Software Developers", []),
    ("Advertising Sales Agents", "Chief Executives", ["Sales Managers"]),
    ("Advertising Sales Agents", "Marketing Managers", []),
    ("Market Research Analysts and Marketing Specialists", "Marketing Managers", []),
    ("Bookkeeping, Accounting, and Auditing Clerks", "Financial Managers", ["Budget Analysts"]),
    ("Accountants and Auditors", "Treasurers and Controllers", []),
    ("Tellers", "Financial Managers", ["Securities, Commodities, and Financial Services Sales Agents"]),
    ("Electricians", "Construction Managers", ["First-Line Supervisors of Construction Trades and Extraction Workers"]),
    ("Construction Laborers", "First-Line Supervisors of Construction Trades and Extraction Workers", ["Reinforcing Iron and Rebar Workers"]),
    ("Cooks, Restaurant", "Food Service Managers", []),
    ("Police and Sheriff's Patrol Officers", "First-Line Supervisors of Police and Detectives", []),
    ("Firefighters", "Emergency Management Directors", ["Forest Fire Inspectors and Prevention Specialists"]),
    ("Elementary School Teachers, Except Special Education", "Education Administrators, Kindergarten through Secondary", ["Secondary School Teachers, Except Special and Career/Technical Education"]),
    ("Human Resources Assistants, Except Payroll and Timekeeping", "Human Resources Managers", ["Human Resources Specialists"]),
    ("Paralegals and Legal Assistants", "Lawyers", []),
    ("Customer Service Representatives", "Sales Managers", ["First-Line Supervisors of Office and Administrative Support Workers"]),
]  # fmt: skip


@pytest.mark.slow
def test_routes_that_a_practitioner_would_nod_at(real: Imported) -> None:
    graph = CareerGraph(real.file)
    equal = total = 0
    for start, goal, between in ROUTES:
        (route,) = graph.path(start, goal)
        hops = [graph.roles[role].title for role in route.roles[1:]]
        wanted = [*between, goal]
        total += len(wanted)
        equal += sum(one == other for one, other in zip(hops, wanted, strict=False))
        (least,) = graph.path(start, goal, by="learning")
        assert least.moves <= route.moves + 1
    assert equal >= 0.95 * total
