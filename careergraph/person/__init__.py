"""What a person holds: skill -> proficiency level, read from a file or given in words."""

from careergraph.person.holding import (
    Have,
    Matched,
    PersonOptions,
    Unmatched,
    credentials_held,
    held,
    kept,
    matched,
    role_of,
)
from careergraph.person.profile import Profile

__all__ = [
    "Have",
    "Matched",
    "PersonOptions",
    "Profile",
    "Unmatched",
    "credentials_held",
    "held",
    "kept",
    "matched",
    "role_of",
]
