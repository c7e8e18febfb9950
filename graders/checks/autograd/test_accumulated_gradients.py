"""Checks of accumulated_gradients in exercises/autograd.py."""

from __future__ import annotations

from functools import partial

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
from graders.checks.tools import expect_backward
from graders.core.language import Text
from graders.core.plain import Tensor
from graders.sandbox.student import Student

SEEN = Text(ko="기울기들", en="the gradients")
SLOPES = np.array([1.0, 3.0, 5.0, 7.0])


def expect_accumulated(student: Student, slopes: Array, w: Array) -> None:
    actual = student.accumulated_gradients(*tensors(slopes, w))
    known = misconceptions.of_accumulated(slopes)
    expect_tensors([SEEN], [actual], tensors(np.cumsum(slopes)), known)


@check(
    "accumulated_gradients",
    points=2,
    title=Text(ko="2, 4, 6, …, 42", en="2, 4, 6, …, 42"),
)
def test_accumulated_lesson(student: Student) -> None:
    expect_accumulated(student, np.full(21, 2.0), np.array(2.0))


@check(
    "accumulated_gradients",
    points=2,
    title=Text(ko="저마다 다른 기울기", en="A different slope each time"),
)
def test_accumulated_random(student: Student, rng: np.random.Generator) -> None:
    expect_accumulated(student, rng.normal(size=8), rng.normal(size=()))


@check(
    "accumulated_gradients",
    points=1,
    tier="more",
    title=Text(ko="한 번도 부르지 않으면", en="No call at all"),
)
def test_accumulated_empty(student: Student) -> None:
    for dtype in (np.float32, np.float64):
        slopes, w = np.empty(0, dtype), np.array(1.0, dtype)
        actual = student.accumulated_gradients(*tensors(slopes, w))
        expect_tensor(SEEN, actual, Tensor(slopes))


@check(
    "accumulated_gradients",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_accumulated_float32(student: Student) -> None:
    for dtype in (np.float32, np.float64):
        slopes = np.array([1.0, -2.0, 5.0], dtype)
        expect_accumulated(student, slopes, np.array(3.0, dtype))


@check(
    "accumulated_gradients",
    points=1,
    tier="more",
    title=TENSORS_UNCHANGED,
)
def test_accumulated_unchanged(student: Student) -> None:
    given = tensors(SLOPES, np.array(0.5))
    answer = student.call("accumulated_gradients", *given)
    written = partial(student.written, "accumulated_gradients")
    expect_tensors_unchanged(("slopes", "w"), given, answer.arguments, written)
    expect_tensor(SEEN, answer.value, Tensor(np.cumsum(SLOPES)))


@check(
    "accumulated_gradients",
    points=3,
    title=Text(ko="값마다 backward()를 불렀는지", en="A call of backward() for each"),
)
def test_accumulated_by_backward(student: Student) -> None:
    answer = student.call("accumulated_gradients", *tensors(SLOPES, np.array(0.5)))
    expect_tensor(SEEN, answer.value, Tensor(np.cumsum(SLOPES)))
    expect_backward(answer.uses, len(SLOPES))
