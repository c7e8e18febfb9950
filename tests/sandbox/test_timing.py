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
from dataclasses import dataclass, field
from typing import Any

import psutil
import pytest

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Text
from graders.core.limits import DEFAULT_LIMITS, Limits
from graders.core.verdicts import Outcome, TooSlow, Verdict
from graders.course.catalogue import ROOT, SOLUTIONS, load_catalogue
from graders.grading.grader import Grader
from graders.sandbox import clocks
from graders.sandbox.clocks import AlarmClock, TimeUp
from graders.sandbox.sandbox import Call
from graders.sandbox.workers import processes, timekeeping
from graders.sandbox.workers.connection import LOOK_SECONDS
from graders.sandbox.workers.launcher import Launcher
from graders.sandbox.workers.timekeeping import Stopwatch, Timekeeper
from graders.submissions.submission import Submission
from tests.support.processes import children, meanwhile

LIMITS = Limits(call_seconds=2.0, submission_seconds=60.0, patience=10.0)


# --- what counts, by clocks that are set by hand --------------------------------------


@dataclass
class Machine:
    """A worker's process, and the time that goes by."""

    pid: int = 0
    time: float = 100.0
    cpu: float = 0.0
    delay: float = 0.0
    doing: str = "S"
    waiting: float = field(default=0.0)
    """Since when it waits for a processor: Linux tells only when it is over."""

    def cpu_seconds(self) -> float:
        return self.cpu

    def sleep(self, seconds: float) -> None:
        self.doing, self.time = "S", self.time + seconds

    def compute(self, seconds: float) -> None:
        self.doing = "R"
        self.delay, self.waiting = self.delay + self.waiting, 0.0
        self.time, self.cpu = self.time + seconds, self.cpu + seconds

    def starve(self, seconds: float) -> None:
        self.doing = "R"
        self.time, self.waiting = self.time + seconds, self.waiting + seconds

    def stop(self, seconds: float) -> None:
        self.doing, self.time = "T", self.time + seconds


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(timekeeping, "_now", lambda: machine.time)
    monkeypatch.setattr(processes, "state", lambda _: machine.doing)
    monkeypatch.setattr(processes, "delay_seconds", lambda _: machine.delay)
    return machine


def asked(keeper: Timekeeper, machine: Machine) -> Stopwatch:
    return Stopwatch(keeper, machine, LIMITS.call_seconds, LIMITS.patience)


def looks(watch: Stopwatch, deed: Any, seconds: float) -> int:
    """Look again and again while something goes on; count the looks in time."""
    count = 0
    while watch.in_time() and count * LOOK_SECONDS < seconds:
        deed(LOOK_SECONDS)
        count += 1
    return count


def test_who_computes_is_ended_by_computing_time(machine: Machine) -> None:
    watch = asked(Timekeeper(LIMITS), machine)
    looks(watch, machine.compute, 60)
    assert machine.cpu == pytest.approx(2.5, abs=0.11)
    assert "2 seconds" in str(watch.verdict("a.py"))


def test_who_sleeps_is_ended_much_later(machine: Machine) -> None:
    watch = asked(Timekeeper(LIMITS), machine)
    slept = looks(watch, machine.sleep, 600) * LOOK_SECONDS
    assert slept == pytest.approx(20.5, abs=0.31)
    assert "20 seconds" in str(watch.verdict("a.py"))


def test_who_waits_for_a_processor_is_not_ended(machine: Machine) -> None:
    watch = asked(Timekeeper(LIMITS), machine)
    for _ in range(18):
        assert looks(watch, machine.starve, 100) == 1000
        assert looks(watch, machine.compute, 0.1) == 1
    assert looks(watch, machine.sleep, 5) == 50


def test_a_starved_worker_that_runs_between_all_looks_is_not_ended(
    machine: Machine,
) -> None:
    """A twentieth of a processor: at each look it has just waited, and just run."""

    def one_of_many(seconds: float) -> None:
        machine.starve(seconds * 0.95)
        machine.compute(seconds * 0.05)

    watch = asked(Timekeeper(LIMITS), machine)
    assert looks(watch, one_of_many, 40) == 400


@pytest.mark.parametrize("doing", ["S", "R"])
def test_a_pause_of_the_grader_is_one_look(machine: Machine, doing: str) -> None:
    keeper = Timekeeper(LIMITS)
    watch = asked(keeper, machine)
    assert looks(watch, machine.sleep, 1) == 10
    assert not keeper.paused
    machine.time, machine.doing = machine.time + 70, doing
    assert watch.in_time()
    assert keeper.paused
    assert looks(watch, machine.sleep, 15) == 150
    assert looks(watch, machine.sleep, 15) < 60


def test_a_worker_that_is_stopped_is_not_asleep(machine: Machine) -> None:
    keeper = Timekeeper(LIMITS)
    watch = asked(keeper, machine)
    assert looks(watch, machine.stop, 700) == 7000
    assert keeper.paused
    assert looks(watch, machine.sleep, 700) < 220


def test_all_that_its_workers_compute_counts(machine: Machine) -> None:
    keeper = Timekeeper(LIMITS)
    others = [Machine(cpu=20.0) for _ in range(2)]
    for worker in (*others, machine):
        keeper.begin(worker)
    keeper.end(others[0])
    others[1].cpu += 18.8
    watch = asked(keeper, machine)
    assert looks(watch, machine.compute, 60) == pytest.approx(12, abs=1)
    verdict = watch.verdict("a.py")
    assert "60 seconds that the whole submission has" in str(verdict)
    assert keeper.timed_out
    with pytest.raises(TooSlow, match="whole submission"):
        asked(keeper, machine)


def test_sleep_is_limited_as_a_whole_too(machine: Machine) -> None:
    keeper = Timekeeper(LIMITS)
    calls = 0
    with pytest.raises(TooSlow, match="whole submission"):
        while calls < 1000:
            calls += 1
            looks(asked(keeper, machine), machine.sleep, 15)
    assert calls * 15 == pytest.approx(600, abs=20)
    assert keeper.timed_out


def test_what_cannot_be_read_is_told_as_nothing() -> None:
    nobody = 1 << 22  # the largest number of a process is one less
    assert processes.cpu_seconds(nobody) == processes.delay_seconds(nobody) == 0
    assert processes.state(nobody) == ""
    assert processes.state(os.getpid()) == "R"
    assert processes.cpu_seconds(os.getpid()) > 0


# --- the alarm inside a worker --------------------------------------------------------


def test_a_tick_counts_only_if_it_was_slept_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    switches = 0
    monkeypatch.setattr(clocks, "_switches", lambda: switches)
    with AlarmClock().limit(60, 60):
        for _ in range(10_000):  # runs, or would, or is stopped
            clocks._tick(0, None)
        for _ in range(239):
            switches += 1
            clocks._tick(0, None)
        switches += 1
        with pytest.raises(TimeUp) as up:
            clocks._tick(0, None)
    assert up.value.seconds == 60


def test_a_sleeper_s_alarm_rings() -> None:
    for nap in (100.0, 0.01):
        with pytest.raises(TimeUp) as up, AlarmClock().limit(60, 0.5):
            while True:
                time.sleep(nap)
        assert up.value.seconds == 0.5


def test_a_pause_does_not_ring() -> None:
    code = """
import time
from graders.sandbox.clocks import AlarmClock
with AlarmClock().limit(2, 0.75):
    print("begun", flush=True)
    while time.process_time() < 1: pass
print("done")
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGSTOP)
        time.sleep(2)
        process.send_signal(signal.SIGCONT)
        assert process.stdout.read() == "done\n"


# --- real workers ---------------------------------------------------------------------


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
        text=True,
        start_new_session=True,
    )


def test_endless_loops_have_the_same_marks_however_many_run() -> None:
    """One takes some seconds; so many at once could not do so by the wall's clock."""
    limits = {"call_seconds": 0.3, "submission_seconds": 12.0}
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
