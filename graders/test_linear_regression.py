"""Checks of exercises/linear_regression.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.language import Text
from graders.rubric import (
    Suspect,
    check,
    expect_array,
    expect_error,
    expect_tuple,
    expect_unchanged,
)
from graders.student import Reference, Student

Array = NDArray[Any]
Arrays = tuple[Array, ...]
Misconception = tuple[Text, Arrays]
"""What to tell a learner, and the arrays that their mistake would return."""

PREDICTION = Text(ko="예측값", en="the prediction")
NAMES = ("X", "Y", "W", "B")


def lesson() -> tuple[Array, Array, Array, Array]:
    """Make the lesson's three samples of y = 2x + 1, and its start of the descent."""
    X = np.array([[1.0], [2.0], [3.0]])
    random = np.random.RandomState(220102)
    return X, 2 * X + 1, random.randn(1, 1), random.randn(1)


def drawn(
    rng: np.random.Generator, N: int, D: int
) -> tuple[Array, Array, Array, Array]:
    return (
        rng.normal(size=(N, D)),
        rng.normal(size=(N, 1)),
        rng.normal(size=(D, 1)),
        rng.normal(size=1),
    )


def mean_loss(X: Array, Y: Array, W: Array, B: Array) -> float:
    return float(np.mean((X @ W + B - Y) ** 2))


def expect_arrays(
    names: Sequence[str],
    came: Sequence[Any],
    expected: Sequence[Array],
    misconceptions: Iterable[Misconception] = (),
    rtol: float | None = None,
) -> None:
    known = list(misconceptions)
    for i, (name, actual, wanted) in enumerate(zip(names, came, expected, strict=True)):
        suspects = [Suspect(arrays[i], advice) for advice, arrays in known]
        expect_array(name, actual, wanted, rtol=rtol, suspects=suspects)


# --- linear_forward -------------------------------------------------------------------


def expect_prediction(came: Any, X: Array, W: Array, B: Array, want: Array) -> None:
    no_bias = Text(
        ko="편향 B를 더하세요. 지금은 XW까지만 계산했습니다.",
        en="Add the bias B: so far this is only XW.",
    )
    minus = Text(
        ko="편향 B를 빼지 말고 더하세요.",
        en="Add the bias B instead of subtracting it.",
    )
    suspects = [Suspect(X @ W, no_bias), Suspect(X @ W - B, minus)]
    expect_array(PREDICTION, came, want, suspects=suspects)


@check(
    "linear_forward",
    points=3,
    title=Text(ko="레슨의 표본 세 개", en="The lesson's three samples"),
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


def gradient_misconceptions(
    reference: Reference, X: Array, Y: Array, W: Array, B: Array, reduction: str
) -> list[Misconception]:
    N, D = X.shape
    dW, dB = reference.loss_gradient(X, Y, W, B, reduction="sum")
    a, b = reference.loss_gradient(X, Y, W, B, reduction=reduction)
    found: list[Misconception] = [
        (
            Text(
                ko="2를 곱하세요. 기울기가 절반입니다. e²을 미분하면 2e입니다.",
                en="Multiply by 2: your gradient is half of what it should be. The "
                "derivative of e² is 2e.",
            ),
            (a / 2, b / 2),
        ),
        (
            Text(
                ko="부호를 뒤집으세요. 오차는 Y - 예측값이 아니라 예측값 - Y입니다.",
                en="Turn the sign round: the error is prediction - Y, not "
                "Y - prediction.",
            ),
            (-a, -b),
        ),
        (
            Text(
                ko="dW에는 X를 곱하세요. 연쇄 법칙에서 예측값을 W로 미분하면 X입니다.",
                en="Multiply by X for dW: by the chain rule, the derivative of the "
                "prediction with respect to W is X.",
            ),
            (np.broadcast_to(b, a.shape).copy(), b),
        ),
    ]
    if reduction == "sum":
        by_n = Text(
            ko='reduction="sum"일 때는 N으로 나누지 마세요. 손실이 평균이 아니라 '
            "합입니다.",
            en='For reduction="sum" do not divide by N: that loss is a sum, not a '
            "mean.",
        )
        return [(by_n, (dW / N, dB / N)), *found]
    not_by_n = Text(
        ko=f"N으로 나누세요. 기울기가 N = {N}배 큽니다. 손실이 제곱오차의 평균이므로 "
        "기울기도 N으로 나눕니다.",
        en=f"Divide by N: your gradient is N = {N} times too large. The loss is a "
        "mean over the samples, so its gradient is one too.",
    )
    by_size = Text(
        ko="표본의 수 N = len(X)로만 나누세요. 지금은 특성의 수로도 나누었습니다"
        "(N × D, X.size).",
        en="Divide by the number of samples N = len(X) only: you divided by the "
        "number of features, too (N × D, X.size).",
    )
    found.append((not_by_n, (dW, dB)))
    if D > 1:
        found.append((by_size, (dW / (N * D), dB / (N * D))))
    return found


def expect_gradient(
    student: Student,
    reference: Reference,
    problem: tuple[Array, Array, Array, Array],
    reduction: str = "mean",
) -> None:
    came = student.loss_gradient(*problem, reduction=reduction)
    want = reference.loss_gradient(*problem, reduction=reduction)
    known = gradient_misconceptions(reference, *problem, reduction)
    expect_arrays(GRADIENT, expect_tuple(GRADIENT, came), want, known)


@check(
    "loss_gradient",
    points=4,
    title=Text(ko="레슨의 표본 세 개, 평균", en="The lesson's three samples, mean"),
)
def test_gradient_lesson(student: Student, reference: Reference) -> None:
    problem = lesson()
    came = expect_tuple(GRADIENT, student.loss_gradient(*problem))
    known = gradient_misconceptions(reference, *problem, "mean")
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
    known = gradient_misconceptions(reference, *problem, "mean")
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
    known = gradient_misconceptions(reference, *problem, "mean")
    expect_arrays(GRADIENT, came, reference.loss_gradient(*problem), known)


# --- train ----------------------------------------------------------------------------

TRAINED = ("W", "B", "history")


def train_misconceptions(
    reference: Reference,
    problem: tuple[Array, Array, Array, Array],
    rate: float,
    epochs: int,
    reduction: str,
) -> list[Misconception]:
    def trained(rate: float, epochs: int, reduction: str = reduction) -> Arrays:
        found: Arrays = reference.train(*problem, rate, epochs, reduction=reduction)
        return found[:2]

    N = len(problem[0])
    other = "mean" if reduction == "sum" else "sum"
    X, Y, W, B = problem
    for _ in range(epochs):
        W = W - rate * reference.loss_gradient(X, Y, W, B, reduction=reduction)[0]
        B = B - rate * reference.loss_gradient(X, Y, W, B, reduction=reduction)[1]
    return [
        (
            Text(
                ko="W와 B를 갱신하세요. 처음 값이 그대로 돌아왔습니다.",
                en="Update W and B: what came back is where they started.",
            ),
            problem[2:],
        ),
        (
            Text(
                ko="기울기의 반대 방향으로 가세요. 지금은 더하고 있어 손실이 커집니다.",
                en="Go against the gradient: you add it, so the loss grows. Subtract.",
            ),
            trained(-rate, epochs),
        ),
        (
            Text(
                ko=f"에폭을 하나 줄이세요. {epochs}번이 아니라 {epochs + 1}번 "
                "갱신했습니다.",
                en=f"Stop one epoch earlier: there were {epochs + 1} updates, not "
                f"{epochs}.",
            ),
            trained(rate, epochs + 1),
        ),
        (
            Text(
                ko=f"에폭을 하나 늘리세요. {epochs}번이 아니라 {epochs - 1}번 "
                "갱신했습니다.",
                en=f"Go on for one more epoch: there were {epochs - 1} updates, not "
                f"{epochs}.",
            ),
            trained(rate, max(epochs - 1, 0)),
        ),
        (
            Text(
                ko="return을 반복문 밖으로 빼세요. 한 번만 갱신하고 끝났습니다.",
                en="Move the return out of the loop: it ended after one update.",
            ),
            trained(rate, 1),
        ),
        (
            Text(
                ko=f'기울기를 구할 때 reduction="{reduction}"을 그대로 넘겨주세요. '
                f'지금은 "{other}"의 기울기로 갱신하고 있습니다(N = {N}배 차이).',
                en=f'Pass reduction="{reduction}" on to the gradient: you descend '
                f'along that of the "{other}" (N = {N} times off).',
            ),
            trained(rate, epochs, other),
        ),
        (
            Text(
                ko="기울기에 2를 곱하세요. 걸음이 절반입니다. e²을 미분하면 2e입니다.",
                en="Multiply the gradient by 2: your steps are half as long as they "
                "should be. The derivative of e² is 2e.",
            ),
            trained(rate / 2, epochs),
        ),
        (
            Text(
                ko="dW와 dB를 모두 구한 다음 W와 B를 갱신하세요. 지금은 갱신된 W로 "
                "dB를 구합니다.",
                en="Compute both dW and dB before you update either: your dB comes "
                "from the updated W.",
            ),
            (W, B),
        ),
    ]


def expect_trained(
    student: Student,
    reference: Reference,
    problem: tuple[Array, Array, Array, Array],
    rate: float,
    epochs: int,
    reduction: str,
) -> tuple[Any, ...]:
    """Demand the right W and B; the history is for other checks to look at."""
    came = student.train(*problem, rate, epochs, reduction=reduction)
    W, B, history = expect_tuple(TRAINED, came)
    want = reference.train(*problem, rate, epochs, reduction=reduction)
    known = train_misconceptions(reference, problem, rate, epochs, reduction)
    expect_arrays(("W", "B"), (W, B), want[:2], known)
    return W, B, history


@check(
    "train",
    points=3,
    title=Text(
        ko="레슨의 갱신 100번, 합, 학습률 0.001",
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
        ko="레슨의 갱신 100번, 평균, 학습률 0.003과 0.01",
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
    problem: tuple[Array, Array, Array, Array],
    reduction: str,
) -> None:
    rate, epochs, N = 0.01, 9, len(problem[0])
    came = student.train(*problem, rate, epochs, reduction=reduction)
    history = expect_tuple(TRAINED, came)[2]
    want = reference.train(*problem, rate, epochs, reduction=reduction)[2]
    later = reference.train(*problem, rate, epochs + 1, reduction=reduction)[2]
    other = want / N if reduction == "sum" else want * N
    meant = Text(
        ko=f'history에도 reduction="{reduction}"의 손실을 적으세요. N = {N}배 차이가 '
        "납니다.",
        en=f'Reduce the loss in the history as reduction="{reduction}" says: it is '
        f"N = {N} times off.",
    )
    before = Text(
        ko="손실을 갱신하기 전에 적으세요. 지금은 갱신한 뒤의 손실입니다.",
        en="Record the loss before the update: yours is the one after it.",
    )
    again = Text(
        ko="손실을 에폭마다 새로 계산하세요. 첫 손실만 되풀이되고 있습니다.",
        en="Compute the loss anew each epoch: yours repeats the first one.",
    )
    suspects = [
        Suspect(later[1:], before),
        Suspect(other, meant),
        Suspect(np.full(epochs, want[0]), again),
    ]
    expect_array("history", history, want, suspects=suspects)


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
    known = train_misconceptions(reference, problem, 0.05, 5, "mean")
    want = reference.train(*problem, 0.05, 5)
    expect_arrays(("W", "B"), (W, B), want[:2], known)
