"""What a person holds: skill -> proficiency level, read from a file or given in words."""

from careergraph.person.credentials import credentials_held
from careergraph.person.holding import Have, Matched, PersonOptions, Unmatched, held, kept, matched
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
]
