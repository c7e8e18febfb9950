"""What learners get wrong in any descent, and what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from graders.checks.descent import Descent
from graders.checks.expect.diagnosis import (
    Misconception,
    when_wrong,
)
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.message import Varying, sentence

_RATES = (1.0, 0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.001, 1e-4)
"""The learning rates that are written where the one given belongs."""


@when_wrong
def of_updates(right: Descent) -> list[Misconception[Arrays]]:
    """Name what goes wrong with W and B, or in any descent."""
    return [*_of_parameters(right), *of_epochs(right), *of_steps(right)]


@when_wrong
def of_epochs(right: Descent) -> list[Misconception[Arrays]]:
    """Name what goes wrong with the number of updates."""
    epochs = right.epochs
    return [
        Misconception(
            right.after(epochs + 1),
            sentence(
                ko="에폭을 하나 줄이세요. {epochs}번이 아니라 {done}번 갱신했습니다.",
                en="Stop one epoch earlier: there were {done} updates, not {epochs}.",
                epochs=Varying(f"{epochs}"),
                done=Varying(f"{epochs + 1}"),
            ),
        ),
        Misconception(
            right.after(max(epochs - 1, 0)),
            sentence(
                ko="에폭을 하나 늘리세요. {epochs}번이 아니라 {done}번 갱신했습니다.",
                en="Go on for one more epoch: there were {done} updates, not {epochs}.",
                epochs=Varying(f"{epochs}"),
                done=Varying(f"{epochs - 1}"),
            ),
        ),
        Misconception(
            right.after(1),
            Text(
                ko="return을 반복문 밖으로 빼세요. 한 번만 갱신하고 끝났습니다.",
                en="Move the return out of the loop: it ended after one update.",
            ),
        ),
    ]


@when_wrong
def of_steps(right: Descent) -> list[Misconception[Arrays]]:
    """Name what goes wrong with each update."""
    return [
        Misconception(
            replace(right, rate=-right.rate).run(),
            Text(
                ko="기울기의 반대 방향으로 가세요. 지금은 더하고 있어 손실이 커집니다.",
                en="Go against the gradient: you add it, so the loss grows. Subtract.",
            ),
        ),
        Misconception(
            replace(right, anew=False).run(),
            Text(
                ko="기울기를 반복문 안에서 에폭마다 새로 구하세요. 지금은 처음 W와 "
                "B에서 구한 기울기로만 움직입니다.",
                en="Take the gradient inside the loop, anew in each epoch: yours is "
                "taken once, at the start.",
            ),
        ),
        *_of_rate(right),
    ]


def _of_parameters(right: Descent) -> list[Misconception[Arrays]]:
    return [
        Misconception(
            right.problem[2:],
            Text(
                ko="W와 B를 갱신하세요. 처음 값이 그대로 돌아왔습니다.",
                en="Update W and B: what came back is where they started.",
            ),
        ),
        Misconception(
            replace(right, moved=(True, False)).run(),
            Text(
                ko="B도 갱신하세요. W만 움직였습니다.",
                en="Update B, too: only W has moved.",
            ),
        ),
        Misconception(
            replace(right, moved=(False, True)).run(),
            Text(
                ko="W도 갱신하세요. B만 움직였습니다.",
                en="Update W, too: only B has moved.",
            ),
        ),
        Misconception(
            replace(right, bias_follows=True).run(),
            Text(
                ko="B는 B의 기울기를 따라 움직이세요. 지금은 W의 기울기로 B를 "
                "갱신합니다.",
                en="Move B along its own gradient: you update it with that of W.",
            ),
        ),
        Misconception(
            replace(right, together=False).run(),
            Text(
                ko="dW와 dB를 모두 구한 다음 W와 B를 갱신하세요. 지금은 갱신된 W로 "
                "dB를 구합니다.",
                en="Compute both dW and dB before you update either: your dB comes "
                "from the updated W.",
            ),
        ),
        Misconception(
            replace(right, bias_counts=False).run(),
            Text(
                ko="예측값에 편향 B를 더하세요. 오차를 XW - Y로 구했습니다.",
                en="Add the bias B to the prediction: your error is XW - Y.",
            ),
        ),
        _of_shapes(right),
        *_of_start(right),
    ]


def _of_start(right: Descent) -> Iterator[Misconception[Arrays]]:
    X, Y, W, B = right.problem
    for number in (0, 1):
        start = np.full_like(W, number), np.full_like(B, number)
        yield Misconception(
            replace(right, problem=(X, Y, *start)).run(),
            Text(
                ko=f"받은 W와 B에서 시작하세요. 지금은 {number}에서 시작합니다.",
                en=f"Start from the W and B that came: you start from {number}.",
            ),
        )


def _of_rate(right: Descent) -> Iterator[Misconception[Arrays]]:
    N = len(right.problem[0])
    if right.reduction == "mean" and N > 1:
        yield Misconception(
            replace(right, rate=right.rate / N).run(),
            sentence(
                ko="N으로 한 번만 나누세요. 평균의 기울기를 N으로 또 나누었습니다(N = "
                "{N}).",
                en="Divide by N once: the gradient of a mean is divided by N = {N} "
                "already.",
                N=Varying(f"{N}"),
            ),
        )
    told_apart = {right.rate * factor for factor in (1, 2, 1 / 2, N, 1 / N)}
    for rate in _RATES:
        if not np.isclose(rate, list(told_apart)).any():
            yield Misconception(replace(right, rate=rate).run(), _FIXED_RATE)


_FIXED_RATE = Text(
    ko="인자로 받은 learning_rate를 쓰세요. 지금은 학습률이 코드에 적혀 있습니다.",
    en="Use the learning_rate that came: yours is written into the code.",
)


def _of_shapes(right: Descent) -> Misconception[Arrays]:
    X, Y, W, B = right.problem
    N = len(X)
    pulled = X, np.full_like(Y, Y.mean()), W, B
    rate = right.rate * (N if right.reduction == "sum" else 1)
    return Misconception(
        replace(right, problem=pulled, rate=rate).run(),
        Text(
            ko="예측값과 Y의 모양을 맞춘 다음 빼세요. (N, 1)과 (N,)을 빼면 (N, N)이 "
            "되어 모든 예측값이 Y의 평균으로 끌려갑니다.",
            en="Give prediction and Y the same shape before you subtract: (N, 1) and "
            "(N,) make (N, N), and every prediction is pulled to the mean of Y.",
        ),
    )


@when_wrong
def of_autograd(right: Descent) -> list[Misconception[Arrays]]:
    """Name what goes wrong where autograd finds the gradients of XW + B."""
    return [*of_gradients(right), *of_epochs(right)]


@when_wrong
def of_gradients(right: Descent) -> list[Misconception[Arrays]]:
    """Name the same, apart from the number of updates."""
    reduction = right.reduction
    other = "mean" if reduction == "sum" else "sum"
    return [
        Misconception(
            replace(right, cleared=(False, False)).run(),
            Text(
                ko="에폭마다 기울기를 비우세요(W.grad = None 또는 zero_grad()). "
                "backward()는 지난 기울기에 새 기울기를 더합니다.",
                en="Clear the gradients in each epoch, with W.grad = None or "
                "zero_grad(): backward() adds to what is there.",
            ),
        ),
        *(
            Misconception(
                replace(right, cleared=cleared).run(),
                Text(
                    ko=f"에폭마다 {kept}의 기울기도 비우세요({kept}.grad = None). "
                    "지금은 하나만 비워 다른 하나가 쌓입니다.",
                    en=f"Clear the gradient of {kept}, too, with {kept}.grad = None in "
                    "each epoch: only one is cleared, and the other piles up.",
                ),
            )
            for kept, cleared in (("W", (False, True)), ("B", (True, False)))
        ),
        Misconception(
            replace(right, reduction=other).run(),
            Text(
                ko=f"손실은 제곱오차의 {_REDUCED[reduction].ko}입니다. 지금은 "
                f"{_REDUCED[other].ko}의 기울기로 갱신하고 있습니다.",
                en=f"Take the {reduction} of the squared errors: you descend along the "
                f"gradient of their {other}.",
            ),
        ),
        Misconception(
            replace(right, rate=right.rate / 2).run(),
            Text(
                ko="손실을 2로 나누지 마세요. 제곱오차의 "
                f"{_REDUCED[reduction].ko} 그대로입니다. 걸음이 절반입니다.",
                en=f"Do not halve the loss: it is the {reduction} of the squared "
                "errors itself. Your steps are half as long as they should be.",
            ),
        ),
        *_of_parameters(right),
        *of_steps(right),
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
            (longer[:-1] / 2,),
            Text(
                ko="손실을 2로 나누지 마세요. 절반이 적혀 있습니다.",
                en="Do not halve the loss: half of it is what you record.",
            ),
        ),
        Misconception(
            (np.cumsum(longer[:-1]),),
            Text(
                ko="손실을 더해 가지 말고 에폭마다 그때의 손실만 적으세요.",
                en="Record each epoch's own loss: yours adds up.",
            ),
        ),
        Misconception(
            (np.sqrt(longer[:-1]),),
            Text(
                ko="제곱근을 빼세요. 손실은 제곱오차의 평균이지 그 제곱근(RMSE)이 "
                "아닙니다.",
                en="Leave out the root: the loss is the mean of the squared errors, "
                "not its root (RMSE).",
            ),
        ),
    ]
