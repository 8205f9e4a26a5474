"""Regular files, and nothing else: a pipe would be waited for, and a device need not end."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["NotRegularError", "TooLargeError", "open_regular", "read_regular"]


class NotRegularError(OSError):
    """A device, a named pipe or a socket stands where a file is asked for."""

    def __init__(self) -> None:
        super().__init__(None, "this is a device or a named pipe, not a file")


class TooLargeError(OSError):
    """A file holds more than is read of it."""

    def __init__(self, most: int) -> None:
        super().__init__(errno.EFBIG, f"this is more than {most // 2**20} MiB")


def open_regular(path: str | Path) -> BinaryIO:
    """Open a file to be read, wherever links lead.

    Raises
    ------
    NotRegularError
        It is a device, a named pipe or a socket: it is not opened, as some devices act then.
    OSError
        The system gives no file.
    """
    _refuse_irregular(os.stat(path))  # noqa: PTH116 - of names that pathlib refuses
    # Without O_NONBLOCK a pipe that took the file's place since then would wait for someone to write into it.
    flags = (getattr(os, name, 0) for name in ("O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))
    handle = os.open(path, os.O_RDONLY | sum(flags))
    try:
        _refuse_irregular(os.fstat(handle))
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_regular(path: str | Path, most: int) -> bytes:
    """Return what a file holds.

    Raises
    ------
    TooLargeError
        It holds more than ``most`` bytes; no more than that is read.
    OSError
        As `open_regular`.
    """
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise TooLargeError(most)
        # A file may grow while it is read; some that the system makes up have nothing to say yet.
        content: bytes | None = file.read(most + 1)
    if content is None:
        raise BlockingIOError(errno.EAGAIN, "it has nothing to say yet")
    if len(content) > most:
        raise TooLargeError(most)
    return content


def _refuse_irregular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "this is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError
