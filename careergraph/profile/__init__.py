"""What a person holds: skill -> proficiency level, read from a file or given in words."""

from careergraph.profile.holding import Have, Matched, PersonOptions, Unmatched, held, matched
from careergraph.profile.person import Profile

__all__ = ["Have", "Matched", "PersonOptions", "Profile", "Unmatched", "held", "matched"]
