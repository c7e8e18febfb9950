"""The submissions of a class: a folder, a zip or a git clone for each learner.

    class/kim/linear_regression.py               class/lee.zip: exercises/…
    class/park/first-gradient-main/exercises/…   class/choi.zip: first-gradient-main/…

Only the files that the catalogue names are read, when they are asked for, into memory.
"""

from __future__ import annotations

import errno
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from typing import Protocol

from graders.core.characters import folded
from graders.core.language import Text
from graders.core.message import Message
from graders.core.printing import printable
from graders.submissions import faults
from graders.submissions.archives import Place, open_archive
from graders.submissions.submission import (
    MAX_LISTED,
    Submission,
    UnreadableError,
    modules_in,
    read_beneath,
    unreadable,
)

_LONGEST_ID = 255
_NOBODYS = ("__MACOSX", "__pycache__")
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


@dataclass(frozen=True, slots=True)
class Entry:
    """One learner's folder or zip, not read yet."""

    id: str
    path: Path
    trouble: Message | None = None
    """Why it cannot be graded, whatever is in it."""
    learner_name: str = ""
    """As the platform writes it, where it does."""
    number: str = ""
    """The learner's number there: Canvas's user id, a student id, …"""
    submitted: datetime | None = None
    """When it was handed in, as far as the platform says it; naive in local time."""
    late: bool = False
    """Whether the platform marks it as late."""
    attempt: int = 1
    """Which of the learner's attempts this is, the first being 1."""

    def read(self, files: Sequence[str]) -> Submission:
        """Take the named files; where there is trouble, each of them says so."""
        name = _printable(self.path.name)
        try:
            if self.trouble:
                raise UnreadableError(self.trouble)
            if _is_folder(self.path):
                taken = _take(_Folder(self.path), files, name)
            else:
                with open_archive(self.path) as archive:
                    taken = _take(archive, files, name)
        except UnreadableError as error:
            taken = dict.fromkeys(files, error.message)
        return Submission(self.id, taken)


@dataclass(frozen=True, slots=True)
class Gathered:
    entries: tuple[Entry, ...]
    left_alone: tuple[str, ...]
    """What lies there, too, and is neither a folder nor a zip."""


def gather(folder: Path) -> Gathered:
    """Look at what lies in the folder of a class; sorted by id."""
    learners: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name)):
        (learners if _is_learner(path) else others).append(path)
    entries = sorted(_entries(learners), key=lambda entry: entry.id)
    return Gathered(tuple(entries), tuple(_printable(path.name) for path in others))


def _is_learner(path: Path) -> bool:
    return _is_somebodys(path.name) and (_is_folder(path) or _is_zip(path))


def _is_somebodys(name: str) -> bool:
    return not name.startswith(".") and name not in _NOBODYS


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and not _is_folder(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a link may lead anywhere
        return False


def _entries(paths: Iterable[Path]) -> Iterator[Entry]:
    """Give each an id: its name without .zip, if it is nobody else's."""
    alike: defaultdict[str, list[tuple[str, Path]]] = defaultdict(list)
    for path in paths:
        name = _printable(path.stem if _is_zip(path) else path.name)
        alike[folded(name)].append((name, path))
    taken = set()
    for same in alike.values():
        if len(same) == 1:
            [(name, path)] = same
            taken.add(name)
            yield Entry(name, path, _LINK if path.is_symlink() else None)
    for same in alike.values():
        if len(same) > 1:
            names = [_printable(path.name) for _, path in same]
            keep_one = Text(
                ko=f"이름이 같은 제출물입니다. 하나만 남기세요: {', '.join(names)}",
                en=f"Submissions of the same name; keep one: {', '.join(names)}",
            )
            for name, (_, path) in zip(names, same, strict=True):
                candidates = (f"{name} ({number})" for number in count(2))
                while name in taken:
                    name = next(candidates)
                taken.add(name)
                yield Entry(name, path, Message.of(keep_one))


_LINK = Message.of(
    Text(
        ko="링크입니다. 폴더나 압축 파일 자체를 두세요.",
        en="It is a link; put the folder or the zip itself there.",
    )
)


def _printable(name: str) -> str:
    return printable(unicodedata.normalize("NFC", name), _LONGEST_ID)


class _Source(Protocol):
    """What files are taken from."""

    def folders(self) -> Iterable[str]:
        """Name the folders at the top."""

    def names(self, place: Place) -> Iterable[str]:
        """Name the modules that lie here."""

    def count(self, place: Place, name: str) -> int:
        """Count what lies here under this name: a zip can hold several."""

    def read(self, place: Place, name: str) -> bytes | Message:
        """Read the one that lies here under this name."""


def _take(
    source: _Source, files: Sequence[str], folder: str
) -> dict[str, bytes | Message]:
    places = _places(source)
    return {name: _take_one(source, places, name, folder) for name in files}


def _take_one(
    source: _Source, places: Sequence[Place], name: str, folder: str
) -> bytes | Message:
    """Take a file, if it lies in one place only. Two are not even looked into."""
    found = {place: n for place in places if (n := source.count(place, name))}
    if not found:
        neighbours = (name for place in places for name in source.names(place))
        return faults.missing_file(name, folder, neighbours)
    if sum(found.values()) == 1:
        [place] = found
        return source.read(place, name)
    paths = ", ".join(
        printable("/".join((*place, name))) + (f" ×{n}" if n > 1 else "")
        for place, n in found.items()
    )
    return faults.unusable_file(
        name, f"여럿 있습니다. 하나만 남기세요: {paths}", f"keep one of these: {paths}"
    )


def _places(source: _Source) -> list[Place]:
    """List where files may lie: here, in exercises/, or below the one folder there is.

    GitHub's zips, for one, have all they hold in one folder.
    """
    places: list[Place] = [(), ("exercises",)]
    tops = {name for name in source.folders() if _is_somebodys(name)}
    if len(tops) == 1 and tops != {"exercises"}:
        [top] = tops
        places += [(top,), (top, "exercises")]
    return places


class _Folder:
    """A folder on disk, out of which no link is followed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def folders(self) -> Iterator[str]:
        try:
            with os.scandir(self._path) as found:
                for item in islice(found, MAX_LISTED):
                    if item.is_dir(follow_symlinks=False):
                        yield item.name
        except OSError:
            return  # whoever misses a file says why

    def names(self, place: Place) -> Iterator[str]:
        try:
            if not self._path.joinpath(*place).is_symlink():
                yield from modules_in(self._path.joinpath(*place))
        except OSError as error:
            if error.errno not in _NOT_THERE:
                raise self._unreadable(place, error) from None

    def count(self, place: Place, name: str) -> int:
        try:
            self._path.joinpath(*place, name).lstat()
        except OSError as error:
            if error.errno in _NOT_THERE:
                return 0
            raise self._unreadable(place, error) from None
        return 1

    def read(self, place: Place, name: str) -> bytes | Message:
        return read_beneath(self._path, "/".join((*place, name)))

    def _unreadable(self, place: Place, error: OSError) -> UnreadableError:
        folder = "/".join((self._path.name, *place))
        return UnreadableError(unreadable(printable(folder), error))
