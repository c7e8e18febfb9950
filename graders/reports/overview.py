"""A class at a glance: what was solved, what was not, why, and what was said most.

It names no learner, so that it can be shown to the class.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graders.core.grades import ExerciseGrade, Grade
from graders.core.language import Language, Text
from graders.core.signs import SIGNS, sign_name
from graders.course.catalogue import Exercise
from graders.reports.class_grades import ClassGrades
from graders.reports.document import json_bytes
from graders.reports.pages import rendered
from graders.reports.table import as_csv

BINS = 10
MESSAGES = 15


@dataclass
class CheckCount:
    title: Text
    max_points: int
    seen: int = 0
    passed: int = 0

    @property
    def rate(self) -> float:
        return self.passed / self.seen


@dataclass(frozen=True, slots=True)
class Cost:
    """A cause, by what is said of it, and what it cost a class."""

    exercise: Exercise
    advice: Text
    points: int
    submissions: int


@dataclass
class ExerciseCount:
    exercise: Exercise
    checks: dict[str, CheckCount] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    points: int = 0
    lost: Counter[Text] = field(default_factory=Counter)
    """Points, by what was said of each check that cost them."""
    told: Counter[Text] = field(default_factory=Counter)
    """Submissions that were told so."""

    @property
    def seen(self) -> int:
        return self.kinds.total()

    @property
    def mean(self) -> float:
        return self.points / self.seen

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


class Overview:
    """Counts grades one by one and keeps none of them."""

    def __init__(self, grades: Iterable[Grade], exercises: Sequence[Exercise]) -> None:
        by_id = {e.id: ExerciseCount(e) for e in exercises}
        self.points: list[int] = []
        self.shares: list[float] = []
        self.max_points = 0
        self.authoritative = True
        self._said: Counter[tuple[str, Text]] = Counter()
        for grade in grades:
            self.points.append(grade.points)
            self.shares.append(grade.points / max(grade.max_points, 1))
            self.max_points = max(self.max_points, grade.max_points)
            self.authoritative &= grade.authoritative
            said: dict[Text, str] = {}
            for graded in grade.exercises:
                _count(by_id[graded.id], graded)
                check = graded.first_to_fix
                if check and check.message and not check.withheld:
                    said.setdefault(check.message.advice.masked, graded.id)
            # What stops a whole file is counted once, with its first exercise.
            self._said.update((id_, message) for message, id_ in said.items())
        self.exercises = [count for count in by_id.values() if count.seen]

    @property
    def submissions(self) -> int:
        return len(self.points)

    @property
    def mean(self) -> float:
        return statistics.fmean(self.points) if self.points else 0.0

    @property
    def median(self) -> float:
        return float(statistics.median(self.points)) if self.points else 0.0

    @property
    def full(self) -> int:
        return sum(share == 1 for share in self.shares)

    @cached_property
    def bins(self) -> list[int]:
        """How many got 0 to 10 per cent of the points, 10 to 20, and so on."""
        counts = Counter(min(int(share * BINS), BINS - 1) for share in self.shares)
        return [counts[number] for number in range(BINS)]

    @cached_property
    def messages(self) -> list[tuple[str, Text, int]]:
        """The most common ones: the exercise, what was said, to how many."""
        ranked = sorted(self._said.items(), key=lambda item: (-item[1], item[0][0]))
        return [(id_, text, count) for (id_, text), count in ranked[:MESSAGES]]

    @cached_property
    def costs(self) -> list[Cost]:
        """For each exercise the cause that cost most; the gravest of them first."""
        found = (count.costliest for count in self.exercises)
        return sorted(filter(None, found), key=lambda cost: -cost.points)


def _count(into: ExerciseCount, graded: ExerciseGrade) -> None:
    into.kinds[sign_name(graded.points, graded.outcome)] += 1
    into.points += graded.points
    for check in graded.checks:
        counted = into.checks.setdefault(
            check.name, CheckCount(check.title, check.max_points)
        )
        counted.seen += 1
        counted.passed += check.points == check.max_points
    lost: Counter[Text] = Counter()
    for check in graded.failed:
        if check.called and check.message and not check.withheld:
            advice = check.message.advice.masked
            lost[advice] += check.max_points - check.points
    into.lost += lost
    into.told.update(lost.keys())


def overview_report(of: ClassGrades) -> bytes:
    """Write the page, or the numbers on it: the file's ending says which."""
    overview = Overview(of.grades(), of.exercises)
    if of.suffix == ".json":
        return overview_json(overview, of.language)
    if of.suffix == ".csv":
        return overview_csv(overview, of.language, bom=of.bom)
    return overview_page(overview, of.language)


def overview_page(overview: Overview, language: Language) -> bytes:
    return rendered(
        "overview.html",
        language,
        overview=overview,
        signs=SIGNS,
        tallest=max(overview.bins, default=0) or 1,
    )


def overview_csv(overview: Overview, language: Language, *, bom: bool = False) -> bytes:
    """One line for each check."""
    rows = (
        (
            *(count.exercise.id, name, check.title.pick(language)),
            *(check.max_points, check.passed, check.seen, round(check.rate, 4)),
        )
        for count in overview.exercises
        for name, check in count.checks.items()
    )
    header = "exercise", "check", "title", "points", "passed", "graded", "rate"
    return as_csv(header, rows, bom=bom)


def overview_json(overview: Overview, language: Language) -> bytes:
    exercises: list[dict[str, Any]] = [
        {
            "id": count.exercise.id,
            "mean_points": round(count.mean, 3),
            "max_points": count.exercise.points,
            "results": {kind: count.kinds[kind] for kind in SIGNS},
            "checks": [
                {
                    "name": name,
                    "title": check.title.pick(language),
                    "passed": check.passed,
                    "graded": check.seen,
                }
                for name, check in count.checks.items()
            ],
        }
        for count in overview.exercises
    ]
    return json_bytes(
        {
            "submissions": overview.submissions,
            "authoritative": overview.authoritative,
            "max_points": overview.max_points,
            "mean": round(overview.mean, 3),
            "median": overview.median,
            "full_marks": overview.full,
            "distribution": overview.bins,
            "exercises": exercises,
            "costs": [
                {
                    "exercise": cost.exercise.id,
                    "message": cost.advice.pick(language),
                    "points": cost.points,
                    "submissions": cost.submissions,
                }
                for cost in overview.costs
            ],
            "messages": [
                {"exercise": id_, "message": text.pick(language), "count": count}
                for id_, text, count in overview.messages
            ],
        }
    )
