"""The DoD Cyber Workforce Framework as a graph: from its workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careergraph.exchange.frameworks import Imported
from careergraph.exchange.frameworks.inputs import Inputs, folded, refuse
from careergraph.exchange.frameworks.statements import Framework, WorkRole, graph_file
from careergraph.exchange.tables.slugs import ids_for
from careergraph.exchange.tables.workbook import read_workbook
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from careergraph.exchange.tables.cells import Sheet

__all__ = ["import_dcwf"]

NOTICE = "Approved for public release by the U.S. Department of Defense."
_ROLE_SHEET = re.compile(r"\(([A-Za-z]{1,3}-?(\d+[A-Za-z]?))\)\s*(.*)")
_NUMBER = re.compile(r"\d+[A-Za-z]?")


def import_dcwf(file: str | Path, *, title: str | None = None, moves: str = "none") -> Imported:
    """Make a graph of the DoD Cyber Workforce Framework.

    Core statements are essential; additional ones, and those that say neither, are optional.

    Parameters
    ----------
    file
        Its workbook (.xlsx), alone or in a zip.
    title
        The graph's title.
    moves
        ``"none"``, as DCWF holds none; ``"alike"`` adds moves to the roles that each is readiest for.

    Raises
    ------
    GraphFileError
        The file is not what it should be.
    """
    inputs = Inputs([file])
    if not inputs.names:
        refuse("there is no workbook", "name the DCWF as .xlsx", file=inputs.name)
    name, content = inputs.content(inputs.names[0])
    sheets = read_workbook(content, file=name, hidden=True)
    framework = Framework(
        name="the DoD Cyber Workforce Framework",
        version=_version(name),
        owner="U.S. Department of Defense",
        where="https://dodcio.defense.gov/Cyber-Workforce/DCWF/",
        licence=NOTICE,
    )
    unflagged = _read(framework, sheets)
    if not framework.roles:
        refuse("there is no sheet of a work role in it", "name the DCWF workbook", file=name)
    made = graph_file(framework, file=name, title=title, alike=moves == "alike")
    return Imported(made, tuple(_notes(framework, name, unflagged)))


def _version(name: str) -> str:
    found = re.search(r"v[_ ]?(\d+(?:\.\d+)+)", name, re.IGNORECASE)
    return found[1] if found else ""


def _read(framework: Framework, sheets: Sequence[Sheet]) -> int:
    """Read all sheets; return how many statements say neither core nor additional."""
    master: dict[str, str] = {}
    for sheet in sheets:
        if "master" in folded(sheet.name or ""):
            master |= _master(sheet)
    unflagged = 0
    for sheet in sheets:
        found = _ROLE_SHEET.fullmatch((sheet.name or "").strip())
        if found:
            role = WorkRole(found[2], " ".join(found[3].split()) or found[1])
            framework.roles[role.id] = role
            unflagged += _statements(framework, role, sheet, master)
    for sheet in sheets:
        if folded(sheet.name or "") == "dcwf roles":
            _roles(framework, sheet)
    return unflagged


def _master(sheet: Sheet) -> dict[str, str]:
    """Return the text of each statement by its number: the longest cell of its row."""
    texts = {}
    for row in sheet.rows:
        number = next((cell.strip() for cell in row if cell.strip()), "")
        if _NUMBER.fullmatch(number):
            texts[number] = " ".join(max(row, key=len).split())
    return texts


def _statements(framework: Framework, role: WorkRole, sheet: Sheet, master: dict[str, str]) -> int:
    unflagged = 0
    for row in sheet.rows:
        cells = [" ".join(cell.split()) for cell in row] + [""] * 4
        number, kind, text, flag = cells[:4]
        if not _NUMBER.fullmatch(number) or kind.upper() not in {"TASK", "KSA"}:
            continue
        # Texts are formulas: where Excel kept no value, the master list has it.
        text = text or master.get(number, "")
        if not text:
            continue
        framework.texts[number] = text
        core = flag.casefold().startswith("c")
        if not flag:
            unflagged += 1
        if kind.upper() == "TASK":
            role.tasks[number] = text
        else:
            framework.kinds[number] = "knowledge, skill or ability"
            role.statements[number] = core
    return unflagged


def _roles(framework: Framework, sheet: Sheet) -> None:
    """Read the list of roles, where an element stands on its first row alone: it is filled down."""
    heading = next((row for row in sheet.rows if any("element" in folded(cell) for cell in row)), None)
    if heading is None:
        return
    names = [folded(cell) for cell in heading]

    def column(*words: str, but: tuple[str, ...] = ()) -> int | None:
        return next(
            (
                at
                for at, name in enumerate(names)
                if any(word in name.split() for word in words)
                and not any(word in name.split() for word in but)
            ),
            None,
        )

    element, summary = column("element"), column("definition", "description")
    code = column("code", "id", "number")
    title = column("role", but=("code", "id", "number", "definition", "description"))
    here = ""
    titles: dict[str, str] = {}
    groups: dict[str, str] = {}
    for row in sheet.rows[sheet.rows.index(heading) + 1 :]:
        cells = [" ".join(cell.split()) for cell in row]

        def cell(at: int | None, cells: list[str] = cells) -> str:
            return cells[at] if at is not None and at < len(cells) else ""

        here = cell(element) or here
        number = next(iter(re.findall(r"\d+[A-Za-z]?", cell(code))), "")
        role = framework.roles.get(number)
        if role is None:
            continue
        titles[number] = cell(title) or role.title
        groups[number] = here
        role.summary = cell(summary)
    ids = ids_for(sorted({folded(group) for group in groups.values() if group}), noun="function")
    for number, text in titles.items():
        framework.roles[number].title = text
        if groups[number]:
            framework.roles[number].group = ids[folded(groups[number])]
            framework.groups[ids[folded(groups[number])]] = groups[number]


def _notes(framework: Framework, name: str, unflagged: int) -> Iterator[str]:
    relations = sum(len(role.tasks) + len(role.statements) for role in framework.roles.values())
    yield (
        f"{name}: version {framework.version or 'unknown'}, {plural(len(framework.roles), 'work role')}, "
        f"{relations:,} relations to tasks and to knowledge, skills and abilities"
    )
    if unflagged:
        yield f"{unflagged:,} of them say neither core nor additional: they count as optional"
