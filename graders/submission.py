"""A submission: the files that the catalogue names, taken once and kept as bytes.

Whatever else lies beside them is never read, so nothing beside them can matter.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graders import mishaps
from graders.language import Text

MAX_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Submission:
    """What is graded, and nothing that could change meanwhile."""

    name: str
    files: Mapping[str, bytes | Text]
    """By file name: the content, or why there is none to be had."""
    folder: Path | None = None
    """Where the files lie, for a debugger to show; None if they came from elsewhere."""


def read_folder(folder: Path, files: Iterable[str]) -> Submission:
    """Take the named files of a folder, and follow no link out of it."""
    taken = {name: read_file(folder, name) for name in dict.fromkeys(files)}
    return Submission(str(folder), taken, folder)


def read_file(folder: Path, name: str) -> bytes | Text:
    """Read one file of a folder, or say why it cannot be graded."""
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return mishaps.unusable_file(
                name, "폴더 밖을 가리키는 링크입니다.", "is a link out of the folder."
            )
        # Not blocking: to open a pipe would wait for whoever writes to it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        neighbours = (file.name for file in folder.glob("*.py"))
        return mishaps.missing_file(name, folder.name, neighbours)
    except (OSError, RuntimeError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        if getattr(error, "errno", None) in (errno.ENXIO, errno.EISDIR):
            return mishaps.not_ordinary(name)
        return mishaps.unusable_file(
            name, f"읽을 수 없습니다: {reason}", f"cannot be read: {reason}"
        )
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return mishaps.not_ordinary(name)
        if status.st_nlink > 1:
            return mishaps.unusable_file(
                name,
                "하드 링크입니다. 복사본을 두세요.",
                "is a hard link; put a copy there.",
            )
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    return too_large(name) if len(content) > MAX_BYTES else content


def too_large(name: str) -> Text:
    return mishaps.unusable_file(
        name, "파일이 1 MB보다 큽니다.", "is larger than 1 MB."
    )
