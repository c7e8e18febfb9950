"""What is wrong with a learner's file is said, and costs no more than it must."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graders.core.grades import Grade
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from tests.support.command import run
from tests.support.grader import grade
from tests.support.linear_regression import (
    CATALOGUE,
    FILE,
    FORWARD,
    SOLUTION,
    TRAIN,
    replaced,
)

ALL = load_catalogue()
FIRST = ("linear_forward", "loss_gradient", "train")


def outcomes(result: Grade) -> dict[str, Outcome]:
    return {exercise.id: exercise.outcome for exercise in result.exercises}


# --- submissions that do not run ------------------------------------------------------


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


def test_a_missing_file(folder: Path) -> None:
    (folder / FILE).rename(folder / "linear_regresion.py")
    result = grade(folder, CATALOGUE)
    assert set(outcomes(result).values()) == {Outcome.DOES_NOT_LOAD}
    first = result.exercises[0].first_to_fix
    assert first and first.message
    assert first.message.en == (
        f"Put the file {FILE} into {folder.name}: it is not there.\n"
        "There is linear_regresion.py: did you rename it?"
    )


@pytest.mark.parametrize("kind", ["folder", "fifo", "large"])
def test_a_file_that_is_none(folder: Path, kind: str) -> None:
    (folder / FILE).unlink()
    if kind == "folder":
        (folder / FILE).mkdir()
    elif kind == "fifo":
        os.mkfifo(folder / FILE)
    else:
        (folder / FILE).write_text("#" * (2 << 20), encoding="utf-8")
    [forward] = grade(folder, CATALOGUE[:1]).exercises
    assert forward.outcome is Outcome.DOES_NOT_LOAD
    assert forward.first_to_fix and forward.first_to_fix.message
    said = "larger than" if kind == "large" else "not an ordinary file"
    assert said in forward.first_to_fix.message.en


@pytest.mark.parametrize(
    "content",
    [
        ("\ufeff" + SOLUTION).encode(),
        SOLUTION.replace("\n", "\r\n").encode(),
        SOLUTION.replace("\n", "\r").encode(),
        SOLUTION.rstrip("\n").encode(),
        ("# coding: cp949\n# 한글\n" + SOLUTION).encode("cp949"),
    ],
    ids=["BOM", "CRLF", "CR", "no final newline", "cp949 with a coding line"],
)
def test_files_that_just_work(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    assert grade(folder, CATALOGUE[:1]).full


@pytest.mark.parametrize(
    "content",
    [
        ("# 한글\n" + SOLUTION).encode("cp949"),
        SOLUTION.encode("utf-16"),
        SOLUTION.encode() + b"\0",
        b"# coding: klingon\n" + SOLUTION.encode(),
    ],
    ids=["cp949", "UTF-16", "NUL", "unknown coding"],
)
def test_files_in_another_encoding(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    [forward] = grade(folder, CATALOGUE[:1]).exercises
    assert forward.outcome is Outcome.DOES_NOT_LOAD
    assert forward.first_to_fix and forward.first_to_fix.message
    assert "save the file as UTF-8" in forward.first_to_fix.message.en
    assert "UTF-8" in forward.first_to_fix.message.ko


def test_prints_do_not_reach_the_table(folder: Path) -> None:
    noise = "    import os; print('NOISE'); os.write(1, b'NOISE')\n"
    replaced(folder, FORWARD, noise + FORWARD)
    result = run("linear_forward", "--submission", folder)
    assert result.returncode == 0
    assert "NOISE" not in result.stdout + result.stderr


def test_a_submission_does_not_change_where_it_stands(folder: Path) -> None:
    replaced(folder, "import numpy as np\n", "import numpy as np, os; os.chdir('/')\n")
    here = Path.cwd()
    assert grade(folder, CATALOGUE).full
    assert Path.cwd() == here


def test_a_notebook_s_lines_cost_nothing_and_are_told(tmp_path: Path) -> None:
    text = SOLUTION.replace(
        "import numpy as np", "%matplotlib inline\nimport numpy as np", 1
    )
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    result = run("--submission", tmp_path, "linear_forward", "--lang", "en")
    assert result.returncode == 0, result.stdout
    assert "lines that only a notebook understands are left out (" in result.stdout
