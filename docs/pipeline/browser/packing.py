"""Python, NumPy and the graders, packed for the browser."""

import ast
import gzip
import hashlib
import re
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from graders.core.files import write_file
from graders.course.catalogue import ROOT
from pipeline.errors import PipelineError
from pipeline.javascript.node import NODE_MODULES, node

PYODIDE = NODE_MODULES / "pyodide"
NUMPY = NODE_MODULES / "@emscripten-forge" / "numpy" / "pkg"
SITE_PACKAGES = "lib/python3.12/site-packages/"
HERE = Path(__file__).parent
SCRIPTS = HERE / "pyodide.mjs", HERE / "compiling.py"

# Modules for the network, for processes and terminals, mail, sound and markup, and for
# work on Python itself: nothing that a lesson needs, and a third of the download.
NOT_NEEDED = re.compile(
    r"""(
      asyncio/(windows|proactor)_\w+ | multiprocessing/ | pty | tty | cgi | cgitb
      | ftplib | http/ | imaplib | nntplib | poplib | smtplib | socketserver | telnetlib
      | urllib/(request|robotparser) | webbrowser | xmlrpc/ | netrc | mailbox | mailcap
      | aifc | chunk | imghdr | sndhdr | sunau | wave | uu | xdrlib | html/ | xml/
      | wsgiref/ | crypt | dbm/ | msilib | nturl2path | optparse | pipes | shelve
      | zoneinfo/ | plistlib | doctest | pydoc | pydoc_data/ | cProfile | profile
      | pstats | trace
      | compileall | modulefinder | pickletools | py_compile | pyclbr | symtable
      | tabnanny | tracemalloc | rlcompleter | sched | fileinput | filecmp | turtle
      | antigravity | this | __phello__/ | sre_\w+ | mimetypes | zipapp
      | _pydecimal | _pyio | _osx_support | _aix_support | _markupbase
      | encodings/(?!__init__|aliases|ascii|cp437|idna|latin_1|raw_uni|unicode_esc|utf_)
        \w+
    )(\.py|(?<=/))""",
    re.VERBOSE,
)
NOT_NEEDED_OF_NUMPY = re.compile(
    r"numpy/(f2py|_pyinstaller|random/_examples|(.*/)?tests|linalg/lapack_lite)\b"
)


def packs(modules: Iterable[str], cache: Path) -> dict[str, bytes]:
    """Pack what the browser loads to run and grade these modules of exercises.

    Packs are compiled once and remembered under a name made of all that is in them.
    """
    scripts = b"".join(script.read_bytes() for script in SCRIPTS)
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
    return {
        "python": _archive(_standard_library()),
        "numpy": _archive(_numpy()),
        "course": _archive(_course(modules)),
    }


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Let Pyodide compile the modules in these archives; compress what comes."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.zip" for name in sources}
        for name, file in files.items():
            file.write_bytes(sources[name])
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


def _standard_library() -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as library:
        for name in library.namelist():
            if not name.endswith("/") and not NOT_NEEDED.match(name):
                yield name, library.read(name)


def _numpy() -> Iterator[tuple[str, bytes]]:
    [archive] = NUMPY.glob("*.tar.gz")
    with tarfile.open(archive) as package:
        for member in package:
            name = member.name.removeprefix(SITE_PACKAGES)
            if (
                name.startswith("numpy/")
                and name.endswith((".py", ".so"))
                and not NOT_NEEDED_OF_NUMPY.match(name)
                and (file := package.extractfile(member))
            ):
                yield name, file.read()


def _course(modules: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Take the graders of these modules with all that they import, and the solutions.

    All solutions: the catalogue is held against them.
    """
    checks = ROOT / "graders" / "checks"
    rubrics = [
        f"graders.checks.{module}.{file.stem}"
        for module in modules
        for file in checks.glob(f"{module}/test_*.py")
    ]
    entry_points = ["lab.python.session", "lab.python.deadline", "lab.python.watched"]
    for file in sorted(_imported([*entry_points, *rubrics])):
        yield file.relative_to(ROOT).as_posix().removeprefix("docs/"), file.read_bytes()
    for file in sorted((ROOT / "solutions").glob("*.py")):
        yield f"solutions/{file.name}", file.read_bytes()
    catalogue = ROOT / "exercises" / "exercises.toml"
    yield "exercises/exercises.toml", catalogue.read_bytes()


def _imported(names: Iterable[str]) -> set[Path]:
    """Follow imports within our own packages: their files."""
    found: dict[str, Path] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        file = _file(name)
        if file is None or name in found:
            continue
        found[name] = file
        waiting.append(name.rpartition(".")[0])
        for part in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(part, ast.Import):
                waiting += [alias.name for alias in part.names]
            elif isinstance(part, ast.ImportFrom) and part.module:
                waiting.append(part.module)
                waiting += [f"{part.module}.{alias.name}" for alias in part.names]
    return set(found.values())


def _file(name: str) -> Path | None:
    package, _, rest = name.partition(".")
    folder = {"graders": ROOT, "lab": ROOT / "docs"}.get(package)
    if folder is None:
        return None
    path = folder / package / rest.replace(".", "/")
    candidates = path / "__init__.py", path.with_suffix(".py")
    return next((file for file in candidates if file.is_file()), None)


def _archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in files:
                archive.writestr(zipfile.ZipInfo(name), content)
        file.seek(0)
        return file.read()
