"""Checks of largest_stable_rate_with_momentum."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_number
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import steps as misconceptions
from graders.checks.problems import Array, drawn, lesson
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.checks.titles import UNCHANGED
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

LIMIT = Text(ko="학습률의 한계", en="the limit")
LARGEST = "largest_stable_rate_with_momentum"


def expect_limit(
    student: Student,
    reference: Reference,
    X: Array,
    momentum: float,
    reduction: str = "mean",
) -> Answer:
    answer = student.call(LARGEST, X, momentum, reduction=reduction)
    expected = reference.call(LARGEST, X, momentum, reduction=reduction).value
    known = misconceptions.of_limit(X, momentum, reduction)
    expect_number(LIMIT, answer.value, expected, known=known)
    return answer


@check(LARGEST, points=5, title=Text("모멘텀 0.9, 평균", "Momentum 0.9, mean"))
def test_limit_mean(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_limit(student, reference, lesson()[0], 0.9)
    expect_limit(student, reference, drawn(rng, 6, 3)[0], 0.9)


@check(LARGEST, points=2, title=Text("모멘텀 0", "No momentum"))
def test_limit_without(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_limit(student, reference, drawn(rng, 6, 3)[0], 0.0)


@check(LARGEST, points=2, title=Text("모멘텀 0.5, 합", "Momentum 0.5, sum"))
def test_limit_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_limit(student, reference, drawn(rng, 6, 3)[0], 0.5, "sum")


@check(
    LARGEST,
    points=1,
    title=Text("표본 하나, 정수", "One sample, integers"),
    tier="more",
)
def test_limit_one_sample(student: Student, reference: Reference) -> None:
    expect_limit(student, reference, np.array([[2, 3]]), 0.5)


@check(
    LARGEST,
    points=1,
    title=UNKNOWN,
)
def test_limit_unknown_reduction(student: Student) -> None:
    X, *_ = lesson()
    expect_unknown_refused(partial(student.call, LARGEST, X, 0.9))


@check(LARGEST, points=1, title=UNCHANGED, tier="more")
def test_limit_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 3)
    answer = expect_limit(student, reference, X, 0.9)
    written = partial(student.written, LARGEST)
    expect_unchanged(("X",), (X,), answer.arguments[:1], written)
