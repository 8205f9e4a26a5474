"""The reference of the commands is what the commands say of themselves."""

from tests.docs.commands_page import PAGE, text


def test_the_reference_of_the_commands_is_true() -> None:
    assert PAGE.read_text(encoding="utf-8") == text(), "run: python tests/docs/commands_page.py"
