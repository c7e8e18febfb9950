"""Checks of exercises/activations.py.

What is asked of every function is written once, as an `Aspect`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from graders.checks.aspects import (
    DTYPE,
    FLOAT32,
    FORM,
    KINK,
    KINKS,
    LIMITS,
    OTHER_PARAMETERS,
    PARAMETERS,
    SHAPES,
    SLOPES,
    SMALL,
    SMALL_VALUES,
    STEPS,
    UNCHANGED,
    VALUES,
    WITH_LIMITS,
)
from graders.checks.declared import Aspect, declare
from graders.checks.expect.arrays import expect_arrays
from graders.checks.expect.pointwise import expect_pointwise, expect_quiet
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions.activations import of_clipped_odds, of_function
from graders.checks.misconceptions.probabilities import of_one_maximum, of_softmax
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.core.grades import Tier
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

FUNCTIONS = (
    *("identity", "linear", "binary_step", "sigmoid", "tanh", "arctan", "softsign"),
    *("relu", "leaky_relu", "elu", "trelu", "softplus", "silu", "gelu"),
    *("bent_identity", "gaussian"),
)


def declare_all(names: tuple[str, ...], aspects: tuple[Aspect[str], ...]) -> None:
    for name in names:
        tier: Tier = "core" if name in FUNCTIONS else "more"
        of_function = partial(declare, globals(), name, name, name)
        of_function(*aspects, tier=tier)
        for aspect, wanted in ((PARAMETERS, OTHER_PARAMETERS), (KINK, KINKS)):
            if name in wanted:
                of_function(aspect, tier=tier)
        if name in WITH_LIMITS:
            of_function(LIMITS)
        if name in SMALL_VALUES:
            of_function(SMALL)


declare_all(
    tuple(name for name in FUNCTIONS if name != "binary_step"),
    (VALUES, SHAPES, FLOAT32, UNCHANGED),
)
# Its values are 0 and 1 only: which type they have is a larger part of the task.
declare_all(("binary_step",), (STEPS, SHAPES, DTYPE, UNCHANGED))
declare_all(tuple(f"{name}_derivative" for name in FUNCTIONS), (SLOPES, FORM))
declare_all(("logit",), (VALUES, SHAPES, FLOAT32, UNCHANGED))


# --- logit ----------------------------------------------------------------------------


@check(
    "logit",
    points=2,
    title=Text(ko="시그모이드의 역함수", en="The inverse of the sigmoid"),
    tier="more",
)
def test_logit_inverse(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    x = rng.uniform(-5, 5, 8)
    p = reference.sigmoid(x)
    expect_pointwise("logit", student.logit(p), p, x, of_function("logit", p))


@check(
    "logit",
    points=2,
    title=Text(ko="확률 0과 1, 경고 없이", en="The probabilities 0 and 1, no warning"),
    tier="challenge",
)
def test_logit_limits(student: Student) -> None:
    p = np.array([0.0, 1e-20, 0.5, 1.0])
    answer = student.call("logit", p)
    expected = np.array([-np.inf, -20 * np.log(10), 0.0, np.inf])
    warnings = answer.warnings
    known = of_clipped_odds(p)
    expect_pointwise("logit", answer.value, p, expected, known, warnings=warnings)
    expect_quiet("logit", answer.warnings)


# --- softmax --------------------------------------------------------------------------


def expect_softmax(actual: Any, z: Array, expected: Array) -> None:
    expect_arrays(["softmax(z)"], [actual], [expected], of_softmax(z))


@check(
    "softmax",
    points=3,
    title=Text(ko="숫자 세 개", en="Three numbers"),
    tier="more",
)
def test_softmax_values(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for z in (np.array([1.0, 2.0, 3.0]), rng.normal(size=5)):
        expect_softmax(student.softmax(z), z, reference.softmax(z))


@check(
    "softmax",
    points=3,
    title=Text(ko="행마다 따로", en="Each row by itself"),
    tier="more",
)
def test_softmax_rows(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for shape in ((3, 3), (4, 2)):
        z = rng.normal(size=shape)
        expect_softmax(student.softmax(z), z, reference.softmax(z))


@check(
    "softmax",
    points=1,
    title=Text(ko="축이 셋인 배열", en="Three axes"),
    tier="more",
)
def test_softmax_axes(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    z = rng.normal(size=(2, 3, 4))
    expect_softmax(student.softmax(z), z, reference.softmax(z))


@check("softmax", points=1, title=FLOAT32.title, tier="more", about="dtype")
def test_softmax_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    z = rng.normal(size=(2, 3)).astype(np.float32)
    expect_softmax(student.softmax(z), z, reference.softmax(z))


@check("softmax", points=1, title=UNCHANGED.title, tier="more")
def test_softmax_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    z = rng.normal(size=(3, 4))
    answer = student.call("softmax", z)
    written = partial(student.written, "softmax")
    expect_unchanged(("z",), (z,), answer.arguments, written)
    expect_softmax(answer.value, z, reference.softmax(z))


@check(
    "softmax",
    points=3,
    title=Text(ko="큰 수와 -∞, 경고 없이", en="Large numbers and -inf, no warning"),
    tier="challenge",
)
def test_softmax_large(student: Student, reference: Reference) -> None:
    # Rows far apart: one maximum for all of them would leave 0 / 0 in the others.
    z = np.array(
        [
            [1000.0, 1001.0, 1002.0],
            [-1000.0, -1001.0, -1002.0],
            [-np.inf, 0.0, 1.0],
        ]
    )
    answer = student.call("softmax", z)
    expected = reference.softmax(z)
    warnings = answer.warnings
    known = of_one_maximum(z)
    expect_pointwise("softmax", answer.value, z, expected, known, warnings=warnings)
    expect_quiet("softmax", answer.warnings)
