"""How much of the machine a submission may use."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

MAX_FILE_BYTES = 1 << 20
"""How large a file may be that is handed in."""
MAX_NOTEBOOK_BYTES = 4 << 20
"""How large a notebook may be, with the pictures that are in it."""


@dataclass(frozen=True, slots=True)
class Limits:
    load_seconds: float = 10.0
    """CPU time for loading a file."""
    call_seconds: float = 2.0
    """CPU time for one call."""
    submission_seconds: float = 120.0
    """CPU time for all that one submission does: enough to stop half its checks."""
    patience: float = 10.0
    """How many times its CPU time each of these may sleep."""
    memory_bytes: int = 512 << 20
    """What a worker may allocate beyond what it began with."""

    def after_a_slow_call(self) -> Limits:
        """Who was too slow once is not given as long again."""
        return replace(self, call_seconds=min(0.5, self.call_seconds))

    def as_plain(self) -> tuple[float, ...]:
        """Make it fit to be sent to a worker."""
        return astuple(self)


DEFAULT_LIMITS = Limits()
