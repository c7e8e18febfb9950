"""`pytest graders`, as a learner meets it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graders.core.verdicts import GraderError, Outcome
from graders.course.catalogue import ROOT, load_catalogue
from graders.grading.collection import checks_of, rubric_of
from tests.support.command import Result, words
from tests.support.everywhere import EVERYWHERE
from tests.support.grader import grade
from tests.support.linear_regression import (
    CATALOGUE,
    replaced,
)

ALL = load_catalogue()


def pytest_graders(*arguments: str | Path) -> Result:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            *map(str, arguments),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_pytest_graders_gives_the_same_verdicts(folder: Path) -> None:
    replaced(folder, "2 * _share", "_share")
    result = pytest_graders(
        *("graders/checks/linear_regression", "--submission", folder),
        *("-rA", "--lang", "ko"),
    )
    graded = grade(folder, CATALOGUE)
    failed = {
        f"test_{check.name}"
        for exercise in graded.exercises
        for check in exercise.checks
        if check.outcome is not Outcome.PASSED
    }
    assert set(re.findall(r"^FAILED \S+::(\w+)", result.stdout, re.M)) == failed
    assert result.returncode == 1
    assert "2를 곱하세요" in result.stdout
    assert "graders/checks/expect/arrays.py" not in result.stdout


@EVERYWHERE
def test_pytest_s_own_options_work() -> None:
    result = pytest_graders("graders", "-k", "loss_gradient", "-x")
    assert "1 failed" in result.stdout
    assert "::test_gradient_lesson" in result.stdout
    assert "replace raise NotImplementedError" in words(result.stdout)
    nowhere = pytest_graders("graders", "--submission", "nowhere")
    assert nowhere.returncode == 4
    assert "nowhere is not a folder" in nowhere.stderr


def test_points_that_do_not_add_up_are_one_line() -> None:
    exercise = replace(CATALOGUE[0], points=1)
    said = f'graders/checks/{exercise.module}: the checks of "{exercise.id}" add up to'
    with pytest.raises(GraderError, match=said):
        checks_of(rubric_of(exercise.module), [exercise])


def test_a_check_of_an_unknown_exercise_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "linear_regression" / "test_linear_forward.py"
    file.parent.mkdir()
    file.write_text(
        "from graders.checks.rubric import check\n"
        "from graders.core.language import Text\n"
        '@check("lineer", points=3, title=Text.same("x"))\n'
        "def test_x(): 0\n",
        encoding="utf-8",
    )
    result = pytest_graders(
        "-p", "graders.grading.plugin", "--import-mode=importlib", file
    )
    assert result.returncode == 4
    [line] = [x for x in result.stderr.splitlines() if "ERROR" in x]
    assert 'checks of "lineer", which exercises.toml does not list' in line
