"""Checks of train_with_batches in exercises/torch_training.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.tensors import expect_losses, expect_tensors, tensors
from graders.checks.expect.unchanged import expect_tensors_unchanged
from graders.checks.misconceptions import batches as misconceptions
from graders.checks.problems import NAMES, TRAINED, Array, Problem
from graders.checks.rubric import check
from graders.checks.titles import HISTORY, TENSORS_UNCHANGED
from graders.checks.tools import expect_optimizer
from graders.checks.two_classes import classes
from graders.core.language import Text
from graders.core.plain import Tensor
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

FUNCTION = "train_with_batches"
RATE = 0.5


def dealt(rng: np.random.Generator, N: int, size: int) -> list[Array]:
    order = rng.permutation(N)
    return [order[i : i + size] for i in range(0, N, size)]


def expect_trained(
    student: Student, reference: Reference, problem: Problem, batches: list[Array]
) -> Answer:
    given = *tensors(*problem), RATE, [Tensor(batch) for batch in batches]
    answer = student.call(FUNCTION, *given)
    W, B, _ = expect_tuple(TRAINED, answer.value)
    expected = reference.call(FUNCTION, *given).value
    known = misconceptions.of_batches(problem, RATE, batches)
    expect_tensors(("W", "B"), (W, B), expected[:2], known)
    return answer


@check(FUNCTION, points=4, title=Text("배치 셋", "Three batches"))
def test_dealt_parameters(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_trained(student, reference, classes(rng, 9, 2), dealt(rng, 9, 3))


@check(
    FUNCTION,
    points=3,
    title=Text("마지막 배치가 작을 때", "A last batch that is smaller"),
)
def test_dealt_last(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_trained(student, reference, classes(rng, 7, 2), dealt(rng, 7, 3))


@check(FUNCTION, points=3, title=HISTORY)
def test_dealt_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem, batches = classes(rng, 8, 2), dealt(rng, 8, 3)
    given = *tensors(*problem), RATE, [Tensor(batch) for batch in batches]
    actual = expect_tuple(TRAINED, student.call(FUNCTION, *given).value)
    expected = reference.call(FUNCTION, *given).value
    known = misconceptions.of_history(problem, RATE, batches)
    expect_losses("history", actual[2], expected[2], known)


@check(
    FUNCTION,
    points=1,
    title=Text("배치가 없거나 하나일 때", "No batch, and one"),
    tier="more",
)
def test_dealt_few(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = classes(rng, 4, 2)
    answer = expect_trained(student, reference, problem, [])
    expect_losses("history", answer.value[2], [])
    expect_trained(student, reference, problem, [np.arange(4)])


@check(
    FUNCTION,
    points=1,
    title=Text(
        ko="받은 dtype 그대로: float32도 float64도",
        en="The dtype that came: float32 or float64",
    ),
    tier="more",
    about="dtype",
)
def test_dealt_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem, batches = classes(rng, 5, 2), dealt(rng, 5, 2)
    for dtype in (np.float32, np.float64):
        X, Y, W, B = (array.astype(dtype) for array in problem)
        expect_trained(student, reference, (X, Y, W, B), batches)


@check(
    FUNCTION,
    points=1,
    title=TENSORS_UNCHANGED,
    tier="more",
)
def test_dealt_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = classes(rng, 6, 2)
    answer = expect_trained(student, reference, problem, dealt(rng, 6, 2))
    written = partial(student.written, FUNCTION)
    expect_tensors_unchanged(NAMES, tensors(*problem), answer.arguments[:4], written)


@check(
    FUNCTION,
    points=5,
    title=Text(
        ko="배치마다 옵티마이저의 한 걸음", en="An optimizer's step for each batch"
    ),
)
def test_dealt_steps(student: Student, reference: Reference) -> None:
    Y = np.array([[0.0], [1.0], [1.0]])
    problem = np.eye(3), Y, np.zeros((3, 1)), np.zeros(1)
    batches = [np.array([i]) for i in range(3)]
    uses = expect_trained(student, reference, problem, batches).uses
    expect_optimizer(uses, len(batches))
