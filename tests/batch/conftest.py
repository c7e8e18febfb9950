"""Classes that the tests of `grade batch` share."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.core.grades import Grade
from graders.course.catalogue import EXERCISES, SOLUTIONS
from tests.batch.command import CROWD, SOLUTION, WRONG, graded, kept
from tests.support.handed_in import written, zipped
from tests.support.linear_regression import FILE
from tests.support.once import Once


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a class of all sorts."""
    folder = tmp_path_factory.mktemp("class")
    written(folder / "=kim" / FILE, SOLUTION)
    zipped(folder / "lee.zip", {f"first-gradient-main/exercises/{FILE}": SOLUTION})
    zipped(folder / "박.zip", {f"exercises/{FILE}": WRONG})
    for name in ("choi", "han"):
        written(folder / name / "exercises" / FILE, (EXERCISES / FILE).read_bytes())
    (folder / "broken.zip").write_bytes(b"PK")
    (folder / "jung").mkdir()
    (folder / "jung" / FILE).symlink_to(SOLUTIONS / FILE)
    (folder / "notes.txt").touch()
    return folder


@pytest.fixture(scope="session")
def crowd(once: Once) -> Path:
    """Make a class that takes some seconds."""

    def make(folder: Path) -> None:
        for number in range(CROWD):
            code = (SOLUTION, WRONG)[number % 2]
            written(folder / f"{number:02}" / FILE, code + b"# %d\n" % number)

    return once("crowd", make)


@pytest.fixture(scope="session")
def undisturbed(crowd: Path, once: Once) -> tuple[bytes, list[Grade]]:
    """Grade the crowd in peace: the table, and what is kept."""

    def grade(folder: Path) -> None:
        table = ("--csv", folder / "csv")
        result = graded(crowd, folder / "book", *table, what="linear_regression")
        assert result.stdout.startswith(f"Graded: {CROWD} ·"), result.stderr

    folder = once("undisturbed", grade)
    return (folder / "csv").read_bytes(), kept(folder / "book")
