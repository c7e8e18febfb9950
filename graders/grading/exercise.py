"""One exercise graded, wherever that is: in the terminal, under pytest, in the page."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence

from graders.core.grades import CheckGrade, ExerciseGrade
from graders.course.catalogue import Exercise
from graders.grading.charges import charged_once
from graders.grading.collection import Collected
from graders.sandbox.remembering import Remembering
from graders.sandbox.sandbox import Sandbox

SandboxOf = Callable[[str], Sandbox]
"""Where the solutions in a file run."""


def grade_exercise(
    exercise: Exercise,
    checks: Sequence[Collected],
    student: Sandbox,
    solutions: SandboxOf,
    seed: int | None,
    told: Callable[[], object] = lambda: None,
) -> ExerciseGrade:
    """Carry out all checks of an exercise, and charge what is wrong with its form."""
    planned = [(exercise, check) for check in checks]
    grades = carried_out(planned, student, solutions, seed, told)
    return ExerciseGrade(exercise.id, charged(checks, grades))


def carried_out(
    planned: Iterable[tuple[Exercise, Collected]],
    student: Sandbox,
    solutions: SandboxOf,
    seed: int | None,
    told: Callable[[], object] = lambda: None,
) -> dict[Collected, CheckGrade]:
    """Carry out checks, of one exercise or several; `told` is called after each."""
    grades = {}
    # Two memories: no hidden check takes what a visible one was told for an answer.
    asked = {hidden: Remembering(student) for hidden in (False, True)}
    with warnings.catch_warnings():
        # What would become of a known mistake is computed, too: it may overflow.
        warnings.simplefilter("ignore")
        for exercise, check in planned:
            reference = solutions(exercise.file)
            grades[check] = check.run(
                exercise.module, asked[check.hidden], reference, seed
            )
            told()
    return grades


def charged(
    checks: Sequence[Collected], grades: Mapping[Collected, CheckGrade]
) -> tuple[CheckGrade, ...]:
    """Charge the faults of form that checks of one exercise have noted, once."""
    return charged_once([c.check for c in checks], [grades[c] for c in checks])
