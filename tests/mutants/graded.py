"""Each wrong answer graded once, with all causes that would have fitted."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from graders.checks.expect import diagnosis, pointwise
from graders.checks.expect.diagnosis import Known, Misconception
from graders.checks.problems import Array, Arrays
from graders.core.grades import ExerciseGrade
from graders.core.language import Text
from graders.grading.grader import Grader
from graders.submissions.submission import Submission
from tests.mutants.mutant import Mutant

Near = Callable[[Array, Array], bool]


@dataclass(frozen=True)
class Graded:
    exercise: ExerciseGrade
    fits: tuple[tuple[Text, ...], ...]
    """What was known to give the numbers that came, each time that it was asked."""


@contextmanager
def noting_fits() -> Iterator[list[tuple[Text, ...]]]:
    """Note all misconceptions that fit, not only the first."""
    noted: list[tuple[Text, ...]] = []
    right = diagnosis.fitting

    def fitting(
        known: Known, actual: Array, near: Near
    ) -> Iterator[Misconception[Arrays]]:
        found = list(right(known, actual, near))
        noted.append(tuple(dict.fromkeys(each.advice for each in found)))
        return iter(found)

    with ExitStack() as patched:
        for module in (diagnosis, pointwise):
            patched.enter_context(patch.object(module, "fitting", fitting))
        yield noted


@functools.cache
def _grader() -> Grader:
    return Grader(seed=0)


@functools.cache
def graded(mutant: Mutant) -> Graded:
    submission = Submission(mutant.name, {mutant.of.file: mutant.file().encode()})
    with noting_fits() as fits:
        [exercise] = _grader().grade(submission, [mutant.of]).exercises
    return Graded(exercise, tuple(fits))
