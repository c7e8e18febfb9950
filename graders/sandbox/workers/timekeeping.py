"""How much time a submission has had, and how much of it was its own.

Its computing counts, in whichever worker. Of the clock on the wall only what a worker
has slept counts: not while it, or the grader, waited for a processor or was stopped.
So neither load nor a pause nor a neighbour changes what becomes of a submission.
"""

from __future__ import annotations

import time
from typing import Protocol

from graders.core.limits import DEFAULT_LIMITS, Limits
from graders.core.verdicts import Verdict
from graders.sandbox.workers import endings, processes
from graders.sandbox.workers.connection import LOOK_SECONDS

GRACE_SECONDS = 0.5
"""What a worker gets to notice by itself, and say more kindly, that its time is up."""
PAUSE_SECONDS = 2.0
"""A grader that comes this much too late to look has been stopped, or starved."""


class Worker(Protocol):
    """A process whose time is kept."""

    @property
    def pid(self) -> int: ...

    def cpu_seconds(self) -> float:
        """Tell how much computing time it has used."""


class Timekeeper:
    """Adds up what all workers of one submission use."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._working: list[Worker] = []
        self._computed = 0.0
        self.slept = 0.0
        self.paused = False
        """Whether the grader or a worker was stopped for a while."""
        self.timed_out = False
        """Whether anything was ended, or not begun, for the submission's whole time."""

    def begin(self, worker: Worker) -> None:
        self._working.append(worker)

    def end(self, worker: Worker) -> None:
        """Keep what it has used; it is about to go."""
        self._working.remove(worker)
        self._computed += worker.cpu_seconds()

    def rest(self) -> float:
        """Tell how many seconds of computing are left."""
        computed = self._computed + sum(w.cpu_seconds() for w in self._working)
        return self._limits.submission_seconds - computed

    def all_slept(self) -> bool:
        return self.slept >= self._limits.submission_seconds * self._limits.patience

    def require_rest(self) -> float:
        """Give what is left; raise the verdict if that is nothing."""
        rest = self.rest()
        if rest <= 0 or self.all_slept():
            raise self.out_of_time()
        return rest

    def out_of_time(self) -> Verdict:
        self.timed_out = True
        return endings.out_of_time(self._limits.submission_seconds)


class Stopwatch:
    """Tells whether a worker may go on with one request."""

    def __init__(
        self, keeper: Timekeeper, worker: Worker, seconds: float, patience: float
    ) -> None:
        rest = keeper.require_rest()
        self._keeper = keeper
        self._worker = worker
        self._seconds = seconds
        self._wall_seconds = seconds * patience
        now = worker.cpu_seconds()
        self._cpu_ends_at = now + seconds + GRACE_SECONDS
        self._all_ends_at = now + rest
        self._slept = 0.0
        self._looked_at = _now()
        self._ran: tuple[float, float] | None = None

    def in_time(self) -> bool:
        self.look()
        computed = self._worker.cpu_seconds()
        return (
            computed < min(self._cpu_ends_at, self._all_ends_at)
            and not self._slept_too_long()
            and not self._keeper.all_slept()
        )

    def look(self) -> None:
        """Count what the worker has slept since the last look.

        At most one look's time, if the grader itself was kept from looking.
        """
        now = _now()
        passed, self._looked_at = now - self._looked_at, now
        if passed > LOOK_SECONDS + PAUSE_SECONDS:
            self._keeper.paused = True
        pid = self._worker.pid
        ran = (self._worker.cpu_seconds(), processes.delay_seconds(pid))
        before, self._ran = self._ran, ran
        state = processes.state(pid)
        if state and state in processes.STOPPED:
            self._keeper.paused = True
            return
        if before is None or (ran == before and state == processes.RUNNABLE):
            return  # it would run, if it were given a processor
        # Linux adds a delay only when it is over: what is too much now is given back.
        slept = min(passed, LOOK_SECONDS) - (sum(ran) - sum(before))
        self._slept += slept
        self._keeper.slept += slept

    def verdict(self, file: str) -> Verdict:
        """Say which time is up."""
        over = self._worker.cpu_seconds() >= self._all_ends_at
        if over or self._keeper.all_slept():
            return self._keeper.out_of_time()
        slept = self._slept_too_long()
        return endings.no_answer(file, self._wall_seconds if slept else self._seconds)

    def _slept_too_long(self) -> bool:
        return self._slept >= self._wall_seconds + GRACE_SECONDS


_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)
"""Goes on while a machine is suspended, where there is such a clock."""


def _now() -> float:
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)
