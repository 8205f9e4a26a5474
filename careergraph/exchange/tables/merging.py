"""A table merged into a graph file that people keep by hand: what the table says is new, the rest stays."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Literal

from careergraph.document.files.form import to_data
from careergraph.errors import MissingExtraError, QuestionError
from careergraph.exchange.tables.order import listed
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from careergraph.document.records import GraphFile

__all__ = ["MOST_BYTES", "merged"]

# A file that people keep by hand is smaller; reading one with its comments takes long.
MOST_BYTES = 4 * 2**20
# What holds only plain values goes on one line where it fits, as careergraph writes it.
ONE_LINE = 80
_SECTIONS = ("functions", "sources", "skills", "roles", "needs")
# Lists of which the table knows a part: what is missing is added, nothing is taken away.
_LISTS = frozenset({"aliases", "responsibilities", "kpis", "deliverables", "sources"})
_MAPS = frozenset({"codes", "field_sources"})

Data = dict[str, Any]


def merged(
    text: str, old: GraphFile, made: GraphFile, *, form: Literal["yaml", "json"] = "yaml"
) -> tuple[str, list[str]]:
    """Return the text of a graph file with what a table says, and what is worth telling.

    Roles and skills are found by id, title or alias. What the table says of one is updated; what it does not
    say stays, comments and order too: sources, summaries, moves and roles that only the file has.

    Parameters
    ----------
    text, form
        The file as it is.
    old
        The same, read.
    made
        What the table became.

    Raises
    ------
    MissingExtraError
        The file is YAML and ruamel.yaml is not installed.
    QuestionError
        The file and the table disagree about a scale, two entries of the table are one in the file, or the
        file is too large to be merged into.

    Notes
    -----
    Cost: O(entries of both).
    """
    if len(text) > MOST_BYTES:
        raise QuestionError(
            f"--merge: the file is larger than {MOST_BYTES // 2**20} MiB; write another with -o"
        )
    new = _renamed(to_data(made), old, made)
    _spell(new, old)
    _count(new, old)
    notes = [*_keep_levels(new, old), *_left(old, new)]
    if form == "json":
        data = json.loads(text)
        if not _Merging(data, plain=True).into(new):
            return text, notes
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n", notes
    yaml = _round_trip(text)
    data = yaml.load(text)
    if not _Merging(data, plain=False).into(new):
        return text, notes
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue(), notes


def _round_trip(text: str) -> Any:  # noqa: ANN401 - ruamel's reader and writer
    try:
        from ruamel.yaml import YAML
    except ImportError:
        raise MissingExtraError("Merging into a YAML file", "merge") from None
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000  # lines stay as people broke them
    indented = any(line.startswith("  - ") for line in text.splitlines())
    yaml.indent(mapping=2, sequence=4 if indented else 2, offset=2 if indented else 0)
    return yaml


def _title(entry: Any) -> str:  # noqa: ANN401 - a record, or the title of a function
    return entry if isinstance(entry, str) else str(entry.title)


def _names(entries: Mapping[str, Any]) -> dict[str, str]:
    """Return every name of a file's entries -> their id; an id wins over a title, that over an alias."""
    names: dict[str, str] = {}
    for key in entries:
        names.setdefault(fold(key), key)
    for key, entry in entries.items():
        names.setdefault(fold(_title(entry)), key)
    for key, entry in entries.items():
        for alias in getattr(entry, "aliases", ()):
            names.setdefault(fold(alias), key)
    return names


def _renamed(data: Data, old: GraphFile, made: GraphFile) -> Data:
    """Return what a table became with the ids that the file has for the same things."""
    ids: dict[str, dict[str, str]] = {}
    for section in _SECTIONS:
        known = _names(getattr(old, section))
        ids[section] = {
            key: known.get(fold(_title(entry))) or known.get(fold(key)) or key
            for key, entry in getattr(made, section).items()
        }
        _check_apart(section, ids[section], getattr(made, section))
        if section in data:
            data[section] = {ids[section][key]: value for key, value in data[section].items()}
    for role in data["roles"].values():
        _rename(role, "skills", ids["skills"])
        _rename(role, "focus", ids["functions"])
    for move in data["moves"]:
        move["from"], move["to"] = ids["roles"][move["from"]], ids["roles"][move["to"]]
        _rename(move, "requires", ids["skills"])
    for need in data.get("needs", {}).values():
        need["function"] = ids["functions"][need["function"]]
    _rename_sources(data, ids)
    return data


def _rename_sources(value: object, ids: Mapping[str, Mapping[str, str]]) -> None:
    """Call the sources of all records by other ids, and what single fields are named by."""
    if isinstance(value, list):
        for item in value:
            _rename_sources(item, ids)
    elif isinstance(value, dict):
        for field, item in value.items():
            if field == "sources" and isinstance(item, list):
                value[field] = [ids["sources"][source] for source in item]
            elif field == "field_sources":
                value[field] = {
                    _renamed_field(name, ids): [ids["sources"][source] for source in named]
                    for name, named in item.items()
                }
            else:
                _rename_sources(item, ids)


def _renamed_field(name: str, ids: Mapping[str, Mapping[str, str]]) -> str:
    """Return what names a field, or one skill or function of it (`skills.budgeting`), with the id there."""
    field, dot, key = name.partition(".")
    known = ids["functions" if field == "focus" else "skills"]
    return f"{field}{dot}{known.get(key, key)}"


def _spell(new: Data, old: GraphFile) -> None:
    """Spell the levels of a table as the file does."""
    for name in ("levels", "proficiency"):
        if name in new:
            spelled = {fold(level): level for level in getattr(old, name)}
            new[name] = [spelled.get(fold(level), level) for level in new[name]]
    spelled = {fold(level): level for level in old.levels}
    for role in new["roles"].values():
        if "level" in role:
            role["level"] = spelled.get(fold(role["level"]), role["level"])


def _asked(new: Data) -> list[dict[str, int | Data]]:
    """Return the skills of every role and then of every move of a table."""
    roles, moves = new["roles"].values(), new["moves"]
    return [*(role.get("skills", {}) for role in roles), *(move.get("requires", {}) for move in moves)]


def _count(new: Data, old: GraphFile) -> None:
    """Count the levels of a table on the scale of the file."""
    there, here = list(old.proficiency), new.get("proficiency", [])
    if here and _holds(there, here):
        for skills in _asked(new):
            for skill, item in skills.items():
                skills[skill] = _leveled(item, there.index(here[_level(item) - 1]) + 1)
    elif _holds(here, there) and here[: len(there)] != there:
        raise QuestionError(
            f"--merge: proficiency is {', '.join(there)} in the file and {', '.join(here)} in the table, "
            "which would count the levels of the file anew; change the file's list and its levels first"
        )


def _keep_levels(new: Data, old: GraphFile) -> list[str]:
    """Keep the levels of the file where a table says none, which asks the first of every skill then."""
    asked = _asked(new)
    if new.get("proficiency") or any(_level(item) > 1 for skills in asked for item in skills.values()):
        return []
    moves = {(move.source, move.target): move.requires or {} for move in old.moves}
    known: list[Mapping[str, Any]] = [
        old.roles[key].skills if key in old.roles else {} for key in new["roles"]
    ]
    known += [moves.get((move["from"], move["to"]), {}) for move in new["moves"]]
    kept = 0
    for skills, ours in zip(asked, known, strict=True):
        for skill, item in skills.items():
            level = getattr(ours.get(skill), "level", ours.get(skill, 1))
            if level > 1:
                skills[skill] = _leveled(item, level)
                kept += 1
    return [f"the table says no levels above the first; {kept} that the file says stay"] if kept else []


def _level(item: int | Data) -> int:
    level: int = item["level"] if isinstance(item, dict) else item
    return level


def _leveled(item: int | Data, level: int) -> int | Data:
    return {**item, "level": level} if isinstance(item, dict) else level


def _check_apart(section: str, ids: Mapping[str, str], entries: Mapping[str, Any]) -> None:
    """Raise where two entries of a table are one in the file: what one of them says would be lost."""
    first: dict[str, str] = {}
    for key, there in ids.items():
        other = first.setdefault(there, key)
        if other != key:
            one, two = (_title(entries[each]) for each in (other, key))
            raise QuestionError(
                f"--merge: {one!r} and {two!r} in the table are both the {section[:-1]} {there!r} in the "
                "file; call them alike in the table, or take the name of one from the entry in the file"
            )


def _rename(record: Data, field: str, ids: Mapping[str, str]) -> None:
    if field in record:
        record[field] = {ids[key]: value for key, value in record[field].items()}


def _left(old: GraphFile, new: Data) -> list[str]:
    """Return what only the file has: the table may have dropped it."""
    only = [role.title for key, role in old.roles.items() if key not in new["roles"]]
    pairs = {(move["from"], move["to"]) for move in new["moves"]}
    moves = sum((move.source, move.target) not in pairs for move in old.moves)
    notes = [f"{len(only)} roles are in the file alone, and stay: {listed(only)}"] if only else []
    skills = [
        f"{role.title}: {skill}"
        for key, role in old.roles.items()
        if new["roles"].get(key, {}).get("skills")
        for skill in role.skills
        if skill not in new["roles"][key]["skills"]
    ]
    if skills:
        notes.append(f"{len(skills)} skills of roles are in the file alone, and stay: {listed(skills)}")
    if moves:
        notes.append(f"{moves} moves are in the file alone, and stay")
    return notes


class _Merging:
    """Updates the data of a file in place, so that its comments and its order stay."""

    def __init__(self, data: MutableMapping[str, Any], *, plain: bool) -> None:
        self.data, self.plain = data, plain
        self.changed = False

    def into(self, new: Data) -> bool:
        """Merge, and return whether anything changed."""
        for scale in ("proficiency", "levels"):
            self._scale(scale, new.get(scale, []))
        for section in _SECTIONS:
            for key, entry in new.get(section, {}).items():
                self._entry(section, key, entry)
        self._moves(new["moves"])
        return self.changed

    def _set(self, holder: MutableMapping[str, Any], key: str, value: object) -> None:
        if key not in holder or holder[key] != value:
            holder[self._node(key)] = self._node(value)
            self.changed = True

    def _scale(self, name: str, new: Sequence[str]) -> None:
        """Take over a list of levels where one of the two holds the other in the same order."""
        old = list(self.data.get(name) or [])
        if not new or _holds(old, new):
            return
        if not _holds(new, old):
            raise QuestionError(
                f"--merge: {name} is {', '.join(old)} in the file and {', '.join(new)} in the table; say "
                f"--{name} with all of them, lowest first"
            )
        self._set(self.data, name, list(new))

    def _entry(self, section: str, key: str, entry: object) -> None:
        if not self.data.get(section):
            self._set(self.data, section, {})
        entries = self.data[section]
        if not isinstance(entry, dict) or key not in entries or not isinstance(entries[key], dict):
            if key not in entries or isinstance(entry, dict):
                self._set(entries, key, entry)
            return
        there = entries[key]
        called = {fold(str(name)) for name in (there.get("title"), *(there.get("aliases") or ()))}
        for field, value in entry.items():
            if field in _MAPS or field in {"skills", "requires"}:
                self._map(there, field, value)
            elif field in _LISTS:
                self._list(there, field, value)
            elif field != "title" or fold(str(value)) not in called:
                self._set(there, field, value)

    def _map(self, record: MutableMapping[str, Any], field: str, new: Data) -> None:
        if not record.get(field):
            self._set(record, field, new)
            return
        for key, value in new.items():
            known = record[field].get(key)
            if isinstance(known, dict):
                # The level is the table's, the sources and the rest are the people's.
                said = value if isinstance(value, dict) else {"level": value}
                for name, item in said.items():
                    self._set(known, name, item)
            else:
                self._set(record[field], key, value)

    def _list(self, record: MutableMapping[str, Any], field: str, new: Sequence[Any]) -> None:
        if not record.get(field):
            self._set(record, field, list(new))
            return
        known = {fold(_text(item)) for item in record[field]}
        for item in new:
            if fold(_text(item)) not in known:
                record[field].append(self._node(item))
                self.changed = True

    def _moves(self, moves: Sequence[Data]) -> None:
        known = {(move["from"], move["to"]): move for move in self.data.get("moves") or ()}
        for move in moves:
            there = known.get((move["from"], move["to"]))
            if there is None:
                if not self.data.get("moves"):
                    self._set(self.data, "moves", [])
                self.data["moves"].append(self._node(move))
                self.changed = True
                continue
            for field, value in move.items():
                if field == "requires":
                    self._map(there, field, value)
                elif field == "sources":
                    self._list(there, field, value)
                else:
                    self._set(there, field, value)

    def _node(self, value: object) -> Any:  # noqa: ANN401 - what the writer takes
        """Return a value as the writer is to write it: small maps and lists on one line, texts as texts."""
        if self.plain:
            return value
        from ruamel.yaml.comments import CommentedMap, CommentedSeq
        from ruamel.yaml.scalarstring import DoubleQuotedScalarString

        if isinstance(value, str):
            return DoubleQuotedScalarString(value) if _reads_otherwise(value) else value
        if isinstance(value, dict):
            node: Any = CommentedMap({self._node(key): self._node(item) for key, item in value.items()})
        elif isinstance(value, list):
            node = CommentedSeq([self._node(item) for item in value])
        else:
            return value
        items = value.values() if isinstance(value, dict) else value
        if value and all(not isinstance(item, dict | list) for item in items) and len(str(value)) <= ONE_LINE:
            node.fa.set_flow_style()
        return node


def _text(item: object) -> str:
    return str(item.get("text")) if isinstance(item, dict) else str(item)


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Say whether a list has all entries of another, in the same order."""
    rest = iter(map(fold, longer))
    return all(fold(name) in rest for name in shorter)


def _reads_otherwise(text: str) -> bool:
    """Say whether a reader could take a text for a number, a truth value or a date: then ours quotes it."""
    import yaml

    from careergraph.document.files.dumper import GraphDumper

    written: str = yaml.dump(text, Dumper=GraphDumper, allow_unicode=True, width=100_000)
    return written[0] in "'\""
