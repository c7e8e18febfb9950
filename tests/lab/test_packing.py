"""What the browser gets of Python, NumPy and the graders."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from pipeline.browser.contents import FONT_LIST, FONTS
from pipeline.browser.packing import archives, compiled, described, packs, table
from pipeline.browser.release import python_version
from pipeline.errors import PipelineError
from tests.support.repository import REPOSITORY

MODULES = ("linear_regression",)


def names(archive: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(archive)).namelist()


@pytest.fixture(scope="module")
def cache(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001
    """The site's own packs, but for the one that depends on the modules."""
    cache = tmp_path_factory.mktemp("cache")
    for name in table().keys() - {"course"}:
        [pack] = (REPOSITORY / ".cache" / "lab").glob(f"{name}.*")
        shutil.copy(pack, cache)
    return cache


@pytest.fixture(scope="module")
def made(cache: Path) -> dict[str, bytes]:
    return packs(MODULES, cache)


def test_packs_are_made_once(made: dict[str, bytes], cache: Path) -> None:
    course = names(gzip.decompress(made["course"]))
    assert "graders/sandbox/in_process.py" in course  # whose source the graders read
    tag = f"cpython-{python_version().replace('.', '')}"
    assert f"graders/sandbox/__pycache__/in_process.{tag}.pyc" in course
    assert "ast.pyc" in names(gzip.decompress(made["python"]))
    stored = {file: file.stat().st_mtime_ns for file in cache.iterdir()}
    assert len(stored) == len(made)
    assert set(made) == set(table())
    assert packs(MODULES, cache) == made
    assert {file: file.stat().st_mtime_ns for file in cache.iterdir()} == stored
    (cache / "course.0000").write_bytes(b"of another day")
    stale = next(cache.glob("course.*"))
    stale.unlink()
    assert packs(MODULES, cache) == made  # byte for byte, compiled anew
    assert len([*cache.glob("course.*")]) == 1


def test_the_course_is_packed_with_what_it_imports_and_no_more() -> None:
    files = names(archives(MODULES)["course"])
    for needed in (
        "checks/linear_regression/test_train",
        "sandbox/in_process",
        "checks/misconceptions/least_squares",
    ):
        assert f"graders/{needed}.py" in files
    assert "lab/python/session.py" in files
    assert "solutions/linear_regression.py" in files
    assert "exercises/exercises.toml" in files
    assert "graders/commands/main.py" not in files
    assert not [
        file for file in files if file.startswith("graders/checks/activations/")
    ]
    assert not [file for file in files if file.startswith("graders/sandbox/workers/")]


def test_what_is_not_needed_is_left_out() -> None:
    packed = archives(MODULES)
    library = names(packed["python"])
    assert "statistics.py" in library
    assert "asyncio/unix_events.py" in library
    assert "encodings/utf_8.py" in library
    for gone in ("smtplib.py", "xml/dom/minidom.py", "encodings/cp949.py"):
        assert gone not in library
    numpy = names(packed["numpy"])
    assert "numpy/linalg/__init__.py" in numpy
    assert [name for name in numpy if "dist-info/licenses" in name]
    assert not [name for name in numpy if "/tests/" in name or "f2py" in name]
    drawing = names(packed["drawing"])
    for needed in ("pyplot", "animation", "backends/backend_svg"):
        assert f"matplotlib/{needed}.py" in drawing
    assert "mpl_toolkits/mplot3d/axes3d.py" in drawing
    for part in ("/tests/", "sample_data", "backend_qt", "fontTools/", ".pyi"):
        assert not [name for name in drawing if part in name], part


def test_the_list_of_fonts_names_those_that_are_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(archives(MODULES)["drawing"])) as drawing:
        listed = json.loads(drawing.read(FONT_LIST))["ttflist"]
        packed = {name for name in drawing.namelist() if name.endswith(".ttf")}
    assert {FONTS + font["fname"] for font in listed} == packed
    assert {"DejaVu Sans", "STIXGeneral"} <= {font["name"] for font in listed}


def test_the_page_knows_what_comes_later_and_what_it_brings(
    made: dict[str, bytes],
) -> None:
    said = {name: described(name, content) for name, content in made.items()}
    assert said["python"]["folder"] == "", "Pyodide loads it by itself"
    assert said["numpy"]["folder"] == said["drawing"]["folder"]
    assert {name for name in said if not said[name]["brings"]} == {
        *("python", "numpy", "course")
    }
    assert {"matplotlib", "mpl_toolkits", "PIL", "six"} <= {*said["drawing"]["brings"]}
    assert "numpy" not in said["drawing"]["brings"]


def test_code_that_is_not_python_is_told_in_one_line() -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("broken.py", "def f(:")
    with pytest.raises(PipelineError, match=r"in Pyodide: .*SyntaxError") as error:
        compiled({"course": broken.getvalue()})
    assert "\n" not in str(error.value)
