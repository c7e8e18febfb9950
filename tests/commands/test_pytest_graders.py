"""`pytest graders`, as a learner meets it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graders.core.verdicts import Outcome
from graders.course.catalogue import ROOT, load_catalogue
from tests.support.command import Result, words
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
        text=True,
        check=False,
    )


def test_pytest_graders_gives_the_same_verdicts(folder: Path) -> None:
    replaced(folder, "2 * _share", "_share")
    result = pytest_graders(
        *("graders/checks/test_linear_regression.py", "--submission", folder),
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


def test_pytest_s_own_options_work() -> None:
    result = pytest_graders("graders", "-k", "loss_gradient", "-x")
    assert "1 failed" in result.stdout
    assert "::test_gradient_lesson" in result.stdout
    assert "replace raise NotImplementedError" in words(result.stdout)
    nowhere = pytest_graders("graders", "--submission", "nowhere")
    assert nowhere.returncode == 4
    assert "nowhere is not a folder" in nowhere.stderr


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (
            '@check("linear_forward", points=3, title=Text.same("x"))\ndef test_x(): 0',
            'the checks of "linear_forward" add up to 3 points',
        ),
        (
            '@check("lineer", points=3, title=Text.same("x"))\ndef test_x(): 0',
            'checks of "lineer", which exercises.toml does not list',
        ),
    ],
)
def test_points_that_do_not_add_up_are_one_line(
    tmp_path: Path, check: str, said: str
) -> None:
    file = tmp_path / "graders" / "test_linear_regression.py"
    file.parent.mkdir()
    imports = (
        "from graders.checks.rubric import check\n"
        "from graders.core.language import Text\n"
    )
    file.write_text(imports + check + "\n", encoding="utf-8")
    result = pytest_graders(
        "-p", "graders.grading.plugin", "--import-mode=importlib", file
    )
    assert result.returncode == 4
    [line] = [x for x in result.stderr.splitlines() if "ERROR" in x]
    assert said in line
