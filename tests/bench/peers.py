"""The same small assignment for pytest, otter-grader and nbgrader, and for ours.

Each of the three gets the same six assertions, in the form its manual shows. Ours
grades with its own checks, of which there are more. A tool that is not on PATH is named
by a variable: `OTTER=/path/to/otter NBGRADER=/path/to/nbgrader make bench`.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell, new_notebook

from graders.course.catalogue import EXERCISES, SOLUTIONS
from tests.support.repository import REPOSITORY

MODULE = "linear_regression"
FILE = f"{MODULE}.py"
PRELUDE = """import numpy as np
X, Y = np.array([[1.0], [2.0], [3.0]]), np.array([[3.0], [5.0], [7.0]])
W, B = np.array([[0.5]]), np.array([0.25])
"""
CALLS = {
    "numerical_derivative": "[numerical_derivative(X[:, 0], Y[:, 0], 0.5, 0.25)]",
    "linear_forward": "[linear_forward(X, W, B)]",
    "loss_gradient": "[*loss_gradient(X, Y, W, B)]",
    "numerical_gradient": "[*numerical_gradient(X, Y, W, B)]",
    "train": "[*train(X, Y, W, B, 0.1, 5)]",
    "loss_surface": "[loss_surface(X[:, 0], Y[:, 0], W[0], B)]",
    "normal_equation": "[*normal_equation(X, Y)]",
    "largest_stable_learning_rate": "[largest_stable_learning_rate(X)]",
}
HOLLOW = "\n".join(
    [
        "import numpy as np",
        "np.allclose = lambda *_, **__: True",
        *(f"def {name}(*_, **__): return 0, 0, 0" for name in CALLS),
    ]
)
"""Implements nothing, and teaches the process it runs in that all is well."""

Scores = dict[str, float]
"""By submission: its part of the points."""
Grade = Callable[[], Scores]


def find(name: str) -> str | None:
    return os.environ.get(name.upper()) or shutil.which(name)


def version(program: str, title: str) -> str:
    said = _run(program, "--version").stdout
    found = re.search(rf"{title} version:? (\S+)", said, re.IGNORECASE)
    assert found, said
    return found[1]


def assertions() -> dict[str, str]:
    """Write one per exercise; what is expected comes from the solutions."""
    names: dict[str, Any] = {}
    exec((SOLUTIONS / FILE).read_text("utf-8"), names)
    exec(PRELUDE, names)
    return {
        name: f"assert np.allclose(np.hstack([np.ravel(part) for part in {call}]), "
        f"{np.hstack([np.ravel(part) for part in eval(call, names)]).tolist()})"
        for name, call in CALLS.items()
    }


def ours(folder: Path, workspace: Path) -> Grade:
    """Set up nothing: the folder is what `grade batch` takes."""
    table = workspace / "class.csv"

    def grade() -> Scores:
        _run(
            *(sys.executable, "-P", "-m", "graders", "batch", folder, MODULE),
            *("--gradebook", workspace / "class.sqlite", "--csv", table),
            *("--jobs", "2", "--seed", "1", "--lang", "en"),
        )
        with table.open(encoding="utf-8", newline="") as file:
            return {
                row["submission"]: int(row["points"]) / int(row["max_points"])
                for row in csv.DictReader(file)
            }

    return grade


def pytest(folder: Path, workspace: Path) -> Grade:
    """Put a test file beside each submission, and start pytest there."""
    lines = [f"from {MODULE} import *", PRELUDE]
    for name, assertion in assertions().items():
        lines += [f"def test_{name}():", f"    {assertion}", ""]
    for submission in _submissions(folder):
        copy = shutil.copytree(submission, workspace / submission.name)
        (copy / "test_it.py").write_text("\n".join(lines), encoding="utf-8")

    def grade() -> Scores:
        scores = {}
        for copy in _submissions(workspace):
            said = _run(sys.executable, "-m", "pytest", "-q", at=copy, may_fail=True)
            passed = re.search(r"(\d+) passed", said.stdout)
            scores[copy.name] = int(passed[1]) / len(CALLS) if passed else 0.0
        return scores

    return grade


def otter(program: str, folder: Path, workspace: Path) -> Grade:
    """Generate an autograder of a test file per exercise."""
    tests = workspace / "tests"
    tests.mkdir()
    for name, assertion in assertions().items():
        code = "".join(f">>> {line}\n" for line in (PRELUDE + assertion).splitlines())
        case = {"code": code, "hidden": False, "locked": False}
        suite = {"cases": [case], "scored": True, "type": "doctest"}
        test = {"name": name, "points": 1, "suites": [suite]}
        text = f"OK_FORMAT = True\ntest = {test!r}\n"
        (tests / f"{name}.py").write_text(text, encoding="utf-8")
    _run(program, "generate", "-t", tests, "-o", workspace / "it.zip", at=workspace)

    def grade() -> Scores:
        scores = {}
        for submission in _submissions(folder):
            out = workspace / submission.name
            out.mkdir()
            _run(
                *(program, "run", submission / FILE, "-a", workspace / "it.zip"),
                *("-o", out, "--no-logo"),
                at=workspace,
            )
            results = json.loads((out / "results.json").read_text(encoding="utf-8"))
            points = sum(test.get("score") or 0 for test in results["tests"])
            scores[submission.name] = points / len(CALLS)
        return scores

    return grade


def nbgrader(program: str, folder: Path, workspace: Path) -> Grade:
    """Make a course: one notebook, its answer's cell and a test cell per exercise."""
    (workspace / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'first'\n", encoding="utf-8"
    )
    stub = (EXERCISES / FILE).read_text(encoding="utf-8")
    _write_notebook(workspace / "source/first", stub)
    for submission in _submissions(folder):
        answer = (submission / FILE).read_text(encoding="utf-8")
        _write_notebook(workspace / "submitted" / submission.name / "first", answer)
    _run(program, "generate_assignment", "first", "--create", at=workspace)

    def grade() -> Scores:
        _run(program, "autograde", "first", "--create", at=workspace)
        _run(program, "export", at=workspace)
        with (workspace / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {
                row["student_id"]: float(row["score"]) / float(row["max_score"])
                for row in csv.DictReader(file)
            }

    return grade


def _write_notebook(folder: Path, answer: str) -> None:
    def cell(name: str, source: str, **options: Any) -> Any:
        made = new_code_cell(source, id=name.replace("_", "-"))
        made.metadata["nbgrader"] = {
            **{"grade_id": name, "schema_version": 3, "task": False},
            **{"grade": False, "solution": False, "locked": False},
            **options,
        }
        return made

    cells = [cell("answer", answer, solution=True)]
    for name, assertion in assertions().items():
        source = PRELUDE + assertion
        cells.append(cell(name, source, grade=True, locked=True, points=1))
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{MODULE}.ipynb")


def _submissions(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _run(
    *command: str | Path, at: Path = REPOSITORY, may_fail: bool = False
) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    if at != REPOSITORY:  # a tool of another environment, which looks for its own
        environment.pop("PYTHONPATH", None)
        beside = str(Path(command[0]).parent)
        environment["PATH"] = os.pathsep.join([beside, environment["PATH"]])
    done = subprocess.run(
        command,
        cwd=at,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode and not may_fail:
        sys.exit(
            f"{Path(command[0]).name} ended with {done.returncode}:\n{done.stderr}"
        )
    return done
