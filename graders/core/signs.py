"""The four signs of a result, the same in the terminal and on every page."""

from __future__ import annotations

from graders.core.verdicts import Outcome

SIGNS = {"full": "✓", "part": "◐", "wrong": "✗", "not yet": "○"}
UNKNOWN = "·"
"""For what was not graded yet."""


def sign_name(points: int, outcome: Outcome) -> str:
    """Name the sign of this result: a key of SIGNS."""
    if outcome is Outcome.PASSED:
        return "full"
    if points:
        return "part"
    return "not yet" if outcome is Outcome.NOT_ATTEMPTED else "wrong"
