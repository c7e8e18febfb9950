"""What grading a submission gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graders.language import Text
from graders.verdicts import Outcome

if TYPE_CHECKING:
    from graders.rubric import Tier

SELF_CHECK = Text(
    ko="스스로 확인용이며 공식 성적이 아닙니다", en="self-check, not authoritative"
)
"""Said wherever a learner's code shared the process that judged it."""


@dataclass(frozen=True, slots=True)
class CheckGrade:
    name: str
    title: Text
    outcome: Outcome
    points: int
    max_points: int
    message: Text | None
    """Why points are missing and what to do; None for a passed check."""
    tier: Tier = "core"
    hidden: bool = False
    """Whether its inputs are drawn anew for each class."""


@dataclass(frozen=True, slots=True)
class ExerciseGrade:
    id: str
    checks: tuple[CheckGrade, ...]

    @property
    def points(self) -> int:
        return sum(check.points for check in self.checks)

    @property
    def max_points(self) -> int:
        return sum(check.max_points for check in self.checks)

    @property
    def first_to_fix(self) -> CheckGrade | None:
        failed = (c for c in self.checks if c.outcome is not Outcome.PASSED)
        return next(failed, None)

    @property
    def full(self) -> bool:
        return self.outcome is Outcome.PASSED

    @property
    def outcome(self) -> Outcome:
        return self.first_to_fix.outcome if self.first_to_fix else Outcome.PASSED


@dataclass(frozen=True, slots=True)
class Grade:
    submission: str
    authoritative: bool
    """Whether the learner's code was kept away from the process that judged it."""
    duration_s: float
    exercises: tuple[ExerciseGrade, ...]

    @property
    def points(self) -> int:
        return sum(exercise.points for exercise in self.exercises)

    @property
    def max_points(self) -> int:
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def full(self) -> bool:
        return self.outcome is Outcome.PASSED

    @property
    def outcome(self) -> Outcome:
        """The gravest of its exercises'."""
        outcomes = (exercise.outcome for exercise in self.exercises)
        return max(outcomes, key=[*Outcome].index, default=Outcome.PASSED)
