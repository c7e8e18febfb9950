"""Checks of network_gradient."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graders.checks.declared import asked, declare
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.expect.pointwise import expect_quiet
from graders.checks.misconceptions import network as misconceptions
from graders.checks.network.forms import IN_FLOAT32, LEAVING_ALONE, Computed
from graders.checks.problems import Arrays
from graders.checks.rubric import check
from graders.checks.titles import (
    EXTREME,
    ONE_CLASS,
    ONE_UNIT,
)
from graders.checks.two_classes import NETWORK_NAMES, SLOPES, layers
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student


def expect_gradient(
    student: Student,
    reference: Reference,
    given: Arrays,
    parts: Sequence[str] = SLOPES,
) -> Answer:
    answer = student.call("network_gradient", *given)
    actual = expect_tuple(SLOPES, answer.value)
    X, Y, W1, B1, W2, B2 = given
    known = misconceptions.of_network_gradient(X, Y, W1, B1, W2, B2)
    expected = reference.network_gradient(*given)
    expect_some(parts, SLOPES, actual, expected, known)
    return answer


FIRST = "first_weights"


def expect_slope(
    student: Student, reference: Reference, rng: np.random.Generator, slope: str
) -> None:
    expect_gradient(student, reference, layers(rng, 6, 2, 4), (slope,))


declare(
    globals(),
    "network_gradient",
    "backward",
    expect_slope,
    asked(FIRST, 5, Text("첫 층: dW1", "First layer: dW1"), "dW1"),
    asked("first_bias", 4, Text("첫 층: dB1", "First layer: dB1"), "dB1", inputs=FIRST),
    asked(
        "second_weights",
        4,
        Text("둘째 층: dW2", "Second layer: dW2"),
        "dW2",
        inputs=FIRST,
    ),
    asked(
        "second_bias", 3, Text("둘째 층: dB2", "Second layer: dB2"), "dB2", inputs=FIRST
    ),
)


@check(
    "network_gradient",
    points=2,
    title=Text("표본 수와 은닉 유닛 수가 같을 때", "As many samples as hidden units"),
)
def test_backward_square(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 5, 2, 5))


@check("network_gradient", points=2, title=ONE_UNIT, tier="more")
def test_backward_small(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 4, 2, 1))
    expect_gradient(student, reference, layers(rng, 1, 3, 4))


@check("network_gradient", points=1, title=ONE_CLASS, tier="more")
def test_backward_one_class(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *parameters = layers(rng, 4, 2, 3)
    expect_gradient(student, reference, (X, np.ones_like(Y), *parameters))


COMPUTED = Computed(
    "network_gradient", NETWORK_NAMES, expect_gradient, lambda rng: layers(rng, 4, 2, 3)
)
declare(globals(), COMPUTED.function, "backward", COMPUTED, IN_FLOAT32, LEAVING_ALONE)


@check("network_gradient", points=2, title=EXTREME, tier="challenge")
def test_backward_extreme(student: Student, reference: Reference) -> None:
    X, Y = np.array([[1.0], [-1.0]]), np.array([[0.0], [0.0]])
    W1, B1, W2 = np.array([[0.5, -0.3]]), np.zeros(2), np.array([[2000.0], [-500.0]])
    answer = expect_gradient(student, reference, (X, Y, W1, B1, W2, np.zeros(1)))
    expect_quiet("network_gradient", answer.warnings)
