"""What learners get wrong when they measure one slope, and what to tell them."""

from __future__ import annotations

import re

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.numerical_gradient import (
    DIVIDED,
    HALVED,
    NOT_DIVIDED,
    divided_by_distance,
    only_above,
    only_below,
)
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.message import Varying, sentence
from graders.sandbox.student import Student

IN_FLOAT32 = Text(
    ko="x와 y를 먼저 astype(float)으로 바꾸세요. float32로는 두 손실의 작은 차이가 "
    "반올림에 묻힙니다.",
    en="Begin with astype(float) for x and y: in float32 the small difference of the "
    "two losses is lost in rounding.",
)


@when_wrong
def of_numerical_derivative(
    student: Student, x: Array, y: Array, w: float, b: float, h: float
) -> list[Misconception[Arrays]]:
    """List what goes wrong for a quadratic loss, whose central difference is exact."""
    error = w * x + b - y
    by_w, by_b = float(2 * np.mean(x * error)), float(2 * np.mean(error))
    code = student.written("numerical_derivative").code
    moves_b = re.search(r"\bb [+-]=? h\b", code)
    bend = float(np.mean(x**2))  # half of the second derivative
    found: list[Misconception[float]] = [
        Misconception(by_w + h * bend, only_above("w")),
        Misconception(by_w - h * bend, only_below("w")),
        Misconception(2 * by_w, divided_by_distance("w")),
        Misconception(2 * h * by_w, NOT_DIVIDED),
        # With the lesson's points, to move both gives half the slope as well.
        *([] if moves_b else [Misconception(by_w / 2, HALVED)]),
        Misconception(
            0.0,
            Text(
                ko="손실 하나는 w + h에서, 다른 하나는 w - h에서 구하세요. 기울기가 "
                "0이면 두 손실이 같습니다. h를 쓰는지, 한쪽은 빼는지 살펴보세요.",
                en="Take one loss at w + h and the other at w - h: a slope of 0 means "
                "that both are the same. Is h used, and subtracted on one side?",
            ),
        ),
        Misconception(h**2 * by_w, DIVIDED),
        Misconception(
            len(x) * by_w,
            sentence(
                ko="제곱오차를 더하지만 말고 평균을 구하세요(np.mean). 지금은 합의 "
                "기울기입니다(N = {N}배 차이).",
                en="Take the mean of the squared errors (np.mean): yours is the slope "
                "of their sum (N = {N} times off).",
                N=Varying(f"{len(x)}"),
            ),
        ),
        Misconception(
            by_b,
            Text(
                ko="b가 아니라 w를 움직이세요. 지금은 b에서 잰 기울기입니다.",
                en="Move w, not b: yours is the slope at b.",
            ),
        ),
        Misconception(
            by_w + by_b,
            Text(
                ko="w만 움직이고 b는 그대로 두세요. 지금은 둘을 함께 움직입니다.",
                en="Move w alone, and leave b: you move both together.",
            ),
        ),
        Misconception(
            float(np.mean(x)),
            Text(
                ko="오차를 제곱한 다음 평균을 구하세요. 지금은 오차의 평균을 재고 "
                "있습니다.",
                en="Square the errors before you take the mean: you measure the mean "
                "of the errors themselves.",
            ),
        ),
    ]
    return [Misconception((np.array(each.gives),), each.advice) for each in found]
