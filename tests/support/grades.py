"""Grades made by hand, what exercises are worth, and tables read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Text
from graders.core.verdicts import Outcome
from graders.course.catalogue import Exercise

NASTY = "\x00\x1b[2J]]></failure>&amp;<b>\ud800\uffff \U0001f600 한글\r\n\ttab"


def graded(outcome: Outcome, message: str) -> Grade:
    text = Text(ko=message, en=message)
    points = 3 if outcome is Outcome.PASSED else 0
    check = CheckGrade("forward", Text.same(NASTY), outcome, points, 3, text)
    other = CheckGrade("other", Text.same("x"), Outcome.PASSED, 2, 2, None)
    exercise = ExerciseGrade("linear_forward", (check, other))
    return Grade(f"/tmp/{NASTY}", False, 1.25, (exercise,))


def total(exercises: Sequence[Exercise]) -> int:
    return sum(exercise.points for exercise in exercises)


def rows_of(content: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
