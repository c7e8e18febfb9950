"""Checks of the variants of exercises in exercises/linear_regression.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.descent import Descent
from graders.checks.expect.arrays import expect_arrays, expect_error, expect_tuple
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.linear_regression.answers import GRADIENT, expect_parts
from graders.checks.problems import NAMES, TRAINED, Problem, drawn, lesson
from graders.checks.rubric import check
from graders.checks.variants.published import of_descent, of_gradient, of_history
from graders.core.language import Text
from graders.sandbox.student import Reference, Student

MEAN, SUM = Text("평균", "Mean"), Text("합", "Sum")
UNKNOWN = Text("모르는 reduction은 ValueError", "ValueError for any other word")
UNCHANGED = Text("받은 배열은 그대로", "The arguments stay as they were")
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


@check("loss_gradient", points=5, title=Text("평균: dW", "Mean: dW"))
def test_gradient_mean(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), "mean", "dW")


@check(
    "loss_gradient",
    points=4,
    title=Text("평균: dB", "Mean: dB"),
    inputs="test_gradient_mean",
)
def test_gradient_mean_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), "mean", "dB")


@check("loss_gradient", points=4, title=Text("합: dW", "Sum: dW"))
def test_gradient_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), "sum", "dW")


@check(
    "loss_gradient",
    points=3,
    title=Text("합: dB", "Sum: dB"),
    inputs="test_gradient_sum",
)
def test_gradient_sum_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), "sum", "dB")


@check(
    "loss_gradient",
    points=1,
    title=Text("float32를 받으면 float32로", "float32 in, float32 out"),
    about="dtype",
)
def test_gradient_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (array.astype(np.float32) for array in drawn(rng, 4, 2))
    expect_gradient(student, reference, (X, Y, W, B), "mean", "dW")


@check("loss_gradient", points=2, title=UNKNOWN)
def test_gradient_unknown_reduction(student: Student) -> None:
    _expect_unknown(student, "loss_gradient")


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


@check("numerical_gradient", points=6, title=MEAN)
def test_numerical_mean(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_measured(student, reference, drawn(rng, 5, 3), "mean")


@check("numerical_gradient", points=5, title=SUM)
def test_numerical_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_measured(student, reference, drawn(rng, 5, 3), "sum")


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
    _expect_unknown(student, "numerical_gradient")


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


@check("train", points=5, title=Text("W와 B, 평균", "W and B, mean"))
def test_train_mean(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_trained(student, reference, drawn(rng, 6, 3), EPOCHS)


@check("train", points=4, title=Text("W와 B, 합", "W and B, sum"))
def test_train_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_trained(student, reference, drawn(rng, 6, 3), EPOCHS, "sum")


@check(
    "train",
    points=4,
    title=Text("손실의 기록, 평균", "The history of the loss, mean"),
    inputs="test_train_mean",
)
def test_train_history_mean(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_history(student, reference, drawn(rng, 6, 3), "mean")


@check(
    "train",
    points=3,
    title=Text("손실의 기록, 합", "The history of the loss, sum"),
    inputs="test_train_sum",
)
def test_train_history_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_history(student, reference, drawn(rng, 6, 3), "sum")


@check("train", points=1, title=Text("에폭 0번과 1번", "No epoch, and one"))
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
    _expect_unknown(student, "train", 0.01, 1)


@check("train", points=1, title=UNCHANGED)
def test_train_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 6, 2)
    answer = student.call("train", *problem, RATE, EPOCHS)
    written = partial(student.written, "train")
    expect_unchanged(NAMES, problem, answer.arguments[:4], written)
    expect_trained(student, reference, problem, EPOCHS)


def _expect_unknown(student: Student, function: str, *more: float) -> None:
    given = *lesson(), *more
    student.call(function, *given, reduction="mean")
    expect_error(
        ValueError,
        Text('reduction="median"이면', 'for reduction="median"'),
        lambda: student.call(function, *given, reduction="median"),
    )
