"""A class at a glance: what was solved, what was not, why, and what was said most.

It names no learner, so that it can be shown to the class.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from graders.core.language import Language, Text
from graders.core.signs import SIGNS
from graders.course.catalogue import Exercise
from graders.marking.counting import Counted
from graders.reports.class_grades import ClassGrades
from graders.reports.columns import columns
from graders.reports.document import json_bytes
from graders.reports.exercise_counts import (
    CheckCount,
    Cost,
    ExerciseCount,
    Separating,
)
from graders.reports.items import SMALL
from graders.reports.pages import rendered
from graders.reports.table import Cell, as_csv

BINS = 10
MESSAGES = 15
SEPARATING = 10
STATISTICS = ("difficulty", "discrimination")


class Overview:
    """Counts grades one by one and keeps none of them."""

    def __init__(
        self, counted: Iterable[Counted], exercises: Sequence[Exercise]
    ) -> None:
        by_id = {e.id: ExerciseCount(e) for e in exercises}
        self.points: list[int] = []
        self.shares: list[float] = []
        self.max_points = 0
        self.authoritative = True
        self._said: Counter[tuple[str, Text]] = Counter()
        self.late = self.marked = 0
        self._counts = 0.0
        for each in counted:
            grade = each.grade
            self._counts += each.points
            self.late += each.lateness is not None
            self.marked += any(mark.points is not None for mark in each.marks)
            self.points.append(grade.points)
            self.shares.append(grade.points / max(grade.max_points, 1))
            self.max_points = max(self.max_points, grade.max_points)
            self.authoritative &= grade.authoritative
            said: dict[Text, str] = {}
            for graded in grade.exercises:
                by_id[graded.id].add(graded, grade.points)
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
    def counts(self) -> float:
        """The mean of what counts, where people decided something."""
        return self._counts / len(self.points) if self.points else 0.0

    @property
    def small(self) -> bool:
        """Whether there are too few to read much out of a correlation."""
        return self.submissions < SMALL

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

    @cached_property
    def separating(self) -> list[Separating]:
        """The causes that tell weak learners from strong ones best."""
        found = (each for count in self.exercises for each in count.separating)
        return sorted(found, key=lambda each: each.correlation)[:SEPARATING]


def overview_report(of: ClassGrades) -> bytes:
    """Write the page, or the numbers on it: the file's ending says which."""
    overview = Overview(of.counted(), of.exercises)
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
        small=SMALL,
        tallest=max(overview.bins, default=0) or 1,
    )


def overview_csv(overview: Overview, language: Language, *, bom: bool = False) -> bytes:
    """One line for each exercise, without a check, and one for each of its checks."""
    rows: list[tuple[Cell, ...]] = []
    for count in overview.exercises:
        exercise, solved = count.exercise, count.kinds["full"]
        head = exercise.id, "", exercise.title.pick(language), exercise.points
        rows.append((*head, solved, *_rates(count)))
        for name, check in count.checks.items():
            head = exercise.id, name, check.title.pick(language), check.max_points
            rows.append((*head, check.passed, *_rates(check)))
    header = "exercise", "check", "title", "points", "passed", "graded", "rate"
    return as_csv(columns((*header, *STATISTICS), language), rows, bom=bom)


def _rates(of: ExerciseCount | CheckCount) -> tuple[Cell, ...]:
    return of.seen, round(of.rate, 4), *_statistics(of)


def _statistics(of: ExerciseCount | CheckCount) -> tuple[float, float | None]:
    r = of.item.discrimination
    return round(of.difficulty, 4), None if r is None else round(r, 4)


def overview_json(overview: Overview, language: Language) -> bytes:
    exercises: list[dict[str, Any]] = [
        {
            "id": count.exercise.id,
            "mean_points": round(count.mean, 3),
            "max_points": count.exercise.points,
            **dict(zip(STATISTICS, _statistics(count), strict=True)),
            "results": {kind: count.kinds[kind] for kind in SIGNS},
            "checks": [
                {
                    "name": name,
                    "title": check.title.pick(language),
                    "passed": check.passed,
                    "graded": check.seen,
                    **dict(zip(STATISTICS, _statistics(check), strict=True)),
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
            "small_class": overview.small,
            "mean_counted": round(overview.counts, 3),
            "late": overview.late,
            "marked": overview.marked,
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
            "separating": [
                {
                    "exercise": each.exercise.id,
                    "message": each.advice.pick(language),
                    "submissions": each.submissions,
                    "correlation": round(each.correlation, 4),
                    "gap": round(each.gap, 3),
                }
                for each in overview.separating
            ],
            "messages": [
                {"exercise": id_, "message": text.pick(language), "count": count}
                for id_, text, count in overview.messages
            ],
        }
    )
