"""What is asked of every activation function: its values, its form, its limits.

An `Aspect` looks at one function; `test_activations` makes a check of each.
"""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from graders.checks import titles
from graders.checks.declared import Aspect
from graders.checks.expect.diagnosis import Known, Misconception
from graders.checks.expect.pointwise import expect_pointwise, expect_quiet, is_of_nan
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions.activations import of_clipped, of_function
from graders.checks.problems import Array
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

OTHER_PARAMETERS = {
    "linear": {"slope": -0.5, "intercept": 3.0},
    "leaky_relu": {"slope": 0.3},
    "elu": {"alpha": 1.7},
    "trelu": {"threshold": -1.0},
    "linear_derivative": {"slope": -0.5},
    "leaky_relu_derivative": {"slope": 0.3},
    "elu_derivative": {"alpha": 1.7},
    "trelu_derivative": {"threshold": -1.0},
}
KINKS = {
    "binary_step": (0.0, Text("1입니다(x >= 0).", "the value is 1 (x >= 0).")),
    "trelu": (2.0, Text("0입니다(x > threshold).", "the value is 0 (x > threshold).")),
    "binary_step_derivative": (0.0, Text("기울기 0을 씁니다.", "take the slope 0.")),
    "relu_derivative": (
        0.0,
        Text("왼쪽 기울기 0을 씁니다.", "take the slope on the left, 0."),
    ),
    "leaky_relu_derivative": (
        0.0,
        Text("왼쪽 기울기 slope를 씁니다.", "take the slope on the left: slope."),
    ),
    "elu_derivative": (
        0.0,
        Text("왼쪽 기울기 alpha를 씁니다.", "take the slope on the left: alpha."),
    ),
    "trelu_derivative": (
        2.0,
        Text("왼쪽 기울기 0을 씁니다.", "take the slope on the left, 0."),
    ),
}
WITH_LIMITS = (
    *("sigmoid", "tanh", "softsign", "relu", "leaky_relu", "elu", "trelu", "softplus"),
    *("silu", "gelu", "bent_identity", "gaussian"),
    *("sigmoid_derivative", "tanh_derivative", "softsign_derivative"),
    *("elu_derivative", "softplus_derivative", "silu_derivative", "gelu_derivative"),
    *("bent_identity_derivative", "gaussian_derivative"),
)
SMALL_VALUES = {
    "sigmoid": (-40.0, -30.0),
    "softplus": (-40.0, -30.0),
    "gelu": (-12.0, -10.0),
    "elu": (-1e-9, -1e-12),
}
WIDE, DEEP = (2, 5), (2, 1, 4)
"""Shapes of inputs, beside the plain rows of numbers that values are looked at with."""


def inputs(name: str, rng: np.random.Generator, *shape: int) -> Array:
    """Draw numbers from -4 to 4, or probabilities for the logit, in any order.

    They are spread out, so that some lie on each side of every kink.
    """
    size = math.prod(shape)
    spread = rng.permutation(np.arange(size) + rng.uniform(0.1, 0.9, size)) / size
    return (spread if name == "logit" else 8 * spread - 4).reshape(shape)


def expect_function(
    name: str, student: Student, reference: Reference, x: Array, **keywords: float
) -> None:
    right = getattr(reference, name)
    expected = right(x, **keywords)
    known: Known = of_function(name, x)
    if keywords:
        ignored = ", ".join(keywords)
        known = [
            Misconception(
                (right(x),),
                Text(
                    ko=f"인자 {ignored}의 값을 쓰세요. 지금은 늘 기본값으로 "
                    "계산합니다.",
                    en=f"Use what is passed as {ignored}: you always compute with "
                    "the default.",
                ),
            )
        ]
    answer = student.call(name, x, **keywords)
    warnings = answer.warnings
    expect_pointwise(name, answer.value, x, expected, known, warnings=warnings)


def look_at_values(
    name: str, student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    if name == "logit":
        fixed = [0.1, 0.25, 0.5, 0.9]
    else:
        fixed = [-10.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 10.0]
    x = np.append(fixed, inputs(name, rng, 12))
    expect_function(name, student, reference, x)


def look_at_shapes(
    name: str, student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_function(name, student, reference, inputs(name, rng, *DEEP))


def look_at_float32(
    name: str, student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    x = inputs(name, rng, *WIDE).astype(np.float32)
    expect_function(name, student, reference, x)


def look_at_dtypes(
    name: str, student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for dtype in (np.float32, np.float64):
        x = inputs(name, rng, *WIDE).astype(dtype)
        expect_function(name, student, reference, x)


def look_at_argument(
    name: str, student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_left_alone(name, student, reference, inputs(name, rng, *DEEP))


def look_at_form(
    name: str, student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    x = inputs(name, rng, *DEEP).astype(np.float32)
    expect_left_alone(name, student, reference, x)


def expect_left_alone(
    name: str, student: Student, reference: Reference, x: Array
) -> None:
    answer = student.call(name, x)
    written = partial(student.written, name)
    expect_unchanged(("x",), (x,), answer.arguments, written)
    expected = getattr(reference, name)(x)
    expect_pointwise(name, answer.value, x, expected, of_function(name, x))


def look_at_parameters(
    name: str, student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    # Drawn on both sides of the kink, and never nearly on it.
    x = rng.uniform(0.1, 4, 10) * np.tile([-1, 1], 5)
    expect_function(name, student, reference, x, **OTHER_PARAMETERS[name])


def look_at_kink(
    name: str,
    student: Student,
    reference: Reference,
    rng: np.random.Generator,  # noqa: ARG001 — there is nothing to draw
) -> None:
    kink, rule = KINKS[name]
    x = np.array([kink - 1.5, kink, kink + 1.25])  # at 1, x and 1 are the same
    expected = getattr(reference, name)(x)
    advice = Text(ko=f"x = {kink:g}에서는 {rule.ko}", en=f"At x = {kink:g}, {rule.en}")
    answer = student.call(name, x)
    warnings = answer.warnings
    others = (
        0.0,
        0.5,
        1.0,
        kink,
        expected[0],
        expected[2],
        (expected[0] + expected[2]) / 2,
        *([] if any(map(is_of_nan, warnings)) else [np.nan]),
    )
    here = [
        Misconception((np.array([expected[0], y, expected[2]]),), advice)
        for y in others
    ]
    known = [*here, *of_function(name, x)]
    expect_pointwise(name, answer.value, x, expected, known, warnings=warnings)


def look_at_limits(
    name: str,
    student: Student,
    reference: Reference,
    rng: np.random.Generator,  # noqa: ARG001 — there is nothing to draw
) -> None:
    x = np.array([-np.inf, -1000.0, 1000.0, np.inf])
    answer = student.call(name, x)
    right = getattr(reference, name)
    known = of_clipped(right, x)
    warnings = answer.warnings
    expect_pointwise(name, answer.value, x, right(x), known, warnings=warnings)
    expect_quiet(name, answer.warnings)


def look_at_small_values(
    name: str,
    student: Student,
    reference: Reference,
    rng: np.random.Generator,  # noqa: ARG001 — there is nothing to draw
) -> None:
    x = np.array(SMALL_VALUES[name])
    right = getattr(reference, name)
    known = of_clipped(right, x)
    actual = getattr(student, name)(x)
    expect_pointwise(name, actual, x, right(x), known, digits=True)


RANGE = Text(ko="-10부터 10까지의 값", en="Values from -10 to 10")
VALUES = Aspect("values", 3, RANGE, look_at_values)
SLOPES = STEPS = Aspect("values", 2, RANGE, look_at_values)
SHAPES = Aspect("shapes", 1, Text("어떤 모양이든", "Any shape"), look_at_shapes)
FLOAT32 = Aspect(
    "float32",
    1,
    titles.FLOAT32,
    look_at_float32,
    about="dtype",
)
DTYPE = Aspect(
    "dtype",
    2,
    Text("x의 dtype 그대로: float32도 float64도", "The dtype of x, float32 or float64"),
    look_at_dtypes,
    about="dtype",
)
UNCHANGED = Aspect(
    "unchanged",
    1,
    Text("받은 배열은 그대로", "The argument stays as it was"),
    look_at_argument,
    inputs="shapes",
)
FORM = Aspect(
    "form",
    1,
    Text(
        "어떤 모양이든, float32도, 받은 배열은 그대로",
        "Any shape, float32, and the argument left as it was",
    ),
    look_at_form,
    about="dtype",
)
PARAMETERS = Aspect(
    "parameters",
    1,
    Text("다른 인자 값", "Another value of the parameter"),
    look_at_parameters,
)
KINK = Aspect(
    "kink", 1, Text("꺾이거나 뛰는 점에서", "At the kink or jump"), look_at_kink
)
LIMITS = Aspect(
    "limits",
    2,
    Text("±1000과 ±∞에서, 경고 없이", "At ±1000 and ±inf, without a warning"),
    look_at_limits,
    "challenge",
)
SMALL = Aspect(
    "small_values",
    1,
    Text("0에 가까운 값의 유효숫자", "The digits of values near 0"),
    look_at_small_values,
    "challenge",
)
