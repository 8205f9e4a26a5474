"""ESCO's occupations and skills as a graph, in any language; levels and moves are derived."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careergraph.document.records import FORMAT
from careergraph.errors import GraphFileError, Problem
from careergraph.exchange.frameworks import Imported, checked
from careergraph.exchange.frameworks.esco_rules import TOP_LEVEL, EscoOccupation, level_of, moves_of
from careergraph.exchange.frameworks.inputs import Inputs, refuse
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from careergraph.exchange.frameworks.inputs import Table

__all__ = ["import_esco"]

NOTICE = "This service uses the ESCO classification of the European Commission."
DERIVED = (
    "ESCO holds no levels of seniority, no moves, no schooling and no licences: levels follow from ISCO-08 "
    "groups and titles, and a move leads to one of the most alike occupations above or beside another, by "
    "the rules of careergraph. An occupation that takes a degree or a licence can be one move away."
)
MAJOR_GROUPS = (
    "Armed forces occupations",
    "Managers",
    "Professionals",
    "Technicians and associate professionals",
    "Clerical support workers",
    "Service and sales workers",
    "Skilled agricultural, forestry and fishery workers",
    "Craft and related trades workers",
    "Plant and machine operators and assemblers",
    "Elementary occupations",
)
# An occupation with fewer essential skills is a cheap stepping stone.
FEW = 5
MOST_PROBLEMS = 20
_VERSION = re.compile(r"(?:v|esco[ _-]?)(\d+)[._](\d+)(?:[._](\d+))?", re.IGNORECASE)


@dataclass
class _Esco:
    """What the files say, by URI."""

    language: str
    occupations: dict[str, dict[str, Any]] = field(default_factory=dict)
    skills: dict[str, dict[str, str]] = field(default_factory=dict)
    relations: dict[str, dict[str, bool]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    strangers: Counter[str] = field(default_factory=Counter)


def import_esco(
    files: Sequence[str | Path],
    *,
    title: str | None = None,
    language: str | None = None,
    moves: bool = True,
) -> Imported:
    """Make a graph of the ESCO classification.

    Parameters
    ----------
    files
        The zip or the folder of one release (1.1, 1.2) as CSV files; several where it comes in parts.
    title
        The graph's title.
    language
        Which language to read, where several lie together: ``"en"``, ``"fr"``.
    moves
        Derive moves.

    Raises
    ------
    GraphFileError
        A file cannot be read, or a table is not there without which no graph can be made.
    MissingExtraError
        numpy is not installed.

    Notes
    -----
    The graph is a function of what the tables say: the order of files and rows decides nothing.
    """
    inputs = Inputs(files)
    esco = _read(inputs, language)
    english = esco.language == "en"
    listed = sorted(esco.occupations.values(), key=lambda entry: entry["code"])
    occupations = [
        EscoOccupation(
            entry["code"],
            entry["isco"],
            entry["title"],
            " ".join([entry["title"], *entry["others"]]),
            entry["text"],
            entry["regulated"],
            esco.relations.get(entry["uri"], {}),
        )
        for entry in listed
    ]
    levels = {item.code: level_of(item.isco, item.title, english=english) for item in occupations}
    pairs = moves_of(occupations, levels, texts=english) if moves else []
    roles, shared = _roles(esco, listed, levels)
    found = _VERSION.search("/".join(map(str, inputs.paths)))
    version = ".".join(part for part in found.groups() if part) if found else None
    data: dict[str, Any] = {
        "format": FORMAT,
        "title": title or f"Occupations of ESCO{f' {version}' if version else ''}",
        "description": f"{NOTICE} {DERIVED}",
        "version": version,
        "owner": "European Commission",
        "licence": NOTICE,
        "language": esco.language or None,
        # Nobody can mend where derived moves lead, and thousands of names are nearly the same on purpose.
        "ignore": ["CG102", "CG104", "CG402", "CG403"],
        "proficiency": ["needed"],
        "levels": [f"Level {level}" for level in range(1, TOP_LEVEL + 1)],
        "functions": {
            f"isco-{group}": esco.groups.get(group) or MAJOR_GROUPS[int(group)]
            for group in sorted({item.isco[:1] for item in occupations})
        },
        "sources": {
            "esco": {"title": "ESCO classification", "where": "https://esco.ec.europa.eu", "licence": NOTICE},
            "derived": {"title": "Rules of careergraph for levels and moves of ESCO", "derived": True},
        },
        "skills": _skills(esco),
        "roles": roles,
        "moves": [{"from": source, "to": target, "sources": ["derived"]} for source, target in pairs],
    }
    return Imported(checked(data, file=inputs.name), tuple(_notes(esco, inputs.name, version, shared, data)))


def _language_of(inputs: Inputs, wanted: str | None) -> str:
    """Return the language to read: the one that is there, or the one that was asked for."""
    there = [name.partition(" ")[2] for name in inputs.names if re.fullmatch("occupations( [a-z-]+)?", name)]
    if not there:
        refuse(
            "there is no table 'occupations'",
            "name the zip or the folder of the classification as CSV",
            file=inputs.name,
        )
    if wanted is not None:
        if wanted.lower() not in there:
            known = ", ".join(filter(None, there)) or "one language alone, which its files do not name"
            refuse(f"there is no language {wanted!r}", f"there is: {known}", file=inputs.name)
        return wanted.lower()
    if len(there) > 1:
        refuse(
            f"there are several languages: {', '.join(there)}",
            "say which: --language en",
            file=inputs.name,
        )
    return there[0]


def _read(inputs: Inputs, wanted: str | None) -> _Esco:
    language = _language_of(inputs, wanted)
    esco = _Esco(language)

    def find(name: str) -> Table | None:
        return inputs.find(f"{name} {language}" if language else name, name, f"{name} en")

    needed = {name: find(name.lower()) for name in ("occupations", "skills", "occupationSkillRelations")}
    missing = [name for name, table in needed.items() if table is None]
    if missing:
        problems = [
            Problem(
                f"there is no table {name!r}",
                "name all parts of one release: relations can come in a zip of their own",
                file=inputs.name,
            )
            for name in missing
        ]
        raise GraphFileError(problems, file=inputs.name)
    occupations, skills, relations = (table for table in needed.values() if table)
    _read_occupations(esco, occupations)
    _read_skills(esco, skills)
    _read_relations(esco, relations)
    groups = find("iscogroups")
    if groups:
        for _, (code, label) in groups.rows("code", "preferredlabel"):
            if len(code) == 1:
                esco.groups[code] = label
    return esco


def _read_occupations(esco: _Esco, table: Table) -> None:
    columns = (
        "concepturi", "code", "iscogroup", "preferredlabel", "altlabels", "description", "status",
        "regulatedprofessionnote",
    )  # fmt: skip
    problems: list[Problem] = []
    codes: dict[str, str] = {}
    for line, row in table.rows(*columns, optional=columns[4:]):
        uri, code, isco, label, others, text, status, regulated = row
        if status and status != "released":
            continue
        wrong = (
            "an occupation lacks its URI, its code or its label"
            if not (uri and code and label)
            else f"the ISCO group is {isco!r}"
            if not (isco.isascii() and isco.isdecimal() and len(isco) <= 4)  # noqa: PLR2004 - digits
            else f"the code {code!r} belongs to {codes[code]} too"
            if codes.setdefault(code, uri) != uri
            else ""
        )
        if wrong:
            problems.append(Problem(wrong, "download the file anew", file=table.file, line=line))
            if len(problems) >= MOST_PROBLEMS:
                break
            continue
        esco.occupations[uri] = {
            "uri": uri,
            "code": code,
            "isco": isco,
            "title": label,
            "others": _names(others),
            "text": text,
            "regulated": regulated.endswith("/regulated"),
        }
    if problems:
        raise GraphFileError(problems, file=table.file)


def _names(cell: str) -> list[str]:
    """Return the names that a cell lists, one a line, in the order of their text."""
    return sorted({" ".join(name.split()) for name in cell.splitlines()} - {""})


def _read_skills(esco: _Esco, table: Table) -> None:
    columns = ("concepturi", "preferredlabel", "skilltype", "description", "status")
    for _, (uri, label, kind, text, status) in table.rows(*columns, optional=columns[2:]):
        if uri and label and status in {"", "released"}:
            esco.skills[uri] = {"title": label, "kind": kind, "text": text}


def _read_relations(esco: _Esco, table: Table) -> None:
    for _, (occupation, kind, skill) in table.rows("occupationuri", "relationtype", "skilluri"):
        if occupation not in esco.occupations:
            esco.strangers[occupation] += 1
        elif skill not in esco.skills:
            esco.counted["skill not listed"] += 1
        else:
            known = esco.relations.setdefault(occupation, {})
            known[skill] = known.get(skill, False) or kind == "essential"
            esco.counted["essential" if kind == "essential" else "optional"] += 1


def _id(uri: str) -> str:
    """Return the last part of a URI as an id."""
    kept = re.sub(r"[^A-Za-z0-9_.-]", "-", uri.rstrip("/").rpartition("/")[2])
    return kept.lstrip("-.") or "x"


def _unique(entries: Mapping[str, str], codes: Mapping[str, str]) -> dict[str, str]:
    """Return a title of its own for each entry: a code tells apart those that share one."""
    counts = Counter(map(fold, entries.values()))
    return {
        key: title if counts[fold(title)] == 1 else f"{title} ({codes[key]})"
        for key, title in entries.items()
    }


def _skills(esco: _Esco) -> dict[str, Any]:
    used = sorted(set().union(*esco.relations.values()))
    titles = _unique({uri: esco.skills[uri]["title"] for uri in used}, {uri: _id(uri)[:8] for uri in used})
    found: dict[str, Any] = {}
    for uri in sorted(used, key=_id):
        skill = esco.skills[uri]
        found[_id(uri)] = {
            "title": titles[uri],
            **({"kind": skill["kind"]} if skill["kind"] else {}),
            "codes": {"esco": uri},
            "sources": ["esco"],
        }
    return found


def _roles(
    esco: _Esco, listed: Sequence[Mapping[str, Any]], levels: Mapping[str, int]
) -> tuple[dict[str, Any], int]:
    """Return the roles by their codes, and how many names belong to several of them."""
    titles = _unique(
        {entry["code"]: entry["title"] for entry in listed},
        {entry["code"]: entry["code"] for entry in listed},
    )
    taken = {fold(title) for title in (*titles.values(), *(entry["title"] for entry in listed))}
    owners: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, Any] = {}
    for entry in listed:
        code = entry["code"]
        names = {fold(name): name for name in reversed(entry["others"])}
        for name in names:
            owners[name].add(code)
        held = sorted(
            (_id(uri), essential) for uri, essential in esco.relations.get(entry["uri"], {}).items()
        )
        roles[code] = {
            "title": titles[code],
            "level": f"Level {levels[code]}",
            "focus": {f"isco-{entry['isco'][:1]}": 1.0},
            **({"summary": entry["text"]} if entry["text"] else {}),
            "aliases": [names[name] for name in sorted(names.keys() - taken)],
            "skills": {
                skill: 1 if essential else {"level": 1, "optional": True} for skill, essential in held
            },
            "codes": {"esco": entry["uri"], "isco": entry["isco"]},
            "sources": ["esco"],
            "field_sources": {"level": ["derived"]},
        }
    return roles, sum(len(codes) > 1 for codes in owners.values())


def _notes(
    esco: _Esco, name: str, version: str | None, shared: int, data: Mapping[str, Any]
) -> Iterator[str]:
    total = esco.counted["essential"] + esco.counted["optional"]
    release = f"release {version}, " if version else ""
    yield (
        f"{name}: {release}{len(esco.occupations):,} occupations, {total:,} relations to skills, "
        f"{esco.counted['essential']:,} of them essential"
    )
    if esco.strangers:
        yield (
            f"{plural(sum(esco.strangers.values()), 'relation')} left out: "
            f"{plural(len(esco.strangers), 'occupation')} {_is(len(esco.strangers))} not listed"
        )
    if esco.counted["skill not listed"]:
        yield f"{plural(esco.counted['skill not listed'], 'relation')} left out: their skills are not listed"
    few = [
        entry["title"]
        for entry in esco.occupations.values()
        if sum(esco.relations.get(entry["uri"], {}).values()) < FEW
    ]
    if few:
        yield (
            f"{plural(len(few), 'occupation')} {_has(len(few))} fewer than {FEW} essential skills: routes by "
            "learning pass them cheaply"
        )
    if shared:
        yield f"{plural(shared, 'name')} {_belong(shared)} to several occupations: asking for one names them"
    reached = {move["to"] for move in data["moves"]}
    if data["moves"] and len(reached) < len(data["roles"]):
        yield f"no move leads to {plural(len(data['roles']) - len(reached), 'occupation')}"
    if esco.language != "en":
        yield "levels follow from ISCO groups alone, and texts are not compared: both rules are English"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _belong(count: int) -> str:
    return "belongs" if count == 1 else "belong"
