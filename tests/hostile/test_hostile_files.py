"""Files that are none, files beside them, and what no single call does."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from graders.core.verdicts import Outcome
from graders.course.catalogue import SOLUTIONS
from graders.grading.collection import collect
from graders.grading.grader import Grader
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Answer, Call
from tests.hostile import BY_MODULE, CATALOGUE, LIMITS, locked, require_fit_to_print

FILE = "linear_regression.py"
SOLUTION = SOLUTIONS / FILE

Prepare = Callable[[Path], object]


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    with locked() as grader:
        yield grader


@pytest.mark.parametrize(
    "name",
    [
        *("numpy.py", "numpy/__init__.py", "json.py", "graders/__init__.py"),
        *("solutions/__init__.py", "conftest.py", "sitecustomize.py", "x.pth"),
        *("usercustomize.py", ".git/hooks/post-checkout", "안녕 🙂\n.py"),
        *("pytest.ini", "pyproject.toml", "exercises.toml", "setup.cfg"),
        f"__pycache__/linear_regression.{sys.implementation.cache_tag}.pyc",
    ],
)
def test_a_file_beside_the_exercises_does_nothing(
    name: str, grader: Grader, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("raise SystemExit('this ran')\n", encoding="utf-8")
    (tmp_path / FILE).write_bytes(SOLUTION.read_bytes())
    assert grader(tmp_path, BY_MODULE["linear_regression"]).full


def link_to(target: Path) -> Prepare:
    return lambda file: file.symlink_to(target)


def hard_link(file: Path) -> None:
    file.with_name("other.py").write_bytes(SOLUTION.read_bytes())
    file.hardlink_to(file.with_name("other.py"))


def many_with_odd_names(file: Path) -> None:
    file.with_name("linear_regression\x1b[2J\n.py").touch()
    for number in range(100):
        file.with_name(f"{number}.py").touch()


def holding(text: str) -> Prepare:
    return lambda file: file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (link_to(SOLUTION), "is a link out of the folder"),
        (link_to(Path("/etc/passwd")), "is a link out of the folder"),
        (link_to(Path("/dev/zero")), "is a link out of the folder"),
        (link_to(Path(FILE)), "cannot be read"),
        (hard_link, "is a hard link"),
        (os.mkfifo, "is not an ordinary file"),
        (Path.mkdir, "is not an ordinary file"),
        (many_with_odd_names, "There is linear_regression\\x1b[2J .py"),
        (holding(""), "there is no function"),
        (holding("(" * 10**5), "line 1"),
        (holding("-" * 10**6 + "1"), ""),
        (holding("x = " + "1+" * 10**5 + "1"), ""),
        (holding("#" * 10**7), "larger than 1 MB"),
        (holding('print "two"'), "Fix the syntax error"),
    ],
)
def test_a_file_that_cannot_be_graded(
    prepare: Prepare, said: str, grader: Grader, tmp_path: Path
) -> None:
    prepare(tmp_path / FILE)
    result = grader(tmp_path, BY_MODULE["linear_regression"])
    assert result.points == 0
    for exercise in result.exercises:
        assert exercise.outcome is Outcome.DOES_NOT_LOAD
        assert exercise.first_to_fix
        assert exercise.first_to_fix.message
        assert said in exercise.first_to_fix.message.en
    require_fit_to_print(result)


# --- what is not one call's doing -----------------------------------------------------


def test_answers_known_by_heart_earn_nothing_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes down the answers of one grading has them all wrong in the next."""
    [exercise] = [e for e in CATALOGUE if e.id == "largest_stable_learning_rate"]
    asked: list[Any] = []
    solution = Solutions([FILE])
    right = solution.call

    def noted(call: Call) -> Answer:
        answer = right(call)
        (X,) = call.arguments
        asked.append((X.tolist(), call.keywords, answer.value))
        return answer

    monkeypatch.setattr(solution, "call", noted)
    checks = collect([exercise])[exercise.id]
    assert all(c.run(exercise.module, solution, solution, 0).points for c in checks)
    (tmp_path / FILE).write_text(
        f"KNOWN = {asked}\n"
        "def largest_stable_learning_rate(X, reduction='mean'):\n"
        "    for known, keywords, answer in KNOWN:\n"
        "        if (known, keywords) == (X.tolist(), {'reduction': reduction}):\n"
        "            return answer\n",
        encoding="utf-8",
    )
    with locked(seed=12345) as other:
        [graded] = other(tmp_path, [exercise]).exercises
    assert not any(check.points for check in graded.checks if check.hidden)
    assert any(check.hidden for check in graded.checks)


def test_many_slow_calls_share_one_limit(tmp_path: Path) -> None:
    slow = """
        import time

        def slowed(function):
            def wait(*arguments, **keywords):
                time.sleep(0.3)
                return function(*arguments, **keywords)
            return wait

        for name, function in list(globals().items()):
            if type(function) is type(slowed):
                globals()[name] = slowed(function)
    """
    (tmp_path / FILE).write_text(SOLUTION.read_text("utf-8") + dedent(slow), "utf-8")
    with locked(limits=replace(LIMITS, submission_seconds=1.0)) as impatient:
        result = impatient(tmp_path, BY_MODULE["linear_regression"])
    for check in result.exercises[-1].checks:
        assert check.outcome is Outcome.TOO_SLOW
        assert check.message
        assert "the whole submission" in check.message.en


@pytest.mark.parametrize(
    "spoil",
    ["np.exp = np.sin", "np.exp = np.where = np.maximum = None"],
)
def test_what_a_module_leaves_behind_costs_no_other(
    spoil: str, grader: Grader, tmp_path: Path
) -> None:
    for module in ("linear_regression", "autograd", "activations"):
        code = (SOLUTIONS / f"{module}.py").read_text("utf-8")
        if module == "linear_regression":
            code += f"\n\n{spoil}\n"
        (tmp_path / f"{module}.py").write_text(code, "utf-8")
    others = BY_MODULE["autograd"] + BY_MODULE["activations"]
    result = grader(tmp_path, [BY_MODULE["linear_regression"][0], *others])
    assert all(exercise.full for exercise in result.exercises[1:])
