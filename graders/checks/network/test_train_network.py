"""Checks of train_network."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.epochs import ALL_EPOCHS, DESCENT, expect_all_losses
from graders.checks.expect.arrays import expect_array, expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import slides as misconceptions
from graders.checks.misconceptions.loop import Loop, of_what_follows
from graders.checks.problems import Arrays
from graders.checks.rubric import check
from graders.checks.titles import FEW_EPOCHS, HISTORY, ONE_UNIT, UNCHANGED
from graders.checks.two_classes import (
    NETWORK,
    NETWORK_NAMES,
    Slide,
    layers,
    network_at_rest,
)
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

TRAINED = (*NETWORK, "history")


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


@check("train_network", points=3, title=HISTORY)
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


@check("train_network", points=2, title=FEW_EPOCHS)
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
