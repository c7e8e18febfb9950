"""Grade submissions: run the checks over them and collect what they say."""

from __future__ import annotations

import contextlib
import gc
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from graders.catalogue import Exercise
from graders.collection import Collected, charged, collect
from graders.debugger import breakpoints
from graders.grades import ExerciseGrade, Grade, OnProgress
from graders.limits import DEFAULT_LIMITS, Limits
from graders.room import InProcess
from graders.solved import Solved
from graders.student import Room, RoomLostError
from graders.submission import Submission, read_folder
from graders.verdicts import GraderError
from graders.worker.processors import staying
from graders.worker.workshop import Workshop


class Grader:
    """Grades one submission after another, and keeps warm what they share.

    With in_process the terminal is the learner's: prints show, breakpoint() stops.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        in_process: bool = False,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self._seed = seed
        self._workshop = None if in_process else Workshop(limits)
        self._solutions: dict[str, Room] = {}
        self._checks: dict[tuple[Exercise, ...], dict[str, tuple[Collected, ...]]] = {}

    @property
    def authoritative(self) -> bool:
        """Whether the learner's code is kept away from the process that judges it."""
        return self._workshop is not None and self._workshop.locked

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._workshop:
            self._workshop.close()

    def __call__(
        self,
        folder: Path,
        exercises: Sequence[Exercise],
        on_progress: OnProgress | None = None,
    ) -> Grade:
        """Grade a folder; see `grade`."""
        submission = read_folder(folder, files_of(exercises))
        return self.grade(submission, exercises, on_progress)

    def grade(
        self,
        submission: Submission,
        exercises: Sequence[Exercise],
        on_progress: OnProgress | None = None,
    ) -> Grade:
        """Grade these exercises of a submission.

        Raises GraderError, with one line, where the fault is ours.
        """
        try:
            return self._grade(submission, exercises, on_progress)
        except RoomLostError:
            # Something else on this machine ended it: no submission can.
            self.close()
        try:
            return self._grade(submission, exercises, on_progress)
        except RoomLostError:
            raise GraderError("the zygote of the workers was ended twice") from None

    def _grade(
        self,
        submission: Submission,
        exercises: Sequence[Exercise],
        on_progress: OnProgress | None,
    ) -> Grade:
        started = time.perf_counter()
        with self._room(submission) as room, warnings.catch_warnings():
            checks = self._collected(tuple(exercises))
            # What would become of a known mistake is computed, too: it may overflow.
            warnings.simplefilter("ignore")
            total, done = sum(map(len, checks.values())), 0
            graded = []
            for exercise in exercises:
                solution = self._solution(exercise)
                grades = []
                for check in checks[exercise.id]:
                    grade = check.run(exercise.module, room, solution, self._seed)
                    grades.append(grade)
                    done += 1
                    if on_progress:
                        on_progress(done, total)
                settled = charged(checks[exercise.id], grades)
                graded.append(ExerciseGrade(exercise.id, settled))
        return Grade(
            submission=submission.name,
            authoritative=self.authoritative,
            duration_s=time.perf_counter() - started,
            exercises=tuple(graded),
        )

    def _collected(
        self, exercises: tuple[Exercise, ...]
    ) -> dict[str, tuple[Collected, ...]]:
        if exercises not in self._checks:
            self._checks[exercises] = collect(exercises)
        return self._checks[exercises]

    def _solution(self, exercise: Exercise) -> Room:
        file = exercise.file
        if file not in self._solutions:
            self._solutions[file] = Solved([file])
        return self._solutions[file]

    @contextlib.contextmanager
    def _room(self, submission: Submission) -> Iterator[Room]:
        if self._workshop:
            with (
                self._workshop.room(submission, together=True) as room,
                staying() if self._workshop.locked else contextlib.nullcontext(),
                _no_garbage_collected(),
            ):
                yield room
        else:
            with breakpoints():
                yield InProcess(submission, close_stdin=False)


@contextlib.contextmanager
def _no_garbage_collected() -> Iterator[None]:
    # Else all that is loaded is looked through a hundred times for each submission.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def files_of(exercises: Sequence[Exercise]) -> list[str]:
    return list(dict.fromkeys(exercise.file for exercise in exercises))


def grade(folder: Path, exercises: Sequence[Exercise], *, seed: int = 0) -> Grade:
    """Grade one folder, once."""
    with Grader(seed=seed) as grader:
        return grader(folder, exercises)
