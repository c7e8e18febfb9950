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
from typing import BinaryIO, NamedTuple

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

MAX_DIRECTORY_BYTES = 4 << 20
"""How long the list of members may be: some 40,000 of them."""
_CODE = (".py", ".py.txt", ".ipynb")
_DEEPEST = 8
"""Parts of a member's path that are told apart: no exercise lies so deep."""

# The records of a zip, as PKWARE's APPNOTE.TXT has them, each with its signature.
_LOCAL, _LOCAL_IS = struct.Struct("<4s22x2H"), b"PK\3\4"
_MEMBER, _MEMBER_IS = struct.Struct("<4s4x2H4x3L3H4x2L"), b"PK\1\2"
_END, _END_IS = struct.Struct("<4s8x2L2x"), b"PK\5\6"
_END64, _END64_IS = struct.Struct("<4s36x2Q"), b"PK\6\6"
_LOCATOR64, _LOCATOR64_IS = struct.Struct("<4s16x"), b"PK\6\7"
_MAX_COMMENT = 0xFFFF
_STORED, _DEFLATED = 0, 8
"""The usual compressions. Others may ask for gigabytes before the first byte."""
_ENCRYPTED, _UNUSUAL, _UTF_8 = 1 << 0, 1 << 5 | 1 << 6 | 1 << 13, 1 << 11
_TOO_LARGE = 0xFFFFFFFF
"""Stands where a number does not fit in: it is in an extra field then."""
_EXTRA, _EXTRA64 = struct.Struct("<2H"), 1

Place = tuple[str, ...]
"""A path below the top of a submission."""


class Archive:
    """An open zip: its files that hold code, by the folders they lie in."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._directory, self._start, self._shift = _directory(file, name)
        self._tops: set[str] = set()
        self._found: defaultdict[Place, list[int]] = defaultdict(list)
        offsets = []
        for at, member in _members(self._directory, name):
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
        _, member = next(_members(self._directory, name, at))
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

    def _packed(self, member: _Member, name: str, most: int) -> bytes:
        """Read a member as it lies there, if it lies where the directory says."""
        if member.offset + self._shift > self._start:
            raise _lies(name)
        self._file.seek(member.offset + self._shift)
        head = self._file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(_LOCAL_IS):
            raise _lies(name)
        _, name_length, extra_length = _LOCAL.unpack(head)
        if self._file.read(name_length) != member.name:
            raise _lies(name)
        end = self._file.seek(extra_length, io.SEEK_CUR) + member.packed
        if end > self._end_of_room(member):
            raise _damaged(name, "뒤의 내용과 겹침", "it overlaps what follows it")
        if member.packed > 2 * most:  # nothing grows so much by packing it
            raise _longer(name)
        return self._file.read(member.packed)

    def _end_of_room(self, member: _Member) -> int:
        """Tell where the next member begins, or else the directory."""
        after = bisect_right(self._offsets, member.offset)
        if self._offsets[after - 2 : after] == [member.offset] * 2:
            return 0  # another begins here, too
        following = self._offsets[after : after + 1]
        return following[0] + self._shift if following else self._start


class _Member(NamedTuple):
    """What the directory says of a member."""

    name: bytes
    flags: int
    compression: int
    crc: int
    packed: int
    size: int
    kind: int
    offset: int

    @property
    def is_folder(self) -> bool:
        return self.name.endswith((b"/", b"\\"))


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


def _directory(file: BinaryIO, name: str) -> tuple[bytes, int, int]:
    """Read the list of members.

    Also tell where it begins, and by how much offsets in it are too small: some zips
    have something else in front of them.
    """
    size = file.seek(0, io.SEEK_END)
    before = file.seek(max(0, size - _END.size - _MAX_COMMENT))
    tail = file.read(_END.size + _MAX_COMMENT)
    at = tail.rfind(_END_IS)
    if at < 0 or at + _END.size > len(tail):
        raise _damaged(name, "zip이 아니거나 잘린 파일", "it is no zip, or cut off")
    _, length, offset = _END.unpack_from(tail, at)
    stop = before + at
    if (at64 := stop - _END64.size - _LOCATOR64.size) >= 0:
        file.seek(at64)
        records = file.read(_END64.size + _LOCATOR64.size)
        if records.startswith(_END64_IS) and _LOCATOR64_IS in records[_END64.size :]:
            _, length, offset = _END64.unpack_from(records)
            stop = at64
    if length > MAX_DIRECTORY_BYTES:
        raise UnreadableError(
            faults.unusable_file(
                name,
                "파일이 너무 많이 들어 있습니다. 연습문제만 압축하세요.",
                "holds too many files; zip the exercises alone.",
            )
        )
    start = stop - length
    if start < max(0, offset):
        raise _lies(name)
    file.seek(start)
    return file.read(length), start, start - offset


def _members(directory: bytes, name: str, at: int = 0) -> Iterator[tuple[int, _Member]]:
    """Go through the directory: where each record begins, and what it says."""
    while at < len(directory):
        if not directory.startswith(_MEMBER_IS, at) or at + _MEMBER.size > len(
            directory
        ):
            raise _lies(name)
        record = _MEMBER.unpack_from(directory, at)
        _, flags, compression, crc, packed, size, *lengths, attributes, offset = record
        name_length, extra_length, _ = lengths
        head = at + _MEMBER.size
        extra = head + name_length
        end = head + sum(lengths)
        if end > len(directory):
            raise _lies(name)
        if _TOO_LARGE in (size, packed, offset):
            size, packed, offset = _of_zip64(
                directory[extra : extra + extra_length], size, packed, offset
            )
        yield (
            at,
            _Member(
                directory[head:extra],
                *(flags, compression, crc, packed, size),
                stat.S_IFMT(attributes >> 16),
                offset,
            ),
        )
        at = end


def _of_zip64(extra: bytes, *numbers: int) -> list[int]:
    """Look up those numbers that do not fit in where they belong."""
    at = 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        at += _EXTRA.size
        if kind == _EXTRA64:
            field = extra[at : at + length]
            large = struct.iter_unpack("<Q", field[: len(field) // 8 * 8])
            return [next(large, (n,))[0] if n == _TOO_LARGE else n for n in numbers]
        at += length
    return [*numbers]


def _path(member: _Member) -> Place:
    """Take a member's name apart as unpacking would; `..` leads nowhere here."""
    encoding = "utf-8" if member.flags & _UTF_8 else "cp437"
    name = member.name.partition(b"\0")[0].decode(encoding, "replace")
    first, *rest = name.replace("\\", "/").split("/", _DEEPEST)
    path = tuple(part for part in rest if part not in ("", "."))
    return path if first == "." and path else (first, *path)


def _unpacked(member: _Member, packed: bytes, name: str) -> bytes:
    """Unpack a member: all that the directory says of it has to be true."""
    if member.compression == _STORED:
        content, rest = packed, b""
    elif member.compression == _DEFLATED and not member.flags & _UNUSUAL:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflating.decompress(packed, member.size + 1)
        except zlib.error:
            raise _damaged(name, "압축이 깨짐", "what was packed is damaged") from None
        rest = inflating.unused_data
    else:
        raise _damaged(name, "드문 방식으로 압축됨", "compressed in an unusual way")
    if len(content) > member.size or rest:
        raise _longer(name)
    if len(content) < member.size:
        raise _damaged(name, "적힌 크기보다 짧음", "it is shorter than it says")
    if zlib.crc32(content) != member.crc:
        raise _damaged(name, "내용이 깨짐", "its content is damaged")
    return content


def _lies(name: str) -> UnreadableError:
    return _damaged(name, "파일 목록이 깨짐", "its list of files is damaged")


def _longer(name: str) -> UnreadableError:
    return _damaged(name, "적힌 크기보다 긺", "it is longer than it says")


def _damaged(name: str, ko: str, en: str) -> UnreadableError:
    return UnreadableError(
        faults.unusable_file(
            name,
            f"읽을 수 없습니다({ko}). 다시 압축하세요.",
            f"cannot be read ({en}); zip it again.",
        )
    )
