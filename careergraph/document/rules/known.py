"""What a file's names refer to: the ids, levels and scale that stand in it, as they were written.

The data is looked at before its shape is known to be right, so that wrong shapes and wrong names can be told
together: what has the wrong shape is passed over here, or told once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from careergraph.document.rules.words import steps
from careergraph.errors import VALUE
from careergraph.names import Nearest, fold, quoted
from careergraph.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.document.rules.findings import Findings
    from careergraph.document.rules.words import Path

__all__ = ["Known", "Section"]


@dataclass(frozen=True)
class Section:
    """One section of a file that other parts refer to; ``entries`` is None where it cannot be read."""

    noun: str
    name: str
    entries: dict[Any, Any] | None

    @cached_property
    def nearest(self) -> Nearest:
        """The ids, and the titles and aliases that stand for them."""
        names: dict[str, str] = {}
        for key, entry in (self.entries or {}).items():
            if isinstance(key, str):
                for name in _names_of(entry):
                    names.setdefault(name, key)
                names[key] = key
        return Nearest(names)


def _names_of(entry: object) -> list[str]:
    if not isinstance(entry, dict):
        return []
    aliases = entry.get("aliases")
    names = [entry.get("title"), *(aliases if isinstance(aliases, list | tuple) else ())]
    return [name for name in names if isinstance(name, str)]


class Known:
    """The sections of one file, and the questions that its other parts are asked about them."""

    def __init__(self, data: dict[str, Any], findings: Findings) -> None:
        self.data = data
        self.findings = findings
        self.functions = self._section("function", "functions")
        self.sources = self._section("source", "sources")
        self.skills = self._section("skill", "skills")
        self.required = self._section("credential", "credentials")
        # Without any role nothing can refer to one: that there is none is told once.
        self.roles = Section("role", "roles", self.mapping(("roles",), data.get("roles")) or None)
        self.levels = self._names("levels")
        self.scale = self._names("proficiency")
        self._rungs: dict[str, int] = {}
        for rung, level in enumerate(self.levels or ()):
            self._rungs.setdefault(level, rung)

    def _section(self, noun: str, name: str) -> Section:
        return Section(noun, name, self.mapping((name,), self.data.get(name)))

    def _names(self, section: str) -> list[str] | None:
        """Return the names of a list without their outer blanks, or None where it cannot be read."""
        entries = self.list((section,), self.data.get(section))
        if entries is None or not all(isinstance(name, str) for name in entries):
            return None
        first: dict[str, int] = {}
        for position, name in enumerate(entries):
            earlier = first.setdefault(fold(name), position)
            if earlier != position:
                message = f"{quoted(name)} stands in `{section}` twice"
                self.findings.tell((section, position), message, "keep one of them", other=(section, earlier))
        return [name.strip() for name in entries]

    def entries(self, section: str) -> Iterable[tuple[Any, dict[Any, Any]]]:
        """Yield a section's entries that are mappings, as the others are told by their shape."""
        for key, entry in (self.mapping((section,), self.data.get(section)) or {}).items():
            if isinstance(entry, dict):
                yield key, entry

    def rung(self, role_id: object) -> int | None:
        """Return the 0-based position of a role's level, or None where one of them is not known."""
        role = (self.roles.entries or {}).get(role_id) if isinstance(role_id, str) else None
        level = role.get("level") if isinstance(role, dict) else None
        return self._rungs.get(level.strip()) if isinstance(level, str) else None

    # Does a name exist?

    def level(self, path: Path, name: str) -> None:
        """Tell where a role's level does not exist."""
        if name.strip() not in self._rungs:
            self.unknown(path, "level", name, "levels", self._nearest_level)

    @cached_property
    def _nearest_level(self) -> Nearest:
        return Nearest({level: level for level in self._rungs})

    def refer(self, path: Path, name: object, section: Section, *, on_key: bool = False) -> None:
        """Tell where a name that is referred to does not exist."""
        if section.entries is not None and isinstance(name, str) and name not in section.entries:
            self.unknown(path, section.noun, name, section.name, section.nearest, on_key=on_key)

    def unknown(
        self,
        path: Path,
        noun: str,
        name: str,
        section: str,
        nearest: Nearest,
        *,
        on_key: bool = False,
    ) -> None:
        """Tell that a name does not exist, with the ones that come near."""
        remedy = self.findings.suggest(name, nearest) or "correct the name, or add it there"
        self.findings.tell(path, f"no {noun} {quoted(name)} stands under `{section}`", remedy, on_key=on_key)

    def sources_exist(self, path: Path, sources: object) -> None:
        """Tell which of the sources named at ``path`` do not exist."""
        for position, source in enumerate(self.list(path, sources) or ()):
            self.refer((*path, position), source, self.sources)

    def credentials_exist(self, path: Path, credentials: object) -> None:
        """Tell which of the credentials named at ``path`` do not exist."""
        for position, credential in enumerate(self.list(path, credentials) or ()):
            self.refer((*path, position), credential, self.required)

    def facts(self, path: Path, facts: object) -> None:
        """Look at the sources of facts."""
        for position, fact in enumerate(self.list(path, facts) or ()):
            if isinstance(fact, dict) and "sources" in fact:
                self.sources_exist((*path, position, "sources"), fact["sources"])

    def field_sources(self, path: Path, entry: dict[Any, Any], known: frozenset[str]) -> None:
        """Look at what names the sources of single fields, or of single skills of a role."""
        path = (*path, "field_sources")
        nearest: Nearest | None = None
        fields = Nearest({item: item for item in known})
        for name, sources in (self.mapping(path, entry["field_sources"]) or {}).items():
            self.sources_exist((*path, name), sources)
            if not isinstance(name, str) or name in known:
                continue
            whole, dot, skill = name.partition(".")
            if whole == "skills" and dot and whole in known:
                expected = entry.get("skills")
                if isinstance(expected, dict) and skill not in expected:
                    # The same list of skills for all names of this entry.
                    nearest = nearest or Nearest({item: item for item in expected if isinstance(item, str)})
                    self.unknown((*path, name), "expected skill", skill, "skills", nearest, on_key=True)
                continue
            remedy = self.findings.suggest(name, fields)
            self.findings.tell(
                (*path, name),
                f"{quoted(name)} is no field that can name its sources",
                remedy or f"it is one of: {', '.join(sorted(known))}",
                on_key=True,
            )

    def on_scale(self, path: Path, skill: object, level: object) -> None:
        """Tell where a proficiency level is off the file's scale, where it has one."""
        if not self.scale or not isinstance(level, int) or isinstance(level, bool):
            return
        if not 1 <= level <= len(self.scale):
            message = f"the level of {quoted(skill)} is {VALUE}"
            self.findings.tell(path, message, f"write one of: {steps(self.scale)}", shown=shown(level))

    def asked(self, path: Path, wanted: dict[Any, Any]) -> None:
        """Look at the levels that stand for skills, and at the sources of those that name some."""
        top = len(self.scale) if self.scale else 0
        # Only a level that is odd is looked at closely, as large graphs hold millions.
        for skill, asked in wanted.items():
            level = asked
            if type(asked) is dict:
                level = asked.get("level")
                if "sources" in asked:
                    self.sources_exist((*path, skill, "sources"), asked["sources"])
            # No `in range(...)`: what is no whole number is compared with every one of them there.
            if top and (type(level) is not int or not 1 <= level <= top):
                place = (*path, skill, "level") if type(asked) is dict else (*path, skill)
                self.on_scale(place, skill, level)

    # Fields, lists and mappings. Most files hold nothing to complain of: the words for it are imported then.

    def tell_unknown_field(self, path: Path, name: str) -> None:
        """Tell that an entry has a field that the format does not know."""
        from careergraph.document.rules.complaints import unknown_field

        self.findings.tell((*path, name), *unknown_field(path, name, self.findings), on_key=True)

    def mapping(self, path: Path, value: object) -> dict[Any, Any] | None:
        """Return a mapping, empty where nothing is written; None after telling that it is something else."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            from careergraph.document.rules.complaints import mapping_wanted

            self.findings.tell(path, *mapping_wanted(path, value))
            return None
        return value

    def list(self, path: Path, value: object) -> list[Any] | tuple[Any, ...] | None:
        """Return a list, empty where nothing is written; None after telling that it is something else."""
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            from careergraph.document.rules.complaints import list_wanted

            self.findings.tell(path, *list_wanted(path, value))
            return None
        return value
