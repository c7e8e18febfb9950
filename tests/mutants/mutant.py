"""A plausible wrong answer to an exercise."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from graders.course.catalogue import SOLUTIONS, Exercise, load_catalogue

EXERCISES = {exercise.id: exercise for exercise in load_catalogue()}


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

    @property
    def of(self) -> Exercise:
        return EXERCISES[self.exercise]

    def file(self) -> str:
        """Write the solution with this function in the place of its own."""
        source = (SOLUTIONS / self.of.file).read_text(encoding="utf-8")
        [original] = [
            node
            for node in ast.parse(source).body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and node.name == self.of.callable
        ]
        lines = source.splitlines()
        lines[original.lineno - 1 : original.end_lineno] = self.code.splitlines()
        return "\n".join(lines) + "\n"


def named(prefix: str, *checks: str) -> frozenset[str]:
    return frozenset(f"{prefix}_{check}" for check in checks)
