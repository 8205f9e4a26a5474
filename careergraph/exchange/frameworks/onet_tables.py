"""What the O*NET database says, in the layouts of releases 20 to 31: text, CSV or Excel files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careergraph.errors import GraphFileError, Problem

if TYPE_CHECKING:
    from careergraph.exchange.frameworks.inputs import Inputs, Table

__all__ = ["Onet", "Rating", "read_onet"]

CODE = "o*net soc code"
MOST_PROBLEMS = 20
# The name of a release, in the name of its folder or zip.
_RELEASE = re.compile(r"db_(\d+)_(\d+)")


@dataclass(slots=True)
class Rating:
    """How important an element is to an occupation (1..5), and at which level (0..7); None where unrated."""

    importance: float | None = None
    level: float | None = None
    suppressed: bool = False
    irrelevant: bool = False


@dataclass
class Onet:
    """The database, by O*NET-SOC code.

    ``related`` maps an occupation to its related ones and their places (1-based), ``primary`` names those of
    them that are Primary. ``schooling`` and ``experience`` hold the share of incumbents by category (from 1),
    ``elements`` what skills and knowledge mean.
    """

    release: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)
    zones: dict[str, int] = field(default_factory=dict)
    skills: dict[str, str] = field(default_factory=dict)
    knowledge: dict[str, str] = field(default_factory=dict)
    ratings: dict[str, dict[str, Rating]] = field(default_factory=dict)
    schooling: dict[str, dict[int, float]] = field(default_factory=dict)
    experience: dict[str, dict[int, float]] = field(default_factory=dict)
    related: dict[str, dict[str, int]] = field(default_factory=dict)
    primary: dict[str, set[str]] = field(default_factory=dict)
    other_titles: dict[str, list[str]] = field(default_factory=dict)
    reported: dict[str, list[str]] = field(default_factory=dict)
    tasks: dict[str, list[str]] = field(default_factory=dict)
    core_tasks: dict[str, list[str]] = field(default_factory=dict)
    activities: dict[str, set[str]] = field(default_factory=dict)
    activity_titles: dict[str, str] = field(default_factory=dict)
    software: dict[str, set[str]] = field(default_factory=dict)
    elements: dict[str, str] = field(default_factory=dict)
    lacking: list[str] = field(default_factory=list)


def read_onet(inputs: Inputs) -> Onet:
    """Return what the tables of a release say.

    Raises
    ------
    GraphFileError
        A table is not there without which no graph can be made, or one cannot be read.
    """
    return _Reader(inputs).read()


class _Reader:
    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.onet = Onet()
        self.problems: list[Problem] = []

    def read(self) -> Onet:
        needed = {
            "Occupation Data": self.find("occupation data"),
            "Job Zones": self.find("job zones"),
            "Skills": self.find("skills", "essential skills"),
            "Knowledge": self.find("knowledge"),
            "Related Occupations": self.find("related occupations", "career changers matrix"),
        }
        # Other tables have nearly the same names: "Essential Skills to Work Activities".
        more = self.find("transferable skills")
        self.problems += [
            Problem(
                f"there is no table {name!r}",
                "name the zip or the folder of one release of the O*NET database, with all of its tables",
                file=self.inputs.name,
            )
            for name, table in needed.items()
            if table is None
        ]
        self.stop()
        occupations, zones, skills, knowledge, related = (table for table in needed.values() if table)
        self.occupations(occupations)
        self.zones(zones)
        for table in (skills, more):
            if table:
                self.ratings(table, self.onet.skills)
        self.ratings(knowledge, self.onet.knowledge)
        self.related(related)
        self.education()
        self.titles()
        self.tasks()
        self.activities()
        self.software()
        self.elements()
        self.onet.release = self.release(occupations)
        self.stop()
        return self.onet

    def find(self, *names: str) -> Table | None:
        return self.inputs.find(*names)

    def release(self, table: Table) -> str:
        """Return the release that a path names, such as ``29.3``, or nothing."""
        found = _RELEASE.findall(f"{self.inputs.name}/{table.file}")
        return ".".join(found[-1]) if found else ""

    def stop(self) -> None:
        if self.problems:
            raise GraphFileError(self.problems, file=self.inputs.name)

    def tell(self, table: Table, line: int, message: str) -> None:
        self.problems.append(Problem(message, "download the file anew", file=table.file, line=line))
        if len(self.problems) >= MOST_PROBLEMS:
            self.stop()

    def number(self, text: str, table: Table, line: int) -> float | None:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        # Not a number is not so either.
        if 0 <= value <= 100:  # noqa: PLR2004 - ratings, places and percentages
            return value
        self.tell(table, line, f"{text!r} is no number from 0 to 100")
        return None

    def whole(self, text: str, table: Table, line: int, *, most: int) -> int | None:
        if text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= most:  # noqa: PLR2004 - no long number
            return int(text)
        self.tell(table, line, f"{text!r} is no whole number from 1 to {most}")
        return None

    def occupations(self, table: Table) -> None:
        for line, (code, title, summary) in table.rows(
            CODE, "title", "description", optional=["description"]
        ):
            if not (code and title):
                self.tell(table, line, "an occupation has no code, or no title")
            self.onet.titles[code] = title
            self.onet.summaries[code] = summary

    def zones(self, table: Table) -> None:
        for line, (code, zone) in table.rows(CODE, "job zone"):
            value = self.whole(zone, table, line, most=5)
            if value and code in self.onet.titles:
                self.onet.zones[code] = value

    def ratings(self, table: Table, elements: dict[str, str]) -> None:
        columns = (
            CODE, "element id", "element name", "scale id", "data value", "recommend suppress", "not relevant"
        )  # fmt: skip
        for line, row in table.rows(*columns, optional=columns[-2:]):
            code, element, name, scale, text, suppress, irrelevant = row
            if code not in self.onet.zones or scale not in {"IM", "LV"} or not text:
                continue
            value = self.number(text, table, line)
            elements.setdefault(element, name)
            rating = self.onet.ratings.setdefault(code, {}).setdefault(element, Rating())
            if scale == "IM":
                rating.importance = value
            else:
                rating.level = value
                rating.suppressed = suppress == "Y"
                rating.irrelevant = irrelevant == "Y"

    def related(self, table: Table) -> None:
        columns = (CODE, "related o*net soc code", ("index", "related index"), "relatedness tier")
        for line, (code, other, place, tier) in table.rows(*columns, optional=["relatedness tier"]):
            index = self.whole(place, table, line, most=100)
            zones = self.onet.zones
            if index is None or code not in zones or other not in zones or code == other:
                continue
            self.onet.related.setdefault(code, {})[other] = index
            # Releases before 26 have no tiers: their first ten are what Primary became.
            if tier.startswith("Primary") or (not tier and index <= 10):  # noqa: PLR2004
                self.onet.primary.setdefault(code, set()).add(other)

    def education(self) -> None:
        whole = self.find("education training and experience")
        tables = [whole] if whole else [self.find("education"), self.find("training and experience")]
        if None in tables:
            self.onet.lacking.append("schooling and experience (Education, Training, and Experience)")
        held = {"RL": (self.onet.schooling, 12), "RW": (self.onet.experience, 11)}
        for table in tables:
            if table is None:
                continue
            for line, row in table.rows(CODE, "scale id", "category", "data value"):
                code, scale, category, text = row
                # Some rows are of another kind, such as the importance of a licence, and have no category.
                if scale not in held or not category or not text or code not in self.onet.zones:
                    continue
                shares, most = held[scale]
                at, share = self.whole(category, table, line, most=most), self.number(text, table, line)
                if at and share is not None:
                    shares.setdefault(code, {})[at] = share

    def titles(self) -> None:
        others = self.find("alternate titles", "job titles")
        reported = self.find("sample of reported titles")
        columns: tuple[str | tuple[str, ...], ...] = (("alternate title", "job title"), "reported job title")
        found: list[dict[str, list[str]]] = [self.onet.other_titles, self.onet.reported]
        for table, column, titles in zip((others, reported), columns, found, strict=True):
            if table is None:
                continue
            for _, (code, title) in table.rows(CODE, column):
                if title and code in self.onet.titles:
                    titles.setdefault(code, []).append(title)
        if others is None:
            self.onet.lacking.append("other titles (Alternate Titles, or Job Titles)")

    def tasks(self) -> None:
        table = self.find("task statements")
        if table is None:
            self.onet.lacking.append("tasks (Task Statements)")
            return
        self._task_of: dict[str, str] = {}
        rows = table.rows(CODE, "task id", "task", "task type", optional=["task id", "task type"])
        for _, (code, task_id, task, kind) in rows:
            if not task or code not in self.onet.zones:
                continue
            self.onet.tasks.setdefault(code, []).append(task)
            if kind == "Core":
                self.onet.core_tasks.setdefault(code, []).append(task)
            if task_id:
                self._task_of[task_id] = code

    def activities(self) -> None:
        table = self.find("tasks to dwas")
        names = self.find("iwa reference", "gwas to iwas", "dwa reference")
        if table is None or names is None:
            self.onet.lacking.append("work activities (Tasks to DWAs and IWA Reference)")
            return
        columns = (("iwa id", "iwa element id"), ("iwa title", "iwa element name"))
        self.onet.activity_titles = {key: title for _, (key, title) in names.rows(*columns) if key and title}
        rows = table.rows(CODE, "task id", ("dwa id", "dwa element id"), optional=[CODE, "task id"])
        for line, (said, task, activity) in rows:
            code = said or getattr(self, "_task_of", {}).get(task, "")
            iwa = activity.rpartition(".D")[0]
            if not iwa:
                self.tell(table, line, f"{activity!r} is no detailed work activity")
            elif code in self.onet.zones and iwa in self.onet.activity_titles:
                self.onet.activities.setdefault(code, set()).add(iwa)

    def elements(self) -> None:
        table = self.find("content model reference")
        if table:
            rows = table.rows("element id", "description")
            self.onet.elements = {key: text for _, (key, text) in rows if text}

    def software(self) -> None:
        table = self.find("technology skills", "software skills")
        if table is None:
            return
        columns = (CODE, ("example", "workplace example"), "in demand")
        for _, (code, example, demand) in table.rows(*columns, optional=["in demand", "example"]):
            if demand == "Y" and example and code in self.onet.zones:
                self.onet.software.setdefault(code, set()).add(example)
