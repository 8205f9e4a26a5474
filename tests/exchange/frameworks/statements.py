"""Small frameworks of statements, as NICE and the DCWF publish theirs."""

from pathlib import Path
from typing import Any

import openpyxl

DOC = "NICE_v2"


def element(kind: str, key: str, title: str = "", text: str = "") -> dict[str, str]:
    return {
        "element_type": kind,
        "element_identifier": key,
        "title": title,
        "text": text,
        "doc_identifier": DOC,
    }


def relation(one: str, other: str) -> dict[str, str]:
    return {
        "source_element_identifier": one,
        "dest_element_identifier": other,
        "relationship_identifier": "projection",
    }


COMPONENTS = {
    "documents": [{"doc_identifier": DOC, "version": "2.1.0"}],
    "relationship_types": [],
    "elements": [
        element("category", "DD", "Design and development", "Builds."),
        element("work_role", "DD-WRL-001", "Architecture", "Designs systems."),
        element("work_role", "DD-WRL-002", "Testing", "Tests systems."),
        element("work_role", "PD-WRL-001", "Defense", "Defends."),
        element("task", "T0001", text="Draw a plan."),
        element("knowledge", "K0001", text="Knowledge of plans"),
        element("knowledge", "K0002", text="Knowledge of plans"),
        element("skill", "S0001", text="Skill in drawing " + "long " * 80),
        element("knowledge", "K0099", text="Knowledge that nobody needs"),
        element("opm_code", "651"),
    ],
    "relationships": [
        relation("DD-WRL-001", "T0001"),
        relation("DD-WRL-001", "K0001"),
        relation("DD-WRL-001", "S0001"),
        relation("DD-WRL-002", "K0001"),
        relation("DD-WRL-002", "K0002"),
        relation("PD-WRL-001", "K0002"),
        relation("DD", "DD-WRL-001"),
        relation("DD-WRL-001", "651"),
    ],
}


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
