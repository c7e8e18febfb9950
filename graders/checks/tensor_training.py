"""What is asked of every training loop on tensors, whoever finds its gradients."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from graders.checks import titles
from graders.checks.declared import Aspect
from graders.checks.descent import Descent
from graders.checks.epochs import (
    AT_AND_NEAR,
    DESCENT,
    EPOCHS,
    expect_all_losses,
    of_early_end,
)
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.diagnosis import Known
from graders.checks.expect.tensors import (
    expect_losses,
    expect_tensors,
    tensors,
)
from graders.checks.expect.unchanged import expect_tensors_unchanged
from graders.checks.misconceptions.descent import of_losses
from graders.checks.misconceptions.loop import Loop, of_what_follows
from graders.checks.problems import NAMES, TRAINED, Problem, drawn, lesson
from graders.core.language import Text
from graders.sandbox.sandbox import Answer, Uses
from graders.sandbox.student import Reference, Student
from graders.sandbox.written import Written

DTYPES = Text(
    ko="받은 dtype 그대로: float32도 float64도",
    en="The dtype that came: float32 or float64",
)


SIZE = 6, 3
"""How many samples and features the problem has that several checks look at."""
RATE, UPDATES = 0.05, 7


@dataclass(frozen=True, slots=True)
class TrainingLoop:
    """A function of X, Y, W, B, learning_rate, epochs that gives W, B, history."""

    function: str
    misconceptions: Callable[[Callable[[], Written], Descent], Known]

    def expect_trained(
        self,
        student: Student,
        reference: Reference,
        problem: Problem,
        rate: float,
        epochs: int,
        **keywords: Any,
    ) -> Answer:
        """Demand the right W and B, and give them; other checks look at the rest."""
        given = *tensors(*problem), rate, epochs
        answer = student.call(self.function, *given, **keywords)
        W, B, history = expect_tuple(TRAINED, answer.value)
        expected = reference.call(self.function, *given, **keywords).value
        written = partial(student.written, self.function)
        loop = Loop(
            written,
            lambda: student.call(self.function, *given[:-1], 0, **keywords).value,
            problem[2:],
            (W, B),
        )
        right = Descent(problem, rate, epochs, **keywords)
        known = loop.known(self.misconceptions(written, right))
        W, B = expect_tensors(("W", "B"), (W, B), expected[:2], known)
        return replace(answer, value=(W, B, history))

    def expect_drawn(
        self,
        student: Student,
        reference: Reference,
        rng: np.random.Generator,
        **keywords: Any,
    ) -> tuple[Problem, Answer]:
        """Demand the right W and B of a drawn problem, for what else is asked of it."""
        problem = drawn(rng, *SIZE)
        return problem, self.expect_trained(
            student, reference, problem, RATE, UPDATES, **keywords
        )

    def uses(self, student: Student, reference: Reference) -> Uses:
        """Tell what it trains with, on one sample, where hardly a slip shows."""
        X, Y, W, B = lesson()
        problem = X[:1], Y[:1], W, B
        self.expect_trained(student, reference, problem, 0.01, 1)
        return student.call(self.function, *tensors(*problem), 0.01, EPOCHS).uses

    def look_at_all_epochs(self, student: Student, reference: Reference) -> None:
        for problem in AT_AND_NEAR:
            given = *tensors(*problem), *DESCENT
            actual = student.call(self.function, *given).value
            W, B, history = expect_tuple(TRAINED, actual)
            expect_all_losses(history)
            expected = reference.call(self.function, *given).value
            known = of_early_end(Descent(problem, *DESCENT).after, (W, B))
            expect_tensors(("W", "B"), (W, B), expected[:2], known)

    def look_at_features(
        self,
        student: Student,
        reference: Reference,
        rng: np.random.Generator,
        **keywords: Any,
    ) -> None:
        self.expect_drawn(student, reference, rng, **keywords)

    def look_at_history(
        self, student: Student, reference: Reference, rng: np.random.Generator
    ) -> None:
        problem = drawn(rng, *SIZE)
        given = *tensors(*problem), RATE
        longer = np.array(reference.call(self.function, *given, UPDATES + 1).value[2])
        actual = student.call(self.function, *given, UPDATES).value
        *parameters, history = expect_tuple(TRAINED, actual)
        right = Descent(problem, RATE, UPDATES).run()
        known = itertools.chain(
            of_losses(longer), of_what_follows(parameters, right, history, longer[0])
        )
        expect_losses("history", history, longer[:-1].tolist(), known)

    def look_at_few_epochs(
        self, student: Student, reference: Reference, rng: np.random.Generator
    ) -> None:
        problem = drawn(rng, 4, 2)
        answer = self.expect_trained(student, reference, problem, 0.1, 0)
        expect_losses("history", answer.value[2], [])
        self.expect_trained(student, reference, problem, 0.1, 1)

    def look_at_float32(
        self, student: Student, reference: Reference, rng: np.random.Generator
    ) -> None:
        problem = drawn(rng, 4, 2)
        for dtype in (np.float32, np.float64):
            X, Y, W, B = (array.astype(dtype) for array in problem)
            self.expect_trained(student, reference, (X, Y, W, B), 0.1, 3)

    def look_at_arguments(
        self, student: Student, reference: Reference, rng: np.random.Generator
    ) -> None:
        problem, answer = self.expect_drawn(student, reference, rng)
        written = partial(student.written, self.function)
        expect_tensors_unchanged(
            NAMES, tensors(*problem), answer.arguments[:4], written
        )


FEATURES = Aspect(
    "features",
    1,
    Text(ko="표본 6개, 특성 3개", en="Six samples, three features"),
    TrainingLoop.look_at_features,
)
HISTORY = Aspect(
    "history",
    1,
    titles.HISTORY,
    TrainingLoop.look_at_history,
    inputs=FEATURES.name,
)
FEW_EPOCHS = Aspect(
    "few_epochs",
    1,
    titles.FEW_EPOCHS,
    TrainingLoop.look_at_few_epochs,
    "more",
)
FLOAT32 = Aspect(
    "float32", 1, DTYPES, TrainingLoop.look_at_float32, "more", about="dtype"
)
UNCHANGED = Aspect(
    "unchanged",
    1,
    titles.TENSORS_UNCHANGED,
    TrainingLoop.look_at_arguments,
    "more",
    inputs=FEATURES.name,
)
