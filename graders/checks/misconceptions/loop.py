"""What more can be found out of a learner's descent than what it gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.checks.expect.diagnosis import (
    Known,
    Misconception,
    close,
    explaining,
)
from graders.checks.expect.forms import numbers_in
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.plain import Typed
from graders.core.verdicts import Verdict
from graders.sandbox.written import Written

OWN_START = Text(
    ko="인자로 받은 처음 값에서 시작하세요. 한 번도 갱신하지 않았을 때(에폭 0번) 다른 "
    "값이 나옵니다. nn.Linear를 쓴다면 그 가중치와 편향에 받은 값을 넣으세요.",
    en="Start from the parameters that came: without an update, in 0 epochs, others "
    "come back. A layer such as nn.Linear begins at random, until you put yours in.",
)


FOLLOWS = Text(
    ko="매개변수의 갱신부터 고치세요. 손실은 매개변수에서 구하므로 history도 따라서 "
    "달라집니다.",
    en="Mend the updates of the parameters first: the losses in history follow from "
    "them.",
)
THE_FIRST_AGAIN = Text(
    ko="손실을 반복문 안에서 에폭마다 새로 계산하세요. 처음의 손실이 되풀이됩니다.",
    en="Compute the loss inside the loop, anew in each epoch: the first one comes "
    "again and again.",
)


@dataclass(frozen=True, slots=True)
class Loop:
    """A learner's descent, of which more can be asked than what it has given."""

    written: Callable[[], Written]
    """How it is written."""
    at_once: Callable[[], Any]
    """What comes back after no update at all: the parameters first."""
    start: Arrays
    """What should come back then."""
    actual: Sequence[Any]
    """What came back of the parameters after all updates."""
    parameters: Sequence[str] = ("X", "Y", "W", "B", "epochs")
    """What it is to look at, beside the learning rate."""
    own_start: Text = OWN_START

    def known(self, known: Known) -> Iterator[Misconception[Arrays]]:
        """Add to what is known whatever its code and another call can show."""
        ignored = self.written().ignores(("learning_rate", *self.parameters))
        arrays = _arrays(self.actual)
        if "learning_rate" in ignored:
            yield Misconception(arrays, _ignores(ignored.pop(0)))
        yield from explaining(known, arrays)
        try:
            begun = self._begun()
        except Verdict:
            begun = ()
        alike = [a.shape for a in begun] == [a.shape for a in self.start]
        if alike and not all(map(close, begun, self.start)):
            yield Misconception(arrays, self.own_start)
        for name in ignored:
            yield Misconception(arrays, _ignores(name))

    def _begun(self) -> Arrays:
        value = self.at_once()
        inside = value.value if type(value) is Typed else value
        return _arrays(
            inside[: len(self.start)] if type(inside) in (tuple, list) else ()
        )


def of_what_follows(
    actual: Sequence[Any], expected: Sequence[Array], history: Any, first: float
) -> Iterator[Misconception[Arrays]]:
    """Tell losses of wrong parameters from the first one taken down again and again."""
    losses = _arrays([history])
    parameters = _arrays(actual)
    if not all(map(close, parameters, expected)):
        yield Misconception(losses, FOLLOWS)
    yield Misconception((np.full(losses[0].shape, first),), THE_FIRST_AGAIN)


def _arrays(values: Sequence[Any]) -> Arrays:
    arrays = map(numbers_in, values)
    return tuple(np.empty(0) if array is None else array for array in arrays)


def _ignores(name: str) -> Text:
    return Text(
        ko=f"인자로 받은 {name}의 값을 쓰세요. 지금 코드는 그 값을 한 번도 쓰지 "
        "않습니다.",
        en=f"Use the {name} that came: your code never looks at its value.",
    )
