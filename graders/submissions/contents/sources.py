"""What the files of a submission are taken from: a folder, a zip, single files."""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.core.printing import printable
from graders.submissions import faults
from graders.submissions.archives import Place
from graders.submissions.submission import (
    MAX_LISTED,
    UnreadableError,
    open_file,
    read_beneath,
    read_opened,
    unreadable,
)

DEEPEST = 3
"""In how many folders, one in the other, a file is looked for."""
_NOBODYS = frozenset(
    {"__MACOSX", "__pycache__", "node_modules", "site-packages", "venv", "env"}
)
_OURS = frozenset({"solutions", "graders", "tests", "docs"})
"""Folders of the repository: what lies there is no answer of a learner's."""
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


def is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a link may lead anywhere
        return False


def is_somebodys(name: str) -> bool:
    return not name.startswith(".") and name not in _NOBODYS


def is_looked_into(place: Place) -> bool:
    """Say whether a file may be looked for in this folder."""
    return len(place) <= DEEPEST and all(
        is_somebodys(part) and part not in ("", "..") and part not in _OURS
        for part in place
    )


class Source(Protocol):
    """What files are taken from."""

    def folders(self) -> Iterable[str]:
        """Name the folders at the top."""

    def count(self, place: Place, name: str) -> int:
        """Count what lies here under this name: a zip can hold several."""

    def listed(self) -> Iterable[Place]:
        """Give the paths of all files not too deep that may hold code."""

    def read(
        self, place: Place, name: str, most: int = MAX_FILE_BYTES
    ) -> bytes | Message:
        """Read the one that lies here under this name."""


class Folder:
    """A folder on disk, out of which no link is followed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._listed: Sequence[Place] | None = None

    def folders(self) -> Iterator[str]:
        try:
            with os.scandir(self._path) as found:
                for item in islice(found, MAX_LISTED):
                    if item.is_dir(follow_symlinks=False):
                        yield item.name
        except OSError:
            return  # whoever misses a file says why

    def count(self, place: Place, name: str) -> int:
        try:
            self._path.joinpath(*place, name).lstat()
        except OSError as error:
            if error.errno in _NOT_THERE:
                return 0
            raise self._unreadable(place, error) from None
        return 1

    def listed(self) -> Sequence[Place]:
        if self._listed is None:
            self._listed = list(self._list())
        return self._listed

    def _list(self) -> Iterator[Place]:
        left = MAX_LISTED
        places: deque[Place] = deque([()])
        while places and left > 0:
            place = places.popleft()
            try:
                with os.scandir(self._path.joinpath(*place)) as found:
                    for item in islice(found, left):
                        left -= 1
                        path = (*place, item.name)
                        if item.is_dir(follow_symlinks=False):
                            if is_looked_into(path):
                                places.append(path)
                        elif not item.name.startswith("."):
                            yield path
            except OSError as error:
                if place in ((), ("exercises",)) and error.errno not in _NOT_THERE:
                    raise self._unreadable(place, error) from None

    def read(
        self, place: Place, name: str, most: int = MAX_FILE_BYTES
    ) -> bytes | Message:
        return read_beneath(self._path, "/".join((*place, name)), most)

    def _unreadable(self, place: Place, error: OSError) -> UnreadableError:
        folder = "/".join((self._path.name, *place))
        return UnreadableError(unreadable(printable(folder), error))


class Loose:
    """A file by itself among those of others, and what its owner called it."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name

    def folders(self) -> Iterator[str]:
        return iter(())

    def count(self, place: Place, name: str) -> int:
        return int(not place and name == self._name)

    def listed(self) -> Sequence[Place]:
        return [(self._name,)]

    def read(
        self,
        place: Place,  # noqa: ARG002
        name: str,
        most: int = MAX_FILE_BYTES,
    ) -> bytes | Message:
        try:
            return read_opened(lambda: open_file(self._path), name, most)
        except FileNotFoundError:
            return faults.missing_file(name, self._path.parent.name, ())
