"""Checks of logistic_gradient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from graders.checks.declared import asked, declare
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.expect.pointwise import expect_quiet
from graders.checks.misconceptions import logistic as misconceptions
from graders.checks.network.forms import IN_FLOAT32, LEAVING_ALONE, Computed
from graders.checks.problems import NAMES, Problem
from graders.checks.rubric import check
from graders.checks.titles import EXTREME, ONE_CLASS
from graders.checks.two_classes import classes, far
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

GRADIENT = ("dW", "dB")


def expect_gradient(
    student: Student,
    reference: Reference,
    problem: Problem,
    parts: Sequence[str] = GRADIENT,
) -> Answer:
    answer = student.call("logistic_gradient", *problem)
    actual = expect_tuple(GRADIENT, answer.value)
    expected = reference.logistic_gradient(*problem)
    known = misconceptions.of_logistic_gradient(*problem)
    expect_some(parts, GRADIENT, actual, expected, known)
    return answer


def expect_slope(
    student: Student, reference: Reference, rng: np.random.Generator, slope: str
) -> None:
    expect_gradient(student, reference, classes(rng, 7, 3), (slope,))


declare(
    globals(),
    "logistic_gradient",
    "logistic",
    expect_slope,
    asked("weights", 4, Text("표본 7개: dW", "Seven samples: dW"), "dW"),
    asked("bias", 4, Text("표본 7개: dB", "Seven samples: dB"), "dB", inputs="weights"),
)


@check("logistic_gradient", points=1, title=Text("표본 하나", "One sample"))
def test_logistic_one_sample(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, classes(rng, 1, 4))


@check("logistic_gradient", points=2, title=ONE_CLASS, tier="more")
def test_logistic_one_class(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = classes(rng, 5, 2)
    expect_gradient(student, reference, (X, np.ones_like(Y), W, B))
    expect_gradient(student, reference, (X, np.zeros_like(Y), W, B))


COMPUTED = Computed(
    "logistic_gradient", NAMES, expect_gradient, lambda rng: classes(rng, 4, 2)
)
LARGER = replace(COMPUTED, draw=lambda rng: classes(rng, 6, 2))
declare(globals(), COMPUTED.function, "logistic", COMPUTED, IN_FLOAT32)
declare(globals(), LARGER.function, "logistic", LARGER, LEAVING_ALONE)


@check("logistic_gradient", points=2, title=EXTREME, tier="challenge")
def test_logistic_extreme(student: Student, reference: Reference) -> None:
    problem = far(np.array([[1.0]]), np.array([0.5]))
    answer = expect_gradient(student, reference, problem)
    expect_quiet("logistic_gradient", answer.warnings)
