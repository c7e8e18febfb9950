"""Checks of derivative_at in exercises/autograd.py."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from graders.checks.expect.tensors import (
    expect_tensor,
    expect_tensors,
    tensors,
)
from graders.checks.expect.unchanged import expect_tensors_unchanged
from graders.checks.misconceptions import autograd as misconceptions
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.checks.tensor_training import DTYPES
from graders.checks.titles import TENSORS_UNCHANGED
from graders.checks.tools import expect_autograd
from graders.core.language import Text
from graders.core.plain import Tensor
from graders.core.verdicts import Crashed, Wrong
from graders.sandbox.student import Student

DERIVATIVE = Text(ko="도함수의 값", en="the derivative")
QUADRATIC = np.array([1.0, 2.0, 3.0]), np.array(0.5)
"""Coefficients of 1 + 2x + 3x², and an x where its slope is 5."""


def expect_derivative(
    student: Student, coefficients: Array, x: Array, digits: float | None = 1e-12
) -> Any:
    """Demand all the digits: autograd has them, a difference has not."""
    actual = student.derivative_at(*tensors(coefficients, x))
    expected = np.array(_derivative(coefficients, x), x.dtype)
    known = misconceptions.of_derivative(student, coefficients, x)
    expect_tensors([DERIVATIVE], [actual], [Tensor(expected)], known, rtol=digits)
    return actual


def _derivative(coefficients: Array, x: Array) -> Any:
    powers = np.arange(1, len(coefficients))
    return np.sum(powers * coefficients[1:] * x ** (powers - 1))


@check(
    "derivative_at",
    points=2,
    title=Text(ko="2w² + 5를 w = 2에서", en="2w² + 5 at w = 2"),
)
def test_derivative_lesson(student: Student) -> None:
    actual = expect_derivative(student, np.array([5.0, 0.0, 2.0]), np.array(2.0))
    expect_tensor(DERIVATIVE, actual, Tensor(np.array(8.0)))


@check(
    "derivative_at",
    points=2,
    title=Text(ko="5차 다항식, 무작위 점", en="Degree five, random points"),
)
def test_derivative_random(student: Student, rng: np.random.Generator) -> None:
    for _ in range(2):
        expect_derivative(student, rng.normal(size=6), rng.normal(size=()))


@check(
    "derivative_at",
    points=1,
    tier="more",
    title=Text(ko="상수, 그리고 x = 0", en="A constant, and x = 0"),
)
def test_derivative_constant(student: Student) -> None:
    for x in (1.5, 0.0):
        try:
            expect_derivative(student, np.array([7.0]), np.array(x))
        except Crashed as crash:
            if misconceptions.is_of_a_constant(crash, student):
                raise Wrong(misconceptions.CONSTANT, crash.message) from None
            raise
    expect_derivative(student, np.array([1.0, -3.0, 4.0, 2.0]), np.array(0.0))


@check(
    "derivative_at",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_derivative_float32(student: Student) -> None:
    for dtype in (np.float32, np.float64):
        coefficients = np.array([1.0, 2.0, 3.0, -1.0], dtype)
        expect_derivative(student, coefficients, np.array(0.5, dtype), digits=None)


@check(
    "derivative_at",
    points=1,
    tier="more",
    title=TENSORS_UNCHANGED,
)
def test_derivative_unchanged(student: Student) -> None:
    given = tensors(*QUADRATIC)
    answer = student.call("derivative_at", *given)
    written = partial(student.written, "derivative_at")
    expect_tensors_unchanged(("coefficients", "x"), given, answer.arguments, written)
    expect_tensor(DERIVATIVE, answer.value, Tensor(np.array(5.0)))


@check(
    "derivative_at",
    points=3,
    title=Text(ko="자동미분을 썼는지", en="Found with autograd"),
)
def test_derivative_by_autograd(student: Student) -> None:
    answer = student.call("derivative_at", *tensors(*QUADRATIC))
    expect_tensor(DERIVATIVE, answer.value, Tensor(np.array(5.0)))
    expect_autograd(answer.uses)
