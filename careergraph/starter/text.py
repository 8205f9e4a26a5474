"""A graph file with comments that teach, and the schema that editors complete and check it with."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

from careergraph.document import files
from careergraph.document.schema import graph_file_schema

if TYPE_CHECKING:
    from careergraph.document.records import GraphFile

__all__ = ["SCHEMA_NAME", "explained", "schema_text"]

# The schema lies beside the graph file: no editor needs a network to find it.
SCHEMA_NAME = "careergraph.schema.json"

_HEAD = f"""\
# yaml-language-server: $schema={SCHEMA_NAME}
#
# A career framework: roles, the moves between them, and the skills that moves ask for.
# Editors that know the line above complete this file and mark mistakes while you write.
#
#   careergraph check {{name}}            what is wrong, and what deserves a look
#   careergraph explore -g {{name}}       the framework as an interactive map
#   careergraph path -g {{name}} FROM TO  a route from one role to another
#
# Ids (the keys) stay the same for ever; titles may change at any time.
"""

_COMMENTS = {
    "levels": "The rungs of the ladder, lowest first. Call them what your people call them; roles name them.",
    "proficiency": "How well somebody can do something, lowest first: level 1, level 2 and so on.",
    "functions": "The parts of the organisation, as in a focus: `focus: {sales: 0.7, marketing: 0.3}`.",
    "sources": (
        "Where facts come from. A role, a move or a single fact names them under `sources`.\n"
        "What nobody measured and somebody judged has a source too."
    ),
    "skills": (
        "What people learn. `effort` weighs a step of a skill against one of another (1 unless said).\n"
        "\n"
        "  resources: [{title: A course, to: 2, hours: 12}]   # what teaches it, up to which level"
    ),
    "credentials": "Licences, certificates and degrees, as far as moves require them.",
    "roles": (
        "What people do. All but `title` may be left out:\n"
        "\n"
        "  summary: One sentence.\n"
        "  responsibilities: [What the role answers for]\n"
        "  kpis: [What it is measured by]\n"
        "  skills: {budgeting: 2}   # what it expects, by proficiency level\n"
        "  pay: {low: 40000, high: 52000, currency: EUR, period: year, as_of: 2026-06}"
    ),
    "moves": (
        "Who becomes what. A move without `requires` asks for the skills of the role it leads to:\n"
        "\n"
        "  requires: {budgeting: 2, coaching: {level: 1, optional: true}}\n"
        "  years: 2.5               # the typical time in the first role before this move"
    ),
}

_SKILLS = """\
# What people learn, and how well: take away the `#`, and say in `roles` who expects what.
#
# proficiency: [Awareness, Working, Practitioner, Expert]
# skills:
#   budgeting: {title: Budget management}
#   coaching: {title: Coaching, effort: 2}

"""


def explained(file: GraphFile, *, name: str) -> str:
    """Return a graph file as YAML, each of its parts under a comment that says what it is for.

    Parameters
    ----------
    file
        The graph file.
    name
        What the file will be called; the commands in its first lines name it.
    """
    text = files.to_text(file)
    # The first word on a line that is not indented is a field of the file.
    text = re.sub(r"^(\w+):", lambda found: _comment(found[1]) + found[0], text, flags=re.MULTILINE)
    if not file.skills:
        text = text.replace(_comment("roles"), f"\n{_SKILLS.rstrip()}\n{_comment('roles')}", 1)
    # A name that holds a line break would end the comment.
    return f"{_HEAD.format(name=shlex.quote(' '.join(name.split())))}\n{text}"


def _comment(field: str) -> str:
    if field not in _COMMENTS:
        return ""
    lines = (f"# {line}".rstrip() for line in _COMMENTS[field].split("\n"))
    return "\n" + "\n".join(lines) + "\n"


def schema_text() -> str:
    """Return the JSON Schema of a graph file as the text of a file."""
    return json.dumps(graph_file_schema(), indent=2, ensure_ascii=False) + "\n"
