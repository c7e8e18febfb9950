"""What lies in the files of these tests."""

from __future__ import annotations

SECRET = b"secret\n"
HUGE = 20 << 30
