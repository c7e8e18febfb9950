"""What learners get wrong with PyTorch's idioms, and what to tell them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from graders.checks.descent import Descent, by_adam
from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.descent import of_autograd, of_epochs, of_steps
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.sandbox.written import Written


@when_wrong
def of_train_with_optimizer(
    written: Callable[[], Written], right: Descent
) -> list[Misconception[Arrays]]:
    found: list[Misconception[Arrays]] = [
        Misconception(right.problem[2:], _of_standing_still(written().code)),
        Misconception(
            replace(right, moved=(True, False)).run(),
            Text(
                ko="옵티마이저에 W와 B를 모두 넘기세요([W, B]). B가 움직이지 "
                "않았습니다.",
                en="Hand both to the optimizer, [W, B]: B has not moved.",
            ),
        ),
        Misconception(by_adam(right), _NOT_SGD),
    ]
    if right.momentum:
        given = not written().ignores(["momentum"])
        found += [
            Misconception(
                replace(right, momentum=0.0).run(),
                _FORGOTTEN if given else _NO_MOMENTUM,
            ),
            Misconception(
                replace(right, nesterov=True).run(),
                Text(
                    ko="nesterov=True를 빼세요. 여기서는 보통의 모멘텀을 씁니다.",
                    en="Leave out nesterov=True: plain momentum is asked for.",
                ),
            ),
        ]
    return [*found, *of_autograd(right)]


def _of_standing_still(code: str) -> Text:
    """Say why an optimizer has moved neither W nor B."""
    for method in ("backward", "step"):
        if not re.search(rf"\.{method}\b", code):
            return Text(
                ko=f"에폭마다 {method}() 메서드를 부르세요. backward()가 기울기를 "
                "구하고 step()이 W와 B를 움직입니다. 지금은 처음 값이 그대로 "
                "돌아왔습니다.",
                en=f"Call {method}() in each epoch: backward() finds the gradients, "
                "step() moves W and B. What came back is where they started.",
            )
    if re.search(r"\.backward\b(?:(?!\.step\b).)*\.zero_grad\b", code, re.DOTALL):
        return Text(
            ko="backward()와 step() 사이에서는 zero_grad()를 부르지 마세요. 방금 구한 "
            "기울기가 지워져 W와 B가 움직이지 않았습니다.",
            en="Do not call zero_grad() between backward() and step(): it erases the "
            "gradients just found. W and B have not moved.",
        )
    return Text(
        ko="옵티마이저에 넘긴 텐서로 손실을 계산하고, 바로 그 텐서를 돌려주세요. "
        "지금은 W와 B의 처음 값이 그대로 돌아왔습니다.",
        en="Compute the loss from the tensors that the optimizer was given, and return "
        "those: W and B came back as they started.",
    )


_FORGOTTEN = Text(
    ko="옵티마이저를 반복문 앞에서 한 번만 만드세요. 에폭마다 새로 만들면 앞선 걸음을 "
    "잊습니다.",
    en="Make the optimizer once, before the loop: a new one in each epoch has "
    "forgotten the steps before.",
)
_NO_MOMENTUM = Text(
    ko="옵티마이저에 momentum=momentum을 넘기세요. 지금은 모멘텀 없이 움직입니다.",
    en="Hand momentum=momentum to the optimizer: yours moves without it.",
)
_NOT_SGD = Text(
    ko="Adam이 아니라 torch.optim.SGD를 쓰세요. Adam은 걸음의 크기를 기울기의 크기로 "
    "나눕니다.",
    en="Use torch.optim.SGD, not Adam, which divides each step by the size of the "
    "gradient.",
)


@when_wrong
def of_forward(X: Array, weight: Array, bias: Array) -> list[Misconception[Arrays]]:
    return [
        Misconception(
            (X @ weight.T,),
            Text(
                ko="편향을 더하세요. self.linear(X)가 곱하고 더하는 일을 모두 합니다.",
                en="Add the bias: self.linear(X) multiplies and adds.",
            ),
        ),
        Misconception(
            (X @ weight.T + 2 * bias,),
            Text(
                ko="편향을 한 번만 더하세요. self.linear(X)에 이미 들어 있습니다.",
                en="Add the bias once: self.linear(X) has added it already.",
            ),
        ),
        Misconception(
            (np.maximum(X @ weight.T + bias, 0),),
            Text(
                ko="활성화 함수를 빼세요. 선형회귀의 예측값은 음수도 됩니다.",
                en="Leave out the activation: a linear regression may predict less "
                "than 0.",
            ),
        ),
    ]


PLANE_START = Text(
    ko="계수를 모두 0에서 시작하세요. 한 번도 갱신하지 않았을 때(에폭 0번) 다른 값이 "
    "나옵니다. nn.Linear의 가중치는 무작위로 시작하므로 nn.init.zeros_로 0을 넣으세요.",
    en="Start with all coefficients at 0: without an update, in 0 epochs, others come "
    "back. The weights of nn.Linear begin at random: put in 0 with nn.init.zeros_.",
)


@when_wrong
def of_fit_plane(
    X: Array, y: Array, rate: float, epochs: int
) -> list[Misconception[Arrays]]:
    # The coefficient of the column of ones moves just as a bias does.
    zeros = np.zeros((2, 1), X.dtype), np.zeros(1, X.dtype)
    right = Descent((X[:, 1:], y[:, None], *zeros), rate, epochs)
    with_bias = X, y[:, None], np.zeros((3, 1), X.dtype), zeros[1]
    doubled = Descent(with_bias, rate, epochs).run()[0]
    pulled = X[:, 1:], np.full_like(y[:, None], y.mean()), *zeros

    def plane(found: Arrays) -> Arrays:
        W, B = found
        return (np.concatenate([B, W.ravel()]),)

    return [
        Misconception(
            plane(replace(right, problem=pulled).run()),
            Text(
                ko="모양을 맞춘 다음 빼세요. (N, 1)에서 (N,)을 빼면 (N, N)이 되어 "
                "모든 예측값이 y의 평균으로 끌려갑니다. y.reshape(-1, 1)이나 "
                "예측값의 squeeze(1)을 쓰세요.",
                en="Give both the same shape before you subtract: (N, 1) minus (N,) is "
                "(N, N), and pulls every prediction to the mean of y. Use "
                "y.reshape(-1, 1), or squeeze(1) on the predictions.",
            ),
        ),
        Misconception(
            (doubled.ravel(),),
            Text(
                ko="bias=False로 두세요. X의 첫 열이 1이므로 상수항이 둘이 되었습니다.",
                en="Pass bias=False: the first column of X is 1 already, so there are "
                "two constants.",
            ),
        ),
        Misconception(
            plane(replace(right, cleared=(False, False)).run()),
            Text(
                ko="에폭마다 zero_grad()를 부르세요. 기울기가 쌓이고 있습니다.",
                en="Call zero_grad() in each epoch: the gradients pile up.",
            ),
        ),
        Misconception(
            plane(replace(right, reduction="sum").run()),
            Text(
                ko="손실은 제곱오차의 합이 아니라 평균입니다.",
                en="Take the mean of the squared errors, not their sum.",
            ),
        ),
        Misconception(
            (np.zeros(3, X.dtype),),
            Text(
                ko="계수를 갱신하세요. 처음의 0이 그대로 돌아왔습니다.",
                en="Update the coefficients: the zeros of the start came back.",
            ),
        ),
        Misconception(plane(by_adam(right)), _NOT_SGD),
        Misconception(
            plane(replace(right, rate=rate / 2).run()),
            Text(
                ko="손실을 2로 나누지 마세요. 제곱오차의 평균 그대로입니다. 걸음이 "
                "절반입니다.",
                en="Do not halve the loss: it is the mean of the squared errors "
                "itself. Your steps are half as long as they should be.",
            ),
        ),
        *(
            replace(each, gives=plane(each.gives))
            for each in (*of_epochs(right), *of_steps(right))
        ),
    ]
