"""What grading a submission gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Outcome

Tier = Literal["core", "more", "challenge"]
"""How far a check goes: what everyone needs, what follows from it, what is hard."""

FormKind = Literal["type", "dtype", "graph"]
"""What can be wrong with a form; each of them is charged once per exercise."""

OnProgress = Callable[[int, int], None]
"""Told how many of how many are done."""

SELF_CHECK = Text(
    ko="자가 점검용이며 공식 성적이 아닙니다", en="self-check, not authoritative"
)
"""Said wherever a learner's code shared the process that judged it."""
WITHHELD = replace(
    Message.of(
        Text(
            ko="무엇을 넣어 확인했는지는 보여 주지 않습니다. 제목이 말하는 경우를 직접 "
            "시험해 보세요.",
            en="What this check tried is not shown. Try the case that its title names.",
        )
    ),
    withheld=True,
)
"""Stands where a hidden check's message would give its inputs away."""


@dataclass(frozen=True, slots=True)
class FormFault:
    """What is wrong with the form of an answer whose values are right."""

    kind: FormKind
    message: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found fault with, and what it says of it."""

    outcome: Outcome
    message: Message | None


@dataclass(frozen=True, slots=True)
class CheckGrade:
    name: str
    title: Text
    outcome: Outcome
    points: int
    max_points: int
    message: Message | None
    """Why points are missing and what to do; None for a passed check."""
    tier: Tier = "core"
    hidden: bool = False
    """Whether its inputs are drawn anew for each class."""
    rehearsal: Finding | None = None
    """What it finds with inputs that are no secret, asked of a process that has never
    been given others; None where it then finds nothing, or was not asked."""
    form: tuple[FormFault, ...] = ()
    """What is wrong with the form of right values, until one check pays for it."""

    @property
    def withheld(self) -> bool:
        """Whether its message is kept from whoever is told the rest."""
        return self.message is not None and self.message.withheld

    @property
    def called(self) -> bool:
        """Whether it came to a call of what the learner wrote."""
        return self.outcome not in (Outcome.NOT_ATTEMPTED, Outcome.DOES_NOT_LOAD)


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
    def failed(self) -> list[CheckGrade]:
        return [c for c in self.checks if c.outcome is not Outcome.PASSED]

    @property
    def first_to_fix(self) -> CheckGrade | None:
        """The first that failed, rather one that says why."""
        return min(self.failed, key=lambda c: c.withheld, default=None)

    @property
    def full(self) -> bool:
        return self.outcome is Outcome.PASSED

    @property
    def outcome(self) -> Outcome:
        return self.failed[0].outcome if self.failed else Outcome.PASSED


@dataclass(frozen=True, slots=True)
class Grade:
    submission: str
    authoritative: bool
    """Whether the learner's code was kept away from the process that judged it."""
    duration_s: float
    exercises: tuple[ExerciseGrade, ...]
    timed_out: bool = False
    """Whether time ran out for all of it: another try may find more."""

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
