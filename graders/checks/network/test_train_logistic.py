"""Checks of train_logistic."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.epochs import ALL_EPOCHS, DESCENT, expect_all_losses
from graders.checks.expect.arrays import expect_array, expect_tuple
from graders.checks.expect.parts import expect_some
from graders.checks.expect.pointwise import expect_quiet
from graders.checks.expect.unchanged import expect_unchanged
from graders.checks.misconceptions import slides as misconceptions
from graders.checks.misconceptions.loop import Loop, of_what_follows
from graders.checks.problems import NAMES, TRAINED, Problem
from graders.checks.rubric import check
from graders.checks.titles import EXTREME, FEW_EPOCHS, HISTORY, ONE_CLASS, UNCHANGED
from graders.checks.two_classes import Slide, at_rest, classes, far
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student


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


@check("train_logistic", points=3, title=HISTORY)
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


@check("train_logistic", points=1, title=FEW_EPOCHS)
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
