"""Python, NumPy and the graders, packed for the browser."""

import gzip
import hashlib
import io
import json
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from graders.core.files import write_file
from pipeline.browser import contents
from pipeline.browser.release import (
    CARRIERS,
    GIVEN,
    PYODIDE,
    python_version,
    wanted,
    wheels,
)
from pipeline.errors import PipelineError
from pipeline.javascript.node import node

HERE = Path(__file__).parent
SCRIPTS = HERE / "pyodide.mjs", HERE / "compiling.py"
PACKAGES = "/packages"


@dataclass(frozen=True)
class Pack:
    """What a pack holds, how it is compiled, and where it lies in the page.

    `optimize` is Python's: 2 leaves out docstrings, which NumPy needs to import; with
    None, modules stay as they are written. A pack is made only where all of its wheels
    are. One that comes `later` is loaded once code imports a package in it.
    """

    contents: Callable[[], contents.Files]
    home: str
    optimize: int | None
    wheels: Collection[str] = ()
    sources: bool = False
    unpacked: bool = True
    later: bool = False


def table(modules: Iterable[str] = ()) -> dict[str, Pack]:
    """Every pack by name, to run and grade these modules of exercises."""
    library = f"/lib/python{python_version().replace('.', '')}.zip"
    numpy = {"numpy"}
    course = partial(contents.course, list(modules))
    return {
        "python": Pack(contents.standard_library, library, 2, unpacked=False),
        "numpy": Pack(contents.numpy, PACKAGES, 1, numpy),
        "course": Pack(course, "/course", 0, numpy, sources=True),  # graders read them
        "drawing": Pack(contents.drawing, PACKAGES, 1, wanted(), later=True),
        # Its small modules compile in 0.2 s there, and compiled weigh more than twice.
        "torch": Pack(contents.torch, PACKAGES, None, numpy, later=True),
    }


def available() -> set[str]:
    """The packs that can be made; nothing runs in the page without NumPy."""
    return {n for n, pack in table().items() if wheels().keys() >= set(pack.wheels)}


def left_out() -> str:
    """Say what is left out for want of wheels, in a line; nothing if it is nothing.

    Raises:
        PipelineError: something is, and this is CI.
    """
    lacking = sorted(wanted() - wheels().keys())
    if not lacking:
        return ""
    effect = (
        "no drawing in the page" if "numpy" in wheels() else "no Python in the page"
    )
    carriers = ", ".join(map(str, CARRIERS))
    line = (
        f"{effect}: {carriers} could not be had, and {GIVEN} names no folder with "
        f"these packages of Pyodide's release: {', '.join(lacking)}"
    )
    if "FIRST_GRADIENT_CI" in os.environ:
        raise PipelineError(line)
    return line


def described(name: str, content: bytes) -> dict[str, Any]:
    """Say of a pack what the page has to know: docs/lab/constants.d.ts."""
    pack = table().get(name)
    return {
        "bytes": len(content),
        "version": hashlib.sha256(content).hexdigest()[:8],
        "folder": pack.home if pack and pack.unpacked else "",
        "brings": _packages(content) if pack and pack.later else [],
    }


def _packages(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(content))) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    modules = (top.removesuffix(".pyc") for top in tops)
    return sorted(name for name in modules if name.isidentifier())


def packs(modules: Iterable[str], cache: Path) -> dict[str, bytes]:
    """Pack what the browser loads to run and grade these modules of exercises.

    Packs are compiled once and remembered under a name made of all that is in them.
    """
    scripts = b"".join(script.read_bytes() for script in (*SCRIPTS, Path(__file__)))
    return _remembered(archives(modules), scripts, compiled, cache)


def interpreter(cache: Path) -> bytes:
    """Compress Pyodide itself, which takes seconds, and remember it."""
    sources = {"pyodide": (PYODIDE / "pyodide.asm.wasm").read_bytes()}
    return _remembered(sources, b"", _compressed, cache)["pyodide"]


def _remembered(
    sources: Mapping[str, bytes],
    makers: bytes,
    make: Callable[[Mapping[str, bytes]], Mapping[str, bytes]],
    cache: Path,
) -> dict[str, bytes]:
    stored = {
        name: cache / f"{name}.{hashlib.sha256(makers + content).hexdigest()[:16]}"
        for name, content in sources.items()
    }
    missing = {n: c for n, c in sources.items() if not stored[n].exists()}
    if missing:
        cache.mkdir(parents=True, exist_ok=True)
        for name, content in make(missing).items():
            write_file(stored[name], content)
            for stale in {*cache.glob(f"{name}.*")} - {stored[name]}:
                stale.unlink(missing_ok=True)
    return {name: path.read_bytes() for name, path in stored.items()}


def archives(modules: Iterable[str]) -> dict[str, bytes]:
    """Collect the modules as they are written."""
    made = available()
    return {
        name: _archive(pack.contents())
        for name, pack in table(modules).items()
        if name in made
    }


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Let Pyodide compile the modules in these archives; compress what comes."""
    how = {
        name: {"home": pack.home, "optimize": pack.optimize, "sources": pack.sources}
        for name, pack in table().items()
        if name in sources and pack.optimize is not None
    }
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.zip" for name in sources}
        for name, file in files.items():
            file.write_bytes(sources[name])
        (Path(folder) / "packs.json").write_text(json.dumps(how), encoding="utf-8")
        done = subprocess.run(
            [node(), *map(str, SCRIPTS), folder],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            *_, reason = done.stderr.splitlines() or ["no message"]
            raise PipelineError(
                f"docs/pipeline/browser/compiling.py, in Pyodide: {reason}"
            )
        return _compressed({name: file.read_bytes() for name, file in files.items()})


def _compressed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: gzip.compress(content, mtime=0) for name, content in files.items()}


def _archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in files:
            packed.writestr(zipfile.ZipInfo(name), content)
    return archive.getvalue()
