"""What the browser's packs hold: Python, NumPy, the graders, Matplotlib."""

import ast
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from graders.course.catalogue import ROOT
from pipeline.browser.release import PYODIDE, wheels

Files = Iterator[tuple[str, bytes]]

TORCH = ROOT / "docs" / "lab" / "torch"
FOLDERS = {"graders": ROOT, "lab": ROOT / "docs", "pipeline": ROOT / "docs"}
# What the page itself imports; what these import follows, even within functions.
ENTRY_POINTS = (
    "lab.python.deadline",
    "lab.python.needs",
    "lab.python.session",
    "lab.python.watched",
)

# Modules for the network, for processes and terminals, mail, sound and markup, and for
# work on Python itself: nothing that a lesson needs, and a third of the download.
NOT_NEEDED = re.compile(
    r"""(
      asyncio/((windows|proactor)_\w+|tools) | multiprocessing/ | pty | tty
      | concurrent/interpreters/ | concurrent/futures/interpreter
      | ftplib | http/ | imaplib | poplib | smtplib | socketserver
      | urllib/(request|robotparser) | webbrowser | xmlrpc/ | netrc | mailbox
      | wave | html/ | xml/ | wsgiref/ | dbm/ | sqlite3/ | nturl2path | optparse
      | shelve | zoneinfo/ | plistlib | doctest | pydoc | pydoc_data/ | cProfile
      | profile | pstats | trace | _pyrepl/
      | compileall | modulefinder | pickletools | py_compile | pyclbr | symtable
      | tabnanny | tracemalloc | rlcompleter | sched | fileinput | filecmp | turtle
      | antigravity | this | __phello__/ | mimetypes | zipapp
      | _pydecimal | _pyio | _(osx|aix|ios|apple|android)_support | _markupbase
      | encodings/(?!__init__|aliases|ascii|cp437|idna|latin_1|raw_uni|unicode_esc|utf_)
        \w+
    )(\.py|(?<=/))""",
    re.VERBOSE,
)
NOT_NEEDED_OF_NUMPY = re.compile(
    r"numpy/(f2py|_pyinstaller|random/_examples|(.*/)?tests|linalg/lapack_lite)\b"
)


def standard_library() -> Files:
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as library:
        for name in library.namelist():
            if not name.endswith("/") and not NOT_NEEDED.match(name):
                yield name, library.read(name)


def numpy() -> Files:
    for name, content in _unpacked(["numpy"]):
        if (
            name.startswith("numpy/")
            and name.endswith((".py", ".so"))
            and not NOT_NEEDED_OF_NUMPY.match(name)
        ):
            yield name, content


def _unpacked(packages: Iterable[str]) -> Files:
    for package in packages:
        with zipfile.ZipFile(wheels()[package]) as wheel:
            for name in wheel.namelist():
                yield name, wheel.read(name)


def course(modules: Iterable[str]) -> Files:
    """Take the graders of these modules with all that they import, and the solutions.

    All solutions: the catalogue is held against them.
    """
    checks = ROOT / "graders" / "checks"
    rubrics = [
        f"graders.checks.{module}.{file.stem}"
        for module in modules
        for file in checks.glob(f"{module}/test_*.py")
    ]
    for file in sorted(_imported([*ENTRY_POINTS, *rubrics])):
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
    if package not in FOLDERS:
        return None
    path = FOLDERS[package] / package / rest.replace(".", "/")
    candidates = path / "__init__.py", path.with_suffix(".py")
    return next((file for file in candidates if file.is_file()), None)
