"""What a learner need not see: messages that give the inputs of hidden checks away."""

from __future__ import annotations

from dataclasses import replace

from graders.grades import WITHHELD, CheckGrade, Grade
from graders.verdicts import Outcome


def withheld(grade: Grade) -> Grade:
    """Leave out what hidden checks tried; titles and points stay."""
    exercises = (
        replace(exercise, checks=tuple(map(_check, exercise.checks)))
        for exercise in grade.exercises
    )
    return replace(grade, exercises=tuple(exercises))


def _check(check: CheckGrade) -> CheckGrade:
    # Only what was called can tell what it was called with.
    telling = check.hidden and check.called and check.outcome is not Outcome.PASSED
    return replace(check, message=WITHHELD) if telling else check
