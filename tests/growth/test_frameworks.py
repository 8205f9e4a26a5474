"""No national framework takes longer to import than its download is large."""

# ruff: noqa: E501 - rows of tables are read best on one line

from __future__ import annotations

import csv
import io
import json
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.exchange.frameworks.dcwf import import_dcwf
from careergraph.exchange.frameworks.esco import import_esco
from careergraph.exchange.frameworks.nice import import_nice
from careergraph.exchange.frameworks.onet import import_onet
from careergraph.exchange.frameworks.skillsfuture import import_skillsfuture
from careergraph.exchange.frameworks.uk import import_uk
from tests.exchange.frameworks.statements import DOC, element, relation, workbook
from tests.exchange.frameworks.test_skillsfuture import HEAD
from tests.growth.steps import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL, LARGE = 30, 120
# As in `test_readers`: n log n takes five times the steps for four times the input.
MOST = 5.5

Rows = list[list[Any]]


def as_csv(rows: Rows) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def zipped(path: Path, tables: dict[str, Rows]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in tables.items():
            archive.writestr(f"{name}.csv", as_csv(rows))
    return path


def uk(path: Path, size: int, *, ladder: int) -> Path:
    rows: Rows = [["Role Family", "Role", "Role Level", "Skill Name", "Skill Level"]]
    for number in range(size):
        role, grade = f"Role {number // ladder}", f"Grade {number} of it"
        for at in (number, number + 1):
            rows.append(["Data", role, grade, f"Skill {at}", ("Awareness", "Working")[at % 2]])
    path.write_text(as_csv(rows), encoding="utf-8")
    return path


def nice(path: Path, size: int, *, shared: int) -> Path:
    """Work roles with three statements each; of ``shared`` roles each has one statement in common."""
    roles = [f"DD-WRL-{number:03}" for number in range(size)]
    elements = [element("category", "DD", "Design", "Builds.")]
    relations = []
    for number, role in enumerate(roles):
        elements.append(element("work_role", role, f"Role {number}", "Does it."))
        elements += [
            element("knowledge", f"K{number:04}", text=f"Knowledge of {number}"),
            element("task", f"T{number:04}", text=f"Do {number}."),
        ]
        relations += [
            relation(role, key)
            for key in (
                f"K{number:04}",
                f"T{number:04}",
                f"K{number // shared * shared:04}",
                f"K{number ^ 1:04}",
            )
        ]
    data = {"documents": [{"doc_identifier": DOC, "version": "2"}], "relationship_types": []}
    path.write_text(json.dumps(data | {"elements": elements, "relationships": relations}), encoding="utf-8")
    return path


def nice_sheets(path: Path, size: int) -> Path:
    first = [["Work Roles"], ["Name", "ID", "Description"], ["Design (DD)"]]
    first += [[f"Role {number}", f"DD-WRL-{number:03}", "Does it."] for number in range(size)]
    sheets: dict[str, Rows] = {"v2.1.0 Work Roles + Categories": first}
    for number in range(size):
        rows = [[f"K{at:04}", f"Knowledge of {at}"] for at in (number, number + 1)]
        sheets[f"DD-WRL-{number:03}"] = [[f"Role {number}"], ["x"], ["ID", "Text"], *rows]
    return workbook(path, sheets)


def dcwf(path: Path, size: int) -> Path:
    roles = [["IT", str(100 + number), f"Role {number}", "Does it."] for number in range(size)]
    ksas = [[str(number), "KSA", f"Knowledge of {number}"] for number in range(size + 1)]
    sheets: dict[str, Rows] = {
        "DCWF Roles": [["x"], ["Element", "DCWF Code", "Work Role", "Work Role Definition"], *roles],
        "Master Task & KSA List": [["#", "Type", "Text"], *ksas],
    }
    for number in range(size):
        rows = [[str(at), "KSA", None, "C"] for at in (number, number + 1)]
        sheets[f"(IT-{100 + number}) Role {number}"] = [
            ["x"],
            *[[None]] * 5,
            ["#", "T", "Text", "C/A"],
            *rows,
        ]
    return workbook(path, sheets)


def skillsfuture(path: Path, size: int, *, tracks: int) -> Path:
    rows: Rows = [HEAD]
    for number in range(size):
        where = ["Trade", f"Track {number % tracks if tracks else number}", f"Job {number}"]
        rows.append([*where, f"Skill {number}", "TSC", str(1 + number % 6), f"TSC-{number}"])
        rows.append([*where, "Talking", "CCS", "Basic", "CCS-1"])
    about = [["Sector", "Track", "Job Role", "Job Role Description", "Performance Expectation"]]
    return workbook(path, {"Job Role_TCS_CCS": rows, "Job Role_Description": about})


def onet(path: Path, size: int) -> Path:
    """Occupations in groups of four, each with ten that are related."""
    code = "O*NET-SOC Code"
    codes = [f"{11 + number // 400}-{1000 + number:04}.00" for number in range(size)]
    rated: Rows = [
        [code, "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress", "Not Relevant"]
    ]
    trained: Rows = [[code, "Element ID", "Element Name", "Scale ID", "Category", "Data Value"]]
    related: Rows = [[code, "Related O*NET-SOC Code", "Relatedness Tier", "Index"]]
    names: Rows = [[code, "Alternate Title", "Short Title"]]
    for place, one in enumerate(codes):
        for at in range(3):
            rated.append([one, f"2.A.1.{'abc'[at]}", f"Skill {at}", "IM", 4.0, "N", "N"])
            rated.append([one, f"2.A.1.{'abc'[at]}", f"Skill {at}", "LV", 1 + (place + at) % 5, "N", "N"])
        trained.append([one, "2.D.1", "Education", "RL", 1 + place % 12, 100])
        trained.append([one, "3.A.1", "Experience", "RW", 1 + place % 11, 100])
        for at in range(10):
            tier = "Primary-Short" if at < 5 else "Primary-Long"
            related.append([one, codes[(place + at + 1) % size], tier, at + 1])
        names += [[one, f"Other name {place}", "n/a"], [one, "Assistant", "n/a"]]
    return zipped(path, {
        "Occupation Data": [[code, "Title", "Description"], *([one, f"Job {n}", "Does it."] for n, one in enumerate(codes))],
        "Job Zones": [[code, "Job Zone", "Date"], *([one, 1 + n % 5, "08/2023"] for n, one in enumerate(codes))],
        "Skills": rated,
        "Knowledge": rated[:1],
        "Education, Training, and Experience": trained,
        "Related Occupations": related,
        "Alternate Titles": names,
        "Sample of Reported Titles": [[code, "Reported Job Title"]],
        "Task Statements": [[code, "Task ID", "Task", "Task Type"], *([one, n, f"Do {n}.", "Core"] for n, one in enumerate(codes))],
        "Tasks to DWAs": [[code, "Task ID", "DWA ID"], *([one, n, f"4.A.1.a.1.I0{1 + n % 3}.D01"] for n, one in enumerate(codes))],
        "IWA Reference": [["Element ID", "IWA ID", "IWA Title"], *(["4.A.1.a.1", f"4.A.1.a.1.I0{n}", f"Study {n}."] for n in (1, 2, 3))],
        "Content Model Reference": [["Element ID", "Element Name", "Description"]],
    })  # fmt: skip


def esco(path: Path, size: int, *, group: int) -> Path:
    """Occupations of which so many share a group and a skill."""
    base = "http://data.europa.eu/esco"
    heads = ["conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "status", "description", "code",
             "regulatedProfessionNote"]  # fmt: skip
    occupations: Rows = [heads]
    relations: Rows = [["occupationUri", "relationType", "skillType", "skillUri"]]
    for number in range(size):
        uri, isco = f"{base}/occupation/{number}", f"{1000 + number // group}"
        occupations.append(
            ["Occupation", uri, isco, f"job {number}", f"name {number}\nclerk", "released", "does it",
             f"{isco}.{number}", f"{base}/regulated-professions/unregulated"]
        )  # fmt: skip
        relations += [
            [uri, kind, "", f"{base}/skill/{at}"]
            for kind, at in (("essential", number), ("essential", number // group), ("optional", number ^ 1))
        ]
    skills = [["S", f"{base}/skill/{number}", "knowledge", f"skill {number}"] for number in range(size + 1)]
    return zipped(path, {
        "occupations_en": occupations,
        "skills_en": [["conceptType", "conceptUri", "skillType", "preferredLabel"], *skills],
        "occupationSkillRelations": relations,
    })  # fmt: skip


FRAMEWORKS: dict[str, tuple[str, Callable[[Path, int], Path], Callable[[Path], object]]] = {
    "uk, short ladders": ("csv", partial(uk, ladder=4), import_uk),
    "uk, one long ladder": ("csv", partial(uk, ladder=10_000), import_uk),
    "uk, alike": ("csv", partial(uk, ladder=4), partial(import_uk, moves="alike")),
    "nice": ("json", partial(nice, shared=4), import_nice),
    "nice, alike": ("json", partial(nice, shared=4), partial(import_nice, moves="alike")),
    "nice as a workbook": ("xlsx", nice_sheets, import_nice),
    "dcwf": ("xlsx", dcwf, import_dcwf),
    "dcwf, alike": ("xlsx", dcwf, partial(import_dcwf, moves="alike")),
    "skillsfuture, a few tracks": ("xlsx", partial(skillsfuture, tracks=4), import_skillsfuture),
    "skillsfuture, many tracks": ("xlsx", partial(skillsfuture, tracks=0), import_skillsfuture),
    "onet": ("zip", onet, lambda path: import_onet([path])),
    "onet with tasks": ("zip", onet, lambda path: import_onet([path], tasks=True, no_step_down=True)),
    "onet without moves": ("zip", onet, lambda path: import_onet([path], moves=False)),
    "esco": ("zip", partial(esco, group=4), lambda path: import_esco([path])),
    "esco without moves": ("zip", partial(esco, group=10_000), lambda path: import_esco([path], moves=False)),
    "esco, one group": ("zip", partial(esco, group=10_000), lambda path: import_esco([path])),
}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_framework_takes_no_more_than_its_download(tmp_path: Path, name: str) -> None:
    ending, make, read = FRAMEWORKS[name]
    work = {}
    for size in (SMALL, LARGE):
        path = make(tmp_path / f"v1.2.0 {size} en.{ending}", size)
        if size == SMALL:
            read(path)
        work[size] = steps(partial(read, path))
    assert work[LARGE] / work[SMALL] < MOST, work
