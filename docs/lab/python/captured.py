"""What a learner's code prints, while it finds nothing to read."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator

MOST_PRINTED = 10_000


class Captured(io.TextIOBase):
    """The last of what was printed."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> int:
        self._text = (self._text + text)[-MOST_PRINTED:]
        return len(text)

    def getvalue(self) -> str:
        return self._text


@contextlib.contextmanager
def captured() -> Iterator[Captured]:
    output = Captured()
    stdin, sys.stdin = sys.stdin, io.StringIO()
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            yield output
    finally:
        sys.stdin = stdin
