"""The NICE Workforce Framework for Cybersecurity as a graph: from its components as JSON, or its workbook."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from careergraph.exchange.frameworks import Imported
from careergraph.exchange.frameworks.inputs import Inputs, refuse
from careergraph.exchange.frameworks.statements import Framework, WorkRole, graph_file
from careergraph.exchange.tables.workbook import read_workbook
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["import_nice"]

NOTICE = "Public domain: a work of the U.S. National Institute of Standards and Technology."
KINDS = {"K": "knowledge", "S": "skill"}
_ROLE = re.compile(r"[A-Z]{2}-WRL-\d+")
_STATEMENT = re.compile(r"[TKS]\d{3,5}[A-Z]?")
# No category is called by more letters than these: the pattern is tried at each of them.
_CATEGORY = re.compile(r"(.{1,200}?)\s{0,20}\(([A-Z]{2})\)")


def import_nice(file: str | Path, *, title: str | None = None, moves: str = "none") -> Imported:
    """Make a graph of the NICE Framework.

    Parameters
    ----------
    file
        Its components as JSON or its workbook (.xlsx), alone or in a zip.
    title
        The graph's title.
    moves
        ``"none"``, as NICE holds none; ``"alike"`` adds moves to the roles that each is readiest for.

    Raises
    ------
    GraphFileError
        The file is not what it should be.
    """
    inputs = Inputs([file])
    if not inputs.names:
        refuse(
            "there is neither a JSON file nor a workbook",
            "name the NICE Framework components",
            file=inputs.name,
        )
    name, content = inputs.content(inputs.names[0])
    framework = Framework(
        name="the NICE Framework",
        version="",
        owner="U.S. National Institute of Standards and Technology (NIST)",
        where="https://www.nist.gov/itl/applied-cybersecurity/nice/nice-framework-resource-center",
        licence=NOTICE,
    )
    if content[:2] == b"PK":
        _read_workbook(framework, content, name)
    else:
        _read_json(framework, content, name)
    if not framework.roles:
        refuse("there is no work role in it", "name the NICE Framework components", file=name)
    made = graph_file(framework, file=name, title=title, alike=moves == "alike")
    return Imported(made, tuple(_notes(framework, name)))


def _read_json(framework: Framework, content: bytes, name: str) -> None:
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        refuse(f"this is no JSON: {str(error)[:80]}", "download it anew", file=name)
    for envelope in ("response", "elements"):
        if isinstance(data, dict) and isinstance(data.get(envelope), dict):
            data = data[envelope]
    if not isinstance(data, dict) or not all(
        isinstance(data.get(key), list) for key in ("elements", "relationships")
    ):
        refuse(
            "there are no lists `elements` and `relationships`",
            "name the NICE Framework components as JSON",
            file=name,
        )
    versions = {
        str(item.get("version", "")) for item in data.get("documents") or () if isinstance(item, dict)
    }
    framework.version = max(versions, default="")
    kinds = _read_elements(framework, data["elements"])
    for relation in data["relationships"]:
        if isinstance(relation, dict):
            ends = [str(relation.get(f"{end}_element_identifier", "")) for end in ("source", "dest")]
            for one, other in (ends, reversed(ends)):
                _relate(framework, kinds, one, other)
    for key, role in framework.roles.items():
        # The id of a role begins with that of its category.
        if not role.group and key[:2] in framework.groups:
            role.group = key[:2]


def _read_elements(framework: Framework, elements: list[Any]) -> dict[str, str]:
    """Note the roles, categories and statements; return the kind of each element."""
    kinds: dict[str, str] = {}
    for element in elements:
        if not isinstance(element, dict):
            continue
        key, kind = str(element.get("element_identifier", "")), str(element.get("element_type", ""))
        title, text = (" ".join(str(element.get(part) or "").split()) for part in ("title", "text"))
        kinds[key] = kind
        if kind == "work_role" and (title or text):
            framework.roles[key] = WorkRole(key, title or text, summary=text)
        elif kind == "category" and (title or text):
            framework.groups[key] = title or text
        elif kind in {"task", "knowledge", "skill"} and (text or title):
            framework.texts[key] = text or title
            framework.kinds[key] = kind
    return kinds


def _relate(framework: Framework, kinds: Mapping[str, str], role: str, other: str) -> None:
    if role not in framework.roles:
        return
    if other in framework.texts:
        if kinds.get(other) == "task":
            framework.roles[role].tasks[other] = framework.texts[other]
        else:
            framework.roles[role].statements[other] = True
    elif other in framework.groups:
        framework.roles[role].group = other


def _read_workbook(framework: Framework, content: bytes, name: str) -> None:
    for sheet in read_workbook(content, file=name, hidden=True):
        key = (sheet.name or "").strip()
        category = ""
        for row in sheet.rows:
            cells = [" ".join(cell.split()) for cell in row if cell.strip()]
            if _ROLE.fullmatch(key):
                _statement(framework, framework.roles.setdefault(key, WorkRole(key, key)), cells)
            elif "work roles" in key.lower():
                # A category stands on a row of its own, without an id.
                if len(cells) <= 2 and (found := _CATEGORY.fullmatch(cells[0] if cells else "")):  # noqa: PLR2004
                    category = found[2]
                    framework.groups[category] = found[1]
                _role_row(framework, cells, category)
        if found := re.search(r"v(\d+(?:\.\d+)+)", key):
            framework.version = framework.version or found[1]
    for key, role in framework.roles.items():
        if not role.group and key[:2] in framework.groups:
            role.group = key[:2]


def _role_row(framework: Framework, cells: list[str], category: str) -> None:
    place = next((at for at, cell in enumerate(cells) if _ROLE.fullmatch(cell)), None)
    if place is None:
        return
    role = framework.roles.setdefault(cells[place], WorkRole(cells[place], cells[place]))
    rest = [cell for at, cell in enumerate(cells) if at != place and not cell.isdecimal()]
    if rest:
        role.title, role.group = rest[0], category
        role.summary = max(rest[1:], key=len, default="")


def _statement(framework: Framework, role: WorkRole, cells: list[str]) -> None:
    place = next((at for at, cell in enumerate(cells) if _STATEMENT.fullmatch(cell)), None)
    if place is None or place + 1 >= len(cells):
        return
    key, text = cells[place], cells[place + 1]
    framework.texts[key] = text
    if key.startswith("T"):
        role.tasks[key] = text
    else:
        framework.kinds[key] = KINDS[key[0]]
        role.statements[key] = True


def _notes(framework: Framework, name: str) -> Iterator[str]:
    relations = sum(len(role.tasks) + len(role.statements) for role in framework.roles.values())
    yield (
        f"{name}: version {framework.version or 'unknown'}, {plural(len(framework.roles), 'work role')}, "
        f"{relations:,} relations to tasks, knowledge and skills"
    )
    used = {key for role in framework.roles.values() for key in role.statements}
    idle = sum(kind != "task" and key not in used for key, kind in framework.kinds.items())
    if idle:
        yield f"{plural(idle, 'statement')} of knowledge and skill belong to no role, and are left out"
