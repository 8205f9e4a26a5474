"""Standard output that takes all of an answer or says that it did not; standard error that never fails.

Python's own streams lose what a full disk or a pipe takes only in part where they are told not to buffer
(``PYTHONUNBUFFERED``), and say nothing at all where standard output is closed.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from careergraph.errors import OutputError

if TYPE_CHECKING:
    from typing import TextIO

    from _typeshed import ReadableBuffer

__all__ = ["nobody_reads", "replace_streams"]

BUFFER = 1 << 16
STDOUT, STDERR = 1, 2


class _Whole(io.RawIOBase):
    """Where a stream's bytes go: waits where a pipe is full, and goes on in silence where nobody reads.

    A command whose reader has gone runs to its end, as its exit status may still be asked for.
    """

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.unread = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.handle

    def isatty(self) -> bool:
        return os.isatty(self.handle)

    def write(self, data: ReadableBuffer, /) -> int:
        size = memoryview(data).nbytes
        while not self.unread:
            try:
                return os.write(self.handle, data)
            except BlockingIOError:
                import select

                select.select([], [self.handle], [])
            except BrokenPipeError:
                self.unread = True
            except OSError as error:
                self.unread = True  # what is left is not tried again at the end
                if self.handle != STDERR:
                    why = (error.strerror or str(error)).lower()
                    raise OutputError(f"the answer could not be written: {why}") from None
        return size


def replace_streams() -> None:
    """Let this process write to streams that lose nothing unseen; where they are replaced, leave them."""
    if sys.stdout is None or sys.stdout is sys.__stdout__:
        sys.stdout = _whole(sys.stdout, STDOUT)
    if sys.stderr is not None and sys.stderr is sys.__stderr__:
        sys.stderr = _whole(sys.stderr, STDERR)


def nobody_reads() -> bool:
    """Say whether the reader of standard output has gone, so that more need not be made."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return isinstance(raw, _Whole) and raw.unread


def _whole(stream: TextIO | None, handle: int) -> TextIO:
    watched = stream is not None and stream.isatty()
    if stream is not None and watched and sys.platform == "win32":  # its terminals take letters, not bytes
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(_Whole(handle), BUFFER),
        encoding=stream.encoding if stream is not None else "utf-8",
        # A terminal that cannot show a letter shows a question mark: better than no answer.
        errors="replace",
        line_buffering=watched or handle == STDERR,
    )
