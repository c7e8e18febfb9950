"""The numbers of a class are right, and name nobody."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from graders.core.grades import WITHHELD, CheckGrade, ExerciseGrade, Grade
from graders.core.language import LANGUAGES, Language, Text
from graders.core.message import Code, Line, Message, Part, sentence
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.marking.counting import Counted
from graders.reports.class_grades import ClassGrades
from graders.reports.overview import BINS, Overview, overview_report

CATALOGUE = load_catalogue()
P, W, N = Outcome.PASSED, Outcome.WRONG, Outcome.NOT_ATTEMPTED


def grade(name: str, outcomes: tuple[Outcome, ...], line: int = 1) -> Grade:
    """Grade loss_gradient by two checks, and linear_forward by one."""
    place = Line("linear_regression.py", line)
    advice = sentence(ko="{line}을 고치세요.", en="Fix {line}.", line=place)
    said = Message.of(Part(advice, code=Code("x")))
    checks = [
        CheckGrade(
            f"c{number}",
            Text.same(f"title {number}"),
            outcome,
            5 if outcome is P else 0,
            5,
            None if outcome is P else said,
        )
        for number, outcome in enumerate(outcomes)
    ]
    return Grade(
        name,
        True,
        1,
        (
            ExerciseGrade("linear_forward", tuple(checks[:1])),
            ExerciseGrade("loss_gradient", tuple(checks[1:])),
        ),
    )


CLASS = [
    grade("kim", (P, P, P)),
    grade("lee", (P, W, P), line=4),
    grade("park", (W, W, W), line=71),
    grade("choi", (N, N, N)),
]


def test_the_numbers() -> None:
    overview = Overview(map(Counted, CLASS), CATALOGUE)
    assert overview.submissions == 4
    assert overview.mean == pytest.approx((15 + 10 + 0 + 0) / 4)
    assert overview.median == 5
    assert overview.full == 1
    assert sum(overview.bins) == 4
    assert len(overview.bins) == BINS
    assert (overview.bins[0], overview.bins[6], overview.bins[9]) == (2, 1, 1)
    first, second = overview.exercises
    assert first.kinds == {"full": 2, "wrong": 1, "not yet": 1}
    assert second.kinds == {"full": 1, "part": 1, "wrong": 1, "not yet": 1}
    assert [check.passed for check in second.checks.values()] == [1, 2]
    assert {check.seen for check in second.checks.values()} == {4}


def test_messages_that_differ_in_numbers_are_one() -> None:
    [(exercise, text, count), *rest] = Overview(map(Counted, CLASS), CATALOGUE).messages
    assert (exercise, count) == ("linear_forward", 2)
    assert text == Text(ko="…번째 줄을 고치세요.", en="Fix line ….")
    assert [count for _, _, count in rest] == [1]


def test_the_cause_that_cost_most_is_named() -> None:
    first, second = Overview(map(Counted, CLASS), CATALOGUE).costs
    assert (first.exercise.id, first.points, first.submissions) == (
        "loss_gradient",
        5 + 2 * 5,
        2,
    )
    assert (second.exercise.id, second.points, second.submissions) == (
        "linear_forward",
        5,
        1,
    )
    assert first.advice == Text(ko="…번째 줄을 고치세요.", en="Fix line ….")
    document = json.loads(overview_report(of_class(CLASS, "ko", ".json")))
    assert document["costs"][0] == {
        "exercise": "loss_gradient",
        "message": "…번째 줄을 고치세요.",
        "points": 15,
        "submissions": 2,
    }


def test_what_was_withheld_is_no_message() -> None:
    check = CheckGrade("x", Text.same("x"), W, 0, 10, WITHHELD, hidden=True)
    one = Grade("kim", True, 1, (ExerciseGrade("linear_forward", (check,)),))
    overview = Overview([Counted(one)], CATALOGUE)
    assert not overview.messages
    assert not overview.costs


def of_class(grades: list[Grade], language: Language, suffix: str) -> ClassGrades:
    return ClassGrades(lambda: grades, CATALOGUE, language, suffix=suffix)


def test_json_and_csv_hold_the_same() -> None:
    document = json.loads(overview_report(of_class(CLASS, "en", ".json")))
    table = overview_report(of_class(CLASS, "en", ".csv")).decode()
    rows = [*csv.DictReader(io.StringIO(table, newline=""))]
    assert document["submissions"] == 4
    assert sum(document["distribution"]) == 4
    checks = [(e["id"], c) for e in document["exercises"] for c in e["checks"]]
    assert [row["exercise"] for row in rows if not row["check"]] == [
        exercise["id"] for exercise in document["exercises"]
    ]
    rows = [row for row in rows if row["check"]]
    assert len(rows) == len(checks) == 3
    for row, (exercise, check) in zip(rows, checks, strict=True):
        assert (row["exercise"], row["check"]) == (exercise, check["name"])
        assert int(row["passed"]) == check["passed"]
        assert float(row["rate"]) == check["passed"] / check["graded"]
        assert float(row["discrimination"]) == check["discrimination"]
        assert float(row["difficulty"]) == check["difficulty"]


@pytest.mark.parametrize("suffix", [".html", ".json", ".csv"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_named(suffix: str, language: Language) -> None:
    report = overview_report(of_class(CLASS, language, suffix)).decode()
    assert not re.search(r"\b(kim|lee|park|choi)\b", report)
    if suffix == ".html":
        assert 'role="img"' in report
        assert report.count("<rect") > BINS


def test_a_class_without_submissions() -> None:
    for suffix in (".html", ".json", ".csv"):
        assert overview_report(of_class([], "ko", suffix))
