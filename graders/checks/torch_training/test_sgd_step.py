"""Checks of sgd_step in exercises/torch_training.py."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.diagnosis import best_first, of_results
from graders.checks.expect.forms import numbers_in
from graders.checks.expect.tensors import (
    expect_tensor,
    expect_tensors,
    tensors,
)
from graders.checks.expect.unchanged import expect_tensors_unchanged
from graders.checks.misconceptions import sgd_step as misconceptions
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.checks.titles import TENSORS_UNCHANGED
from graders.checks.tools import expect_no_optimizer
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

STEPPED = ("parameter", "velocity")
Before = tuple[Array, Array, Array]
"""A parameter, its gradient and its velocity."""


def drawn_step(rng: np.random.Generator, shape: tuple[int, ...]) -> Before:
    return rng.normal(size=shape), rng.normal(size=shape), rng.normal(size=shape)


def expect_step(
    student: Student,
    reference: Reference,
    before: Before,
    rate: float,
    momentum: float = 0.0,
    weight_decay: float = 0.0,
    *,
    parts: Sequence[str] = STEPPED,
) -> None:
    """Demand the new parameter, the new velocity, or both."""
    settings = {"momentum": momentum, "weight_decay": weight_decay}
    given = *tensors(*before), rate
    actual = expect_tuple(STEPPED, student.sgd_step(*given, **settings))
    step = misconceptions.Step(*before, rate, momentum, weight_decay)
    mistakes = misconceptions.of_sgd_step(step)
    known = best_first(mistakes, [numbers_in(item) for item in actual])
    expected = reference.sgd_step(*given, **settings)
    numbers = [STEPPED.index(part) for part in parts]
    expect_tensors(
        parts,
        [actual[i] for i in numbers],
        [expected[i] for i in numbers],
        of_results(known, *numbers),
    )


@check(
    "sgd_step",
    points=3,
    title=Text(ko="경사하강법 그대로", en="Plain gradient descent"),
)
def test_step_plain(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for shape in ((3, 2), (4,)):
        before = drawn_step(rng, shape)
        expect_step(student, reference, before, 0.1, parts=("parameter",))


@check(
    "sgd_step",
    points=2,
    title=Text(ko="모멘텀 0.9", en="Momentum 0.9"),
    inputs="test_step_plain",
)
def test_step_momentum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = drawn_step(rng, (3, 2))
    expect_step(student, reference, before, 0.1, 0.9, parts=("parameter",))


@check(
    "sgd_step",
    points=2,
    title=Text(ko="가중치 감쇠 0.3", en="Weight decay 0.3"),
    inputs="test_step_plain",
)
def test_step_weight_decay(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = drawn_step(rng, (3, 2))
    expect_step(student, reference, before, 0.1, 0.0, 0.3, parts=("parameter",))


@check(
    "sgd_step",
    points=1,
    title=Text(ko="다음 걸음을 위한 속도", en="The velocity for the next step"),
    inputs="test_step_plain",
)
def test_step_velocity(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = drawn_step(rng, (3, 2))
    for settings in ((0.0, 0.0), (0.9, 0.0), (0.0, 0.3)):
        expect_step(student, reference, before, 0.1, *settings, parts=("velocity",))


@check(
    "sgd_step",
    points=1,
    tier="more",
    title=Text(
        ko="모멘텀과 가중치 감쇠를 함께, 받은 dtype 그대로",
        en="Both together, in the dtype that came",
    ),
    about="dtype",
)
def test_step_both(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    drawn = drawn_step(rng, (2, 3))
    for dtype in (np.float32, np.float64):
        parameter, gradient, velocity = (array.astype(dtype) for array in drawn)
        before = parameter, gradient, velocity
        expect_step(student, reference, before, 0.2, 0.5, 0.25)


@check(
    "sgd_step",
    points=1,
    tier="more",
    title=TENSORS_UNCHANGED,
    inputs="test_step_plain",
)
def test_step_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = drawn_step(rng, (3, 2))
    given = tensors(*before)
    answer = student.call("sgd_step", *given, 0.1, momentum=0.9, weight_decay=0.1)
    names = ("parameter", "gradient", "velocity")
    written = partial(student.written, "sgd_step")
    expect_tensors_unchanged(names, given, answer.arguments[:3], written)
    expect_step(student, reference, before, 0.1, parts=("parameter",))


@check(
    "sgd_step",
    points=5,
    title=Text(ko="옵티마이저 없이 직접", en="By hand, without an optimizer"),
)
def test_step_by_hand(student: Student) -> None:
    given = *tensors(np.array([1.0]), np.array([3.0]), np.array([0.0])), 0.5
    parameter, _ = expect_tuple(STEPPED, student.sgd_step(*given))
    expect_tensor("parameter", parameter, *tensors(np.array([-0.5])))
    answer = student.call("sgd_step", *given, momentum=0.9, weight_decay=0.1)
    expect_no_optimizer(answer.uses)
