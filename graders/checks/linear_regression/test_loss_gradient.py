"""Checks of loss_gradient in exercises/linear_regression.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from graders.checks.declared import declare
from graders.checks.expect.arrays import (
    expect_arrays,
    expect_tuple,
)
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.linear_regression.answers import (
    GRADIENT,
    PARTS_OF_DRAWN,
    expect_parts,
)
from graders.checks.misconceptions import linear_regression as misconceptions
from graders.checks.problems import (
    NAMES,
    Array,
    Problem,
    drawn,
    lesson,
)
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.checks.titles import FLOAT32, UNCHANGED
from graders.core.language import Text
from graders.sandbox.student import Reference, Student


def mean_loss(X: Array, Y: Array, W: Array, B: Array) -> float:
    return float(np.mean((X @ W + B - Y) ** 2))


def expect_gradient(
    student: Student,
    reference: Reference,
    problem: Problem,
    reduction: str = "mean",
    parts: Sequence[str] = GRADIENT,
) -> None:
    """Demand parts of the gradient: a slip in one costs the other nothing."""
    actual = student.loss_gradient(*problem, reduction=reduction)
    expected = reference.loss_gradient(*problem, reduction=reduction)
    known = misconceptions.of_gradient(student, reference, problem, reduction)
    expect_parts(parts, expect_tuple(GRADIENT, actual), expected, known)


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="강의의 표본 세 개, 평균: dW", en="The lesson's three samples, mean: dW"
    ),
)
def test_gradient_lesson(student: Student, reference: Reference) -> None:
    expect_gradient(student, reference, lesson(), parts=("dW",))


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="강의의 표본 세 개, 평균: dB", en="The lesson's three samples, mean: dB"
    ),
)
def test_gradient_lesson_bias(student: Student, reference: Reference) -> None:
    expect_gradient(student, reference, lesson(), parts=("dB",))


declare(
    globals(),
    "loss_gradient",
    "gradient",
    expect_gradient,
    *(replace(part, points=2) for part in PARTS_OF_DRAWN),
)


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="손실을 조금 움직여 잰 기울기(수치 미분)",
        en="The slope measured by moving W and B a little",
    ),
)
def test_gradient_finite_differences(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = problem = drawn(rng, 7, 2)
    h = 1e-4  # the loss is quadratic: only rounding keeps this from being exact
    dW, dB = np.empty_like(W), np.empty_like(B)
    for slope, parameter in ((dW, W), (dB, B)):
        for i in range(parameter.size):
            start = parameter.flat[i]
            parameter.flat[i] = start + h
            above = mean_loss(X, Y, W, B)
            parameter.flat[i] = start - h
            below = mean_loss(X, Y, W, B)
            parameter.flat[i] = start
            slope.flat[i] = (above - below) / (2 * h)
    actual = expect_tuple(GRADIENT, student.loss_gradient(*problem))
    known = misconceptions.of_gradient(student, reference, problem, "mean")
    expect_arrays(GRADIENT, actual, (dW, dB), known, rtol=1e-6)


@check("loss_gradient", points=1, title=Text(ko="표본 하나", en="One sample"))
def test_gradient_one_sample(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for D in (1, 4):
        expect_gradient(student, reference, drawn(rng, 1, D))


@check(
    "loss_gradient",
    points=1,
    title=FLOAT32,
    about="dtype",
)
def test_gradient_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (array.astype(np.float32) for array in drawn(rng, 4, 2))
    expect_gradient(student, reference, (X, Y, W, B))


@check(
    "loss_gradient",
    points=2,
    title=UNKNOWN,
)
def test_gradient_unknown_reduction(student: Student) -> None:
    expect_unknown_refused(partial(student.loss_gradient, *lesson()))


@check(
    "loss_gradient",
    points=2,
    title=UNCHANGED,
    inputs="test_gradient_finite_differences",
)
def test_gradient_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 7, 2)
    answer = student.call("loss_gradient", *problem)
    written = partial(student.written, "loss_gradient")
    expect_unchanged(NAMES, problem, answer.arguments, written)
    actual = expect_tuple(GRADIENT, answer.value)
    known = misconceptions.of_gradient(student, reference, problem, "mean")
    expect_parts(("dW",), actual, reference.loss_gradient(*problem), known)
