"""`grade` and `pytest graders`, as a learner meets them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from graders.core.grades import Grade
from graders.core.language import LANGUAGES, Language
from graders.core.verdicts import GraderError, Outcome
from graders.course.catalogue import ROOT, SOLUTIONS, load_catalogue
from graders.grading.collection import checks_of, rubric_of
from graders.terminal.console import show
from tests.support.command import Result, call, run, words
from tests.support.grader import grade
from tests.support.grades import total
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a submission: the solutions, in a folder with a Korean name."""
    folder = tmp_path / "제출물 1"
    folder.mkdir()
    for module in {exercise.file for exercise in ALL}:
        shutil.copyfile(SOLUTIONS / module, folder / module)
    return folder


def outcomes(result: Grade) -> dict[str, Outcome]:
    return {exercise.id: exercise.outcome for exercise in result.exercises}


# --- the table ------------------------------------------------------------------------


def test_the_stubs() -> None:
    result = run("--lang", "en")
    assert result.returncode == 1
    assert result.stderr == ""
    rows = re.findall(r"^(\S) +(\w+)  .* (\d+ / \d+)$", result.stdout, re.M)
    assert rows == [("○", e.id, f"0 / {e.points}") for e in ALL]
    assert re.search(rf"Total +0 / {total(ALL)}$", result.stdout, re.M)
    assert "Next: linear_forward in exercises/linear_regression.py" in result.stdout
    assert words(CATALOGUE[0].task.en) in words(result.stdout)
    assert "grade linear_forward" in result.stdout


def test_the_solutions() -> None:
    result = run("--lang", "en", "--submission", "solutions")
    assert result.returncode == 0
    assert result.stdout.count("✓") == len(ALL)
    assert re.search(rf"Total +{total(ALL)} / {total(ALL)}$", result.stdout, re.M)
    assert "Full marks" in result.stdout
    assert "To go on" not in result.stdout  # there is nothing more


def test_half_an_answer_in_both_languages(folder: Path) -> None:
    replaced(folder, "2 * _share", "_share")
    english = run("linear_regression", "--lang", "en", "--submission", folder)
    korean = run("linear_regression", "--lang", "ko", "--submission", folder)

    assert english.returncode == korean.returncode == 1
    assert "◐   loss_gradient" in english.stdout
    assert "Multiply by 2: your gradient is half" in words(english.stdout)
    assert "2를 곱하세요. 기울기가 절반입니다." in words(korean.stdout)
    assert not re.search("[가-힣]", english.stdout.replace(str(folder), ""))
    assert f"--submission '{folder}'" in english.stdout
    for line in english.stdout.splitlines() + korean.stdout.splitlines():
        wide = sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)
        assert wide <= 80 or str(folder) in line  # a path is to be copied in one go


@pytest.mark.parametrize("columns", range(46, 54))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_lost_in_a_narrow_terminal(
    folder: Path, columns: int, language: Language
) -> None:
    replaced(folder, "2 * _share(len(X), reduction)", "2")
    result = grade(folder, CATALOGUE[1:2])
    first = result.exercises[0].first_to_fix
    assert first and first.message
    console = Console(file=io.StringIO(), width=columns)
    show(console, result, CATALOGUE[1:2], language)
    assert isinstance(console.file, io.StringIO)
    shown = "".join(console.file.getvalue().split())
    assert "".join(first.message.pick(language).split()) in shown


def test_exercises_by_id_and_by_module() -> None:
    one = run("train", "--submission", "solutions", "--lang", "en")
    assert "train" in one.stdout
    assert "loss_gradient" not in one.stdout
    assert re.search(r"Total +20 / 20$", one.stdout, re.M)
    module = run("linear_regression", "--submission", "solutions", "--lang", "en")
    points = total(CATALOGUE)
    assert re.search(rf"Total +{points} / {points}$", module.stdout, re.M)


def test_the_language_follows_the_locale() -> None:
    korean = run("linear_forward", env={"LANG": "ko_KR.UTF-8"})
    english = run("linear_forward", env={"LANG": "de_DE.UTF-8"})
    assert "합계" in korean.stdout
    assert "Total" in english.stdout


@pytest.mark.parametrize("encoding", ["euc-kr", "cp949"])
def test_a_korean_console_without_utf_8(folder: Path, encoding: str) -> None:
    result = run(
        *("linear_regression", "--submission", folder, "--lang", "ko"),
        encoding=encoding,
    )
    assert result.returncode == 0
    assert "합계" in result.stdout
    assert "?" not in result.stdout.replace(str(folder), "")


def test_an_ascii_console(folder: Path) -> None:
    replaced(folder, FORWARD, "    return 1 +\n")
    for asked in ([], ["--lang", "ko"]):
        env = {"LANG": "ko_KR"}
        one = ("linear_forward", "--submission", folder)
        result = run(*one, *asked, encoding="ascii", env=env)
        assert result.returncode == 1
        assert "Fix the syntax error in line 31" in result.stdout
        assert "x | linear_forward" in result.stdout


def test_from_another_folder_by_a_relative_path(folder: Path) -> None:
    asked = ("linear_forward", "--submission", folder.name)
    assert run(*asked, cwd=folder.parent).returncode == 0
    assert run("linear_forward", cwd=folder).returncode == 1


def test_a_person_s_own_pytest_settings_do_not_matter(folder: Path) -> None:
    (folder / "conftest.py").write_text("raise RuntimeError", encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -x", encoding="utf-8")
    (folder / "numpy.py").write_text("raise RuntimeError", encoding="utf-8")
    env = {"PYTEST_ADDOPTS": "-k nothing", "PYTEST_PLUGINS": "nothing"}
    result = run("linear_forward", "--submission", folder, cwd=folder, env=env)
    assert result.returncode == 0, result.stderr


def test_nothing_is_written_into_the_submission(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    run("linear_regression", "--submission", folder)
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before


# --- bad input ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["los_gradient"], "Did you mean loss_gradient?"),
        (["zzz"], "There are: linear_regression, linear_forward, loss_gradient"),
        (["--submission", "nowhere"], "there is no folder nowhere"),
        (["--submission", "Makefile"], "Makefile is not a folder"),
        (["--lang", "fr"], "'fr' is not one of 'ko', 'en'"),
        (["--nonsense"], "No such option"),
    ],
)
def test_usage_errors_are_one_line(arguments: list[str], said: str) -> None:
    result = call(*arguments, env={"LANG": "en"})
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def test_usage_errors_in_korean() -> None:
    assert "혹시 train인가요?" in call("trein", "--lang", "ko").stderr
    assert "폴더가 없습니다" in call("--submission", "no", "--lang", "ko").stderr


def test_a_broken_catalogue_is_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "exercises.toml"
    broken.write_text("[[exercise]]\nid = 'x'\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from graders.course import catalogue\n"
        "from graders.commands import main as cli, parameters\n"
        "path = Path(sys.argv.pop())\n"
        "parameters.load_catalogue = lambda: catalogue.load_catalogue(path)\n"
        "cli.main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, broken],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 3
    assert result.stderr == f'grade: {broken}: exercise "x": has no module; add it\n'


# --- submissions that do not run ------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "outcome", "en", "ko"),
    [
        (
            FORWARD,
            "    return (X @ W + B\n",
            Outcome.DOES_NOT_LOAD,
            "Fix the syntax error in line 31 of linear_regression.py: '(' was never "
            "closed\n  return (X @ W + B\n         ^",
            "31번째 줄의 문법 오류를 고치세요",
        ),
        (
            FORWARD,
            "    return (X @ W +* B)\n",
            Outcome.DOES_NOT_LOAD,
            "in line 31",
            "31번째 줄",
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
            "line 19).\n called with: 3 arguments\nyour version: linear_forward(X, W)",
            "매개변수를 처음과 같게 되돌리세요",
        ),
        (
            FORWARD,
            "    if True:\n\treturn X\n        return W\n",
            Outcome.DOES_NOT_LOAD,
            "Fix the syntax error in line 32 of linear_regression.py: inconsistent use "
            "of tabs and spaces",
            "32번째 줄의 문법 오류를 고치세요",
        ),
        (
            FORWARD,
            "    raise NotImplementedError\n",
            Outcome.NOT_ATTEMPTED,
            "Not written yet: replace raise NotImplementedError in line 31",
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
            "Look at line 31 of linear_regression.py: it stopped there.\n"
            "  return X @ Q\nNameError: name 'Q' is not defined",
            "31번째 줄을 살펴보세요",
        ),
        (
            FORWARD,
            "    import sys; sys.exit(0)\n",
            Outcome.CRASHED,
            "Remove the exit in line 31",
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
    assert "line 31 of linear_regression.py" in forward.first_to_fix.message.en


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


# --- pytest graders -------------------------------------------------------------------


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


def test_a_fault_of_the_graders_is_not_the_learner_s(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graders.checks.linear_regression import test_train

    monkeypatch.setattr(test_train, "lesson", lambda: 1 / 0)
    with pytest.raises(GraderError, match="ZeroDivisionError"):
        grade(folder, CATALOGUE)


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    with subprocess.Popen(
        [
            *(sys.executable, "-P", "-m", "graders"),
            *("linear_regression", "--submission", str(folder)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
