"""What learners get wrong in activation functions made of pieces of curves."""

from __future__ import annotations

import numpy as np

from graders.checks.expect.diagnosis import mistaken
from graders.checks.misconceptions.probabilities import OfFunction

PIECEWISE: dict[str, tuple[OfFunction, ...]] = {
    "identity": (
        mistaken(
            np.abs,
            "x를 그대로 돌려주세요. 음수의 부호가 사라졌습니다.",
            "Return x as it is: negative numbers have lost their sign.",
        ),
    ),
    "linear": (
        mistaken(
            lambda x: 2 * x,
            "절편 1을 더하세요. 지금은 2x입니다.",
            "Add the intercept 1: so far this is 2x.",
        ),
        mistaken(
            lambda x: 2 * (x + 1),
            "곱셈을 먼저 하세요. 2(x + 1)이 아니라 2x + 1입니다.",
            "Multiply first: it is 2x + 1, not 2(x + 1).",
        ),
        mistaken(
            lambda x: x + 2,
            "기울기와 절편을 바꾸어 쓰지 않았는지 살펴보세요. 2x + 1이어야 합니다.",
            "Look at which is slope and which is intercept: it is 2x + 1.",
        ),
    ),
    "binary_step": (
        mistaken(
            np.sign,
            "음수에서는 -1이 아니라 0을 돌려주세요. np.sign과는 다른 함수입니다.",
            "Return 0 for negative x, not -1: this is not np.sign.",
        ),
        mistaken(
            lambda x: np.maximum(x, 0),
            "x >= 0이면 x가 아니라 1을 돌려주세요. 지금은 ReLU입니다.",
            "Return 1 where x >= 0, not x: yours is the ReLU.",
        ),
        mistaken(
            lambda x: (x < 0).astype(x.dtype),
            "부등호를 뒤집으세요. x >= 0일 때 1입니다.",
            "Turn the comparison round: it is 1 where x >= 0.",
        ),
    ),
    "relu": (
        mistaken(
            np.abs,
            "음수는 양수로 바꾸지 말고 0으로 만드세요. 지금은 절댓값입니다.",
            "Make negative numbers 0, not positive: yours is the absolute value.",
        ),
        mistaken(
            lambda x: np.minimum(x, 0),
            "min이 아니라 max를 쓰세요. 양수는 남고 음수는 0이 됩니다.",
            "Take the maximum, not the minimum: positive numbers stay, negative ones "
            "become 0.",
        ),
        mistaken(
            lambda x: (x > 0).astype(x.dtype),
            "양수에서는 1이 아니라 x를 돌려주세요. 지금은 ReLU의 도함수입니다.",
            "Return x where it is positive, not 1: yours is the derivative of ReLU.",
        ),
        mistaken(
            lambda x: np.where(x >= 0, x, x / 10),
            "음수에서는 0을 돌려주세요. 지금은 leaky ReLU입니다.",
            "Return 0 for negative x: yours is the leaky ReLU.",
        ),
    ),
    "leaky_relu": (
        mistaken(
            lambda x: np.where(x >= 0, x, 0.01 * x),
            "기울기를 0.01이 아니라 0.1로 하세요. 인자 slope를 쓰면 됩니다.",
            "Use the slope 0.1, not 0.01: take it from the argument slope.",
        ),
        mistaken(
            lambda x: np.maximum(x, 0),
            "음수에서는 0이 아니라 slope * x를 돌려주세요. 지금은 ReLU입니다.",
            "Return slope * x for negative x, not 0: yours is the plain ReLU.",
        ),
        mistaken(
            lambda x: np.where(x >= 0, x, -0.1 * x),
            "음수 쪽의 부호를 뒤집으세요. x가 음수이면 값도 음수입니다.",
            "Turn the sign round on the negative side: a negative x gives a negative "
            "value.",
        ),
        mistaken(
            lambda x: np.where(x >= 0, 0.1 * x, x),
            "양쪽을 바꾸세요. slope를 곱하는 쪽은 음수입니다.",
            "Swap the two sides: slope belongs to the negative one.",
        ),
        mistaken(
            lambda x: np.where(x >= 0, x, 0.1),
            "음수에서는 slope에 x를 곱하세요.",
            "Multiply slope by x on the negative side.",
        ),
    ),
    "elu": (
        mistaken(
            lambda x: np.where(x >= 0, x, np.exp(x) - 1),
            "alpha를 곱하세요. 여기서는 1이 아니라 0.9입니다.",
            "Multiply by alpha: here it is 0.9, not 1.",
        ),
        mistaken(
            lambda x: np.where(x >= 0, x, 0.9 * np.exp(x)),
            "음수 쪽에서 1을 빼세요. alpha * (exp(x) - 1)이라야 0에서 이어집니다.",
            "Subtract 1 on the negative side: only alpha * (exp(x) - 1) meets the "
            "other side at 0.",
        ),
        mistaken(
            lambda x: np.where(x >= 0, x, 0.9 * np.exp(x) - 1),
            "exp(x) - 1을 괄호로 묶은 다음 alpha를 곱하세요.",
            "Put brackets round exp(x) - 1 before you multiply by alpha.",
        ),
        mistaken(
            lambda x: np.where(x >= 0, x, 0.9 * np.exp(x - 1)),
            "1은 지수가 아니라 exp(x)에서 빼세요. exp(x - 1)이 아니라 exp(x) - "
            "1입니다.",
            "Subtract 1 from exp(x), not from x: exp(x) - 1, not exp(x - 1).",
        ),
        mistaken(
            lambda x: np.where(x >= 0, x, np.exp(x - 1)),
            "1은 지수가 아니라 exp(x)에서 빼고, alpha를 곱하세요: alpha * (exp(x) - 1)",
            "Subtract 1 from exp(x), not from x, and multiply by alpha: "
            "alpha * (exp(x) - 1).",
        ),
        mistaken(
            lambda x: 0.9 * np.expm1(x),
            "0 이상에서는 x를 그대로 돌려주세요. 지수는 음수 쪽에만 씁니다.",
            "Return x itself from 0 on: the exponential is for negative x only.",
        ),
        mistaken(
            lambda x: np.maximum(x, 0),
            "음수에서는 0이 아니라 alpha * (exp(x) - 1)입니다. 지금은 ReLU입니다.",
            "Return alpha * (exp(x) - 1) for negative x, not 0: yours is the ReLU.",
        ),
    ),
    "trelu": (
        mistaken(
            lambda x: np.maximum(x, 0),
            "0이 아니라 threshold보다 큰 값만 남기세요. 지금은 ReLU입니다.",
            "Keep what is above threshold, not above 0: yours is the ReLU.",
        ),
        mistaken(
            lambda x: np.maximum(x - 2, 0),
            "threshold를 빼지 마세요. threshold를 넘은 x는 그대로 남습니다.",
            "Do not subtract threshold: an x above it stays as it is.",
        ),
        mistaken(
            lambda x: np.maximum(x, 2),
            "threshold 이하에서는 threshold가 아니라 0을 돌려주세요.",
            "Return 0 up to threshold, not threshold itself.",
        ),
        mistaken(
            lambda x: (x > 2).astype(x.dtype),
            "threshold를 넘으면 1이 아니라 x를 돌려주세요.",
            "Return x above threshold, not 1.",
        ),
    ),
}
