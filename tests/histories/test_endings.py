"""What HR systems call the end of a job, and what they call a leave."""

import pytest

from careergraph.histories.endings import ENDING, LEAVE, NOTHING, meaning


@pytest.mark.parametrize(
    ("text", "field", "meant"),
    [
        ("Termination", "action", ENDING),
        ("RETIRED", "status", ENDING),
        ("Laid off", "action", ENDING),
        ("end_of_contract", "action", ENDING),
        ("TER", "action", ENDING),
        ("T", "status", ENDING),
        ("Leave of absence", "action", LEAVE),
        ("Return from leave", "action", LEAVE),
        ("LOA", "action", LEAVE),
        ("P", "status", LEAVE),
        ("On Leave", "status", LEAVE),
        ("Hire", "action", NOTHING),
        ("Rehire after retirement", "action", NOTHING),
        ("Promotion", "action", NOTHING),
        ("Active", "status", NOTHING),
        ("", "action", NOTHING),
        # A code of the one is none of the other.
        ("T", "action", NOTHING),
        ("TER", "status", NOTHING),
        # Words inside of words mean nothing.
        ("Executive exitlude", "action", NOTHING),
        ("Believer", "status", NOTHING),
    ],
)
def test_what_an_action_or_a_status_means(text: str, field: str, meant: int) -> None:
    assert meaning(text, field) == meant
    assert meaning(f"  {text.upper()}\t", field) == meant
