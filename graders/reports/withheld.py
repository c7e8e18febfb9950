"""What a learner need not see: what hidden checks tried.

Whoever was given a hidden input may pass it on, in a message, in how it fails, or in
how long it takes. So nothing is shown of what was said then, only points; the rest
comes from the check's rehearsal, with inputs that are no secret.
"""

from __future__ import annotations

from dataclasses import replace

from graders.core.grades import WITHHELD, CheckGrade, Finding, Grade
from graders.core.verdicts import Outcome

_NOTHING = Finding(Outcome.WRONG, WITHHELD)


def withheld(grade: Grade) -> Grade:
    """Leave out what hidden checks tried; titles and points stay."""
    exercises = tuple(
        replace(exercise, checks=tuple(map(_check, exercise.checks)))
        for exercise in grade.exercises
    )
    return replace(grade, exercises=exercises, duration_s=0.0)


def _check(check: CheckGrade) -> CheckGrade:
    if not check.hidden or check.outcome is Outcome.PASSED:
        return check
    found = check.rehearsal or _NOTHING
    return replace(check, outcome=found.outcome, message=found.message, rehearsal=None)
