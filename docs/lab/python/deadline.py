"""A clock for where no alarm rings: the browser."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

from graders.sandbox.clocks import TimeUp

monitoring: Any = vars(sys)["monitoring"]  # from Python 3.12 on
TOOL = 4  # no number that sys.monitoring keeps for debuggers, coverage or profilers


class Deadline:
    """Looks at the time at every jump and call of a learner's code, and of no other.

    It cannot see into a call of C code that does not return; whoever started this
    Python has to end it then. While it can look, it says so each second.
    """

    def __init__(self) -> None:
        self.alive: Callable[..., object] = lambda: None
        self._seconds, self._end, self._said = 0.0, math.inf, 0.0
        monitoring.use_tool_id(TOOL, "first gradient")
        for event in (monitoring.events.JUMP, monitoring.events.PY_START):
            monitoring.register_callback(TOOL, event, self._look)

    def follow(self, code: CodeType) -> None:
        events = monitoring.events.JUMP | monitoring.events.PY_START
        monitoring.set_local_events(TOOL, code, events)
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                self.follow(constant)

    @contextmanager
    def limit(self, cpu_seconds: float, wall_seconds: float) -> Iterator[None]:  # noqa: ARG002
        # A worker has its thread to itself: both clocks go alike.
        self._seconds, self._end = cpu_seconds, time.perf_counter() + cpu_seconds
        try:
            yield
        finally:
            self._end = math.inf

    def _look(self, *_: object) -> None:
        now = time.perf_counter()
        if now > self._end:
            raise TimeUp(self._seconds)
        if now > self._said + 1:
            self._said = now
            self.alive()
