"""What learners get wrong when they measure a gradient, and what to tell them."""

from __future__ import annotations

import re

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.problems import Array, Arrays, Problem
from graders.core.language import Text
from graders.core.message import Varying, sentence
from graders.sandbox.student import Reference, Student
from graders.sandbox.written import Written

_NO_TRACE = Text(
    ko="인자로 받은 h로 두 손실의 차를 구해 2h로 나누세요. h가 이렇게 작으면 반올림 "
    "때문에 2⁻¹³의 배수만 나와야 하는데 그렇지 않습니다.",
    en="Divide a difference of two losses by 2h, with the h you are given: with one as "
    "small as this, rounding leaves only multiples of 2⁻¹³, and yours is not one.",
)


def has_trace(slope: Array) -> bool:
    """Tell whether a slope at h = 2^-40 is a difference divided by 2h.

    The loss is between 1 and 2, where numbers are 2^-52 apart: a multiple of 2^-13 is
    left. The derivative itself is none.
    """
    steps = slope * 2**13
    return bool((steps == np.round(steps)).all())


def no_trace(written: Written) -> Text:
    """Say why the rounding of a tiny step is not to be seen in a slope."""
    if re.search(r"\bloss_gradient\(", written.code):
        first = Text(
            ko="loss_gradient를 부르지 마세요. 이 함수는 그 답을 다른 길로 재어 "
            "확인하는 것입니다.",
            en="Do without loss_gradient: this function is to check it by measuring.",
        )
    elif written.ignores(["h"]):
        first = Text(
            ko="인자로 받은 h의 값을 쓰세요. 지금 코드는 그 값을 한 번도 쓰지 "
            "않습니다.",
            en="Use the h that came: your code never looks at its value.",
        )
    else:
        first = Text(
            ko="손으로 미분한 공식을 쓰거나 다른 h를 쓰지 않았나요?",
            en="Do you use a formula for the derivative, or another h?",
        )
    return Text(f"{first.ko} {_NO_TRACE.ko}", f"{first.en} {_NO_TRACE.en}")


NOT_DIVIDED = Text(
    ko="두 손실의 차를 (2 * h)로 나누세요. 지금은 차까지만 구했습니다.",
    en="Divide the difference of the losses by (2 * h): so far this is the difference "
    "alone.",
)
HALVED = Text(
    ko="손실을 2로 나누지 마세요. 기울기가 절반입니다. 차를 4 * h로 나누어도 그렇게 "
    "됩니다.",
    en="Do not halve the loss: half the slope came. To divide by 4 * h does the same.",
)
DIVIDED = Text(
    ko="두 손실의 차를 (2 * h)로 나누세요. 괄호가 없으면 / 2 * h는 2로 나눈 뒤 h를 "
    "곱합니다.",
    en="Divide the difference of the losses by (2 * h). Without the brackets, "
    "/ 2 * h divides by 2 and multiplies by h.",
)


def only_above(name: str) -> Text:
    return Text(
        ko="h만큼 뺀 쪽의 손실도 구하세요. 한쪽으로만 움직인 차분입니다. 중심 차분은 "
        f"(L({name} + h) - L({name} - h)) / (2h)입니다.",
        en=f"Take the loss at {name} - h, too: you step to one side only. The central "
        f"difference is (L({name} + h) - L({name} - h)) / (2h).",
    )


def only_below(name: str) -> Text:
    return Text(
        ko="h만큼 더한 쪽의 손실도 구하세요. 한쪽으로만 움직인 차분입니다. 중심 차분은 "
        f"(L({name} + h) - L({name} - h)) / (2h)입니다.",
        en=f"Take the loss at {name} + h, too: you step to one side only. The central "
        f"difference is (L({name} + h) - L({name} - h)) / (2h).",
    )


def divided_by_distance(name: str) -> Text:
    return Text(
        ko=f"h가 아니라 2h로 나누세요. {name} - h에서 {name} + h까지의 거리는 "
        "2h입니다.",
        en=f"Divide by 2h, not by h: from {name} - h to {name} + h it is 2h.",
    )


def almost_restored(name: str) -> Text:
    return Text(
        ko=f"{name}의 복사본을 움직이세요. {name}에 h를 더했다가 다시 빼면 반올림 "
        "때문에 마지막 자리가 달라집니다.",
        en=f"Move a copy of {name}: adding h and taking it off again leaves {name} "
        "changed in its last digits, by rounding.",
    )


@when_wrong
def of_numerical_gradient(
    student: Student, reference: Reference, problem: Problem, h: float, reduction: str
) -> list[Misconception[Arrays]]:
    """List what goes wrong for a quadratic loss, whose central difference is exact."""
    N = len(problem[0])
    other = "mean" if reduction == "sum" else "sum"
    dW, dB = right = reference.loss_gradient(*problem, reduction=reduction)
    return [
        *_of_nothing(student.written("numerical_gradient").code, right),
        *_of_one_side(problem, right, h, reduction),
        *_of_division(right, h),
        Misconception(
            (np.full_like(dW, dW.sum()), dB),
            Text(
                ko="W의 원소를 한 번에 하나씩만 움직이세요. 지금은 W + h로 모든 원소를 "
                "함께 움직입니다.",
                en="Move one element of W at a time: W + h moves all of them together.",
            ),
        ),
        Misconception(
            _without_return(reference, problem, h, reduction),
            Text(
                ko="한 원소를 재고 나면 제자리로 되돌린 다음에 다음 원소로 가세요.",
                en="Put each element back to where it was before you move the next.",
            ),
        ),
        Misconception(
            _scaled(right, N if reduction == "mean" else 1 / N),
            sentence(
                ko='손실을 reduction="{reduction}"대로 구하세요. 지금은 "{other}"의 '
                "기울기입니다(N = {N}배 차이).",
                en='Reduce the loss as reduction="{reduction}" says: yours is the '
                'gradient of the "{other}" (N = {N} times off).',
                N=Varying(f"{N}"),
                other=other,
                reduction=reduction,
            ),
        ),
    ]


def _of_nothing(code: str, right: Arrays) -> list[Misconception[Arrays]]:
    """Find out of the code why both losses are the same."""
    dW, dB = right
    if re.search(r"= \(?W(?:, W\)?)?$", code, re.MULTILINE):
        advice = Text(
            ko="W.copy()로 복사한 다음 움직이세요. up = W는 이름만 하나 더 붙인 "
            "것이어서 두 손실이 같은 W에서 나왔습니다.",
            en="Move a copy, W.copy(): up = W is only one more name, so both losses "
            "come from the same W.",
        )
    elif re.search(r"/.*\bh\b", code):
        advice = Text(
            ko="손실 하나는 W + h에서, 다른 하나는 W - h에서 구하세요. 두 손실이 같아 "
            "차가 0입니다. 부호와 복사(.copy())를 살펴보세요.",
            en="Take one loss at W + h and the other at W - h: both are the same, and "
            "their difference is 0. Look at the signs, and for a .copy().",
        )
    else:
        return []
    return [
        Misconception((np.zeros_like(dW), dB), advice),
        Misconception((np.zeros_like(dW), np.zeros_like(dB)), advice),
    ]


def _of_one_side(
    problem: Problem, right: Arrays, h: float, reduction: str
) -> list[Misconception[Arrays]]:
    X, dW, dB = problem[0], *right
    share = 1 / len(X) if reduction == "mean" else 1.0
    # Half of each second derivative: a step to one side only is off by h times this.
    bend = share * (X**2).sum(axis=0)[:, None], np.array([share * len(X)])
    return [
        Misconception((dW + h * bend[0], dB + h * bend[1]), only_above("W")),
        Misconception((dW - h * bend[0], dB - h * bend[1]), only_below("W")),
    ]


def _of_division(right: Arrays, h: float) -> list[Misconception[Arrays]]:
    return [
        Misconception(_scaled(right, 2), divided_by_distance("W")),
        Misconception(_scaled(right, 2 * h), NOT_DIVIDED),
        Misconception(_scaled(right, h**2), DIVIDED),
        Misconception(_scaled(right, 1 / 2), HALVED),
    ]


def _scaled(gradient: Arrays, factor: float) -> Arrays:
    dW, dB = gradient
    return factor * dW, factor * dB


def _without_return(
    reference: Reference, problem: Problem, h: float, reduction: str
) -> Arrays:
    """Measure as one does who leaves each parameter at W - h."""
    X, Y, W, B = problem
    W, dW = W.astype(float), np.zeros(W.shape)
    for d in range(len(W)):
        dW[d] = reference.loss_gradient(X, Y, W, B, reduction=reduction)[0][d]
        W[d] -= h
    return dW, reference.loss_gradient(X, Y, W, B, reduction=reduction)[1]
