"""Checks of exercises/autograd.py."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from graders.checks.epochs import ALL_EPOCHS, EPOCHS
from graders.checks.expect.arrays import expect_error, expect_tuple
from graders.checks.expect.evidence import compared
from graders.checks.expect.forms import note, numbers_in
from graders.checks.expect.tensors import (
    expect_losses,
    expect_steady_graph,
    expect_tensor,
    expect_tensors,
    expect_tensors_unchanged,
    tensors,
)
from graders.checks.misconceptions import autograd as misconceptions
from graders.checks.misconceptions.descent import of_autograd, of_losses
from graders.checks.problems import Array, Problem, drawn, lesson
from graders.checks.rubric import check
from graders.checks.tensor_training import DTYPES, TrainingLoop
from graders.checks.tools import expect_autograd, expect_backward
from graders.core.grades import FormFault
from graders.core.language import Text
from graders.core.plain import Tensor, type_name
from graders.core.verdicts import Wrong
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

# --- derivative_at --------------------------------------------------------------------

DERIVATIVE = Text(ko="도함수의 값", en="the derivative")


def expect_derivative(
    student: Student, coefficients: Array, x: Array, digits: float | None = 1e-12
) -> Any:
    """Demand all the digits: autograd has them, a difference has not."""
    came = student.derivative_at(*tensors(coefficients, x))
    want = np.array(_derivative(coefficients, x), x.dtype)
    known = misconceptions.of_derivative(coefficients, x)
    expect_tensors([DERIVATIVE], [came], [Tensor(want)], known, rtol=digits)
    return came


def _derivative(coefficients: Array, x: Array) -> Any:
    powers = np.arange(1, len(coefficients))
    return np.sum(powers * coefficients[1:] * x ** (powers - 1))


@check(
    "derivative_at",
    points=2,
    title=Text(ko="2w² + 5를 w = 2에서", en="2w² + 5 at w = 2"),
)
def test_derivative_lesson(student: Student) -> None:
    came = expect_derivative(student, np.array([5.0, 0.0, 2.0]), np.array(2.0))
    expect_tensor(DERIVATIVE, came, Tensor(np.array(8.0)))


@check(
    "derivative_at",
    points=2,
    title=Text(ko="5차 다항식, 무작위 점", en="Degree five, random points"),
)
def test_derivative_random(student: Student, rng: np.random.Generator) -> None:
    for _ in range(2):
        expect_derivative(student, rng.normal(size=6), rng.normal(size=()))


@check(
    "derivative_at",
    points=1,
    tier="more",
    title=Text(ko="상수, 그리고 x = 0", en="A constant, and x = 0"),
)
def test_derivative_constant(student: Student) -> None:
    for x in (1.5, 0.0):
        expect_derivative(student, np.array([7.0]), np.array(x))
    expect_derivative(student, np.array([1.0, -3.0, 4.0, 2.0]), np.array(0.0))


@check(
    "derivative_at",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_derivative_float32(student: Student) -> None:
    for dtype in (np.float32, np.float64):
        coefficients = np.array([1.0, 2.0, 3.0, -1.0], dtype)
        expect_derivative(student, coefficients, np.array(0.5, dtype), digits=None)


@check(
    "derivative_at",
    points=1,
    tier="more",
    title=Text(ko="받은 텐서는 그대로", en="The arguments stay as they were"),
)
def test_derivative_unchanged(student: Student) -> None:
    given = tensors(np.array([1.0, 2.0, 3.0]), np.array(0.5))
    answer = student.call("derivative_at", *given)
    expect_tensors_unchanged(("coefficients", "x"), given, answer.arguments)
    expect_tensor(DERIVATIVE, answer.value, Tensor(np.array(5.0)))


@check(
    "derivative_at",
    points=3,
    title=Text(ko="자동미분을 썼는지", en="Found with autograd"),
)
def test_derivative_by_autograd(student: Student) -> None:
    given = tensors(np.array([3.0, 4.0]), np.array(0.5))
    answer = student.call("derivative_at", *given)
    expect_tensor(DERIVATIVE, answer.value, Tensor(np.array(4.0)))
    expect_autograd(answer.uses)


# --- accumulated_gradients ------------------------------------------------------------

SEEN = Text(ko="기울기들", en="the gradients")


def expect_accumulated(student: Student, slopes: Array, w: Array) -> None:
    came = student.accumulated_gradients(*tensors(slopes, w))
    known = misconceptions.of_accumulated(slopes)
    expect_tensors([SEEN], [came], tensors(np.cumsum(slopes)), known)


@check(
    "accumulated_gradients",
    points=2,
    title=Text(ko="2, 4, 6, …, 42", en="2, 4, 6, …, 42"),
)
def test_accumulated_lesson(student: Student) -> None:
    expect_accumulated(student, np.full(21, 2.0), np.array(2.0))


@check(
    "accumulated_gradients",
    points=2,
    title=Text(ko="저마다 다른 기울기", en="A different slope each time"),
)
def test_accumulated_random(student: Student, rng: np.random.Generator) -> None:
    expect_accumulated(student, rng.normal(size=8), rng.normal(size=()))


@check(
    "accumulated_gradients",
    points=1,
    tier="more",
    title=Text(ko="한 번도 부르지 않으면", en="No call at all"),
)
def test_accumulated_empty(student: Student) -> None:
    for dtype in (np.float32, np.float64):
        slopes, w = np.empty(0, dtype), np.array(1.0, dtype)
        came = student.accumulated_gradients(*tensors(slopes, w))
        expect_tensor(SEEN, came, Tensor(slopes))


@check(
    "accumulated_gradients",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_accumulated_float32(student: Student) -> None:
    for dtype in (np.float32, np.float64):
        slopes = np.array([1.0, -2.0, 5.0], dtype)
        expect_accumulated(student, slopes, np.array(3.0, dtype))


@check(
    "accumulated_gradients",
    points=1,
    tier="more",
    title=Text(ko="받은 텐서는 그대로", en="The arguments stay as they were"),
)
def test_accumulated_unchanged(student: Student) -> None:
    slopes = np.array([1.0, 2.0])
    given = tensors(slopes, np.array(0.5))
    answer = student.call("accumulated_gradients", *given)
    expect_tensors_unchanged(("slopes", "w"), given, answer.arguments)
    expect_tensor(SEEN, answer.value, Tensor(np.cumsum(slopes)))


@check(
    "accumulated_gradients",
    points=3,
    title=Text(ko="값마다 backward()를 불렀는지", en="A call of backward() for each"),
)
def test_accumulated_by_backward(student: Student) -> None:
    slopes = np.array([1.0, 3.0, 5.0, 7.0])
    answer = student.call("accumulated_gradients", *tensors(slopes, np.array(0.5)))
    expect_tensor(SEEN, answer.value, Tensor(np.cumsum(slopes)))
    expect_backward(answer.uses, len(slopes))


# --- train_with_autograd --------------------------------------------------------------

LOOP = TrainingLoop("train_with_autograd", of_autograd)


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


@check(
    "train_with_autograd",
    points=1,
    title=Text(ko="표본 6개, 특성 3개", en="Six samples, three features"),
)
def test_train_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_features(student, reference, rng)


@check(
    "train_with_autograd",
    points=1,
    title=Text(ko="손실의 기록", en="The history of the loss"),
)
def test_train_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_history(student, reference, rng)


@check(
    "train_with_autograd",
    points=1,
    tier="more",
    title=Text(ko="에폭 0번과 1번", en="No epoch, and one"),
)
def test_train_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_few_epochs(student, reference, rng)


@check(
    "train_with_autograd",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_train_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_float32(student, reference, rng)


@check(
    "train_with_autograd",
    points=1,
    tier="more",
    title=Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word"),
)
def test_train_unknown_reduction(student: Student) -> None:
    given = *tensors(*lesson()), 0.01, 1
    student.train_with_autograd(*given, reduction="mean")
    for unknown in ("median", "none"):
        expect_error(
            ValueError,
            Text(ko=f'reduction="{unknown}"이면', en=f'for reduction="{unknown}"'),
            partial(student.train_with_autograd, *given, reduction=unknown),
        )


@check(
    "train_with_autograd",
    points=1,
    tier="more",
    title=Text(ko="받은 텐서는 그대로", en="The arguments stay as they were"),
)
def test_train_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_arguments(student, reference, rng)


@check(
    "train_with_autograd",
    points=1,
    tier="challenge",
    title=Text(ko="자라지 않는 계산 그래프", en="A graph that does not grow"),
)
def test_train_steady_graph(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = drawn(rng, 4, 2)
    answer = LOOP.expect_trained(student, reference, problem, 0.05, 6)
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


# --- train_until ----------------------------------------------------------------------

STOPPED = ("w", "b", "epochs", "history")


def noisy_line(rng: np.random.Generator) -> Problem:
    """Draw the fourth lesson's data: y = 0.3x + 0.5 with a little noise."""
    x = rng.uniform(size=100)
    y = 0.3 * x + 0.5 + rng.uniform(-0.01, 0.01, size=100)
    return x, y, rng.uniform(size=()), rng.uniform(size=())


def expect_stopped(
    student: Student,
    reference: Reference,
    problem: Problem,
    rate: float,
    max_epochs: int,
    stop_below: float,
) -> Answer:
    """Demand the right w and b; other checks look at the rest."""
    given = *tensors(*problem), rate, max_epochs, stop_below
    answer = student.call("train_until", *given)
    w, b, *_ = expect_tuple(STOPPED, answer.value)
    want = reference.train_until(*given)
    known = misconceptions.of_train_until(problem, rate, want[2], max_epochs)
    expect_tensors(("w", "b"), (w, b), want[:2], known)
    return answer


def expect_count(came: Any, want: int) -> None:
    count = numbers_in(came)
    advice = Text(
        ko="epochs: 갱신한 횟수를 int로 돌려주세요.",
        en="Return epochs, the number of updates, as an int.",
    )
    fault = Text.lines(advice, compared("int", type_name(came)))
    if count is None or count.shape != ():
        raise Wrong(fault)
    if count != want:
        advice = Text(
            ko="epochs: 갱신한 횟수를 세세요. 멈춘 에폭에서는 갱신하지 않습니다. "
            "끝까지 가면 max_epochs번입니다.",
            en="Count the updates: there is none in the epoch that stops, and there "
            "are max_epochs if none does.",
        )
        raise Wrong(
            Text.lines(advice, compared(f"epochs = {want}", f"epochs = {count}"))
        )
    if type(came) is not int:
        note([FormFault("type", fault)])


@check(
    "train_until",
    points=3,
    title=Text(
        ko="y = 0.3x + 0.5에 잡음, 학습률 0.5",
        en="y = 0.3x + 0.5 with noise, rate 0.5",
    ),
)
def test_until_lesson(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_stopped(student, reference, noisy_line(rng), 0.5, 500, 0.00005)


@check(
    "train_until",
    points=2,
    title=Text(ko="끝내 작아지지 않는 손실", en="A loss that stays too large"),
)
def test_until_never(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_stopped(student, reference, noisy_line(rng), 0.1, 9, 0.0)


FAR = np.array(2.0), np.array(1.0)
"""Where to start so that a few updates are needed."""
STOPS = ((100, 0.1), (4, 0.0), (20, 1000.0))
"""max_epochs and stop_below: for a descent that stops, that never does, that does at
once."""


@check(
    "train_until",
    points=4,
    title=Text(ko="갱신한 횟수", en="The number of updates"),
)
def test_until_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    x, y, *_ = noisy_line(rng)
    given = *tensors(x, y, *FAR), 0.5
    for stop in STOPS:
        epochs = expect_tuple(STOPPED, student.train_until(*given, *stop))[2]
        expect_count(epochs, reference.train_until(*given, *stop)[2])


@check(
    "train_until",
    points=3,
    title=Text(
        ko="멈추게 한 손실까지 기록", en="The history, up to the loss that stops"
    ),
)
def test_until_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    x, y, *_ = noisy_line(rng)
    given = *tensors(x, y, *FAR), 0.5
    for stop in STOPS:
        history = expect_tuple(STOPPED, student.train_until(*given, *stop))[3]
        want = reference.train_until(*given, *stop)[3]
        longer = np.array(reference.train_until(*given, len(want) + 1, 0.0)[3])
        expect_losses("history", history, want, of_losses(longer))


@check(
    "train_until",
    points=1,
    tier="more",
    title=Text(ko="처음부터 충분히 작은 손실", en="A loss small enough from the start"),
)
def test_until_at_once(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_stopped(student, reference, noisy_line(rng), 0.1, 20, 1000.0)


@check(
    "train_until",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_until_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = noisy_line(rng)
    for dtype in (np.float32, np.float64):
        x, y, w, b = (np.asarray(array, dtype) for array in problem)
        expect_stopped(student, reference, (x, y, w, b), 0.1, 5, 0.0)


@check(
    "train_until",
    points=1,
    tier="more",
    title=Text(ko="받은 텐서는 그대로", en="The arguments stay as they were"),
)
def test_until_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = noisy_line(rng)
    answer = expect_stopped(student, reference, problem, 0.1, 5, 0.0)
    given = tensors(*problem)
    expect_tensors_unchanged(("x", "y", "w", "b"), given, answer.arguments[:4])


@check(
    "train_until",
    points=5,
    tier="challenge",
    title=Text(ko="자라지 않는 계산 그래프", en="A graph that does not grow"),
)
def test_until_steady_graph(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = noisy_line(rng)
    answer = expect_stopped(student, reference, problem, 0.1, 6, 0.0)
    expect_autograd(answer.uses, 6)
    expect_steady_graph(answer.graph_sizes)
