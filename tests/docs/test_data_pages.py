"""Pages about public data sets run where the data are: what they type, and what they say that it prints.

``sh`` blocks are typed as they stand. A ``text`` block after one shows what it prints, a ``text`` block that
begins with ``$ `` a command with its answer, and one that begins with ``# NAME`` a file. Lines may be broken
anew, and ``...`` stands for any text.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.test_examples import Block, blocks, commands, make_shell, run

# Page -> the folder of the data that it is about.
PAGES = {"docs/how-to/uk-digital-data.md": "uk_digital_data"}
FILE = re.compile(r"# (\S+\.txt)\n")


def says(printed: str, expected: str) -> bool:
    """Say whether a text holds what a page shows, however its lines are broken."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in expected.split("...")]
    return re.search(r".*?".join(parts), printed, re.DOTALL) is not None


def typed_in(block: Block) -> list[tuple[str, str]]:
    """Return the commands of a block, each with what the block says that it prints."""
    if block.language == "sh":
        return [(line, "") for line in block.text.replace("\\\n", " ").splitlines() if line]
    return commands(block.text)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_says_of_public_data_is_so(data_dir: Path, tmp_path: Path, page: str) -> None:
    folder = make_shell(tmp_path)
    for path in (data_dir / PAGES[page]).iterdir():
        shutil.copy(path, folder)
    printed, ran = "", 0
    for block in blocks(ROOT / page):
        where = f"{page}, block at line {block.line}"
        if named := FILE.match(block.text):
            (folder / named[1]).write_text(block.text[named.end() :], encoding="utf-8")
        elif block.language == "sh" or block.text.startswith("$ "):
            typed = typed_in(block)
            answers = run([command for command, _ in typed], folder)
            ran += len(answers)
            for (command, said), answer in zip(typed, answers, strict=True):
                assert "Traceback" not in answer, f"{where}: {command}"
                assert says(answer, said), f"{where}: {command} prints\n{answer[:3000]}"
            printed = "".join(answers)
        elif block.language == "text":
            assert says(printed, block.text), f"{where}: what is typed above prints\n{printed[:3000]}"
    assert ran > 8  # so that no block is passed over unseen
