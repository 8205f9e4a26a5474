"""Small downloads in the layouts of national frameworks, with a trap of each kind."""

# ruff: noqa: E501 - rows of tables are read best on one line

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Twelve occupations: code, title, zone (none for the residual one), managing people, category of experience.
OCCUPATIONS: list[tuple[str, str, int | None, float, int]] = [
    ("11-1011.00", "Chief Executives", 5, 5.0, 11),
    ("11-2022.00", "Sales Managers", 4, 4.5, 9),
    ("41-1011.00", "First-Line Supervisors of Retail Sales Workers", 3, 3.8, 7),
    ("41-2031.00", "Retail Salespersons", 2, 1.9, 3),
    ("41-3011.00", "Advertising Sales Agents", 3, 2.0, 5),
    ("41-4012.00", "Sales Representatives", 3, 2.2, 6),
    ("43-4051.00", "Customer Service Representatives", 2, 2.0, 3),
    ("15-1252.00", "Software Developers", 4, 2.2, 7),
    ("15-1251.00", "Computer Programmers", 4, 2.0, 6),
    ("29-1141.00", "Registered Nurses", 3, 2.9, 6),
    ("31-1131.00", "Nursing Assistants", 2, 1.5, 2),
    ("41-9099.00", "Sales and Related Workers, All Other", None, 0, 0),
]
ZONED = [row for row in OCCUPATIONS if row[2]]
# No ratings: related ones stand for it.
UNRATED = "15-1252.00"
ELEMENTS = [
    ("2.A.1.a", "Reading Comprehension"),
    ("2.A.1.e", "Mathematics"),
    ("2.B.5.d", "Management of Personnel Resources"),
]
KNOWLEDGE = [("2.C.1.a", "Administration and Management"), ("2.C.4.a", "Mathematics")]
RATED = ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error",
         "Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date", "Domain Source"]  # fmt: skip

Rows = list[list[Any]]


def ratings(elements: list[tuple[str, str]], *, only: set[str] | None = None) -> Rows:
    rows: Rows = [RATED]
    for place, (code, _, zone, people, _) in enumerate(ZONED):
        if code == UNRATED:
            continue
        for at, (element, name) in enumerate(elements):
            if only is not None and element not in only:
                continue
            level = people if element == "2.B.5.d" else 1 + (place * 3 + at * 2) % 7 * 0.75
            # An element that is not relevant, and one whose level is suppressed.
            irrelevant = "Y" if (code, element) == ("31-1131.00", "2.A.1.e") else "N"
            suppress = "Y" if (code, element) == ("41-2031.00", "2.A.1.a") else "N"
            importance = 2.5 if element == "2.A.1.e" and zone == 2 else 4.0
            date = ["8", "0.1", "1", "2"]
            rows.append([code, element, name, "IM", importance, *date, "N", "", "08/2023", "Analyst"])
            rows.append([code, element, name, "LV", level, *date, suppress, irrelevant, "08/2023", "Analyst"])
    return rows


def education(kind: str) -> Rows:
    rows: Rows = [["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Category", "Data Value"]]
    for code, _, zone, _, months in ZONED:
        if code == UNRATED:
            continue
        if kind == "RL":
            # A licence is rated in the same table, without a category.
            rows.append([code, "2.D.4.a", "Certification", "IM", "n/a", "2.5"])
            top = {2: 2, 3: 4, 4: 6, 5: 8}[zone or 2]
            rows += [[code, "2.D.1", "Education", "RL", at, 60 if at == top else 40 if at == top - 1 else 0] for at in range(1, 13)]  # fmt: skip
        else:
            rows += [
                [code, "3.A.1", "Experience", "RW", at, 100 if at == months else 0] for at in range(1, 12)
            ]
    return rows


def tables(layout: str) -> dict[str, Rows]:
    """Return the tables of a release: in the layout of 29.3 or of 31.0."""
    new = layout == "31"
    code = "O*NET-SOC Code"
    related: Rows = [[code, "Related O*NET-SOC Code", "Relatedness Tier", "Index"]]
    for one, *_ in ZONED:
        others = [other for other, *_ in ZONED if other != one and other[:2] == one[:2]]
        others += [other for other, *_ in ZONED if other not in {one, *others}]
        tiers = ["Primary-Short"] * 5 + ["Primary-Long"] * 5
        related += [[one, other, tiers[at], at + 1] for at, other in enumerate(others[:10])]
    names: Rows = [[code, "Job Title" if new else "Alternate Title", "Short Title"]]
    names += [
        [one, name, "n/a"] for one, title, *_ in OCCUPATIONS for name in ("Assistant Manager", f"{title} II")
    ]
    # The title of another occupation is no other name.
    names.append(["41-2031.00", "Sales Representatives", "n/a"])
    tasks: Rows = [[code, "Task ID", "Task", "Task Type"]]
    dwas: Rows = [[code, "Task ID", "DWA Element ID" if new else "DWA ID"]]
    for place, (one, title, *_) in enumerate(ZONED):
        for at in range(2):
            task = str(100 * place + at)
            tasks.append(
                [
                    one,
                    task,
                    f"Handle the {title.lower()} work number {('alpha', 'beta')[at]}.",
                    "Core",
                ]
            )
            dwas.append([None if new else one, task, f"4.A.1.a.1.I0{1 + (place + at) % 3}.D0{at + 1}"])
    if new:
        dwas = [row[1:] for row in dwas]
    iwas: Rows = [["IWA Element ID", "IWA Element Name"]] if new else [["Element ID", "IWA ID", "IWA Title"]]
    for at in (1, 2, 3):
        row = [f"4.A.1.a.1.I0{at}", f"Study things of kind {at}."]
        iwas.append(row if new else ["4.A.1.a.1", *row])
    found: dict[str, Rows] = {
        "Occupation Data": [[code, "Title", "Description"], *([one, title, f"{title} do it."] for one, title, *_ in OCCUPATIONS)],
        "Job Zones": [[code, "Job Zone", "Date"], *([one, zone, "08/2023"] for one, _, zone, *_ in ZONED)],
        "Knowledge": ratings(KNOWLEDGE),
        "Related Occupations": related,
        "Sample of Reported Titles": [[code, "Reported Job Title"], ["29-1141.00", "RN (Registered Nurse)"]],
        "Task Statements": tasks,
        "Tasks to DWAs": dwas,
        "Content Model Reference": [["Element ID", "Element Name", "Description"], ["2.A.1.a", "x", "Reading texts."]],
    }  # fmt: skip
    if new:
        found |= {
            "Essential Skills": ratings(ELEMENTS, only={"2.A.1.a"}),
            "Transferable Skills": ratings(ELEMENTS, only={"2.A.1.e", "2.B.5.d"}),
            "Essential Skills to Work Activities": [["Element ID"], ["no skills at all"]],
            "Education": education("RL"),
            "Training and Experience": education("RW"),
            "Job Titles": names,
            "GWAs to IWAs": iwas,
        }
    else:
        rl, rw = education("RL"), education("RW")
        found |= {
            "Skills": ratings(ELEMENTS),
            "Education, Training, and Experience": [*rl, *rw[1:]],
            "Alternate Titles": names,
            "IWA Reference": iwas,
        }
    return found


def text_of(rows: Rows, *, delimiter: str = "\t", end: str = "\n") -> str:
    def cell(value: object) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if delimiter == "," and "," in text else text

    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def onet_zip(path: Path, layout: str = "29", **text: str) -> Path:
    ending = "csv" if text.get("delimiter") == "," else "txt"
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in tables(layout).items():
            archive.writestr(f"db_29_3_text/{name}.{ending}", text_of(rows, **text))
    return path


@pytest.fixture
def onet(tmp_path: Path) -> Path:
    return onet_zip(tmp_path / "db_29_3_text.zip")
