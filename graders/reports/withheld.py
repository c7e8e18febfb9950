"""What a learner need not see: messages that give the inputs of hidden checks away."""

from __future__ import annotations

from dataclasses import replace

from graders.grades import WITHHELD, CheckGrade, Grade
from graders.verdicts import Outcome

_TELLING = (Outcome.WRONG, Outcome.CRASHED, Outcome.TOO_SLOW)
"""The function was called: only then can a message hold what it was called with."""


def withheld(grade: Grade) -> Grade:
    """Leave out what hidden checks tried; titles and points stay."""
    exercises = (
        replace(exercise, checks=tuple(map(_check, exercise.checks)))
        for exercise in grade.exercises
    )
    return replace(grade, exercises=tuple(exercises))


def _check(check: CheckGrade) -> CheckGrade:
    if check.hidden and check.outcome in _TELLING:
        return replace(check, message=WITHHELD)
    return check
