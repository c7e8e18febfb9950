"""The lessons of this repository, each read once by a process that asks for it."""

from __future__ import annotations

import functools

from pipeline.lessons.lesson import Lesson, read_lesson
from tests.support.repository import REPOSITORY

FOLDER = REPOSITORY / "docs" / "lessons"
NAMES = [path.stem for path in sorted(FOLDER.glob("[0-9]*.py"))]


@functools.cache
def lesson(name: str) -> Lesson:
    """Read a lesson for all tests, none of which changes it."""
    return read_lesson(FOLDER / f"{name}.py")


def lessons() -> list[Lesson]:
    """Give all of them in the order of their numbers."""
    return [lesson(name) for name in NAMES]
