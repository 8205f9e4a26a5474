"""A good graph file, and what is told of each single mistake in it."""
# ruff: noqa: E501 - one row for each mistake: a table is read by its columns

import copy
from typing import Any

import pytest

from careergraph.document.rules import parse
from careergraph.errors import GraphFileError, Problem

NAN = float("nan")
HUGE = 10**400
PAY = {"currency": "EUR", "period": "year"}

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

# Where the mistake is, what stands there, what is told.
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
    ("roles.rep", None, "roles.rep: role 'rep' is a mapping, not nothing; write its fields, such as `{title: ...}`"),
    ("roles.rep", "Rep", "roles.rep: role 'rep' is a mapping, not the text 'Rep'"),
    ("roles.guest.id", "guest", "roles.guest.id: role 'guest' has an unknown field 'id'; leave it out: the key of the entry is its id"),
    ("skills.crm.id", "crm", "skills.crm.id: skill 'crm' has an unknown field 'id'; leave it out"),
    ("sources.article.wher", "x", "sources.article.wher: source 'article' has an unknown field 'wher'; did you mean 'where'?"),
    ("roles.guest.zzz", 1, "roles.guest.zzz: role 'guest' has an unknown field 'zzz'; known here: title, level, "),
    ("roles.guest.title", "SALES  lead", "roles.guest.title: 'SALES  lead' names role 'lead' already (see roles.lead.title); give every role names"),
    ("roles.guest.aliases", ["sales LEAD"], "roles.guest.aliases[0]: 'sales LEAD' names role 'lead' already (see roles.lead.title)"),
    ("roles.guest.optional", ["crm"], "roles.guest.optional: role 'guest' has an unknown field 'optional'; say it of a skill: `skills"),
    ("roles.guest.skills", {"crm": {"optional": True}}, "roles.guest.skills.crm.level: the expected skill 'crm' lacks `level`; say which"),
    ("roles.guest.skills", {"crm": {"level": "1"}}, "roles.guest.skills.crm.level: the level of 'crm' is a whole number, not the text '1'"),
    ("roles.guest.skills", {"crm": {"level": 3}}, "roles.guest.skills.crm.level: the level of 'crm' is 3; write one of: 1 Aware, 2 Working"),
    ("roles.guest.skills", {"crm": {"level": 1, "optinal": True}}, "skills.crm.optinal: the expected skill 'crm' has an unknown field 'optinal'; did you"),
    ("roles.guest.skills", {"crm": {"level": 1, "optional": "yes"}}, "skills.crm.optional: `optional` is true or false, not the text 'yes'"),
    ("roles.guest.skills", {"crm": {"level": 1, "sources": ["x"]}}, "roles.guest.skills.crm.sources[0]: no source 'x' stands under `sources`"),
    ("sources.article.derived", 1, "sources.article.derived: `derived` is true or false, not the number 1"),
    ("version", 1.5, 'version: `version` is a text, not the number 1.5; put it in quotes: "1.5"'),
    ("updated", "2026-02-30", "updated: `updated` is no day: '2026-02-30'; write it as 2026-11-28"),
    ("updated", "28.11.2026", "updated: `updated` is no day: '28.11.2026'; write it as 2026-11-28"),
    ("language", "plain English", "language: `language` is not 'plain English'; write a code such as en, fr or pt-BR"),
    ("skills.crm.title", "money", "skills.crm.title: 'money' names skill 'budget' already (see skills.budget.aliases[0])"),
    ("skills.crm.effort", -1, "skills.crm.effort: `effort` is -1; it is at least 0"),
    ("skills.crm.effort", NAN, "skills.crm.effort: `effort` is nan, which is no finite number"),
    ("skills.crm.effort", HUGE, "skills.crm.effort: `effort` is too large"),
    ("skills.crm.effort", True, "skills.crm.effort: `effort` is a number, not true"),
    ("skills.crm.effort", "2", "skills.crm.effort: `effort` is a number, not the text '2'; write it without quotes: 2"),
    ("skills.crm.codes", ["x"], "skills.crm.codes: `codes` is a mapping, not a list"),
    ("skills.crm.codes", {"onet": 11.0}, "skills.crm.codes.onet: the code 'onet' is a text, not the number 11.0; put it in quotes: \"11.0\""),
    ("skills.crm.aliases", "CRM", "skills.crm.aliases: `aliases` is a list, not the text 'CRM'; write it as a list: [CRM]"),
    ("skills.crm.sources", ["artikle"], "skills.crm.sources[0]: no source 'artikle' stands under `sources`; did you mean 'article'?"),
    # resources, credentials, pay
    ("skills.crm.resources", {"title": "A course"}, "skills.crm.resources: `resources` is a list, not a mapping; write it as a list"),
    ("skills.crm.resources", ["A course"], "skills.crm.resources[0]: an entry of `resources` is a mapping, not the text 'A course'; write its"),
    ("skills.crm.resources", [{}], "skills.crm.resources[0].title: this resource lacks `title`; add `title:`"),
    ("skills.crm.resources", [{"title": "A", "hour": 2}], "skills.crm.resources[0].hour: this resource has an unknown field 'hour'; did you mean 'hours'?"),
    ("skills.crm.resources", [{"title": "A", "from_level": 1}], "resources[0].from_level: this resource has an unknown field 'from_level'; did you mean 'from'?"),
    ("skills.crm.resources", [{"title": "A", "hours": -1}], "skills.crm.resources[0].hours: `hours` is -1; it is at least 0"),
    ("skills.crm.resources", [{"title": "A", "hours": NAN}], "skills.crm.resources[0].hours: `hours` is nan, which is no finite number"),
    ("skills.crm.resources", [{"title": "A", "to": 3}], "skills.crm.resources[0].to: the level of 'crm' is 3; write one of: 1 Aware, 2 Working"),
    ("skills.crm.resources", [{"title": "A", "from": "Aware"}], "resources[0].from: `from` is a whole number, at least 1, not the text 'Aware'"),
    ("skills.crm.resources", [{"title": "A", "from": 2, "to": 2}], "resources[0].from: this resource leads from level 2 to no higher one; `from` is"),
    ("skills.crm.resources", [{"title": "A", "sources": ["x"]}], "skills.crm.resources[0].sources[0]: no source 'x' stands under `sources`"),
    ("skills.crm.resources", [{"title": "A", "cost": 12}], "skills.crm.resources[0].cost: `cost` is a mapping, not the number 12; write it as"),
    ("skills.crm.resources", [{"title": "A", "cost": {"amount": 12}}], "resources[0].cost.currency: `cost` lacks `currency`; say which: EUR, USD"),
    ("skills.crm.resources", [{"title": "A", "cost": {"amount": [12]}}], "resources[0].cost.amount: `amount` is a number, not a list"),
    ("skills.crm.resources", [{"title": "A", "cost": {"currency": "EUR"}}], "resources[0].cost.amount: `cost` lacks `amount`; add `amount:`"),
    ("skills.crm.resources", [{"title": "A", "cost": {"amount": 1, "currency": "euro"}}], "cost.currency: `currency` is not 'euro'; write three capital"),
    ("skills.crm.resources", [{"title": "A", "cost": {"amount": 0, "per": "day"}}], "cost.per: `cost` has an unknown field 'per'; known here: amount, currency"),
    ("credentials", ["pmp"], "credentials: `credentials` is a mapping, not a list"),
    ("credentials", {"P M": {"title": "P"}}, "credentials.P M: 'P M' is not an id; use letters, digits, '-', '_' and '.', such as 'p-m'"),
    ("credentials", {"pmp": {"year": 1, "title": "P"}}, "credentials.pmp.year: credential 'pmp' has an unknown field 'year'; did you mean 'years'?"),
    ("credentials", {"pmp": {"id": "pmp", "title": "P"}}, "credentials.pmp.id: credential 'pmp' has an unknown field 'id'; leave it out"),
    ("credentials", {"pmp": {"title": "P"}, "q": {"title": "p "}}, "credentials.q.title: 'p ' names credential 'pmp' already (see credentials.pmp.title)"),
    ("credentials", {"pmp": {"title": "P", "sources": ["x"]}}, "credentials.pmp.sources[0]: no source 'x' stands under `sources`"),
    ("credentials", {"pmp": {"title": "P", "cost": {"amount": 2}}}, "credentials.pmp.cost.currency: `cost` lacks `currency`"),
    ("moves.0.credentials", ["pmp"], "moves[0].credentials[0]: no credential 'pmp' stands under `credentials`; correct the name, or add it"),
    ("moves.0.credentials", "pmp", "moves[0].credentials: `credentials` is a list, not the text 'pmp'; write it as a list: [pmp]"),
    ("roles.guest.pay", 40_000, "roles.guest.pay: `pay` is a mapping, not the number 40000; write it as `key: value` lines"),
    ("roles.guest.pay", {"currency": "EUR", "period": "year"}, "roles.guest.pay: `pay` says no amount; say `low`, `middle` or `high`"),
    ("roles.guest.pay", {"low": 1, "period": "year"}, "roles.guest.pay.currency: `pay` lacks `currency`; say which: EUR, USD"),
    ("roles.guest.pay", {"low": 1, "currency": "EUR"}, "roles.guest.pay.period: `pay` lacks `period`; say for how long that is paid: year, month"),
    ("roles.guest.pay", PAY | {"low": 3, "high": 2}, "roles.guest.pay.high: `high` is 2, less than `low`; `low`, `middle` and `high` come in that"),
    ("roles.guest.pay", PAY | {"low": HUGE}, "roles.guest.pay.low: `low` is too large; write a smaller number"),
    ("roles.guest.pay", PAY | {"low": "1k"}, "roles.guest.pay.low: `low` is a number, not the text '1k'; leave it out where it is unknown"),
    ("roles.guest.pay", PAY | {"low": 1, "middle": 3, "high": 2}, "roles.guest.pay.high: `high` is 2, less than `middle`"),
    ("roles.guest.pay", PAY | {"low": 1, "period": "yearly"}, "roles.guest.pay.period: `period` is not the text 'yearly'; did you mean 'year'?"),
    ("roles.guest.pay", PAY | {"low": 1, "as_of": "2026"}, "roles.guest.pay.as_of: `as_of` is not the text '2026'; write a month or a day: 2026-06"),
    ("roles.guest.pay", PAY | {"low": 1, "sources": ["x"]}, "roles.guest.pay.sources[0]: no source 'x' stands under `sources`"),
    ("roles.guest.pay", PAY | {"low": 1, "medium": 2}, "roles.guest.pay.medium: `pay` has an unknown field 'medium'; known here: currency, period"),
    # levels, scope, focus
    ("roles.guest.level", "Manger", "roles.guest.level: no level 'Manger' stands under `levels`; did you mean 'Manager'?"),
    ("roles.guest.level", 2, "roles.guest.level: `level` is a text, not the number 2"),
    ("roles.guest.scope", "strategical", "roles.guest.scope: `scope` is not the text 'strategical'; did you mean 'strategic'?"),
    ("roles.guest.scope", "xyz", "roles.guest.scope: `scope` is not the text 'xyz'; it is one of: tactical, strategic"),
    ("roles.guest.scope", 7, "roles.guest.scope: `scope` is not the number 7; it is one of: tactical, strategic"),
    ("roles.guest.focus", {"sales": 0.5, "marketing": 0.4}, "roles.guest.focus: the shares of `focus` sum to 0.9; let them sum to 1"),
    ("roles.guest.focus", {"sales": 2}, "roles.guest.focus.sales: the share of 'sales' is 2; shares lie between 0 and 1"),
    ("roles.guest.focus", {"sales": True}, "roles.guest.focus.sales: the share of 'sales' is a number, not true"),
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
    ("moves.0.people", 2**53 + 1, "moves[0].people: `people` is 9007199254740993; it is at most 9007199254740992"),
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
