"""Checks of numerical_derivative in exercises/linear_regression.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_number
from graders.checks.expect.forms import numbers_in
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import numerical_derivative, numerical_gradient
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.checks.titles import UNCHANGED
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Wrong
from graders.sandbox.student import Student

SLOPE = Text(ko="기울기", en="the slope")
Line = tuple[Array, Array, float, float]
"""x and y, shape (N,), and the line's w and b."""


def lesson() -> Line:
    """Make the first lesson's three points and the line it begins with."""
    return np.array([1.0, 2.0, 3.0]), np.array([3.0, 5.0, 7.0]), 1.0, 0.0


def drawn(rng: np.random.Generator, N: int) -> Line:
    w, b = rng.normal(size=2)
    return rng.normal(size=N), rng.normal(size=N), float(w), float(b)


def slope(x: Array, y: Array, w: float, b: float) -> float:
    return float(2 * np.mean(x * (w * x + b - y)))


def expect_slope(
    student: Student, line: Line, h: float = 1e-5, rtol: float = 1e-3
) -> None:
    """Demand the slope at w: the loss is quadratic, central differences are exact."""
    actual = student.numerical_derivative(*line, h=h)
    known = numerical_derivative.of_numerical_derivative(student, *line, h)
    expect_number(SLOPE, actual, slope(*line), rtol=rtol, known=known)


@check(
    "numerical_derivative",
    points=1,
    title=Text(ko="강의의 점 세 개", en="The lesson's three points"),
)
def test_derivative_lesson(student: Student) -> None:
    line = lesson()
    actual = student.numerical_derivative(*line)
    known = numerical_derivative.of_numerical_derivative(student, *line, 1e-5)
    expect_number(SLOPE, actual, -40 / 3, rtol=1e-3, known=known)


@check(
    "numerical_derivative",
    points=2,
    title=Text(ko="다른 점 다섯 개와 직선", en="Five other points, another line"),
)
def test_derivative_drawn(student: Student, rng: np.random.Generator) -> None:
    expect_slope(student, drawn(rng, 5))


@check(
    "numerical_derivative",
    points=2,
    title=Text(
        ko="큰 걸음 h = 0.125로도 정확하게(중심 차분)",
        en="Exact even with a big step, h = 0.125 (central difference)",
    ),
)
def test_derivative_big_step(student: Student, rng: np.random.Generator) -> None:
    expect_slope(student, drawn(rng, 4), h=0.125, rtol=1e-7)


@check(
    "numerical_derivative",
    points=2,
    title=Text(
        ko="아주 작은 걸음에서 드러나는 반올림 오차",
        en="The rounding that a tiny step brings to light",
    ),
)
def test_derivative_tiny_step(student: Student) -> None:
    line = np.array([0.7, -1.1]), np.array([1.8, -1.0]), 0.3, 0.2
    actual = student.numerical_derivative(*line, h=2.0**-40)
    expect_number(SLOPE, actual, slope(*line), rtol=1e-3)
    number = numbers_in(actual)
    if number is not None and not numerical_gradient.has_trace(number):
        raise Wrong(
            numerical_gradient.no_trace(student.written("numerical_derivative"))
        )


@check(
    "numerical_derivative",
    points=1,
    title=Text(ko="정수인 점들", en="Points that are integers"),
    tier="more",
)
def test_derivative_integers(student: Student) -> None:
    expect_slope(student, (np.array([-2, 0, 1, 3]), np.array([4, -1, 2, 3]), 0.5, 1.0))


@check(
    "numerical_derivative",
    points=1,
    title=UNCHANGED,
    tier="more",
)
def test_derivative_unchanged(student: Student, rng: np.random.Generator) -> None:
    line = drawn(rng, 6)
    answer = student.call("numerical_derivative", *line)
    written = partial(student.written, "numerical_derivative")
    expect_unchanged(("x", "y"), line[:2], answer.arguments[:2], written)
    known = numerical_derivative.of_numerical_derivative(student, *line, 1e-5)
    expect_number(SLOPE, answer.value, slope(*line), rtol=1e-3, known=known)


@check(
    "numerical_derivative",
    points=1,
    title=Text(ko="float32여도 정확하게", en="Exact even from float32"),
    tier="challenge",
)
def test_derivative_float32(student: Student, rng: np.random.Generator) -> None:
    x, y, w, b = drawn(rng, 5)
    short = x.astype(np.float32), y.astype(np.float32)
    line = short[0].astype(float), short[1].astype(float), w, b
    expect_slope(student, line)
    actual = student.numerical_derivative(*short, w, b)
    try:
        expect_number(SLOPE, actual, slope(*line), rtol=1e-3)
    except Wrong as wrong:  # the same numbers in float64 are measured well
        advice = numerical_derivative.IN_FLOAT32
        raise Wrong(Message.of(advice, *wrong.message.evidence)) from None
