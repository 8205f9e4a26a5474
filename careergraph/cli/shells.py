"""The shells at the tab key: what is offered reaches the command as one argument, whatever a file says.

Click knows the shells; it trusts what it offers, and here that comes from files.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from click.shell_completion import (
    BashComplete,
    FishComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

from careergraph.names import fold

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["Bash", "Fish", "Zsh", "use_shells"]

# What a shell may show in one line beside a name.
LONGEST_HELP = 80
# Parts the words that bash hands over: no key types it.
BETWEEN = "\x1f"
# What bash would not take for a part of a word, and what it would not leave alone within double quotes.
SPECIAL = re.compile(r"[^\w%+,./:=@-]")
SPECIAL_IN_QUOTES = re.compile(r'["$`\\]')

# Click's own leaves words unquoted, so that a reply could hold patterns and commands.
_BASH = """\
%(complete_func)s() {
    local line IFS=$'\\x1f'
    local words="${COMP_WORDS[*]}"
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${line#plain,}") ;;
        esac
    done < <(COMP_WORDS="$words" COMP_CWORD=$COMP_CWORD COMP_TYPED=raw %(complete_var)s=bash_complete "$1")
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

# Click's own parts a reply at every comma.
_FISH = """\
function %(complete_func)s
    for completion in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) %(prog_name)s)
        set -l reply (string split --max 1 "," -- $completion)
        switch $reply[1]
            case dir
                __fish_complete_directories $reply[2]
            case file
                __fish_complete_path $reply[2]
            case plain
                printf '%%s\\n' $reply[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


def use_shells() -> None:
    """Let click ask these shells."""
    for shell in (Bash, Fish, Zsh):
        add_completion_class(shell)


class Typed(NamedTuple):
    """A word on its way: what it says, what of that the shell keeps, and the quote that is open."""

    text: str
    kept: str
    quote: str


class Bash(BashComplete):
    """Bash: parts words at colons, and takes a reply as it would be typed."""

    name: ClassVar[str] = "bash"
    source_template: ClassVar[str] = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is typed, and that one, joined where a colon parted them."""
        *before, typed = _typed_words()
        return [word.text for word in before[1:]], typed.text

    def format_completion(self, item: CompletionItem) -> str:
        """Return a reply: what is to be typed behind what is there; nothing where that does not fit."""
        value = str(item.value)
        if item.type != "plain":
            return f"{item.type},"
        typed = _typed_words()[-1]
        kept = typed.kept
        if kept.startswith("--") and "=" in kept:  # click completes what stands behind it
            kept = kept.partition("=")[2]
        if fold(value[: len(kept)]) != fold(kept):
            return ""
        if "COMP_TYPED" not in os.environ and SPECIAL.search(value):
            return ""  # a script that was saved by an earlier version takes it for more than a word
        return f"plain,{_quoted(value[len(kept) :], typed.quote)}"


class Zsh(ZshComplete):
    """Zsh: quotes what it inserts by itself, and reads three lines for each reply."""

    name: ClassVar[str] = "zsh"

    def format_completion(self, item: CompletionItem) -> str:
        """Return a reply of three lines."""
        item.help = shown_help(item.help)
        return super().format_completion(item) if item.value else ""


class Fish(FishComplete):
    """Fish: quotes what it inserts by itself."""

    name: ClassVar[str] = "fish"
    source_template: ClassVar[str] = _FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is typed, and that one."""
        words = split_arg_string(os.environ["COMP_WORDS"])
        typed = next(iter(split_arg_string(os.environ["COMP_CWORD"])), "")
        # Fish hands the word that is typed over with the others, too.
        return words[1:-1] if typed and words[-1:] == [typed] else words[1:], typed

    def format_completion(self, item: CompletionItem) -> str:
        """Return a reply of one line, which holds all that is typed of its word."""
        item.help = shown_help(item.help)
        name, equals, _ = os.environ["COMP_CWORD"].partition("=")
        if equals and name.startswith("--"):  # click completes what stands behind it
            item.value = f"{name}={item.value}"
        return super().format_completion(item)


def shown_help(text: str | None) -> str:
    r"""Return what a shell may show beside a name: one line without anything that would steer a terminal.

    >>> shown_help("a\nb\x1b[31m")
    'a b\ufffd[31m'
    """
    line = " ".join((text or "").split())[:LONGEST_HELP]
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def _typed_words() -> list[Typed]:
    """Return the words up to the one that is typed, joined where a colon or an equals sign parted them."""
    told = os.environ["COMP_WORDS"]
    if "COMP_TYPED" in os.environ:
        read = [_read(word) for word in told.split(BETWEEN)]
    else:
        read = [Typed(word, "", "") for word in split_arg_string(told)]
    words: list[Typed] = []
    for typed in [*read, Typed("", "", "")][: int(os.environ["COMP_CWORD"]) + 1]:
        word = typed.text
        before = words[-1] if words else None
        parted = word in {":", "="} or (before is not None and before.text.endswith((":", "=")))
        if before is None or not parted or (word == "=" and not before.text.startswith("--")):
            words.append(typed)
        elif word in {":", "="}:
            words[-1] = Typed(before.text + word, before.text + word, "")
        else:
            words[-1] = Typed(before.text + typed.text, before.text + typed.kept, typed.quote)
    return words


def _read(word: str) -> Typed:
    """Read a word as bash does; it may end within quotes."""
    text = kept = quote = ""
    letters = iter(word)
    for letter in letters:
        if letter == "\\" and quote != "'":
            following = next(letters, "")
            # Within double quotes a backslash takes the meaning of a few letters alone.
            text += following if not quote or SPECIAL_IN_QUOTES.match(following) else letter + following
        elif letter == quote:
            quote = ""
        elif not quote and letter in "\"'":
            quote, kept = letter, text
        else:
            text += letter
    return Typed(text, kept if quote else "", quote)


def _quoted(text: str, quote: str) -> str:
    """Return a text as it is typed to mean itself: outside of quotes, or within those that are open."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        # An exclamation mark means itself only where double quotes end behind it; bash adds the last ones.
        return re.sub("!(?=.)", '!""', SPECIAL_IN_QUOTES.sub(r"\\\g<0>", text))
    return SPECIAL.sub(r"\\\g<0>", text)
