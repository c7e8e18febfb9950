"""Checks of linear_forward in exercises/linear_regression.py."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from graders.checks.expect.arrays import (
    expect_arrays,
)
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.linear_regression.answers import PREDICTION
from graders.checks.misconceptions import linear_regression as misconceptions
from graders.checks.problems import (
    Array,
    drawn,
    lesson,
)
from graders.checks.rubric import check
from graders.checks.titles import FLOAT32, UNCHANGED
from graders.core.language import Text
from graders.sandbox.student import Reference, Student


def expect_prediction(
    actual: Any, X: Array, W: Array, B: Array, expected: Array
) -> None:
    expect_arrays(
        [PREDICTION], [actual], [expected], misconceptions.of_forward(X, W, B)
    )


@check(
    "linear_forward",
    points=3,
    title=Text(ko="강의의 표본 세 개", en="The lesson's three samples"),
)
def test_forward_lesson(student: Student) -> None:
    X, _, W, B = lesson()
    printed = np.array([[1.25821759], [2.23035024], [3.20248289]])
    expect_prediction(student.linear_forward(X, W, B), X, W, B, printed)


@check(
    "linear_forward",
    points=3,
    title=Text(ko="표본 5개, 특성 3개", en="Five samples, three features"),
)
def test_forward_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, _, W, B = drawn(rng, 5, 3)
    expected = reference.linear_forward(X, W, B)
    expect_prediction(student.linear_forward(X, W, B), X, W, B, expected)


@check(
    "linear_forward",
    points=1,
    title=Text(ko="표본 하나", en="One sample"),
)
def test_forward_one_sample(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for D in (1, 4):
        X, _, W, B = drawn(rng, 1, D)
        expected = reference.linear_forward(X, W, B)
        expect_prediction(student.linear_forward(X, W, B), X, W, B, expected)


@check(
    "linear_forward",
    points=1,
    title=FLOAT32,
    about="dtype",
)
def test_forward_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, _, W, B = (array.astype(np.float32) for array in drawn(rng, 4, 2))
    expected = reference.linear_forward(X, W, B)
    expect_prediction(student.linear_forward(X, W, B), X, W, B, expected)


@check(
    "linear_forward",
    points=2,
    title=UNCHANGED,
    inputs="test_forward_features",
)
def test_forward_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, _, W, B = drawn(rng, 5, 3)
    answer = student.call("linear_forward", X, W, B)
    written = partial(student.written, "linear_forward")
    expect_unchanged(("X", "W", "B"), (X, W, B), answer.arguments, written)
    expect_prediction(answer.value, X, W, B, reference.linear_forward(X, W, B))
