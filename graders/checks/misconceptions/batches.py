"""What learners get wrong in training with batches, and what to tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.problems import Array, Arrays, Problem
from graders.checks.two_classes import sigmoid

Found = Iterator[Misconception[Arrays]]
Slope = Callable[[Array, Array], Array]
"""Takes logits and targets, and gives the slope of the loss at each logit."""


def _mean(Z: Array, Y: Array) -> Array:
    return np.asarray((sigmoid(Z) - Y) / len(Z))


def _run(
    problem: Problem,
    rate: float,
    batches: Sequence[Array],
    slope: Slope = _mean,
    *,
    cleared: bool = True,
) -> tuple[Arrays, Arrays]:
    """Give the last W and B, and the loss of each batch before its update."""
    X, Y, W, B = problem
    dW, dB = np.zeros_like(W), np.zeros_like(B)
    losses = []
    for batch in batches:
        Z = X[batch] @ W + B
        losses.append(np.mean(np.logaddexp(0, Z) - Y[batch] * Z))
        E = slope(Z, Y[batch])
        dW = X[batch].T @ E + (0 if cleared else dW)
        dB = E.sum(axis=0) + (0 if cleared else dB)
        W, B = W - rate * dW, B - rate * dB
    return (W, B), (np.array(losses),)


@when_wrong
def of_batches(problem: Problem, rate: float, batches: Sequence[Array]) -> Found:
    X, _, W, B = problem
    everything = [np.arange(len(X))] * len(batches)
    for gives, ko, en in (
        (
            (W, B),
            "W와 B를 갱신하세요. 처음 값이 그대로 돌아왔습니다. backward()와 step()을 "
            "배치마다 부릅니다.",
            "Update W and B: they came back as they started. Call backward() and "
            "step() for each batch.",
        ),
        (
            _run(problem, rate, everything)[0],
            "배치의 표본만 쓰세요. X[batch]와 Y[batch]입니다. 지금은 배치마다 모든 "
            "표본을 씁니다.",
            "Use the batch's own samples, X[batch] and Y[batch]: each of your updates "
            "uses all.",
        ),
        (
            _run(problem, rate, batches[::-1])[0],
            "배치를 받은 차례대로 쓰세요. 지금은 거꾸로입니다.",
            "Use the batches in the order that they came in: yours is the other way "
            "round.",
        ),
        (
            _run(problem, rate, batches[:1])[0],
            "return을 반복문 밖으로 빼세요. 첫 배치만 썼습니다.",
            "Move the return out of the loop: only the first batch was used.",
        ),
        (
            _run(problem, rate, batches[:-1])[0],
            "마지막 배치도 쓰세요.",
            "Use the last batch, too.",
        ),
        (
            _run(problem, rate, batches, cleared=False)[0],
            "배치마다 zero_grad()를 부르세요. 기울기가 쌓이고 있습니다.",
            "Call zero_grad() for each batch: the gradients pile up.",
        ),
        (
            _run(problem, -rate, batches)[0],
            "기울기의 반대 방향으로 가세요. 손실의 부호가 뒤집혀 있습니다.",
            "Go against the gradient: the sign of your loss is turned round.",
        ),
        (
            _run(problem, rate, batches, lambda Z, Y: sigmoid(Z) - Y)[0],
            "배치의 손실은 합이 아니라 평균입니다.",
            "Take the mean over the batch, not the sum.",
        ),
        (
            _run(problem, rate, batches, lambda Z, Y: 2 * (Z - Y) / len(Z))[0],
            "평균제곱오차가 아니라 F.binary_cross_entropy_with_logits를 쓰세요.",
            "Use F.binary_cross_entropy_with_logits, not the mean squared error.",
        ),
        (
            _run(problem, rate, batches, _twice)[0],
            "시그모이드를 한 번만 취하세요. F.binary_cross_entropy_with_logits에 이미 "
            "들어 있습니다.",
            "Leave out your sigmoid: F.binary_cross_entropy_with_logits has one.",
        ),
    ):
        yield mistaken(gives, ko, en)


def _twice(Z: Array, Y: Array) -> Array:
    p = sigmoid(Z)
    return np.asarray(_mean(p, Y) * p * (1 - p))


@when_wrong
def of_history(problem: Problem, rate: float, batches: Sequence[Array]) -> Found:
    _, (right,) = _run(problem, rate, batches)
    sizes = np.array([len(batch) for batch in batches])
    yield mistaken(
        (right * sizes,),
        "손실을 더하지 말고 배치에서 평균하세요.",
        "Take the mean loss of a batch, not the sum.",
    )
    yield mistaken(
        (np.cumsum(right),),
        "손실을 더해 가지 말고 배치마다 그 손실만 적으세요.",
        "Record each batch's own loss: yours adds up.",
    )
