"""The module that most tests take as their example, solved, and slips in it."""

from __future__ import annotations

from pathlib import Path

from graders.course.catalogue import EXERCISES, SOLUTIONS, load_catalogue
from graders.submissions.submission import read_folder

MODULE = tuple(e for e in load_catalogue() if e.module == "linear_regression")
CATALOGUE = tuple(e for e in MODULE if e.id != "numerical_derivative")
"""Those on matrices: what a slip in one of them does to the others is looked at."""
TRAIN = [exercise for exercise in CATALOGUE if exercise.id == "train"]
FILE = "linear_regression.py"
SOLUTION = (SOLUTIONS / FILE).read_text(encoding="utf-8")
SOLVED = read_folder(SOLUTIONS, [FILE])
STUBS = (EXERCISES / FILE).read_text(encoding="utf-8")
EMPTY = "    raise NotImplementedError\n"
FORWARD = "    return X @ W + B\n"
assert FORWARD in SOLUTION


def begun(body: str) -> str:
    """Write linear_forward into the stubs, and nothing else."""
    head, definition, rest = STUBS.partition("def linear_forward(")
    return head + definition + rest.replace(EMPTY, body, 1)


def replaced(folder: Path, old: str, new: str) -> None:
    """Write the solution into a folder, changed in one place."""
    assert old in SOLUTION
    (folder / FILE).write_text(SOLUTION.replace(old, new), encoding="utf-8")
