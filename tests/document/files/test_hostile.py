"""Files that mean harm end in a clear error, within a second or two of work and little memory.

Each is read by a process of its own under limits of the system: one that loops or eats memory is killed
there, and the test fails.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 20  # of processor time: generous, as the machines of tests are slow; what explodes takes hours
MEMORY = 1_500 * 2**20

READ = """
import sys
from careergraph.errors import GraphFileError
from careergraph.document import files
try:
    files.read(sys.argv[1])
except GraphFileError as error:
    print(len(error.problems))
    print(str(error)[:2000])
"""

ROLES = '"roles": {"a": {"title": "A"}, "b": {"title": "B"}}'
START = "format: careergraph/1\ntitle: T\nroles: {a: {title: A}, b: {title: B}}\n"
BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else 'x'}]\n" for n in range(30))
QUADRATIC = "a: &a [" + "x, " * 30_000 + "]\nb: [" + "*a, " * 30_000 + "]\n"
WIDE = START + "moves: [" + "{from: a, to: b}, " * 40_000 + "]\n"
LISTS = "[" + "[]," * 400_000 + "[]]"
EMPTY_LISTS = "[" + "[]," * 3_000_000 + "[]]"
BAD_MOVES = (
    '{"format": "careergraph/1", "title": "T", "roles": {"a": {"title": "A"}}, "moves": ['
    + '{"from": 1, "to": 1},' * 60_000
    + "0]}"
)
BAD_FACTS = (
    '{"format": "careergraph/1", "title": "T", "moves": [], "roles": {"a": {"title": "A", "kpis": [%s0]}}}'
    % ("0," * 900_000)
)
BAD_YEARS = (
    '{"format": "careergraph/1", "title": "T", '
    + ROLES
    + ', "moves": ['
    + '{"from": "a", "to": "b", "years": "x"},' * 60_000
    + '{"from": "b", "to": "a"}]}'
)
MANY_BAD_FACTS = (
    '{"format": "careergraph/1", "title": "T", "moves": [], "roles": {'
    + ", ".join(f'"r{n}": {{"title": "R{n}", "kpis": [{"0," * 90_000}0]}}' for n in range(10))
    + "}}"
)
UNKNOWN_FIELDS = '{"format": "careergraph/1", ' + ", ".join(f'"k{n}": 1' for n in range(500_000)) + "}"
UNKNOWN_FIELDS_OF_A_ROLE = (
    '{"format": "careergraph/1", "title": "T", "moves": [], "roles": {"a": '
    + UNKNOWN_FIELDS.replace("format", "title", 1)
    + "}}"
)
LEVELS = START + "moves: []\nlevels: [" + "1, " * 200_000 + "]\n"
LISTED = ", ".join(f"skill-number-{n}: {{title: Skill {n}}}" for n in range(3_000))
ASKED = ", ".join(f"skil-numbr-{n}: 1" for n in range(3_000))
UNKNOWN_SKILLS = START + f"skills: {{{LISTED}}}\nmoves: [{{from: a, to: b, requires: {{{ASKED}}}}}]\n"

LONG_SCALE = (
    START
    + "moves: []\nproficiency: ["
    + ", ".join(f"step {n}" for n in range(90_000))
    + "]\nskills: {"
    + ", ".join(f"s{n}: {{title: S{n}}}" for n in range(20_000))
    + "}\n"
).replace("{title: A}", "{title: A, skills: {" + ", ".join(f"s{n}: a step" for n in range(20_000)) + "}}")

HOSTILE = {
    "levels that are texts beside a long scale": (
        "x.yaml",
        LONG_SCALE,
        "is a whole number, not the text 'a step'",
    ),
    "alias bomb": ("x.yaml", BOMB, "aliases stand for more than 100000 values"),
    "quadratic aliases": ("x.yaml", QUADRATIC, "aliases stand for more than 100000 values"),
    "deep brackets": ("x.yaml", "[" * 5_000_000, "nested more than 64 levels deep"),
    "deep braces": ("x.yaml", "{a: " * 1_000_000, "nested more than 64 levels deep"),
    "deep json": ("x.json", "[" * 900_000, "nested more than 64 levels deep"),
    "many brackets in json": ("x.json", "[" * 5_000_000, "more than a graph of its size"),
    "huge text": ("x.yaml", "a: " + "x" * 20_000_000, "a text of 20000000 characters"),
    "huge key": ("x.yaml", "x" * 20_000_000 + ": 1", "a text of 20000000 characters"),
    "one long line": ("x.yaml", "a " * 10_000_000, "a text of 19999999 characters"),
    "many quotes": ("x.yaml", "a: " + "'" * 10_000_001, "a quotation mark is not closed"),
    "many anchors": ("x.yaml", "a: [" + "&a x, " * 300_000, "a value is missing here"),
    "the same move again and again": ("x.yaml", WIDE, "there is a move from 'a' to 'b' already"),
    "a list of lists": ("x.json", LISTS, "a graph file is a mapping, not a list"),
    "empty lists": ("x.json", EMPTY_LISTS, "more than a graph of its size"),
    "moves with two mistakes each": ("x.json", BAD_MOVES, "`from` is a text, not the number 1"),
    "facts that are numbers": ("x.json", BAD_FACTS, "role 'a' holds more than 100000 values"),
    "facts of many roles that are numbers": ("x.json", MANY_BAD_FACTS, "an entry of `kpis` is a text"),
    "unknown fields": ("x.json", UNKNOWN_FIELDS, "the file has 500001 fields"),
    "unknown fields of a role": (
        "x.json",
        UNKNOWN_FIELDS_OF_A_ROLE,
        "role 'a' holds more than 100000 values",
    ),
    "levels that are numbers": ("x.yaml", LEVELS, "`levels` has 200000 entries"),
    "the same key again and again": (
        "x.json",
        "{" + '"k": 1, ' * 500_000 + '"k": 1}',
        "stands in this mapping twice",
    ),
    "years that are texts": ("x.json", BAD_YEARS, "there is a move from 'a' to 'b' already"),
    "a digit too many": ("x.json", "9" * 5_000_000, "a number of 5000000 characters stands here"),
    "a number in yaml": ("x.yaml", "a: " + "9" * 90_000, "a number of 90000 characters stands here"),
    "names that come near": ("x.yaml", UNKNOWN_SKILLS, "did you mean"),
    "a file of blanks": ("x.yaml", " " * 30_000_000, "the file is empty"),
    "a file of zeros": ("x.yaml", "\0" * 1_000_000, "UTF-16"),
    "quotes in json": ("x.json", '"' * 5_000_001, "something follows the end"),
    "escapes in json": ("x.json", '"' + "\\" * 5_000_001, "a quotation mark is not closed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_clear_error(tmp_path: Path, name: str) -> None:
    file, text, told = HOSTILE[name]
    (tmp_path / file).write_text(text, encoding="utf-8")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / file)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=limit,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    count, _, message = done.stdout.partition("\n")
    assert 1 <= int(count) <= 10_001
    assert told in message


def test_every_character_of_a_hostile_text_is_shown_escaped(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"\\u001b[2J": 1, "title": "\\u202e"}', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
