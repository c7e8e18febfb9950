"""Zips that lie: little is read of them, and one line says what is wrong."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.course.catalogue import ROOT
from graders.submissions.discovery import gather
from graders.submissions.zip_directory import MAX_DIRECTORY_BYTES

FILE = "linear_regression.py"
OTHER = "autograd.py"
CODE = b"def linear_forward(): ...\n"
MEMBER, LOCAL, END = b"PK\1\2", b"PK\3\4", b"PK\5\6"
CRC, PACKED, SIZE, OFFSET = 16, 20, 24, 42
"""Where the numbers stand in a member's record."""


def zipped(*members: tuple[str, bytes], packed: bool = True) -> bytes:
    file = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", kind) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def told(whole: bytes, place: int, number: int, *, of: str = FILE) -> bytes:
    """Let the directory say another number of a member."""
    at = whole.rindex(MEMBER, 0, whole.rindex(of.encode())) + place
    return whole[:at] + struct.pack("<L", number) + whole[at + 4 :]


def listed(whole: bytes, times: int, record: bytes | None = None) -> bytes:
    """Let the directory be one record again and again."""
    start, end = whole.index(MEMBER), whole.index(END)
    directory = (whole[start:end] if record is None else record) * times
    tail = whole[end : end + 12] + struct.pack("<L", len(directory)) + whole[end + 16 :]
    return whole[:start] + directory + tail


def record(name: bytes, extra: bytes = b"", size: int = 0) -> bytes:
    """Make a member's record that says little else."""
    numbers = struct.pack("<L3H", size, len(name), len(extra), 0)
    return MEMBER + bytes(20) + numbers + bytes(12) + name + extra


def read(folder: Path, content: bytes, *files: str) -> dict[str, bytes | Message]:
    (folder / "kim.zip").write_bytes(content)
    [entry] = gather(folder).entries
    return dict(entry.read(files or [FILE]).files)


def said(folder: Path, content: bytes) -> str:
    file = read(folder, content)[FILE]
    assert isinstance(file, Message), file
    assert len(file.ko.splitlines()) == len(file.en.splitlines()) == 1
    return file.en


HONEST = zipped((FILE, CODE))


@pytest.mark.parametrize("times", [2, 3_000, 60_000])
def test_one_file_named_again_and_again_is_not_unpacked(
    tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpacked(*_: Any) -> None:
        raise AssertionError

    many = listed(zipped((FILE, bytes(MAX_FILE_BYTES))), times)
    monkeypatch.setattr(zlib, "decompressobj", unpacked)
    assert said(tmp_path, many) == f"{FILE}: keep one of these: {FILE} ×{times}"


@pytest.mark.parametrize(
    "other", [f"./{FILE}", f"exercises//{FILE}", f".\\exercises\\.\\{FILE}"]
)
def test_another_spelling_is_the_same_place(tmp_path: Path, other: str) -> None:
    first = FILE if "exercises" not in other else f"exercises/{FILE}"
    assert read(tmp_path, zipped((other, CODE))) == {FILE: CODE}
    both = said(tmp_path, zipped((first, CODE), (other, CODE)))
    assert both == f"{FILE}: keep one of these: {first} ×2"


LONG = {
    "same": record(FILE.encode()),
    "empty": record(b""),
    "deep": record(b"a/" * 30_000 + b"a.py"),
    "long": record(b"\xff" * 60_000 + b".py"),
    "fields": record(b"a.py", struct.pack("<HH", 9, 0) * 16_000),
    "searched": record(b"a.py", struct.pack("<HH", 9, 0) * 16_000, size=0xFFFFFFFF),
    "cut": record(b"a.py", b"\1\0\xff\xff", size=0xFFFFFFFF),
}
READ = f"""
import resource
from pathlib import Path
from graders.submissions.zip_directory import MAX_DIRECTORY_BYTES
from graders.course.catalogue import ROOT
from graders.submissions.discovery import gather
from graders.core.limits import MAX_FILE_BYTES

pages = int(Path("/proc/self/statm").read_text().split()[0])
room = pages * resource.getpagesize() + 48 * MAX_FILE_BYTES
resource.setrlimit(resource.RLIMIT_AS, (room, room))
used = resource.getrusage(resource.RUSAGE_SELF)
seconds = int(used.ru_utime + used.ru_stime) + 1 + {len(LONG)}
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
for entry in gather(Path(".")).entries:
    print(entry.id, entry.read(["{FILE}"]).files["{FILE}"].en)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no limits of memory elsewhere")
def test_no_directory_takes_much(tmp_path: Path) -> None:
    """Each is as long as it may be, and has a second and 48 MB."""
    for name, directory in LONG.items():
        times = MAX_DIRECTORY_BYTES // len(directory)
        (tmp_path / f"{name}.zip").write_bytes(listed(HONEST, times, directory))
    result = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    missing = "Put the file {} into {}.zip: it is not there."
    assert result.stdout.splitlines() == [
        f"{name} {FILE}: keep one of these: {FILE} ×{MAX_DIRECTORY_BYTES // 66}"
        if name == "same"
        else f"{name} " + missing.format(FILE, name)
        for name in sorted(LONG)
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (told(HONEST, SIZE, len(CODE) - 1), "it is longer than it says"),
        (told(HONEST, SIZE, 0), "it is longer than it says"),
        (told(HONEST, SIZE, len(CODE) + 1), "it is shorter than it says"),
        (told(HONEST, SIZE, MAX_FILE_BYTES + 1), "larger than 1 MB"),
        (told(HONEST, SIZE, 0xFFFFFFFF), "larger than 1 MB"),
        (told(zipped((FILE, bytes(64 << 20))), SIZE, 9), "it is longer than it says"),
        (told(HONEST, PACKED, 5), "it is shorter than it says"),
        (told(HONEST, PACKED, len(CODE) + 30), "it overlaps what follows it"),
        (told(HONEST, PACKED, 0xFFFFFFFF), "it overlaps what follows it"),
        (told(HONEST, CRC, 0), "its content is damaged"),
        (told(HONEST, OFFSET, 7), "its list of files is damaged"),
        (told(HONEST, OFFSET, 1 << 31), "its list of files is damaged"),
        (told(HONEST, OFFSET, 0xFFFFFFFF), "its list of files is damaged"),
        (HONEST.replace(LOCAL, b"PK\3\5"), "its list of files is damaged"),
        (
            HONEST.replace(FILE.encode(), FILE[::-1].encode(), 1),
            "list of files is damaged",
        ),
        (HONEST.replace(b"PK\1\2", b"PK\1\3"), "its list of files is damaged"),
        (HONEST[:-9], "it is no zip, or cut off"),
        (b"", "it is no zip, or cut off"),
        (END + bytes(18), "Put the file"),
        (END + b"\xff" * 18, "holds too many files"),
        (zipped((FILE, CODE), packed=False).replace(CODE, CODE[::-1]), "is damaged"),
        (
            told(zipped((FILE, CODE), packed=False), SIZE, len(CODE) - 1),
            "it is longer than it says",
        ),
    ],
)
def test_what_is_said_of_a_member_has_to_be_true(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert reason in said(tmp_path, content)


def test_members_do_not_overlap(tmp_path: Path) -> None:
    """One in another, and two names for the same one."""
    inner = zipped((FILE, CODE), packed=False)
    whole = zipped((OTHER, inner), (FILE, CODE), packed=False)
    inside = told(whole, OFFSET, whole.index(LOCAL, 4))
    files = read(tmp_path, inside, OTHER, FILE)
    assert "it overlaps" in files[OTHER].en  # type: ignore[union-attr]
    assert files[FILE] == CODE
    twice = zipped((f"a{FILE}", CODE), (f"b{FILE}", CODE), packed=False)
    start = twice.index(MEMBER)
    second = twice.rindex(MEMBER) + OFFSET
    same = twice[:second] + bytes(4) + twice[second + 4 :]
    files = read(tmp_path, same, f"a{FILE}", f"b{FILE}")
    assert start and all(isinstance(file, Message) for file in files.values())


def test_a_member_of_two_megabytes_of_nothing(tmp_path: Path) -> None:
    """Deflate can say nothing at any length."""
    packed = b"\0\0\0\xff\xff" * 500_000 + zlib.compress(CODE, wbits=-15)
    whole = zipped((FILE, packed), packed=False)
    for number, place in ((8, 10), (len(CODE), SIZE), (zlib.crc32(CODE), CRC)):
        at = whole.index(MEMBER) + place
        size = 2 if place == 10 else 4
        new = number.to_bytes(size, "little")
        whole = whole[:at] + new + whole[at + size :]
    assert "it is longer than it says" in said(tmp_path, whole)


def test_what_honest_programs_write_is_read(tmp_path: Path) -> None:
    in_front = b"#!/bin/sh\n" + HONEST
    assert read(tmp_path, in_front) == {FILE: CODE}
    assert read(tmp_path, HONEST[:-2] + b"\5\0hello") == {FILE: CODE}
    streamed = io.BytesIO()
    with (
        zipfile.ZipFile(Unseekable(streamed), "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(FILE, "w", force_zip64=True) as member,
    ):
        member.write(CODE)
    assert read(tmp_path, streamed.getvalue()) == {FILE: CODE}


def test_zip64_is_read(tmp_path: Path) -> None:
    """Some programs write every number so, however small it is."""
    plain = zipped((FILE, CODE), packed=False)
    start, end = plain.index(MEMBER), plain.index(END)
    large = struct.pack("<2H3Q", 1, 24, len(CODE), len(CODE), 0)
    member = bytearray(plain[start:end])
    for place in (PACKED, SIZE, OFFSET):
        member[place : place + 4] = b"\xff" * 4
    member[30:32] = struct.pack("<H", len(large))
    directory = bytes(member) + large
    end64 = struct.pack(
        *("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(directory), start)
    )
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + len(directory), 1)
    tail = END + bytes(4) + b"\xff" * 12 + bytes(2)
    whole = plain[:start] + directory + end64 + locator + tail
    assert zipfile.ZipFile(io.BytesIO(whole)).read(FILE) == CODE
    assert read(tmp_path, whole) == {FILE: CODE}
    lying = whole.replace(large, large[:4] + b"\xff" * 24)
    assert "larger than 1 MB" in said(tmp_path, lying)
    lying = whole.replace(large, large[:20] + b"\xff" * 8)
    assert "its list of files is damaged" in said(tmp_path, lying)
    cut = whole.replace(large, b"\1\0\3\0" + large[4:])
    assert "larger than 1 MB" in said(tmp_path, cut)


class Unseekable(io.RawIOBase):
    """A pipe: sizes are written behind the content."""

    def __init__(self, file: io.BytesIO) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        return self._file.write(content)
