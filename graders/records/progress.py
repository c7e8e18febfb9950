"""A learner's way through the exercises: what is solved, what comes next."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graders.core.grades import Grade, OnProgress
from graders.course.catalogue import Exercise, in_turn
from graders.records.memory import Remembered, fingerprint, load_memory, save_memory

GradeFolder = Callable[[Path, Sequence[Exercise], OnProgress | None], Grade]
"""Grades exercises in a folder, as a `Grader` does."""


def recall(
    folder: Path, exercises: Iterable[Exercise]
) -> dict[str, tuple[Remembered, bool]]:
    """Look up the last verdict on each exercise, and whether it still holds."""
    known = load_memory(folder).exercises
    return {
        e.id: (known[e.id], known[e.id].fingerprint == fingerprint(folder, e))
        for e in exercises
        if e.id in known
    }


@contextlib.contextmanager
def verdicts_kept(folder: Path, exercises: Iterable[Exercise]) -> Iterator[None]:
    """Let what holds go on holding, whatever becomes of the files meanwhile.

    For changes that no verdict depends on: what stubs say of themselves.
    """
    held = [e for e in exercises if recall(folder, [e]).get(e.id, (None, False))[1]]
    yield
    memory = load_memory(folder)
    for exercise in held:
        known = memory.exercises[exercise.id]
        memory.exercises[exercise.id] = replace(
            known, fingerprint=fingerprint(folder, exercise)
        )
    if held:
        save_memory(folder, memory)


def remember_hints(folder: Path, exercise: Exercise, number: int) -> None:
    memory = load_memory(folder)
    memory.hints[exercise.id] = number
    save_memory(folder, memory)


def grade_and_remember(
    grader: GradeFolder,
    folder: Path,
    exercises: Sequence[Exercise],
    on_progress: OnProgress | None = None,
) -> Grade:
    # Taken first: what is saved while grading goes on has not been graded.
    fingerprints = {e.id: fingerprint(folder, e) for e in exercises}
    grade = grader(folder, exercises, on_progress)
    memory = load_memory(folder)  # another terminal may have written meanwhile
    memory.add(grade.exercises, fingerprints)
    save_memory(folder, memory)
    return grade


def first_unsolved(
    grader: GradeFolder,
    folder: Path,
    exercises: Sequence[Exercise],
    on_progress: OnProgress | None = None,
) -> Exercise | None:
    """Find the next exercise to do, and grade no more than that takes."""
    known = recall(folder, exercises)
    for exercise in in_turn(exercises):
        if exercise.id not in known or not known[exercise.id][1]:
            here = [e for e in exercises if e.module == exercise.module]
            grade_and_remember(grader, folder, here, on_progress)
            known |= recall(folder, here)
        if not known[exercise.id][0].solved:
            return exercise
    return None
