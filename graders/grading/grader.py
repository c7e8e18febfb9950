"""Grade submissions: run the checks over them and collect what they say."""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from graders.core.grades import CheckGrade, ExerciseGrade, Finding, Grade, OnProgress
from graders.core.limits import DEFAULT_LIMITS, Limits
from graders.core.seeds import draw_seed
from graders.core.verdicts import GraderError, Outcome
from graders.course.catalogue import Exercise
from graders.course.variants import VARIANTS
from graders.grading.collection import Collected, collect_for
from graders.grading.exercise import carried_out, charged
from graders.sandbox.debugger import breakpoints
from graders.sandbox.in_process import InProcess
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Sandbox, SandboxLostError
from graders.sandbox.workers.launcher import Launcher
from graders.sandbox.workers.processors import staying
from graders.sandbox.workers.timekeeping import Timekeeper
from graders.submissions.submission import Submission, read_folder

_ATTEMPTS = 3
"""How often a submission is graded whose time may have gone by in pauses."""


class Grader:
    """Grades one submission after another, and keeps warm what they share.

    The inputs of hidden checks follow from the seed; without one, it is drawn. To
    rehearse is to look what hidden checks find with other inputs, which may be shown.
    Folders are graded as answers to the variant, if one is named. With in_process the
    terminal is the learner's: prints show, breakpoint() stops.
    """

    def __init__(
        self,
        *,
        seed: int | None = None,
        rehearse: bool = False,
        in_process: bool = False,
        variant: str = "",
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self.seed = draw_seed() if seed is None else seed
        self._rehearse = rehearse
        self._variant = variant
        self._limits = limits
        self._launcher = None if in_process else Launcher(limits)
        self._solution = functools.cache(
            lambda variant, file: Solutions([file], variant)
        )
        self._collected = functools.cache(collect_for)

    @property
    def authoritative(self) -> bool:
        """Whether the learner's code is kept away from the process that judges it."""
        return self._launcher is not None and self._launcher.locked

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._launcher:
            self._launcher.close()

    def __call__(
        self,
        folder: Path,
        exercises: Sequence[Exercise],
        on_progress: OnProgress | None = None,
    ) -> Grade:
        """Grade a folder; see `grade`."""
        submission = read_folder(folder, files_of(exercises))
        submission = replace(submission, variant=self._variant)
        return self.grade(submission, exercises, on_progress)

    def grade(
        self,
        submission: Submission,
        exercises: Sequence[Exercise],
        on_progress: OnProgress | None = None,
    ) -> Grade:
        """Grade these exercises of a submission.

        What was too slow while grader or worker were stopped is graded anew: a pause
        is not slowness. Raises GraderError, with one line, where the fault is ours.
        """
        for _ in range(_ATTEMPTS):
            grade, timekeeper = self._timed(submission, exercises, on_progress)
            if not (timekeeper.paused and _too_slow(grade)):
                return replace(grade, timed_out=timekeeper.timed_out)
        return replace(grade, timed_out=True)

    def _timed(
        self,
        submission: Submission,
        exercises: Sequence[Exercise],
        on_progress: OnProgress | None,
    ) -> tuple[Grade, Timekeeper]:
        """Grade, and once more if what its workers come from has been ended."""
        for _ in range(2):
            timekeeper = Timekeeper(self._limits)
            try:
                grade = self._grade(submission, exercises, on_progress, timekeeper)
            except SandboxLostError:
                # Something else on this machine ended it: no submission can.
                self.close()
            else:
                return grade, timekeeper
        raise GraderError("the zygote of the workers was ended twice")

    def _grade(
        self,
        submission: Submission,
        exercises: Sequence[Exercise],
        on_progress: OnProgress | None,
        timekeeper: Timekeeper,
    ) -> Grade:
        started = time.perf_counter()
        # Its workers get ready meanwhile.
        with self._sandbox(submission, timekeeper) as sandbox:
            variant = VARIANTS.get(submission.variant)
            solution = functools.partial(self._solution, variant)
            checks = self._collected(tuple(exercises), variant)
            planned = [(e, check) for e in exercises for check in checks[e.id]]
            # The visible ones first: who answers them was never given a hidden input.
            planned.sort(key=lambda item: item[1].hidden)
            progress = _Progress(on_progress, len(planned))
            grades = carried_out(
                planned, sandbox, solution, self.seed, progress.one_more
            )
        for some in checks.values():
            grades |= zip(some, charged(some, grades), strict=True)
        # Without the lock, a process can leave to the next what it was given.
        if self._rehearse and self.authoritative:
            missed = [(e, c) for e, c in planned if c.hidden and _failed(grades[c])]
            grades |= self._rehearsed(submission, missed, grades, progress)
        return Grade(
            submission=submission.name,
            authoritative=self.authoritative,
            duration_s=time.perf_counter() - started,
            exercises=tuple(
                ExerciseGrade(e.id, tuple(grades[c] for c in checks[e.id]))
                for e in exercises
            ),
        )

    def _rehearsed(
        self,
        submission: Submission,
        missed: Sequence[tuple[Exercise, Collected]],
        grades: Mapping[Collected, CheckGrade],
        progress: _Progress,
    ) -> dict[Collected, CheckGrade]:
        """Add what these checks find with inputs that are no secret."""
        if not missed:
            return {}
        progress.total += len(missed)
        timekeeper = Timekeeper(self._limits)
        with self._sandbox(submission, timekeeper) as sandbox:
            solution = functools.partial(
                self._solution, VARIANTS.get(submission.variant)
            )
            again = carried_out(missed, sandbox, solution, None, progress.one_more)
        found = {check: charged([check], again)[0] for check in again}
        return {
            check: replace(grades[check], rehearsal=Finding(f.outcome, f.message))
            for check, f in found.items()
            if _failed(f) and not (timekeeper.paused and f.outcome is Outcome.TOO_SLOW)
        }

    @contextlib.contextmanager
    def _sandbox(
        self, submission: Submission, timekeeper: Timekeeper
    ) -> Iterator[Sandbox]:
        if self._launcher:
            with (
                self._launcher.sandbox(
                    submission, together=True, timekeeper=timekeeper
                ) as sandbox,
                staying() if self._launcher.locked else contextlib.nullcontext(),
            ):
                yield sandbox
        else:
            with breakpoints():
                yield InProcess(submission, close_stdin=False)


def _too_slow(grade: Grade) -> bool:
    return any(
        check.outcome is Outcome.TOO_SLOW
        for exercise in grade.exercises
        for check in exercise.checks
    )


class _Progress:
    """Counts what is done, for whoever wants to know."""

    def __init__(self, on_progress: OnProgress | None, total: int) -> None:
        self._on_progress = on_progress
        self.total = total
        self._done = 0

    def one_more(self) -> None:
        self._done += 1
        if self._on_progress:
            self._on_progress(self._done, self.total)


def _failed(grade: CheckGrade) -> bool:
    return grade.outcome is not Outcome.PASSED


def files_of(exercises: Sequence[Exercise]) -> list[str]:
    return list(dict.fromkeys(exercise.file for exercise in exercises))


def grade(
    folder: Path, exercises: Sequence[Exercise], *, seed: int | None = None
) -> Grade:
    """Grade one folder, once."""
    with Grader(seed=seed) as grader:
        return grader(folder, exercises)
