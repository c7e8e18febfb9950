"""Checks of train in exercises/linear_regression.py."""

from __future__ import annotations

import itertools
from functools import partial
from typing import Any

import numpy as np

from graders.checks.descent import Descent
from graders.checks.epochs import (
    ALL_EPOCHS,
    AT_AND_NEAR,
    DESCENT,
    expect_all_losses,
    of_early_end,
)
from graders.checks.expect.arrays import (
    expect_array,
    expect_arrays,
    expect_tuple,
)
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.linear_regression.answers import PREDICTION
from graders.checks.misconceptions import linear_regression as misconceptions
from graders.checks.misconceptions.loop import Loop, of_what_follows
from graders.checks.problems import (
    NAMES,
    TRAINED,
    Problem,
    drawn,
    lesson,
)
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.checks.titles import FEW_EPOCHS, UNCHANGED
from graders.core.language import Text
from graders.sandbox.student import Reference, Student


def expect_trained(
    student: Student,
    reference: Reference,
    problem: Problem,
    rate: float,
    epochs: int,
    reduction: str,
) -> tuple[Any, ...]:
    """Demand the right W and B; the history is for other checks to look at."""
    actual = student.train(*problem, rate, epochs, reduction=reduction)
    W, B, history = expect_tuple(TRAINED, actual)
    expected = reference.train(*problem, rate, epochs, reduction=reduction)
    right = Descent(problem, rate, epochs, reduction)
    loop = Loop(
        partial(student.written, "train"),
        lambda: student.train(*problem, rate, 0, reduction=reduction),
        problem[2:],
        (W, B),
    )
    known = loop.known(misconceptions.of_train(student, right))
    W, B = expect_arrays(("W", "B"), (W, B), expected[:2], known)
    return W, B, history


def lesson_after(
    reference: Reference, rate: float, epochs: int, reduction: str
) -> Problem:
    X, Y, *start = lesson()
    W, B, _ = reference.train(X, Y, *start, rate, epochs, reduction=reduction)
    return X, Y, W, B


@check(
    "train",
    points=2,
    title=Text(
        ko="강의의 갱신 100번 가운데 마지막 10번, 합, 학습률 0.001",
        en="The last 10 of the lesson's 100 updates, sum, rate 0.001",
    ),
)
def test_train_lesson_sum(student: Student, reference: Reference) -> None:
    problem = lesson_after(reference, 0.001, 90, "sum")
    W, B, _ = expect_trained(student, reference, problem, 0.001, 10, "sum")
    expect_array("W", W, np.array([[2.05165305]]))
    expect_array("B", B, np.array([0.77918673]))


@check(
    "train",
    points=2,
    title=Text(
        ko="강의의 갱신, 평균: 학습률 0.003으로 100번, 0.01로 마지막 10번",
        en="The lesson's updates, mean: all 100 at rate 0.003, the last 10 at 0.01",
    ),
)
def test_train_lesson_mean(student: Student, reference: Reference) -> None:
    W, B, _ = expect_trained(student, reference, lesson(), 0.003, 100, "mean")
    expect_array("W", W, np.array([[2.05165305]]))
    expect_array("B", B, np.array([0.77918673]))
    problem = lesson_after(reference, 0.01, 90, "mean")
    W, B, _ = expect_trained(student, reference, problem, 0.01, 10, "mean")
    printed = np.array([[2.9034], [4.9793], [7.0551]])  # PyTorch shows four digits
    expect_array(PREDICTION, problem[0] @ W + B, printed, rtol=1e-5)


@check(
    "train",
    points=2,
    title=Text(ko="표본 6개, 특성 3개", en="Six samples, three features"),
)
def test_train_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 6, 3)
    expect_trained(student, reference, problem, 0.05, 7, "mean")


def expect_history(
    student: Student,
    reference: Reference,
    problem: Problem,
    reduction: str,
) -> None:
    rate, epochs = 0.01, 9
    actual = student.train(*problem, rate, epochs, reduction=reduction)
    *parameters, history = expect_tuple(TRAINED, actual)
    longer = reference.train(*problem, rate, epochs + 1, reduction=reduction)[2]
    right = Descent(problem, rate, epochs, reduction)
    known = itertools.chain(
        misconceptions.of_history(right, longer),
        of_what_follows(parameters, right.run(), history, longer[0]),
    )
    expect_arrays(["history"], [history], [longer[:-1]], known)


@check(
    "train",
    points=3,
    title=Text(ko="손실의 기록, 평균", en="The history of the loss, mean"),
)
def test_train_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_history(student, reference, drawn(rng, 5, 2), "mean")


@check(
    "train",
    points=1,
    title=Text(ko="손실의 기록, 합", en="The history of the loss, sum"),
)
def test_train_history_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_history(student, reference, drawn(rng, 5, 2), "sum")


@check(
    "train",
    points=1,
    title=FEW_EPOCHS,
)
def test_train_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    history = expect_trained(student, reference, problem, 0.1, 0, "mean")[2]
    expect_array("history", history, np.empty(0))
    expect_trained(student, reference, problem, 0.1, 1, "mean")


@check(
    "train",
    points=1,
    title=Text(ko="정수로 시작하기", en="Starting from integers"),
    about="dtype",
)
def test_train_integers(student: Student, reference: Reference) -> None:
    X = np.array([[1], [2], [3]])
    problem = X, 2 * X + 1, np.array([[0]]), np.array([0])
    expect_trained(student, reference, problem, 0.1, 5, "mean")


@check(
    "train",
    points=1,
    title=UNKNOWN,
)
def test_train_unknown_reduction(student: Student) -> None:
    expect_unknown_refused(partial(student.train, *lesson(), 0.01, 1))


@check(
    "train",
    points=1,
    title=UNCHANGED,
    inputs="test_train_features",
)
def test_train_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 6, 3)
    answer = student.call("train", *problem, 0.05, 7, reduction="mean")
    written = partial(student.written, "train")
    expect_unchanged(NAMES, problem, answer.arguments[:4], written)
    W, B, _ = expect_tuple(TRAINED, answer.value)
    known = misconceptions.of_train(student, Descent(problem, 0.05, 7))
    expected = reference.train(*problem, 0.05, 7, reduction="mean")
    expect_arrays(("W", "B"), (W, B), expected[:2], known)


@check("train", points=6, title=ALL_EPOCHS)
def test_train_all_epochs(student: Student, reference: Reference) -> None:
    for problem in AT_AND_NEAR:
        W, B, history = expect_tuple(TRAINED, student.train(*problem, *DESCENT))
        expect_all_losses(history)
        expected = reference.train(*problem, *DESCENT)
        known = of_early_end(Descent(problem, *DESCENT).after, (W, B))
        expect_arrays(("W", "B"), (W, B), expected[:2], known)
