"""What learners get wrong in linear regression, and what to tell them."""

from __future__ import annotations

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.descent import of_losses, of_updates
from graders.checks.problems import Array, Arrays, Problem
from graders.core.language import Text
from graders.sandbox.student import Reference


@when_wrong
def of_forward(X: Array, W: Array, B: Array) -> list[Misconception[Arrays]]:
    return [
        Misconception(
            (X @ W,),
            Text(
                ko="편향 B를 더하세요. 지금은 XW까지만 계산했습니다.",
                en="Add the bias B: so far this is only XW.",
            ),
        ),
        Misconception(
            (X @ W - B,),
            Text(
                ko="편향 B를 빼지 말고 더하세요.",
                en="Add the bias B instead of subtracting it.",
            ),
        ),
    ]


@when_wrong
def of_gradient(
    reference: Reference, problem: Problem, reduction: str
) -> list[Misconception[Arrays]]:
    X, Y, W, B = problem
    N, D = X.shape
    dW, dB = reference.loss_gradient(X, Y, W, B, reduction="sum")
    a, b = reference.loss_gradient(X, Y, W, B, reduction=reduction)
    found: list[Misconception[Arrays]] = [
        Misconception(
            (a / 2, b / 2),
            Text(
                ko="2를 곱하세요. 기울기가 절반입니다. e²을 미분하면 2e입니다.",
                en="Multiply by 2: your gradient is half of what it should be. The "
                "derivative of e² is 2e.",
            ),
        ),
        Misconception(
            (-a, -b),
            Text(
                ko="부호를 뒤집으세요. 오차는 Y - 예측값이 아니라 예측값 - Y입니다.",
                en="Turn the sign round: the error is prediction - Y, not "
                "Y - prediction.",
            ),
        ),
        Misconception(
            (np.broadcast_to(b, a.shape).copy(), b),
            Text(
                ko="dW에는 X를 곱하세요. 연쇄 법칙에서 예측값을 W로 미분하면 X입니다.",
                en="Multiply by X for dW: by the chain rule, the derivative of the "
                "prediction with respect to W is X.",
            ),
        ),
    ]
    if reduction == "sum":
        by_n = Text(
            ko='reduction="sum"일 때는 N으로 나누지 마세요. 손실이 평균이 아니라 '
            "합입니다.",
            en='For reduction="sum" do not divide by N: that loss is a sum, not a '
            "mean.",
        )
        return [Misconception((dW / N, dB / N), by_n), *found]
    not_by_n = Text(
        ko=f"N으로 나누세요. 기울기가 N = {N}배 큽니다. 손실이 제곱오차의 평균이므로 "
        "기울기도 N으로 나눕니다.",
        en=f"Divide by N: your gradient is N = {N} times too large. The loss is a "
        "mean over the samples, so its gradient is one too.",
    )
    by_size = Text(
        ko="표본의 수 N = len(X)로만 나누세요. 지금은 특성의 수로도 나누었습니다"
        "(N × D, X.size).",
        en="Divide by the number of samples N = len(X) only: you divided by the "
        "number of features, too (N × D, X.size).",
    )
    found.append(Misconception((dW, dB), not_by_n))
    if D > 1:
        found.append(Misconception((dW / (N * D), dB / (N * D)), by_size))
    return found


@when_wrong
def of_train(
    reference: Reference,
    problem: Problem,
    rate: float,
    epochs: int,
    reduction: str,
) -> list[Misconception[Arrays]]:
    def trained(rate: float, epochs: int, reduction: str = reduction) -> Arrays:
        found: Arrays = reference.train(*problem, rate, epochs, reduction=reduction)
        return found[:2]

    N = len(problem[0])
    other = "mean" if reduction == "sum" else "sum"
    X, Y, W, B = problem
    for _ in range(epochs):
        W = W - rate * reference.loss_gradient(X, Y, W, B, reduction=reduction)[0]
        B = B - rate * reference.loss_gradient(X, Y, W, B, reduction=reduction)[1]
    return [
        *of_updates(trained, problem[2:], rate, epochs),
        Misconception(
            trained(rate, epochs, other),
            Text(
                ko=f'기울기를 구할 때 reduction="{reduction}"을 그대로 넘겨주세요. '
                f'지금은 "{other}"의 기울기로 갱신하고 있습니다(N = {N}배 차이).',
                en=f'Pass reduction="{reduction}" on to the gradient: you descend '
                f'along that of the "{other}" (N = {N} times off).',
            ),
        ),
        Misconception(
            trained(rate / 2, epochs),
            Text(
                ko="기울기에 2를 곱하세요. 걸음이 절반입니다. e²을 미분하면 2e입니다.",
                en="Multiply the gradient by 2: your steps are half as long as they "
                "should be. The derivative of e² is 2e.",
            ),
        ),
        Misconception(
            (W, B),
            Text(
                ko="dW와 dB를 모두 구한 다음 W와 B를 갱신하세요. 지금은 갱신된 W로 "
                "dB를 구합니다.",
                en="Compute both dW and dB before you update either: your dB comes "
                "from the updated W.",
            ),
        ),
    ]


@when_wrong
def of_history(
    reference: Reference, problem: Problem, rate: float, epochs: int, reduction: str
) -> list[Misconception[Arrays]]:
    N = len(problem[0])
    longer = reference.train(*problem, rate, epochs + 1, reduction=reduction)[2]
    expected = longer[:-1]
    return [
        *of_losses(longer),
        Misconception(
            (expected / N if reduction == "sum" else expected * N,),
            Text(
                ko=f'history에도 reduction="{reduction}"의 손실을 적으세요. N = {N}배 '
                "차이가 납니다.",
                en=f'Reduce the loss in the history as reduction="{reduction}" says: '
                f"it is N = {N} times off.",
            ),
        ),
    ]
