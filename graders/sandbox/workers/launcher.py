"""Where workers come from: zygotes, each with what a file needs imported already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from graders.core.limits import DEFAULT_LIMITS, Limits
from graders.sandbox.packages.readiness import slow_packages
from graders.sandbox.workers import availability, processes
from graders.sandbox.workers.connection import Connection
from graders.sandbox.workers.sandbox import Worker, WorkerSandbox
from graders.sandbox.workers.spawned import SpawnedWorker
from graders.sandbox.workers.timekeeping import Timekeeper
from graders.sandbox.workers.zygote_client import Zygote
from graders.submissions.submission import Submission


@dataclass(frozen=True, slots=True)
class _Forked:
    """A worker that a zygote forked."""

    zygote: Zygote
    preloaded: tuple[str, ...]
    pid: int
    connection: Connection

    def takes(self, content: bytes) -> bool:
        return set(slow_packages(content)) <= set(self.preloaded)

    def cpu_seconds(self) -> float:
        return processes.cpu_seconds(self.pid)

    def end(self) -> int:
        self.connection.close()
        return self.zygote.end(self.pid)


class Launcher:
    """Starts zygotes when they are first needed, and keeps them."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._zygotes: dict[tuple[str, ...], Zygote] = {}
        self.locked = availability.unavailable() is None

    @contextmanager
    def sandbox(
        self,
        submission: Submission,
        *,
        together: bool = False,
        timekeeper: Timekeeper | None = None,
    ) -> Iterator[WorkerSandbox]:
        """Open a sandbox for a submission; nothing of it is left afterwards.

        Together, its modules share workers until they ask to be alone. A timekeeper
        can be asked afterwards how it went.
        """
        if self.locked:  # while they start, the grader gets ready itself
            for content in submission.files.values():
                if isinstance(content, bytes):
                    self._zygote(content)
        sandbox = WorkerSandbox(
            submission,
            self._start,
            self._limits,
            together=together,
            timekeeper=timekeeper,
        )
        try:
            yield sandbox
        finally:
            sandbox.close()

    def close(self) -> None:
        while self._zygotes:
            _, zygote = self._zygotes.popitem()
            zygote.close()

    def _start(self, content: bytes, limits: Limits) -> Worker:
        if not self.locked:
            return SpawnedWorker(slow_packages(content))
        zygote = self._zygote(content)
        pid, connection = zygote.fork(limits)
        return _Forked(zygote, slow_packages(content), pid, connection)

    def _zygote(self, content: bytes) -> Zygote:
        preloaded = slow_packages(content)
        if preloaded not in self._zygotes:
            self._zygotes[preloaded] = Zygote(preloaded)
        return self._zygotes[preloaded]
