"""Checks of cross_entropy, logistic_gradient and train_logistic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from graders.checks.epochs import ALL_EPOCHS, DESCENT, expect_all_losses
from graders.checks.expect.arrays import expect_array, expect_number, expect_tuple
from graders.checks.expect.pointwise import expect_quiet
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import network as misconceptions
from graders.checks.misconceptions.loop import Loop, of_what_follows
from graders.checks.problems import NAMES, TRAINED, Array, Problem
from graders.checks.rubric import check
from graders.checks.two_classes import Slide, at_rest, classes, expect_some
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

UNCHANGED = Text(ko="받은 배열은 그대로", en="The arguments stay as they were")
FLOAT32 = Text(ko="float32를 받으면 float32로", en="float32 in, float32 out")
EXTREME = Text(
    ko="±1000쯤 되는 로짓에서도, 경고 없이",
    en="Logits of about ±1000, without a warning",
)
ONE_CLASS = Text(ko="모두 한 부류", en="One class alone")
LOSS = Text(ko="손실", en="the loss")
GRADIENT = ("dW", "dB")


def expect_loss(
    student: Student, reference: Reference, Z: Array, labels: Array
) -> Answer:
    answer = student.call("cross_entropy", Z, labels)
    known = misconceptions.of_cross_entropy(Z.astype(float), labels)
    expected = reference.cross_entropy(Z, labels)
    rtol = 1e-4 if Z.dtype == np.float32 else 1e-7
    expect_number(LOSS, answer.value, expected, rtol=rtol, known=known)
    return answer


def logits(rng: np.random.Generator, N: int, K: int) -> tuple[Array, Array]:
    return rng.normal(size=(N, K)), rng.integers(K, size=N)


@check("cross_entropy", points=3, title=Text("두 표본, 세 클래스", "Two, in 3 classes"))
def test_entropy_known(student: Student, reference: Reference) -> None:
    Z = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
    expect_loss(student, reference, Z, np.array([2, 1]))


@check("cross_entropy", points=3, title=Text("여섯 표본, 네 클래스", "Six, in four"))
def test_entropy_drawn(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_loss(student, reference, *logits(rng, 6, 4))


@check(
    "cross_entropy",
    points=1,
    title=Text(ko="클래스 하나, 표본 하나", en="A single class, a single sample"),
    tier="more",
)
def test_entropy_small(student: Student, reference: Reference) -> None:
    expect_loss(student, reference, np.array([[0.3], [-2.0]]), np.array([0, 0]))
    expect_loss(student, reference, np.array([[0.3, 1.1]]), np.array([1]))


@check(
    "cross_entropy",
    points=1,
    title=Text(ko="float32인 로짓", en="Logits of float32"),
    tier="more",
    about="type",
)
def test_entropy_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    Z, labels = logits(rng, 5, 3)
    expect_loss(student, reference, Z.astype(np.float32), labels)


@check("cross_entropy", points=1, title=UNCHANGED, tier="more")
def test_entropy_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = logits(rng, 5, 3)
    answer = expect_loss(student, reference, *given)
    written = partial(student.written, "cross_entropy")
    expect_unchanged(("Z", "labels"), given, answer.arguments, written)


@check("cross_entropy", points=3, title=EXTREME, tier="challenge")
def test_entropy_extreme(student: Student, reference: Reference) -> None:
    Z = np.array([[1000.0, 0.0, -1000.0], [1000.0, 999.0, 998.0], [-1000.0] * 3])
    answer = expect_loss(student, reference, Z, np.array([0, 2, 2]))
    expect_quiet("cross_entropy", answer.warnings)
    expect_loss(student, reference, Z, np.array([2, 0, 0]))


def expect_gradient(
    student: Student,
    reference: Reference,
    problem: Problem,
    parts: Sequence[str] = GRADIENT,
) -> Answer:
    answer = student.call("logistic_gradient", *problem)
    actual = expect_tuple(GRADIENT, answer.value)
    expected = reference.logistic_gradient(*problem)
    known = misconceptions.of_logistic_gradient(*problem)
    expect_some(parts, GRADIENT, actual, expected, known)
    return answer


@check("logistic_gradient", points=4, title=Text("표본 7개: dW", "Seven samples: dW"))
def test_logistic_weights(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, classes(rng, 7, 3), ("dW",))


@check(
    "logistic_gradient",
    points=4,
    title=Text("표본 7개: dB", "Seven samples: dB"),
    inputs="test_logistic_weights",
)
def test_logistic_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, classes(rng, 7, 3), ("dB",))


@check("logistic_gradient", points=1, title=Text("표본 하나", "One sample"))
def test_logistic_one_sample(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, classes(rng, 1, 4))


@check("logistic_gradient", points=2, title=ONE_CLASS, tier="more")
def test_logistic_one_class(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = classes(rng, 5, 2)
    expect_gradient(student, reference, (X, np.ones_like(Y), W, B))
    expect_gradient(student, reference, (X, np.zeros_like(Y), W, B))


@check("logistic_gradient", points=1, title=FLOAT32, tier="more", about="dtype")
def test_logistic_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (array.astype(np.float32) for array in classes(rng, 4, 2))
    expect_gradient(student, reference, (X, Y, W, B))


@check("logistic_gradient", points=1, title=UNCHANGED, tier="more")
def test_logistic_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = classes(rng, 6, 2)
    answer = expect_gradient(student, reference, problem)
    written = partial(student.written, "logistic_gradient")
    expect_unchanged(NAMES, problem, answer.arguments, written)


def far(W: Array, B: Array) -> Problem:
    """Make points whose logits are about 1000, right and wrong."""
    X = np.array([[1000.0], [-1000.0], [900.0], [-900.0]])
    return X, np.array([[1.0], [0.0], [0.0], [0.0]]), W, B


@check("logistic_gradient", points=2, title=EXTREME, tier="challenge")
def test_logistic_extreme(student: Student, reference: Reference) -> None:
    problem = far(np.array([[1.0]]), np.array([0.5]))
    answer = expect_gradient(student, reference, problem)
    expect_quiet("logistic_gradient", answer.warnings)


def expect_trained(
    student: Student, reference: Reference, problem: Problem, rate: float, epochs: int
) -> tuple[Answer, object]:
    """Demand the right W and B; the history is for other checks to look at."""
    answer = student.call("train_logistic", *problem, rate, epochs)
    W, B, history = expect_tuple(TRAINED, answer.value)
    expected = reference.train_logistic(*problem, rate, epochs)
    X, Y, *start = problem
    right = Slide(
        partial(reference.logistic_gradient, X, Y), tuple(start), rate, epochs
    )
    loop = Loop(
        partial(student.written, "train_logistic"),
        lambda: student.train_logistic(*problem, rate, 0),
        tuple(start),
        (W, B),
    )
    known = loop.known(misconceptions.of_slide(right, len(X)))
    expect_some(("W", "B"), ("W", "B"), (W, B), expected[:2], known)
    return answer, history


@check("train_logistic", points=3, title=Text("표본 8개", "Eight samples"))
def test_descent_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_trained(student, reference, classes(rng, 8, 2), 0.8, 6)


@check("train_logistic", points=3, title=Text("손실의 기록", "The history of the loss"))
def test_descent_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = classes(rng, 8, 2)
    *parameters, history = expect_tuple(
        TRAINED, student.train_logistic(*problem, 0.8, 6)
    )
    W, B, _ = reference.train_logistic(*problem, 0.8, 6)
    longer = reference.train_logistic(*problem, 0.8, 7)[2]
    known = [
        *misconceptions.of_losses(longer, 8),
        *of_what_follows(parameters, (W, B), history, longer[0]),
    ]
    expect_array("history", history, longer[:-1], known=known)


@check("train_logistic", points=1, title=Text("에폭 0번과 1번", "No epoch, and one"))
def test_descent_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = classes(rng, 5, 2)
    _, history = expect_trained(student, reference, problem, 0.5, 0)
    expect_array("history", history, np.empty(0))
    expect_trained(student, reference, problem, 0.5, 1)


@check("train_logistic", points=1, title=ONE_CLASS, tier="more")
def test_descent_one_class(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = classes(rng, 5, 2)
    expect_trained(student, reference, (X, np.ones_like(Y), W, B), 0.5, 4)


@check("train_logistic", points=3, title=ALL_EPOCHS)
def test_descent_all_epochs(student: Student, reference: Reference) -> None:
    for problem in (at_rest(), at_rest(1e-4)):
        _, history = expect_trained(student, reference, problem, *DESCENT)
        expect_all_losses(history)
        expected = reference.train_logistic(*problem, *DESCENT)[2]
        expect_array("history", history, expected)


@check(
    "train_logistic",
    points=1,
    title=Text(ko="매개변수의 dtype은 그대로", en="Parameters keep their dtype"),
    tier="more",
    about="dtype",
)
def test_descent_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, W, B = (array.astype(np.float32) for array in classes(rng, 4, 2))
    expect_trained(student, reference, (X, Y, W, B), 0.5, 3)


@check("train_logistic", points=1, title=UNCHANGED, tier="more")
def test_descent_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = classes(rng, 5, 2)
    answer, _ = expect_trained(student, reference, problem, 0.5, 3)
    written = partial(student.written, "train_logistic")
    expect_unchanged(NAMES, problem, answer.arguments[:4], written)


@check("train_logistic", points=2, title=EXTREME, tier="challenge")
def test_descent_extreme(student: Student, reference: Reference) -> None:
    problem = far(np.array([[1.0]]), np.array([0.5]))
    answer, history = expect_trained(student, reference, problem, 1e-3, 3)
    expected = reference.train_logistic(*problem, 1e-3, 3)[2]
    expect_array("history", history, expected)
    expect_quiet("train_logistic", answer.warnings)
