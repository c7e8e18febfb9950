"""A submission for tests of the commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graders.course.catalogue import SOLUTIONS, load_catalogue

ALL = load_catalogue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a submission: the solutions, in a folder with a Korean name."""
    folder = tmp_path / "제출물 1"
    folder.mkdir()
    for module in {exercise.file for exercise in ALL}:
        shutil.copyfile(SOLUTIONS / module, folder / module)
    return folder
