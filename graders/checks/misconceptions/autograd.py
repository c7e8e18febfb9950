"""What learners get wrong with automatic differentiation, and what to tell them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.descent import descended, of_autograd
from graders.checks.problems import Array, Arrays, Problem
from graders.core.language import Text


@when_wrong
def of_derivative(coefficients: Array, x: Array) -> list[Misconception[Arrays]]:
    derivative = np.polynomial.polynomial.polyder(coefficients)

    def at_x(coefficients: Array) -> Arrays:
        return (np.array(np.polynomial.polynomial.polyval(x, coefficients), x.dtype),)

    return [
        Misconception(
            at_x(derivative),
            Text(
                ko="차이의 몫 대신 backward()로 미분하세요. 거의 맞지만 어림한 "
                "값입니다.",
                en="Let backward() differentiate instead of a difference: this is "
                "near, but not exact.",
            ),
        ),
        Misconception(
            at_x(coefficients),
            Text(
                ko="다항식의 값이 아니라 x.grad를 돌려주세요.",
                en="Return x.grad: this is the value of the polynomial.",
            ),
        ),
        Misconception(
            at_x(np.polynomial.polynomial.polyder(coefficients[::-1])),
            Text(
                ko="coefficients[0]이 상수항입니다. 차수가 낮은 것부터 "
                "c_k에 x^k를 곱하세요.",
                en="Take coefficients[0] for the constant: c_k belongs to x^k, the "
                "lowest power first.",
            ),
        ),
        Misconception(
            at_x(coefficients * np.arange(1, len(coefficients) + 1)),
            Text(
                ko="거듭제곱을 0부터 시작하세요. 상수항에도 x가 곱해져 있습니다.",
                en="Start the powers at 0: your constant is multiplied by x, too.",
            ),
        ),
    ]


@when_wrong
def of_accumulated(slopes: Array) -> list[Misconception[Arrays]]:
    total = np.cumsum(slopes)
    return [
        Misconception(
            (slopes,),
            Text(
                ko="w.grad를 비우지 마세요. 지금은 부를 때마다 새로 시작합니다.",
                en="Do not clear w.grad: now each call starts afresh.",
            ),
        ),
        Misconception(
            (np.full_like(slopes, total[-1]),),
            Text(
                ko="w.grad의 값을 복사해 두세요(w.grad.clone() 또는 w.grad.item()). "
                "w.grad는 늘 같은 텐서라서 나중 값으로 함께 바뀝니다.",
                en="Keep a copy, w.grad.clone() or w.grad.item(): w.grad is one and "
                "the same tensor, so what you kept changes with it.",
            ),
        ),
        Misconception(
            (np.append(np.zeros(1, slopes.dtype), total[:-1]),),
            Text(
                ko="backward()를 부른 다음에 w.grad를 적으세요. 한 번씩 밀려 있습니다.",
                en="Look at w.grad after the call to backward(): yours is one behind.",
            ),
        ),
    ]


@when_wrong
def of_train_until(
    problem: Problem,
    rate: float,
    epochs: int,
    max_epochs: int,
) -> list[Misconception[Arrays]]:
    """Name mistakes in (w, b), where `epochs` updates are what is asked for."""
    x, y, w, b = problem
    columns = x[:, None], y[:, None], w.reshape(1, 1), b.reshape(1)
    right = descended(columns, rate, epochs)
    known = [
        Misconception(
            descended(columns, rate, max_epochs),
            Text(
                ko="손실이 stop_below보다 작아지면 멈추세요. 끝까지 갔습니다.",
                en="Stop once the loss is less than stop_below: yours went on to the "
                "end.",
            ),
        ),
        Misconception(
            descended(columns, rate, epochs + 1),
            Text(
                ko="손실을 갱신하기 전에 살펴보고, 작으면 바로 멈추세요. 한 번 더 "
                "갱신했습니다.",
                en="Look at the loss before the update, and stop right there: you "
                "updated once more.",
            ),
        ),
        *of_autograd(columns, rate, epochs),
        Misconception(
            right[::-1],
            Text(
                ko="(w, b, epochs, history) 차례로 돌려주세요. w와 b가 바뀌었습니다.",
                en="Return (w, b, epochs, history) in this order: w and b are swapped.",
            ),
        ),
    ]
    return [
        replace(each, gives=tuple(array.reshape(()) for array in each.gives))
        for each in known
    ]
