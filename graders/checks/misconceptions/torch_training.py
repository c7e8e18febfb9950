"""What learners get wrong with PyTorch's idioms, and what to tell them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.descent import descended, of_autograd
from graders.checks.problems import Array, Arrays, Problem
from graders.core.language import Text


@dataclass(frozen=True, slots=True)
class Step:
    """A step of torch.optim.SGD, from what `sgd_step` is given."""

    parameter: Array
    gradient: Array
    velocity: Array
    rate: float
    momentum: float
    weight_decay: float

    @property
    def kept(self) -> Array:
        """What momentum keeps of the velocity."""
        return self.momentum * self.velocity

    @property
    def decay(self) -> Array:
        return self.weight_decay * self.parameter

    @property
    def slope(self) -> Array:
        """The gradient of the loss with its penalty."""
        return self.gradient + self.decay

    @property
    def right(self) -> Array:
        """The velocity that is right."""
        return self.kept + self.slope

    def along(self, velocity: Array, rate: float | None = None) -> Arrays:
        """Move along a velocity; give the parameter and the velocity."""
        return self.parameter - (
            self.rate if rate is None else rate
        ) * velocity, velocity


@when_wrong
def of_sgd_step(step: Step) -> list[Misconception[Arrays]]:
    return [
        *_of_the_rate(step),
        *(_of_momentum(step) if step.momentum else ()),
        *(_of_weight_decay(step) if step.weight_decay else ()),
    ]


def _of_the_rate(step: Step) -> list[Misconception[Arrays]]:
    scaled = step.kept + step.rate * step.slope
    return [
        Misconception(
            step.along(step.right, -step.rate),
            Text(
                ko="기울기의 반대 방향으로 가세요. 지금은 더하고 있습니다.",
                en="Subtract the step: you add it, and so go up.",
            ),
        ),
        Misconception(
            (step.parameter - scaled, scaled),
            Text(
                ko="학습률은 마지막에 한 번만 곱하세요. torch.optim.SGD의 속도에는 "
                "학습률이 들어 있지 않습니다.",
                en="Multiply by the learning rate at the very end: the velocity of "
                "torch.optim.SGD does not contain it.",
            ),
        ),
    ]


def _of_momentum(step: Step) -> list[Misconception[Arrays]]:
    return [
        Misconception(
            (step.along(step.velocity)[0], step.right),
            Text(
                ko="새 속도로 움직이세요. 지금은 받은 속도로 움직입니다.",
                en="Move with the new velocity: you move with the one you were given.",
            ),
        ),
        Misconception(
            step.along(step.kept + (1 - step.momentum) * step.slope),
            Text(
                ko="새 기울기를 그대로 더하세요. torch.optim.SGD는 "
                "(1 - momentum)을 곱하지 않습니다.",
                en="Add the gradient as it is: torch.optim.SGD does not multiply "
                "it by (1 - momentum).",
            ),
        ),
        Misconception(
            step.along(step.slope),
            Text(
                ko="momentum * velocity를 더하세요. 앞선 걸음이 사라졌습니다.",
                en="Add momentum * velocity: the earlier steps are lost.",
            ),
        ),
        Misconception(
            (step.along(step.slope)[0], step.right),
            Text(
                ko="기울기가 아니라 속도를 따라 움직이세요. 속도를 구해 놓고 "
                "쓰지 않았습니다.",
                en="Move along the velocity, not the gradient: you computed it and "
                "did not use it.",
            ),
        ),
    ]


def _of_weight_decay(step: Step) -> list[Misconception[Arrays]]:
    without = step.kept + step.gradient
    return [
        Misconception(
            step.along(without),
            Text(
                ko="기울기에 weight_decay * parameter를 더하세요.",
                en="Add weight_decay * parameter to the gradient.",
            ),
        ),
        Misconception(
            step.along(without - step.decay),
            Text(
                ko="weight_decay * parameter를 빼지 말고 기울기에 더하세요. "
                "매개변수가 0에서 멀어집니다.",
                en="Add weight_decay * parameter to the gradient instead of "
                "subtracting it: your parameter runs away from 0.",
            ),
        ),
        Misconception(
            (step.along(without + step.decay)[0], without),
            Text(
                ko="가중치 감쇠를 속도를 구하기 전에 기울기에 더하세요. 따로 빼는 "
                "것은 AdamW의 방식입니다.",
                en="Add the weight decay to the gradient, before the velocity: to "
                "subtract it on its own is AdamW's way.",
            ),
        ),
    ]


@when_wrong
def of_train_with_optimizer(
    problem: Problem,
    rate: float,
    epochs: int,
    momentum: float = 0.0,
) -> list[Misconception[Arrays]]:
    found: list[Misconception[Arrays]] = [
        Misconception(
            problem[2:],
            Text(
                ko="backward()와 step()을 부르고, 그 사이에서는 zero_grad()를 부르지 "
                "마세요. 방금 구한 기울기가 지워져 W와 B가 움직이지 않았습니다.",
                en="Call backward(), then step(), and not zero_grad() between them: it "
                "erases the gradients just found. W and B have not moved.",
            ),
        ),
        Misconception(
            (_with_fixed_bias(problem, rate, epochs, momentum), problem[3]),
            Text(
                ko="옵티마이저에 W와 B를 모두 넘기세요([W, B]). B가 움직이지 "
                "않았습니다.",
                en="Hand both to the optimizer, [W, B]: B has not moved.",
            ),
        ),
    ]
    if momentum:
        found += [
            Misconception(
                descended(problem, rate, epochs),
                Text(
                    ko="옵티마이저를 반복문 앞에서 한 번만 만드세요. 에폭마다 새로 "
                    "만들거나 momentum을 넘기지 않으면 앞선 걸음을 잊습니다.",
                    en="Make the optimizer once, before the loop, with momentum: a new "
                    "one in each epoch has forgotten the steps before.",
                ),
            ),
        ]
    return [*found, *of_autograd(problem, rate, epochs, momentum=momentum)]


def _with_fixed_bias(
    problem: Problem,
    rate: float,
    epochs: int,
    momentum: float,
) -> Array:
    X, Y, W, B = problem
    velocity = np.zeros_like(W)
    for _ in range(epochs):
        velocity = momentum * velocity + 2 / len(X) * X.T @ (X @ W + B - Y)
        W = W - rate * velocity
    return W


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


@when_wrong
def of_fit_plane(
    X: Array, y: Array, rate: float, epochs: int
) -> list[Misconception[Arrays]]:
    Y = y[:, None]
    zeros = np.zeros((2, 1), X.dtype), np.zeros(1, X.dtype)

    def plane(Y: Array, *, cleared: bool = True, reduction: str = "mean") -> Arrays:
        # The coefficient of the column of ones moves just as a bias does.
        W, B = descended(
            (X[:, 1:], Y, *zeros), rate, epochs, cleared=cleared, reduction=reduction
        )
        return (np.concatenate([B, W.ravel()]),)

    doubled, _ = descended((X, Y, np.zeros((3, 1), X.dtype), zeros[1]), rate, epochs)
    return [
        Misconception(
            plane(np.full_like(Y, y.mean())),
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
                en="Say bias=False: the first column of X is 1 already, so there are "
                "two constants.",
            ),
        ),
        Misconception(
            plane(Y, cleared=False),
            Text(
                ko="에폭마다 zero_grad()를 부르세요. 기울기가 쌓이고 있습니다.",
                en="Call zero_grad() in each epoch: the gradients pile up.",
            ),
        ),
        Misconception(
            plane(Y, reduction="sum"),
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
    ]
