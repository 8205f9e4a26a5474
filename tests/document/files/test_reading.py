"""Reading graph files: every problem once, at its line."""

from __future__ import annotations

import gc
import io
import json
import sys
from pathlib import Path

import pytest

from careergraph.document import files, texts
from careergraph.errors import GraphFileError, Problem

HERE = Path(__file__).parent
SMALL = (
    "format: careergraph/1\ntitle: Small\nroles: {a: {title: A}, b: {title: B}}\nmoves: [{from: a, to: b}]\n"
)


def problems_of(text: str, form: str = "yaml") -> list[Problem]:
    with pytest.raises(GraphFileError) as caught:
        files.read_text(text, name="t", form="json" if form == "json" else "yaml")
    return list(caught.value.problems)


def test_yaml_and_json_of_the_same_graph_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    file = files.read(tmp_path / "small.yaml")
    (tmp_path / "small.json").write_text(json.dumps(files.to_data(file)), encoding="utf-8")
    assert files.read(tmp_path / "small.json") == file
    assert file.moves[0].target == "b"


def test_bytes_and_windows_newlines_are_read() -> None:
    assert files.read_text(SMALL.replace("\n", "\r\n").encode()) == files.read_text(SMALL)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    assert files.read_stdin().title == "Small"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_forty_mistakes_are_told_each_at_its_line(newline: str) -> None:
    """Each line of the file says what is to be told of it, behind ``#!``; nothing else may be told."""
    text = (HERE / "forty.yaml").read_text(encoding="utf-8")
    marked = [
        (number, line.partition("#! ")[2])
        for number, line in enumerate(text.splitlines(), 1)
        if "#! " in line
    ]
    assert len(marked) == 40
    problems = problems_of(text.replace("\n", newline))
    assert [problem.line for problem in problems] == [line for line, _ in marked]
    for problem, (line, told) in zip(problems, marked, strict=True):
        assert str(problem).startswith(f"t:{line}:{problem.column}: {told}")


def test_mistakes_are_the_same_in_json_as_in_yaml() -> None:
    text = (HERE / "forty.yaml").read_text(encoding="utf-8")
    document = texts.read_text(text, name="t")
    in_yaml = [problem for problem in problems_of(text) if problem not in document.problems]
    for indent in (None, 2):
        in_json = problems_of(json.dumps(document.data, indent=indent), "json")
        assert [(each.message, each.path) for each in in_json] == [
            # JSON writes it in another way.
            (each.message.replace(".nan", "NaN"), each.path)
            for each in in_yaml
        ]


FIVE = """\
format: careergraph/1
title: Five mistakes
proficiency: [Aware, Working]
skills:
  crm: {title: CRM}
roles:
  rep: {title: Rep, skills: {crm: Working}, level: Entry}
  lead: {titel: Lead}
moves:
  - {from: rep, to: led}
  - {from: lead, to: rep, years: -1}
"""


def test_five_mistakes_are_told_as_five(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(FIVE, encoding="utf-8")
    with pytest.raises(GraphFileError) as caught:
        files.read(path)
    assert str(caught.value) == (
        f"{path} has 5 problems:\n"
        f"  {path}:7:35: the level of 'crm' is a whole number, not the text 'Working'; write 2 for Working\n"
        f"  {path}:7:52: no level 'Entry' stands under `levels`; correct the name, or add it there\n"
        f"  {path}:8:10: role 'lead' has an unknown field 'titel'; did you mean 'title'?\n"
        f"  {path}:10:21: no role 'led' stands under `roles`; did you mean 'lead'?\n"
        f"  {path}:11:34: `years` is -1; it is at least 0"
    )
    assert caught.value.file == str(path)


FIVE_IN_JSON = """{
  "format": "careergraph/1",
  "title": "Five mistakes",
  "skills": {"crm": {"title": "CRM"}},
  "roles": {
    "rep": {"title": "Rep", "skills": {"crm": 1, "crm": 2}},
    "lead": {"titel": "Lead", "level": 3}
  },
  "moves": [
    {"from": "rep", "to": "led"},
    {"from": "lead", "to": "rep", "years": NaN}
  ]
}
"""


def test_mistakes_in_json_have_their_places_too() -> None:
    places = [
        (problem.line, problem.column, problem.message) for problem in problems_of(FIVE_IN_JSON, "json")
    ]
    assert places == [
        (6, 50, "the key 'crm' stands in this mapping twice"),
        (7, 14, "role 'lead' has an unknown field 'titel'"),
        (7, 40, "`level` is a text, not the number 3"),
        (10, 27, "no role 'led' stands under `roles`"),
        (11, 44, "`years` is NaN, which is no finite number"),
    ]


def test_mistakes_in_the_text_alone_are_told() -> None:
    (problem,) = problems_of(SMALL + "title: Again\n")
    assert (
        str(problem) == "t:5:1: the key 'title' stands in this mapping twice (see line 2); keep one of them"
    )


def test_a_text_that_cannot_be_read_is_told() -> None:
    (problem,) = problems_of("a: [")
    assert (problem.line, problem.column) == (1, 5)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("- a\n- b\n", 1, 1), ("just text", 1, 1), ("# nothing\n\n[]", 3, 1), ("{}", 1, 1)],
)
def test_what_is_no_mapping_is_told_where_it_begins(text: str, line: int, column: int) -> None:
    problem = problems_of(text)[0]
    assert (problem.line, problem.column) == (line, column)


def test_a_problem_inside_an_alias_stands_where_the_anchor_is() -> None:
    text = SMALL.replace("{title: A}", "&a {title: A, level: 3}").replace("{title: B}", "*a")
    assert [problem.line for problem in problems_of(text)] == [3, 3, 3]


def test_a_block_is_told_at_the_line_that_names_it() -> None:
    text = SMALL.replace("{title: A}", "{title: A, focus: {s: 0.5, t: 0.1}}") + "functions:\n  s: S\n  t: T\n"
    (problem,) = problems_of(text)
    assert (problem.line, problem.column) == (3, 23)


def test_the_collector_is_back_after_a_broken_file() -> None:
    gc.enable()
    problems_of("a: 1")
    assert gc.isenabled()


def test_data_that_came_from_no_file_is_told_by_its_path() -> None:
    text = json.dumps({"format": "careergraph/1", "title": "T", "roles": {"a": {"title": 3}}, "moves": []})
    (problem,) = problems_of(text, "json")
    assert problem.path == ("roles", "a", "title")
    assert str(problem).startswith("t:1:")


ODD_NUMBERS = """\
format: careergraph/1
title: Odd numbers
levels: [1.10, true]
roles:
  007: {title: Agent, codes: {isco: 0110, other: 0x1F}}
  m: {title: 1e3, aliases: [0o17, .inf]}
moves:
  - {from: 007, to: m, years: "1_000"}
  - {from: m, to: 007, years: 2,
     people: 1e400}
"""


def test_a_number_that_is_meant_as_a_text_is_shown_as_it_is_written() -> None:
    """Who follows the advice gets what the file says: 0110 is another occupation than 110."""
    assert [
        (problem.message.partition(", not ")[2], problem.remedy) for problem in problems_of(ODD_NUMBERS)
    ] == [
        ("the number 1.10", 'put it in quotes: "1.10"'),
        ("true", 'put it in quotes: "true"'),
        ("the number 0110", 'put it in quotes: "0110"'),
        ("the number 0x1F", 'put it in quotes: "0x1F"'),
        ("the number 1e3", 'put it in quotes: "1e3"'),
        ("the number 0o17", 'put it in quotes: "0o17"'),
        ("the number .inf", 'put it in quotes: ".inf"'),
        ("the number 007", 'put it in quotes: "007"'),
        ("the text '1_000'", "write it as 1000"),
        ("the number 007", 'put it in quotes: "007"'),
        ("the number 1e400", "leave it out where it is unknown"),
    ]


def test_a_long_number_that_is_meant_as_a_text_is_cut() -> None:
    digits = "0." + "1" * 100
    (problem,) = problems_of(
        f'{{"format": "careergraph/1", "title": {digits}, "roles": {{"a": {{"title": "A"}}}}, "moves": []}}',
        "json",
    )
    assert problem.remedy == f'put it in quotes: "{digits[:40]}…"'


def test_what_is_behind_an_alias_is_shown_as_it_is_written() -> None:
    found = problems_of(SMALL + "levels: &l [012]\nproficiency: *l\n")
    assert [(each.path, each.line, each.remedy) for each in found] == [
        (("levels", 0), 5, 'put it in quotes: "012"'),
        (("proficiency", 0), 5, 'put it in quotes: "012"'),
    ]


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_number_longer_than_any_is_one_problem(form: str) -> None:
    text = '{"format": "careergraph/1", "title": "T", "roles": {"a": {"title": "A"}, "b": {"title": "B"}},\n'
    text += f'"moves": [{{"from": "a", "to": "b", "years": {"9" * 5000}}}]}}'
    (problem,) = problems_of(text, form)
    assert (problem.line, problem.column) == (2, 45)
    assert problem.message == "a number of 5000 characters stands here"


def test_a_list_of_one_kind_of_problem_is_told_with_its_count() -> None:
    names = ", ".join(f'"n{number}"' for number in range(300))
    text = (
        f'{{"format": "careergraph/1", "title": "T", "skills": {{'
        f'"a": {{"title": "A", "aliases": [{names}]}}, '
        f'"b": {{"title": 5, "aliases": [{names}]}}}}, "roles": {{"r": {{"title": "R"}}}}, "moves": []}}'
    )
    with pytest.raises(GraphFileError) as caught:
        files.read_text(text, name="t.json", form="json")
    assert len(caught.value.problems) == 301
    told = str(caught.value).splitlines()
    assert told[0] == "t.json has 301 problems:"
    assert "is a text, not the number 5" in told[1]
    assert told[21].endswith("'n19' names skill 'a' already (see line 1); give every skill names of its own")
    assert told[22] == "  and 280 more of this kind; `careergraph check --all` lists them"
    assert len(told) == 23


def test_however_the_names_of_a_file_differ_the_kinds_of_its_problems_are_few() -> None:
    """Made-up keys, levels and numbers make no kinds of their own: the message stays short."""
    roles = {
        f"r{number} ": {
            "title": number,
            "level": f"level {number}",
            "codes": {f"code {number}": number, f"c{number}": -number / 7},
            "focus": {f"f{number}": f"{number}"},
            "skills": {f"s{number}": number + 1000, f"t'{number}": f'"{number}'},
            f"field{number}": number,
            "kpis": [number, {"text": number, f"x{number}": 1}],
            "aliases": f"alias {number}",
            "field_sources": {f"skills.z{number}": [f"z{number}"], f"y{number}": number},
        }
        for number in range(1, 200)
    }
    moves = [
        {
            "from": f"a{number}",
            "to": number,
            "years": f"{number}",
            "requires": {f"s{number}": {"level": number + 200}},
        }
        for number in range(200)
    ]
    text = json.dumps({"format": "careergraph/1", "title": "T", "roles": roles, "moves": moves})
    with pytest.raises(GraphFileError) as caught:
        files.read_text(text, name="t.json", form="json")
    assert len(caught.value.problems) > 3_000
    assert len(str(caught.value).splitlines()) < 40 * 21
