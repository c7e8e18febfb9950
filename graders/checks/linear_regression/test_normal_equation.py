"""Checks of normal_equation in exercises/linear_regression.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.expect.arrays import (
    expect_arrays,
    expect_tuple,
)
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import least_squares
from graders.checks.originals import hundred_points
from graders.checks.problems import (
    Array,
    drawn,
    lesson,
)
from graders.checks.rubric import check
from graders.checks.titles import UNCHANGED
from graders.core.language import Text
from graders.core.verdicts import Crashed, TooSlow, Wrong
from graders.sandbox.student import Reference, Student

PARAMETERS = ("W", "B")


def expect_minimum(
    student: Student, X: Array, Y: Array, W: Array, B: Array, rtol: float = 1e-7
) -> None:
    actual = expect_tuple(PARAMETERS, student.normal_equation(X, Y))
    known = least_squares.of_normal_equation(X, Y)
    expect_arrays(PARAMETERS, actual, (W, B), known, rtol=rtol)


@check(
    "normal_equation",
    points=1,
    title=Text(ko="강의의 표본 세 개", en="The lesson's three samples"),
)
def test_normal_lesson(student: Student) -> None:
    X, Y, *_ = lesson()
    expect_minimum(student, X, Y, np.array([[2.0]]), np.array([1.0]))


@check(
    "normal_equation",
    points=2,
    title=Text(ko="강의 노트의 표본 100개", en="The lecture notes' hundred samples"),
)
def test_normal_original(student: Student) -> None:
    X, Y = hundred_points()
    printed = np.array([[4.0043]]), np.array([2.4459])
    expect_minimum(student, X, Y, *printed, rtol=3e-5)


@check(
    "normal_equation",
    points=2,
    title=Text(ko="표본 8개, 특성 3개", en="Eight samples, three features"),
)
def test_normal_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *_ = drawn(rng, 8, 3)
    expect_minimum(student, X, Y, *reference.normal_equation(X, Y))


@check(
    "normal_equation",
    points=1,
    title=Text(ko="정수 입력", en="Integers"),
    about="dtype",
)
def test_normal_integers(student: Student) -> None:
    X = np.array([[0, 1], [1, 0], [1, 1], [2, 5]])
    Y = X @ np.array([[3], [-2]]) + 4
    expect_minimum(student, X, Y, np.array([[3.0], [-2.0]]), np.array([4.0]))


@check(
    "normal_equation",
    points=1,
    title=UNCHANGED,
    inputs="test_normal_features",
)
def test_normal_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *_ = drawn(rng, 8, 3)
    answer = student.call("normal_equation", X, Y)
    written = partial(student.written, "normal_equation")
    expect_unchanged(("X", "Y"), (X, Y), answer.arguments, written)
    actual = expect_tuple(PARAMETERS, answer.value)
    known = least_squares.of_normal_equation(X, Y)
    expect_arrays(PARAMETERS, actual, reference.normal_equation(X, Y), known)


def expect_smallest(student: Student, reference: Reference, X: Array, Y: Array) -> None:
    try:
        actual = expect_tuple(PARAMETERS, student.normal_equation(X, Y))
    except Crashed as crash:
        if "LinAlgError" not in crash.kinds:
            raise
        raise Wrong(least_squares.SINGULAR, crash.message) from None
    known = least_squares.of_many_solutions(reference, X, Y, actual)
    expected = reference.normal_equation(X, Y)
    expect_arrays(PARAMETERS, actual, expected, known, rtol=1e-6)


@check(
    "normal_equation",
    points=2,
    title=Text(ko="똑같은 특성이 두 번", en="The same feature twice"),
    tier="more",
)
def test_normal_singular(student: Student, reference: Reference) -> None:
    X = np.array([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]])
    expect_smallest(student, reference, X, np.array([[3.0], [5.0], [8.0]]))


@check(
    "normal_equation",
    points=1,
    title=Text(ko="매개변수보다 적은 표본", en="Fewer samples than parameters"),
    tier="more",
)
def test_normal_few_samples(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *_ = drawn(rng, 3, 5)
    expect_smallest(student, reference, X, Y)


@check(
    "normal_equation",
    points=5,
    title=Text(
        ko="크기가 아주 다른 두 특성에서도 정확하게",
        en="Exact even where two features differ much in size",
    ),
)
def test_normal_exact(student: Student, reference: Reference) -> None:
    # One feature is nearly 100 times the other. Every exact method finds the minimum
    # to ten digits or so; a descent needs millions of epochs, or diverges.
    t = np.arange(1.0, 9.0)
    X = np.column_stack([t, 100 * t + np.tile([0.0, 1.0, 0.0, -1.0], 2)])
    Y = (
        X @ np.array([[3.0], [0.02]])
        + 5
        + np.tile([[0.1], [-0.1], [-0.1], [0.1]], (2, 1))
    )
    try:
        actual = expect_tuple(PARAMETERS, student.normal_equation(X, Y))
    except TooSlow as slow:
        raise TooSlow(least_squares.NOT_AT_ONCE, slow.message) from None
    if any(type(a) is np.ndarray and not np.isfinite(a).all() for a in actual):
        raise Wrong(least_squares.NOT_AT_ONCE)
    known = least_squares.of_near_minimum(X, Y, actual)
    expect_arrays(PARAMETERS, actual, reference.normal_equation(X, Y), known, rtol=1e-5)
