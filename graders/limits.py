"""How much of the machine a submission may use."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    load_seconds: float = 10.0
    """CPU time for loading a file."""
    call_seconds: float = 2.0
    """CPU time for one call."""
    submission_seconds: float = 60.0
    """Wall-clock time for all that one submission does."""
    patience: float = 3.0
    """How much longer than its CPU time a call may take by the clock on the wall."""
    memory_bytes: int = 512 << 20
    """What a worker may allocate beyond what it began with."""

    def after_a_slow_call(self) -> Limits:
        """Who was too slow once is not given as long again."""
        return replace(self, call_seconds=min(0.5, self.call_seconds))

    def as_plain(self) -> tuple[float, ...]:
        """Make it fit to be sent to a worker."""
        return astuple(self)


DEFAULT_LIMITS = Limits()
