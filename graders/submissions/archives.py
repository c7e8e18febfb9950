"""Files out of a zip that anybody may have made: read in memory, never unpacked.

First its directory is read, the list of its members, which may be long and may lie;
then only members that are asked for, and no more of them than a file may hold. Python's
zipfile is not made for that: it builds an object for each of 90,000 members, and copies
their extra fields again and again, before one can look at anything.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import struct
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.core.printing import printable
from graders.submissions import faults
from graders.submissions.submission import (
    UnreadableError,
    open_beneath,
    open_file,
    too_large,
    unreadable,
)
from graders.submissions.zip_directory import (
    Member,
    damaged,
    lies,
    members,
    read_directory,
)

_CODE = (".py", ".py.txt", ".ipynb")
_DEEPEST = 8
"""Parts of a member's path that are told apart: no exercise lies so deep."""

# The records of a zip, as PKWARE's APPNOTE.TXT has them, each with its signature.
_LOCAL, _LOCAL_IS = struct.Struct("<4s22x2H"), b"PK\3\4"
_STORED, _DEFLATED = 0, 8
"""The usual compressions. Others may ask for gigabytes before the first byte."""
_ENCRYPTED, _UNUSUAL, _UTF_8 = 1 << 0, 1 << 5 | 1 << 6 | 1 << 13, 1 << 11
Place = tuple[str, ...]
"""A path below the top of a submission."""


class Archive:
    """An open zip: its files that hold code, by the folders they lie in."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self.read_directory, self._start, self._shift = read_directory(file, name)
        self._tops: set[str] = set()
        self._found: defaultdict[Place, list[int]] = defaultdict(list)
        offsets = []
        for at, member in members(self.read_directory, name):
            offsets.append(member.offset)
            path = _path(member)
            if len(path) > 1 or member.is_folder:
                self._tops.add(path[0])
            if path[-1].lower().endswith(_CODE) and not path[-1].startswith("."):
                self._found[path].append(at)
        self._offsets = sorted(offsets)

    def folders(self) -> set[str]:
        """Name the folders at the top."""
        return self._tops

    def count(self, place: Place, name: str) -> int:
        """Count what lies here under this name: a zip can hold several."""
        return len(self._found.get((*place, name), ()))

    def listed(self) -> Iterator[Place]:
        """Give the paths of all that may hold code, as often as it is there."""
        for path, found in self._found.items():
            yield from [path] * len(found)

    def read(
        self, place: Place, name: str, most: int = MAX_FILE_BYTES
    ) -> bytes | Message:
        """Read the one that lies here under this name."""
        [at] = self._found[*place, name]
        _, member = next(members(self.read_directory, name, at))
        if member.is_folder or member.kind not in (0, stat.S_IFREG):
            return faults.not_ordinary(name)
        if member.flags & _ENCRYPTED:
            return faults.unusable_file(
                name,
                "암호가 걸려 있습니다. 암호 없이 다시 압축하세요.",
                "is encrypted; zip it again without a password.",
            )
        if member.size > most:
            return too_large(name)
        try:
            return _unpacked(member, self._packed(member, name, most), name)
        except UnreadableError as error:
            return error.message
        except OSError as error:
            return unreadable(name, error)

    def _packed(self, member: Member, name: str, most: int) -> bytes:
        """Read a member as it lies there, if it lies where the directory says."""
        if member.offset + self._shift > self._start:
            raise lies(name)
        self._file.seek(member.offset + self._shift)
        head = self._file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(_LOCAL_IS):
            raise lies(name)
        _, name_length, extra_length = _LOCAL.unpack(head)
        if self._file.read(name_length) != member.name:
            raise lies(name)
        end = self._file.seek(extra_length, io.SEEK_CUR) + member.packed
        if end > self._end_of_room(member):
            raise damaged(name, "뒤의 내용과 겹침", "it overlaps what follows it")
        if member.packed > 2 * most:  # nothing grows so much by packing it
            raise _longer(name)
        return self._file.read(member.packed)

    def _end_of_room(self, member: Member) -> int:
        """Tell where the next member begins, or else the directory."""
        after = bisect_right(self._offsets, member.offset)
        if self._offsets[after - 2 : after] == [member.offset] * 2:
            return 0  # another begins here, too
        following = self._offsets[after : after + 1]
        return following[0] + self._shift if following else self._start


@contextmanager
def open_archive(path: Path, within: Path | None = None) -> Iterator[Archive]:
    """Open a zip that must be no link, or raise UnreadableError.

    If it lies in a learner's folder, that must be none, either.
    """
    name = printable(path.name)
    try:
        opened = open_beneath(within, path.name) if within else open_file(path)
        with os.fdopen(opened, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableError(faults.not_ordinary(name))
            yield Archive(file, name)
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.EISDIR):
            raise UnreadableError(faults.not_ordinary(name)) from None
        raise UnreadableError(unreadable(name, error)) from None


def _path(member: Member) -> Place:
    """Take a member's name apart as unpacking would; `..` leads nowhere here."""
    encoding = "utf-8" if member.flags & _UTF_8 else "cp437"
    name = member.name.partition(b"\0")[0].decode(encoding, "replace")
    first, *rest = name.replace("\\", "/").split("/", _DEEPEST)
    path = tuple(part for part in rest if part not in ("", "."))
    return path if first == "." and path else (first, *path)


def _unpacked(member: Member, packed: bytes, name: str) -> bytes:
    """Unpack a member: all that the directory says of it has to be true."""
    if member.compression == _STORED:
        content, rest = packed, b""
    elif member.compression == _DEFLATED and not member.flags & _UNUSUAL:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflating.decompress(packed, member.size + 1)
        except zlib.error:
            raise damaged(name, "압축이 깨짐", "what was packed is damaged") from None
        rest = inflating.unused_data
    else:
        raise damaged(name, "드문 방식으로 압축됨", "compressed in an unusual way")
    if len(content) > member.size or rest:
        raise _longer(name)
    if len(content) < member.size:
        raise damaged(name, "적힌 크기보다 짧음", "it is shorter than it says")
    if zlib.crc32(content) != member.crc:
        raise damaged(name, "내용이 깨짐", "its content is damaged")
    return content


def _longer(name: str) -> UnreadableError:
    return damaged(name, "적힌 크기보다 긺", "it is longer than it says")
