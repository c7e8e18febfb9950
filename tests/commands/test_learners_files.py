"""What is wrong with a learner's file is said, and what can be read is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graders.core.verdicts import Outcome
from tests.support.command import call
from tests.support.grader import grade
from tests.support.linear_regression import CATALOGUE, FILE, SOLUTION


def test_a_missing_file(folder: Path) -> None:
    (folder / FILE).rename(folder / "linear_regresion.py")
    result = grade(folder, CATALOGUE)
    assert {e.outcome for e in result.exercises} == {Outcome.DOES_NOT_LOAD}
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


def test_a_notebook_s_lines_cost_nothing_and_are_told(tmp_path: Path) -> None:
    text = SOLUTION.replace(
        "import numpy as np", "%matplotlib inline\nimport numpy as np", 1
    )
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    result = call("--submission", tmp_path, "linear_forward", "--lang", "en")
    assert result.returncode == 0, result.stdout
    assert "lines that only a notebook understands are left out (" in result.stdout
