"""Where exports of several files go: a folder, put in place in one step or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from careergraph.document.files.writing import draft_name, refused
from careergraph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

__all__ = ["write_folder"]


def write_folder(
    contents: Mapping[str, Iterable[bytes]],
    path: str | Path,
    *,
    allow: Callable[[str, str], bool] | None = None,
) -> Path:
    """Write files, by name, as a new folder, or over those of an earlier export.

    A new folder appears in one step. In a folder that is there every file is replaced in one step, after all
    of them have been written beside it.

    Parameters
    ----------
    contents
        Name of each file -> what it holds, piece by piece.
    path
        The folder.
    allow
        Is asked of every file that is there before any is replaced, as `write_pieces` does.

    Raises
    ------
    OutputError
        The folder cannot be written, or holds files that an export would leave beside its own.
    """
    target = _target(path)
    draft = Path(draft_name(str(target)))
    try:
        if target.exists():
            _check_folder(target, contents, path)
        draft.mkdir()
        for name, pieces in contents.items():
            _put(draft / name, pieces)
        if target.exists():
            there = [name for name in contents if os.path.lexists(target / name)]
            kept = {name for name in there if allow and not allow(str(draft / name), str(target / name))}
            for name in contents:
                if name not in kept:
                    (draft / name).replace(target / name)
        else:
            draft.replace(target)
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise refused(path, error) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Path(path)


def _target(path: str | Path) -> Path:
    """Return where a path leads, as nothing may replace a symbolic link."""
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:
        raise refused(path, error) from None


def _check_folder(target: Path, contents: Collection[str], path: str | Path) -> None:
    if not target.is_dir():
        raise OutputError(f"{os.fspath(path)!r} is a file; name a folder")
    others = sorted(entry.name for entry in target.iterdir() if entry.name not in contents)
    if others:
        raise OutputError(
            f"{os.fspath(path)!r} holds {others[0]!r}, which is no part of this export; name a new folder"
        )


def _put(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
