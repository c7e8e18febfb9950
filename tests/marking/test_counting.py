"""What counts: marks instead of points, then lateness, then the last word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import LANGUAGES, Language, Text
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.marking.counting import Counted, Decisions
from graders.marking.policy import Lateness, Policy
from graders.records.decisions import HandedIn, Mark
from graders.reports.feedback import PageFormat, feedback

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
TWO_DAYS = Lateness(timedelta(days=1, hours=3), 0.8)


def exercise(id_: str, points: int) -> ExerciseGrade:
    outcome = Outcome.PASSED if points == 10 else Outcome.WRONG
    return ExerciseGrade(
        id_, (CheckGrade("x", Text.same("x"), outcome, points, 10, None),)
    )


GRADE = Grade("kim", True, 0.0, (exercise("linear_forward", 10), exercise("train", 4)))


def mark(points: float | None, exercise: str | None = "train", said: str = "") -> Mark:
    return Mark("kim", exercise, points, said, "Han", NOON)


@pytest.mark.parametrize(
    ("marks", "late", "counts"),
    [
        ((), None, 14),
        ((mark(7.5),), None, 17.5),
        ((mark(0),), None, 10),
        ((mark(None, said="Nice"),), None, 14),
        ((), TWO_DAYS, 11.2),
        ((mark(7.5),), TWO_DAYS, 14),
        ((mark(7.5), mark(19, None)), TWO_DAYS, 19),
        ((mark(5, "relu"),), None, 19),  # not graded, but done on paper
    ],
)
def test_what_counts(
    marks: tuple[Mark, ...], late: Lateness | None, counts: float
) -> None:
    counted = Counted(GRADE, marks, None, late)
    assert counted.points == counts
    assert counted.grade.points == 14
    assert counted.decided == bool(marks or late)


def test_whoever_handed_nothing_in_can_be_marked() -> None:
    decisions = Decisions(marks={"lee": (mark(9), mark(4, "relu"))})
    assert decisions.of_nothing("lee").points == 13
    assert decisions.of_nothing("park").points == 0


def test_nothing_decided_changes_nothing() -> None:
    assert not Decisions(handed_in={"kim": HandedIn("kim", NOON)})
    assert Decisions(Policy(due=NOON))
    assert Decisions(handed_in={"kim": HandedIn("kim", None, late=True)})


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_learner_reads_what_counts_and_why(
    form: PageFormat, language: Language
) -> None:
    said = "Done <b>on paper</b>"
    counted = Counted(GRADE, (mark(7.5, said=said),), None, TWO_DAYS)
    page = feedback(
        GRADE, load_catalogue(), language, form=form, counted=counted
    ).decode()
    for text in ("Han", "2026", "80", "14"):
        assert text in page
    assert "<b>on paper" not in page
    assert ("1일 3시간" if language == "ko" else "1 d 3 h") in page
    plain = feedback(GRADE, load_catalogue(), language, form=form).decode()
    assert "Han" not in plain and "→" not in plain
