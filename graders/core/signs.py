"""The four signs of a result, the same in the terminal and on every page."""

from __future__ import annotations

from graders.core.verdicts import Outcome

SIGNS = {"full": "✓", "part": "◐", "wrong": "✗", "not yet": "○"}
UNKNOWN = "·"
"""For what was not graded yet."""


def kind(points: int, outcome: Outcome) -> str:
    if outcome is Outcome.PASSED:
        return "full"
    if points:
        return "part"
    return "not yet" if outcome is Outcome.NOT_ATTEMPTED else "wrong"
