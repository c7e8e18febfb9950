"""What learners get wrong with automatic differentiation, and what to tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from graders.checks.descent import Descent
from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.descent import of_autograd, of_gradients
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.message import Sentence, Varying, sentence
from graders.core.verdicts import Crashed
from graders.sandbox.student import Student


@when_wrong
def of_derivative(
    student: Student, coefficients: Array, x: Array
) -> list[Misconception[Arrays]]:
    derivative = np.polynomial.polynomial.polyder(coefficients)

    def at_x(coefficients: Array) -> Arrays:
        return (np.array(np.polynomial.polynomial.polyval(x, coefficients), x.dtype),)

    by_difference = Misconception(
        at_x(derivative),
        Text(
            ko="차분으로 어림하지 말고 backward()로 미분하세요. 거의 맞지만 정확하지 "
            "않습니다.",
            en="Let backward() differentiate instead of a difference: this is near, "
            "but not exact.",
        ),
    )
    by_autograd = "grad" in student.written("derivative_at").code
    return [
        *([] if by_autograd else [by_difference]),
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
    right: Descent, max_epochs: int, done: int
) -> list[Misconception[Arrays]]:
    """Name mistakes in (w, b), where so many updates are what is asked for.

    With a wrong gradient another number of them is done before the loss is small.
    """
    swapped = right.run()[::-1]
    known = [
        Misconception(
            right.after(max_epochs),
            Text(
                ko="손실이 stop_below보다 작아지면 멈추세요. 끝까지 갔습니다.",
                en="Stop once the loss is less than stop_below: yours went on to the "
                "end.",
            ),
        ),
        Misconception(
            right.after(right.epochs + 1),
            Text(
                ko="손실을 갱신하기 전에 살펴보고, 작으면 바로 멈추세요. 한 번 더 "
                "갱신했습니다.",
                en="Look at the loss before the update, and stop right there: you "
                "updated once more.",
            ),
        ),
        *_of_early_stop(right),
        *of_autograd(right),
        *of_gradients(replace(right, epochs=done)),
        Misconception(
            swapped,
            Text(
                ko="(w, b, epochs, history) 차례로 돌려주세요. w와 b의 자리가 서로 "
                "바뀌었습니다.",
                en="Return (w, b, epochs, history) in this order: w and b are swapped.",
            ),
        ),
    ]
    return [
        Misconception(
            tuple(array.reshape(()) for array in each.gives), in_small(each.advice)
        )
        for each in known
    ]


_CAPITALS = re.compile(r"\b(?:d?[WBXY]|XW)\b", re.ASCII)


def in_small(advice: Text | Sentence) -> Text | Sentence:
    """Call the parameters of a line w and b, as its function does."""

    def small(text: str) -> str:
        return _CAPITALS.sub(lambda name: name[0].lower(), text)

    if isinstance(advice, Text):
        return Text(small(advice.ko), small(advice.en))
    ko, en = (
        tuple(small(piece) if isinstance(piece, str) else piece for piece in pieces)
        for pieces in (advice.ko, advice.en)
    )
    return Sentence(ko, en)


def _of_early_stop(right: Descent) -> Iterator[Misconception[Arrays]]:
    for epochs, gives in enumerate(right.path()):
        if 1 < epochs < right.epochs:
            yield Misconception(
                gives,
                sentence(
                    ko="손실이 stop_below보다 작아질 때만 멈추세요. 손실이 더 줄지 "
                    "않는다고 {epochs}번 만에 멈추면 안 됩니다. {asked}번 "
                    "갱신해야 합니다.",
                    en="Stop only where the loss is less than stop_below: you made "
                    "{epochs} updates, and {asked} are needed. No other rule may end "
                    "it.",
                    epochs=Varying(f"{epochs}"),
                    asked=Varying(f"{right.epochs}"),
                ),
            )


CONSTANT = Text(
    ko="상수도 미분하세요. 계수가 하나면 다항식에 x가 없어 기록된 계산이 없으므로 "
    "backward()가 멈춥니다. 도함수는 0입니다. 0 * x를 더하거나 그 경우를 따로 "
    "돌려주세요.",
    en="Differentiate a constant, too: with one coefficient there is no x in your "
    "polynomial, nothing is recorded, and backward() stops. The derivative is 0: add "
    "0 * x, or return it for this case.",
)


def is_of_a_constant(crash: Crashed, student: Student) -> bool:
    """Tell a polynomial without x from an x without a record."""
    said = crash.message.error or ""
    recorded = "requires_grad" in student.written("derivative_at").code
    return recorded and "does not require grad" in said


def cause_of_count(off: int, *, stops: bool) -> Text:
    """Say what a number of updates counts instead; whether the descent stops."""
    if off == 1 and stops:
        return Text(
            ko="epochs: 갱신한 횟수를 세세요. 멈춘 에폭에서는 갱신하지 않으므로 하나 "
            "많습니다.",
            en="Count the updates: there is none in the epoch that stops, so this is "
            "one too many.",
        )
    if off == -1 and not stops:
        return Text(
            ko="epochs: 에폭의 번호가 아니라 갱신한 횟수를 돌려주세요. 번호는 0부터 "
            "세므로 끝까지 가면 하나 모자랍니다. 그때는 max_epochs번입니다.",
            en="Return the number of updates, not that of the epoch: epochs are "
            "numbered from 0, so it is one less. If none stops there are max_epochs "
            "updates.",
        )
    return Text(
        ko="epochs: 갱신한 횟수를 세세요. 멈춘 에폭에서는 갱신하지 않습니다. 끝까지 "
        "가면 max_epochs번입니다.",
        en="Count the updates: there is none in the epoch that stops, and there are "
        "max_epochs if none does.",
    )
