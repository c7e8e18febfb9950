"""What learners get wrong in derivatives of activation functions, and what to say."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders.checks.expect.diagnosis import mistaken
from graders.checks.misconceptions.probabilities import (
    OfFunction,
    naive_sigmoid,
    normal_below,
    normal_density,
)
from graders.checks.problems import Array


def _itself(compute: Callable[[Array], Array], name: str) -> OfFunction:
    return mistaken(
        compute,
        f"{name}의 값이 아니라 기울기(도함수)를 돌려주세요.",
        f"Return the slope of {name}, not its value.",
    )


def _bent(x: Array) -> Array:
    return x + (np.hypot(x, 1) - 1) / 2


def _step(x: Array, at: float = 0.0) -> Array:
    return (x > at).astype(x.dtype)


DERIVATIVES: dict[str, tuple[OfFunction, ...]] = {
    "identity_derivative": (
        _itself(lambda x: x, "identity"),
        mistaken(
            np.zeros_like,
            "1로 채우세요. 0은 상수 함수의 기울기입니다.",
            "Fill it with 1: 0 is the slope of a constant.",
        ),
    ),
    "linear_derivative": (
        _itself(lambda x: 2 * x + 1, "linear"),
        mistaken(
            np.ones_like,
            "1이 아니라 직선의 기울기 slope를 돌려주세요.",
            "Return the line's slope, not 1.",
        ),
        mistaken(
            lambda x: 2 * x,
            "x를 곱하지 마세요. 직선의 기울기는 어디서나 같습니다.",
            "Do not multiply by x: a line's slope is the same everywhere.",
        ),
        mistaken(
            lambda x: np.full_like(x, 3),
            "절편은 더하지 마세요. 상수를 미분하면 0입니다.",
            "Leave the intercept out: the derivative of a constant is 0.",
        ),
    ),
    "binary_step_derivative": (
        _itself(_step, "binary_step"),
        mistaken(
            np.ones_like,
            "0을 돌려주세요. 계단의 위쪽도 아래쪽도 평평합니다.",
            "Return 0: the step is flat above and below.",
        ),
    ),
    "sigmoid_derivative": (
        _itself(naive_sigmoid, "sigmoid"),
        mistaken(
            lambda x: x * (1 - x),
            "먼저 s = sigmoid(x)를 구하세요. x(1 - x)가 아니라 s(1 - s)입니다.",
            "Compute s = sigmoid(x) first: it is s(1 - s), not x(1 - x).",
        ),
        mistaken(
            lambda x: naive_sigmoid(x) * (1 + naive_sigmoid(x)),
            "더하지 말고 빼세요. s(1 + s)가 아니라 s(1 - s)입니다.",
            "Subtract instead of adding: s(1 - s), not s(1 + s).",
        ),
        mistaken(
            lambda x: 1 - naive_sigmoid(x),
            "s를 한 번 더 곱하세요. 1 - s가 아니라 s(1 - s)입니다.",
            "Multiply by s once more: s(1 - s), not 1 - s.",
        ),
        mistaken(
            lambda x: 1 - naive_sigmoid(x) ** 2,
            "tanh의 공식과 섞였습니다. 1 - s²이 아니라 s(1 - s)를 쓰세요.",
            "Use s(1 - s): 1 - s² is the formula of tanh.",
        ),
    ),
    "tanh_derivative": (
        _itself(np.tanh, "tanh"),
        mistaken(
            lambda x: 1 - np.tanh(x),
            "tanh를 제곱하세요. 1 - tanh(x)²입니다.",
            "Square the tanh: it is 1 - tanh(x)².",
        ),
        mistaken(
            lambda x: 1 - x**2,
            "x가 아니라 tanh(x)를 제곱하세요.",
            "Square tanh(x), not x.",
        ),
        mistaken(
            lambda x: 1 + np.tanh(x) ** 2,
            "더하지 말고 빼세요. 1 - tanh(x)²입니다.",
            "Subtract instead of adding: 1 - tanh(x)².",
        ),
        mistaken(
            lambda x: np.tanh(x) * (1 - np.tanh(x)),
            "시그모이드의 공식과 섞였습니다. 1 - tanh(x)²을 쓰세요.",
            "Use 1 - tanh(x)²: t(1 - t) is the formula of the sigmoid.",
        ),
    ),
    "arctan_derivative": (
        _itself(np.arctan, "arctan"),
        mistaken(
            lambda x: 1 / (1 + x),
            "x를 제곱하세요. 1 / (1 + x²)입니다.",
            "Square x: it is 1 / (1 + x²).",
        ),
        mistaken(
            lambda x: 1 / (1 - x**2),
            "분모의 부호를 뒤집으세요. 1 - x²이 아니라 1 + x²입니다.",
            "Change the sign in the denominator: 1 + x², not 1 - x².",
        ),
        mistaken(
            lambda x: 1 / np.sqrt(1 + x**2),
            "제곱근을 지우세요. 1 / (1 + x²)입니다.",
            "Leave out the root: it is 1 / (1 + x²).",
        ),
        mistaken(
            lambda x: 1 + x**2,
            "역수를 돌려주세요. 1 / (1 + x²)입니다.",
            "Divide 1 by it: the slope is 1 / (1 + x²).",
        ),
    ),
    "softsign_derivative": (
        _itself(lambda x: x / (1 + np.abs(x)), "softsign"),
        mistaken(
            lambda x: 1 / (1 + np.abs(x)),
            "분모를 제곱하세요. 1 / (1 + |x|)²입니다.",
            "Square the denominator: it is 1 / (1 + |x|)².",
        ),
        mistaken(
            lambda x: 1 / (1 + x) ** 2,
            "분모의 x에 절댓값을 씌우세요. 1 / (1 + |x|)²입니다.",
            "Take the absolute value of x in the denominator: 1 / (1 + |x|)².",
        ),
        mistaken(
            lambda x: np.sign(x) / (1 + np.abs(x)) ** 2,
            "x의 부호를 곱하지 마세요. softsign은 어디서나 증가합니다.",
            "Do not multiply by the sign of x: softsign rises everywhere.",
        ),
    ),
    "relu_derivative": (
        _itself(lambda x: np.maximum(x, 0), "relu"),
        mistaken(
            np.sign,
            "음수에서는 0을 돌려주세요. ReLU는 그곳에서 평평합니다.",
            "Return 0 for negative x: the ReLU is flat there.",
        ),
        mistaken(
            np.ones_like,
            "음수에서는 0을 돌려주세요. ReLU는 그곳에서 평평합니다.",
            "Return 0 for negative x: the ReLU is flat there.",
        ),
    ),
    "leaky_relu_derivative": (
        _itself(lambda x: np.where(x >= 0, x, x / 10), "leaky_relu"),
        mistaken(
            _step,
            "음수에서는 0이 아니라 slope를 돌려주세요.",
            "Return slope for negative x, not 0.",
        ),
        mistaken(
            lambda x: np.where(x > 0, 1, 0.01),
            "기울기를 0.01이 아니라 0.1로 하세요. 인자 slope를 쓰면 됩니다.",
            "Use the slope 0.1, not 0.01: take it from the argument slope.",
        ),
        mistaken(
            lambda x: np.where(x > 0, 1, -0.1),
            "음수 쪽의 부호를 뒤집으세요. 그쪽에서도 함수는 증가합니다.",
            "Turn the sign round on the negative side: it rises there, too.",
        ),
    ),
    "elu_derivative": (
        _itself(lambda x: np.where(x > 0, x, 0.9 * np.expm1(x)), "elu"),
        mistaken(
            lambda x: np.where(x > 0, 1, np.exp(x)),
            "alpha를 곱하세요. 여기서는 1이 아니라 0.9입니다.",
            "Multiply by alpha: here it is 0.9, not 1.",
        ),
        mistaken(
            lambda x: np.where(x > 0, 1, 0.9 * np.expm1(x)),
            "음수 쪽에서는 1을 빼지 마세요. 상수를 미분하면 0입니다.",
            "Do not subtract 1 on the negative side: a constant's derivative is 0.",
        ),
        mistaken(
            lambda x: 0.9 * np.exp(x),
            "양수에서는 1을 돌려주세요. 그곳에서 ELU는 x입니다.",
            "Return 1 for positive x: there the ELU is x.",
        ),
    ),
    "trelu_derivative": (
        _itself(lambda x: np.where(x > 2, x, 0), "trelu"),
        mistaken(
            _step,
            "0이 아니라 threshold보다 클 때 1입니다. 지금은 ReLU의 도함수입니다.",
            "Return 1 above threshold, not above 0: yours belongs to the ReLU.",
        ),
    ),
    "softplus_derivative": (
        _itself(lambda x: np.log1p(np.exp(x)), "softplus"),
        mistaken(
            lambda x: 1 / (1 + np.exp(x)),
            "속함수도 미분하세요. exp(x) / (1 + exp(x)), 곧 sigmoid(x)입니다.",
            "Differentiate what is inside, too: exp(x) / (1 + exp(x)), which is "
            "sigmoid(x).",
        ),
        mistaken(
            lambda x: naive_sigmoid(x) * naive_sigmoid(-x),
            "한 번만 미분하세요. 시그모이드의 도함수가 아니라 시그모이드입니다.",
            "Differentiate once: it is the sigmoid, not the sigmoid's derivative.",
        ),
    ),
    "silu_derivative": (
        _itself(lambda x: x * naive_sigmoid(x), "silu"),
        mistaken(
            naive_sigmoid,
            "둘째 항 x s(1 - s)를 더하세요. 곱의 미분법에는 항이 둘 있습니다.",
            "Add the second term, x s(1 - s): the product rule has two.",
        ),
        mistaken(
            lambda x: x * naive_sigmoid(x) * naive_sigmoid(-x),
            "첫째 항 s를 더하세요. 곱의 미분법에는 항이 둘 있습니다.",
            "Add the first term, s: the product rule has two.",
        ),
        mistaken(
            lambda x: naive_sigmoid(x) * naive_sigmoid(-x),
            "두 도함수를 곱하지 마세요. 곱의 미분법은 s + x s(1 - s)입니다.",
            "Do not multiply the two derivatives: the product rule gives "
            "s + x s(1 - s).",
        ),
        mistaken(
            lambda x: naive_sigmoid(x) * (1 + naive_sigmoid(-x)),
            "둘째 항에 x를 곱하세요. s + x s(1 - s)입니다.",
            "Multiply the second term by x: it is s + x s(1 - s).",
        ),
    ),
    "gelu_derivative": (
        _itself(lambda x: x * normal_below(x), "gelu"),
        mistaken(
            normal_below,
            "둘째 항 x φ(x)를 더하세요. 곱의 미분법에는 항이 둘 있습니다.",
            "Add the second term, x φ(x): the product rule has two.",
        ),
        mistaken(
            lambda x: x * normal_density(x),
            "첫째 항 Φ(x)를 더하세요. 곱의 미분법에는 항이 둘 있습니다.",
            "Add the first term, Φ(x): the product rule has two.",
        ),
        mistaken(
            lambda x: normal_below(x) + normal_density(x),
            "φ(x)에 x를 곱하세요. Φ(x) + x φ(x)입니다.",
            "Multiply φ(x) by x: it is Φ(x) + x φ(x).",
        ),
        mistaken(
            lambda x: normal_below(x) + x * np.exp(-(x**2) / 2),
            "밀도를 √(2π)로 나누세요.",
            "Divide the density by √(2π).",
        ),
    ),
    "bent_identity_derivative": (
        _itself(_bent, "bent_identity"),
        mistaken(
            lambda x: x / (2 * np.sqrt(x**2 + 1)),
            "1을 더하세요. x를 미분하면 1입니다.",
            "Add 1: that is the derivative of x.",
        ),
        mistaken(
            lambda x: x / np.sqrt(x**2 + 1) + 1,
            "sqrt(x² + 1) 앞에 2를 곱하세요. 분모는 2 sqrt(x² + 1)입니다.",
            "Put a 2 into the denominator: x / (2 sqrt(x² + 1)) + 1.",
        ),
        mistaken(
            lambda x: 1 / (2 * np.sqrt(x**2 + 1)) + 1,
            "속함수도 미분하세요. x² + 1을 미분하면 2x이므로 분자는 x입니다.",
            "Differentiate what is inside, too: x² + 1 gives 2x, so the numerator is "
            "x.",
        ),
        mistaken(
            lambda x: x / 2 * np.sqrt(x**2 + 1) + 1,
            "분모를 괄호로 묶으세요. x / 2 * sqrt(...)는 제곱근을 곱합니다.",
            "Put the denominator in brackets: x / 2 * sqrt(...) multiplies by the "
            "root.",
        ),
    ),
    "gaussian_derivative": (
        _itself(lambda x: np.exp(-(x**2)), "gaussian"),
        mistaken(
            lambda x: -x * np.exp(-(x**2)),
            "2를 곱하세요. x²을 미분하면 2x입니다.",
            "Multiply by 2: the derivative of x² is 2x.",
        ),
        mistaken(
            lambda x: 2 * x * np.exp(-(x**2)),
            "부호를 뒤집으세요. -x²을 미분하면 -2x입니다.",
            "Turn the sign round: the derivative of -x² is -2x.",
        ),
        mistaken(
            lambda x: -2 * x,
            "exp(-x²)을 곱하세요. 속함수의 도함수 -2x만 남았습니다.",
            "Multiply by exp(-x²): only -2x, the derivative of what is inside, is "
            "left.",
        ),
    ),
}
