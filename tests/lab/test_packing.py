"""What the browser gets of Python, NumPy and the graders."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from pipeline.browser.packing import archives, compiled, packs
from pipeline.errors import PipelineError
from tests.support.repository import REPOSITORY

MODULES = ("linear_regression",)


def names(archive: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(archive)).namelist()


def test_packs_are_made_once(site: Path, tmp_path: Path) -> None:  # noqa: ARG001
    for name in ("python", "numpy"):  # the same for all modules: the site's own
        [pack] = (REPOSITORY / ".cache" / "lab").glob(f"{name}.*")
        shutil.copy(pack, tmp_path)
    made = packs(MODULES, tmp_path)
    course = names(gzip.decompress(made["course"]))
    assert "graders/sandbox/in_process.py" in course  # whose source the graders read
    assert "graders/sandbox/__pycache__/in_process.cpython-312.pyc" in course
    assert "ast.pyc" in names(gzip.decompress(made["python"]))
    stored = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert len(stored) == len(made) == 3
    assert packs(MODULES, tmp_path) == made
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == stored
    (tmp_path / "course.0000").write_bytes(b"of another day")
    stale = next(tmp_path.glob("course.*"))
    stale.unlink()
    assert packs(MODULES, tmp_path) == made  # byte for byte, compiled anew
    assert len([*tmp_path.glob("course.*")]) == 1


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
    assert not [name for name in numpy if "/tests/" in name or "f2py" in name]


def test_code_that_is_not_python_is_told_in_one_line() -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("broken.py", "def f(:")
    with pytest.raises(PipelineError, match=r"in Pyodide: .*SyntaxError") as error:
        compiled({"course": broken.getvalue()})
    assert "\n" not in str(error.value)
