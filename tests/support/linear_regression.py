"""The module that most tests take as their example, solved, and slips in it."""

from __future__ import annotations

from pathlib import Path

from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.submissions.submission import read_folder

CATALOGUE = tuple(e for e in load_catalogue() if e.module == "linear_regression")
TRAIN = [exercise for exercise in CATALOGUE if exercise.id == "train"]
FILE = "linear_regression.py"
SOLUTION = (SOLUTIONS / FILE).read_text(encoding="utf-8")
SOLVED = read_folder(SOLUTIONS, [FILE])
FORWARD = "    return X @ W + B\n"
assert FORWARD in SOLUTION


def replaced(folder: Path, old: str, new: str) -> None:
    """Write the solution into a folder, changed in one place."""
    assert old in SOLUTION
    (folder / FILE).write_text(SOLUTION.replace(old, new), encoding="utf-8")
