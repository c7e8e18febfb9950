"""What a learner does with an installed wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from graders.autograder.archive import gradescope_zip
from graders.core.language import Language
from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.course.stubs import solution, stub_module
from graders.sandbox.workers import availability
from tests.repository.installed import environment, grade
from tests.support.everywhere import EVERYWHERE

ALL = load_catalogue()
TOTAL = sum(exercise.points for exercise in ALL)
MODULES = sorted({exercise.file for exercise in ALL})
FILE = "linear_regression.py"


@pytest.fixture
def folder(python: Path, place: Path) -> Path:
    """Let `grade init` make a folder to work in."""
    made = grade(python, place, "init", "mine")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("Made: mine/exercises.")
    return place / "mine"


def solve(folder: Path, *files: str) -> None:
    for file in files:
        shutil.copy(SOLUTIONS / file, folder / "exercises")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_init_writes_the_stubs_and_a_page(
    python: Path, place: Path, language: Language
) -> None:
    done = grade(python, place, "init", "하나/둘", "--lang", language)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    made = place / "하나" / "둘"
    assert sorted(path.name for path in made.iterdir()) == ["README.md", "exercises"]
    assert sorted(path.name for path in (made / "exercises").iterdir()) == MODULES
    for file in MODULES:
        written = (made / "exercises" / file).read_text("utf-8")
        assert written == stub_module(file.removesuffix(".py"), language)
    text = (made / "README.md").read_text("utf-8")
    assert bool(re.search("[가-힣]", text)) == (language == "ko")
    for words in re.findall(r"`grade ([a-z]+)[ `]", text):
        assert words in (
            "loss_gradient",
            *("list", "next", "hint", "reset", "solution", "stubs"),
        )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_init_overwrites_nothing(python: Path, folder: Path, language: str) -> None:
    mine = folder / "exercises" / FILE
    mine.write_text("mine", "utf-8")
    (folder / "README.md").write_text("mine too", "utf-8")
    done = grade(python, folder.parent, "init", "mine", "--lang", language)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("grade: mine/exercises: ")
    assert ("그대로" in line) == (language == "ko")
    assert mine.read_text("utf-8") == "mine"
    mine.unlink()
    shutil.rmtree(folder / "exercises")
    assert grade(python, folder, "init", ".").returncode == 0
    assert (folder / "README.md").read_text("utf-8") == "mine too"


@pytest.mark.parametrize("arguments", [(), ("list",), ("next",), ("--watch",)], ids=str)
def test_without_exercises_one_line_says_what_to_do(
    python: Path, place: Path, arguments: tuple[str, ...]
) -> None:
    for language in ("ko", "en"):
        done = grade(python, place, *arguments, "--lang", language)
        assert (done.returncode, done.stdout) == (2, "")
        [line] = done.stderr.splitlines()
        assert "grade init" in line


@EVERYWHERE
def test_the_stubs_are_graded_here_and_below(python: Path, folder: Path) -> None:
    for place in (folder, folder / "exercises"):
        done = grade(python, place)
        assert done.returncode == 1, done.stderr
        assert re.search(rf"Total +0 / {TOTAL}$", done.stdout, re.M)
        assert "--submission" not in done.stdout
        assert f"{FILE}" in done.stdout
    assert "self-check" not in done.stdout or availability.unavailable()


def test_a_learner_s_way(python: Path, folder: Path) -> None:
    told = grade(python, folder, "next").stdout
    assert f"exercises/{FILE}:" in told
    assert "localhost" not in told  # nobody serves the site
    assert "Hint 1 of" in grade(python, folder, "hint", "linear_forward").stdout
    solve(folder, FILE)
    assert grade(python, folder, "linear_regression").returncode == 0
    assert "linear_forward" in grade(python, folder, "list").stdout
    shown = grade(python, folder, "solution", "linear_forward").stdout
    assert shown == solution("linear_regression", "linear_forward")
    done = grade(python, folder, "reset", "linear_forward", "--yes")
    assert done.returncode == 0, done.stderr
    assert grade(python, folder, "linear_forward").returncode == 1
    printing = grade(python, folder, "linear_forward", "--in-process")
    assert printing.returncode == 1, printing.stderr


@EVERYWHERE
def test_the_solutions_earn_full_marks(python: Path, folder: Path) -> None:
    solve(folder, *MODULES)
    done = grade(python, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"Total +{TOTAL} / {TOTAL}$", done.stdout, re.M)


def test_a_save_is_graded(python: Path, folder: Path) -> None:
    with subprocess.Popen(
        [python.parent / "grade", "linear_forward", "--watch", "--lang", "en"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout
            assert any("is graded again." in line for line in process.stdout)
            solve(folder, FILE)
            assert any("solved!" in line for line in process.stdout)
        finally:
            process.kill()


@EVERYWHERE
def test_a_class(python: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "class").mkdir()
    shutil.copytree(SOLUTIONS, folder / "class" / "lee")
    shutil.copytree(folder / "exercises", folder / "class" / "kim")
    book = ("--gradebook", "class.sqlite")
    chosen = ("class", "linear_forward", "--jobs", "1")
    done = grade(python, folder, "batch", *chosen, *book, "--csv", "class.csv")
    assert done.returncode == 0, done.stderr
    table = (folder / "class.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[:2] for line in table[1:]] == [["kim", "0"], ["lee", "10"]]
    done = grade(python, folder, "report", "class.sqlite", "--overview", "class.html")
    assert done.returncode == 0, done.stderr
    assert grade(python, folder, "similar", "class").returncode == 0
    file = tmp_path / "autograder.zip"
    done = grade(python, folder, "gradescope-zip", file, "--seed", "7")
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == gradescope_zip(7, ALL)
    graders = ("--graders", "https://git.example/x", "--revision", "0" * 40)
    done = grade(python, folder, "classroom50", tmp_path / "week-2", *graders)
    assert done.returncode == 0, done.stderr
    made = {p.name for p in (tmp_path / "week-2" / "autograder").iterdir()}
    assert made == {"assignment.json", "autograder.py", "install.sh"}
