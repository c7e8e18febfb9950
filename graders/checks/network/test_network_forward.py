"""Checks of network_forward."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graders.checks.declared import asked, declare
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.misconceptions import network as misconceptions
from graders.checks.network.forms import IN_FLOAT32, LEAVING_ALONE, Computed
from graders.checks.problems import Arrays
from graders.checks.rubric import check
from graders.checks.titles import ONE_UNIT
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


def expect_layer(
    student: Student, reference: Reference, rng: np.random.Generator, layer: str
) -> None:
    expect_forward(student, reference, inputs(rng, 5, 2, 3), (layer,))


declare(
    globals(),
    "network_forward",
    "forward",
    expect_layer,
    asked("hidden", 3, Text("은닉층 H", "The hidden layer H"), "H"),
    asked("logits", 3, Text("로짓 Z", "The logits Z"), "Z", inputs="hidden"),
)


@check("network_forward", points=2, title=ONE_UNIT, tier="more")
def test_forward_small(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_forward(student, reference, inputs(rng, 4, 2, 1))
    expect_forward(student, reference, inputs(rng, 1, 3, 5))


COMPUTED = Computed(
    "network_forward", ("X", *NETWORK), expect_forward, lambda rng: inputs(rng, 4, 2, 3)
)
declare(globals(), COMPUTED.function, "forward", COMPUTED, IN_FLOAT32, LEAVING_ALONE)
