"""Checks of network_forward, network_gradient and train_network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from graders.checks.epochs import ALL_EPOCHS, DESCENT, expect_all_losses
from graders.checks.expect.arrays import expect_array, expect_tuple
from graders.checks.expect.pointwise import expect_quiet
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import network as misconceptions
from graders.checks.misconceptions.loop import Loop, of_what_follows
from graders.checks.network.test_classifier import (
    EXTREME,
    FLOAT32,
    ONE_CLASS,
    UNCHANGED,
)
from graders.checks.problems import Arrays
from graders.checks.rubric import check
from graders.checks.two_classes import (
    NETWORK,
    NETWORK_NAMES,
    SLOPES,
    Slide,
    expect_some,
    layers,
    network_at_rest,
)
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

LAYERS = ("H", "Z")
TRAINED = (*NETWORK, "history")
ONE_UNIT = Text(ko="은닉 유닛 하나, 표본 하나", en="One hidden unit, one sample")


def expect_forward(
    student: Student,
    reference: Reference,
    given: Arrays,
    parts: Sequence[str] = LAYERS,
) -> Answer:
    answer = student.call("network_forward", *given)
    actual = expect_tuple(LAYERS, answer.value)
    X, W1, B1, W2, B2 = given
    known = misconceptions.of_forward(X, W1, B1, W2, B2)
    expect_some(parts, LAYERS, actual, reference.network_forward(*given), known)
    return answer


def inputs(rng: np.random.Generator, N: int, D: int, hidden: int) -> Arrays:
    X, _, *parameters = layers(rng, N, D, hidden)
    return X, *parameters


@check("network_forward", points=3, title=Text("은닉층 H", "The hidden layer H"))
def test_forward_hidden(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_forward(student, reference, inputs(rng, 5, 2, 3), ("H",))


@check(
    "network_forward",
    points=3,
    title=Text("로짓 Z", "The logits Z"),
    inputs="test_forward_hidden",
)
def test_forward_logits(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_forward(student, reference, inputs(rng, 5, 2, 3), ("Z",))


@check("network_forward", points=2, title=ONE_UNIT, tier="more")
def test_forward_small(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_forward(student, reference, inputs(rng, 4, 2, 1))
    expect_forward(student, reference, inputs(rng, 1, 3, 5))


@check("network_forward", points=1, title=FLOAT32, tier="more", about="dtype")
def test_forward_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = tuple(array.astype(np.float32) for array in inputs(rng, 4, 2, 3))
    expect_forward(student, reference, given)


@check("network_forward", points=1, title=UNCHANGED, tier="more")
def test_forward_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = inputs(rng, 4, 2, 3)
    answer = expect_forward(student, reference, given)
    written = partial(student.written, "network_forward")
    expect_unchanged(("X", *NETWORK), given, answer.arguments, written)


def expect_gradient(
    student: Student,
    reference: Reference,
    given: Arrays,
    parts: Sequence[str] = SLOPES,
) -> Answer:
    answer = student.call("network_gradient", *given)
    actual = expect_tuple(SLOPES, answer.value)
    X, Y, W1, B1, W2, B2 = given
    known = misconceptions.of_network_gradient(X, Y, W1, B1, W2, B2)
    expected = reference.network_gradient(*given)
    expect_some(parts, SLOPES, actual, expected, known)
    return answer


@check("network_gradient", points=5, title=Text("첫 층: dW1", "First layer: dW1"))
def test_backward_first_weights(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 6, 2, 4), ("dW1",))


@check(
    "network_gradient",
    points=4,
    title=Text("첫 층: dB1", "First layer: dB1"),
    inputs="test_backward_first_weights",
)
def test_backward_first_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 6, 2, 4), ("dB1",))


@check(
    "network_gradient",
    points=4,
    title=Text("둘째 층: dW2", "Second layer: dW2"),
    inputs="test_backward_first_weights",
)
def test_backward_second_weights(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 6, 2, 4), ("dW2",))


@check(
    "network_gradient",
    points=3,
    title=Text("둘째 층: dB2", "Second layer: dB2"),
    inputs="test_backward_first_weights",
)
def test_backward_second_bias(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 6, 2, 4), ("dB2",))


@check(
    "network_gradient",
    points=2,
    title=Text("표본 수와 은닉 유닛 수가 같을 때", "As many samples as hidden units"),
)
def test_backward_square(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 5, 2, 5))


@check("network_gradient", points=2, title=ONE_UNIT, tier="more")
def test_backward_small(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_gradient(student, reference, layers(rng, 4, 2, 1))
    expect_gradient(student, reference, layers(rng, 1, 3, 4))


@check("network_gradient", points=1, title=ONE_CLASS, tier="more")
def test_backward_one_class(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    X, Y, *parameters = layers(rng, 4, 2, 3)
    expect_gradient(student, reference, (X, np.ones_like(Y), *parameters))


@check("network_gradient", points=1, title=FLOAT32, tier="more", about="dtype")
def test_backward_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = tuple(array.astype(np.float32) for array in layers(rng, 4, 2, 3))
    expect_gradient(student, reference, given)


@check("network_gradient", points=1, title=UNCHANGED, tier="more")
def test_backward_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = layers(rng, 4, 2, 3)
    answer = expect_gradient(student, reference, given)
    written = partial(student.written, "network_gradient")
    expect_unchanged(NETWORK_NAMES, given, answer.arguments, written)


@check("network_gradient", points=2, title=EXTREME, tier="challenge")
def test_backward_extreme(student: Student, reference: Reference) -> None:
    X, Y = np.array([[1.0], [-1.0]]), np.array([[0.0], [0.0]])
    W1, B1, W2 = np.array([[0.5, -0.3]]), np.zeros(2), np.array([[2000.0], [-500.0]])
    answer = expect_gradient(student, reference, (X, Y, W1, B1, W2, np.zeros(1)))
    expect_quiet("network_gradient", answer.warnings)


def expect_trained(
    student: Student, reference: Reference, given: Arrays, rate: float, epochs: int
) -> tuple[Answer, object]:
    """Demand the right parameters; the history is for other checks to look at."""
    answer = student.call("train_network", *given, rate, epochs)
    *actual, history = expect_tuple(TRAINED, answer.value)
    *expected, _ = reference.train_network(*given, rate, epochs)
    X, Y, *start = given
    right = Slide(partial(reference.network_gradient, X, Y), tuple(start), rate, epochs)
    loop = Loop(
        partial(student.written, "train_network"),
        lambda: student.train_network(*given, rate, 0),
        tuple(start),
        actual,
        (*NETWORK_NAMES, "epochs"),
    )
    known = loop.known(misconceptions.of_slide(right, len(X)))
    expect_some(NETWORK, NETWORK, actual, tuple(expected), known)
    return answer, history


@check("train_network", points=5, title=Text("표본 8개", "Eight samples"))
def test_training_parameters(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_trained(student, reference, layers(rng, 8, 2, 3), 0.8, 6)


@check("train_network", points=3, title=Text("손실의 기록", "The history of the loss"))
def test_training_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = layers(rng, 8, 2, 3)
    *actual, history = expect_tuple(TRAINED, student.train_network(*given, 0.8, 6))
    *expected, _ = reference.train_network(*given, 0.8, 6)
    longer = reference.train_network(*given, 0.8, 7)[-1]
    known = [
        *misconceptions.of_losses(longer, 8),
        *of_what_follows(actual, tuple(expected), history, longer[0]),
    ]
    expect_array("history", history, longer[:-1], known=known)


@check("train_network", points=2, title=Text("에폭 0번과 1번", "No epoch, and one"))
def test_training_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = layers(rng, 5, 2, 3)
    _, history = expect_trained(student, reference, given, 0.5, 0)
    expect_array("history", history, np.empty(0))
    expect_trained(student, reference, given, 0.5, 1)


@check("train_network", points=1, title=ONE_UNIT, tier="more")
def test_training_small(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_trained(student, reference, layers(rng, 5, 2, 1), 0.5, 3)
    expect_trained(student, reference, layers(rng, 1, 2, 3), 0.5, 3)


@check("train_network", points=3, title=ALL_EPOCHS)
def test_training_all_epochs(student: Student, reference: Reference) -> None:
    for given in (network_at_rest(), network_at_rest(1e-4)):
        _, history = expect_trained(student, reference, given, *DESCENT)
        expect_all_losses(history)
        expected = reference.train_network(*given, *DESCENT)[-1]
        expect_array("history", history, expected)


@check(
    "train_network",
    points=1,
    title=Text(ko="매개변수의 dtype은 그대로", en="Parameters keep their dtype"),
    tier="more",
    about="dtype",
)
def test_training_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = tuple(array.astype(np.float32) for array in layers(rng, 4, 2, 3))
    expect_trained(student, reference, given, 0.5, 3)


@check("train_network", points=1, title=UNCHANGED, tier="more")
def test_training_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    given = layers(rng, 5, 2, 3)
    answer, _ = expect_trained(student, reference, given, 0.5, 3)
    written = partial(student.written, "train_network")
    expect_unchanged(NETWORK_NAMES, given, answer.arguments[:6], written)
