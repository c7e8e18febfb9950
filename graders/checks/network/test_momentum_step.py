"""Checks of momentum_step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graders.checks.declared import asked, declare
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.misconceptions import steps as misconceptions
from graders.checks.network.forms import IN_FLOAT32, LEAVING_ALONE, Computed
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


def expect_part(
    student: Student, reference: Reference, rng: np.random.Generator, part: str
) -> None:
    expect_momentum(student, reference, arrays(rng, 3, 3, 2), parts=(part,))


declare(
    globals(),
    "momentum_step",
    "momentum",
    expect_part,
    asked("parameter", 3, Text("새 매개변수 P", "The new parameter P"), "P"),
    asked(
        "velocity", 2, Text("새 속도 V", "The new velocity V"), "V", inputs="parameter"
    ),
)


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


COMPUTED = Computed(
    "momentum_step", ("P", "V", "G"), expect_momentum, lambda rng: arrays(rng, 3, 2, 3)
)
declare(globals(), COMPUTED.function, "momentum", COMPUTED, IN_FLOAT32, LEAVING_ALONE)
