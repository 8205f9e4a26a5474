"""No table takes longer to import than it is large: workbooks, grids, merging, and plans that were kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.cli.import_ import put_merged
from careergraph.cli.output import Output
from careergraph.document import files
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.planning import planned
from careergraph.exchange.tables.replay import to_text
from tests.exchange.tables.bounds import HEAD, excel
from tests.growth.steps import memory, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from careergraph.document.texts import Form

    Options = dict[str, Any]

SMALL, LARGE = 40, 160
# As in `test_readers`: n log n takes five times the steps for four times the input.
MOST = 5.5


def grows(work: dict[int, int]) -> float:
    return work[LARGE] / work[SMALL]


def text(value: object) -> str:
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def rows(cells: Iterator[list[object]], first: int = 3) -> str:
    return HEAD + "".join(
        f'<row r="{number}">{"".join(map(text, row))}</row>' for number, row in enumerate(cells, first)
    )


def merges(references: Iterator[str]) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in references) + "</mergeCells>"


def letters(number: int) -> str:
    """Return the name of a column, counted from 0, up to ZZ."""
    return (chr(64 + number // 26) if number >= 26 else "") + chr(65 + number % 26)


def moves(size: int) -> str:
    return rows(iter([f"A{number}", f"A{number + 1}"] for number in range(size)))


def wide(size: int) -> str:
    return (
        f'<row r="1">{text("from")}{text("to")}{"".join(text(f"column {n}") for n in range(size))}</row>'
        f'<row r="2">{"".join(text(f"x{n}") for n in range(size + 2))}</row>'
    )


def in_groups(size: int, after: str) -> tuple[str, Options]:
    """Two rows of headings, the upper one over pairs of columns, and a few rows."""
    upper = text("Skill") + "".join(text(f"Group {n}") + text("") for n in range(size))
    lower = text("") + "".join(text(f"Role {n} {kind}") for n in range(size) for kind in ("in", "out"))
    below = "".join(
        f'<row r="{number}">{text(f"Skill {number}")}{text(2) * (2 * size)}</row>' for number in (3, 4)
    )
    return f'<row r="1">{upper}</row><row r="2">{lower}</row>{below}', {"after": after}


WORKBOOKS: dict[str, Callable[[int], tuple[str, Options]]] = {
    "rows": lambda size: (moves(size), {}),
    "columns": lambda size: (wide(size), {}),
    "sheets": lambda size: (HEAD, {"sheets": size}),
    "sheets of nothing that is known": lambda size: (f'<row r="1">{text("x")}</row>', {"sheets": size}),
    "blank rows": lambda size: (HEAD + "<row/>" * size, {}),
    "blank cells": lambda size: (HEAD + f'<row r="3">{"<c/>" * size}</row>', {}),
    "lone cells far below": lambda size: (
        HEAD + "".join(f'<row r="{10 * n}"><c r="D{10 * n}"><v>1</v></c></row>' for n in range(1, size)), {}
    ),
    "rows in the wrong order": lambda size: (
        HEAD + "".join(f'<row r="{n}"><c><v>{n}</v></c><c><v>1</v></c></row>' for n in range(size, 2, -1)), {}
    ),
    "shared strings": lambda size: (
        HEAD + "".join(f'<row><c t="s"><v>{n}</v></c><c t="s"><v>0</v></c></row>' for n in range(1, size)),
        {"strings": "".join(f"<si><t>Role {n}</t></si>" for n in range(size))},
    ),
    "pieces of one string": lambda size: (
        HEAD + '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>',
        {"strings": f"<si>{'<r><t>ab</t></r>' * size}</si>"},
    ),
    "strings that are not there": lambda size: (
        HEAD + "".join(f'<row><c t="s"><v>{n}</v></c></row>' for n in range(size)), {}
    ),
    "errors": lambda size: (HEAD + f'<row><c t="e"><v>#REF!</v></c>{text("x")}</row>' * size, {}),
    "formulas without a value": lambda size: (HEAD + f"<row><c><f>A1</f></c>{text('x')}</row>" * size, {}),
    "numbers": lambda size: (
        HEAD + "".join(f"<row><c><v>{n}</v></c><c><v>{n}.5</v></c></row>" for n in range(size)), {}
    ),
    "merged rows": lambda size: (
        moves(2 * size), {"after": merges(f"A{n}:A{n + 1}" for n in range(3, 2 * size, 2))}
    ),
    "one long merge": lambda size: (moves(size), {"after": merges(iter([f"A3:A{size}"]))}),
    "merged rows that are blank": lambda size: (
        HEAD, {"after": merges(f"A{n}:B{n}" for n in range(10, size + 10))}
    ),
    "merges that overlap": lambda size: (
        moves(size), {"after": merges(f"A3:A{n}" for n in range(4, size + 3))}
    ),
    "merges that overlap without end": lambda size: (
        moves(size), {"after": merges(f"A{n}:B{size + 2}" for n in range(3, size + 3))}
    ),
    "merged headings": lambda size: in_groups(
        size, merges(f"{letters(2 * n + 1)}1:{letters(2 * n + 2)}1" for n in range(size))
    ),
    "hidden columns": lambda size: (
        wide(size),
        {"after": "".join(f'<cols><col min="{n}" max="{n}" hidden="1"/></cols>' for n in range(3, size))},
    ),
    "hidden rows": lambda size: (
        HEAD + "".join(f'<row hidden="1">{text("A")}{text(n)}</row>' for n in range(size)), {}
    ),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Import what readers of tables import, once: it counts for none of them."""
    import_table(excel(tmp_path_factory.mktemp("first") / "x.xlsx", moves(2)))


# What may unpack to more than is written.
MEMORY = ("columns", "blank cells", "lone cells far below", "shared strings", "merged rows", "one long merge")


@pytest.mark.parametrize(
    ("name", "measure"), [*((name, steps) for name in WORKBOOKS), *((name, memory) for name in MEMORY)]
)
def test_a_workbook_takes_no_more_than_its_length(
    tmp_path: Path, name: str, measure: Callable[[Callable[[], object]], int]
) -> None:
    work = {}
    for size in (SMALL, LARGE):
        content, options = WORKBOOKS[name](size)
        path = excel(tmp_path / f"{size}.xlsx", content, **options)
        work[size] = measure(partial(import_table, path))
    assert grows(work) < MOST, work


def grid(down: list[str], across: list[str], corner: str) -> str:
    head = ",".join([corner, *across]) + "\n"
    return head + "".join(
        ",".join([name, *(str(1 + (place + at) % 3) for at in range(len(across)))]) + "\n"
        for place, name in enumerate(down)
    )


def many(name: str, size: int) -> list[str]:
    return [f"{name} {number}" for number in range(size)]


GRIDS: dict[str, tuple[Callable[[int], str], Choices]] = {
    "skills down": (lambda size: grid(many("Skill", size), many("Role", 6), "Skill"), Choices()),
    "roles across": (
        lambda size: grid(many("Skill", 6), many("Role", size), "Skill"), Choices(matrix="skills-by-roles")
    ),
    "roles down": (
        lambda size: grid(many("Role", size), many("Skill", 6), "Role"), Choices(matrix="roles-by-skills")
    ),
    "skills across": (
        lambda size: grid(many("Role", 6), many("Skill", size), "Role"), Choices(matrix="roles-by-skills")
    ),
    "levels across": (
        lambda size: grid(many("Skill", 6), [f"Clerk (L{n})" for n in range(size)], "Skill"),
        Choices(matrix="skills-by-levels"),
    ),
    "levels down": (
        lambda size: grid([f"Clerk (L{n})" for n in range(size)], many("Skill", 6), "Level"),
        Choices(matrix="levels-by-skills"),
    ),
    "cells that are no level": (
        lambda size: grid(many("Skill", size), many("Role", 6), "Skill").replace(",2", ",?!"),
        Choices(matrix="skills-by-roles"),
    ),
    "one name again and again": (
        lambda size: grid(["Filing"] * size, many("Role", 6), "Skill"), Choices(matrix="skills-by-roles")
    ),
    "one heading again and again": (
        lambda size: grid(many("Skill", 6), ["Clerk"] * size, "Skill"), Choices(matrix="skills-by-roles")
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GRIDS)
def test_a_grid_takes_no_more_than_its_cells(tmp_path: Path, name: str) -> None:
    content, choices = GRIDS[name]
    work = {}
    for size in (SMALL, LARGE):
        path = tmp_path / f"{size}.csv"
        path.write_text(content(size), encoding="utf-8")
        work[size] = steps(partial(import_table, path, choices=choices))
    assert grows(work) < MOST, work


def expected(size: int, level: int) -> str:
    lines = (f"Role {n},Skill {n % 9},{level}\nRole {n},Skill {n},{level}\n" for n in range(size))
    return "Role,Skill,Proficiency\n" + "".join(lines)


@pytest.mark.parametrize("form", ["yaml", "json"])
@pytest.mark.parametrize("change", ["nothing is new", "levels are new", "all is new", "moves are new"])
def test_merging_takes_no_more_than_both_files(tmp_path: Path, form: Form, change: str) -> None:
    new: Callable[[int], str] = {
        "nothing is new": lambda size: expected(size, 1),
        "levels are new": lambda size: expected(size, 2),
        "all is new": lambda size: expected(size, 1).replace("Role ", "Job ").replace("Skill ", "Art "),
        "moves are new": lambda size: (
            # In pairs: which routes a diff compares is bounded by their rounds, not by the moves.
            "from,to\n" + "".join(f"Role {n},Role {n + 1}\n" for n in range(0, size - 1, 2))
        ),
    }[change]
    work = {}
    # YAML that keeps its comments is read in Python, some hundred steps a word.
    small, large = (SMALL, LARGE) if form == "json" else (SMALL // 5, LARGE // 5)
    for size in (small, large):
        path = tmp_path / f"{size}.csv"
        path.write_text(expected(size, 1), encoding="utf-8")
        old = tmp_path / f"{size}.{form}"
        files.write(import_table(path).file, old)
        path.write_text(new(size), encoding="utf-8")
        made = import_table(path).file
        if size == small:
            put_merged(str(old), made, Output(str(tmp_path / f"first.{form}"), force=True, reads=[]))
        target = Output(str(tmp_path / f"out.{form}"), force=True, reads=[])
        work[size] = steps(partial(put_merged, str(old), made, target))
    assert work[large] / work[small] < MOST, work


PLANS: dict[str, Callable[[int], str]] = {
    "rows": lambda size: expected(size, 1),
    "columns": lambda size: "from,to," + ",".join(many("column", size)) + "\nA,B\n",
    "a grid": lambda size: grid(many("Skill", 6), many("Role", size), "Skill"),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_takes_no_more_than_what_it_is_of(tmp_path: Path, name: str) -> None:
    made, followed, choices = {}, {}, Choices()
    for size in (SMALL, LARGE):
        path, plan = tmp_path / f"{size}.csv", tmp_path / f"{size}.yaml"
        path.write_text(PLANS[name](size), encoding="utf-8")

        def write(path: Path = path, plan: Path = plan) -> None:
            plan.write_text(to_text(planned(path, choices, [], []), choices), encoding="utf-8")

        write()
        import_table(path, plan=plan)
        made[size] = steps(write)
        followed[size] = steps(partial(import_table, path, plan=plan))
    assert grows(made) < MOST, made
    assert grows(followed) < MOST, followed


def test_a_plan_of_many_sheets_takes_no_more_than_they_are(tmp_path: Path) -> None:
    work, choices = {}, Choices()
    for size in (SMALL, LARGE):
        folder, plan = tmp_path / f"{size}", tmp_path / f"{size}.yaml"
        folder.mkdir()
        for number in range(size):
            (folder / f"t{number}.csv").write_text(f"from,to\nA{number},B{number}\n", encoding="utf-8")
        plan.write_text(to_text(planned(folder, choices, [], []), choices), encoding="utf-8")
        work[size] = steps(partial(import_table, folder, plan=plan))
    assert grows(work) < MOST, work
