"""What learners get wrong in a step of an optimizer, and what to tell them."""

from __future__ import annotations

from dataclasses import dataclass

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.problems import Array, Arrays
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
            (
                step.parameter + step.kept - step.rate * step.slope,
                step.kept - step.rate * step.slope,
            ),
            Text(
                ko="속도에 학습률을 넣지 말고 v = momentum * velocity + g를 구한 다음 "
                "learning_rate * v를 빼세요. 지금은 v = momentum * velocity - "
                "learning_rate * g를 더합니다.",
                en="Leave the rate out of the velocity: v = momentum * velocity + g, "
                "and subtract learning_rate * v. Yours adds v = momentum * velocity - "
                "learning_rate * g.",
            ),
        ),
        Misconception(
            (step.along(step.slope + step.momentum * step.right)[0], step.right),
            Text(
                ko="속도 v를 따라 그대로 움직이세요. g + momentum * v를 따라가는 것은 "
                "네스테로프(nesterov=True)의 방식입니다.",
                en="Move along the velocity v itself: g + momentum * v is the way of "
                "Nesterov, nesterov=True.",
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
            step.along(without + 2 * step.decay),
            Text(
                ko="weight_decay * parameter를 한 번만 더하세요. 두 배가 "
                "더해졌습니다. 벌점을 미분할 때 나오는 2는 여기에 곱하지 않습니다.",
                en="Add weight_decay * parameter once: twice as much came in. The 2 "
                "from differentiating a squared penalty does not belong here.",
            ),
        ),
        Misconception(
            (step.along(step.right + step.decay)[0], step.right),
            Text(
                ko="가중치 감쇠를 한 번만 쓰세요. 기울기에 더하고 매개변수에서 또 "
                "뺐습니다.",
                en="Apply the weight decay once: you add it to the gradient, and "
                "subtract it from the parameter as well.",
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
