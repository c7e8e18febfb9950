"""A gradebook that nothing was written into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.records.gradebook import Gradebook


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "class #1?.sqlite"


@pytest.fixture
def book(file: Path) -> Iterator[Gradebook]:
    with Gradebook(file, to_write=True) as book:
        yield book
