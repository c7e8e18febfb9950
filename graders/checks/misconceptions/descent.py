"""What learners get wrong in any descent, and what it gives."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.problems import Array, Arrays, Problem
from graders.core.language import Text


@when_wrong
def of_updates(
    trained: Callable[[float, int], Arrays], start: Arrays, rate: float, epochs: int
) -> list[Misconception[Arrays]]:
    return [
        Misconception(
            start,
            Text(
                ko="W와 B를 갱신하세요. 처음 값이 그대로 돌아왔습니다.",
                en="Update W and B: what came back is where they started.",
            ),
        ),
        Misconception(
            trained(-rate, epochs),
            Text(
                ko="기울기의 반대 방향으로 가세요. 지금은 더하고 있어 손실이 커집니다.",
                en="Go against the gradient: you add it, so the loss grows. Subtract.",
            ),
        ),
        Misconception(
            trained(rate, epochs + 1),
            Text(
                ko=f"에폭을 하나 줄이세요. {epochs}번이 아니라 {epochs + 1}번 "
                "갱신했습니다.",
                en=f"Stop one epoch earlier: there were {epochs + 1} updates, not "
                f"{epochs}.",
            ),
        ),
        Misconception(
            trained(rate, max(epochs - 1, 0)),
            Text(
                ko=f"에폭을 하나 늘리세요. {epochs}번이 아니라 {epochs - 1}번 "
                "갱신했습니다.",
                en=f"Go on for one more epoch: there were {epochs - 1} updates, not "
                f"{epochs}.",
            ),
        ),
        Misconception(
            trained(rate, 1),
            Text(
                ko="return을 반복문 밖으로 빼세요. 한 번만 갱신하고 끝났습니다.",
                en="Move the return out of the loop: it ended after one update.",
            ),
        ),
    ]


def descended(
    problem: Problem,
    rate: float,
    epochs: int,
    *,
    reduction: str = "mean",
    momentum: float = 0.0,
    cleared: bool = True,
) -> Arrays:
    """Descend along the squared error of XW + B, clearing the gradients or not."""
    X, Y, W, B = problem
    share = 1 / len(X) if reduction == "mean" else 1.0
    grads = velocities = (np.zeros_like(W), np.zeros_like(B))
    for _ in range(epochs):
        E = 2 * share * (X @ W + B - Y)
        before = grads if not cleared else (0.0, 0.0)
        grads = before[0] + X.T @ E, before[1] + E.sum(axis=0)
        pairs = zip(velocities, grads, strict=True)
        V, v = (momentum * velocity + grad for velocity, grad in pairs)
        velocities = V, v
        W, B = W - rate * V, B - rate * v
    return W, B


@when_wrong
def of_autograd(
    problem: Problem,
    rate: float,
    epochs: int,
    *,
    reduction: str = "mean",
    momentum: float = 0.0,
) -> list[Misconception[Arrays]]:
    """Name what goes wrong where autograd finds the gradients of XW + B."""

    def trained(rate: float, epochs: int) -> Arrays:
        return descended(problem, rate, epochs, reduction=reduction, momentum=momentum)

    other = "mean" if reduction == "sum" else "sum"
    return [
        Misconception(
            descended(
                problem,
                rate,
                epochs,
                reduction=reduction,
                momentum=momentum,
                cleared=False,
            ),
            Text(
                ko="에폭마다 기울기를 비우세요(W.grad = None 또는 zero_grad()). "
                "backward()는 지난 기울기에 새 기울기를 더합니다.",
                en="Clear the gradients in each epoch, with W.grad = None or "
                "zero_grad(): backward() adds to what is there.",
            ),
        ),
        Misconception(
            descended(problem, rate, epochs, reduction=other, momentum=momentum),
            Text(
                ko=f"손실은 제곱오차의 {_REDUCED[reduction].ko}입니다. 지금은 "
                f"{_REDUCED[other].ko}의 기울기로 갱신하고 있습니다.",
                en=f"Take the {reduction} of the squared errors: you descend along the "
                f"gradient of their {other}.",
            ),
        ),
        *of_updates(trained, problem[2:], rate, epochs),
    ]


_REDUCED = {"mean": Text(ko="평균", en="mean"), "sum": Text(ko="합", en="sum")}


@when_wrong
def of_losses(longer: Array) -> list[Misconception[Arrays]]:
    """Name what goes wrong in a history, from the losses of one epoch more."""
    return [
        Misconception(
            (longer[1:],),
            Text(
                ko="손실을 갱신하기 전에 적으세요. 지금은 갱신한 뒤의 손실입니다.",
                en="Record the loss before the update: yours is the one after it.",
            ),
        ),
        Misconception(
            (np.full(len(longer) - 1, longer[0]),),
            Text(
                ko="손실을 에폭마다 새로 계산하세요. 첫 손실만 되풀이되고 있습니다.",
                en="Compute the loss anew each epoch: yours repeats the first one.",
            ),
        ),
    ]
