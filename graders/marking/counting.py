"""What counts of a grade. The points as graded stay as they are, and are shown beside.

A person's mark of an exercise stands in place of its points; then what is late costs
its share of the sum. A person's mark of all of a submission is the last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from graders.core.grades import Grade
from graders.core.language import Text
from graders.marking.policy import Lateness, Policy, beside, read_policy
from graders.records.decisions import HandedIn, Mark
from graders.records.gradebook import Gradebook


@dataclass(frozen=True, slots=True)
class Counted:
    """A grade, and what counts of it."""

    grade: Grade
    marks: tuple[Mark, ...] = ()
    handed_in: HandedIn | None = None
    lateness: Lateness | None = None

    @property
    def exercises(self) -> dict[str, float]:
        """The points of each exercise: as marked by a person, or as graded."""
        points: dict[str, float] = {e.id: e.points for e in self.grade.exercises}
        for mark in self.marks:
            if mark.exercise and mark.points is not None:
                points[mark.exercise] = mark.points
        return points

    @property
    def points(self) -> float:
        for mark in self.marks:
            if mark.exercise is None and mark.points is not None:
                return tidy(mark.points)
        share = self.lateness.share if self.lateness else 1.0
        return tidy(sum(self.exercises.values()) * share)

    @property
    def decided(self) -> bool:
        """Whether there is anything to say beside what the graders say."""
        return bool(self.marks or self.lateness)

    def reasons(self) -> Iterator[Text]:
        """Say why something else counts, or what a person says beside it."""
        graded: dict[str | None, int] = {e.id: e.points for e in self.grade.exercises}
        graded[None] = self.grade.points
        for mark in self.marks:
            signed = f"({mark.author}, {mark.at:%Y-%m-%d})"
            about, said = mark.exercise or "", mark.comment
            if mark.points is not None:
                points = tidy(mark.points)
                before = graded.get(mark.exercise, 0)
                about = f"{about} {before} → {points}".strip()
            yield Text.same(f"{': '.join(filter(None, (about, said)))} {signed}")
        if self.lateness:
            yield _said(self.lateness)


def _said(late: Lateness) -> Text:
    percent = tidy(100 * late.share)
    costs = Text(f"점수의 {percent}%를 인정합니다.", f"{percent}% of the points count.")
    if late.by is None:
        return Text("늦게 냈습니다.", "Handed in late.").followed_by(costs)
    minutes = max(1, int(late.by.total_seconds() // 60))
    numbers = minutes // 1440, minutes // 60 % 24, minutes % 60
    ko, en = (
        " ".join(f"{n}{unit}" for n, unit in zip(numbers, units, strict=True) if n)
        for units in (("일", "시간", "분"), (" d", " h", " min"))
    )
    return Text(f"{ko} 늦게 냈습니다.", f"{en} late.").followed_by(costs)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that people decided about a class."""

    policy: Policy = field(default_factory=Policy)
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """Those that stand, by submission."""
    handed_in: Mapping[str, HandedIn] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Gradebook) -> Self:
        """Take what the gradebook keeps, and the policy beside it."""
        marks: defaultdict[str, list[Mark]] = defaultdict(list)
        for mark in book.marks():
            if not mark.taken_back_at:
                marks[mark.submission].append(mark)
        return cls(
            read_policy(beside(book.path)),
            {submission: tuple(some) for submission, some in marks.items()},
            {each.submission: each for each in book.handed_in()},
        )

    def __bool__(self) -> bool:
        """Tell whether there is more to count than what the graders say."""
        dated = (each.late or each.extension for each in self.handed_in.values())
        return bool(self.marks or self.policy.due or any(dated))

    def counted(self, grade: Grade) -> Counted:
        handed_in = self.handed_in.get(grade.submission)
        return Counted(
            grade,
            self.marks.get(grade.submission, ()),
            handed_in,
            self.policy.lateness(handed_in) if handed_in else None,
        )

    def of_nothing(self, submission: str) -> Counted:
        """Count for whoever handed nothing in: a person may have marked it all."""
        return self.counted(Grade(submission, True, 0.0, ()))


def tidy(points: float) -> float:
    """Round to two places, and write a whole number as one."""
    rounded = round(points, 2)
    return int(rounded) if rounded == int(rounded) else rounded
