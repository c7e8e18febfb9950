"""Answers of learners to the activation functions."""

from __future__ import annotations

from tests.mutants.activations import PARAMETERS
from tests.mutants.mutant import Mutant, named


def answer(function: str, name: str, body: str, loses: str, en: str, ko: str) -> Mutant:
    parameters = {**PARAMETERS, "softmax": "z", "logit": "p"}.get(function, "x")
    return Mutant(
        f"{function}_{name}",
        function,
        f"def {function}({parameters}):\n    {body}",
        named(function, *loses.split()),
        en,
        ko,
    )


ANSWERS = (
    answer(
        "sigmoid",
        "rounded",
        "return np.exp(-np.logaddexp(0, -x)).round(4)",
        "values shapes float32 unchanged small_values",
        "The docstring's examples are rounded for printing alone",
        "설명의 예는 출력만 반올림했습니다",
    ),
    answer(
        "sigmoid",
        "returns_x",
        "np.exp(-np.logaddexp(0, -x))\n    return x",
        "values shapes float32 unchanged limits small_values",
        "Compute sigmoid(x) and return it: x itself came back",
        "sigmoid(x)를 계산해 돌려주세요. x가 그대로 돌아왔습니다",
    ),
    answer(
        "binary_step",
        "as_float",
        "return (x >= 0).astype(float)",
        "dtype",
        "Append .astype(x.dtype). Something in float64 got mixed in: .astype(float)",
        "뒤에 .astype(x.dtype)을 붙이세요",
    ),
    answer(
        "relu",
        "through_out",
        "return np.maximum(x, 0, out=x)",
        "unchanged",
        "np.maximum(x, 0, out=x) changes in place what came",
        "처음에 x.copy()로 복사하세요. np.maximum(x, 0, out=x)",
    ),
    answer(
        "elu",
        "subtracts_in_the_exponent",
        "return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0) - 1))",
        "values shapes float32 unchanged parameters limits small_values",
        "Subtract 1 from exp(x), not from x: exp(x) - 1, not exp(x - 1)",
        "1은 지수가 아니라 exp(x)에서 빼세요",
    ),
    answer(
        "softplus",
        "adds_outside",
        "return 1 + np.log(np.exp(x))",
        "values shapes float32 unchanged limits small_values",
        "Add 1 inside the logarithm: 1 + ln(exp(x)) is 1 + x",
        "1을 로그 안에서 더하세요",
    ),
    answer(
        "softplus",
        "clipped",
        "return np.log1p(np.exp(np.clip(x, -20, 20)))",
        "limits small_values",
        "Do not clip x at 20: beyond it the values differ",
        "x를 20에서 자르지 마세요(np.clip)",
    ),
    answer(
        "tanh",
        "of_cosh",
        "return np.where(np.abs(x) > 300, np.sign(x), np.sinh(x) / np.cosh(x))",
        "limits",
        "Keep large numbers out of sinh in tanh",
        "sinh에 큰 수를 넣지 마세요",
    ),
    answer(
        "relu_derivative",
        "of_nan_at_the_kink",
        "return np.where(x == 0, np.nan, x > 0).astype(x.dtype)",
        "kink",
        "At x = 0, take the slope on the left, 0",
        "x = 0에서는 왼쪽 기울기 0을 씁니다",
    ),
    answer(
        "softsign_derivative",
        "of_nan_on_purpose",
        "return np.where(np.isinf(x), np.nan, 1 / (1 + np.abs(x)) ** 2)",
        "limits",
        "Return a number here, not nan",
        "여기서는 nan이 아니라 수를 돌려주세요",
    ),
    answer(
        "softmax",
        "with_a_small_constant",
        "e = np.exp(z - z.max(axis=-1, keepdims=True))\n"
        "    return e / (e.sum(axis=-1, keepdims=True) + 1e-6)",
        "values rows axes unchanged large",
        "Divide by the sum as it is, without a small constant added",
        "합에 작은 수를 더하지 말고 그대로 나누세요",
    ),
    answer(
        "logit",
        "with_a_small_constant",
        "return np.log(p + 1e-12) - np.log(1 - p + 1e-12)",
        "limits",
        "Do not keep p away from 0 and 1, with np.clip or + 1e-10",
        "p를 0과 1에서 떼어 놓지 마세요(np.clip, + 1e-10)",
    ),
    answer(
        "relu",
        "of_the_same_array",
        "y = x\n    y[y < 0] = 0\n    return y",
        "unchanged",
        "What y = x makes is no copy, it shares the memory",
        "y = x: 복사하지 않고 같은 메모리를 함께 쓰는 코드입니다",
    ),
)
