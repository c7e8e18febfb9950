"""What learners get wrong when they compute a loss surface, and what to tell them."""

from __future__ import annotations

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.message import Varying, sentence


@when_wrong
def of_loss_surface(
    x: Array, y: Array, w: Array, b: Array
) -> list[Misconception[Arrays]]:
    errors = w[:, None, None] * x + b[:, None] - y
    losses = np.mean(errors**2, axis=-1)
    found: list[Misconception[Array]] = [
        Misconception(
            len(x) * losses,
            sentence(
                ko="제곱오차를 더하지만 말고 평균을 구하세요(N = {N}배 큽니다).",
                en="Take the mean of the squared errors, not their sum: yours is "
                "N = {N} times too large.",
                N=Varying(f"{len(x)}"),
            ),
        ),
        Misconception(
            np.mean(errors, axis=-1),
            Text(
                ko="평균을 구하기 전에 오차를 제곱하세요.",
                en="Square the errors before you take their mean.",
            ),
        ),
        Misconception(
            np.mean(errors, axis=-1) ** 2,
            Text(
                ko="먼저 제곱하고 나서 평균을 구하세요. 지금은 평균을 제곱했습니다.",
                en="Square first, then take the mean: yours is the square of the mean.",
            ),
        ),
        Misconception(
            np.mean(np.abs(errors), axis=-1),
            Text(
                ko="절댓값이 아니라 제곱의 평균을 구하세요.",
                en="Take the mean of the squares, not of the absolute values.",
            ),
        ),
        Misconception(
            np.mean((w[:, None, None] * x + 0 * b[:, None] - y) ** 2, axis=-1),
            Text(
                ko="예측값에 b도 더하세요. 지금은 w * x까지만 계산했습니다.",
                en="Add b to the prediction: so far this is only w * x.",
            ),
        ),
    ]
    if len(w) == len(b):
        turned = Text(
            ko="행과 열을 바꾸세요. 행 하나가 w 하나, 열 하나가 b 하나입니다.",
            en="Swap rows and columns: a row for each w, a column for each b.",
        )
        found.append(Misconception(losses.T, turned))
    if len(w) == len(b) == len(x):
        over_first = Text(
            ko="평균은 점의 축, 곧 마지막 축에서만 구하세요(axis=-1). 지금은 다른 "
            "축에서 구했습니다.",
            en="Take the mean over the points alone, the last axis (axis=-1): you took "
            "it over another one.",
        )
        found += [Misconception(np.mean(errors**2, axis=i), over_first) for i in (0, 1)]
    return [Misconception((each.gives,), each.advice) for each in found]
