"""Marks depend on no load, no pause and no neighbour: what counts as time."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psutil
import pytest

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Text
from graders.core.limits import DEFAULT_LIMITS, Limits
from graders.core.verdicts import Outcome, TooSlow, Verdict
from graders.course.catalogue import ROOT, SOLUTIONS, load_catalogue
from graders.grading.grader import Grader
from graders.sandbox.sandbox import Call
from graders.sandbox.workers.launcher import Launcher
from graders.sandbox.workers.timekeeping import Timekeeper
from graders.submissions.submission import Submission
from tests.support.everywhere import EVERYWHERE
from tests.support.processes import children, meanwhile


@contextlib.contextmanager
def sandbox(code: str, limits: Limits) -> Iterator[Any]:
    launcher = Launcher(limits)
    try:
        with launcher.sandbox(Submission("mine", {"mine.py": code.encode()})) as opened:
            yield opened
    finally:
        launcher.close()


@pytest.mark.parametrize(
    ("first", "says"),
    [("pass", "around line 4"), ("signal.setitimer(signal.ITIMER_REAL, 0)", "answer")],
)
def test_a_sleeper_is_ended(first: str, says: str) -> None:
    code = f"import signal, time\ndef f():\n    {first}\n    time.sleep(10**9)"
    short = Limits(call_seconds=0.2, patience=2.0)
    with sandbox(code, short) as opened, pytest.raises(TooSlow, match=says):
        opened.call(Call("mine", "f"))


def test_a_worker_that_is_stopped_and_continued_answers() -> None:
    code = """
import time
def begin(): pass
def f():
    begun = time.process_time()
    while time.process_time() < begun + 0.5: pass
    return 1
"""
    before = set(children(os.getpid()))

    def stop_and_continue() -> None:
        for what, seconds in ((signal.SIGSTOP, 2.5), (signal.SIGCONT, 0.0)):
            os.kill(worker, what)
            time.sleep(seconds)

    short = Limits(call_seconds=1.0, patience=1.0)
    with sandbox(code, short) as opened:
        opened.call(Call("mine", "begin"))
        [zygote] = set(children(os.getpid())) - before
        [worker] = children(zygote)
        with meanwhile(stop_and_continue):
            assert opened.call(Call("mine", "f")).value == 1


def test_a_submission_s_time_is_limited_as_a_whole() -> None:
    code = """
import time
def f():
    begun = time.process_time()
    while time.process_time() < begun + 0.4: pass
"""
    said: list[Verdict] = []
    answered = 0
    with sandbox(code, Limits(submission_seconds=1.5)) as opened:
        for _ in range(8):
            try:
                opened.call(Call("mine", "f"))
                answered += 1
            except TooSlow as verdict:
                said.append(verdict)
    assert answered in (2, 3)
    assert all("whole submission" in str(verdict) for verdict in said)


# --- whole submissions ----------------------------------------------------------------

GRADING = """
import json, re, sys
from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.grading.grader import Grader
from graders.core.limits import Limits
from graders.submissions.submission import Submission
times, limits, code = int(sys.argv[1]), Limits(**json.loads(sys.argv[2])), sys.argv[3]
exercises = [e for e in load_catalogue() if e.module == "linear_regression"]
given = Submission("mine", {"linear_regression.py": code.encode()})
with Grader(limits=limits, seed=1) as grader:
    for _ in range(times):
        grade = grader.grade(given, exercises)
        print(grade.points, grade.timed_out, flush=True)
"""
SOLUTION = (SOLUTIONS / "linear_regression.py").read_text("utf-8")
FULL = sum(e.points for e in load_catalogue() if e.module == "linear_regression")
LOOPS = f"{SOLUTION}\ndef loss_gradient(*_):\n    while True: pass\n"


def grading(code: str, limits: dict[str, float], times: int = 1) -> Any:
    """Start a grader of its own; it prints points, and whether time ran out."""
    return subprocess.Popen(
        [sys.executable, "-c", GRADING, str(times), json.dumps(limits), code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


@EVERYWHERE
def test_endless_loops_have_the_same_marks_however_many_run() -> None:
    """One takes some seconds; so many at once could not do so by the wall's clock."""
    limits = {"call_seconds": 0.2, "submission_seconds": 8.0}
    said = []
    for at_once in (1, 4):
        running = [grading(LOOPS, limits) for _ in range(at_once)]
        said += [process.communicate(timeout=300)[0] for process in running]
    assert len(set(said)) == 1
    points, timed_out = said[0].split()
    assert 0 < int(points) < FULL
    assert timed_out == "False"


def test_what_runs_out_of_time_says_so() -> None:
    limits = {"call_seconds": 0.3, "submission_seconds": 1.0}
    with grading(LOOPS, limits) as process:
        points, timed_out = process.stdout.read().split()
    assert int(points) < FULL
    assert timed_out == "True"


@pytest.mark.parametrize("everyone", [True, False], ids=["all", "group"])
def test_stopped_and_continued_nobody_loses_any_marks(everyone: bool) -> None:
    """Ctrl-Z stops the grader alone, a container's freezer the workers, too."""
    limits = {"call_seconds": 0.3, "patience": 3.0, "submission_seconds": 2.0}
    with grading(SOLUTION, limits, times=12) as process:
        lines = [process.stdout.readline()]
        for _ in range(2):
            family = [psutil.Process(process.pid)]
            if everyone:
                family += family[0].children(recursive=True)
            for each in family:
                with contextlib.suppress(psutil.NoSuchProcess):
                    each.suspend()
            time.sleep(3)
            for each in family:
                with contextlib.suppress(psutil.NoSuchProcess):
                    each.resume()
            lines.append(process.stdout.readline())
        lines += process.stdout
    assert lines == [f"{FULL} False\n"] * 12


@dataclass
class Slow(Grader):
    """Grades nothing: says in what it was paused, and in what too slow."""

    paused: list[bool]
    slow: list[bool]
    timed_out: bool = False

    def __post_init__(self) -> None:
        super().__init__(in_process=True, limits=DEFAULT_LIMITS)

    def _grade(self, *given: Any) -> Grade:
        timekeeper: Timekeeper = given[-1]
        timekeeper.paused = self.paused.pop(0)
        timekeeper.timed_out = self.timed_out
        outcome = Outcome.TOO_SLOW if self.slow.pop(0) else Outcome.PASSED
        check = CheckGrade("a", Text.same("a"), outcome, 0, 1, None)
        return Grade("mine", True, 1.0, (ExerciseGrade("e", (check,)),))


@pytest.mark.parametrize(
    ("paused", "slow", "attempts", "timed_out"),
    [
        ([False], [True], 1, False),
        ([True], [False], 1, False),
        ([True, False], [True, False], 2, False),
        ([True, True, False], [True, True, True], 3, False),
        ([True] * 9, [True] * 9, 3, True),
    ],
)
def test_what_was_too_slow_in_a_pause_is_graded_again(
    paused: list[bool], slow: list[bool], attempts: int, timed_out: bool
) -> None:
    before = len(paused)
    grader = Slow(paused, slow)
    grade = grader.grade(Submission("mine", {}), [])
    assert grade.timed_out is timed_out
    assert before - len(paused) == attempts
    grader = Slow([False], [True], timed_out=True)
    assert grader.grade(Submission("mine", {}), []).timed_out
