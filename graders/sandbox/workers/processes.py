"""What the system tells of another process: whether it computes, waits or sleeps.

Linux tells all of it; where nothing can be read, a process counts as one that sleeps.
"""

from __future__ import annotations

import time
from pathlib import Path

STOPPED = "Tt"
RUNNABLE = "R"


def cpu_seconds(pid: int) -> float:
    """Tell how much computing time a process has used, even when it has just ended."""
    try:
        # The clock of another process: see clock_getcpuclockid(3).
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def delay_seconds(pid: int) -> float:
    """Tell how long it has waited for a processor, up to when it last got one."""
    try:
        _, delay, _ = Path(f"/proc/{pid}/schedstat").read_bytes().split()
    except (OSError, ValueError):
        return 0.0
    return int(delay) / 1e9


def state(pid: int) -> str:
    """Give the letter of its state, see proc_pid_stat(5); none if it is unknown."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return status.rpartition(") ")[2][:1]
