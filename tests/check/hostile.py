"""A graph file that brings along whatever a rendering may stumble over."""

from __future__ import annotations

from careergraph.check import Review, check_document
from careergraph.document.texts import read_text

HOSTILE = """\
format: careergraph/1
title: T
skills:
  x: {title: "Budget [management](http://evil.example) 100%"}
  y: {title: "Budget [managment](http://evil.example) 100%"}
roles:
  a: {title: A, skills: {x: 1, y: 1}}
  b: {title: B}
moves:
  - {from: a, to: b}
"""


def reviewed(text: str = HOSTILE, name: str = "a b/ca,re:er%.yaml") -> Review:
    return check_document(read_text(text, name=name))
