"""A graph of two roles as data, and the text that it becomes."""

from typing import Any

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Sales",
    "description": "Two roles.",
    "proficiency": ["Aware", "Working"],
    "levels": ["Entry", "Manager"],
    "functions": {"sales": "Sales"},
    "sources": {"editorial": {"title": "Judgement"}},
    "skills": {
        "crm": {"title": "CRM", "kind": "business", "effort": 1.5, "codes": {"esco": "http://data/x"}},
        "budgeting": {"title": "Budgeting", "aliases": ["Money"]},
    },
    "roles": {
        "rep": {
            "title": "Representative",
            "level": "Entry",
            "focus": {"sales": 1},
            "scope": "tactical",
            "summary": "Sells.\nAlways.",
            "aliases": ["Rep", "2026-11-21", "no"],
            "responsibilities": ["Calls", {"text": "Sells", "sources": ["editorial"]}],
            "skills": {"crm": 1},
            "codes": {"onet": "13-1161.00", "isco": "1221"},
            "field_sources": {"skills.crm": ["editorial"]},
        },
        "lead": {"title": "Lead", "level": "Manager"},
    },
    "moves": [
        {
            "from": "rep",
            "to": "lead",
            "requires": {"crm": 2, "budgeting": {"level": 1, "optional": True, "sources": ["editorial"]}},
            "years": 2.5,
            "people": 3,
            "leavers": 4,
        }
    ],
    "needs": {"leads": {"title": "Leads", "function": "sales"}},
    "agreements": ["One definition of a lead"],
}


YAML = """\
format: careergraph/1
title: Sales
description: Two roles.
proficiency: [Aware, Working]
levels: [Entry, Manager]
functions: {sales: Sales}
sources:
  editorial: {title: Judgement}
skills:
  crm:
    title: CRM
    kind: business
    effort: 1.5
    codes: {esco: 'http://data/x'}
  budgeting:
    title: Budgeting
    aliases: [Money]
roles:
  rep:
    title: Representative
    level: Entry
    focus: {sales: 1}
    scope: tactical
    summary: |-
      Sells.
      Always.
    aliases: [Rep, '2026-11-21', 'no']
    responsibilities:
    - Calls
    - text: Sells
      sources: [editorial]
    skills: {crm: 1}
    codes: {onet: 13-1161.00, isco: '1221'}
    field_sources:
      skills.crm: [editorial]
  lead: {title: Lead, level: Manager}
moves:
- from: rep
  to: lead
  requires:
    crm: 2
    budgeting:
      level: 1
      optional: true
      sources: [editorial]
  years: 2.5
  people: 3
  leavers: 4
needs:
  leads: {title: Leads, function: sales}
agreements: [One definition of a lead]
"""
