"""The clocks that limit a worker, set by hand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Any

import pytest

from graders.core.limits import Limits
from graders.core.verdicts import TooSlow
from graders.course.catalogue import ROOT
from graders.sandbox import clocks
from graders.sandbox.clocks import AlarmClock, TimeUp
from graders.sandbox.workers import processes, timekeeping
from graders.sandbox.workers.connection import LOOK_SECONDS
from graders.sandbox.workers.timekeeping import Stopwatch, Timekeeper

LIMITS = Limits(call_seconds=2.0, submission_seconds=60.0, patience=10.0)


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
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGSTOP)
        time.sleep(2)
        process.send_signal(signal.SIGCONT)
        assert process.stdout.read() == "done\n"
