"""One exercise graded, wherever that is: in the terminal, under pytest, in the page."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

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
    """Carry out checks, of one exercise or several; `told` is called after each.

    What the visible checks of an exercise ask twice is asked once, and so is what its
    hidden ones do: for no longer is it remembered, as an answer may be large.
    """
    grades = {}
    with warnings.catch_warnings():
        # What would become of a known mistake is computed, too: it may overflow.
        warnings.simplefilter("ignore")
        for _, together in groupby(planned, lambda each: (each[0].id, each[1].hidden)):
            asked = Remembering(student)
            for exercise, check in together:
                reference = solutions(exercise.file)
                grades[check] = check.run(exercise.module, asked, reference, seed)
                told()
    return grades


def charged(
    checks: Sequence[Collected], grades: Mapping[Collected, CheckGrade]
) -> tuple[CheckGrade, ...]:
    """Charge the faults of form that checks of one exercise have noted, once."""
    return charged_once([c.check for c in checks], [grades[c] for c in checks])
