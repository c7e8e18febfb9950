"""What exercises on linear regression give, and how it is compared part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from graders.checks.declared import Aspect
from graders.checks.expect.diagnosis import Known
from graders.checks.expect.parts import expect_some
from graders.checks.problems import Arrays, Problem, drawn
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

PREDICTION = Text(ko="예측값", en="the prediction")
GRADIENT = ("dW", "dB")


def expect_parts(
    parts: Sequence[str],
    actual: Arrays,
    expected: Arrays,
    known: Known = (),
    rtol: float | None = None,
) -> Arrays:
    return expect_some(parts, GRADIENT, actual, expected, known, rtol)


class ExpectGradient(Protocol):
    """Demands parts of the gradient of a problem."""

    def __call__(
        self,
        student: Student,
        reference: Reference,
        problem: Problem,
        reduction: str,
        parts: Sequence[str],
    ) -> None: ...


def _of_drawn(
    name: str, reduction: str, part: str, title: Text, inputs: str | None = None
) -> Aspect[ExpectGradient]:
    def look(
        expect: ExpectGradient,
        student: Student,
        reference: Reference,
        rng: np.random.Generator,
    ) -> None:
        expect(student, reference, drawn(rng, 5, 3), reduction, (part,))

    return Aspect(name, 1, title, look, inputs=inputs)


PARTS_OF_DRAWN = (
    _of_drawn(
        "features",
        "mean",
        "dW",
        Text("표본 5개, 특성 3개, 평균: dW", "Five samples, three features, mean: dW"),
    ),
    _of_drawn(
        "features_bias",
        "mean",
        "dB",
        Text("표본 5개, 특성 3개, 평균: dB", "Five samples, three features, mean: dB"),
        inputs="features",
    ),
    _of_drawn(
        "sum",
        "sum",
        "dW",
        Text("표본 5개, 특성 3개, 합: dW", "Five samples, three features, sum: dW"),
    ),
    _of_drawn(
        "sum_bias",
        "sum",
        "dB",
        Text("표본 5개, 특성 3개, 합: dB", "Five samples, three features, sum: dB"),
        inputs="sum",
    ),
)
"""What is asked of every way to find the gradient, with inputs that nobody knows."""
