"""Whether a descent goes through all its epochs, even where the loss hardly changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from graders.checks.expect.diagnosis import Misconception, explaining, when_wrong
from graders.checks.expect.evidence import compared
from graders.checks.expect.forms import numbers_in
from graders.checks.problems import Arrays, Problem
from graders.core.language import Text
from graders.core.verdicts import Wrong

ALL_EPOCHS = Text(
    ko="손실이 거의 줄지 않아도 끝까지", en="All epochs, even if the loss hardly falls"
)
EPOCHS = 4
DESCENT = 0.05, EPOCHS
"""The learning rate, and the number of updates."""


def at_the_minimum(distance: float = 0.0) -> Problem:
    """Start where the loss is 0 to the last digit, or at this distance from there."""
    X = np.array([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0], [-1.0, 1.0]])
    W, B = np.array([[2.0], [-3.0]]), np.array([1.0])
    return X, X @ W + B, W + distance, B + distance


AT_AND_NEAR = at_the_minimum(), at_the_minimum(1e-4)
"""At the minimum nothing changes; near to it the loss does, by less than 1e-6."""


def expect_all_losses(history: Any) -> None:
    """Demand that a history is not shorter than the epochs; others look at the rest."""
    if type(history) is np.ndarray and history.ndim == 1:
        history = history.tolist()
    if type(history) is list and len(history) < EPOCHS:
        count = Text("history의 길이", "losses in history:")
        raise Wrong(_ENDED_EARLY, compared(EPOCHS, len(history), count, joint=" "))


@when_wrong
def of_early_end(
    after: Callable[[int], Arrays], actual: Sequence[Any]
) -> Iterator[Misconception[Arrays]]:
    """Tell who did fewer epochs, from what there is after any number of them."""
    fewer = (Misconception(after(epochs), _ENDED_EARLY) for epochs in range(EPOCHS))
    return explaining(fewer, [numbers_in(item) for item in actual])


_ENDED_EARLY = Text(
    ko="에폭을 끝까지 반복하세요. 손실이 거의 줄지 않더라도 epochs번 갱신해야 하는데 "
    "그보다 적게 갱신했습니다.",
    en="Go through all epochs, even where the loss hardly falls: you made fewer "
    "updates than epochs asks for.",
)
