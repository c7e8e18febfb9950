"""The archive for Gradescope, unpacked and run as Gradescope does."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from graders.autograder.archive import gradescope_zip
from graders.course.catalogue import EXERCISES, SOLUTIONS, Exercise, load_catalogue
from tests.support.command import call
from tests.support.everywhere import EVERYWHERE, everywhere
from tests.support.linear_regression import FILE

CATALOGUE = load_catalogue()
TOTAL = sum(exercise.points for exercise in CATALOGUE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return unpacked(tmp_path / "autograder", CATALOGUE)


def unpacked(home: Path, exercises: Sequence[Exercise]) -> Path:
    """Unpack the archive where Gradescope does, with this environment as its own."""
    source = home / "source"
    with zipfile.ZipFile(io.BytesIO(gradescope_zip(5, exercises))) as archive:
        archive.extractall(source)
    shutil.copy(source / "run_autograder", home)
    (home / "submission").mkdir()
    command = home / "venv" / "bin" / "grade"
    command.parent.mkdir(parents=True)
    command.write_text(
        f"#!/bin/sh\nPYTHONPATH='{source}' "
        f"exec '{sys.executable}' -P -m graders \"$@\"\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    return home


def graded(home: Path) -> dict[str, object]:
    result = subprocess.run(
        ["bash", home / "run_autograder"],
        cwd="/",
        env=os.environ | {"AUTOGRADER": str(home)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    document = json.loads((home / "results" / "results.json").read_bytes())
    assert isinstance(document, dict)
    return document


def test_solutions_earn_full_marks(home: Path) -> None:
    shutil.copytree(SOLUTIONS, home / "submission", dirs_exist_ok=True)
    results = graded(home)
    assert results["score"] == TOTAL
    assert isinstance(results["tests"], list)
    assert {test["status"] for test in results["tests"]} == {"passed"}
    used = json.dumps(results)
    assert str(home) not in used


@EVERYWHERE
def test_stubs_in_a_repository_earn_nothing(home: Path) -> None:
    shutil.copytree(EXERCISES, home / "submission" / "exercises")
    assert graded(home)["score"] == 0


OTHERS = "nonsense", "a link to the solutions", "nothing"


@EVERYWHERE
@pytest.mark.parametrize("what", everywhere(OTHERS, OTHERS[1]))
def test_others_earn_nothing(home: Path, what: str) -> None:
    submission = home / "submission"
    if what == "nonsense":
        (submission / FILE).write_bytes(b"\x00\xff not Python")
    elif what == "a link to the solutions":
        (submission / "exercises").symlink_to(home / "source" / "solutions")
    results = graded(home)
    assert results["score"] == 0
    assert isinstance(results["tests"], list)
    assert sum(test["max_score"] for test in results["tests"]) == TOTAL


@EVERYWHERE
def test_a_week_is_marked_out_of_its_own_points(tmp_path: Path) -> None:
    asked = [e for e in CATALOGUE if e.module == "autograd"]
    points = sum(exercise.points for exercise in asked)
    home = unpacked(tmp_path / "autograder", asked)
    shutil.copy(SOLUTIONS / asked[0].file, home / "submission")
    results = graded(home)
    assert isinstance(results["tests"], list)
    assert sum(test["max_score"] for test in results["tests"]) == points
    assert results["score"] == points
    said = call("gradescope-zip", tmp_path / "a.zip", "autograd", "--lang", "en").stdout
    assert f"({points} points)" in said


def test_the_same_files_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    for file in (first, second):
        assert call("gradescope-zip", file, "--seed", "7").returncode == 0
    assert first.read_bytes() == second.read_bytes() == gradescope_zip(7, CATALOGUE)
    assert gradescope_zip(8, CATALOGUE) != gradescope_zip(7, CATALOGUE)


def test_a_seed_is_drawn_where_none_is_given(tmp_path: Path) -> None:
    said = [call("gradescope-zip", tmp_path / "a.zip", "--lang", "en").stdout]
    said.append(call("gradescope-zip", tmp_path / "a.zip", "--lang", "en").stdout)
    assert said[0] != said[1]


def test_scripts_can_be_run_and_nothing_of_a_learner_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(gradescope_zip(1, CATALOGUE))) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
        for name in ("setup.sh", "run_autograder", "graders/autograder/install.sh"):
            assert entries[name].external_attr >> 16 & 0o111
    assert "exercises/exercises.toml" in entries
    for name in entries:
        assert not (name.startswith("exercises/") and name.endswith(".py"))
        assert not name.startswith(("tests/", "."))
        assert "__pycache__" not in name


def test_what_learners_import_is_installed_without_extras() -> None:
    with zipfile.ZipFile(io.BytesIO(gradescope_zip(1, CATALOGUE))) as archive:
        project = tomllib.loads(archive.read("pyproject.toml").decode())["project"]
    installed = {re.split(r"[^\w-]", name)[0] for name in project["dependencies"]}
    assert {"numpy", "torch", "matplotlib"} <= installed
