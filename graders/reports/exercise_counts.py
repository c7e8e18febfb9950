"""What became of each exercise in a class, of its checks, and why points were lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graders.core.grades import ExerciseGrade
from graders.core.language import Text
from graders.core.signs import sign_name
from graders.course.catalogue import Exercise
from graders.reports.items import Item

ENOUGH = 3
"""How many were told a cause at least, and how many were not, to compare them."""


@dataclass
class CheckCount:
    title: Text
    max_points: int
    passed: int = 0
    item: Item = field(default_factory=Item)

    @property
    def seen(self) -> int:
        return self.item.n

    @property
    def rate(self) -> float:
        return self.passed / self.seen

    @property
    def difficulty(self) -> float:
        return self.item.difficulty(self.max_points)


@dataclass(frozen=True, slots=True)
class Cost:
    """A cause, by what is said of it, and what it cost a class."""

    exercise: Exercise
    advice: Text
    points: int
    submissions: int


@dataclass(frozen=True, slots=True)
class Separating:
    """A cause that is rather the weak learners' than the strong ones'."""

    exercise: Exercise
    advice: Text
    submissions: int
    correlation: float
    """Of being told so with the points of all other exercises."""
    gap: float
    """How many points more those have there, on average, who were not told so."""


@dataclass
class ExerciseCount:
    exercise: Exercise
    checks: dict[str, CheckCount] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    item: Item = field(default_factory=Item)
    lost: Counter[Text] = field(default_factory=Counter)
    """Points, by what was said of each check that cost them."""
    told: Counter[Text] = field(default_factory=Counter)
    """Submissions that were told so."""
    elsewhere: Counter[Text] = field(default_factory=Counter)
    """What they earned together in all other exercises."""

    def add(self, graded: ExerciseGrade, total: int) -> None:
        """Count a grade of this exercise; `total` is what was earned in all."""
        self.kinds[sign_name(graded.points, graded.outcome)] += 1
        self.item.add(graded.points, total)
        for check in graded.checks:
            counted = self.checks.setdefault(
                check.name, CheckCount(check.title, check.max_points)
            )
            counted.item.add(check.points, total)
            counted.passed += check.points == check.max_points
        lost: Counter[Text] = Counter()
        for check in graded.failed:
            if check.called and check.message and not check.withheld:
                advice = check.message.advice.masked
                lost[advice] += check.max_points - check.points
        self.lost += lost
        self.told.update(lost.keys())
        self.elsewhere.update(dict.fromkeys(lost, total - graded.points))

    @property
    def seen(self) -> int:
        return self.item.n

    @property
    def mean(self) -> float:
        return self.item.x / self.seen

    @property
    def difficulty(self) -> float:
        return self.item.difficulty(self.exercise.points)

    @property
    def rate(self) -> float:
        return self.kinds["full"] / self.seen

    @property
    def costliest(self) -> Cost | None:
        """What cost all submissions together the most points."""
        if not self.lost:
            return None
        advice, points = max(self.lost.items(), key=lambda item: (item[1], item[0].en))
        return Cost(self.exercise, advice, points, self.told[advice])

    @property
    def separating(self) -> Iterator[Separating]:
        """Give the causes that enough were told, and enough were not."""
        for advice, told in self.told.items():
            others = self.seen - told
            r = self.item.of_told(told, self.elsewhere[advice])
            if min(told, others) >= ENOUGH and r is not None and r < 0:
                rest = self.item.r - self.elsewhere[advice]
                gap = rest / others - self.elsewhere[advice] / told
                yield Separating(self.exercise, advice, told, r, gap)
