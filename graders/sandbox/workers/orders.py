"""What a grader orders of a zygote, and what it hears: both sides read it here."""

from __future__ import annotations

import struct

FORK = struct.Struct("<BQI")
"""A request: 1, memory in bytes, CPU seconds; then on which processors.

The worker's socket comes with it.
"""
END = struct.Struct("<BI")
"""A request: 2, a process id."""
FORKED = struct.Struct("<I")
ENDED = struct.Struct("<i")
"""An answer: the exit code, negative if a signal ended it."""
REQUEST_BYTES = 1 << 16
READY = b"ready"
LOCKED = "locked"
"""A worker's first word; any other says why it could not lock itself."""
