"""Plain data in, a graph file out, or every problem with its place."""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import Any

import pytest

from careergraph.errors import GraphFileError, Problem
from careergraph.models import GraphFile, Requirement
from careergraph.rules import parse

NAN = float("nan")
HUGE = 10**400

GOOD: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Sales",
    "proficiency": ["Aware", "Working"],
    "levels": ["Entry", "Manager"],
    "functions": {"sales": "Sales", "marketing": "Marketing"},
    "sources": {"article": {"title": "An article"}},
    "skills": {"budget": {"title": "Budgets", "aliases": ["Money"]}, "crm": {"title": "CRM"}},
    "roles": {
        "rep": {"title": "Representative", "level": "Entry", "skills": {"crm": 1}},
        "lead": {"title": "Sales Lead", "aliases": ["Team Lead"], "level": "Manager"},
        "guest": {"title": "Guest"},
    },
    "moves": [{"from": "rep", "to": "lead", "requires": {"budget": 2}}],
    "needs": {"leads": {"title": "Leads", "function": "marketing"}},
    "agreements": ["One definition of a lead"],
}


def changed(path: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any wrong value
    """Return the good file with another value at a dotted path; ``moves.0.kind`` reaches into a list."""
    data = copy.deepcopy(GOOD)
    *steps, last = path.split(".")
    node: Any = data
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node.setdefault(step, {})
    if isinstance(node, list):
        node.insert(int(last), value)
    else:
        node[last] = value
    return data


def problems_of(data: object) -> list[Problem]:
    with pytest.raises(GraphFileError) as caught:
        parse(data)
    return list(caught.value.problems)


def test_a_good_file_is_read() -> None:
    file = parse(GOOD)
    assert isinstance(file, GraphFile)
    assert list(file.roles) == ["rep", "lead", "guest"]
    assert file.roles["rep"].id == "rep"
    assert file.moves[0].requires == {"budget": Requirement(2)}


def test_the_callers_data_is_never_changed() -> None:
    data = copy.deepcopy(GOOD)
    parse(data)
    assert data == GOOD


def test_a_mapping_that_is_no_dict_is_read() -> None:
    assert parse(MappingProxyType(GOOD)) == parse(GOOD)


def test_tuples_are_lists() -> None:
    data = GOOD | {"moves": tuple(GOOD["moves"]), "levels": ("Entry", "Manager")}
    assert parse(data) == parse(GOOD)


def test_a_graph_may_have_no_moves() -> None:
    assert parse(GOOD | {"moves": []}).moves == ()


@pytest.mark.parametrize("section", ["proficiency", "functions", "sources", "skills", "needs", "agreements"])
def test_what_is_written_without_a_value_is_left_out(section: str) -> None:
    data = {
        "format": "careergraph/1",
        "title": "T",
        section: None,
        "roles": {"a": {"title": "A", "skills": None, "focus": None, "aliases": None, "kpis": None}},
        "moves": [],
    }
    assert not getattr(parse(data), section)


def test_an_id_may_equal_the_title_of_another() -> None:
    data = changed("roles.guest.title", "rep")
    assert parse(data).roles["guest"].title == "rep"


def test_names_of_one_role_may_repeat() -> None:
    data = changed("roles.lead.aliases", ["sales lead", "Sales  Lead"])
    assert parse(data).roles["lead"].aliases == ("sales lead", "Sales  Lead")


def test_blanks_around_names_do_not_count() -> None:
    data = changed("levels", [" Entry", "Manager "]) | {"title": " Sales "}
    assert parse(data).levels == ("Entry", "Manager")


def test_without_a_scale_any_level_from_1_to_100_will_do() -> None:
    data = changed("roles.rep.skills", {"crm": 100})
    del data["proficiency"]
    assert parse(data).roles["rep"].skills == {"crm": 100}


def test_a_kind_may_be_stated_where_a_level_is_unsaid() -> None:
    data = changed("moves.1", {"from": "lead", "to": "guest", "kind": "step_down"})
    assert parse(data).moves[1].kind == "step_down"


def test_focus_shares_may_be_rounded_a_little() -> None:
    third = 0.3333333
    data = changed("functions.service", "Service")
    data["roles"]["rep"]["focus"] = {"sales": third, "marketing": third, "service": third}
    assert parse(data).roles["rep"].focus["service"] == third


ONE_PROBLEM: list[tuple[str, Any, str]] = [
    # the file
    ("format", "careergraph/2", "format: this is careergraph/2; this program reads careergraph/1"),
    ("format", 1, "format: `format` is not the number 1; write `format: careergraph/1`"),
    ("format", "other", "format: `format` is not the text 'other'; write `format: careergraph/1`"),
    ("title", 5, 'title: `title` is a text, not the number 5; put it in quotes: "5"'),
    ("title", True, 'title: `title` is a text, not true; put it in quotes: "true"'),
    ("title", None, "title: `title` is empty; write its text"),
    ("title", " ", "title: `title` is empty; write its text"),
    ("title", ["a"], "title: `title` is a text, not a list; write one text"),
    ("title", {"a": 1}, "title: `title` is a text, not a mapping; write one text"),
    ("title", "x" * 501, "title: `title` is 501 characters long; use at most 500"),
    ("title", "a\x1b[31mb", "title: `title` holds the control character U+001B; remove it"),
    ("title", "\ud800", "title: `title` holds half a character (a lone surrogate); write it anew"),
    ("titel", "x", "titel: the file has an unknown field 'titel'; did you mean 'title'?"),
    ("roles", {}, "roles: `roles` is empty; list at least one role"),
    ("roles", [], "roles: `roles` is a mapping, not a list"),
    ("roles", None, "roles: `roles` is a mapping, not nothing"),
    ("skills", ["crm"], "skills: `skills` is a mapping, not a list"),
    ("moves", {}, "moves: `moves` is a list, not a mapping"),
    ("moves", None, "moves: `moves` is a list, not nothing"),
    ("moves", {"rep", "lead"}, "moves: `moves` is a list, not a set"),
    ("levels", {"Entry": 1}, "levels: `levels` is a list, not a mapping"),
    ("agreements", "One", "agreements: `agreements` is a list, not the text 'One'; write it as a list: [One]"),
    ("proficiency", ["Aware", "Working", "aware "], "proficiency[2]: 'aware ' stands in `proficiency` twice (see proficiency[0]); keep one"),
    ("levels", ["Entry", "Manager", 3], 'levels[2]: an entry of `levels` is a text, not the number 3; put it in quotes: "3"'),
    # roles, skills, sources
    ("roles.Head Of", {"title": "H"}, "roles.Head Of: 'Head Of' is not an id; use letters, digits, '-', '_' and '.', such as 'head-of'"),
    ("roles.é", {"title": "H"}, "roles.é: 'é' is not an id; use letters, digits, '-', '_' and '.', such as 'an-id'"),
    ("roles." + "x" * 201, {"title": "H"}, "is 201 characters long; use at most 200"),
    ("roles.rep", None, "roles.rep: `rep` is a mapping, not nothing; write its fields, such as `{title: ...}`"),
    ("roles.rep", "Rep", "roles.rep: `rep` is a mapping, not the text 'Rep'"),
    ("roles.guest.id", "guest", "roles.guest.id: role 'guest' has an unknown field 'id'; leave it out: the key of the entry is its id"),
    ("skills.crm.id", "crm", "skills.crm.id: skill 'crm' has an unknown field 'id'; leave it out"),
    ("sources.article.wher", "x", "sources.article.wher: source 'article' has an unknown field 'wher'; did you mean 'where'?"),
    ("roles.guest.zzz", 1, "roles.guest.zzz: role 'guest' has an unknown field 'zzz'; known here: title, level, "),
    ("roles.guest.title", "SALES  lead", "roles.guest.title: 'SALES  lead' names role 'lead' already (see roles.lead.title); give every role names"),
    ("roles.guest.aliases", ["team LEAD"], "roles.guest.aliases[0]: 'team LEAD' names role 'lead' already (see roles.lead.aliases[0])"),
    ("skills.crm.title", "money", "skills.crm.title: 'money' names skill 'budget' already (see skills.budget.aliases[0])"),
    ("skills.crm.effort", -1, "skills.crm.effort: `effort` is -1; it is at least 0"),
    ("skills.crm.effort", NAN, "skills.crm.effort: `effort` is nan, which is no finite number"),
    ("skills.crm.effort", HUGE, "skills.crm.effort: `effort` is too large"),
    ("skills.crm.effort", True, "skills.crm.effort: `effort` is a number, not true"),
    ("skills.crm.effort", "2", "skills.crm.effort: `effort` is a number, not the text '2'; write it without quotes: 2"),
    ("skills.crm.codes", ["x"], "skills.crm.codes: `codes` is a mapping, not a list"),
    ("skills.crm.codes", {"onet": 11.0}, 'skills.crm.codes.onet: `onet` is a text, not the number 11.0; put it in quotes: "11.0"'),
    ("skills.crm.aliases", "CRM", "skills.crm.aliases: `aliases` is a list, not the text 'CRM'; write it as a list: [CRM]"),
    ("skills.crm.sources", ["artikle"], "skills.crm.sources[0]: no source 'artikle' stands under `sources`; did you mean 'article'?"),
    ("roles.guest.level", "Manger", "roles.guest.level: no level 'Manger' stands under `levels`; did you mean 'Manager'?"),
    ("roles.guest.level", 2, "roles.guest.level: `level` is a text, not the number 2"),
    ("roles.guest.scope", "strategical", "roles.guest.scope: `scope` is not the text 'strategical'; did you mean 'strategic'?"),
    ("roles.guest.scope", "xyz", "roles.guest.scope: `scope` is not the text 'xyz'; it is one of: tactical, strategic"),
    ("roles.guest.scope", 7, "roles.guest.scope: `scope` is not the number 7; it is one of: tactical, strategic"),
    ("roles.guest.focus", {"sales": 0.5, "marketing": 0.4}, "roles.guest.focus: the shares of `focus` sum to 0.9; let them sum to 1"),
    ("roles.guest.focus", {"sales": 2}, "roles.guest.focus.sales: the share of 'sales' is 2; shares lie between 0 and 1"),
    ("roles.guest.focus", {"sales": True}, "roles.guest.focus.sales: `sales` is a number, not true"),
    ("roles.guest.focus", {"sels": 1}, "roles.guest.focus.sels: no function 'sels' stands under `functions`; did you mean 'sales'?"),
    ("roles.guest.focus", "sales", "roles.guest.focus: `focus` is a mapping, not the text 'sales'"),
    ("roles.guest.skills", {"crn": 1}, "roles.guest.skills.crn: no skill 'crn' stands under `skills`; did you mean 'crm'?"),
    ("roles.guest.skills", {"crm": 3}, "roles.guest.skills.crm: the level of 'crm' is 3; write one of: 1 Aware, 2 Working"),
    ("roles.guest.skills", {"crm": 0}, "roles.guest.skills.crm: the level of 'crm' is 0; write one of"),
    ("roles.guest.skills", {"crm": HUGE}, "the level of 'crm' is of 1329 bits; write one of"),
    ("roles.guest.skills", {"crm": "working"}, "the level of 'crm' is a whole number, not the text 'working'; write 2 for Working"),
    ("roles.guest.skills", {"crm": "Expert"}, "not the text 'Expert'; write one of: 1 Aware, 2 Working"),
    ("roles.guest.skills", {"crm": 2.0}, "the level of 'crm' is a whole number, not the number 2.0"),
    ("roles.guest.skills", {"crm": True}, "the level of 'crm' is a whole number, not true"),
    ("roles.guest.skills", {"crm": None}, "the level of 'crm' is a whole number, not nothing"),
    ("roles.guest.skills", ["crm"], "roles.guest.skills: `skills` is a mapping, not a list"),
    ("roles.guest.kpis", "Revenue", "roles.guest.kpis: `kpis` is a list, not the text 'Revenue'"),
    ("roles.guest.kpis", [3], "roles.guest.kpis[0]: an entry of `kpis` is a text, not the number 3; write a text, or `{text: ..., sources"),
    ("roles.guest.kpis", [{"txt": "x", "text": "y"}], "roles.guest.kpis[0].txt: this fact has an unknown field 'txt'; did you mean 'text'?"),
    ("roles.guest.kpis", [{"sources": ["article"]}], "roles.guest.kpis[0].text: this fact lacks `text`; write the fact as `text:`"),
    ("roles.guest.kpis", [{"text": "y", "sources": ["x"]}], "roles.guest.kpis[0].sources[0]: no source 'x' stands under `sources`; correct the name, or add it there"),
    ("roles.guest.sources", ["artikle"], "roles.guest.sources[0]: no source 'artikle'"),
    ("roles.guest.field_sources", {"scop": []}, "roles.guest.field_sources.scop: 'scop' is no field that can name its sources; did you mean 'scope'?"),
    ("roles.guest.field_sources", {"zzz": []}, "'zzz' is no field that can name its sources; it is one of: aliases, codes, "),
    ("roles.rep.field_sources", {"skills.crn": []}, "roles.rep.field_sources.skills.crn: no expected skill 'crn' stands under `skills`; did you mean 'crm'?"),
    ("roles.guest.field_sources", {"title": "article"}, "roles.guest.field_sources.title: `title` is a list, not the text 'article'"),
    # needs
    ("needs.leads", {"title": "Leads"}, "needs.leads.function: need 'leads' lacks `function`; say which function the need belongs to"),
    ("needs.leads.function", "market", "needs.leads.function: no function 'market' stands under `functions`; did you mean 'marketing'?"),
    ("needs.leads.sources", ["x"], "needs.leads.sources[0]: no source 'x'"),
    ("agreements", [{"text": "x", "sources": ["y"]}], "agreements[0].sources[0]: no source 'y'"),
    # moves
    ("moves.1", 5, "moves[1]: a move is a mapping, not the number 5; write `{from: ..., to: ...}`"),
    ("moves.1", None, "moves[1]: a move is a mapping, not nothing"),
    ("moves.1", {"from": "rep"}, "moves[1].to: this move lacks `to`; say which role the move leads to"),
    ("moves.1", {"to": "rep"}, "moves[1].from: this move lacks `from`; say which role the move starts from"),
    ("moves.1", {"from": "rep", "to": "guset"}, "moves[1].to: no role 'guset' stands under `roles`; did you mean 'guest'?"),
    ("moves.1", {"from": "Sales Lead", "to": "rep"}, "moves[1].from: no role 'Sales Lead' stands under `roles`; did you mean 'lead'?"),
    ("moves.1", {"from": "rep", "to": 3}, "moves[1].to: `to` is a text, not the number 3"),
    ("moves.1", {"from": "rep", "to": ["lead"]}, "moves[1].to: `to` is a text, not a list"),
    ("moves.1", {"from": "rep", "to": "rep"}, "moves[1].to: this move leads from 'rep' to itself; name another role"),
    ("moves.1", {"from": "rep", "to": "lead"}, "moves[1]: there is a move from 'rep' to 'lead' already (see moves[0]); join the two"),
    ("moves.0.share", 0.5, "moves[0].share: this move has an unknown field 'share'; leave it out: share follows from `people` and `leavers`"),
    ("moves.0.source", "rep", "moves[0].source: this move has an unknown field 'source'; name the roles as `from` and `to`"),
    ("moves.0.kind", "lateral", "moves[0].kind: a move from level 'Entry' to 'Manager' is a promotion, not a lateral; leave `kind` out"),
    ("moves.0.kind", "stepdown", "moves[0].kind: `kind` is not the text 'stepdown'; did you mean 'step_down'?"),
    ("moves.0.kind", ["lateral"], "moves[0].kind: `kind` is not a list; it is one of: promotion, lateral, step_down"),
    ("moves.0.years", -0.5, "moves[0].years: `years` is -0.5; it is at least 0"),
    ("moves.0.years", float("inf"), "moves[0].years: `years` is inf, which is no finite number; leave it out where it is unknown"),
    ("moves.0.years", "two", "moves[0].years: `years` is a number, not the text 'two'; leave it out where it is unknown"),
    ("moves.0.people", 0, "moves[0].people: `people` is 0; it is at least 1"),
    ("moves.0.people", 1.5, "moves[0].people: `people` is a whole number, at least 1, not the number 1.5"),
    ("moves.0.sources", ["x"], "moves[0].sources[0]: no source 'x'"),
    ("moves.0.field_sources", {"title": []}, "moves[0].field_sources.title: 'title' is no field that can name its sources"),
    ("moves.0.field_sources", {"skills.crm": []}, "moves[0].field_sources.skills.crm: 'skills.crm' is no field that can"),
    ("moves.0.requires", {"crn": 1}, "moves[0].requires.crn: no skill 'crn' stands under `skills`; did you mean 'crm'?"),
    ("moves.0.requires", {"crm": 3}, "moves[0].requires.crm: the level of 'crm' is 3; write one of: 1 Aware, 2 Working"),
    ("moves.0.requires", {"crm": "Aware"}, "moves[0].requires.crm: the level of 'crm' is a whole number, not the text 'Aware'; write 1 for Aware"),
    ("moves.0.requires", {"crm": {"level": 3}}, "moves[0].requires.crm.level: the level of 'crm' is 3; write one of"),
    ("moves.0.requires", {"crm": {"level": "Aware"}}, "moves[0].requires.crm.level: the level of 'crm' is a whole number, not the text"),
    ("moves.0.requires", {"crm": {"optional": True}}, "moves[0].requires.crm.level: the requirement 'crm' lacks `level`; say which proficiency level"),
    ("moves.0.requires", {"crm": {"level": 1, "optional": "yes"}}, "moves[0].requires.crm.optional: `optional` is true or false, not the text 'yes'"),
    ("moves.0.requires", {"crm": {"level": 1, "lvl": 1}}, "moves[0].requires.crm.lvl: the requirement 'crm' has an unknown field 'lvl'; did you mean 'level'?"),
    ("moves.0.requires", {"crm": {"level": 1, "sources": ["x"]}}, "moves[0].requires.crm.sources[0]: no source 'x'"),
    ("moves.0.requires", {"crm": [1]}, "moves[0].requires.crm: the level of 'crm' is a whole number, not a list"),
    ("moves.0.requires", ["crm"], "moves[0].requires: `requires` is a mapping, not a list"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "told"), ONE_PROBLEM, ids=[case[2][:50] for case in ONE_PROBLEM])
def test_one_mistake_is_one_problem(path: str, value: object, told: str) -> None:
    problems = [str(problem) for problem in problems_of(changed(path, value))]
    assert len(problems) == 1
    assert told in problems[0]


def test_no_words_of_pydantic_reach_a_user() -> None:
    for path, value, _ in ONE_PROBLEM:
        for problem in problems_of(changed(path, value)):
            assert "nput should" not in str(problem)
            assert "valid " not in str(problem)
            assert "pydantic" not in str(problem)


@pytest.mark.parametrize("data", [None, [], 3, "text", b"bytes"], ids=repr)
def test_data_that_is_no_mapping_is_told(data: object) -> None:
    (problem,) = problems_of(data)
    assert problem.path == ()
    assert problem.message.startswith("a graph file is a mapping, not ")


def test_what_a_file_lacks_is_told() -> None:
    assert [problem.path for problem in problems_of({})] == [("format",), ("title",), ("roles",), ("moves",)]


def test_people_are_some_of_the_leavers() -> None:
    data = changed("moves.0.people", 5)
    data["moves"][0]["leavers"] = 3
    (problem,) = problems_of(data)
    assert problem.path == ("moves", 0, "people")
    assert problem.message == "5 people made this move, but only 3 left the role"
    data["moves"][0]["leavers"] = 5
    assert parse(data).moves[0].share == 1.0


def test_from_and_to_have_no_other_names() -> None:
    problems = problems_of(changed("moves.1", {"source": "lead", "target": "rep"}))
    assert [problem.path for problem in problems] == [("moves", 1, "source"), ("moves", 1, "target")]
    problems = problems_of(changed("moves.1", {"from": "lead", "target": "rep"}))
    assert [problem.path for problem in problems] == [("moves", 1, "target")]


def test_problems_of_both_kinds_are_told_in_the_order_of_the_file() -> None:
    data = changed("moves.0.years", "two")
    data["moves"][0]["to"] = "led"
    data["roles"]["rep"]["level"] = "Entri"
    data["roles"]["rep"]["title"] = 7
    data["skills"]["crm"]["aliases"] = ["budgets"]
    data["titel"] = "x"
    assert [problem.path for problem in problems_of(data)] == [
        ("skills", "crm", "aliases", 0),
        ("roles", "rep", "title"),
        ("roles", "rep", "level"),
        ("moves", 0, "to"),
        ("moves", 0, "years"),
        ("titel",),
    ]


def test_keys_are_texts() -> None:
    data = changed("roles.guest.skills", {3: 1})
    data["skills"][2] = {"title": "Two"}
    messages = [problem.message for problem in problems_of(data)]
    assert messages == ["an id is a text, not the number 2", "an id is a text, not the number 3"]


def test_an_empty_id_is_told() -> None:
    data = changed("roles.guest.skills", {})
    data["roles"][""] = {"title": "Nobody"}
    (problem,) = problems_of(data)
    assert problem.message == "an id is empty"
    assert problem.on_key


def test_names_that_are_referred_to_are_passed_over_where_their_section_cannot_be_read() -> None:
    problems = problems_of(changed("skills", "crm, budget"))
    assert [problem.path for problem in problems] == [("skills",)]


def test_a_file_without_levels_is_told_which_it_lacks() -> None:
    data = copy.deepcopy(GOOD)
    del data["levels"]
    assert [problem.path for problem in problems_of(data)] == [
        ("roles", "rep", "level"),
        ("roles", "lead", "level"),
    ]


def test_no_more_problems_are_told_than_anybody_reads() -> None:
    data = GOOD | {"moves": [{"from": "rep", "to": 3}] * 30_000}
    problems = problems_of(data)
    assert len(problems) == 10_001
    assert problems[-1].message == "more problems follow the first 10000"


@pytest.mark.parametrize("section", ["sources", "skills", "roles"])
def test_large_sections_are_read_in_parts(section: str) -> None:
    entries = {f"x{number}": {"title": f"Title {number}"} for number in range(45_000)}
    data = GOOD | {section: GOOD[section] | entries}
    file = parse(data)
    assert list(getattr(file, section))[-1] == "x44999"
    entries["x44000"]["title"] = 5  # type: ignore[assignment]
    (problem,) = problems_of(GOOD | {section: GOOD[section] | entries})
    assert problem.path == (section, "x44000", "title")


def test_many_moves_are_read_in_parts() -> None:
    roles = {f"r{number}": {"title": f"Role {number}"} for number in range(210)}
    moves: list[dict[str, Any]] = [
        {"from": f"r{source}", "to": f"r{target}"}
        for source in range(210)
        for target in range(210)
        if source != target
    ]
    data = GOOD | {"roles": roles, "moves": moves}
    file = parse(data)
    assert [(move.source, move.target) for move in file.moves] == [(m["from"], m["to"]) for m in moves]
    moves[41_000]["years"] = "two"
    (problem,) = problems_of(data)
    assert problem.path == ("moves", 41_000, "years")


def test_a_list_of_millions_in_one_entry_is_refused_before_it_is_read() -> None:
    data = changed("roles.guest.kpis", [1] * 200_000)
    (problem,) = problems_of(data)
    assert problem.message == "`kpis` has 200000 entries"


def test_a_search_for_near_names_ends_where_it_costs_too_much() -> None:
    skills = {f"skill-{number}": {"title": f"Skill {number}"} for number in range(2_000)}
    asked = {f"skil-{number}": 1 for number in range(2_000)}
    data = GOOD | {"skills": GOOD["skills"] | skills}
    data = copy.deepcopy(data)
    data["roles"]["guest"]["skills"] = asked
    problems = problems_of(data)
    assert len(problems) == 2_000
    assert problems[0].remedy.startswith("did you mean")
    assert problems[-1].remedy == "correct the name, or add it there"


def test_texts_of_a_file_are_shown_escaped_and_short() -> None:
    problems = problems_of(changed("roles.guest.level", "\x1b[31m" + "x" * 1000))
    assert "\x1b" not in str(problems[0])
    assert len(str(problems[0])) < 300
    problems = problems_of(changed("roles.\x1b[31m", {"title": "Red"}))
    assert "\x1b" not in str(problems[0])
