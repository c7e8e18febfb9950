"""Checks of adam_step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from graders.checks.declared import asked, declare
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.misconceptions import steps as misconceptions
from graders.checks.network.forms import IN_FLOAT32, LEAVING_ALONE, Computed
from graders.checks.network.test_momentum_step import arrays
from graders.checks.problems import Arrays
from graders.checks.rubric import check
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

ADAM = ("P", "M", "S")


def expect_adam(
    student: Student,
    reference: Reference,
    before: Arrays,
    t: int,
    settings: dict[str, float] | None = None,
    parts: Sequence[str] = ADAM,
) -> Answer:
    given = settings or {}
    answer = student.call("adam_step", *before, t, 0.1, **given)
    actual = expect_tuple(ADAM, answer.value)
    expected = reference.adam_step(*before, t, 0.1, **given)
    known = misconceptions.of_adam(before, misconceptions.Adam(t, **given))
    expect_some(parts, ADAM, actual, expected, known)
    return answer


def adam_before(rng: np.random.Generator, *shape: int) -> Arrays:
    """Draw a parameter, both means and a gradient above 0: its root is a number."""
    P, M, S, G = arrays(rng, 4, *shape)
    return P, M, S**2 + 0.1, np.abs(G) + 0.1


@check("adam_step", points=3, title=Text("첫걸음의 P", "P after the first step"))
def test_adam_first(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    P, _, _, G = adam_before(rng, 4)
    before = P, np.zeros(4), np.zeros(4), G
    settings = {"eps": 0.01}
    expect_adam(student, reference, before, 1, settings, ("P",))


def expect_part(
    student: Student, reference: Reference, rng: np.random.Generator, part: str
) -> None:
    expect_adam(student, reference, adam_before(rng, 3, 2), 7, parts=(part,))


declare(
    globals(),
    "adam_step",
    "adam",
    expect_part,
    asked("later", 3, Text("일곱째 걸음의 P", "P after the seventh step"), "P"),
    asked(
        "mean",
        2,
        Text("기울기의 평균 M", "The mean M of the gradients"),
        "M",
        inputs="later",
    ),
    asked(
        "squares",
        2,
        Text("제곱의 평균 S", "The mean S of the squares"),
        "S",
        inputs="later",
    ),
)


@check(
    "adam_step",
    points=3,
    title=Text("다른 beta와 eps", "Other betas and eps"),
    tier="more",
)
def test_adam_settings(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    settings = {"beta1": 0.7, "beta2": 0.8, "eps": 0.3}
    expect_adam(student, reference, adam_before(rng, 2, 1, 2), 3, settings)


COMPUTED = Computed(
    "adam_step",
    ("P", "M", "S", "G"),
    partial(expect_adam, t=4),
    lambda rng: adam_before(rng, 2, 3),
)
declare(globals(), COMPUTED.function, "adam", COMPUTED, IN_FLOAT32, LEAVING_ALONE)
