"""Files written whole or not at all, and read the same everywhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Put content into a file; whoever looks sees the old one or the new one.

    A link stays a link, permissions stay as they were, and what is no ordinary file
    (/dev/stdout, a pipe) is simply written to.
    """
    with named(path):
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            temporary.write_bytes(content)
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def read_source(path: Path) -> bytes:
    """Read a text of the project's own, the same bytes whatever ends its lines here."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def append_to_file(path: Path, content: bytes) -> None:
    with named(path), path.open("ab") as file:
        file.write(content)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Let an error name this file: one of writing to an open file names none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
