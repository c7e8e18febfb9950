"""Whatever plain data comes back from a learner's code, each check has a verdict.

A worker can send anything: a check that stumbled over it would end the grading of a
whole class.
"""

from __future__ import annotations

import random
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from graders.core.language import Text
from graders.core.plain import Foreign, Tensor, Typed
from graders.core.verdicts import Crashed, NotAttempted, Outcome, TooSlow
from graders.course.catalogue import Exercise, load_catalogue
from graders.grading.collection import collect
from graders.grading.grader import files_of
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Answer, Call, Uses

CATALOGUE = load_catalogue()
ROUNDS = 20
VERDICTS = (Crashed, NotAttempted, TooSlow)


def one_of(rng: random.Random, makers: Sequence[Callable[[], Any]]) -> Any:
    return rng.choice(makers)()


def odd(rng: random.Random, value: Any) -> Any:
    """Make of a right value another one that could be sent."""
    array = value.array if type(value) is Tensor else value
    array = array if type(array) is np.ndarray else np.array([[1.0, 2.0]])
    with np.errstate(all="ignore"):
        other = one_of(
            rng,
            [
                lambda: array,
                lambda: array + 1,
                lambda: array * np.nan,
                lambda: array * np.inf,
                lambda: array * 1e308 * 10,
                lambda: -array,
                lambda: array[..., None],
                lambda: array[None],
                lambda: array.T,
                lambda: array.ravel(),
                lambda: array.ravel()[:0],
                lambda: np.array(7.0),
                lambda: np.zeros((3, 0, 2)),
                lambda: np.zeros((1,) * 30),
                lambda: np.resize(array, 10_000),
                lambda: array.astype(rng.choice("?bBhIqQefdgFDG")),
                lambda: array.astype(">f8"),
            ],
        )
    return one_of(
        rng,
        [
            lambda: other,
            lambda: Tensor(other, rng.random() < 0.5),
            lambda: rng.choice([None, True, 0, -1, 2**2000, 0.0, np.nan, np.inf, 1j]),
            lambda: rng.choice([np.float32(1), np.float64(np.nan), np.bool_(1)]),
            lambda: rng.choice([np.longdouble(2), np.int8(3), np.complex64(4)]),
            lambda: rng.choice(["", "텍스트", "x" * 10_000, b"", b"\xff" * 10_000]),
            lambda: Foreign("numpy.ndarray"),
            lambda: Typed(other, "numpy.matrix"),
            lambda: Typed(value, rng.choice(["collections.deque", "x\x1b" * 99])),
            lambda: Typed([value, Typed(other, "")], "torch.nn.parameter.Parameter"),
            lambda: [other, [other, [value]]],
            lambda: [0.0] * rng.choice([0, 1, 5, 10_000]),
            lambda: [value],
            lambda: (),
            lambda: (other,),
            lambda: (value, value),
            lambda: (other, value, None),
            lambda: {},
            lambda: {"linear.weight": other, "x\n" * 999: value},
            lambda: OrderedDict({"linear.weight": Tensor(array), "linear.bias": value}),
        ],
    )


def varied(rng: random.Random, value: Any) -> Any:
    """Change a value somewhere, or not at all."""
    if rng.random() < 0.3:
        return odd(rng, value)
    if type(value) in (tuple, list) and value:
        items = list(value)
        place = rng.randrange(len(items))
        items[place] = varied(rng, items[place])
        if rng.random() < 0.1:
            items.pop()
        return type(value)(items)
    if type(value) in (dict, OrderedDict) and value:
        named = dict(value)
        name = rng.choice(list(named))
        named[name] = varied(rng, named[name])
        if rng.random() < 0.1:
            named[name + "\x1b"] = named.pop(name)
        return named
    return value


class Babbler:
    """A sandbox that answers as the solutions do, or nearly so, or with nonsense."""

    def __init__(self, solutions: Solutions, rng: random.Random) -> None:
        self._solutions = solutions
        self._rng = rng

    def call(self, call: Call) -> Answer:
        return self._varied(self._solutions.call(call))

    def make(self, call: Call) -> int:
        self._perhaps_fail()
        return self._solutions.make(call)

    def call_method(self, made: int, call: Call) -> Answer:
        return self._varied(self._solutions.call_method(made, call))

    def text(self, module: str) -> str:
        return self._solutions.text(module)

    def alone(self, module: str) -> bool:
        return self._solutions.alone(module)

    def _varied(self, answer: Answer) -> Answer:
        self._perhaps_fail()
        rng = self._rng
        changes = rng.choice([0.1, 0.5])
        return Answer(
            value=varied(rng, answer.value),
            arguments=tuple(
                odd(rng, a) if rng.random() < changes else a for a in answer.arguments
            ),
            warnings=rng.choice([answer.warnings, ("RuntimeWarning: x",) * 20]),
            graph_sizes=rng.choice(
                [
                    answer.graph_sizes,
                    (),
                    (0,),
                    (3, 4, 5),
                    (-1, 2**2000),
                    (500,) * 10_000,
                ]
            ),
            uses=rng.choice([answer.uses, Uses(), Uses(10**9, 10**9, 10**9)]),
        )

    def _perhaps_fail(self) -> None:
        if self._rng.random() < 0.03:
            kind = self._rng.choice(VERDICTS)
            kinds = self._rng.choice([(), ("ValueError",), ("x" * 200,) * 20])
            text = Text.same("x\n" * self._rng.choice([0, 1, 12]))
            raise Crashed(text, kinds) if kind is Crashed else kind(text)


@pytest.mark.parametrize("exercise", CATALOGUE, ids=lambda exercise: exercise.id)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_no_answer_makes_a_check_stumble(exercise: Exercise) -> None:
    solutions = Solutions(files_of([exercise]))
    rng = random.Random(exercise.id)
    outcomes = set()
    for check in collect([exercise])[exercise.id]:
        for seed in range(ROUNDS):
            sandbox = Babbler(solutions, rng)
            grade = check.run(exercise.module, sandbox, solutions, seed)
            outcomes.add(grade.outcome)
            if grade.message:
                assert len(grade.message.en) < 5_000
                for line in (grade.message.ko + grade.message.en).split("\n"):
                    assert line.isprintable()
    assert Outcome.PASSED in outcomes
    assert Outcome.WRONG in outcomes
