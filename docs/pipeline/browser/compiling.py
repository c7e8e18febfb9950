"""Compile packed modules; runs inside Pyodide, whose bytecode no other Python writes.

Each archive is taken apart and put together again, in an order and with dates that do
not change. Modules of `course` keep their source: the graders read it.
"""

import py_compile
import shutil
import sys
import zipfile
from pathlib import Path

ARCHIVES = Path("/work")  # where pyodide.mjs puts the folder it is given
# NumPy needs its docstrings to import; nobody reads those of the standard library.
OPTIMIZE = {"python": 2, "numpy": 1, "course": 0}
HOMES = {"python": "/lib/python312.zip", "numpy": "/packages", "course": "/course"}
NEVER_STALE = py_compile.PycInvalidationMode.UNCHECKED_HASH


def compile_archive(archive: Path) -> None:
    name = archive.stem
    folder = archive.with_suffix("")
    shutil.unpack_archive(archive, folder)
    for source in sorted(folder.rglob("*.py")):
        compiled = source.with_suffix(".pyc")
        if name == "course":
            tag = sys.implementation.cache_tag
            compiled = source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"
        py_compile.compile(
            str(source),
            str(compiled),
            dfile=f"{HOMES[name]}/{source.relative_to(folder)}",
            doraise=True,
            optimize=OPTIMIZE[name],
            invalidation_mode=NEVER_STALE,
        )
        if name != "course":
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
    for path in sorted(ARCHIVES.glob("*.zip")):
        compile_archive(path)
