"""What the browser's packs hold: Python, NumPy, the graders, Matplotlib."""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from graders.core.files import read_source
from graders.course.catalogue import ROOT
from pipeline.browser.release import PYODIDE, wanted, wheels
from pipeline.imports import imported

Files = Iterator[tuple[str, bytes]]

TORCH = ROOT / "docs" / "lab" / "torch"
FONTS = "matplotlib/mpl-data/"
FONT_LIST = "matplotlib/fontlist.json"
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
      | wave | xml/(dom|etree|sax)/ | wsgiref/ | dbm/ | sqlite3/ | nturl2path | optparse
      | shelve | zoneinfo/ | doctest | pydoc | pydoc_data/ | cProfile
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
    r"""
      numpy/(f2py|_pyinstaller|random/_examples|(.*/)?tests|linalg/lapack_lite)\b
      | numpy/.*(?<!\.py)(?<!\.so)$ | .*/RECORD$
    """,
    re.VERBOSE,
)
# Tests, types, data to try; windows, files other than SVG and PNG, and what draws them;
# fonts that nothing asks for by itself; formats of pictures that are rarely read.
NOT_NEEDED_TO_DRAW = re.compile(
    r"""
      (.*/)?tests?/ | .*/RECORD$ | .*\.(pyi|typed|tp?yp?|pyx|pxd|h|a|lua)$
      | matplotlib/(testing|sphinxext|_type1font)\b
      | matplotlib/backends/(?!__init__|_backend_agg|backend_(agg|mixed|svg|template)
        |registry)
      | matplotlib/mpl-data/(images|sample_data|plot_directive)/
      | matplotlib/mpl-data/fonts/(afm|pdfcorefonts)/
      | matplotlib/mpl-data/fonts/ttf/(DejaVuSerif|DejaVuSansMono-|Humor)
      | mpl_toolkits/axisartist/
      | PIL/_(imagingft|webp|avif|imagingcms|imagingtk|imagingmorph|imagingmath)\.
      | PIL/(?!__init__|_|Image|Png|Gif|Jpeg|Bmp|Ppm|Exif|Gimp|Palette|Tiff
        |features|report)
      | PIL/Image(Qt|Tk|Cms|Show|Text|Win|Grab|Font)
      | dateutil/zoneinfo/.*\.gz$
    """,
    re.VERBOSE,
)


def standard_library() -> Files:
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as library:
        for name in library.namelist():
            if not name.endswith("/") and not NOT_NEEDED.match(name):
                yield name, library.read(name)


def numpy() -> Files:
    yield from _trimmed({"numpy"}, NOT_NEEDED_OF_NUMPY).items()


def drawing() -> Files:
    """Take Matplotlib with all it needs but NumPy, and its list of the fonts it has."""
    files = _trimmed(wanted() - {"numpy"}, NOT_NEEDED_TO_DRAW)
    fonts = json.loads(files[FONT_LIST])
    for kind in ("ttflist", "afmlist"):
        fonts[kind] = [f for f in fonts[kind] if f"{FONTS}{f['fname']}" in files]
    files[FONT_LIST] = json.dumps(fonts).encode()
    yield from files.items()


def _trimmed(packages: set[str], not_needed: re.Pattern[str]) -> dict[str, bytes]:
    """Unpack wheels without what is not needed; their licences stay with them."""
    files: dict[str, bytes] = {}
    for package in sorted(packages):
        with zipfile.ZipFile(wheels()[package]) as wheel:
            for name in wheel.namelist():
                if not name.endswith("/") and not not_needed.match(name):
                    files[name] = wheel.read(name)
    return files


def torch() -> Files:
    """Take the page's own, under the name of the real one."""
    for file in sorted(TORCH.rglob("*.py")):
        yield f"torch/{file.relative_to(TORCH).as_posix()}", read_source(file)


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
        yield file.relative_to(ROOT).as_posix().removeprefix("docs/"), read_source(file)
    for file in sorted((ROOT / "solutions").glob("*.py")):
        yield f"solutions/{file.name}", read_source(file)
    catalogue = ROOT / "exercises" / "exercises.toml"
    yield "exercises/exercises.toml", read_source(catalogue)


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
        waiting += imported(file.read_bytes())
    return set(found.values())


def _file(name: str) -> Path | None:
    package, _, rest = name.partition(".")
    if package not in FOLDERS:
        return None
    path = FOLDERS[package] / package / rest.replace(".", "/")
    candidates = path / "__init__.py", path.with_suffix(".py")
    return next((file for file in candidates if file.is_file()), None)
