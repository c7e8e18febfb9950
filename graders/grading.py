"""Grade one submission: run the graders over it and collect what they say."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graders.catalogue import ROOT, CatalogueError, Exercise
from graders.grades import ExerciseGrade, Grade
from graders.plugin import GRADING, Grading
from graders.silence import Tail, silence
from graders.verdicts import GraderError

GRADERS = Path(__file__).resolve().parent

OnCheck = Callable[[int, int], None]
"""Told after each check how many of how many are done."""


class _Recorder:
    """Sits in the pytest run: picks the exercises, keeps what came of them."""

    def __init__(self, wanted: Sequence[Exercise], on_check: OnCheck | None) -> None:
        self._wanted = {exercise.id for exercise in wanted}
        self._on_check = on_check
        self._done = self._total = 0
        self.grading: Grading | None = None
        self.trouble: str | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        self.grading = config.stash.get(GRADING, None)
        items[:] = [i for i in items if _exercise_id(i) in self._wanted]
        self._total = len(items)

    def pytest_runtest_logfinish(self) -> None:
        self._done += 1
        if self._on_check:
            self._on_check(self._done, self._total)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            said = str(report.longrepr).strip().splitlines() or ["does not load"]
            self.trouble = f"{report.nodeid}: {said[-1]}"


def _exercise_id(item: pytest.Item) -> str | None:
    check = getattr(getattr(item, "function", None), "__check__", None)
    return check.exercise if check else None


def grade(
    submission: Path,
    exercises: Sequence[Exercise],
    *,
    seed: int = 0,
    in_process: bool = False,
    on_check: OnCheck | None = None,
) -> Grade:
    """Grade these exercises of the submission in a folder.

    With in_process the terminal is the learner's: prints show, breakpoint() stops.
    Raises CatalogueError or GraderError, with one line, where the fault is ours.
    """
    started = time.perf_counter()
    recorder = _Recorder(exercises, on_check)
    modules = dict.fromkeys(exercise.module for exercise in exercises)
    files = [GRADERS / f"test_{module}.py" for module in modules]
    for file in files:
        if not file.is_file():
            raise GraderError(f"{file}: is missing; exercises.toml names its module")
    arguments = [
        *map(str, files),
        f"--rootdir={ROOT}",
        f"--config-file={ROOT / 'pyproject.toml'}",
        f"--submission={submission.resolve()}",
        f"--seed={seed}",
        *("-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:faulthandler"),
    ]
    said = Tail()
    with contextlib.ExitStack() as stack:
        stack.enter_context(_own_settings())
        if in_process:
            arguments.append("--in-process")
        else:
            arguments += ["-p", "no:capture"]  # it would keep all that is printed
            stack.enter_context(silence())
            stack.enter_context(contextlib.redirect_stderr(said))
        code = pytest.main(arguments, plugins=[recorder])
    if code == pytest.ExitCode.INTERRUPTED and not recorder.trouble:
        raise KeyboardInterrupt
    grading = recorder.grading
    trouble = recorder.trouble or (grading and grading.trouble)
    if trouble or grading is None:
        lines = said.getvalue().strip().splitlines() or [f"pytest ended with {code!r}"]
        raise GraderError(trouble or lines[-1].removeprefix("ERROR: "))
    return Grade(
        submission=str(submission),
        authoritative=False,
        duration_s=time.perf_counter() - started,
        exercises=tuple(_graded(grading, exercise) for exercise in exercises),
    )


@dataclass(frozen=True, slots=True)
class Grader:
    """`grade`, with how it is to be done settled beforehand."""

    in_process: bool = False
    on_check: OnCheck | None = None

    def __call__(self, submission: Path, exercises: Sequence[Exercise]) -> Grade:
        return grade(
            submission,
            exercises,
            in_process=self.in_process,
            on_check=self.on_check,
        )


def _graded(grading: Grading, exercise: Exercise) -> ExerciseGrade:
    graded = ExerciseGrade(exercise.id, tuple(grading.results.get(exercise.id, ())))
    if graded.max_points != exercise.points:
        raise GraderError(
            f'"{exercise.id}": checks worth {graded.max_points} of {exercise.points} '
            "points ran"
        )
    return graded


@contextlib.contextmanager
def _own_settings() -> Iterator[None]:
    """Keep a person's own pytest options and plugins out of the marks."""
    ours = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    names = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", *ours)
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


__all__ = ["CatalogueError", "GraderError", "grade"]
