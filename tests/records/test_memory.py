"""What is remembered between runs, and what is not worth a failure."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graders.core.verdicts import Outcome
from graders.course.catalogue import EXERCISES, SOLUTIONS, load_catalogue
from graders.grading.grader import Grader, grade
from graders.records.memory import load_memory, save_memory
from graders.records.progress import (
    first_unsolved,
    grade_and_remember,
    recall,
    remember_hints,
)
from tests.support.command import call
from tests.support.linear_regression import FILE, FORWARD, SOLUTION

CATALOGUE = [e for e in load_catalogue() if e.file == FILE]
TRAIN = [e for e in CATALOGUE if e.id == "train"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(home))
    return home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "제출물"
    folder.mkdir()
    shutil.copy(SOLUTIONS / FILE, folder)
    return folder


def test_points_gained_since_the_last_time(folder: Path, home: Path) -> None:
    text = SOLUTION.replace(FORWARD, "    return X @ W\n")
    (folder / FILE).write_text(text, encoding="utf-8")
    first = call("linear_forward", "--submission", folder, "--lang", "en")
    assert "since last time" not in first.stdout
    (folder / FILE).write_text(SOLUTION, encoding="utf-8")
    second = call("linear_forward", "--submission", folder, "--lang", "en")
    assert "+10 since last time" in second.stdout
    third = call("linear_forward", "--submission", folder, "--lang", "en")
    assert "since last time" not in third.stdout
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert list(home.rglob("*.json"))


def test_a_verdict_holds_until_the_file_changes(folder: Path, home: Path) -> None:
    assert not home.exists()
    grade_and_remember(Grader(), folder, CATALOGUE)
    known = recall(folder, CATALOGUE)
    assert [holds for _, holds in known.values()] == [True] * len(CATALOGUE)
    assert {item.outcome for item, _ in known.values()} == {Outcome.PASSED}
    with (folder / FILE).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert not any(holds for _, holds in recall(folder, CATALOGUE).values())


def test_the_next_exercise_needs_no_grading_that_is_known(
    folder: Path, home: Path
) -> None:
    assert not home.exists()
    shutil.copy(EXERCISES / FILE, folder)
    graded = []

    class Counting(Grader):
        def __call__(self, submission, exercises, on_progress=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
            graded.append([e.id for e in exercises])
            return super().__call__(submission, exercises, on_progress)

    with Counting() as grader:
        for _ in range(2):
            assert first_unsolved(grader, folder, CATALOGUE) == CATALOGUE[0]
        assert graded == [[e.id for e in CATALOGUE]]
        shutil.copy(SOLUTIONS / FILE, folder)
        assert first_unsolved(grader, folder, CATALOGUE) is None
    assert len(graded) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"{}",
        b'{"schema": 2, "exercises": {}, "hints": {}}',
        b'{"schema": 1, "exercises": {"train": [1]}, "hints": {}}',
        b'{"schema": 1, "exercises": {"train": [1, "great", "x"]}, "hints": {}}',
        b'{"schema": 1, "exercises": [], "hints": {}}',
        b'{"schema": 1, "exercises": {}, "hints": {"train": "two"}}',
        b'{"schema": 1, "exercises": {}, "hints": {"train": []}}',
        b"[" * 100_000,
    ],
)
def test_a_corrupt_memory_is_one_line_and_then_forgotten(
    folder: Path, home: Path, content: bytes
) -> None:
    remember_hints(folder, TRAIN[0], 1)
    [file] = home.rglob("*.json")
    file.write_bytes(content)
    result = call("hint", "train", "--submission", folder, "--lang", "en")
    assert result.returncode == 0
    assert "Hint 1 of 5" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert "your progress so far cannot be read and is forgotten" in result.stderr
    again = call("hint", "train", "--submission", folder, "--lang", "en")
    assert "Hint 2 of 5" in again.stdout
    assert again.stderr == ""


def test_where_nothing_can_be_remembered_grading_goes_on(
    folder: Path, home: Path
) -> None:
    home.write_text("a file, no folder", encoding="utf-8")
    result = call("train", "--submission", folder, "--lang", "en")
    assert result.returncode == 0
    assert "Full marks" in result.stdout
    assert "your progress cannot be remembered" in result.stderr


def test_two_folders_do_not_mix(folder: Path, home: Path, tmp_path: Path) -> None:
    remember_hints(folder, CATALOGUE[0], 2)
    other = tmp_path / "other"
    other.mkdir()
    assert load_memory(other).hints == {}
    assert load_memory(tmp_path / "other" / ".." / folder.name).hints == {
        CATALOGUE[0].id: 2
    }
    assert len(list(home.rglob("*.json"))) == 1


def test_what_another_terminal_remembered_is_kept(folder: Path, home: Path) -> None:
    assert not home.exists()

    def grader(submission, exercises, _):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        remember_hints(folder, CATALOGUE[1], 3)  # meanwhile, elsewhere
        return grade(submission, exercises)

    grade_and_remember(grader, folder, CATALOGUE)
    memory = load_memory(folder)
    assert memory.hints == {CATALOGUE[1].id: 3}
    assert len(memory.exercises) == len(CATALOGUE)


def test_memory_is_written_whole(folder: Path, home: Path) -> None:
    memory = load_memory(folder)
    memory.hints["train"] = 1
    save_memory(folder, memory)
    [file] = [path for path in home.rglob("*") if path.is_file()]
    assert json.loads(file.read_bytes())["hints"] == {"train": 1}
