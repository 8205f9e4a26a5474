"""Other programs' forms of a graph, in and out: ``tables`` for spreadsheets, a module for each other."""

from __future__ import annotations
