"""The UK Government Digital and Data framework, two snapshots: what check and diff find in it.

docs/how-to/uk-digital-data.md tells the same figures.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph
from careergraph.check import check_file
from careergraph.diff import diff
from careergraph.document import files
from careergraph.exchange.tables.importing import import_table

if TYPE_CHECKING:
    from pathlib import Path

SCALE = ("Awareness", "Working", "Practitioner", "Expert")


@pytest.fixture(scope="module")
def snapshots(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Import both snapshots, with the order of levels as far as it is known."""
    folder, source = tmp_path_factory.mktemp("uk"), data_dir / "uk_digital_data"
    written = {}
    for month in ("2025-09", "2026-03"):
        made = import_table(
            source / f"roles_{month}.csv",
            order=[source / "published_level_order.json"],
            proficiency=SCALE,
            skip=["NOT IN USE"],
        )
        written[month] = files.write(made.file, folder / f"uk-{month}.yaml")
    return written


def test_the_check_of_a_snapshot(snapshots: dict[str, Path]) -> None:
    for path in snapshots.values():
        review = check_file(path)
        assert review.errors == 0
        found = Counter(item.code for item in review.findings)
        # Where the order of a ladder is unknown its roles have neither level nor moves.
        assert found == {
            "CG202": 130, "CG101": 117, "CG102": 16, "CG103": 15, "CG304": 6, "CG105": 2, "CG502": 1
        }  # fmt: skip
        assert all(item.line for item in review.findings)


def test_what_changed_in_half_a_year(snapshots: dict[str, Path]) -> None:
    old, new = (CareerGraph(files.read(path)) for path in snapshots.values())
    answer = diff(old, new)
    assert (answer.roles.added, answer.roles.removed, len(answer.roles.changed)) == ((), (), 23)
    assert [item.id for item in answer.skills.added] == ["data-compliance-and-security"]
    assert answer.skills.removed == ()
    # The three renames are guessed, and right.
    assert [(item.from_.title, item.to.title, item.guess) for item in answer.skills.renamed] == [
        (
            "Requirements definition and management",
            "Defining and managing business needs, user needs and requirements",
            True,
        ),
        ("Systems analysis", "Digital and data systems analysis", True),
        (
            "Programming and build (data engineering)",
            "Programming and build (data and analytics engineering)",
            True,
        ),
    ]
    engineer = next(item for item in answer.roles.changed if item.id == "data-engineer")
    assert [(item.skill, item.before, item.after) for item in engineer.skills] == [
        ("data-compliance-and-security", None, 2),
        ("testing", 2, None),
    ]
    assert answer.consequences.vanished.count == 0


def test_what_the_change_means_for_people(data_dir: Path, tmp_path: Path) -> None:
    order = tmp_path / "seniority.txt"
    ranks = ("Apprentice", "Trainee", "Junior", "Associate", "Senior", "Lead", "Principal")
    lines = [f"{rank} = {rank} *" for rank in ranks]
    order.write_text(
        "\n".join([*lines[:4], "Standard = *", *lines[4:], "Head = Head of *"]), encoding="utf-8"
    )
    source = data_dir / "uk_digital_data"
    old, new = (
        CareerGraph(
            import_table(
                source / f"roles_{month}.csv",
                order=[source / "published_level_order.json", order],
                skip=["NOT IN USE"],
            ).file
        )
        for month in ("2025-09", "2026-03")
    )
    found = diff(old, new).consequences
    assert (found.compared, found.unproven) == (384, 0)
    assert len(found.more_learning) + len(found.less_learning) == 17
    first, least = found.more_learning[0], found.less_learning[0]
    assert (first.from_, first.to, first.before, first.after) == (
        "data-engineer",
        "head-of-data-engineering",
        22,
        24,
    )
    assert (least.to, least.before, least.after) == ("head-of-business-analysis", 32, 28)
