"""What learners get wrong in the steps of momentum and Adam, and in their limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.misconceptions.least_squares import with_ones
from graders.checks.problems import Array, Arrays

Found = Iterator[Misconception[Arrays]]

_UPWARDS = (
    "걸음을 더하지 말고 빼세요.",
    "Subtract the step: you add it, and so go up.",
)


@when_wrong
def of_momentum(P: Array, V: Array, G: Array, rate: float, momentum: float) -> Found:
    right = momentum * V + G
    scaled = momentum * V + rate * G
    damped = momentum * V + (1 - momentum) * G
    yield mistaken((P + rate * right, right), *_UPWARDS)
    yield mistaken(
        (P - scaled, scaled),
        "학습률은 마지막에 한 번만 곱하세요. 속도에는 학습률이 들어 있지 않습니다.",
        "Multiply by the learning rate at the very end: the velocity has none in it.",
    )
    yield mistaken(
        (P - rate * damped, damped),
        "새 기울기를 그대로 더하세요. (1 - momentum)은 곱하지 않습니다.",
        "Add the gradient as it is, not times (1 - momentum).",
    )
    yield mistaken(
        (P - rate * V, right),
        "새 속도로 움직이세요. 지금은 받은 속도로 움직입니다.",
        "Move with the new velocity: you move with the one you were given.",
    )
    yield mistaken(
        (P - rate * G, right),
        "기울기가 아니라 속도를 따라 움직이세요.",
        "Move along the velocity, not along the gradient alone.",
    )
    yield mistaken(
        (P - rate * G, G),
        "속도에 momentum * V를 더하세요. 앞선 걸음이 사라졌습니다.",
        "Add momentum * V to the velocity: the earlier steps are lost.",
    )
    yield mistaken(
        (P - rate * (V + G), V + G),
        "받은 속도에 momentum을 곱하세요. 앞선 걸음이 줄지 않고 쌓입니다.",
        "Multiply the earlier velocity by momentum: yours never fades.",
    )
    yield mistaken(
        (P - rate * right, V),
        "다음 걸음을 위해 새 속도를 돌려주세요. 받은 속도가 돌아왔습니다.",
        "Return the new velocity for the next step: the one that came went back.",
    )
    yield mistaken(
        (P - rate * (momentum * right + G), right),
        "속도 V를 따라 그대로 움직이세요. momentum * V + G를 한 번 더 구하는 것은 "
        "네스테로프의 방식입니다.",
        "Move along V itself: momentum * V + G once more is the way of Nesterov.",
    )


@dataclass(frozen=True, slots=True)
class Adam:
    """How a step of Adam is set."""

    t: int
    rate: float = 0.1
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8


@when_wrong
def of_adam(before: Arrays, given: Adam) -> Found:
    P, M, S, G = before
    t, rate, eps = given.t, given.rate, given.eps
    beta1, beta2 = given.beta1, given.beta2
    M_new, S_new = beta1 * M + (1 - beta1) * G, beta2 * S + (1 - beta2) * G**2
    m, s = M_new / (1 - beta1**t), S_new / (1 - beta2**t)

    def moved(m: Array, s: Array) -> Array:
        return np.asarray(P - rate * m / (np.sqrt(s) + eps))

    right = moved(m, s)
    yield mistaken((P + rate * m / (np.sqrt(s) + eps), M_new, S_new), *_UPWARDS)
    yield mistaken(
        (moved(M_new, S_new), M_new, S_new),
        "M과 S의 편향을 보정하세요. 1 - beta1 ** t와 1 - beta2 ** t로 나눕니다.",
        "Correct M and S: divide by 1 - beta1 ** t and 1 - beta2 ** t.",
    )
    yield mistaken(
        (moved(m, S_new), M_new, S_new),
        "S도 1 - beta2 ** t로 나누어 보정하세요.",
        "Correct S, too: divide it by 1 - beta2 ** t.",
    )
    yield mistaken(
        (moved(M_new, s), M_new, S_new),
        "M도 1 - beta1 ** t로 나누어 보정하세요.",
        "Correct M, too: divide it by 1 - beta1 ** t.",
    )
    yield mistaken(
        (moved(M_new / (1 - beta1), S_new / (1 - beta2)), M_new, S_new),
        "보정할 때 t제곱을 하세요. 지금은 늘 첫걸음의 값으로 나눕니다.",
        "Take beta to the power of t in the correction: yours is always the first's.",
    )
    if t > 1:
        before = M_new / (1 - beta1 ** (t - 1)), S_new / (1 - beta2 ** (t - 1))
        yield mistaken(
            (moved(*before), M_new, S_new),
            "t를 그대로 쓰세요. 1부터 세므로 1을 뺄 필요가 없습니다.",
            "Use t as it comes: it counts from 1, so nothing is to be taken off.",
        )
    after = M_new / (1 - beta1 ** (t + 1)), S_new / (1 - beta2 ** (t + 1))
    yield mistaken(
        (moved(*after), M_new, S_new),
        "t를 그대로 쓰세요. 이미 1부터 세므로 1을 더하지 않습니다.",
        "Use t as it comes: it counts from 1 already, so do not add 1.",
    )
    yield mistaken(
        (right, m, s),
        "보정하기 전의 M과 S를 돌려주세요. 보정한 값은 걸음에만 씁니다.",
        "Return M and S as they are before the correction, which is for the step only.",
    )
    yield mistaken(
        (P - rate * m / np.sqrt(s + eps), M_new, S_new),
        "eps를 제곱근 밖에서 더하세요.",
        "Add eps outside the root.",
    )
    yield mistaken(
        (P - rate * m / (s + eps), M_new, S_new),
        "s의 제곱근으로 나누세요.",
        "Divide by the root of s, not by s itself.",
    )
    yield mistaken(
        (P - rate * m / np.sqrt(s), M_new, S_new),
        "나누는 수에 eps를 더하세요.",
        "Add eps to what you divide by.",
    )
    yield mistaken(
        (P - rate * G / (np.sqrt(s) + eps), M_new, S_new),
        "기울기 G가 아니라 그 평균 m을 따라 움직이세요.",
        "Move along the mean m, not along the gradient G itself.",
    )
    squares = beta2 * S + (1 - beta2) * G
    with np.errstate(invalid="ignore"):
        unsquared = moved(m, squares / (1 - beta2**t))
    yield mistaken(
        (unsquared, M_new, squares),
        "S에는 G의 제곱을 넣으세요.",
        "Square G for S: it is the mean of the squares.",
    )
    M_sum, S_sum = beta1 * M + G, beta2 * S + G**2
    yield mistaken(
        (moved(M_sum / (1 - beta1**t), S_sum / (1 - beta2**t)), M_sum, S_sum),
        "새 값에 1 - beta를 곱하세요. 그래야 평균이 됩니다.",
        "Multiply what is new by 1 - beta: only then are M and S means.",
    )
    M_swap, S_swap = beta2 * M + (1 - beta2) * G, beta1 * S + (1 - beta1) * G**2
    yield mistaken(
        (moved(M_swap / (1 - beta2**t), S_swap / (1 - beta1**t)), M_swap, S_swap),
        "beta1과 beta2를 바꾸세요. M에는 beta1, S에는 beta2를 씁니다.",
        "Swap the betas: beta1 is for M and beta2 for S.",
    )


@when_wrong
def of_limit(X: Array, momentum: float, reduction: str) -> Found:
    N = len(X)
    share = 1 / N if reduction == "mean" else 1.0
    values = np.linalg.eigvalsh(2 * share * with_ones(X).T @ with_ones(X))
    largest, one = values[-1], 1 + momentum
    other = N if reduction == "mean" else 1 / N
    for gives, ko, en in (
        (
            2 / largest,
            "1 + momentum을 곱하세요. 지금은 모멘텀이 없을 때의 한계입니다.",
            "Multiply by 1 + momentum: yours is the limit without it.",
        ),
        (
            2 * (1 - momentum) / largest,
            "1 - momentum이 아니라 1 + momentum을 곱하세요. 모멘텀이 있으면 한계가 "
            "커집니다.",
            "Multiply by 1 + momentum, not 1 - momentum: the limit grows with it.",
        ),
        (
            2 / (1 - momentum) / largest if momentum < 1 else np.inf,
            "1 - momentum으로 나누지 말고 1 + momentum을 곱하세요.",
            "Do not divide by 1 - momentum: multiply by 1 + momentum.",
        ),
        (
            one / largest,
            "2를 곱하세요. 한계의 절반입니다.",
            "Multiply by 2: half the limit came.",
        ),
        (
            4 * one / largest,
            "헤시안에 2를 곱하세요. 제곱을 두 번 미분하면 2입니다.",
            "Multiply the Hessian by 2: the second derivative of a square is 2.",
        ),
        (
            2 * one / np.linalg.eigvalsh(2 * share * X.T @ X)[-1],
            "X에 1로 된 열을 붙이세요. 편향도 움직이는 매개변수입니다.",
            "Add a column of ones to X: the bias is a parameter that moves, too.",
        ),
        (
            2 * one / values[0] if values[0] > 0 else 0.0,
            "가장 작은 고윳값이 아니라 가장 큰 고윳값으로 나누세요.",
            "Divide by the largest eigenvalue, not by the smallest.",
        ),
        (
            2 * one / (largest * other),
            "reduction이 말하는 헤시안을 쓰세요. 합과 평균이 바뀌었습니다.",
            "Use the Hessian that reduction names: sum and mean are exchanged.",
        ),
    ):
        yield mistaken((np.asarray(gives),), ko, en)
