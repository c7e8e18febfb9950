"""Checks of train_with_autograd in exercises/autograd.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.declared import declare
from graders.checks.epochs import ALL_EPOCHS, EPOCHS
from graders.checks.expect.tensors import (
    expect_steady_graph,
    expect_tensor,
    tensors,
)
from graders.checks.misconceptions.descent import of_autograd
from graders.checks.problems import lesson
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.checks.tensor_training import (
    FEATURES,
    FEW_EPOCHS,
    FLOAT32,
    HISTORY,
    UNCHANGED,
    TrainingLoop,
)
from graders.checks.tools import expect_autograd
from graders.core.language import Text
from graders.core.plain import Tensor
from graders.sandbox.student import Reference, Student

LOOP = TrainingLoop("train_with_autograd", lambda _, right: of_autograd(right))
declared = partial(declare, globals(), LOOP.function, "train", LOOP)


@check(
    "train_with_autograd",
    points=2,
    title=Text(
        ko="강의의 갱신 100번 가운데 마지막 10번, 평균, 학습률 0.01",
        en="The last 10 of the lesson's 100 updates, mean, rate 0.01",
    ),
)
def test_train_lesson(student: Student, reference: Reference) -> None:
    X, Y, *start = lesson()
    W, B, _ = reference.train_with_autograd(*tensors(X, Y, *start), 0.01, 90)
    problem = X, Y, W.array, B.array
    W, B, _ = LOOP.expect_trained(student, reference, problem, 0.01, 10).value
    printed = np.array([[2.9034], [4.9793], [7.0551]])
    prediction = Tensor(problem[0] @ W.array + B.array)
    expect_tensor(
        Text(ko="예측값", en="the prediction"), prediction, Tensor(printed), rtol=1e-5
    )


@check(
    "train_with_autograd",
    points=1,
    title=Text(ko="합, 학습률 0.001", en="Sum, rate 0.001"),
)
def test_train_sum(student: Student, reference: Reference) -> None:
    LOOP.expect_trained(student, reference, lesson(), 0.001, 5, reduction="sum")


declared(FEATURES, HISTORY, FEW_EPOCHS, FLOAT32)


@check(
    "train_with_autograd",
    points=1,
    tier="more",
    title=UNKNOWN,
)
def test_train_unknown_reduction(student: Student) -> None:
    given = *tensors(*lesson()), 0.01, 1
    expect_unknown_refused(
        partial(student.train_with_autograd, *given), "median", "none"
    )


declared(UNCHANGED)


@check(
    "train_with_autograd",
    points=1,
    tier="challenge",
    title=Text(ko="자라지 않는 계산 그래프", en="A graph that does not grow"),
    inputs="test_train_features",
)
def test_train_steady_graph(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    _, answer = LOOP.expect_drawn(student, reference, rng)
    expect_steady_graph(answer.graph_sizes)


@check(
    "train_with_autograd",
    points=6,
    title=Text(ko="에폭마다 자동미분을 썼는지", en="Autograd in each epoch"),
)
def test_train_by_autograd(student: Student, reference: Reference) -> None:
    expect_autograd(LOOP.uses(student, reference), EPOCHS)


@check("train_with_autograd", points=4, title=ALL_EPOCHS)
def test_train_all_epochs(student: Student, reference: Reference) -> None:
    LOOP.look_at_all_epochs(student, reference)
