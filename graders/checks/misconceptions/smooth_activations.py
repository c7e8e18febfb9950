"""What learners get wrong in activation functions without a kink."""

from __future__ import annotations

import math

import numpy as np

from graders.checks.expect.diagnosis import mistaken
from graders.checks.misconceptions.probabilities import (
    OfFunction,
    naive_sigmoid,
    normal_below,
    normal_density,
)
from graders.checks.problems import Array

_ROOT = "sqrt(x² + 1)"


def _gelu_by_tanh(x: Array) -> Array:
    approximated: Array = 1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
    return x / 2 * approximated


SMOOTH: dict[str, tuple[OfFunction, ...]] = {
    "sigmoid": (
        mistaken(
            lambda x: naive_sigmoid(-x),
            "지수의 부호를 뒤집으세요. 분모는 1 + exp(x)가 아니라 1 + exp(-x)입니다.",
            "Turn the sign in the exponent round: the denominator is 1 + exp(-x), not "
            "1 + exp(x).",
        ),
        mistaken(
            np.tanh,
            "0과 1 사이의 값이 되어야 합니다. 지금은 -1에서 1까지인 tanh입니다.",
            "Stay between 0 and 1: yours is tanh, which goes from -1 to 1.",
        ),
        mistaken(
            lambda x: 1 + np.exp(-x),
            "분모를 괄호로 묶으세요. 1 / 1 + exp(-x)는 1을 1로 먼저 나눕니다.",
            "Put the denominator in brackets: 1 / 1 + exp(-x) divides 1 by 1 first.",
        ),
        mistaken(
            lambda x: np.exp(-x),
            "1을 더한 다음 역수를 구하세요. 지금은 exp(-x)입니다.",
            "Add 1 and divide 1 by it: so far this is exp(-x).",
        ),
    ),
    "tanh": (
        mistaken(
            lambda x: 2 * naive_sigmoid(x) - 1,
            "시그모이드에 x가 아니라 2x를 넣으세요. tanh(x) = 2σ(2x) - 1입니다.",
            "Give the sigmoid 2x, not x: tanh(x) = 2 sigmoid(2x) - 1.",
        ),
        mistaken(
            lambda x: naive_sigmoid(2 * x),
            "2를 곱하고 1을 빼세요. tanh(x) = 2σ(2x) - 1입니다. 지금은 σ(2x)입니다.",
            "Multiply by 2 and subtract 1: tanh(x) = 2 sigmoid(2x) - 1. Yours is "
            "sigmoid(2x).",
        ),
        mistaken(
            np.sinh,
            "2가 아니라 exp(x) + exp(-x)로 나누세요. 지금은 sinh입니다.",
            "Divide by exp(x) + exp(-x), not by 2: yours is sinh.",
        ),
        mistaken(
            lambda x: 1 / np.tanh(x),
            "분자와 분모를 바꾸세요. exp(x) - exp(-x)가 분자입니다.",
            "Swap numerator and denominator: exp(x) - exp(-x) is the numerator.",
        ),
    ),
    "arctan": (
        mistaken(
            np.tan,
            "tan이 아니라 그 역함수를 쓰세요. np.arctan입니다.",
            "Take the inverse of tan, np.arctan, not tan itself.",
        ),
        mistaken(
            lambda x: 1 / np.tan(x),
            "tan의 역수가 아니라 역함수를 쓰세요. np.arctan입니다.",
            "Take the inverse function of tan, np.arctan, not 1 / tan(x).",
        ),
        mistaken(
            lambda x: np.degrees(np.arctan(x)),
            "각도를 도(°)로 바꾸지 마세요. 라디안 그대로여야 합니다.",
            "Leave the angle in radians: yours is in degrees.",
        ),
        mistaken(
            np.tanh,
            "tanh가 아니라 arctan입니다. 값은 -π/2와 π/2 사이에 있습니다.",
            "Use arctan, not tanh: its values lie between -pi/2 and pi/2.",
        ),
    ),
    "softsign": (
        mistaken(
            lambda x: x + np.abs(x),
            "분모를 괄호로 묶으세요. x / 1 + |x|는 x를 1로 먼저 나눕니다.",
            "Put the denominator in brackets: x / 1 + |x| divides x by 1 first.",
        ),
        mistaken(
            lambda x: x / (1 + x),
            "분모의 x에 절댓값을 씌우세요. x / (1 + |x|)입니다.",
            "Take the absolute value of x in the denominator: x / (1 + |x|).",
        ),
        mistaken(
            lambda x: np.abs(x) / (1 + np.abs(x)),
            "분자에는 절댓값을 씌우지 마세요. x가 음수이면 값도 음수입니다.",
            "Take no absolute value in the numerator: a negative x gives a negative "
            "value.",
        ),
        mistaken(
            np.sign,
            "부호만 돌려주지 말고 x / (1 + |x|)를 계산하세요.",
            "Compute x / (1 + |x|), not just the sign.",
        ),
    ),
    "softplus": (
        mistaken(
            lambda x: np.log(1 + np.exp(-x)),
            "지수의 부호를 뒤집으세요. ln(1 + exp(-x))가 아니라 ln(1 + exp(x))입니다.",
            "Turn the sign in the exponent round: ln(1 + exp(x)), not ln(1 + exp(-x)).",
        ),
        mistaken(
            lambda x: np.log10(1 + np.exp(x)),
            "상용로그(log10)가 아니라 자연로그(np.log)를 쓰세요.",
            "Use the natural logarithm np.log, not log10.",
        ),
        mistaken(
            lambda x: np.log2(1 + np.exp(x)),
            "log2가 아니라 자연로그(np.log)를 쓰세요.",
            "Use the natural logarithm np.log, not log2.",
        ),
        mistaken(
            lambda x: 1 + np.exp(x),
            "마지막에 로그를 취하세요. 지금은 1 + exp(x)입니다.",
            "Take the logarithm at the end: so far this is 1 + exp(x).",
        ),
        mistaken(
            lambda x: np.log1p(np.log1p(np.exp(x))),
            "1은 한 번만 더하세요. np.log1p(t)가 이미 ln(1 + t)입니다.",
            "Add 1 only once: np.log1p(t) is ln(1 + t) already.",
        ),
        mistaken(
            lambda x: np.log1p(1 + np.exp(x)),
            "1은 한 번만 더하세요. np.log1p(t)가 이미 ln(1 + t)입니다.",
            "Add 1 only once: np.log1p(t) is ln(1 + t) already.",
        ),
        mistaken(
            lambda x: 1 + x,
            "1을 로그 안에서 더하세요. 1 + ln(exp(x))는 1 + x입니다.",
            "Add 1 inside the logarithm: 1 + ln(exp(x)) is 1 + x.",
        ),
        mistaken(
            lambda x: np.maximum(x, 0),
            "꺾인 ReLU가 아니라 매끄러운 ln(1 + exp(x))를 계산하세요.",
            "Compute the smooth ln(1 + exp(x)), not the ReLU with its kink.",
        ),
    ),
    "silu": (
        mistaken(
            naive_sigmoid,
            "sigmoid(x)에 x를 곱하세요. 지금은 시그모이드입니다.",
            "Multiply sigmoid(x) by x: so far this is the sigmoid.",
        ),
        mistaken(
            lambda x: x * naive_sigmoid(-x),
            "지수의 부호를 뒤집으세요. sigmoid(-x)가 아니라 sigmoid(x)를 곱합니다.",
            "Turn the sign in the exponent round: multiply by sigmoid(x), not "
            "sigmoid(-x).",
        ),
        mistaken(
            lambda x: x * np.tanh(x),
            "tanh가 아니라 시그모이드를 곱하세요.",
            "Multiply by the sigmoid, not by tanh.",
        ),
        mistaken(
            lambda x: np.maximum(x, 0),
            "꺾인 ReLU가 아니라 매끄러운 x * sigmoid(x)를 계산하세요.",
            "Compute the smooth x * sigmoid(x), not the ReLU with its kink.",
        ),
        mistaken(
            lambda x: x * normal_below(x),
            "Φ(x)가 아니라 sigmoid(x)를 곱하세요. 지금은 GELU입니다.",
            "Multiply by sigmoid(x), not by Φ(x): yours is the GELU.",
        ),
    ),
    "gelu": (
        mistaken(
            _gelu_by_tanh,
            "tanh로 어림하지 말고 erf로 계산하세요. 소수점 아래 넷째 자리쯤에서 "
            "다릅니다.",
            "Compute it with erf, not with the approximation by tanh: the two differ "
            "in about the fourth decimal.",
        ),
        mistaken(
            lambda x: x * naive_sigmoid(1.702 * x),
            "sigmoid(1.702 x)로 어림하지 말고 erf로 계산하세요.",
            "Compute it with erf, not with the approximation by sigmoid(1.702 x).",
        ),
        mistaken(
            lambda x: x * naive_sigmoid(x),
            "sigmoid(x)가 아니라 Φ(x)를 곱하세요. 지금은 SiLU입니다.",
            "Multiply by Φ(x), not by sigmoid(x): yours is the SiLU.",
        ),
        mistaken(
            lambda x: x * normal_below(math.sqrt(2) * x),
            "erf에 x가 아니라 x / √2를 넣으세요.",
            "Give erf x / √2, not x.",
        ),
        mistaken(
            lambda x: 2 * x * normal_below(x),
            "2로 나누세요. Φ(x)는 1 + erf(x / √2)의 절반입니다.",
            "Divide by 2: Φ(x) is half of 1 + erf(x / √2).",
        ),
        mistaken(
            lambda x: x * (normal_below(x) - 0.5),
            "erf에 1을 더하세요. Φ(x) = (1 + erf(x / √2)) / 2입니다.",
            "Add 1 to erf: Φ(x) = (1 + erf(x / √2)) / 2.",
        ),
        mistaken(
            normal_below,
            "x를 곱하세요. 지금은 Φ(x)입니다.",
            "Multiply by x: so far this is Φ(x).",
        ),
        mistaken(
            lambda x: x * normal_density(x),
            "밀도 φ(x)가 아니라 누적분포함수 Φ(x)를 곱하세요.",
            "Multiply by the cumulative Φ(x), not by the density φ(x).",
        ),
    ),
    "bent_identity": (
        mistaken(
            lambda x: np.sqrt(x**2 + 1) / 2 + x,
            f"{_ROOT}에서 1을 빼세요. 그래야 원점을 지납니다.",
            f"Subtract 1 from {_ROOT}: only then does it pass through the origin.",
        ),
        mistaken(
            lambda x: (np.sqrt(x**2 + 1) - 1) / 2,
            "마지막에 x를 더하세요.",
            "Add x at the end.",
        ),
        mistaken(
            lambda x: (np.sqrt(x**2 + 1) - 1 + x) / 2,
            "x는 2로 나누지 말고 그대로 더하세요.",
            "Add x undivided: only the root minus 1 is halved.",
        ),
        mistaken(
            lambda x: np.sqrt(x**2 + 1) - 1 + x,
            f"{_ROOT} - 1을 2로 나누세요.",
            f"Divide {_ROOT} - 1 by 2.",
        ),
        mistaken(
            lambda x: np.sqrt(x**2 + 1) - 0.5 + x,
            f"{_ROOT} - 1을 괄호로 묶은 다음 2로 나누세요.",
            f"Put brackets round {_ROOT} - 1 before you divide by 2.",
        ),
    ),
    "gaussian": (
        mistaken(
            lambda x: np.exp(x**2),
            "지수에 빼기 부호를 붙이세요. (-x)**2가 아니라 -(x**2)입니다.",
            "Put a minus into the exponent: -(x**2), not (-x)**2.",
        ),
        mistaken(
            lambda x: np.exp(-(x**2) / 2),
            "2로 나누지 마세요. 정규분포의 밀도가 아니라 exp(-x²)입니다.",
            "Do not divide by 2: this is exp(-x²), not the normal distribution's.",
        ),
        mistaken(
            lambda x: np.exp(-np.abs(x)),
            "지수에서 x를 제곱하세요. 지금은 exp(-|x|)입니다.",
            "Square x in the exponent: so far this is exp(-|x|).",
        ),
        mistaken(
            lambda x: np.exp(-2 * x),
            "2를 곱하지 말고 x를 제곱하세요.",
            "Square x instead of doubling it.",
        ),
    ),
}
