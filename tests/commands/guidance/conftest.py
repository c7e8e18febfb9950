"""A learner who begins: nothing is written, and nothing remembered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graders.course.catalogue import EXERCISES


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a submission with every file as it is shipped."""
    folder = tmp_path / "내 제출물"
    folder.mkdir()
    for file in EXERCISES.glob("*.py"):
        shutil.copy(file, folder)
    return folder
