"""The grader's side: a sandbox whose modules run in workers.

A module that ends its worker, or spoils NumPy there, must not cost another module any
marks. So each has a worker of its own, or, where that is too slow, they begin together
and whoever asks for it is `alone` from then on.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from graders.core.limits import Limits
from graders.core.message import Message
from graders.core.verdicts import Crashed, DoesNotLoad, TooSlow, Verdict
from graders.sandbox.in_process import python_of
from graders.sandbox.sandbox import Answer, Call
from graders.sandbox.workers import endings, timekeeping
from graders.sandbox.workers.connection import Connection, TimeUpError
from graders.sandbox.workers.replies import (
    read_answer,
    read_loaded,
    read_made,
    read_number,
)
from graders.sandbox.workers.timekeeping import Stopwatch, Timekeeper
from graders.sandbox.workers.wire import WireError
from graders.submissions.submission import Submission

Reply = TypeVar("Reply")


class Worker(timekeeping.Worker, Protocol):
    """A process that was started for one file, locked or not."""

    @property
    def connection(self) -> Connection: ...

    def takes(self, content: bytes) -> bool:
        """Say whether what this file needs has been imported already."""

    def end(self) -> int:
        """End it; give its exit code, negative if a signal had ended it."""


StartWorker = Callable[[bytes, Limits], Worker]
"""Starts a worker for a file with this content."""


@dataclass(frozen=True, slots=True)
class _Made:
    """An object of a learner's class, and where it is."""

    worker: Worker
    number: int


class WorkerSandbox:
    """Runs the modules of one submission, apart or, at first, together."""

    def __init__(
        self,
        submission: Submission,
        start_worker: StartWorker,
        limits: Limits,
        *,
        together: bool = False,
        timekeeper: Timekeeper | None = None,
    ) -> None:
        self._submission = submission
        self._start_worker = start_worker
        self._limits = limits
        self._timekeeper = timekeeper or Timekeeper(limits)
        self._together = together
        self._mixed: set[str] = set()
        self._apart: set[str] = set()
        self._slow: set[str] = set()
        self._workers: dict[str, Worker] = {}
        self._unusable: dict[str, Verdict] = {}
        self._made: list[_Made] = []
        self._asked = 0

    def call(self, call: Call) -> Answer:
        return self._ask_a_worker("call", call, _answer_to(call))

    def make(self, call: Call) -> int:
        number = self._ask_a_worker("make", call, read_made)
        self._made.append(_Made(self._workers[call.module], number))
        return len(self._made) - 1

    def call_method(self, made: int, call: Call) -> Answer:
        object_ = self._made[made]
        if self._workers.get(call.module) is not object_.worker:
            raise endings.gone(f"{call.module}.py")
        request = "call_method", *_sent(call), object_.number
        return self._ask(call.module, request, _answer_to(call))

    def text(self, module: str) -> str:
        content = self._submission.files[f"{module}.py"]
        if isinstance(content, Message):
            raise DoesNotLoad(content)
        return python_of(f"{module}.py", content)

    def alone(self, module: str) -> bool:
        if module not in self._mixed:
            return False
        self._mixed.discard(module)
        self._apart.add(module)
        self._slow.discard(module)
        self._unusable.pop(module, None)
        worker = self._workers.pop(module, None)
        if worker and worker not in self._workers.values():
            self._finish(worker)
        return True

    def close(self) -> None:
        while self._workers:
            self._end(next(iter(self._workers)))

    def _ask_a_worker(
        self, operation: str, call: Call, read: Callable[[Any], Reply]
    ) -> Reply:
        """Ask once more where an earlier call may be why a worker broke down.

        A fresh worker that broke down is asked again, too: it may have been killed.
        """
        module, request = call.module, (operation, *_sent(call))
        fresh = module not in self._workers
        self._require(module)
        try:
            return self._ask(module, request, read)
        except Verdict as verdict:
            slow = isinstance(verdict, TooSlow)
            if module in self._workers or (fresh and slow):
                raise
        self._require(module)
        return self._ask(module, request, read)

    def _require(self, module: str) -> None:
        """See to it that a worker has loaded the module; start another if need be."""
        for attempt in range(2):
            if module in self._workers or module in self._unusable:
                break
            try:
                self._load(module)
            except Crashed as crash:
                if attempt:  # not the first time, when it may have been killed
                    self._unusable[module] = DoesNotLoad(crash.message)
            except Verdict as verdict:
                self._unusable[module] = verdict
        if module in self._unusable:
            raise self._unusable[module].with_traceback(None)

    def _load(self, module: str) -> None:
        content = self._submission.files[f"{module}.py"]
        if isinstance(content, Message):
            raise DoesNotLoad(content)
        self._timekeeper.require_rest()
        limits = self._limits_of(module)
        helpers = dict(self._submission.helpers)
        needed = b"\n".join((content, *helpers.values()))
        if worker := self._shared(module, needed):
            self._mixed.add(module)
            self._mixed.update(m for m, w in self._workers.items() if w is worker)
        else:
            self._mixed.discard(module)
            worker = self._start_worker(needed, limits)
            self._timekeeper.begin(worker)
        self._workers[module] = worker
        request = ("load", module, content, limits.as_plain(), helpers)
        self._ask(module, request, read_loaded, limits.load_seconds)

    def _shared(self, module: str, content: bytes) -> Worker | None:
        """Find a worker that this module may join."""
        if not self._together or module in self._apart:
            return None
        joined = (w for m, w in self._workers.items() if m not in self._apart)
        return next((worker for worker in joined if worker.takes(content)), None)

    def _ask(
        self,
        module: str,
        request: tuple[Any, ...],
        read: Callable[[Any], Reply],
        seconds: float | None = None,
    ) -> Reply:
        """Send a request and read the reply; raise what became of it instead."""
        file, worker = f"{module}.py", self._workers[module]
        limits = self._limits_of(module)
        seconds = seconds or limits.call_seconds
        watch = Stopwatch(self._timekeeper, worker, seconds, limits.patience)
        try:
            self._asked += 1
            worker.connection.send((self._asked, *request), watch.in_time)
            while True:
                number, reply = read_number(worker.connection.receive(watch.in_time))
                # What answers an earlier call comes too late: that one had an answer.
                if number == self._asked:
                    return read(reply)
                if not watch.in_time():  # there may be more of them than time
                    raise TimeUpError
        except TimeUpError:
            verdict = watch.verdict(file)
            self._end(module)
            self._slow.add(module)
            raise verdict from None
        except TooSlow:  # its own alarm rang: was there a pause?
            watch.look()
            raise
        except EOFError:
            raise endings.ended(file, self._end(module)) from None
        except WireError:
            self._end(module)
            raise endings.no_message(file) from None

    def _limits_of(self, module: str) -> Limits:
        limits = self._limits
        return limits.after_a_slow_call() if module in self._slow else limits

    def _end(self, module: str) -> int:
        ended = self._workers[module]
        for there in [m for m, worker in self._workers.items() if worker is ended]:
            del self._workers[there]
        return self._finish(ended)

    def _finish(self, worker: Worker) -> int:
        self._timekeeper.end(worker)
        return worker.end()


def _sent(call: Call) -> tuple[Any, ...]:
    """Make plain data of a call."""
    return call.module, call.name, call.arguments, dict(call.keywords)


def _answer_to(call: Call) -> Callable[[Any], Answer]:
    return functools.partial(read_answer, sent=call.arguments)
