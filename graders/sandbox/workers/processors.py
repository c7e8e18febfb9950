"""Keep a grader and its workers on one processor while they grade a submission.

They take turns: where one waits the other goes on, and no processor is woken for it.
No two graders of a machine stay on the same processor: they would take turns, too,
while another lies idle. Who finds all of them taken goes wherever there is room.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import socket
from array import array
from collections.abc import Iterable, Iterator


def packed() -> bytes:
    """Write down where this thread may run, for another process."""
    return array("H", os.sched_getaffinity(0)).tobytes()


def unpacked(processors: bytes) -> Iterable[int]:
    return array("H", processors)


def stay_on(processors: Iterable[int]) -> None:
    """Stay there, with all that is forked from now on, where that is possible."""
    with contextlib.suppress(OSError):
        os.sched_setaffinity(0, processors)


@contextlib.contextmanager
def staying() -> Iterator[None]:
    """Stay on a processor where no other grader is, if there is one."""
    before = os.sched_getaffinity(0)
    with _claimed(before) as processors:
        stay_on(processors)
        try:
            yield
        finally:
            stay_on(before)


@contextlib.contextmanager
def _claimed(processors: set[int]) -> Iterator[set[int]]:
    """Claim one for a while, rather the one that this thread is on."""
    here = _libc().sched_getcpu()
    for processor in sorted(processors, key=lambda processor: processor != here):
        if claim := _claim(processor):
            with claim:
                yield {processor}
            return
    yield processors


@functools.cache  # it is asked for with each submission
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def _claim(processor: int) -> socket.socket | None:
    """Bind a name that only one process can have, and that goes when it ends."""
    claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        claim.bind(f"\0first-gradient/processor-{processor}")
    except OSError:
        claim.close()
        return None
    return claim
