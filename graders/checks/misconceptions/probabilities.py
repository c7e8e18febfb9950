"""What learners get wrong in logit and softmax, and what to tell them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.problems import Array, Arrays
from graders.core.language import Text

OfFunction = Misconception[Callable[[Array], Array]]
"""A mistake in a function of single numbers: what it computes instead."""


def naive_sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def normal_below(x: Array) -> Array:
    """The probability that a standard normal value is below x."""
    below: Array = np.vectorize(math.erfc, otypes=[float])(-x / math.sqrt(2)) / 2
    return below


def normal_density(x: Array) -> Array:
    return np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)


LOGIT: tuple[OfFunction, ...] = (
    mistaken(
        lambda p: p / (1 - p),
        "로그를 취하세요. p / (1 - p)는 오즈입니다.",
        "Take the logarithm: p / (1 - p) is the odds.",
    ),
    mistaken(
        lambda p: np.log((1 - p) / p),
        "분자와 분모를 바꾸세요. 오즈는 p / (1 - p)입니다.",
        "Swap the two: the odds are p / (1 - p).",
    ),
    mistaken(
        lambda p: np.log10(p / (1 - p)),
        "상용로그(log10)가 아니라 자연로그(np.log)를 쓰세요.",
        "Use the natural logarithm np.log, not log10.",
    ),
    mistaken(
        lambda p: np.log(p),
        "p가 아니라 오즈 p / (1 - p)에 로그를 취하세요.",
        "Take the logarithm of the odds p / (1 - p), not of p.",
    ),
    mistaken(
        naive_sigmoid,
        "시그모이드의 역함수를 구하세요. 지금은 시그모이드입니다.",
        "Find the inverse of the sigmoid: yours is the sigmoid itself.",
    ),
    mistaken(
        lambda p: 1 / (p * (1 - p)),
        "로짓을 구하세요. 지금은 로짓의 도함수 1 / (p(1 - p))입니다.",
        "Find the logit itself: 1 / (p(1 - p)) is its derivative.",
    ),
    mistaken(
        lambda p: np.log(p) / np.log(1 - p),
        "로그끼리 나누지 말고 빼세요. ln(p / (1 - p)) = ln p - ln(1 - p)입니다.",
        "Subtract the logarithms, do not divide them: ln(p / (1 - p)) is "
        "ln p - ln(1 - p).",
    ),
)


@when_wrong
def of_softmax(z: Array) -> list[Misconception[Arrays]]:
    e = np.exp(z - z.max())
    last = e.sum(axis=-1, keepdims=True)
    found = [
        mistaken(
            z,
            "softmax(z)를 계산해 돌려주세요. z가 그대로 돌아왔습니다.",
            "Compute the softmax and return it: z itself came back.",
        ),
        mistaken(
            np.exp(z),
            "마지막 축의 합으로 나누세요. 지금은 exp(z)까지입니다.",
            "Divide by the sum along the last axis: so far this is exp(z).",
        ),
        mistaken(
            e / e.sum(),
            "전체가 아니라 행마다 합이 1이 되게 하세요. sum에 axis=-1, keepdims=True를 "
            "적습니다.",
            "Make each row sum to 1, not the whole array: sum with axis=-1, "
            "keepdims=True.",
        ),
        mistaken(
            e / e.sum(axis=0, keepdims=True),
            "axis=0이 아니라 마지막 축(axis=-1)으로 더하세요. 행마다 합이 1이어야 "
            "합니다.",
            "Add up along the last axis, axis=-1, not axis=0: each row sums to 1.",
        ),
        mistaken(
            z / z.sum(axis=-1, keepdims=True),
            "나누기 전에 exp를 취하세요. 지금은 z를 그대로 나누었습니다.",
            "Take exp before you divide: yours divides z itself.",
        ),
        mistaken(
            e / np.linalg.norm(e, axis=-1, keepdims=True),
            "제곱합의 제곱근이 아니라 합으로 나누세요.",
            "Divide by the sum, not by the length of the vector.",
        ),
        mistaken(
            np.log(e / last),
            "로그를 취하지 마세요. 지금은 log-softmax입니다.",
            "Leave out the logarithm: yours is the log-softmax.",
        ),
    ]
    for exponential in (e, np.exp(z)):
        found += [
            mistaken(
                exponential / (exponential.sum(axis=-1, keepdims=True) + small),
                "합에 작은 수를 더하지 말고 그대로 나누세요. exp의 합은 0이 되지 "
                "않습니다. 더한 만큼 합이 1보다 작아집니다.",
                "Divide by the sum as it is, without a small constant added: a sum of "
                "exp is never 0, and your rows no longer sum to 1.",
            )
            for small in 10.0 ** -np.arange(2, 9)
        ]
    if z.ndim == 2 and z.shape[0] == z.shape[1]:
        shifted = np.exp(z - z.max(axis=-1))
        in_both = (
            "max와 sum에 모두 keepdims=True를 적으세요. 없으면 한 행에서 다른 행의 "
            "값을 빼고 나눕니다.",
            "Add keepdims=True to both max and sum: without it, each row is reduced by "
            "the values of others.",
        )
        found += [
            mistaken(
                e / e.sum(axis=-1),
                "sum에 keepdims=True를 적으세요. 없으면 합이 열 방향으로 "
                "브로드캐스팅되어 다른 행의 합으로 나눕니다.",
                "Add keepdims=True to the sum: without it, the sums are broadcast "
                "along the columns, and each row is divided by those of others.",
            ),
            mistaken(shifted / shifted.sum(axis=-1), *in_both),
            mistaken(shifted / shifted.sum(axis=-1, keepdims=True), *in_both),
        ]
    return [Misconception((each.gives,), each.advice) for each in found]


@when_wrong
def of_one_maximum(z: Array) -> list[Misconception[Arrays]]:
    """Know rows from which the maximum of all of them was taken off."""
    with np.errstate(invalid="ignore"):
        e = np.exp(z - z.max())
        gives = e / e.sum(axis=-1, keepdims=True)
    return [
        Misconception(
            (gives,),
            Text(
                ko="행마다 그 행의 최댓값을 빼세요: z.max(axis=-1, keepdims=True). "
                "전체의 최댓값을 빼면 작은 행은 모두 0이 되어 0 / 0, 곧 nan입니다.",
                en="Take off each row's own maximum, z.max(axis=-1, keepdims=True): "
                "with that of all, a row of small numbers becomes 0 / 0, nan.",
            ),
        )
    ]
