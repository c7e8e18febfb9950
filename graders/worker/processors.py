"""Keep a grader and its workers on one processor while they grade a submission.

They take turns: where one waits the other goes on, and no processor is woken for it.
Between submissions the system may move them, so several graders find room.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
from collections.abc import Iterator

ANY = -1


def here() -> int:
    """Tell which processor this thread is on, or ANY; see sched_getcpu(3)."""
    return int(_libc().sched_getcpu())


@functools.cache  # it is asked for twice a submission
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def stay_on(processor: int) -> None:
    """Stay there, with all that is forked from now on, where that is possible."""
    if processor != ANY:
        with contextlib.suppress(OSError):
            os.sched_setaffinity(0, {processor})


@contextlib.contextmanager
def staying() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    stay_on(here())
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.sched_setaffinity(0, before)
