"""What learners get wrong in the gradient of a line that decides."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.problems import Array, Arrays
from graders.checks.two_classes import sigmoid

Found = Iterator[Misconception[Arrays]]


_NOT_BY_N = (
    "N으로 나누세요. 손실이 평균이므로 기울기도 표본의 수로 나눕니다.",
    "Divide by N: the loss is a mean over the samples, and so is its gradient.",
)
_TWICE = (
    "N으로 한 번만 나누세요. 이미 평균인 것을 또 나누었습니다.",
    "Divide by N once: what was a mean already is divided again.",
)
_SIGN = (
    "오차는 Y - p가 아니라 p - Y입니다. 부호가 모두 반대입니다.",
    "Take p - Y for the error, not Y - p: every sign is the other way round.",
)
_WITH_SLOPE = (
    "p(1 - p)를 곱하지 마세요. 교차 엔트로피에서는 시그모이드의 기울기가 약분되어 "
    "p - Y만 남습니다.",
    "Leave out p(1 - p): with the cross-entropy the slope of the sigmoid cancels, and "
    "p - Y is left.",
)
_NO_SIGMOID = (
    "로짓에 시그모이드를 취해 확률 p를 만든 다음 Y를 빼세요. 지금은 로짓에서 Y를 "
    "뺐습니다.",
    "Turn the logits into probabilities with the sigmoid first: your error is Z - Y.",
)
_DOUBLED = (
    "2를 곱하지 마세요. 제곱오차가 아니라 교차 엔트로피의 기울기입니다.",
    "Leave out the 2: it belongs to squared errors, not to the cross-entropy.",
)
_DECIDED = (
    "확률 p를 0과 1로 반올림하지 말고 그대로 쓰세요.",
    "Keep the probability p as it is: yours is rounded to 0 or 1.",
)


def errors_at_logits(Z: Array, Y: Array) -> list[tuple[Array, tuple[str, str]]]:
    """Give the errors that learners take at the logits, and what to say of each."""
    p, N = sigmoid(Z), len(Z)
    E = (p - Y) / N
    return [
        (-E, _SIGN),
        (E * N, _NOT_BY_N),
        (E / N, _TWICE),
        (E * p * (1 - p), _WITH_SLOPE),
        ((Z - Y) / N, _NO_SIGMOID),
        (2 * E, _DOUBLED),
        ((p.round() - Y) / N, _DECIDED),
    ]


@when_wrong
def of_logistic_gradient(X: Array, Y: Array, W: Array, B: Array) -> Found:
    for E, words in errors_at_logits(X @ W + B, Y):
        yield mistaken((X.T @ E, E.sum(axis=0)), *words)
    E, N = (sigmoid(X @ W + B) - Y) / len(X), len(X)
    without = (sigmoid(X @ W) - Y) / N
    yield mistaken(
        (X.T @ without, without.sum(axis=0)),
        "로짓에 편향 B도 더하세요. 지금은 XW입니다.",
        "Add the bias B to the logit: yours is XW.",
    )
    yield mistaken(
        (X.T @ E, E.mean(axis=0)),
        "dB는 한 번만 N으로 나누세요. 이미 나눈 오차를 또 평균했습니다.",
        "Sum for dB: your error is divided by N already, and its mean divides again.",
    )
    yield mistaken(
        (np.full_like(W, E.sum()), E.sum(axis=0)),
        "dW에는 X를 곱하세요. 로짓을 W로 미분하면 X입니다.",
        "Multiply by X for dW: the derivative of the logit with respect to W is X.",
    )
