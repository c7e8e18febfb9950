"""Whether a worker can be locked here: elsewhere, its lock cannot be imported."""

from __future__ import annotations

import functools
import sys


@functools.cache
def unavailable() -> str | None:
    """Say what this system lacks for the lock to hold, or None if it lacks nothing."""
    if sys.platform != "linux":
        return f"{sys.platform} has no Landlock and no seccomp"
    from graders.sandbox.workers import lock

    return lock.missing()
