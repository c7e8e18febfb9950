"""Checks of exercises/linear_regression.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.language import Text
from graders.misconceptions import linear_regression as misconceptions
from graders.misconceptions.linear_regression import Array, Problem
from graders.rubric import (
    check,
    expect_array,
    expect_arrays,
    expect_error,
    expect_tuple,
    expect_unchanged,
)
from graders.student import Reference, Student

PREDICTION = Text(ko="예측값", en="the prediction")
NAMES = ("X", "Y", "W", "B")


def lesson() -> Problem:
    """Make the lesson's three samples of y = 2x + 1, and its start of the descent."""
    X = np.array([[1.0], [2.0], [3.0]])
    random = np.random.RandomState(220102)
    return X, 2 * X + 1, random.randn(1, 1), random.randn(1)


def drawn(rng: np.random.Generator, N: int, D: int) -> Problem:
    return (
        rng.normal(size=(N, D)),
        rng.normal(size=(N, 1)),
        rng.normal(size=(D, 1)),
        rng.normal(size=1),
    )


def mean_loss(X: Array, Y: Array, W: Array, B: Array) -> float:
    return float(np.mean((X @ W + B - Y) ** 2))


# --- linear_forward -------------------------------------------------------------------


def expect_prediction(came: Any, X: Array, W: Array, B: Array, want: Array) -> None:
    expect_arrays([PREDICTION], [came], [want], misconceptions.of_forward(X, W, B))


@check(
    "linear_forward",
    points=3,
    title=Text(ko="강의의 표본 세 개", en="The lesson's three samples"),
)
def test_forward_lesson(student: Student) -> None:
    X, _, W, B = lesson()
    printed = np.array([[1.25821759], [2.23035024], [3.20248289]])
    expect_prediction(student.linear_forward(X, W, B), X, W, B, printed)


@check(
    "linear_forward",
    points=3,
    title=Text(ko="표본 5개, 특성 3개", en="Five samples, three features"),
)
def test_forward_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, _, W, B = drawn(rng, 5, 3)
    want = reference.linear_forward(X, W, B)
    expect_prediction(student.linear_forward(X, W, B), X, W, B, want)


@check(
    "linear_forward",
    points=1,
    title=Text(ko="표본 하나", en="One sample"),
)
def test_forward_one_sample(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for D in (1, 4):
        X, _, W, B = drawn(rng, 1, D)
        want = reference.linear_forward(X, W, B)
        expect_prediction(student.linear_forward(X, W, B), X, W, B, want)


@check(
    "linear_forward",
    points=1,
    title=Text(ko="float32를 받으면 float32로", en="float32 in, float32 out"),
)
def test_forward_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, _, W, B = (array.astype(np.float32) for array in drawn(rng, 4, 2))
    want = reference.linear_forward(X, W, B)
    expect_prediction(student.linear_forward(X, W, B), X, W, B, want)


@check(
    "linear_forward",
    points=2,
    title=Text(ko="받은 배열은 그대로", en="The arguments stay as they were"),
)
def test_forward_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, _, W, B = drawn(rng, 4, 2)
    answer = student.call("linear_forward", X, W, B)
    expect_unchanged(("X", "W", "B"), (X, W, B), answer.arguments)
    expect_prediction(answer.value, X, W, B, reference.linear_forward(X, W, B))


# --- loss_gradient --------------------------------------------------------------------

GRADIENT = ("dW", "dB")


def expect_gradient(
    student: Student,
    reference: Reference,
    problem: Problem,
    reduction: str = "mean",
) -> None:
    came = student.loss_gradient(*problem, reduction=reduction)
    want = reference.loss_gradient(*problem, reduction=reduction)
    known = misconceptions.of_gradient(reference, problem, reduction)
    expect_arrays(GRADIENT, expect_tuple(GRADIENT, came), want, known)


@check(
    "loss_gradient",
    points=4,
    title=Text(ko="강의의 표본 세 개, 평균", en="The lesson's three samples, mean"),
)
def test_gradient_lesson(student: Student, reference: Reference) -> None:
    problem = lesson()
    came = expect_tuple(GRADIENT, student.loss_gradient(*problem))
    known = misconceptions.of_gradient(reference, problem, "mean")
    expect_arrays(GRADIENT, came, reference.loss_gradient(*problem), known)


@check(
    "loss_gradient",
    points=4,
    title=Text(ko="표본 5개, 특성 3개, 평균", en="Five samples, three features, mean"),
)
def test_gradient_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3))


@check(
    "loss_gradient",
    points=4,
    title=Text(ko="표본 5개, 특성 3개, 합", en="Five samples, three features, sum"),
)
def test_gradient_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), "sum")


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="손실을 조금 움직여 잰 기울기(수치 미분)",
        en="The slope measured by moving W and B a little",
    ),
)
def test_gradient_finite_differences(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = problem = drawn(rng, 7, 2)
    h = 1e-4  # the loss is quadratic: only rounding keeps this from being exact
    dW, dB = np.empty_like(W), np.empty_like(B)
    for slope, parameter in ((dW, W), (dB, B)):
        for i in range(parameter.size):
            start = parameter.flat[i]
            parameter.flat[i] = start + h
            above = mean_loss(X, Y, W, B)
            parameter.flat[i] = start - h
            below = mean_loss(X, Y, W, B)
            parameter.flat[i] = start
            slope.flat[i] = (above - below) / (2 * h)
    came = expect_tuple(GRADIENT, student.loss_gradient(*problem))
    known = misconceptions.of_gradient(reference, problem, "mean")
    expect_arrays(GRADIENT, came, (dW, dB), known, rtol=1e-6)


@check("loss_gradient", points=1, title=Text(ko="표본 하나", en="One sample"))
def test_gradient_one_sample(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for D in (1, 4):
        expect_gradient(student, reference, drawn(rng, 1, D))


@check(
    "loss_gradient",
    points=1,
    title=Text(ko="float32를 받으면 float32로", en="float32 in, float32 out"),
)
def test_gradient_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (array.astype(np.float32) for array in drawn(rng, 4, 2))
    expect_gradient(student, reference, (X, Y, W, B))


@check(
    "loss_gradient",
    points=2,
    title=Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word"),
)
def test_gradient_unknown_reduction(student: Student) -> None:
    problem = lesson()
    for known in ("mean", "sum"):
        student.loss_gradient(*problem, reduction=known)
    expect_error(
        ValueError,
        Text(ko='reduction="median"이면', en='for reduction="median"'),
        lambda: student.loss_gradient(*problem, reduction="median"),
    )


@check(
    "loss_gradient",
    points=2,
    title=Text(ko="받은 배열은 그대로", en="The arguments stay as they were"),
)
def test_gradient_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    answer = student.call("loss_gradient", *problem)
    expect_unchanged(NAMES, problem, answer.arguments)
    came = expect_tuple(GRADIENT, answer.value)
    known = misconceptions.of_gradient(reference, problem, "mean")
    expect_arrays(GRADIENT, came, reference.loss_gradient(*problem), known)


# --- train ----------------------------------------------------------------------------

TRAINED = ("W", "B", "history")


def expect_trained(
    student: Student,
    reference: Reference,
    problem: Problem,
    rate: float,
    epochs: int,
    reduction: str,
) -> tuple[Any, ...]:
    """Demand the right W and B; the history is for other checks to look at."""
    came = student.train(*problem, rate, epochs, reduction=reduction)
    W, B, history = expect_tuple(TRAINED, came)
    want = reference.train(*problem, rate, epochs, reduction=reduction)
    known = misconceptions.of_train(reference, problem, rate, epochs, reduction)
    expect_arrays(("W", "B"), (W, B), want[:2], known)
    return W, B, history


@check(
    "train",
    points=3,
    title=Text(
        ko="강의의 갱신 100번, 합, 학습률 0.001",
        en="The lesson's 100 updates, sum, rate 0.001",
    ),
)
def test_train_lesson_sum(student: Student, reference: Reference) -> None:
    W, B, _ = expect_trained(student, reference, lesson(), 0.001, 100, "sum")
    expect_array("W", W, np.array([[2.05165305]]))
    expect_array("B", B, np.array([0.77918673]))


@check(
    "train",
    points=3,
    title=Text(
        ko="강의의 갱신 100번, 평균, 학습률 0.003과 0.01",
        en="The lesson's 100 updates, mean, rates 0.003 and 0.01",
    ),
)
def test_train_lesson_mean(student: Student, reference: Reference) -> None:
    problem = lesson()
    W, B, _ = expect_trained(student, reference, problem, 0.003, 100, "mean")
    expect_array("W", W, np.array([[2.05165305]]))
    expect_array("B", B, np.array([0.77918673]))
    W, B, _ = expect_trained(student, reference, problem, 0.01, 100, "mean")
    printed = np.array([[2.9034], [4.9793], [7.0551]])  # PyTorch shows four digits
    expect_array(PREDICTION, problem[0] @ W + B, printed, rtol=1e-5)


@check(
    "train",
    points=3,
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
    came = student.train(*problem, rate, epochs, reduction=reduction)
    history = expect_tuple(TRAINED, came)[2]
    want = reference.train(*problem, rate, epochs, reduction=reduction)[2]
    known = misconceptions.of_history(reference, problem, rate, epochs, reduction)
    expect_arrays(["history"], [history], [want], known)


@check(
    "train",
    points=4,
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
    points=2,
    title=Text(ko="에폭 0번과 1번", en="No epoch, and one"),
)
def test_train_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    for epochs in (0, 1):
        came = expect_tuple(TRAINED, student.train(*problem, 0.1, epochs))
        expect_arrays(TRAINED, came, reference.train(*problem, 0.1, epochs))


@check(
    "train",
    points=1,
    title=Text(ko="정수로 시작하기", en="Starting from integers"),
)
def test_train_integers(student: Student, reference: Reference) -> None:
    X = np.array([[1], [2], [3]])
    problem = X, 2 * X + 1, np.array([[0]]), np.array([0])
    expect_trained(student, reference, problem, 0.01, 5, "mean")


@check(
    "train",
    points=1,
    title=Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word"),
)
def test_train_unknown_reduction(student: Student) -> None:
    problem = lesson()
    for known in ("mean", "sum"):
        student.train(*problem, 0.01, 1, reduction=known)
    expect_error(
        ValueError,
        Text(ko='reduction="median"이면', en='for reduction="median"'),
        lambda: student.train(*problem, 0.01, 1, reduction="median"),
    )


@check(
    "train",
    points=2,
    title=Text(ko="받은 배열은 그대로", en="The arguments stay as they were"),
)
def test_train_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    answer = student.call("train", *problem, 0.05, 5)
    expect_unchanged(NAMES, problem, answer.arguments[:4])
    W, B, _ = expect_tuple(TRAINED, answer.value)
    known = misconceptions.of_train(reference, problem, 0.05, 5, "mean")
    want = reference.train(*problem, 0.05, 5)
    expect_arrays(("W", "B"), (W, B), want[:2], known)
