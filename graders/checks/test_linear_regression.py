"""Checks of exercises/linear_regression.py."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

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
    expect_error,
    expect_number,
    expect_tuple,
    expect_unchanged,
    require_order,
)
from graders.checks.expect.diagnosis import Known, of_results
from graders.checks.misconceptions import least_squares, numerical_gradient
from graders.checks.misconceptions import linear_regression as misconceptions
from graders.checks.misconceptions.descent import descended
from graders.checks.originals import hundred_points
from graders.checks.problems import (
    NAMES,
    TRAINED,
    Array,
    Arrays,
    Problem,
    drawn,
    lesson,
)
from graders.checks.rubric import check
from graders.core.language import Text
from graders.core.verdicts import Crashed, TooSlow, Wrong
from graders.sandbox.student import Reference, Student

PREDICTION = Text(ko="예측값", en="the prediction")


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
    about="dtype",
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
    parts: Sequence[str] = GRADIENT,
) -> None:
    """Demand parts of the gradient: a slip in one costs the other nothing."""
    came = student.loss_gradient(*problem, reduction=reduction)
    want = reference.loss_gradient(*problem, reduction=reduction)
    known = misconceptions.of_gradient(reference, problem, reduction)
    expect_parts(parts, expect_tuple(GRADIENT, came), want, known)


def expect_parts(
    parts: Sequence[str],
    came: Arrays,
    want: Arrays,
    known: Known = (),
    rtol: float | None = None,
) -> Arrays:
    require_order(GRADIENT, came, want)
    numbers = [GRADIENT.index(part) for part in parts]
    return expect_arrays(
        parts,
        [came[i] for i in numbers],
        [want[i] for i in numbers],
        of_results(known, *numbers),
        rtol=rtol,
    )


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="강의의 표본 세 개, 평균: dW", en="The lesson's three samples, mean: dW"
    ),
)
def test_gradient_lesson(student: Student, reference: Reference) -> None:
    expect_gradient(student, reference, lesson(), parts=("dW",))


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="강의의 표본 세 개, 평균: dB", en="The lesson's three samples, mean: dB"
    ),
)
def test_gradient_lesson_bias(student: Student, reference: Reference) -> None:
    expect_gradient(student, reference, lesson(), parts=("dB",))


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="표본 5개, 특성 3개, 평균: dW", en="Five samples, three features, mean: dW"
    ),
)
def test_gradient_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), parts=("dW",))


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="표본 5개, 특성 3개, 평균: dB", en="Five samples, three features, mean: dB"
    ),
)
def test_gradient_features_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), parts=("dB",))


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="표본 5개, 특성 3개, 합: dW", en="Five samples, three features, sum: dW"
    ),
)
def test_gradient_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), "sum", ("dW",))


@check(
    "loss_gradient",
    points=2,
    title=Text(
        ko="표본 5개, 특성 3개, 합: dB", en="Five samples, three features, sum: dB"
    ),
)
def test_gradient_sum_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, drawn(rng, 5, 3), "sum", ("dB",))


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
    about="dtype",
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
    student.loss_gradient(*problem, reduction="mean")
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
    expect_parts(("dW",), came, reference.loss_gradient(*problem), known)


# --- numerical_gradient ---------------------------------------------------------------


def expect_measured(
    student: Student,
    reference: Reference,
    problem: Problem,
    reduction: str = "mean",
    parts: Sequence[str] = GRADIENT,
    h: float = 1e-5,
    rtol: float = 1e-3,
) -> None:
    """Demand the slope of the loss; it is quadratic: central differences are exact."""
    came = student.numerical_gradient(*problem, h=h, reduction=reduction)
    want = reference.loss_gradient(*problem, reduction=reduction)
    known = numerical_gradient.of_numerical_gradient(reference, problem, h, reduction)
    expect_parts(parts, expect_tuple(GRADIENT, came), want, known, rtol)


@check(
    "numerical_gradient",
    points=1,
    title=Text(ko="강의의 표본 세 개", en="The lesson's three samples"),
)
def test_numerical_lesson(student: Student, reference: Reference) -> None:
    problem = lesson()
    came = expect_tuple(GRADIENT, student.numerical_gradient(*problem))
    known = numerical_gradient.of_numerical_gradient(reference, problem, 1e-5, "mean")
    want = reference.loss_gradient(*problem)
    expect_parts(GRADIENT, came, want, known, rtol=1e-3)


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="표본 5개, 특성 3개, 평균: dW", en="Five samples, three features, mean: dW"
    ),
)
def test_numerical_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_measured(student, reference, drawn(rng, 5, 3), parts=("dW",))


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="표본 5개, 특성 3개, 평균: dB", en="Five samples, three features, mean: dB"
    ),
)
def test_numerical_features_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_measured(student, reference, drawn(rng, 5, 3), parts=("dB",))


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="표본 5개, 특성 3개, 합: dW", en="Five samples, three features, sum: dW"
    ),
)
def test_numerical_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_measured(student, reference, drawn(rng, 5, 3), "sum", ("dW",))


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="표본 5개, 특성 3개, 합: dB", en="Five samples, three features, sum: dB"
    ),
)
def test_numerical_sum_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_measured(student, reference, drawn(rng, 5, 3), "sum", ("dB",))


@check(
    "numerical_gradient",
    points=2,
    title=Text(
        ko="큰 걸음 h = 0.25로도 정확하게(중심 차분)",
        en="Exact even with a big step, h = 0.25 (central difference)",
    ),
)
def test_numerical_big_step(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = drawn(rng, 5, 3)
    expect_measured(student, reference, given, parts=("dW",), h=0.25, rtol=1e-7)


@check(
    "numerical_gradient",
    points=5,
    title=Text(
        ko="아주 작은 걸음에서 드러나는 반올림 오차",
        en="The rounding that a tiny step brings to light",
    ),
)
def test_numerical_tiny_step(student: Student, reference: Reference) -> None:
    # The loss is between 1 and 2, where numbers are 2^-52 apart: whatever difference
    # is divided by 2h, a multiple of 2^-13 is left. The derivative itself is none.
    problem = (
        np.array([[0.7, -1.1]]),
        np.array([[0.6]]),
        np.array([[0.3], [0.9]]),
        np.array([0.2]),
    )
    came = student.numerical_gradient(*problem, h=2.0**-40)
    came = expect_tuple(GRADIENT, came)
    want = reference.loss_gradient(*problem)
    for slope in expect_parts(("dW",), came, want, rtol=1e-3):
        if (slope * 2**13 % 1).any():
            raise Wrong(numerical_gradient.NO_TRACE)


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="정수와 float32에서도 float64로", en="float64 from integers, float32"
    ),
    about="dtype",
)
def test_numerical_dtypes(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (np.round(3 * array) for array in drawn(rng, 4, 2))
    want = reference.loss_gradient(X, Y, W, B)
    for dtype in (np.int64, np.float32):
        given = (array.astype(dtype) for array in (X, Y, W, B))
        came = expect_tuple(GRADIENT, student.numerical_gradient(*given))
        expect_arrays(GRADIENT, came, want, rtol=1e-3)


@check(
    "numerical_gradient",
    points=1,
    title=Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word"),
)
def test_numerical_unknown_reduction(student: Student) -> None:
    problem = lesson()
    student.numerical_gradient(*problem, reduction="mean")
    expect_error(
        ValueError,
        Text(ko='reduction="median"이면', en='for reduction="median"'),
        lambda: student.numerical_gradient(*problem, reduction="median"),
    )


@check(
    "numerical_gradient",
    points=1,
    title=Text(
        ko="받은 배열은 마지막 자리까지 그대로",
        en="The arguments stay as they were, to the last digit",
    ),
)
def test_numerical_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 6)
    answer = student.call("numerical_gradient", *problem)
    for name, old, new in zip(NAMES, problem, answer.arguments, strict=True):
        like = type(new) is np.ndarray and new.shape == old.shape
        if like and not (new == old).all() and np.allclose(new, old):
            raise Wrong(numerical_gradient.almost_restored(name))
    expect_unchanged(NAMES, problem, answer.arguments)
    came = expect_tuple(GRADIENT, answer.value)
    want = reference.loss_gradient(*problem)
    known = numerical_gradient.of_numerical_gradient(reference, problem, 1e-5, "mean")
    expect_parts(("dW",), came, want, known, rtol=1e-3)


# --- train ----------------------------------------------------------------------------


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
    W, B = expect_arrays(("W", "B"), (W, B), want[:2], known)
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
    came = student.train(*problem, rate, epochs, reduction=reduction)
    history = expect_tuple(TRAINED, came)[2]
    want = reference.train(*problem, rate, epochs, reduction=reduction)[2]
    known = misconceptions.of_history(reference, problem, rate, epochs, reduction)
    expect_arrays(["history"], [history], [want], known)


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
    title=Text(ko="에폭 0번과 1번", en="No epoch, and one"),
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
    expect_trained(student, reference, problem, 0.01, 5, "mean")


@check(
    "train",
    points=1,
    title=Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word"),
)
def test_train_unknown_reduction(student: Student) -> None:
    problem = lesson()
    student.train(*problem, 0.01, 1, reduction="mean")
    expect_error(
        ValueError,
        Text(ko='reduction="median"이면', en='for reduction="median"'),
        lambda: student.train(*problem, 0.01, 1, reduction="median"),
    )


@check(
    "train",
    points=1,
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


@check("train", points=6, title=ALL_EPOCHS)
def test_train_all_epochs(student: Student, reference: Reference) -> None:
    for problem in AT_AND_NEAR:
        W, B, history = expect_tuple(TRAINED, student.train(*problem, *DESCENT))
        expect_all_losses(history)
        want = reference.train(*problem, *DESCENT)
        known = of_early_end(partial(descended, problem))
        expect_arrays(("W", "B"), (W, B), want[:2], known)


# --- normal_equation ------------------------------------------------------------------

PARAMETERS = ("W", "B")


def expect_minimum(
    student: Student, X: Array, Y: Array, W: Array, B: Array, rtol: float = 1e-7
) -> None:
    came = expect_tuple(PARAMETERS, student.normal_equation(X, Y))
    known = least_squares.of_normal_equation(X, Y)
    expect_arrays(PARAMETERS, came, (W, B), known, rtol=rtol)


@check(
    "normal_equation",
    points=1,
    title=Text(ko="강의의 표본 세 개", en="The lesson's three samples"),
)
def test_normal_lesson(student: Student) -> None:
    X, Y, *_ = lesson()
    expect_minimum(student, X, Y, np.array([[2.0]]), np.array([1.0]))


@check(
    "normal_equation",
    points=2,
    title=Text(ko="강의 노트의 표본 100개", en="The lecture notes' hundred samples"),
)
def test_normal_original(student: Student) -> None:
    X, Y = hundred_points()
    printed = np.array([[4.0043]]), np.array([2.4459])
    expect_minimum(student, X, Y, *printed, rtol=3e-5)


@check(
    "normal_equation",
    points=2,
    title=Text(ko="표본 8개, 특성 3개", en="Eight samples, three features"),
)
def test_normal_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *_ = drawn(rng, 8, 3)
    expect_minimum(student, X, Y, *reference.normal_equation(X, Y))


@check(
    "normal_equation",
    points=1,
    title=Text(ko="정수 입력", en="Integers"),
    about="dtype",
)
def test_normal_integers(student: Student) -> None:
    X = np.array([[0, 1], [1, 0], [1, 1], [2, 5]])
    Y = X @ np.array([[3], [-2]]) + 4
    expect_minimum(student, X, Y, np.array([[3.0], [-2.0]]), np.array([4.0]))


@check(
    "normal_equation",
    points=1,
    title=Text(ko="받은 배열은 그대로", en="The arguments stay as they were"),
)
def test_normal_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *_ = drawn(rng, 6, 2)
    answer = student.call("normal_equation", X, Y)
    expect_unchanged(("X", "Y"), (X, Y), answer.arguments)
    came = expect_tuple(PARAMETERS, answer.value)
    known = least_squares.of_normal_equation(X, Y)
    expect_arrays(PARAMETERS, came, reference.normal_equation(X, Y), known)


def expect_smallest(student: Student, reference: Reference, X: Array, Y: Array) -> None:
    try:
        came = expect_tuple(PARAMETERS, student.normal_equation(X, Y))
    except Crashed as crash:
        if "LinAlgError" not in crash.kinds:
            raise
        raise Wrong(least_squares.SINGULAR, crash.message) from None
    known = least_squares.of_many_solutions(reference, X, Y, came)
    want = reference.normal_equation(X, Y)
    expect_arrays(PARAMETERS, came, want, known, rtol=1e-6)


@check(
    "normal_equation",
    points=2,
    title=Text(ko="똑같은 특성이 두 번", en="The same feature twice"),
    tier="more",
)
def test_normal_singular(student: Student, reference: Reference) -> None:
    X = np.array([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]])
    expect_smallest(student, reference, X, np.array([[3.0], [5.0], [8.0]]))


@check(
    "normal_equation",
    points=1,
    title=Text(ko="매개변수보다 적은 표본", en="Fewer samples than parameters"),
    tier="more",
)
def test_normal_few_samples(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *_ = drawn(rng, 3, 5)
    expect_smallest(student, reference, X, Y)


@check(
    "normal_equation",
    points=5,
    title=Text(
        ko="크기가 아주 다른 두 특성에서도 정확하게",
        en="Exact even where two features differ much in size",
    ),
)
def test_normal_exact(student: Student, reference: Reference) -> None:
    # One feature is nearly 100 times the other. Every exact method finds the minimum
    # to ten digits or so; a descent needs millions of epochs, or diverges.
    t = np.arange(1.0, 9.0)
    X = np.column_stack([t, 100 * t + np.tile([0.0, 1.0, 0.0, -1.0], 2)])
    Y = (
        X @ np.array([[3.0], [0.02]])
        + 5
        + np.tile([[0.1], [-0.1], [-0.1], [0.1]], (2, 1))
    )
    try:
        came = expect_tuple(PARAMETERS, student.normal_equation(X, Y))
    except TooSlow as slow:
        raise TooSlow(least_squares.NOT_AT_ONCE, slow.message) from None
    if any(type(a) is np.ndarray and not np.isfinite(a).all() for a in came):
        raise Wrong(least_squares.NOT_AT_ONCE)
    known = least_squares.of_near_minimum(X, Y, came)
    expect_arrays(PARAMETERS, came, reference.normal_equation(X, Y), known, rtol=1e-5)


# --- largest_stable_learning_rate -----------------------------------------------------

RATE = Text(ko="학습률의 한계", en="the limit")


def expect_rate(
    student: Student, X: Array, reduction: str, want: float, rtol: float = 1e-7
) -> None:
    came = student.largest_stable_learning_rate(X, reduction=reduction)
    known = least_squares.of_rate(X, reduction)
    expect_number(RATE, came, want, rtol=rtol, known=known)


@check(
    "largest_stable_learning_rate",
    points=3,
    title=Text(ko="강의의 표본 세 개, 평균", en="The lesson's three samples, mean"),
)
def test_rate_lesson(student: Student) -> None:
    X, *_ = lesson()
    # A^T A = [[14, 6], [6, 3]]: its larger eigenvalue is (17 + sqrt(265)) / 2.
    came = student.largest_stable_learning_rate(X)
    known = least_squares.of_rate(X, "mean")
    expect_number(RATE, came, 6 / (17 + 265**0.5), known=known)


@check(
    "largest_stable_learning_rate",
    points=3,
    title=Text(ko="강의 노트의 표본 100개, 합", en="The lecture notes' samples, sum"),
)
def test_rate_original(student: Student) -> None:
    expect_rate(student, hundred_points()[0], "sum", 0.0082383, rtol=1e-5)


@check(
    "largest_stable_learning_rate",
    points=2,
    title=Text(ko="표본 6개, 특성 3개, 평균", en="Six samples, three features, mean"),
)
def test_rate_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 3)
    expect_rate(student, X, "mean", reference.largest_stable_learning_rate(X))


@check(
    "largest_stable_learning_rate",
    points=1,
    title=Text(ko="표본 6개, 특성 3개, 합", en="Six samples, three features, sum"),
)
def test_rate_features_sum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 3)
    want = reference.largest_stable_learning_rate(X, reduction="sum")
    expect_rate(student, X, "sum", want)


@check(
    "largest_stable_learning_rate",
    points=1,
    title=Text(ko="표본 하나, 정수", en="One sample, integers"),
)
def test_rate_one_sample(student: Student) -> None:
    expect_rate(student, np.array([[2, 3]]), "mean", 1 / 14)


@check(
    "largest_stable_learning_rate",
    points=1,
    title=Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word"),
)
def test_rate_unknown_reduction(student: Student) -> None:
    X, *_ = lesson()
    student.largest_stable_learning_rate(X, reduction="mean")
    expect_error(
        ValueError,
        Text(ko='reduction="median"이면', en='for reduction="median"'),
        lambda: student.largest_stable_learning_rate(X, reduction="median"),
    )


@check(
    "largest_stable_learning_rate",
    points=1,
    title=Text(ko="받은 배열은 그대로", en="The argument stays as it was"),
)
def test_rate_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, *_ = drawn(rng, 6, 2)
    answer = student.call("largest_stable_learning_rate", X)
    expect_unchanged(("X",), (X,), answer.arguments)
    expect_number(RATE, answer.value, reference.largest_stable_learning_rate(X))
