"""Checks of network_forward."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import network as misconceptions
from graders.checks.network.titles import FLOAT32, ONE_UNIT, UNCHANGED
from graders.checks.problems import Arrays
from graders.checks.rubric import check
from graders.checks.two_classes import NETWORK, layers
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

LAYERS = ("H", "Z")


def expect_forward(
    student: Student,
    reference: Reference,
    given: Arrays,
    parts: Sequence[str] = LAYERS,
) -> Answer:
    answer = student.call("network_forward", *given)
    actual = expect_tuple(LAYERS, answer.value)
    X, W1, B1, W2, B2 = given
    known = misconceptions.of_forward(X, W1, B1, W2, B2)
    expect_some(parts, LAYERS, actual, reference.network_forward(*given), known)
    return answer


def inputs(rng: np.random.Generator, N: int, D: int, hidden: int) -> Arrays:
    X, _, *parameters = layers(rng, N, D, hidden)
    return X, *parameters


@check("network_forward", points=3, title=Text("은닉층 H", "The hidden layer H"))
def test_forward_hidden(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_forward(student, reference, inputs(rng, 5, 2, 3), ("H",))


@check(
    "network_forward",
    points=3,
    title=Text("로짓 Z", "The logits Z"),
    inputs="test_forward_hidden",
)
def test_forward_logits(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_forward(student, reference, inputs(rng, 5, 2, 3), ("Z",))


@check("network_forward", points=2, title=ONE_UNIT, tier="more")
def test_forward_small(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_forward(student, reference, inputs(rng, 4, 2, 1))
    expect_forward(student, reference, inputs(rng, 1, 3, 5))


@check("network_forward", points=1, title=FLOAT32, tier="more", about="dtype")
def test_forward_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = tuple(array.astype(np.float32) for array in inputs(rng, 4, 2, 3))
    expect_forward(student, reference, given)


@check("network_forward", points=1, title=UNCHANGED, tier="more")
def test_forward_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = inputs(rng, 4, 2, 3)
    answer = expect_forward(student, reference, given)
    written = partial(student.written, "network_forward")
    expect_unchanged(("X", *NETWORK), given, answer.arguments, written)
