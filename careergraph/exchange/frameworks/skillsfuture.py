"""Singapore's SkillsFuture Skills Framework as a graph: its job roles, and its tracks as ladders."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from careergraph.document.records import FORMAT
from careergraph.errors import GraphFileError, Problem
from careergraph.exchange.frameworks import Imported, checked
from careergraph.exchange.frameworks.inputs import Inputs, folded, refuse
from careergraph.exchange.frameworks.uk import LADDER_LEVELS
from careergraph.exchange.tables.inference import Rung, ladder_heights, ordered
from careergraph.exchange.tables.slugs import ids_for
from careergraph.exchange.tables.workbook import read_workbook
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from careergraph.exchange.tables.cells import Sheet

__all__ = ["import_skillsfuture"]

# Technical skills have levels 1 to 6, core skills three with names: the same places on one scale.
SCALE = ("1 or Basic", "2 or Intermediate", "3 or Advanced", "4", "5", "6")
CORE = {"basic": 1, "intermediate": 2, "advanced": 3}
LICENCE = "SkillsFuture Singapore Agency: see its terms of use."
MOST_PROBLEMS = 20

Key = tuple[str, str, str]


@dataclass
class _Job:
    """A job role: of a sector and a track, with its skills by folded title."""

    sector: str
    track: str
    title: str
    summary: str = ""
    tasks: list[str] = field(default_factory=list)
    skills: dict[str, int] = field(default_factory=dict)


def import_skillsfuture(
    file: str | Path, *, title: str | None = None, moves: str = "ladder", no_step_down: bool = False
) -> Imported:
    """Make a graph of the SkillsFuture Skills Framework.

    A role is a sector, a track and a job role together. The order of the roles of a track is not in the
    workbook: it is inferred, as for the UK's ladders.

    Parameters
    ----------
    file
        The workbook of job roles and skills (.xlsx), alone or in a zip.
    title
        The graph's title.
    moves
        ``"ladder"``: from each role of a track to the next; ``"none"``.
    no_step_down
        Leave out moves to a lower level.

    Raises
    ------
    GraphFileError
        A sheet or a column is not there, or a level is none.
    """
    inputs = Inputs([file])
    if not inputs.names:
        refuse("there is no workbook", "name the Skills Framework dataset as .xlsx", file=inputs.name)
    name, content = inputs.content(inputs.names[0])
    reader = _Reader(name, read_workbook(content, file=name, hidden=True))
    reader.read()
    data, sure = _data(reader, title, ladder=moves != "none", no_step_down=no_step_down)
    return Imported(checked(data, file=name), tuple(_notes(reader, sure)))


class _Reader:
    def __init__(self, file: str, sheets: list[Sheet]) -> None:
        self.file = file
        self.sheets = {folded(sheet.name or ""): sheet for sheet in sheets}
        self.problems: list[Problem] = []
        self.jobs: dict[Key, _Job] = {}
        self.titles: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.codes: dict[str, set[str]] = defaultdict(set)
        self.retired = 0

    def read(self) -> None:
        skills = self.rows(
            ("job role tcs ccs", "job role tsc ccs"),
            "sector", "track", "job role", ("tsc ccs title", "tcs ccs title"), "proficiency level",
            ("tsc ccs type", "tcs ccs type"), ("tsc ccs code", "tcs ccs code"),
        )  # fmt: skip
        retired = {
            row[0]
            for _, row in self.rows(("tsc ccs key retired",), ("tsc ccs code", "tcs ccs code"), needed=False)
        }
        for line, row in skills:
            self.skill(line, row, retired)
        self.texts()
        if self.problems:
            raise GraphFileError(self.problems, file=self.file)

    def skill(self, line: int, row: list[str], retired: set[str]) -> None:
        sector, track, job, skill, level, kind, code = row
        if not (sector and job and skill):
            return
        value = CORE.get(fold(level)) or (int(level) if level in {"1", "2", "3", "4", "5", "6"} else None)
        if value is None:
            self.tell(line, f"{level!r} is no proficiency level")
            return
        self.retired += code in retired
        key = fold(skill)
        self.titles.setdefault(key, skill)
        core = "ccs" in fold(kind) or "core" in fold(kind)
        self.kinds.setdefault(key, "core skill" if core else "technical skill")
        if code:
            self.codes[key].add(code)
        held = self.job(sector, track, job).skills
        held[key] = max(value, held.get(key, 0))

    def texts(self) -> None:
        """Read what roles are for and what they do."""
        columns = ("sector", "track", "job role")
        for _, (*names, text) in self.rows(
            ("job role description",), *columns, "job role description", needed=False
        ):
            if text and tuple(map(fold, names)) in self.jobs:
                self.job(*names).summary = text
        for _, (*names, task) in self.rows(("job role cwf kt",), *columns, "key tasks", needed=False):
            if task and tuple(map(fold, names)) in self.jobs:
                listed = self.job(*names).tasks
                listed += [task] if task not in listed else []

    def job(self, sector: str, track: str, title: str) -> _Job:
        key = fold(sector), fold(track), fold(title)
        return self.jobs.setdefault(key, _Job(sector, track, title))

    def tell(self, line: int, message: str) -> None:
        self.problems.append(
            Problem(message, "correct the cell, or download it anew", file=self.file, line=line)
        )
        if len(self.problems) >= MOST_PROBLEMS:
            raise GraphFileError(self.problems, file=self.file)

    def rows(
        self, names: tuple[str, ...], *columns: str | tuple[str, ...], needed: bool = True
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield the row number and the cells of a sheet by its headings; none of one that may be missing."""
        sheet = next((self.sheets[name] for name in names if name in self.sheets), None)
        if sheet is None or not sheet.rows:
            if needed:
                refuse(f"there is no sheet {names[0]!r}", "name the Skills Framework dataset", file=self.file)
            return
        heading = {folded(cell): at for at, cell in reversed(list(enumerate(sheet.rows[0])))}
        places = []
        for column in columns:
            options = (column,) if isinstance(column, str) else column
            place = next((heading[option] for option in options if option in heading), None)
            if place is None and needed:
                refuse(
                    f"sheet {names[0]!r} has no column {options[0]!r}",
                    "name the Skills Framework dataset",
                    file=self.file,
                )
            places.append(place)
        for line, row in enumerate(sheet.rows[1:], 2):
            yield (
                line,
                [" ".join(row[at].split()) if at is not None and at < len(row) else "" for at in places],
            )


def _data(
    reader: _Reader, title: str | None, *, ladder: bool, no_step_down: bool
) -> tuple[dict[str, Any], int]:
    """Return the graph file as data, and how many neighbours on tracks there are."""
    jobs = {key: reader.jobs[key] for key in sorted(reader.jobs)}
    titles = _titles(jobs)
    ids = ids_for(sorted(map(fold, titles.values())), noun="role")
    role_ids = {key: ids[fold(titles[key])] for key in jobs}
    skill_ids = ids_for(sorted(reader.titles), noun="skill")
    sectors = sorted({fold(job.sector): job.sector for job in jobs.values()}.items())
    sector_ids = ids_for([name for name, _ in sectors], noun="function")
    tracks: dict[tuple[str, str], list[Rung]] = defaultdict(list)
    for key, job in jobs.items():
        tracks[key[:2]].append(Rung(role_ids[key], job.title, sum(job.skills.values())))
    ranks: dict[str, int] = {}
    pairs: list[tuple[str, str]] = []
    for track in sorted(tracks):
        rungs = ordered(tracks[track])
        ranks |= ladder_heights(rungs)
        pairs += [(lower.id, upper.id) for lower, upper in pairwise(rungs)]
    used = sorted(set(ranks.values()))
    kept = [pair for pair in pairs if ladder and not (no_step_down and ranks[pair[1]] < ranks[pair[0]])]
    data: dict[str, Any] = {
        "format": FORMAT,
        "title": title or "Job roles of the SkillsFuture Skills Framework",
        "description": (
            "The order of the job roles of a track is inferred from their skills and titles: the framework "
            "does not state it."
        ),
        "owner": "SkillsFuture Singapore Agency",
        "licence": LICENCE,
        "language": "en",
        "ignore": ["CG402", "CG403"],
        "proficiency": list(SCALE),
        "levels": [LADDER_LEVELS[rank] for rank in used],
        "functions": {sector_ids[name]: told for name, told in sectors},
        "sources": {
            "skillsfuture": {
                "title": "SkillsFuture Skills Framework",
                "where": "https://www.skillsfuture.gov.sg/skills-framework",
                "licence": LICENCE,
            },
            "order": {"title": "Order of a track's roles by skills and titles, inferred", "derived": True},
        },
        "skills": {
            skill_ids[key]: {
                "title": reader.titles[key],
                "kind": reader.kinds[key],
                "sources": ["skillsfuture"],
            }
            for key in sorted(reader.titles)
        },
        "roles": {
            role_ids[key]: {
                "title": titles[key],
                "level": LADDER_LEVELS[ranks[role_ids[key]]],
                "focus": {sector_ids[fold(job.sector)]: 1.0},
                **({"summary": job.summary} if job.summary else {}),
                "responsibilities": job.tasks,
                "skills": {skill_ids[skill]: job.skills[skill] for skill in sorted(job.skills)},
                "codes": {"track": job.track} if job.track else {},
                "sources": ["skillsfuture"],
                "field_sources": {"level": ["order"]},
            }
            for key, job in jobs.items()
        },
        "moves": [{"from": source, "to": target, "sources": ["order"]} for source, target in sorted(kept)],
    }
    return data, len(pairs)


def _titles(jobs: Mapping[Key, _Job]) -> dict[Key, str]:
    """Return a title of its own for each job: with its track, then its sector, where others share it."""
    found = {key: job.title for key, job in jobs.items()}
    for parts in (("track",), ("track", "sector")):
        counts = Counter(map(fold, found.values()))
        for key, job in jobs.items():
            if counts[fold(found[key])] > 1:
                more = ", ".join(filter(None, (getattr(job, part) for part in parts)))
                found[key] = f"{job.title} ({more})" if more else job.title
    return found


def _notes(reader: _Reader, pairs: int) -> Iterator[str]:
    yield f"{reader.file}: {plural(len(reader.jobs), 'job role')}, {plural(len(reader.titles), 'skill')}"
    if reader.retired:
        yield f"{plural(reader.retired, 'row')} with codes that are retired counted like the others"
    several = sum(len(codes) > 1 for codes in reader.codes.values())
    if several:
        yield f"{plural(several, 'skill')} have several codes: they are one by their titles"
    if pairs:
        count = plural(pairs, "pair")
        yield f"the order on tracks is inferred from skills, then titles: {count} of neighbours"
