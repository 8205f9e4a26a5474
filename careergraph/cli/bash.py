"""Bash at the tab key: it parts words at colons, and takes a reply as it would be typed."""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING, ClassVar

from click.shell_completion import BashComplete

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["Bash"]

# What bash would not take for a part of the word.
SPECIAL = re.compile(r"([^\w%+,./:=@-])")


class Bash(BashComplete):
    """Click's completion for bash, which knows ``budgeting:2`` and names of several words."""

    name: ClassVar[str] = "bash"

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is typed, and that one, joined where a colon parted them."""
        before, typed = super().get_completion_args()
        words: list[str] = []
        for word in (*before, typed):
            if words and (word == ":" or words[-1].endswith(":")):
                words[-1] += word
            else:
                words.append(word)
        return words[:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """Return a reply: what stands behind the last colon, safe to type."""
        value = str(item.value).rpartition(":")[2]
        if item.type == "plain" and not in_quotes(os.environ["COMP_WORDS"]):
            # Twice: the shell's `read` takes one away.
            value = SPECIAL.sub(r"\\\\\1", value)
        return f"{item.type},{value}"


def in_quotes(line: str) -> bool:
    """Whether a line ends within quotes."""
    try:
        shlex.split(line)
    except ValueError:
        return True
    return False
