"""A learner's folder, for tests of how its files are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.submissions.contents import SECRET
from tests.support.handed_in import CODE
from tests.support.linear_regression import FILE


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Lay a learner's folder beside something that is none of their business."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / FILE).write_bytes(SECRET)
    folder = tmp_path / "class/kim"
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / FILE).write_bytes(CODE)
    return tmp_path
