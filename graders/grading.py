"""Grade submissions: run the checks over them and collect what they say."""

from __future__ import annotations

import contextlib
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

from graders.catalogue import SOLUTIONS, Exercise
from graders.collection import Collected, collect
from graders.debugger import breakpoints
from graders.grades import ExerciseGrade, Grade
from graders.room import InProcess
from graders.silence import silence
from graders.student import Room
from graders.submission import Submission, read_folder

OnCheck = Callable[[int, int], None]
"""Told after each check how many of how many are done."""


class Grader:
    """Grades one submission after another, and keeps warm what they share.

    With in_process the terminal is the learner's: prints show, breakpoint() stops.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        in_process: bool = False,
        on_check: OnCheck | None = None,
    ) -> None:
        self._seed = seed
        self._in_process = in_process
        self._on_check = on_check
        self._solutions: dict[str, Room] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __call__(self, folder: Path, exercises: Sequence[Exercise]) -> Grade:
        """Grade a folder; see `grade`."""
        return self.grade(read_folder(folder, files_of(exercises)), exercises)

    def grade(self, submission: Submission, exercises: Sequence[Exercise]) -> Grade:
        """Grade these exercises of a submission.

        Raises GraderError, with one line, where the fault is ours.
        """
        started = time.perf_counter()
        checks = collect(exercises)
        with self._room(submission) as room, warnings.catch_warnings():
            # What would become of a known mistake is computed, too: it may overflow.
            warnings.simplefilter("ignore")
            graded = self._graded(room, exercises, checks)
        return Grade(
            submission=submission.name,
            authoritative=False,
            duration_s=time.perf_counter() - started,
            exercises=graded,
        )

    def _graded(
        self,
        room: Room,
        exercises: Sequence[Exercise],
        checks: dict[str, tuple[Collected, ...]],
    ) -> tuple[ExerciseGrade, ...]:
        total, done = sum(map(len, checks.values())), 0
        graded = []
        for exercise in exercises:
            solution = self._solution(exercise)
            grades = []
            for check in checks[exercise.id]:
                grades.append(check.run(exercise.module, room, solution, self._seed))
                done += 1
                if self._on_check:
                    self._on_check(done, total)
            graded.append(ExerciseGrade(exercise.id, tuple(grades)))
        return tuple(graded)

    def _solution(self, exercise: Exercise) -> Room:
        file = exercise.file
        if file not in self._solutions:
            self._solutions[file] = InProcess(read_folder(SOLUTIONS, [file]))
        return self._solutions[file]

    @contextlib.contextmanager
    def _room(self, submission: Submission) -> Iterator[Room]:
        with contextlib.ExitStack() as stack:
            if self._in_process:
                stack.enter_context(breakpoints())
            else:
                stack.enter_context(silence())
            yield InProcess(submission, close_stdin=not self._in_process)


def files_of(exercises: Sequence[Exercise]) -> list[str]:
    return list(dict.fromkeys(exercise.file for exercise in exercises))


def grade(
    folder: Path,
    exercises: Sequence[Exercise],
    *,
    seed: int = 0,
    in_process: bool = False,
) -> Grade:
    """Grade one folder, once."""
    with Grader(seed=seed, in_process=in_process) as grader:
        return grader(folder, exercises)
