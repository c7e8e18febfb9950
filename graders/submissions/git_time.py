"""When a git clone's last commit was made, asked without trusting anything in it.

A clone is what its learner says: its configuration may name programs for git to run.
So git is asked from an empty repository of ours, which reads nothing of theirs but
objects; which commit is the last is looked up here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from graders.submissions.submission import read_beneath

_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REFERENCE = re.compile(r"ref: (refs/heads/[\w./-]+)")
_COMMITTER = re.compile(rb"^committer .*> (\d{1,12}) ([+-])(\d\d)(\d\d)$", re.MULTILINE)
_SECONDS = 10
_LARGEST = 1 << 16


class GitTimes:
    """Asks clones for the time of their last commit, one after another."""

    def __init__(self, empty: Path, git: str) -> None:
        self._empty, self._git = empty, git

    def of(self, folder: Path) -> datetime | None:
        """Give the committer's time of HEAD; None where there is none to be had.

        It is what the learner's computer said when the commit was made.
        """
        repository = folder / ".git"
        if repository.is_symlink() or not repository.is_dir():
            return None
        commit = _head(repository)
        if commit is None:
            return None
        try:
            size = self._ask(repository, "-s", commit)
            if not size.strip().isdigit() or int(size) > _LARGEST:
                return None  # it may be a few bytes that unpack to gigabytes
            head, _, _ = self._ask(repository, "commit", commit).partition(b"\n\n")
        except (OSError, subprocess.SubprocessError):
            return None
        found = _COMMITTER.search(head)
        if not found:
            return None
        seconds, sign, hours, minutes = found.groups()
        east = timedelta(hours=int(hours), minutes=int(minutes))
        try:
            zone = timezone(east if sign == b"+" else -east)
            return datetime.fromtimestamp(int(seconds), zone)
        except (ValueError, OverflowError, OSError):
            return None

    def _ask(self, repository: Path, what: str, commit: str) -> bytes:
        said = _run(
            *(self._git, f"--git-dir={self._empty}", "cat-file", what, commit),
            GIT_OBJECT_DIRECTORY=str((repository / "objects").absolute()),
        )
        return b"" if said.returncode else said.stdout


@contextmanager
def git_times() -> Iterator[GitTimes | None]:
    """Get ready to ask; None where there is no git."""
    git = shutil.which("git")
    if git is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.git"
        _run(git, "init", "--quiet", "--bare", "--template=", str(empty))
        yield GitTimes(empty, git)


def _head(repository: Path) -> str | None:
    """Look up which commit HEAD stands for."""
    text = _text(repository, "HEAD")
    if found := _REFERENCE.fullmatch(text):
        name = found[1]
        packed = re.search(
            rf"^([0-9a-f]{{40,64}}) {re.escape(name)}$",
            _text(repository, "packed-refs"),
            re.MULTILINE,
        )
        text = _text(repository, name) or (packed[1] if packed else "")
    return text if _COMMIT.fullmatch(text.encode()) else None


def _text(repository: Path, name: str) -> str:
    content = read_beneath(repository, name)
    return content.decode("utf-8", "replace").strip() if type(content) is bytes else ""


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run git as if nobody had ever set anything up."""
    kept: dict[str, Any] = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ
    }
    kept |= {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
    }
    return subprocess.run(
        command,
        env=kept | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
