"""Checks of largest_stable_learning_rate in exercises/linear_regression.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.expect.arrays import (
    expect_number,
)
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import least_squares
from graders.checks.originals import hundred_points
from graders.checks.problems import (
    Array,
    drawn,
    lesson,
)
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

RATE = Text(ko="학습률의 한계", en="the limit")


def expect_rate(
    student: Student, X: Array, reduction: str, expected: float, rtol: float = 1e-7
) -> None:
    actual = student.largest_stable_learning_rate(X, reduction=reduction)
    known = least_squares.of_rate(X, reduction)
    expect_number(RATE, actual, expected, rtol=rtol, known=known)


@check(
    "largest_stable_learning_rate",
    points=3,
    title=Text(ko="강의의 표본 세 개, 평균", en="The lesson's three samples, mean"),
)
def test_rate_lesson(student: Student) -> None:
    X, *_ = lesson()
    # A^T A = [[14, 6], [6, 3]]: its larger eigenvalue is (17 + sqrt(265)) / 2.
    actual = student.largest_stable_learning_rate(X)
    known = least_squares.of_rate(X, "mean")
    expect_number(RATE, actual, 6 / (17 + 265**0.5), known=known)


@check(
    "largest_stable_learning_rate",
    points=3,
    title=Text(ko="강의 노트의 표본 100개, 합", en="The lecture notes' samples, sum"),
)
def test_rate_original(student: Student) -> None:
    expect_rate(student, hundred_points()[0], "sum", 0.0082383, rtol=1e-5)


@check(
    "largest_stable_learning_rate",
    points=2,
    title=Text(ko="표본 6개, 특성 3개, 평균", en="Six samples, three features, mean"),
)
def test_rate_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 3)
    expect_rate(student, X, "mean", reference.largest_stable_learning_rate(X))


@check(
    "largest_stable_learning_rate",
    points=1,
    title=Text(ko="표본 6개, 특성 3개, 합", en="Six samples, three features, sum"),
)
def test_rate_features_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 3)
    expected = reference.largest_stable_learning_rate(X, reduction="sum")
    expect_rate(student, X, "sum", expected)


@check(
    "largest_stable_learning_rate",
    points=1,
    title=Text(ko="표본 하나, 정수", en="One sample, integers"),
)
def test_rate_one_sample(student: Student) -> None:
    expect_rate(student, np.array([[2, 3]]), "mean", 1 / 14)


@check(
    "largest_stable_learning_rate",
    points=1,
    title=UNKNOWN,
)
def test_rate_unknown_reduction(student: Student) -> None:
    X, *_ = lesson()
    expect_unknown_refused(partial(student.largest_stable_learning_rate, X))


@check(
    "largest_stable_learning_rate",
    points=1,
    title=Text(ko="받은 배열은 그대로", en="The argument stays as it was"),
    inputs="test_rate_features",
)
def test_rate_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 3)
    answer = student.call("largest_stable_learning_rate", X, reduction="mean")
    written = partial(student.written, "largest_stable_learning_rate")
    expect_unchanged(("X",), (X,), answer.arguments, written)
    expect_number(RATE, answer.value, reference.largest_stable_learning_rate(X))
