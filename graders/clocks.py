"""What ends a learner's code that runs too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import CodeType, FrameType
from typing import NoReturn, Protocol


class TimeUp(BaseException):
    """Raised inside the learner's code when its time is up."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class Interrupted(BaseException):
    """Ctrl-C from the person at the keyboard, not raised by the learner's code."""


class Clock(Protocol):
    def follow(self, code: CodeType) -> None:
        """Hear of a learner's code before it runs."""

    def limit(
        self, cpu_seconds: float, wall_seconds: float
    ) -> AbstractContextManager[None]:
        """Raise TimeUp in what runs longer, by its own clock or by that on the wall."""


_seconds: dict[int, float] = {}
"""What each signal's time was."""
_handling = False


class AlarmClock:
    """The system's alarm, where there is one."""

    def follow(self, code: CodeType) -> None:
        pass  # the alarm rings wherever the main thread is

    @contextmanager
    def limit(self, cpu_seconds: float, wall_seconds: float) -> Iterator[None]:
        if not _has_alarm_clock():
            yield
            return
        with handling_alarms():
            _seconds.update({signal.SIGPROF: cpu_seconds, signal.SIGALRM: wall_seconds})
            try:
                # They ring again each second, for code that swallows every exception.
                signal.setitimer(signal.ITIMER_PROF, cpu_seconds, 1.0)
                signal.setitimer(signal.ITIMER_REAL, wall_seconds, 1.0)
                yield
            finally:
                stop_alarm()


def stop_alarm() -> None:
    """Let the learner's code take its time: someone is looking at it in a debugger."""
    if _has_alarm_clock():
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def handling_alarms() -> Iterator[None]:
    """Listen to the signals; once around many alarms is cheaper than around each."""
    global _handling
    if _handling or not _has_alarm_clock():
        yield
        return
    handlers = {
        signal.SIGPROF: _ring,
        signal.SIGALRM: _ring,
        signal.SIGINT: _interrupt,
    }
    before = {number: signal.signal(number, handlers[number]) for number in handlers}
    _handling = True
    try:
        yield
    finally:
        _handling = False
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _has_alarm_clock() -> bool:
    """Windows and the browser have none, and threads do not hear it."""
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


def _ring(number: int, _: FrameType | None) -> NoReturn:
    raise TimeUp(_seconds[number])


def _interrupt(_: int, __: FrameType | None) -> NoReturn:
    raise Interrupted
