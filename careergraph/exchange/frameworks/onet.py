"""O*NET's occupations as a graph: roles, skills on O*NET's own scale, and moves that rules derive."""

from __future__ import annotations

from collections import Counter
from math import floor
from typing import TYPE_CHECKING, Any

from careergraph.document.records import FORMAT
from careergraph.exchange.frameworks import Imported, checked
from careergraph.exchange.frameworks.inputs import Inputs
from careergraph.exchange.frameworks.onet_rules import CREDENTIALS, TOP_LEVEL, derive
from careergraph.exchange.frameworks.onet_tables import read_onet
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from careergraph.exchange.frameworks.onet_rules import Derived, Occupation
    from careergraph.exchange.frameworks.onet_tables import Onet

__all__ = ["import_onet"]

SCALE = ("1", "2 (low)", "3", "4 (moderate)", "5", "6 (high)", "7")
# From this importance (1..5) on a skill is asked of whoever comes to the occupation.
IMPORTANT = 3.0
# What a credential takes against one step of a skill: a judgement.
CREDENTIAL_EFFORT = 4.0

# The major groups of the Standard Occupational Classification.
GROUPS = {
    "11": "Management",
    "13": "Business and Financial Operations",
    "15": "Computer and Mathematical",
    "17": "Architecture and Engineering",
    "19": "Life, Physical, and Social Science",
    "21": "Community and Social Service",
    "23": "Legal",
    "25": "Educational Instruction and Library",
    "27": "Arts, Design, Entertainment, Sports, and Media",
    "29": "Healthcare Practitioners and Technical",
    "31": "Healthcare Support",
    "33": "Protective Service",
    "35": "Food Preparation and Serving",
    "37": "Building and Grounds Cleaning and Maintenance",
    "39": "Personal Care and Service",
    "41": "Sales",
    "43": "Office and Administrative Support",
    "45": "Farming, Fishing, and Forestry",
    "47": "Construction and Extraction",
    "49": "Installation, Maintenance, and Repair",
    "51": "Production",
    "53": "Transportation and Material Moving",
    "55": "Military Specific",
}

NOTICE = (
    "This page includes information from the O*NET{release} Database by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a "
    "trademark of USDOL/ETA. careergraph has modified all or some of this information. USDOL/ETA has not "
    "approved, endorsed, or tested these modifications."
)
DERIVED = (
    "O*NET holds neither levels of seniority nor moves: both are derived, by the rules of careergraph. A "
    "move leads where two occupations are related or alike and neither experience, management nor "
    "credentials rise too much at once; years are what incumbents of the second occupation report of "
    "experience and schooling beyond the first. Licences are not in the data."
)


def import_onet(
    files: Sequence[str | Path],
    *,
    title: str | None = None,
    moves: bool = True,
    no_step_down: bool = False,
    software: bool = False,
    tasks: bool = False,
) -> Imported:
    """Make a graph of the O*NET database.

    Parameters
    ----------
    files
        The zip or the folder of one release (20 to 31), as text, CSV or Excel files.
    title
        The graph's title.
    moves
        Derive moves.
    no_step_down
        Leave out moves to a lower level.
    software
        Add software that is in demand as optional skills.
    tasks
        Add core tasks as responsibilities.

    Raises
    ------
    GraphFileError
        A file cannot be read, or a table is not there without which no graph can be made.
    MissingExtraError
        numpy is not installed.

    Notes
    -----
    The graph is a function of what the tables say: the order of files and rows decides nothing. Some ten
    seconds on two cores for a release, most of them for reading.
    """
    inputs = Inputs(files)
    onet = read_onet(inputs)
    derived = derive(onet, moves=moves)
    maker = _Maker(onet, derived, software=software, tasks=tasks)
    kept = [
        move
        for move in derived.moves
        if not no_step_down
        or derived.occupations[move.target].level >= derived.occupations[move.source].level
    ]
    release = f" {onet.release}" if onet.release else ""
    notice = NOTICE.format(release=release)
    data: dict[str, Any] = {
        "format": FORMAT,
        "title": title or f"Occupations of the O*NET{release} database",
        "description": f"{DERIVED} {notice}",
        "version": onet.release or None,
        "owner": "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)",
        "licence": notice,
        "language": "en",
        # Nobody can mend where derived moves lead, and thousands of names are nearly the same on purpose.
        "ignore": ["CG102", "CG104", "CG402", "CG403"],
        "proficiency": list(SCALE),
        "levels": [f"Level {level}" for level in range(1, TOP_LEVEL + 1)],
        "functions": {
            group: GROUPS.get(group, f"Group {group}") for group in sorted({code[:2] for code in onet.zones})
        },
        "sources": {
            "onet": {
                "title": f"O*NET{release} Database",
                "where": "https://www.onetcenter.org/database.html",
                "licence": notice,
            },
            "derived": {"title": "Rules of careergraph for levels and moves of O*NET", "derived": True},
            "imputed": {
                "title": "Mean of related occupations, where O*NET rates an occupation not itself",
                "derived": True,
            },
        },
        "skills": maker.skills(),
        "roles": maker.roles(),
        "moves": [
            {
                "from": move.source,
                "to": move.target,
                **({} if move.years is None else {"years": move.years}),
                "sources": ["derived"],
            }
            for move in kept
        ],
    }
    return Imported(checked(data, file=inputs.name), tuple(_notes(onet, derived, maker, inputs.name)))


class _Maker:
    """The sections of the graph file."""

    def __init__(self, onet: Onet, derived: Derived, *, software: bool, tasks: bool) -> None:
        self.onet = onet
        self.derived = derived
        self.software = onet.software if software else {}
        self.tasks = onet.core_tasks if tasks else {}
        self.shared = 0
        self._role_titles = self._titles()

    def _titles(self) -> dict[str, str]:
        """Return a title of its own for every occupation: a code tells apart those that share one."""
        counts = Counter(fold(self.onet.titles[code]) for code in self.onet.zones)
        return {
            code: title if counts[fold(title)] == 1 else f"{title} ({code})"
            for code, title in ((code, self.onet.titles[code]) for code in sorted(self.onet.zones))
        }

    def skills(self) -> dict[str, Any]:
        """Return the skills, by O*NET's own ids."""
        onet = self.onet
        used = set().union(*onet.activities.values())
        activities = {key: text.rstrip(".") for key, text in onet.activity_titles.items() if key in used}
        software = {_software_id(name): name for names in self.software.values() for name in names}
        kinds: list[tuple[str, Mapping[str, str], dict[str, Any]]] = [
            ("skill", onet.skills, {}),
            ("knowledge", onet.knowledge, {}),
            ("work activity", activities, {}),
            ("credential", _credentials() if onet.schooling else {}, {"effort": CREDENTIAL_EFFORT}),
            ("software", software, {}),
        ]
        found: dict[str, Any] = {}
        taken: set[str] = set()
        for kind, titles, more in kinds:
            for key in sorted(titles):
                # "Mathematics" is a skill and a knowledge.
                name = titles[key] if fold(titles[key]) not in taken else f"{titles[key]} ({kind})"
                taken.add(fold(name))
                summary = onet.elements.get(key)
                found[key] = {
                    "title": name,
                    "kind": kind,
                    **more,
                    **({"summary": summary} if summary else {}),
                    "sources": ["onet"],
                }
        return found

    def roles(self) -> dict[str, Any]:
        """Return the roles, by their codes."""
        titles = {fold(title) for title in self._role_titles.values()}
        owners = Counter(
            name
            for code in self.onet.zones
            for name in {fold(alias) for alias in self._aliases(code)} - titles
        )
        self.shared = sum(count > 1 for count in owners.values())
        return {
            code: self._role(code, occupation, titles)
            for code, occupation in self.derived.occupations.items()
        }

    def _aliases(self, code: str) -> Iterable[str]:
        return (*self.onet.reported.get(code, ()), *self.onet.other_titles.get(code, ()))

    def _role(self, code: str, occupation: Occupation, titles: set[str]) -> dict[str, Any]:
        onet = self.onet
        aliases = {fold(alias): alias for alias in sorted(self._aliases(code), reverse=True)}
        skills, imputed = self._expected(code, occupation)
        role: dict[str, Any] = {
            "title": self._role_titles[code],
            "level": f"Level {occupation.level}",
            "focus": {code[:2]: 1.0},
            "aliases": [aliases[name] for name in sorted(aliases.keys() - titles)],
            "responsibilities": sorted(self.tasks.get(code, ())),
            "skills": skills,
            "codes": {"onet-soc": code, "job-zone": str(onet.zones[code])},
            "sources": ["onet"],
            "field_sources": {"level": ["derived"], **{f"skills.{key}": ["imputed"] for key in imputed}},
        }
        if onet.summaries[code]:
            role["summary"] = onet.summaries[code]
        return role

    def _expected(self, code: str, occupation: Occupation) -> tuple[dict[str, Any], list[str]]:
        """Return the skills of whoever holds an occupation, and which of them are imputed."""
        own = self.onet.ratings.get(code, {})
        skills: dict[str, Any] = {}
        imputed = []
        for key in sorted(occupation.ratings):
            importance, value = occupation.ratings[key]
            level = min(floor(value + 0.5), len(SCALE))
            if value < 1 or (key in own and own[key].irrelevant):
                continue
            asked = importance >= IMPORTANT and not (key in own and own[key].suppressed)
            skills[key] = level if asked else {"level": level, "optional": True}
            if "ratings" in occupation.imputed:
                imputed.append(key)
        skills |= dict.fromkeys(sorted(self.onet.activities.get(code, ())), 1)
        for key in list(_credentials())[: occupation.credential]:
            skills[key] = 1
            if "schooling" in occupation.imputed:
                imputed.append(key)
        for name in sorted(self.software.get(code, ())):
            skills[_software_id(name)] = {"level": 1, "optional": True}
        return skills, imputed


def _credentials() -> dict[str, str]:
    return {f"credential-{place}": title for place, title in enumerate(CREDENTIALS, 1)}


def _software_id(name: str) -> str:
    kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.casefold())
    return f"software-{'-'.join(kept.split())[:150] or 'x'}"


def _notes(onet: Onet, derived: Derived, maker: _Maker, name: str) -> Iterable[str]:
    zones = Counter(onet.zones.values())
    told = ", ".join(f"zone {zone}: {zones[zone]}" for zone in sorted(zones))
    yield f"{name}: release {onet.release or 'unknown'}, {len(onet.titles)} occupations ({told})"
    without = len(onet.titles) - len(onet.zones)
    if without:
        yield (
            f"{plural(without, 'occupation')} without a job zone left out: O*NET holds neither ratings nor "
            "related occupations for them"
        )
    for what in onet.lacking:
        yield f"there is no table of {what}: routes are less good without it"
    parts = {"ratings": "ratings of skills", "schooling": "schooling", "experience": "experience"}
    for part, words in parts.items():
        count = sum(part in occupation.imputed for occupation in derived.occupations.values())
        if count and count < len(derived.occupations):
            yield f"{plural(count, 'occupation')} without {words}: the mean of related ones stands for them"
    if maker.shared:
        shared = plural(maker.shared, "other title")
        yield f"{shared} belong to several occupations: asking for one names them"
    if not derived.left_out:
        return
    total = sum(derived.left_out.values())
    why = ", ".join(f"{reason}: {count:,}" for reason, count in derived.left_out.items() if count)
    yield f"of {total + len(derived.moves):,} pairs {total:,} make no move ({why})"
