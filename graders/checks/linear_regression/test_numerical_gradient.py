"""Checks of numerical_gradient in exercises/linear_regression.py."""

from __future__ import annotations

from collections.abc import Sequence
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
from graders.checks.misconceptions import numerical_gradient
from graders.checks.problems import (
    NAMES,
    Problem,
    drawn,
    lesson,
)
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.core.language import Text
from graders.core.verdicts import Wrong
from graders.sandbox.student import Reference, Student


def expect_measured(
    student: Student,
    reference: Reference,
    problem: Problem,
    reduction: str = "mean",
    parts: Sequence[str] = GRADIENT,
    h: float = 1e-5,
    rtol: float = 1e-3,
) -> None:
    """Demand the slope of the loss; it is quadratic: central differences are exact."""
    actual = student.numerical_gradient(*problem, h=h, reduction=reduction)
    expected = reference.loss_gradient(*problem, reduction=reduction)
    known = numerical_gradient.of_numerical_gradient(
        student, reference, problem, h, reduction
    )
    expect_parts(parts, expect_tuple(GRADIENT, actual), expected, known, rtol)


@check(
    "numerical_gradient",
    points=1,
    title=Text(ko="강의의 표본 세 개", en="The lesson's three samples"),
)
def test_numerical_lesson(student: Student, reference: Reference) -> None:
    problem = lesson()
    actual = expect_tuple(GRADIENT, student.numerical_gradient(*problem))
    known = numerical_gradient.of_numerical_gradient(
        student, reference, problem, 1e-5, "mean"
    )
    expected = reference.loss_gradient(*problem)
    expect_parts(GRADIENT, actual, expected, known, rtol=1e-3)


declare(globals(), "numerical_gradient", "numerical", expect_measured, *PARTS_OF_DRAWN)


@check(
    "numerical_gradient",
    points=2,
    title=Text(
        ko="큰 걸음 h = 0.125로도 정확하게(중심 차분)",
        en="Exact even with a big step, h = 0.125 (central difference)",
    ),
)
def test_numerical_big_step(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = drawn(rng, 5, 3)
    expect_measured(student, reference, given, parts=("dW",), h=0.125, rtol=1e-7)


@check(
    "numerical_gradient",
    points=5,
    title=Text(
        ko="아주 작은 걸음에서 드러나는 반올림 오차",
        en="The rounding that a tiny step brings to light",
    ),
)
def test_numerical_tiny_step(student: Student, reference: Reference) -> None:
    problem = (
        np.array([[0.7, -1.1]]),
        np.array([[0.6]]),
        np.array([[0.3], [0.9]]),
        np.array([0.2]),
    )
    actual = student.numerical_gradient(*problem, h=2.0**-40)
    actual = expect_tuple(GRADIENT, actual)
    expected = reference.loss_gradient(*problem)
    for slope in expect_parts(("dW",), actual, expected, rtol=1e-3):
        if not numerical_gradient.has_trace(slope):
            written = student.written("numerical_gradient")
            raise Wrong(numerical_gradient.no_trace(written))


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="정수와 float32에서도 float64로", en="float64 from integers, float32"
    ),
    about="dtype",
)
def test_numerical_dtypes(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (np.round(3 * array) for array in drawn(rng, 4, 2))
    expected = reference.loss_gradient(X, Y, W, B)
    for dtype in (np.int64, np.float32):
        given = (array.astype(dtype) for array in (X, Y, W, B))
        actual = expect_tuple(GRADIENT, student.numerical_gradient(*given))
        expect_arrays(GRADIENT, actual, expected, rtol=1e-3)


@check(
    "numerical_gradient",
    points=1,
    title=UNKNOWN,
)
def test_numerical_unknown_reduction(student: Student) -> None:
    expect_unknown_refused(partial(student.numerical_gradient, *lesson()))


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="받은 배열은 마지막 자리까지 그대로",
        en="The arguments stay as they were, to the last digit",
    ),
)
def test_numerical_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 6)
    answer = student.call("numerical_gradient", *problem)
    for name, old, new in zip(NAMES, problem, answer.arguments, strict=True):
        like = type(new) is np.ndarray and new.shape == old.shape
        if like and not (new == old).all() and np.allclose(new, old):
            raise Wrong(numerical_gradient.almost_restored(name))
    written = partial(student.written, "numerical_gradient")
    expect_unchanged(NAMES, problem, answer.arguments, written)
    actual = expect_tuple(GRADIENT, answer.value)
    expected = reference.loss_gradient(*problem)
    known = numerical_gradient.of_numerical_gradient(
        student, reference, problem, 1e-5, "mean"
    )
    expect_parts(("dW",), actual, expected, known, rtol=1e-3)
