"""Files out of a zip that anybody may have made: read in memory, never unpacked.

Only members that are asked for are read, and no more of them than a file may hold.
Where they claim to belong does not matter: nothing is ever written.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from graders import mishaps
from graders.language import Text, TextError
from graders.submission import MAX_BYTES, too_large

MAX_DIRECTORY_BYTES = 4 << 20
"""How long the list of members may be: some 40,000 of them."""
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The usual ones. Others may ask for gigabytes before the first byte comes out."""

Members = Mapping[tuple[str, ...], Sequence[zipfile.ZipInfo]]


class ArchiveError(TextError):
    """There is nothing to be had from this archive; the text says why."""


class Archive:
    """An open zip: its members by the folders they lie in."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        found: defaultdict[tuple[str, ...], list[zipfile.ZipInfo]] = defaultdict(list)
        for member in file.infolist():
            path = member.filename.replace("\\", "/").rstrip("/").split("/")
            found[tuple(part for part in path if part != ".")].append(member)
        self._members: Members = found

    def folders(self) -> set[str]:
        """Name the folders at the top."""
        return {
            path[0]
            for path, [member, *_] in self._members.items()
            if len(path) > 1 or member.is_dir()
        }

    def names(self, place: tuple[str, ...]) -> list[str]:
        """Name the files that lie here."""
        return [path[-1] for path in self._members if path[:-1] == place]

    def read(self, place: tuple[str, ...], name: str) -> list[bytes | Text]:
        """Read all that lies here under this name: a zip can hold several."""
        members = self._members.get((*place, name), ())
        return [self._read(member, name) for member in members]

    def _read(self, member: zipfile.ZipInfo, name: str) -> bytes | Text:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if member.is_dir() or kind not in (0, stat.S_IFREG):
            return mishaps.not_ordinary(name)
        if member.flag_bits & 1:
            return mishaps.unusable_file(
                name,
                "암호가 걸려 있습니다. 암호 없이 다시 압축하세요.",
                "is encrypted; zip it again without a password.",
            )
        if member.compress_type not in _COMPRESSIONS:
            return _unreadable(name, "compressed in an unusual way")
        if member.file_size > MAX_BYTES:
            return too_large(name)
        try:
            with self._file.open(member) as stream:
                return stream.read(MAX_BYTES)
        except Exception as error:  # whatever zipfile runs into
            return _unreadable(name, mishaps.described(error))


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a zip, or raise ArchiveError."""
    try:
        with _Careful(path) as file, zipfile.ZipFile(file) as archive:
            yield Archive(archive)
    except ArchiveError:
        raise
    except OSError as error:
        raise ArchiveError(_unreadable(path.name, error.strerror)) from None
    except Exception as error:  # whatever zipfile runs into
        raise ArchiveError(_unreadable(path.name, mishaps.described(error))) from None


class _Careful(io.FileIO):
    """A file that is not read by the gigabyte, whatever it says of itself."""

    def __init__(self, path: Path) -> None:
        super().__init__(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)))
        self._name = path.name
        if not stat.S_ISREG(os.fstat(self.fileno()).st_mode):
            self.close()
            raise ArchiveError(mishaps.not_ordinary(mishaps.printable(self._name)))

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_DIRECTORY_BYTES:
            raise ArchiveError(
                mishaps.unusable_file(
                    mishaps.printable(self._name),
                    "파일이 너무 많이 들어 있습니다. 연습문제만 압축하세요.",
                    "holds too many files; zip the exercises alone.",
                )
            )
        return super().read(size) or b""


def _unreadable(name: str, reason: str | None) -> Text:
    return mishaps.unusable_file(
        mishaps.printable(name),
        f"읽을 수 없습니다({reason}). 다시 압축하세요.",
        f"cannot be read ({reason}); zip it again.",
    )
