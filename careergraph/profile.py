"""What a person holds: skill -> proficiency level, read from a file or given in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

Have: TypeAlias = Mapping[str, int | str] | Iterable[str]
