"""Checks of loss_surface in exercises/linear_regression.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_arrays
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import loss_surface
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.checks.titles import UNCHANGED
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

SURFACE = Text(ko="손실", en="the losses")
Lines = tuple[Array, Array, Array, Array]
"""x and y, shape (N,), w (A,) and b (K,)."""


def drawn(rng: np.random.Generator, N: int, A: int, K: int) -> Lines:
    return (
        rng.normal(size=N),
        rng.normal(size=N),
        rng.normal(size=A),
        rng.normal(size=K),
    )


def expect_surface(student: Student, lines: Lines, expected: Array) -> None:
    actual = student.loss_surface(*lines)
    known = loss_surface.of_loss_surface(*lines)
    expect_arrays([SURFACE], [actual], [expected], known)


@check(
    "loss_surface",
    points=3,
    title=Text(ko="첫 강의의 점 세 개", en="The first lesson's three points"),
)
def test_surface_lesson(student: Student) -> None:
    x, y = np.array([1.0, 2.0, 3.0]), np.array([3.0, 5.0, 7.0])
    w, b = np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0])
    expected = np.array([[83, 56], [29, 14], [3, 0]]) / 3
    expect_surface(student, (x, y, w, b), expected)


@check(
    "loss_surface",
    points=4,
    title=Text(ko="w 4개와 b 2개, 점 5개", en="Four w, two b, five points"),
)
def test_surface_drawn(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    lines = drawn(rng, 5, 4, 2)
    expect_surface(student, lines, reference.loss_surface(*lines))


@check(
    "loss_surface",
    points=2,
    title=Text(ko="w와 b와 점이 모두 3개", en="Three of each: w, b and points"),
)
def test_surface_equal_lengths(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    lines = drawn(rng, 3, 3, 3)
    expect_surface(student, lines, reference.loss_surface(*lines))


@check(
    "loss_surface",
    points=1,
    title=Text(ko="정수", en="Integers"),
    tier="more",
)
def test_surface_integers(student: Student, reference: Reference) -> None:
    x, y = np.array([-2, 0, 1, 3]), np.array([4, -1, 2, 3])
    lines = (x, y, np.array([-1, 2]), np.array([0, 3, 5]))
    expect_surface(student, lines, reference.loss_surface(*lines))


@check(
    "loss_surface",
    points=2,
    title=UNCHANGED,
    tier="more",
    inputs="test_surface_drawn",
)
def test_surface_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    lines = drawn(rng, 5, 4, 2)
    answer = student.call("loss_surface", *lines)
    written = partial(student.written, "loss_surface")
    expect_unchanged(("x", "y", "w", "b"), lines, answer.arguments, written)
    known = loss_surface.of_loss_surface(*lines)
    expect_arrays([SURFACE], [answer.value], [reference.loss_surface(*lines)], known)
