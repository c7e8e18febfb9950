"""A terminal for tests: what a person would type, and what they would see."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graders.course.catalogue import ROOT

LIMIT_S = 30
LINES, COLUMNS = 24, 80
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A pseudo-terminal with a command running in it."""

    def __init__(
        self, arguments: list[str], environment: dict[str, str], folder: Path = ROOT
    ) -> None:
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(
            self._ours, termios.TIOCSWINSZ, struct.pack("4H", LINES, COLUMNS, 0, 0)
        )
        self.modes = termios.tcgetattr(self._theirs)
        self.process = subprocess.Popen(
            arguments,
            cwd=folder,
            env=environment,
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        self.raw = ""
        self._seen = 0
        self._bytes = b""

    def expect(self, text: str) -> str:
        """Wait for a text among what has not been looked at; give all up to it."""
        end = time.monotonic() + LIMIT_S
        while (found := self.text.find(text, self._seen)) < 0:
            assert time.monotonic() < end, f"no {text!r} in:\n{self.raw}"
            assert self._read(0.2) or self.process.poll() is None, self.raw
        seen, self._seen = self._seen, found + len(text)
        return self.text[seen : self._seen]

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Read all that is still to come, and give the exit code."""
        end = time.monotonic() + LIMIT_S
        while self.process.poll() is None or self._read(0.1):
            assert time.monotonic() < end, self.raw
            self._read(0.1)
        return self.process.returncode

    @property
    def text(self) -> str:
        return _plain(self.raw)

    @property
    def modes_now(self) -> list[object]:
        return termios.tcgetattr(self._theirs)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        try:
            self._bytes += os.read(self._ours, 65536)
        except OSError as error:
            if error.errno == errno.EIO:  # the other side is closed
                return False
            raise
        self.raw = self._bytes.decode(errors="replace")
        return True

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._ours)
        os.close(self._theirs)


def _plain(raw: str) -> str:
    return _ESCAPE.sub("", raw).replace("\r\n", "\n")


@contextmanager
def grade_in_terminal(
    *arguments: str | Path, env: dict[str, str] | None = None, folder: Path = ROOT
) -> Iterator[Terminal]:
    """Run `grade` in a terminal of 80 columns and 24 lines."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONWARNINGS")
    }
    environment |= {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"} | (env or {})
    command = [sys.executable, "-P", "-m", "graders", *map(str, arguments)]
    terminal = Terminal(command, environment, folder)
    try:
        yield terminal
    finally:
        terminal.close()
