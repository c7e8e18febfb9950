"""What is wrong with a learner's code is said, and costs no more than it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.core.grades import Grade
from graders.core.verdicts import Outcome
from tests.support.command import call
from tests.support.grader import grade
from tests.support.linear_regression import (
    CATALOGUE,
    FILE,
    FORWARD,
    SOLUTION,
    TRAIN,
    replaced,
)

FIRST = ("linear_forward", "loss_gradient", "train")


def outcomes(result: Grade) -> dict[str, Outcome]:
    return {exercise.id: exercise.outcome for exercise in result.exercises}


@pytest.mark.parametrize(
    ("old", "new", "outcome", "en", "ko"),
    [
        (
            FORWARD,
            "    return (X @ W + B\n",
            Outcome.DOES_NOT_LOAD,
            "Fix the syntax error in line 61 of linear_regression.py: '(' was never "
            "closed\n  return (X @ W + B\n         ^",
            "61번째 줄의 문법 오류를 고치세요",
        ),
        (
            FORWARD,
            "    return (X @ W +* B)\n",
            Outcome.DOES_NOT_LOAD,
            "in line 61",
            "61번째 줄",
        ),
        (
            "def linear_forward(",
            "def linear_foward(",
            Outcome.DOES_NOT_LOAD,
            "in linear_regression.py there is no function linear_forward.\nThere is "
            "linear_foward: if you renamed it, call it linear_forward again.",
            "linear_forward 함수를 만드세요. 지금은 없습니다.",
        ),
        (
            "def linear_forward(",
            "class linear_forward:\n  def call(",
            Outcome.DOES_NOT_LOAD,
            "Make linear_forward in linear_regression.py a function, with def: now it "
            "is a class",
            "함수를 정의하세요(def). 지금 있는 것: 클래스",
        ),
        (
            "def linear_forward(X: Array, W: Array, B: Array)",
            "def linear_forward(X: Array, W: Array)",
            Outcome.CRASHED,
            "Give linear_forward the parameters it had at first (linear_regression.py, "
            "line 49).\n called with: 3 arguments\nyour version: linear_forward(X, W)",
            "매개변수를 처음과 같게 되돌리세요",
        ),
        (
            FORWARD,
            "    if True:\n\treturn X\n        return W\n",
            Outcome.DOES_NOT_LOAD,
            "Fix the syntax error in line 62 of linear_regression.py: inconsistent use "
            "of tabs and spaces",
            "62번째 줄의 문법 오류를 고치세요",
        ),
        (
            FORWARD,
            "    raise NotImplementedError\n",
            Outcome.NOT_ATTEMPTED,
            "Not written yet: replace raise NotImplementedError in line 61",
            "아직 작성하지 않았습니다",
        ),
        (
            FORWARD,
            "    return loss_gradient(X, X @ W, W, B)[1] + todo(X)\n"
            "def todo(X): raise NotImplementedError\n",
            Outcome.CRASHED,
            "RecursionError",
            "RecursionError",
        ),
        (
            FORWARD,
            "    return X @ Q\n",
            Outcome.CRASHED,
            "Look at line 61 of linear_regression.py: it stopped there.\n"
            "  return X @ Q\nNameError: name 'Q' is not defined",
            "61번째 줄을 살펴보세요",
        ),
        (
            FORWARD,
            "    import sys; sys.exit(0)\n",
            Outcome.CRASHED,
            "Remove the exit in line 61",
            "exit를 지우세요",
        ),
        (
            FORWARD,
            "    raise KeyboardInterrupt\n",
            Outcome.CRASHED,
            "KeyboardInterrupt",
            "KeyboardInterrupt",
        ),
        (
            FORWARD,
            "    class E(BaseException):\n"
            "        def __str__(self): raise E\n"
            "    raise E\n",
            Outcome.CRASHED,
            "\nE",
            "\nE",
        ),
        (
            FORWARD,
            "    raise ValueError('\\x1b[2J[bold]' + 'x' * 10**6)\n",
            Outcome.CRASHED,
            "ValueError: \\x1b[2J[bold]xxx",
            "ValueError: \\x1b[2J[bold]xxx",
        ),
        (
            FORWARD,
            "    return input() + X\n",
            Outcome.CRASHED,
            "EOFError",
            "EOFError",
        ),
        (
            "import numpy as np\n",
            "import numpy as np\nimport sys; sys.exit(0)\n",
            Outcome.DOES_NOT_LOAD,
            "Remove the exit in line 14",
            "exit를 지우세요",
        ),
        (
            "import numpy as np\n",
            "import numpy as np\nimport no_such_thing\n",
            Outcome.DOES_NOT_LOAD,
            "Fix line 14 of linear_regression.py: the file stops loading there.\n"
            "  import no_such_thing\nModuleNotFoundError",
            "14번째 줄에서 파일을 불러오다 멈췄습니다",
        ),
        (
            "import numpy as np\n",
            "import numpy as np\nimport pytest; pytest.skip('x')\n",
            Outcome.DOES_NOT_LOAD,
            "Fix line 14",
            "14번째 줄",
        ),
    ],
)
def test_what_does_not_run_has_its_own_message(
    folder: Path, old: str, new: str, outcome: Outcome, en: str, ko: str
) -> None:
    replaced(folder, old, new)

    [graded] = grade(folder, CATALOGUE[:1]).exercises

    assert graded.points == 0
    assert graded.outcome is outcome
    first = graded.first_to_fix
    assert first and first.message
    assert en in first.message.en
    assert ko in first.message.ko
    assert "Traceback" not in first.message.en
    assert len(first.message.en) < 700


def test_an_endless_loop_costs_its_exercise_and_is_stopped(folder: Path) -> None:
    replaced(folder, FORWARD, "    while X is not W: pass\n" + FORWARD)
    [forward] = grade(folder, CATALOGUE[:1]).exercises
    assert forward.outcome is Outcome.TOO_SLOW
    assert forward.first_to_fix and forward.first_to_fix.message
    assert "line 61 of linear_regression.py" in forward.first_to_fix.message.en


def test_what_is_wrong_in_one_function_leaves_the_others_their_points(
    folder: Path,
) -> None:
    replaced(folder, "def loss_gradient(", "def lost_gradient(")
    result = grade(folder, [e for e in CATALOGUE if e.id in FIRST])
    assert outcomes(result) == {
        "linear_forward": Outcome.PASSED,
        "loss_gradient": Outcome.DOES_NOT_LOAD,
        "train": Outcome.CRASHED,
    }
    assert result.points == 10
    assert not result.full


def test_a_function_that_calls_an_unwritten_one(folder: Path) -> None:
    source = SOLUTION.replace(
        "    E = 2 * _share(len(X), reduction) * (linear_forward(X, W, B) - Y)\n"
        "    return X.T @ E, E.sum(axis=0)\n",
        "    raise NotImplementedError\n",
    )
    (folder / FILE).write_text(source, encoding="utf-8")
    [train] = grade(folder, TRAIN).exercises
    assert train.outcome is Outcome.NOT_ATTEMPTED
    assert train.first_to_fix and train.first_to_fix.message
    assert train.first_to_fix.message.en.startswith("Write loss_gradient first")


def test_prints_do_not_reach_the_table(folder: Path) -> None:
    noise = "    import os; print('NOISE'); os.write(1, b'NOISE')\n"
    replaced(folder, FORWARD, noise + FORWARD)
    result = call("linear_forward", "--submission", folder)
    assert result.returncode == 0
    assert "NOISE" not in result.stdout + result.stderr


def test_a_submission_does_not_change_where_it_stands(folder: Path) -> None:
    replaced(folder, "import numpy as np\n", "import numpy as np, os; os.chdir('/')\n")
    here = Path.cwd()
    assert grade(folder, CATALOGUE).full
    assert Path.cwd() == here
