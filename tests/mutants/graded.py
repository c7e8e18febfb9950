"""A wrong answer graded, with all causes that would have fitted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from graders.checks.expect import diagnosis, pointwise
from graders.checks.expect.diagnosis import Known, Misconception
from graders.checks.problems import Array, Arrays
from graders.core.grades import ExerciseGrade
from graders.grading.grader import Grader
from graders.submissions.submission import Submission
from tests.mutants.mutant import Mutant

Explains = Callable[[Array, Array], bool]


@dataclass(frozen=True)
class Graded:
    mutant: Mutant
    exercise: ExerciseGrade
    fits: tuple[tuple[str, ...], ...]
    """What was known to give the numbers that came, each time that it was asked."""


@contextmanager
def noting_fits() -> Iterator[list[tuple[str, ...]]]:
    """Note all misconceptions that fit, not only the first."""
    noted: list[tuple[str, ...]] = []
    right = diagnosis.fitting

    def fitting(
        known: Known, actual: Array, explains: Explains
    ) -> Iterator[Misconception[Arrays]]:
        found = list(right(known, actual, explains))
        noted.append(tuple(dict.fromkeys(each.advice.pick("en") for each in found)))
        return iter(found)

    with ExitStack() as patched:
        for module in (diagnosis, pointwise):
            patched.enter_context(patch.object(module, "fitting", fitting))
        yield noted


def grade(mutant: Mutant, grader: Grader) -> Graded:
    submission = Submission(mutant.name, {mutant.of.file: mutant.file().encode()})
    with noting_fits() as fits:
        [exercise] = grader.grade(submission, [mutant.of]).exercises
    return Graded(mutant, exercise, tuple(fits))
