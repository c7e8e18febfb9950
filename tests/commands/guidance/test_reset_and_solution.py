"""`grade reset` and `grade solution` ask before they take something away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graders.course.catalogue import SOLUTIONS, load_catalogue
from tests.support.command import call
from tests.support.linear_regression import (
    EMPTY,
    FILE,
    FORWARD,
    SOLUTION,
    STUBS,
)

FIRST, PREDICT = load_catalogue()[:2]


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.bak"))


@pytest.mark.parametrize("typed", ["y\n", "네\n", "ㅛ\n"])
def test_reset_puts_one_function_back_and_keeps_a_backup(
    folder: Path, typed: str
) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    arguments = ("reset", PREDICT.id, "--submission", folder, "--lang", "en")
    result = call(*arguments, typed=typed)
    assert result.returncode == 0
    assert f"Put {PREDICT.callable} in" in result.stderr
    text = (folder / FILE).read_text(encoding="utf-8")
    assert text == SOLUTION.replace(FORWARD, EMPTY)
    [backup] = backups(folder)
    assert str(backup) in result.stdout
    assert backup.read_text(encoding="utf-8") == SOLUTION
    assert backup.name.startswith(f"{FILE}.20")


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_reset_asks_first(folder: Path, typed: str) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    arguments = ("reset", FIRST.id, "--submission", folder, "--lang", "ko")
    result = call(*arguments, typed=typed)
    assert result.returncode == 1
    assert "되돌릴까요?" in result.stderr
    assert "그대로 두었습니다" in result.stderr
    assert (folder / FILE).read_text(encoding="utf-8") == SOLUTION
    assert not backups(folder)


def test_two_resets_within_a_second_keep_two_backups(folder: Path) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    for exercise in (FIRST, PREDICT):
        result = call("reset", exercise.id, "--yes", "--submission", folder)
        assert result.returncode == 0
    assert len(backups(folder)) == 2
    text = (folder / FILE).read_text(encoding="utf-8")
    assert text.count("raise NotImplementedError") == 2


def test_reset_of_a_missing_file_makes_it(folder: Path) -> None:
    (folder / FILE).unlink()
    result = call("reset", FIRST.id, "--yes", "--submission", folder, "--lang", "en")
    assert result.returncode == 0
    assert (folder / FILE).read_text(encoding="utf-8") == STUBS
    assert not backups(folder)


def test_reset_of_what_is_no_file(folder: Path) -> None:
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    result = call("reset", FIRST.id, "--yes", "--submission", folder, "--lang", "en")
    assert result.returncode == 2
    assert "is not an ordinary file" in result.stderr


def test_the_solution_after_full_marks(folder: Path) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    call(PREDICT.id, "--submission", folder)
    result = call("solution", PREDICT.id, "--submission", folder)
    assert result.returncode == 0
    assert result.stderr == ""
    assert result.stdout.endswith(FORWARD)


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 1), ("", 1)])
def test_the_solution_before_full_marks_is_asked_for(
    folder: Path, typed: str, code: int
) -> None:
    arguments = ("solution", PREDICT.id, "--submission", folder, "--lang", "en")
    result = call(*arguments, typed=typed)
    assert result.returncode == code
    assert "has not earned full marks yet" in result.stderr
    assert (FORWARD in result.stdout) == (code == 0)
