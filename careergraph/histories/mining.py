"""Work histories to a graph of observed moves: the whole way, in one function."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from careergraph.collector import collector_paused
from careergraph.errors import Problem
from careergraph.histories import coding, layouts
from careergraph.histories.counts import LEFT_TARGET, count, count_careers
from careergraph.histories.dates import read_date
from careergraph.histories.discretion import Discretion, rounded
from careergraph.histories.doubts import doubts_of
from careergraph.histories.engines import line_of
from careergraph.histories.errors import HistoriesError
from careergraph.histories.figures import figures_of
from careergraph.histories.graph import About, day_text, graph_of, renewed
from careergraph.histories.mass import find_mass_moves, without
from careergraph.histories.opening import complaint, open_tables
from careergraph.histories.places import finder
from careergraph.histories.question import Question, date_pattern, read_people
from careergraph.histories.report import MassLine, Report
from careergraph.histories.result import Histories
from careergraph.histories.stays import stays_of
from careergraph.histories.titles import fold_title, read_map
from careergraph.histories.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import ibis.expr.types as ir

    from careergraph.histories.coding import Coded, Source
    from careergraph.histories.columns import Field
    from careergraph.histories.dates import Order
    from careergraph.histories.engines import Engine
    from careergraph.histories.figures import Figures
    from careergraph.histories.mass import MassMove
    from careergraph.histories.stays import Stays
    from careergraph.histories.titles import Titles

    Table: TypeAlias = ir.Table

__all__ = ["mine", "mine_with"]


def mine(
    table: Any,  # noqa: ANN401 - a path, a frame or an ibis table
    /,
    *,
    person: str | None = None,
    role: str | None = None,
    start: str | None = None,
    end: str | None = None,
    date: str | None = None,
    snapshot: str | None = None,
    since: str | None = None,
    columns: Mapping[Field, str] | None = None,
    **options: Any,  # noqa: ANN401 - the fields of Question
) -> Histories:
    r"""Return what work histories tell: how many made which move, and when.

    Parameters
    ----------
    table
        A path or several (CSV, Parquet, Excel, JSON; patterns), an ibis table, or a frame of pandas, polars
        or Arrow.
    person, role, start, end, date, snapshot, since, columns
        Which column holds what, where the headings do not say it.
    **options
        The fields of `Question`, such as ``public=True``, ``levels=[...]``, ``mapped="titles.csv"``.

    Raises
    ------
    HistoriesError
        The tables cannot be counted; ``.problems`` holds everything that is wrong.
    MissingExtraError
        The packages of the extra ``histories`` are not installed.

    Examples
    --------
    >>> file = getfixture("tmp_path") / "jobs.csv"
    >>> rows = [f"{one},Clerk,2001-01-01,2003-01-01\n{one},Head,2003-01-01," for one in range(12)]
    >>> _ = file.write_text("person,role,start,end\n" + "\n".join(rows))
    >>> found = mine(file, as_of="2010-01-01", keep_mass_moves=True)
    >>> found.graph.move("clerk", "head").people, found.report.stays
    (10, 24)
    """
    given = dict(columns or {})
    named = {"person": person, "role": role, "start": start, "end": end, "date": date, "snapshot": snapshot}
    for name, heading in {**named, "since": since}.items():
        if heading is not None:
            given[cast("Field", name)] = heading
    return mine_with(table, Question(columns=given, **options))


def mine_with(table: Any, question: Question) -> Histories:  # noqa: ANN401 - as above
    """Return what work histories tell, by a `Question`; see `mine`.

    Raises
    ------
    HistoriesError
        The tables cannot be counted; ``.problems`` holds everything that is wrong.
    """
    discretion = Discretion(question.least, question.public)
    folder = Path(tempfile.mkdtemp(prefix="careergraph-"))
    engine: Engine | None = None
    try:
        with collector_paused():
            engine, sources, notes = open_tables(table, question, folder)
            return _Mining(engine, question, discretion, notes).run(sources)
    finally:
        if engine is not None:
            engine.close()
        shutil.rmtree(folder, ignore_errors=True)


# JR05, SERV-01: what systems call roles among themselves.
_CODE = re.compile(r"[A-Za-z]{1,5}[-_ ]?\d{1,6}")


@dataclass(frozen=True)
class _Read:
    """What was read, and how."""

    sources: list[Source]
    layout: str
    coded: Coded
    as_of: int
    observed_from: int | None
    gap: int
    dropped: dict[str, dict[str, int]]


class _Mining:
    """One import, step by step."""

    def __init__(
        self, engine: Engine, question: Question, discretion: Discretion, notes: Iterable[str]
    ) -> None:
        self.engine = engine
        self.question = question
        self.discretion = discretion
        self.notes = list(notes)
        self.order: Order | None = None
        self.pattern: str | None = None
        if question.date_format in {"day-first", "month-first"}:
            self.order = cast("Order", question.date_format)
        elif question.date_format:
            self.pattern = date_pattern(question.date_format)
        self.lists: list[int] = []

    def run(self, sources: list[Source]) -> Histories:
        question, engine = self.question, self.engine
        layout = sources[0].columns.layout
        mapped = read_map(question.mapped) if question.mapped else None
        people = read_people(question.people) if question.people else None
        try:
            texts = coding.gather(engine, sources, people=people)
        except Exception as error:
            if line_of(error) is None and not _is_csv(error):
                raise
            blamed = _blamed(error, sources)
            above = blamed.file.above if blamed.file else 0
            raise HistoriesError([complaint(blamed.name, error, above)]) from None
        coded, problems = coding.code(
            engine,
            texts,
            mapped=mapped,
            levels=question.levels,
            order=self.order,
            pattern=self.pattern,
            today=coding.today(),
            where=finder(sources),
            together=next(filter(None, (source.columns.together for source in sources)), None),
        )
        readable = not problems
        as_of = self._as_of(coded, layout, problems)
        observed = self._day("observed-from", question.observed_from, problems)
        judged = engine.keep(layouts.judged(coded.table, layout, as_of))
        dropped = self._dropped(judged, coded, sources, problems, readable=readable)
        self._each_once(judged, layout, problems)
        if problems:
            raise HistoriesError(problems)
        spells, counts = self._spells(judged.filter(judged.why == 0).drop("why"), layout, coded, as_of)
        gap = self._gap(layout)
        if layout == "snapshots" and observed is None and self.lists:
            observed = self.lists[0]
        stays = stays_of(engine, spells, gap=gap, as_of=as_of)
        read = _Read(sources, layout, coded, as_of, observed, gap, dropped)
        return self._told(read, stays, counts)

    # Days

    def _day(self, option: str, text: str | None, problems: list[Problem]) -> int | None:
        if text is None:
            return None
        found = read_date(text, self.order, self.pattern).day
        if found is None:
            problems.append(Problem(f"--{option} {text!r} is no day", "write it as 2026-06-30"))
        return found

    def _as_of(self, coded: Coded, layout: str, problems: list[Problem]) -> int:
        given = self._day("as-of", self.question.as_of, problems)
        if layout == "snapshots":
            self.lists = [day for day in coded.days.get("snapshot", ()) if given is None or day <= given]
        if given is not None:
            return given
        names = {"spells": ("start", "end"), "events": ("date",), "snapshots": ("snapshot",)}[layout]
        latest = max((coded.days[name][-1] for name in names if coded.days.get(name)), default=None)
        if latest is None:
            if not problems:
                problems.append(
                    Problem("there is no date up to today that can be read", "name the column of dates")
                )
            return coding.today()
        return latest

    def _gap(self, layout: str) -> int:
        if self.question.gap is not None:
            return self.question.gap
        return layouts.ordinary_interval(self.lists) if layout == "snapshots" else 92

    # Rows

    def _dropped(
        self,
        judged: Table,
        coded: Coded,
        sources: Sequence[Source],
        problems: list[Problem],
        *,
        readable: bool,
    ) -> dict[str, dict[str, int]]:
        found = self.engine.columns(judged.group_by("why").aggregate(n=judged.count()))
        counts = dict(sorted(zip(found["why"], found["n"], strict=True)))
        dropped: dict[str, dict[str, int]] = {}
        for why, (rule, reason) in layouts.DROPPED.items():
            if counts.get(why):
                dropped.setdefault(rule, {})[reason] = counts[why]
        # What the user left out by a map, or by an as-of day of the past, is no fault of the data.
        meant = {"map", "R2"} if self.question.as_of else {"map"}
        bad = {
            reason: n
            for rule, reasons in dropped.items()
            if rule not in meant
            for reason, n in reasons.items()
        }
        if readable and sum(bad.values()) > self.question.most_dropped * max(coded.rows, 1):
            reasons = ", ".join(f"{n:,} {reason}" for reason, n in bad.items())
            share = 100 * sum(bad.values()) / max(coded.rows, 1)
            rows = f"{sum(bad.values()):,} of {counted(coded.rows, 'row')} ({share:.0f} %)"
            remedy = f"mend them, or allow more: --most-dropped {min(1.0, share / 100 + 0.01):.2f}"
            read = "; ".join(dict.fromkeys(source.columns.told() for source in sources))
            remedy += f"; what was read: {read}"
            problems.append(Problem(f"{rows} cannot be used: {reasons}", remedy))
        elif not counts.get(0) and not problems:
            problems.append(Problem("no row is left to be counted", "look at the columns that were taken"))
        return dropped

    def _each_once(self, judged: Table, layout: str, problems: list[Problem]) -> None:
        """Nobody has two rows: then the column is no person's, or the table is a slice of today."""
        kept = judged.filter(judged.why == 0)
        told = self.engine.rows(kept.aggregate(rows=kept.count(), people=kept.person.nunique()))[0]
        if told["rows"] and told["rows"] == told["people"] and not problems:
            slice_ = "this looks like today's slice; export the whole history" if layout == "events" else ""
            remedy = slice_ or "name the column with --person COLUMN"
            message = "nobody has two rows: is the column of persons really the person?"
            problems.append(Problem(message, remedy))

    def _spells(self, rows: Table, layout: str, coded: Coded, as_of: int) -> tuple[Table, dict[str, int]]:
        if layout == "events":
            return layouts.from_events(self.engine, rows)
        if layout == "snapshots":
            return layouts.from_snapshots(self.engine, rows, self.lists, as_of)
        del coded
        return layouts.from_spells(rows, as_of), {}

    # Figures

    def _told(self, read: _Read, stays: Stays, counts: dict[str, int]) -> Histories:
        engine, question, discretion = self.engine, self.question, self.discretion
        coded, as_of, observed, gap = read.coded, read.as_of, read.observed_from, read.gap
        titles = coded.titles
        mass = [] if question.keep_mass_moves else find_mass_moves(engine, stays.table, lists=self.lists)
        table = without(engine, stays.table, mass, lists=self.lists)
        found = count(engine, table, observed_from=observed, censor_exits=question.exits == "censor")
        found.careers = count_careers(engine, table, censor_exits=question.exits == "censor")
        exact = figures_of(found)
        shown, hidden = discretion.applied(exact)
        if not shown.people:
            least = f"of {discretion.least} people or more " if not discretion.public else ""
            raise HistoriesError([Problem(f"no role {least}is left", "lower --min-people, or say --public")])
        public = discretion.public
        report = Report(
            files=[f"{source.name}: {source.columns.told()}" for source in read.sources],
            layout=read.layout,
            as_of=date.fromordinal(as_of).isoformat(),
            observed_from=None if observed is None else date.fromordinal(observed).isoformat(),
            engine=engine.name,
            discretion=discretion,
            gap=gap,
            rows=coded.rows,
            people=found.everybody,
            stays=stays.counts["stays"],
            roles=len(shown.people),
            moves=sum(move.target != LEFT_TARGET for move in shown.moves),
            dropped=read.dropped,
            rules=_rules(read.layout, counts, stays.counts),
            precision=dict(sorted(coded.precision.items())),
            hidden={"roles": hidden.roles, "moves": hidden.moves, "departures": hidden.departures},
            notes=[*self.notes, *coded.notes, *_numbered(titles)],
            digest=found.digest(),
        )
        self._tell_mass(report, mass, titles)
        report.doubts = doubts_of(
            engine,
            table,
            as_of=as_of,
            lists=self.lists,
            observed_from=observed,
            named=lambda code: titles.names[code],
            told=lambda n: f"{n:,}" if public else f"about {max(10, 10 * round(n / 10)):,}",
            hired=coded.hired,
        )
        self._hide_aliases(coded)
        title = question.title or "Observed moves"
        levels = self._role_levels(coded)
        about = About(title, as_of, observed, coded.rows, gap, *levels)
        file = graph_of(shown, hidden, titles, discretion, about)
        if question.previous is not None:
            file = renewed(file, question.previous, _exact(exact, titles), discretion)
        renamed = [
            (one.role, one.target, f"renamed on {date.fromordinal(one.day)}")
            for one in mass
            if not one.whole_day
        ]
        return Histories(file, report, shown, titles, found, renamed, discretion.least)

    def _tell_mass(self, report: Report, mass: list[MassMove], titles: Titles) -> None:
        public = self.discretion.public
        for move in mass:
            if not public and move.people < self.discretion.least:
                report.mass_hidden += 1
                continue
            people, holders = (n if public else rounded(n) for n in (move.people, move.holders))
            day = day_text(move.day, public=public)
            line = MassLine(
                titles.names[move.role], titles.names[move.target], day, people, holders, move.whole_day
            )
            report.mass_moves.append(line)

    def _hide_aliases(self, coded: Coded) -> None:
        """Leave out spellings that few people had: they may say who."""
        if self.discretion.public:
            return
        held: dict[str, int] = {}
        for text, people in coded.people.items():
            held[" ".join(text.split())] = held.get(" ".join(text.split()), 0) + people
        coded.titles.aliases = [
            [alias for alias in aliases if held.get(alias, 0) >= self.discretion.least]
            for aliases in coded.titles.aliases
        ]

    def _role_levels(self, coded: Coded) -> tuple[tuple[str, ...], dict[int, str]]:
        """Return the levels and each role's, where --levels names titles of roles."""
        levels = tuple(dict.fromkeys(self.question.levels))
        by_title = {fold_title(level): level for level in levels}
        found = {
            code: by_title[fold_title(name)]
            for code, name in enumerate(coded.titles.names)
            if fold_title(name) in by_title
        }
        return (levels, found) if found else ((), {})


def _exact(figures: Figures, titles: Titles) -> dict[str, dict[Any, Any]]:
    return {
        "roles": {titles.ids[code]: people for code, people in figures.people.items()},
        "moves": {
            (titles.ids[move.role], titles.ids[move.target]): move.people
            for move in figures.moves
            if move.target != LEFT_TARGET
        },
        "careers": {
            tuple(titles.ids[role] for role in one.path): {
                "people": one.people,
                "left": one.left,
                "still": one.still,
            }
            for one in figures.careers
        },
        "all": {"": figures.everybody},
    }


def _numbered(titles: Titles) -> list[str]:
    """Return a note where every role is a number, rather a rank in a league or an amount, or a code."""
    if all(name.isdecimal() for name in titles.names):
        return ["every role is a number: is this the column of roles? --role names another"]
    if len(titles.names) > 1 and all(_CODE.fullmatch(name) for name in titles.names):
        return ["every role is a code: --map FILE, with the columns title and role, says what it stands for"]
    return []


def _rules(layout: str, counts: Mapping[str, int], stays: Mapping[str, int]) -> dict[str, int]:
    """Return what the rules did; what a layout counted itself is added."""
    shown = [f"R{number}" for number in range(5, 13)]
    if layout != "spells":
        shown.remove("R7")  # only spells can lack an end
    found = {rule: counts.get(rule, 0) + stays[rule] for rule in shown}
    return found | {name: n for name, n in counts.items() if not name.startswith("R")}


def _is_csv(error: Exception) -> bool:
    return "CSV" in str(error) or "Malformed" in str(error)


def _blamed(error: Exception, sources: Sequence[Source]) -> Source:
    """Return which table an engine's complaint is about."""
    text = str(error)
    return next((source for source in sources if source.name in text), sources[0])
