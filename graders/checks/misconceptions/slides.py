"""What learners get wrong in the updates of any descent, and in its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from graders.checks.expect.diagnosis import Misconception, mistaken, when_wrong
from graders.checks.problems import Array, Arrays
from graders.checks.two_classes import Slide

Found = Iterator[Misconception[Arrays]]


@when_wrong
def of_slide(right: Slide, N: int) -> Found:
    """Name what goes wrong with the updates of any descent."""
    epochs = right.epochs
    for gives, ko, en in (
        (
            right.start,
            "매개변수를 갱신하세요. 처음 값이 그대로 돌아왔습니다.",
            "Update the parameters: what came back is where they started.",
        ),
        (
            replace(right, rate=-right.rate).run(),
            "기울기의 반대 방향으로 가세요. 지금은 더하고 있어 손실이 커집니다.",
            "Go against the gradient: you add it, so the loss grows. Subtract.",
        ),
        (
            replace(right, anew=False).run(),
            "기울기를 반복문 안에서 에폭마다 새로 구하세요. 지금은 처음 기울기로만 "
            "움직입니다.",
            "Take the gradient inside the loop, anew in each epoch: yours is taken "
            "once, at the start.",
        ),
        *(
            (
                replace(right, at_once=at_once).run(),
                "기울기를 모두 구한 다음 갱신하세요. 지금은 갱신된 매개변수로 다음 "
                "기울기를 구합니다.",
                "Compute all gradients before you update one: yours come from "
                "parameters that have moved already.",
            )
            for at_once in (1, 2)
        ),
        (
            right.after(epochs + 1),
            "에폭을 하나 줄이세요. 한 번 더 갱신했습니다.",
            "Stop one epoch earlier: there was one update too many.",
        ),
        (
            right.after(max(epochs - 1, 0)),
            "에폭을 하나 늘리세요. 한 번 덜 갱신했습니다.",
            "Go on for one more epoch: there was one update too few.",
        ),
        (
            right.after(1),
            "return을 반복문 밖으로 빼세요. 한 번만 갱신하고 끝났습니다.",
            "Move the return out of the loop: it ended after one update.",
        ),
        (
            replace(right, rate=right.rate / N).run(),
            "기울기를 N으로 또 나누지 마세요. 이미 평균의 기울기입니다.",
            "Do not divide the gradient by N again: it is that of a mean already.",
        ),
        *(
            (
                replace(right, moved=moved).run(),
                f"매개변수를 모두 갱신하세요. 앞의 {moved}개만 움직였습니다.",
                f"Update all the parameters: only the first {moved} moved.",
            )
            for moved in range(1, len(right.start))
        ),
    ):
        yield mistaken(gives, ko, en)


@when_wrong
def of_losses(longer: Array, N: int) -> Found:
    """Name what goes wrong in a history, from the losses of one epoch more."""
    right = longer[:-1]
    for gives, ko, en in (
        (
            longer[1:],
            "손실을 갱신하기 전에 적으세요. 지금은 갱신한 뒤의 손실입니다.",
            "Record the loss before the update: yours is the one after it.",
        ),
        (
            right * N,
            "손실을 더하지 말고 평균하세요.",
            "Take the mean of the losses of all samples, not their sum.",
        ),
        (
            -right,
            "손실의 부호를 뒤집으세요. 교차 엔트로피는 0보다 작을 수 없습니다.",
            "Turn the sign of the loss round: a cross-entropy is never below 0.",
        ),
        (
            np.cumsum(right),
            "손실을 더해 가지 말고 에폭마다 그때의 손실만 적으세요.",
            "Record each epoch's own loss: yours adds up.",
        ),
        (
            np.zeros_like(right),
            "history에 손실을 적으세요. 모두 0입니다.",
            "Write the losses into history: it holds zeros.",
        ),
    ):
        yield mistaken((gives,), ko, en)
