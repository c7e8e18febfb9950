"""Checks of the variants of exercises in exercises/linear_regression.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.declared import asked, declare
from graders.checks.descent import Descent
from graders.checks.expect.arrays import expect_arrays, expect_tuple
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.linear_regression.answers import GRADIENT, expect_parts
from graders.checks.problems import NAMES, TRAINED, Problem, drawn, lesson
from graders.checks.reductions import UNKNOWN, expect_unknown_refused
from graders.checks.rubric import check
from graders.checks.titles import FEW_EPOCHS, FLOAT32, UNCHANGED
from graders.checks.variants.published import of_descent, of_gradient, of_history
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

HISTORY_MEAN = Text("손실의 기록, 평균", "The history of the loss, mean")
HISTORY_SUM = Text("손실의 기록, 합", "The history of the loss, sum")
RATE, EPOCHS = 0.02, 7
BIG_STEP = 0.125
"""The loss is quadratic: a central difference is exact, however big its step."""


def expect_gradient(
    student: Student, reference: Reference, problem: Problem, reduction: str, part: str
) -> None:
    actual = student.loss_gradient(*problem, reduction=reduction)
    expected = reference.loss_gradient(*problem, reduction=reduction)
    known = of_gradient(problem, reduction)
    expect_parts((part,), expect_tuple(GRADIENT, actual), expected, known)


def look_at_gradient(
    student: Student,
    reference: Reference,
    rng: np.random.Generator,
    reduction: str,
    part: str,
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), reduction, part)


declare(
    globals(),
    "loss_gradient",
    "gradient",
    look_at_gradient,
    asked("mean", 5, Text("평균: dW", "Mean: dW"), "mean", "dW"),
    asked("mean_bias", 4, Text("평균: dB", "Mean: dB"), "mean", "dB", inputs="mean"),
    asked("sum", 4, Text("합: dW", "Sum: dW"), "sum", "dW"),
    asked("sum_bias", 3, Text("합: dB", "Sum: dB"), "sum", "dB", inputs="sum"),
)


@check(
    "loss_gradient",
    points=1,
    title=FLOAT32,
    about="dtype",
)
def test_gradient_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (array.astype(np.float32) for array in drawn(rng, 4, 2))
    expect_gradient(student, reference, (X, Y, W, B), "mean", "dW")


@check("loss_gradient", points=2, title=UNKNOWN)
def test_gradient_unknown_reduction(student: Student) -> None:
    expect_unknown_refused(partial(student.loss_gradient, *lesson()))


@check("loss_gradient", points=1, title=UNCHANGED)
def test_gradient_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 6, 2)
    answer = student.call("loss_gradient", *problem)
    written = partial(student.written, "loss_gradient")
    expect_unchanged(NAMES, problem, answer.arguments, written)
    expect_gradient(student, reference, problem, "mean", "dW")


def expect_measured(
    student: Student, reference: Reference, problem: Problem, reduction: str
) -> None:
    given = *problem, BIG_STEP, reduction
    actual = expect_tuple(GRADIENT, student.numerical_gradient(*given))
    expected = reference.numerical_gradient(*given)
    known = of_gradient(problem, reduction)
    expect_arrays(GRADIENT, actual, expected, known, rtol=1e-7)


def look_at_measured(
    student: Student, reference: Reference, rng: np.random.Generator, reduction: str
) -> None:
    expect_measured(student, reference, drawn(rng, 5, 3), reduction)


declare(
    globals(),
    "numerical_gradient",
    "numerical",
    look_at_measured,
    asked("mean", 6, Text("평균", "Mean"), "mean"),
    asked("sum", 5, Text("합", "Sum"), "sum"),
)


@check(
    "numerical_gradient",
    points=1,
    title=Text("정수에서도 float64로", "float64 from integers"),
    about="dtype",
)
def test_numerical_integers(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (np.round(3 * a).astype(np.int64) for a in drawn(rng, 4, 2))
    expect_measured(student, reference, (X, Y, W, B), "mean")


@check("numerical_gradient", points=2, title=UNKNOWN)
def test_numerical_unknown_reduction(student: Student) -> None:
    expect_unknown_refused(partial(student.numerical_gradient, *lesson()))


@check("numerical_gradient", points=1, title=UNCHANGED)
def test_numerical_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    answer = student.call("numerical_gradient", *problem)
    written = partial(student.written, "numerical_gradient")
    expect_unchanged(NAMES, problem, answer.arguments, written)
    expect_measured(student, reference, problem, "mean")


def expect_trained(
    student: Student,
    reference: Reference,
    problem: Problem,
    epochs: int,
    reduction: str = "mean",
) -> None:
    given = *problem, RATE, epochs, reduction
    W, B, _ = expect_tuple(TRAINED, student.train(*given))
    expected = reference.train(*given)[:2]
    known = of_descent(Descent(problem, RATE, epochs, reduction))
    expect_arrays(("W", "B"), (W, B), expected, known)


def expect_history(
    student: Student, reference: Reference, problem: Problem, reduction: str
) -> None:
    given = *problem, RATE, EPOCHS, reduction
    history = expect_tuple(TRAINED, student.train(*given))[2]
    expected = reference.train(*given)[2]
    known = of_history(Descent(problem, RATE, EPOCHS, reduction))
    expect_arrays(["history"], [history], [expected], known)


def look_at_trained(
    student: Student, reference: Reference, rng: np.random.Generator, reduction: str
) -> None:
    expect_trained(student, reference, drawn(rng, 6, 3), EPOCHS, reduction)


def look_at_history(
    student: Student, reference: Reference, rng: np.random.Generator, reduction: str
) -> None:
    expect_history(student, reference, drawn(rng, 6, 3), reduction)


declared = partial(declare, globals(), "train", "train")
declared(
    look_at_trained,
    asked("mean", 5, Text("W와 B, 평균", "W and B, mean"), "mean"),
    asked("sum", 4, Text("W와 B, 합", "W and B, sum"), "sum"),
)
declared(
    look_at_history,
    asked("history_mean", 4, HISTORY_MEAN, "mean", inputs="mean"),
    asked("history_sum", 3, HISTORY_SUM, "sum", inputs="sum"),
)


@check("train", points=1, title=FEW_EPOCHS)
def test_train_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    for epochs in (0, 1):
        expect_trained(student, reference, problem, epochs)


@check(
    "train",
    points=1,
    title=Text("정수로 시작하기", "Starting from integers"),
    about="dtype",
)
def test_train_integers(student: Student, reference: Reference) -> None:
    X = np.array([[1], [2], [3]])
    problem = X, 2 * X + 1, np.array([[1]]), np.array([0])
    expect_trained(student, reference, problem, EPOCHS)


@check("train", points=1, title=UNKNOWN)
def test_train_unknown_reduction(student: Student) -> None:
    expect_unknown_refused(partial(student.train, *lesson(), 0.01, 1))


@check("train", points=1, title=UNCHANGED)
def test_train_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 6, 2)
    answer = student.call("train", *problem, RATE, EPOCHS)
    written = partial(student.written, "train")
    expect_unchanged(NAMES, problem, answer.arguments[:4], written)
    expect_trained(student, reference, problem, EPOCHS)
