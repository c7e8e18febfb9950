"""What ends a learner's code that runs too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
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
        """Raise TimeUp in what computes longer, or sleeps longer."""


TICK_SECONDS = 0.25


@dataclass(slots=True)
class _Time:
    """What there is for what runs now, and what of it is over."""

    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    tick_seconds: float = TICK_SECONDS
    slept: float = 0.0
    switches: int = 0


_time = _Time()
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
        global _time
        with handling_alarms():
            tick = min(TICK_SECONDS, wall_seconds)
            _time = _Time(cpu_seconds, wall_seconds, tick, 0.0, _switches())
            try:
                # It rings again each second, for code that swallows every exception.
                signal.setitimer(signal.ITIMER_PROF, cpu_seconds, 1.0)
                signal.setitimer(signal.ITIMER_REAL, tick, tick)
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
        signal.SIGALRM: _tick,
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


def _ring(_: int, __: FrameType | None) -> NoReturn:
    raise TimeUp(_time.cpu_seconds)


def _tick(_: int, __: FrameType | None) -> None:
    """Count a tick that was slept through, and no other.

    Who sleeps gives up the processor; who is kept from one, or stopped, does not.
    Ticks that come in the meantime are one.
    """
    before, _time.switches = _time.switches, _switches()
    if _time.switches > before:
        _time.slept += _time.tick_seconds
        if _time.slept >= _time.wall_seconds:
            raise TimeUp(_time.wall_seconds)


def _switches() -> int:
    """Tell how often this process gave up its processor of its own accord."""
    import resource  # only where there is an alarm clock

    return resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw


def _interrupt(_: int, __: FrameType | None) -> NoReturn:
    raise Interrupted
