"""A submission: the files that the catalogue names, taken once and kept as bytes.

Whatever else lies beside them is never read, so nothing beside them can matter. Whoever
wants to see a learner's file takes it from here: it is opened once, its size has a
limit, and no link leads out of its folder, not even one that comes while it is opened.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graders.core.language import Text
from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.submissions import faults
from graders.submissions.contents.leftovers import without_notebook_lines

MAX_LISTED = 10_000
"""How much of a folder is looked through: it may hold millions of files."""

_FEW_LINES = 5

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# Not blocking: to open a pipe would wait for whoever writes to it.
_FILE = (
    os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_FOLDER = os.O_RDONLY | _NO_LINK | getattr(os, "O_DIRECTORY", 0)
# To go through a folder, it need not be readable.
_FOLDER |= getattr(os, "O_PATH", 0)
_BY_DESCRIPTOR = bool(_NO_LINK) and os.open in os.supports_dir_fd


class UnreadableError(Exception):
    """There is nothing to be had from this; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True, slots=True)
class Submission:
    """What is graded, and nothing that could change meanwhile."""

    name: str
    files: Mapping[str, bytes | Message]
    """By file name: the content, or why there is none to be had."""
    folder: Path | None = None
    """Where the files lie, for a debugger to show; None if they came from elsewhere."""
    helpers: Mapping[str, bytes] = field(default_factory=dict)
    """By file name: modules of the learner's own that these import."""
    notes: tuple[Text, ...] = ()
    """What was accepted although it is not as asked, and what was left out."""
    variant: str = ""
    """Which variant of the exercises it answers; none for the published ones."""


def read_folder(folder: Path, files: Iterable[str]) -> Submission:
    """Take the named files of a folder, and follow no link out of it."""
    taken: dict[str, bytes | Message] = {}
    notes: list[Text] = []
    for name in dict.fromkeys(files):
        taken[name] = content = read_file(folder, name)
        if isinstance(content, bytes):
            notes += left_out(name, content)
    return Submission(str(folder), taken, folder, notes=tuple(notes))


def left_out(name: str, content: bytes) -> Iterator[Text]:
    """Say which lines of a file will not be run, because they are a notebook's."""
    _, lines = without_notebook_lines(content.decode("latin-1"))
    if lines:  # whatever the file is written in, these signs are ASCII
        few = ", ".join(map(str, lines[:_FEW_LINES]))
        few += ", …" if len(lines) > _FEW_LINES else ""
        yield Text(
            ko=f"{name}: 노트북에서만 되는 줄은 빼고 채점합니다({few}번째 줄).",
            en=f"{name}: lines that only a notebook understands are left out ({few}).",
        )


def read_file(folder: Path, name: str) -> bytes | Message:
    """Read one file of a folder, or say why it cannot be graded.

    The folder itself may be a link: it was named by whoever runs this.
    """
    return read_beneath(Path(os.path.realpath(folder)), name)


def read_beneath(
    folder: Path, name: str, most: int = MAX_FILE_BYTES
) -> bytes | Message:
    """Read the same of a folder that must be no link."""
    try:
        return read_opened(lambda: open_beneath(folder, name), name, most)
    except FileNotFoundError:
        return faults.missing_file(name, folder.name, _neighbours(folder))


def read_opened(
    opened: Callable[[], int], name: str, most: int = MAX_FILE_BYTES
) -> bytes | Message:
    """Read a file that has to be opened first, or raise FileNotFoundError."""
    try:
        descriptor = opened()
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return faults.not_ordinary(name)
            if status.st_nlink > 1:
                return faults.unusable_file(
                    name,
                    "하드 링크입니다. 복사본을 두세요.",
                    "is a hard link; put a copy there.",
                )
            if status.st_size > most:
                return too_large(name)
            content = file.read(most + 1)
    except UnreadableError as error:
        return error.message
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) in (errno.ENXIO, errno.EISDIR):
            return faults.not_ordinary(name)
        return unreadable(name, error)
    return too_large(name) if len(content) > most else content


def open_beneath(folder: Path, name: str) -> int:
    """Open a file that lies beneath a folder, whatever is put in its place meanwhile.

    Where links lead is looked up first. The way from the folder to there is then gone
    step by step, and no step may be a link any more.
    """
    top = Path(os.path.realpath(folder.parent), folder.name)
    real = Path(os.path.realpath(folder / name))
    if not real.is_relative_to(top):
        raise UnreadableError(
            faults.unusable_file(
                name, "폴더 밖을 가리키는 링크입니다.", "is a link out of the folder."
            )
        )
    if not _BY_DESCRIPTOR:
        return open_file(real)
    *way, last = real.relative_to(top).parts or (".",)
    at = os.open(folder, _FOLDER)
    try:
        for step in way:
            before, at = at, os.open(step, _FOLDER, dir_fd=at)
            os.close(before)
        return os.open(last, _FILE, dir_fd=at)
    finally:
        os.close(at)


def open_file(path: Path) -> int:
    """Open a file that must be no link, in a folder that may be one.

    Where there are no descriptors of folders, as on Windows, this does for all: another
    file is noticed by looking again, but not a folder on the way, swapped twice.
    """
    real = Path(os.path.realpath(path.parent), path.name)
    descriptor = os.open(real, _FILE)
    try:
        same = os.path.samestat(os.fstat(descriptor), real.lstat())
        if not same or os.path.realpath(real) != str(real):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(real))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def modules_in(folder: Path) -> Iterator[str]:
    """Name the Python files among the first that a folder lists."""
    with os.scandir(folder) as found:
        for item in islice(found, MAX_LISTED):
            if item.name.endswith(".py"):
                yield item.name


def _neighbours(folder: Path) -> Iterator[str]:
    with contextlib.suppress(OSError):
        yield from modules_in(folder)


def line_of(folder: Path, name: str, function: str) -> int | None:
    """Tell where a file defines a function or class; it need not be Python.

    Whoever parses a file that may be anything pays a thousand bytes for each of its.
    """
    content = read_file(folder, name)
    if isinstance(content, Message):
        return None
    opens = rb"^(?:async[ \t]+)?(?:def|class)[ \t]+%s\b" % function.encode()
    starts = [match.start() for match in re.finditer(opens, content, re.MULTILINE)]
    return content.count(b"\n", 0, starts[-1]) + 1 if starts else None


def too_large(name: str) -> Message:
    if name.lower().endswith(".ipynb"):
        return faults.unusable_file(
            name,
            "노트북이 4 MB보다 큽니다. 출력을 지우고 저장하세요.",
            "is larger than 4 MB; clear the notebook's outputs and save it.",
        )
    return faults.unusable_file(name, "파일이 1 MB보다 큽니다.", "is larger than 1 MB.")


def unreadable(name: str, error: Exception) -> Message:
    reason = getattr(error, "strerror", None) or error
    return faults.unusable_file(
        name, f"읽을 수 없습니다: {reason}", f"cannot be read: {reason}"
    )
