"""Checks of cross_entropy."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_number
from graders.checks.expect.pointwise import expect_quiet
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import cross_entropy as misconceptions
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.checks.titles import EXTREME, UNCHANGED
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

LOSS = Text(ko="손실", en="the loss")


def expect_loss(
    student: Student, reference: Reference, Z: Array, labels: Array
) -> Answer:
    answer = student.call("cross_entropy", Z, labels)
    known = misconceptions.of_cross_entropy(Z.astype(float), labels)
    expected = reference.cross_entropy(Z, labels)
    rtol = 1e-4 if Z.dtype == np.float32 else 1e-7
    expect_number(LOSS, answer.value, expected, rtol=rtol, known=known)
    return answer


def logits(rng: np.random.Generator, N: int, K: int) -> tuple[Array, Array]:
    return rng.normal(size=(N, K)), rng.integers(K, size=N)


@check("cross_entropy", points=3, title=Text("두 표본, 세 클래스", "Two, in 3 classes"))
def test_entropy_known(student: Student, reference: Reference) -> None:
    Z = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
    expect_loss(student, reference, Z, np.array([2, 1]))


@check("cross_entropy", points=3, title=Text("여섯 표본, 네 클래스", "Six, in four"))
def test_entropy_drawn(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_loss(student, reference, *logits(rng, 6, 4))


@check(
    "cross_entropy",
    points=1,
    title=Text(ko="클래스 하나, 표본 하나", en="A single class, a single sample"),
    tier="more",
)
def test_entropy_small(student: Student, reference: Reference) -> None:
    expect_loss(student, reference, np.array([[0.3], [-2.0]]), np.array([0, 0]))
    expect_loss(student, reference, np.array([[0.3, 1.1]]), np.array([1]))


@check(
    "cross_entropy",
    points=1,
    title=Text(ko="float32인 로짓", en="Logits of float32"),
    tier="more",
    about="type",
)
def test_entropy_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    Z, labels = logits(rng, 5, 3)
    expect_loss(student, reference, Z.astype(np.float32), labels)


@check("cross_entropy", points=1, title=UNCHANGED, tier="more")
def test_entropy_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = logits(rng, 5, 3)
    answer = expect_loss(student, reference, *given)
    written = partial(student.written, "cross_entropy")
    expect_unchanged(("Z", "labels"), given, answer.arguments, written)


@check("cross_entropy", points=3, title=EXTREME, tier="challenge")
def test_entropy_extreme(student: Student, reference: Reference) -> None:
    Z = np.array([[1000.0, 0.0, -1000.0], [1000.0, 999.0, 998.0], [-1000.0] * 3])
    answer = expect_loss(student, reference, Z, np.array([0, 2, 2]))
    expect_quiet("cross_entropy", answer.warnings)
    expect_loss(student, reference, Z, np.array([2, 0, 0]))
