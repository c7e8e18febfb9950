"""The directory of a zip: the list of its members, which may be long and may lie."""

from __future__ import annotations

import io
import stat
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from graders.submissions import faults
from graders.submissions.submission import UnreadableError

MAX_DIRECTORY_BYTES = 4 << 20
"""How long the list of members may be: some 40,000 of them."""
# The records of a zip, as PKWARE's APPNOTE.TXT has them, each with its signature.
_MEMBER, _MEMBER_IS = struct.Struct("<4s4x2H4x3L3H4x2L"), b"PK\1\2"
_END, _END_IS = struct.Struct("<4s8x2L2x"), b"PK\5\6"
_END64, _END64_IS = struct.Struct("<4s36x2Q"), b"PK\6\6"
_LOCATOR64, _LOCATOR64_IS = struct.Struct("<4s16x"), b"PK\6\7"
_MAX_COMMENT = 0xFFFF
_TOO_LARGE = 0xFFFFFFFF
"""Stands where a number does not fit in: it is in an extra field then."""
_EXTRA, _EXTRA64 = struct.Struct("<2H"), 1


class Member(NamedTuple):
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


def read_directory(file: BinaryIO, name: str) -> tuple[bytes, int, int]:
    """Read the list of members.

    Also tell where it begins, and by how much offsets in it are too small: some zips
    have something else in front of them.
    """
    size = file.seek(0, io.SEEK_END)
    before = file.seek(max(0, size - _END.size - _MAX_COMMENT))
    tail = file.read(_END.size + _MAX_COMMENT)
    at = tail.rfind(_END_IS)
    if at < 0 or at + _END.size > len(tail):
        raise damaged(name, "zip이 아니거나 잘린 파일", "it is no zip, or cut off")
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
        raise lies(name)
    file.seek(start)
    return file.read(length), start, start - offset


def members(directory: bytes, name: str, at: int = 0) -> Iterator[tuple[int, Member]]:
    """Go through the directory: where each record begins, and what it says."""
    while at < len(directory):
        if not directory.startswith(_MEMBER_IS, at) or at + _MEMBER.size > len(
            directory
        ):
            raise lies(name)
        record = _MEMBER.unpack_from(directory, at)
        _, flags, compression, crc, packed, size, *lengths, attributes, offset = record
        name_length, extra_length, _ = lengths
        head = at + _MEMBER.size
        extra = head + name_length
        end = head + sum(lengths)
        if end > len(directory):
            raise lies(name)
        if _TOO_LARGE in (size, packed, offset):
            size, packed, offset = _of_zip64(
                directory[extra : extra + extra_length], size, packed, offset
            )
        yield (
            at,
            Member(
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


def lies(name: str) -> UnreadableError:
    return damaged(name, "파일 목록이 깨짐", "its list of files is damaged")


def damaged(name: str, ko: str, en: str) -> UnreadableError:
    return UnreadableError(
        faults.unusable_file(
            name,
            f"읽을 수 없습니다({ko}). 다시 압축하세요.",
            f"cannot be read ({en}); zip it again.",
        )
    )
