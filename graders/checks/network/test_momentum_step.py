"""Checks of momentum_step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import steps as misconceptions
from graders.checks.network.titles import FLOAT32, UNCHANGED
from graders.checks.problems import Arrays
from graders.checks.rubric import check
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

STEPPED = ("P", "V")


def expect_momentum(
    student: Student,
    reference: Reference,
    before: Arrays,
    momentum: float = 0.9,
    parts: Sequence[str] = STEPPED,
) -> Answer:
    answer = student.call("momentum_step", *before, 0.1, momentum)
    actual = expect_tuple(STEPPED, answer.value)
    expected = reference.momentum_step(*before, 0.1, momentum)
    P, V, G = before
    known = misconceptions.of_momentum(P, V, G, 0.1, momentum)
    expect_some(parts, STEPPED, actual, expected, known)
    return answer


def arrays(rng: np.random.Generator, count: int, *shape: int) -> Arrays:
    return tuple(rng.normal(size=shape) for _ in range(count))


@check("momentum_step", points=3, title=Text("새 매개변수 P", "The new parameter P"))
def test_momentum_parameter(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_momentum(student, reference, arrays(rng, 3, 3, 2), parts=("P",))


@check(
    "momentum_step",
    points=2,
    title=Text("새 속도 V", "The new velocity V"),
    inputs="test_momentum_parameter",
)
def test_momentum_velocity(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_momentum(student, reference, arrays(rng, 3, 3, 2), parts=("V",))


@check("momentum_step", points=2, title=Text("첫걸음", "The first step"))
def test_momentum_first(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    P, G = arrays(rng, 2, 4)
    expect_momentum(student, reference, (P, np.zeros(4), G))


@check(
    "momentum_step",
    points=1,
    title=Text("모멘텀 0, 축 셋", "No momentum, three axes"),
    tier="more",
)
def test_momentum_none(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_momentum(student, reference, arrays(rng, 3, 2, 1, 3), 0.0)


@check("momentum_step", points=1, title=FLOAT32, tier="more", about="dtype")
def test_momentum_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = tuple(array.astype(np.float32) for array in arrays(rng, 3, 2, 3))
    expect_momentum(student, reference, before)


@check("momentum_step", points=1, title=UNCHANGED, tier="more")
def test_momentum_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = arrays(rng, 3, 2, 3)
    answer = expect_momentum(student, reference, before)
    written = partial(student.written, "momentum_step")
    expect_unchanged(("P", "V", "G"), before, answer.arguments[:3], written)
