"""What learners get wrong in linear regression, and what to tell them."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from graders.checks.descent import Descent
from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.descent import of_losses, of_updates
from graders.checks.problems import Array, Arrays, Problem
from graders.core.language import Text
from graders.core.message import Varying, sentence
from graders.sandbox.student import Reference, Student


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
            ((X + B) @ W,),
            Text(
                ko="곱한 다음에 편향 B를 더하세요. (X + B)W가 아니라 XW + B입니다.",
                en="Multiply first, then add the bias B: XW + B, not (X + B)W.",
            ),
        ),
        Misconception(
            (X @ W + B * len(W),),
            Text(
                ko="편향 B를 한 번만 더하세요. 특성마다 더해졌습니다.",
                en="Add the bias B once: you add it for every feature.",
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
    student: Student, reference: Reference, problem: Problem, reduction: str
) -> list[Misconception[Arrays]]:
    X, Y, W, B = problem
    N, D = X.shape
    dW, dB = reference.loss_gradient(X, Y, W, B, reduction="sum")
    a, b = reference.loss_gradient(X, Y, W, B, reduction=reduction)
    share = 1 / N if reduction == "mean" else 1.0
    E = X @ W + B - Y
    code = student.written("loss_gradient").code

    def along(E: Array) -> Arrays:
        return 2 * share * X.T @ E, 2 * share * E.sum(axis=0)

    without_sign = Misconception(
        along(np.abs(E)),
        Text(
            ko="오차에 절댓값을 씌우지 마세요(abs). 부호가 있어야 어느 쪽으로 움직일지 "
            "압니다.",
            en="Keep the sign of the error: its absolute value, abs, does not tell "
            "which way to go.",
        ),
    )
    found: list[Misconception[Arrays]] = [
        # Where all errors have one sign, only the code tells the two apart.
        *([without_sign] if (E > 0).any() or "abs(" in code else []),
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
                ko="부호가 반대입니다. 오차를 Y - 예측값으로 두었다면 미분할 때 -1이 "
                "한 번 더 곱해집니다.",
                en="Turn the sign round: with the error Y - prediction, the chain rule "
                "brings in another -1.",
            ),
        ),
        Misconception(
            along(X @ W - Y),
            Text(
                ko="오차를 구할 때 편향 B도 더하세요. 지금은 XW - Y입니다.",
                en="Add the bias B before you take the error: yours is XW - Y.",
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
    not_by_n = sentence(
        ko="N으로 나누세요. 기울기가 N = {N}배 큽니다. 손실이 제곱오차의 평균이므로 "
        "기울기도 N으로 나눕니다.",
        en="Divide by N: your gradient is N = {N} times too large. The loss is a "
        "mean over the samples, so its gradient is one too.",
        N=Varying(f"{N}"),
    )
    by_size = Text(
        ko="표본의 수 N = len(X)로만 나누세요. 지금은 특성의 수로도 나누었습니다"
        "(N × D, X.size).",
        en="Divide by the number of samples N = len(X) only: you divided by the "
        "number of features, too (N × D, X.size).",
    )
    twice = sentence(
        ko="N으로 한 번만 나누세요. mean은 이미 N으로 나눈 값입니다(N = {N}).",
        en="Divide by N once: a mean is divided by N = {N} already.",
        N=Varying(f"{N}"),
    )
    found.append(Misconception((dW, dB), not_by_n))
    found.append(Misconception((a / N, b / N), twice))
    if D > 1:
        found.append(Misconception((dW / (N * D), b), by_size))
        found.append(Misconception((dW / (N * D), dB / (N * D)), by_size))
    return found


@when_wrong
def of_train(student: Student, right: Descent) -> list[Misconception[Arrays]]:
    """Name mistakes in (W, B)."""
    N, reduction = len(right.problem[0]), right.reduction
    passes_on = re.search(r"loss_gradient\(.*reduction", student.written("train").code)
    other = "mean" if reduction == "sum" else "sum"
    along_the_other = (
        Text(
            ko="loss_gradient가 돌려준 기울기를 N으로 나누거나 N을 곱하지 마세요. "
            f'reduction="{reduction}"대로 이미 계산되어 있습니다.',
            en="Neither divide nor multiply what loss_gradient returns by N: it is "
            f'reduced already as reduction="{reduction}" says.',
        )
        if passes_on
        else sentence(
            ko='기울기를 구할 때 reduction="{reduction}"을 그대로 넘겨주세요. 지금은 '
            '"{other}"의 기울기로 갱신하고 있습니다(N = {N}배 차이).',
            en='Pass reduction="{reduction}" on to the gradient: you descend along '
            'that of the "{other}" (N = {N} times off).',
            N=Varying(f"{N}"),
            other=other,
            reduction=reduction,
        )
    )
    return [
        Misconception(replace(right, reduction=other).run(), along_the_other),
        Misconception(
            replace(right, rate=right.rate / 2).run(),
            Text(
                ko="기울기에 2를 곱하세요. 걸음이 절반입니다. e²을 미분하면 2e입니다.",
                en="Multiply the gradient by 2: your steps are half as long as they "
                "should be. The derivative of e² is 2e.",
            ),
        ),
        *([_of_integers(right)] if right.problem[2].dtype.kind in "iu" else []),
        *of_updates(right),
    ]


def _of_integers(right: Descent) -> Misconception[Arrays]:
    return Misconception(
        replace(right, whole=True).run(),
        Text(
            ko="W와 B를 소수로 바꾼 다음 갱신하세요(W.astype(float)). 정수 배열에 "
            "넣으면 걸음마다 소수점 아래가 잘립니다.",
            en="Make W and B fractions before you update them, W.astype(float): an "
            "array of integers cuts off what follows the point in each step.",
        ),
    )


@when_wrong
def of_history(right: Descent, longer: Array) -> list[Misconception[Arrays]]:
    N, expected = len(right.problem[0]), longer[:-1]
    X, Y, *_ = right.problem
    crossed = [((X @ W + B - Y.T) ** 2).mean() for W, B in right.path()][:-1]
    reduction = right.reduction
    return [
        *of_losses(longer),
        Misconception(
            (expected / N if reduction == "sum" else expected * N,),
            sentence(
                ko='history에도 reduction="{reduction}"의 손실을 적으세요. N = {N}배 '
                "차이가 납니다.",
                en='Reduce the loss in the history as reduction="{reduction}" says: '
                "it is N = {N} times off.",
                N=Varying(f"{N}"),
                reduction=reduction,
            ),
        ),
        Misconception(
            (np.array(crossed) * (N * N if reduction == "sum" else 1),),
            Text(
                ko="예측값과 Y의 모양을 맞춘 다음 빼세요. (N, 1)과 (N,)을 빼면 (N, "
                "N)이 되어 모든 예측값을 모든 Y와 비교하게 됩니다.",
                en="Give prediction and Y the same shape before you subtract: (N, 1) "
                "and (N,) make (N, N), and compare every prediction with every Y.",
            ),
        ),
    ]
