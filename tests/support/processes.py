"""Processes and what happens beside them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def children(pid: int) -> list[int]:
    """List a process's children, by what /proc tells of each process's parent."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            _, _, rest = status.read_text(encoding="ascii").rpartition(") ")
            if int(rest.split()[1]) == pid:
                found.append(int(status.parent.name))
    return found


@contextlib.contextmanager
def meanwhile(action: Any) -> Iterator[None]:
    """Do something in a thread while the grading goes on."""
    thread = threading.Thread(target=action)
    thread.start()
    try:
        yield
    finally:
        thread.join()
