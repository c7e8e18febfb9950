"""Why an array is the right one rounded, or some multiple of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.core.language import Text
from graders.core.message import Sentence, Varying, sentence

NEARLY = 1e-3
"""From which relative difference on a factor is worth a name."""
_ENOUGH, _IN_ALL = 4, 6
"""So many decimals, or so many of all numbers, do not end in zeros by chance."""


def cause_of_nearness(
    name: Text, actual: NDArray[Any], expected: NDArray[Any]
) -> Sentence | None:
    """Tell rounded values, and a factor."""
    if np.iscomplexobj(actual) or not (actual.size and expected.any()):
        return None
    return _rounded(name, actual, expected) or _factor(name, actual, expected)


def _rounded(
    name: Text, actual: NDArray[Any], expected: NDArray[Any]
) -> Sentence | None:
    actual, expected = actual.astype(float), expected.astype(float)
    for digits in range(9):
        if digits < _ENOUGH and actual.size * (digits or 1) < _IN_ALL:
            continue
        half = 0.5 * 10.0**-digits
        itself = np.abs(actual - actual.round(digits)) <= 1e-6 * np.abs(actual)
        if itself.all() and (np.abs(actual - expected) <= 1.001 * half).all():
            return sentence(
                ko="{name}: 반올림하지 말고 계산한 값 그대로 돌려주세요. 지금은 소수점 "
                "아래 {digits}자리까지만 맞습니다. 설명의 예는 출력만 반올림했습니다.",
                en="Do not round {name}: only {digits} digits after the point are "
                "right. The docstring's examples are rounded for printing alone.",
                name=name,
                digits=Varying(f"{digits}"),
            )
    return None


def _factor(
    name: Text, actual: NDArray[Any], expected: NDArray[Any]
) -> Sentence | None:
    scale = float(np.abs(expected).max())
    largest = np.unravel_index(np.abs(expected).argmax(), expected.shape)
    factor = float(actual[largest] / expected[largest])
    if factor <= 0 or np.any(
        np.abs(actual - factor * expected) > 1e-6 * factor * scale
    ):
        return None
    times = max(factor, 1 / factor)
    # One number is always some multiple of another: only a round one means something.
    if not 1 + NEARLY < times < 1e6 or (
        expected.size == 1 and abs(times - round(times)) > 1e-6
    ):
        return None
    much = Varying(f"{times:.4g}")
    if factor > 1:
        return sentence(
            ko="{name}: 값이 {much}배 큽니다. 곱하거나 나누는 수를 살펴보세요.",
            en="Look for a factor: {name} came out {much} times too large.",
            name=name,
            much=much,
        )
    return sentence(
        ko="{name}: 값이 {much}분의 1입니다. 곱하거나 나누는 수를 살펴보세요.",
        en="Look for a factor: {name} came out {much} times too small.",
        name=name,
        much=much,
    )
