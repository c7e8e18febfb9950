"""Compile packed modules; runs inside Pyodide, whose bytecode no other Python writes.

Each archive is taken apart and put together again, in an order and with dates that do
not change.
"""

import json
import py_compile
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

ARCHIVES = Path("/work")  # where pyodide.mjs puts the folder it is given
NEVER_STALE = py_compile.PycInvalidationMode.UNCHECKED_HASH


def compile_archive(archive: Path, home: str, optimize: int, sources: bool) -> None:
    """Compile for a folder in the page; sources stay where they are asked for."""
    folder = archive.with_suffix("")
    shutil.unpack_archive(archive, folder)
    for source in sorted(folder.rglob("*.py")):
        compiled = source.with_suffix(".pyc")
        if sources:
            tag = sys.implementation.cache_tag
            compiled = source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"
        py_compile.compile(
            str(source),
            str(compiled),
            dfile=f"{home}/{source.relative_to(folder)}",
            doraise=True,
            optimize=optimize,
            invalidation_mode=NEVER_STALE,
        )
        if not sources:
            source.unlink()
    write_archive(archive, folder)
    shutil.rmtree(folder)


def write_archive(archive: Path, folder: Path) -> None:
    """Store without compressing: the whole is compressed later, which gives less."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix())
            packed.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    how: dict[str, dict[str, Any]] = json.loads((ARCHIVES / "packs.json").read_bytes())
    for name, options in how.items():
        compile_archive(ARCHIVES / f"{name}.zip", **options)
