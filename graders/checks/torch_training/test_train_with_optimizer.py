"""Checks of train_with_optimizer in exercises/torch_training.py."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from graders.checks.declared import declare
from graders.checks.epochs import ALL_EPOCHS, EPOCHS
from graders.checks.expect.tensors import (
    expect_tensor,
)
from graders.checks.misconceptions import torch_training as misconceptions
from graders.checks.rubric import check
from graders.checks.tensor_training import (
    FEATURES,
    FEW_EPOCHS,
    FLOAT32,
    HISTORY,
    UNCHANGED,
    TrainingLoop,
)
from graders.checks.tools import expect_optimizer
from graders.core.language import Text
from graders.core.plain import Tensor
from graders.sandbox.student import Reference, Student

LOOP = TrainingLoop("train_with_optimizer", misconceptions.of_train_with_optimizer)
declared = partial(declare, globals(), LOOP.function, "optimizer", LOOP)


@check(
    "train_with_optimizer",
    points=2,
    title=Text(
        ko="y = 2x의 세 점, 0에서 한 번과 다섯 번, 학습률 0.01",
        en="Three points of y = 2x, 1 and 5 updates from 0, rate 0.01",
    ),
)
def test_optimizer_lesson(student: Student, reference: Reference) -> None:
    X = np.array([[1.0], [2.0], [3.0]])
    start = np.zeros((1, 1)), np.zeros(1)
    problem = X, 2 * X, *start
    W, B, _ = LOOP.expect_trained(student, reference, problem, 0.01, 1).value
    # In the original's log: its epoch 0 is after one update.
    expect_tensor("W", W, Tensor(np.array([[0.187]])), rtol=1e-2)
    expect_tensor("B", B, Tensor(np.array([0.080])), rtol=1e-2)
    LOOP.expect_trained(student, reference, problem, 0.01, 5)


declared(replace(FEATURES, points=2))


@check(
    "train_with_optimizer",
    points=2,
    title=Text(ko="모멘텀 0.9", en="Momentum 0.9"),
)
def test_optimizer_momentum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_features(student, reference, rng, momentum=0.9)


declared(HISTORY, FEW_EPOCHS, FLOAT32, UNCHANGED)


@check(
    "train_with_optimizer",
    points=6,
    title=Text(
        ko="에폭마다 옵티마이저의 한 걸음", en="An optimizer's step in each epoch"
    ),
)
def test_optimizer_steps(student: Student, reference: Reference) -> None:
    expect_optimizer(LOOP.uses(student, reference), EPOCHS)


@check("train_with_optimizer", points=4, title=ALL_EPOCHS)
def test_optimizer_all_epochs(student: Student, reference: Reference) -> None:
    LOOP.look_at_all_epochs(student, reference)
