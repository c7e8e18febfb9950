"""Checks of the variant of train_with_autograd in exercises/autograd.py."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from graders.checks.declared import asked, declare
from graders.checks.descent import Descent
from graders.checks.epochs import EPOCHS
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.tensors import expect_losses, expect_tensors, tensors
from graders.checks.problems import TRAINED, Problem, drawn, lesson
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.checks.tensor_training import DTYPES, RATE, SIZE, UPDATES
from graders.checks.titles import FEW_EPOCHS, HISTORY
from graders.checks.tools import expect_autograd
from graders.checks.variants.published import of_descent, of_history
from graders.core.language import Text
from graders.sandbox.student import Reference, Student


def expect_trained(
    student: Student,
    reference: Reference,
    problem: Problem,
    epochs: int = UPDATES,
    reduction: str = "mean",
) -> Any:
    given = *tensors(*problem), RATE, epochs, reduction
    W, B, history = expect_tuple(TRAINED, student.train_with_autograd(*given))
    expected = reference.train_with_autograd(*given)[:2]
    known = of_descent(Descent(problem, RATE, epochs, reduction))
    expect_tensors(("W", "B"), (W, B), expected, known)
    return history


def look_at_trained(
    student: Student, reference: Reference, rng: np.random.Generator, reduction: str
) -> None:
    expect_trained(student, reference, drawn(rng, *SIZE), reduction=reduction)


declare(
    globals(),
    "train_with_autograd",
    "train",
    look_at_trained,
    asked("mean", 5, Text("W와 B, 평균", "W and B, mean"), "mean"),
    asked("sum", 4, Text("W와 B, 합", "W and B, sum"), "sum"),
)


@check(
    "train_with_autograd",
    points=4,
    title=HISTORY,
    inputs="test_train_mean",
)
def test_train_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, *SIZE)
    given = *tensors(*problem), RATE, UPDATES
    history = expect_tuple(TRAINED, student.train_with_autograd(*given))[2]
    expected = reference.train_with_autograd(*given)[2]
    known = of_history(Descent(problem, RATE, UPDATES))
    expect_losses("history", history, expected, known)


@check(
    "train_with_autograd",
    points=1,
    title=FEW_EPOCHS,
)
def test_train_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    expect_losses("history", expect_trained(student, reference, problem, 0), [])
    expect_trained(student, reference, problem, 1)


@check("train_with_autograd", points=1, title=DTYPES, about="dtype")
def test_train_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    for dtype in (np.float32, np.float64):
        X, Y, W, B = (array.astype(dtype) for array in problem)
        expect_trained(student, reference, (X, Y, W, B))


@check(
    "train_with_autograd",
    points=1,
    title=UNKNOWN,
)
def test_train_unknown_reduction(student: Student) -> None:
    given = *tensors(*lesson()), 0.01, 1
    expect_unknown_refused(partial(student.train_with_autograd, *given))


@check(
    "train_with_autograd",
    points=4,
    title=Text("에폭마다 자동미분을 썼는지", "Autograd in each epoch"),
)
def test_train_by_autograd(student: Student, reference: Reference) -> None:
    problem = lesson()
    expect_trained(student, reference, problem, 1)
    given = *tensors(*problem), RATE, EPOCHS
    expect_autograd(student.call("train_with_autograd", *given).uses, EPOCHS)
