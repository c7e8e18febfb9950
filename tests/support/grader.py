"""A grader that the tests of a process share, warm after the first."""

from __future__ import annotations

import atexit
import functools
from collections.abc import Sequence
from pathlib import Path

from graders.core.grades import Grade
from graders.course.catalogue import Exercise
from graders.grading.grader import Grader


def grade(folder: Path, exercises: Sequence[Exercise]) -> Grade:
    return _grader()(folder, exercises)


@functools.cache
def _grader() -> Grader:
    grader = Grader()
    atexit.register(grader.close)
    return grader
