"""A person's file: our own YAML or JSON, or a JSON Resume."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from careergraph.errors import Problem, ProfileError
from careergraph.names import SHOWN_TEXT, Nearest, quoted
from careergraph.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["Level", "Profile"]

Level: TypeAlias = int | str | None

# What stands for standard input where a file is asked for.
STDIN = "-"
_FIELDS = ("skills", "role", "credentials")
_SKILL_FIELDS = ("name", "level")
# Nobody reads more; a hostile file could ask for millions.
MOST_PROBLEMS = 1_000
# A file with one of these is a JSON Resume.
_RESUME_FIELDS = frozenset(
    {"$schema", "basics", "work", "education", "meta", "projects", "languages", "volunteer", "certificates"}
)


@dataclass(frozen=True)
class Profile:
    """A person's skills and credentials, as the person names them, and the role the person is in.

    Parameters
    ----------
    skills
        Name of a skill -> level: its number, its name, or None where the person says only that the skill is
        there. A skill without a level counts as held in full.
    role
        The role that the person is in, by any of its names, or None.
    credentials
        Names of the licences, certificates and degrees that the person holds.

    Examples
    --------
    >>> Profile({"Budgeting": 2, "CRM": "Working", "Negotiation": None}, role="coordinator").role
    'coordinator'
    """

    skills: Mapping[str, Level] = field(default_factory=dict)
    role: str | None = None
    credentials: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Keep a copy that nobody can change."""
        object.__setattr__(self, "skills", MappingProxyType(dict(self.skills)))
        object.__setattr__(self, "credentials", tuple(self.credentials))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a profile pass to another process."""
        return type(self), (dict(self.skills), self.role, self.credentials)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a person's file: our own YAML or JSON, or a JSON Resume; ``"-"`` is standard input.

        Our own says ``skills: {budgeting: 2, crm: Working}``, or lists names and ``{name: ..., level: ...}``,
        and optionally ``role: coordinator`` and ``credentials: [...]``. Of a JSON Resume (which has
        ``basics`` or ``work``) each skill's ``name`` counts with its ``level``, and so do its ``keywords``:
        that is where people put what they know. Of a name that comes twice the first counts, and a keyword
        least. Its ``certificates`` are credentials.

        Raises
        ------
        ProfileError
            The file cannot be read as a profile; ``.problems`` holds every problem with line and column.
        """
        from careergraph.document import texts

        document = texts.read_stdin() if path == STDIN else texts.read_path(path)
        if not document.readable:
            raise ProfileError(document.problems, file=document.name)
        reader = _Reader(document.data)
        if reader.problems or document.problems:
            raise ProfileError(document.located(reader.problems), file=document.name)
        return cls(reader.skills, reader.role, reader.credentials)


class _EnoughError(Exception):
    """So much is wrong with a profile that nobody reads more. Never leaves this module."""


def _is_resume(data: dict[str, Any]) -> bool:
    """Say whether this is a JSON Resume: by its sections, or by skills with keywords, as ours have none."""
    skills = data.get("skills")
    return not _RESUME_FIELDS.isdisjoint(data) or any(
        isinstance(entry, dict) and "keywords" in entry
        for entry in (skills if isinstance(skills, list) else ())
    )


class _Reader:
    """Takes a profile from the data of a file, and notes everything that is wrong with it."""

    def __init__(self, data: object) -> None:
        self.problems: list[Problem] = []
        self._nearest: dict[tuple[str, ...], Nearest] = {}
        self.skills: dict[str, Level] = {}
        self.keywords: dict[str, Level] = {}
        self.role: str | None = None
        self.credentials: list[str] = []
        if not isinstance(data, dict):
            self._tell((), "a profile is a mapping", "write `skills: {budgeting: 2}`")
            return
        self.resume = _is_resume(data)
        with suppress(_EnoughError):
            self._fields((), data, _FIELDS)
            self._role(data.get("role"))
            self._skills(data.get("skills"))
            self._credentials(data)
        self.skills = self.keywords | self.skills

    def _tell(self, path: tuple[str | int, ...], message: str, remedy: str, *, on_key: bool = False) -> None:
        self.problems.append(Problem(message, remedy, path=path, on_key=on_key))
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem("more problems follow", "mend these first", path=path))
            raise _EnoughError

    def _fields(self, path: tuple[str | int, ...], entry: dict[str, Any], known: tuple[str, ...]) -> None:
        """Tell unknown fields; a JSON Resume has many that say nothing about skills."""
        if self.resume:
            return
        for name in entry:
            if name not in known:
                nearest = self._nearest.setdefault(known, Nearest({field: field for field in known}))
                found = nearest.find(name, limit=1)
                remedy = f"did you mean {quoted(found[0])}?" if found else f"known here: {', '.join(known)}"
                self._tell((*path, name), f"unknown field {quoted(name)}", remedy, on_key=True)

    def _role(self, role: object) -> None:
        if isinstance(role, str) and role.strip():
            self.role = role.strip()
        elif role is not None and not self.resume:
            self._tell(("role",), "`role` is the name of a role", "write its id, title or alias")

    def _credentials(self, data: dict[str, Any]) -> None:
        """Read a list of names; a JSON Resume has a section of records with names."""
        section = "certificates" if self.resume else "credentials"
        said = data.get(section)
        if said is not None and not isinstance(said, list) and not self.resume:
            self._tell((section,), "`credentials` is a list of names", "write `credentials: [PMP]`")
        for position, entry in enumerate(said if isinstance(said, list) else ()):
            name = entry.get("name") if self.resume and isinstance(entry, dict) else entry
            if isinstance(name, str) and name.strip():
                self.credentials.append(name.strip())
            elif not self.resume:
                self._tell((section, position), "a credential is a name", "write its id, title or alias")

    def _skills(self, skills: object) -> None:
        if isinstance(skills, dict):
            for name, level in skills.items():
                self._skill(("skills", name), name, level, self.skills)
        elif isinstance(skills, list):
            for position, entry in enumerate(skills):
                self._entry(("skills", position), entry)
        elif skills is not None:
            self._tell(("skills",), "`skills` is a mapping or a list", "write `skills: {budgeting: 2}`")

    def _entry(self, path: tuple[str | int, ...], entry: object) -> None:
        if isinstance(entry, str):
            self._skill(path, entry, None, self.skills)
        elif isinstance(entry, dict):
            self._fields(path, entry, _SKILL_FIELDS)
            name, level = entry.get("name"), entry.get("level")
            level_path = (*path, "level") if "level" in entry else path
            if isinstance(name, str):
                self._skill(level_path, name, level, self.skills)
            elif not self.resume:
                self._tell(path, "a skill lacks its `name`", "write `{name: budgeting, level: 2}`")
            keywords = entry.get("keywords") if self.resume else None
            for keyword in keywords if isinstance(keywords, list) else ():
                if isinstance(keyword, str):
                    self._skill(level_path, keyword, level, self.keywords)
        else:
            self._tell(
                path, "a skill is a name, or a mapping with a name", "write `{name: budgeting, level: 2}`"
            )

    def _skill(self, path: tuple[str | int, ...], name: str, level: object, into: dict[str, Level]) -> None:
        if not name.strip() and self.resume:
            return  # a template that nobody has filled in
        if not name.strip():
            self._tell(path, "the name of a skill is empty", "write its name, or leave it out")
        elif isinstance(level, str):
            into.setdefault(name.strip(), level.strip() or None)
        elif level is None or (type(level) is int and level >= 0):
            into.setdefault(name.strip(), level)
        elif self.resume:
            # Nothing in a JSON Resume is an error: another kind of level is told as one that the scale lacks.
            into.setdefault(
                name.strip(), f"{level:g}" if isinstance(level, float) else shown(level)[:SHOWN_TEXT]
            )
        else:
            remedy = "write its number (0 for not held) or its name, or nothing"
            self._tell(path, f"the level of {quoted(name)} is no proficiency level", remedy)
