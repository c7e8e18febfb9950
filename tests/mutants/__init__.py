"""Plausible wrong answers, one module per module of exercises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """A wrong answer, what it must lose, and what its author must be told."""

    name: str
    exercise: str
    code: str
    """Takes the place of the exercise's function in the solution."""
    loses: frozenset[str]
    """The checks that must fail; all others of the exercise must pass."""
    en: str
    ko: str
    """A part of the first message in each language."""


def named(prefix: str, *checks: str) -> frozenset[str]:
    return frozenset(f"{prefix}_{check}" for check in checks)
