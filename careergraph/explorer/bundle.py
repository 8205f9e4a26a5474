"""The page's script and style, each in one piece.

The script is written as ECMAScript modules, so that checkers, tests and editors read it as it is. A page
opened from disk cannot load modules: they are joined in the order of their imports, inside one function,
which may pause as modules may.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from posixpath import dirname, normpath
from posixpath import join as under
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["join", "script", "sources", "squeeze", "style"]

ENTRY = "main.js"
STYLES = ("tokens.css", "page.css", "map.css", "panel.css", "charts.css", "list.css", "print.css")

IMPORT = re.compile(r'^import\s+\{[^}]*\}\s+from\s+"(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function\b\*?|class|const|let)\s)", re.MULTILINE)
DECLARED = re.compile(r"^(?:async\s+)?(?:function\*?|class|const|let)\s+([\w$]+)", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*?(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
TYPE = re.compile(r"/\*\* @(?:[^*]|\*(?!/))*\*/ ?")
INDENT = re.compile(r"^\s+", re.MULTILINE)
REMARK = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/")
# Blanks that mean nothing: not beside + and -, where two of them may meet.
BLANK = re.compile(r" ?([=,;:?{}()<>&|!\[\]]) ?")
QUOTED = re.compile(r'("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)')
# What the next line goes on behind.
OPEN_ENDS = (";", "{", ",", "(")
BETWEEN_RULES = re.compile(r"\s*([{};])\s*")


def join(modules: dict[str, str], entry: str = ENTRY) -> str:
    r"""Return modules as one script, those that are imported first.

    Parameters
    ----------
    modules
        Path within the folder -> source. Imports are written ``import { name } from "./file.js";``, by the
        path from the module that imports; names that stand at the top of a module are unique over all
        modules, as they share one function.
    entry
        The module that imports all others, directly or not.

    Raises
    ------
    ValueError
        Two modules declare one name, or a module imports one that is not there.

    Examples
    --------
    >>> print(join({"main.js": 'import { a } from "./a.js";\nrun(a);\n', "a.js": "export const a = 1;\n"}))
    (async () => {
    "use strict";
    const a = 1;
    run(a);
    })();
    """
    ordered: list[str] = []
    seen: set[str] = set()

    def visit(name: str, importer: str) -> None:
        if name in seen:
            return
        seen.add(name)
        if name not in modules:
            raise ValueError(f"{importer} imports {name}, which is not there")
        for needed in IMPORT.findall(modules[name]):
            visit(normpath(under(dirname(name), needed)), name)
        ordered.append(name)

    visit(entry, entry)
    parts = []
    owner: dict[str, str] = {}
    for name in ordered:
        text = EXPORT.sub("", IMPORT.sub("", modules[name]))
        for declared in DECLARED.findall(text):
            if owner.setdefault(declared, name) != name:
                raise ValueError(f"{owner[declared]} and {name} both declare {declared}")
        parts.append(INDENT.sub("", TYPE.sub("", COMMENT.sub("", text))))
    return '(async () => {\n"use strict";\n' + "".join(parts) + "})();"


@cache
def script() -> str:
    """Return the page's script."""
    return squeeze(join(sources(files("careergraph.explorer") / "page")))


def squeeze(text: str) -> str:
    r"""Return a script without the blanks between its signs and without the lines' ends that say nothing.

    Lines with a regular expression or a division in them keep their blanks, and so do those with a template
    inside another one, or with one that is longer than a line.

    Examples
    --------
    >>> squeeze('if (a > 1) {\nsay("b, c = d", `e, ${f}`);\nx = a / 2;\n}\nreturn { a, "b c": [1, 2] };\n')
    'if(a>1){say("b, c = d",`e, ${f}`);x = a / 2;}\nreturn{a,"b c":[1,2]};'
    """
    lines = []
    inside = False
    for line in text.split("\n"):
        turns = line.count("`") % 2 == 1
        plain = not inside and not turns
        lines.append(_squeezed(line) if plain else line)
        inside ^= turns
        if inside or not line.endswith(OPEN_ENDS):
            lines.append("\n")
    return "".join(lines).rstrip("\n")


def _squeezed(line: str) -> str:
    parts = QUOTED.split(line)
    code, quoted = parts[::2], parts[1::2]
    if any(sign in part for part in code for sign in "/'`"):
        return line
    if any(part.count("{") != part.count("}") for part in quoted if part.startswith("`")):
        return line
    return "".join(part if at % 2 else BLANK.sub(r"\1", part) for at, part in enumerate(parts))


def sources(folder: Traversable, prefix: str = "") -> dict[str, str]:
    """Return the modules of a folder and of those inside it: path within the folder -> source."""
    found: dict[str, str] = {}
    for entry in folder.iterdir():
        if entry.is_dir():
            found |= sources(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".js"):
            found[prefix + entry.name] = entry.read_text(encoding="utf-8")
    return found


@cache
def style() -> str:
    """Return the page's style sheet, without remarks and without blanks between its rules."""
    folder = files("careergraph.explorer") / "page"
    text = "".join((folder / name).read_text(encoding="utf-8") for name in STYLES)
    return BETWEEN_RULES.sub(r"\1", REMARK.sub("", text)).replace(";}", "}").strip()
