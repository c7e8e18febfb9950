"""Checks of train_until in exercises/autograd.py."""

from __future__ import annotations

import itertools
from functools import partial
from typing import Any

import numpy as np

from graders.checks.descent import Descent
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.evidence import compared
from graders.checks.expect.forms import note, numbers_in
from graders.checks.expect.tensors import (
    expect_losses,
    expect_steady_graph,
    expect_tensors,
    tensors,
)
from graders.checks.expect.unchanged import expect_tensors_unchanged
from graders.checks.misconceptions import autograd as misconceptions
from graders.checks.misconceptions.descent import of_losses
from graders.checks.misconceptions.loop import Loop, of_what_follows
from graders.checks.problems import Problem
from graders.checks.rubric import check
from graders.checks.tensor_training import DTYPES
from graders.checks.titles import TENSORS_UNCHANGED
from graders.checks.tools import expect_autograd
from graders.core.grades import FormFault
from graders.core.language import Text
from graders.core.message import Message
from graders.core.plain import type_name
from graders.core.verdicts import Wrong
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

PARAMETERS = ("x", "y", "w", "b", "max_epochs", "stop_below")
STOPPED = ("w", "b", "epochs", "history")
NEVER = 0.1, 6, 0.0
"""learning_rate, max_epochs and stop_below of a descent that does not stop before."""


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
    w, b, epochs, _ = expect_tuple(STOPPED, answer.value)
    expected = reference.train_until(*given)
    x, y, *start = problem
    columns = x[:, None], y[:, None], start[0].reshape(1, 1), start[1].reshape(1)
    right = Descent(columns, rate, expected[2])
    counted = type(epochs) is int and 0 <= epochs <= max_epochs
    done = epochs if counted else right.epochs
    loop = Loop(
        partial(student.written, "train_until"),
        lambda: student.train_until(*given[:5], 0, stop_below),
        problem[2:],
        (w, b),
        PARAMETERS,
    )
    known = loop.known(misconceptions.of_train_until(right, max_epochs, done))
    expect_tensors(("w", "b"), (w, b), expected[:2], known)
    return answer


def expect_count(actual: Any, expected: int, losses: int, *, stops: bool) -> None:
    """Demand the number of updates, which goes with so many losses taken down."""
    count = numbers_in(actual)
    advice = Text(
        ko="epochs: 갱신한 횟수를 int로 돌려주세요.",
        en="Return epochs, the number of updates, as an int.",
    )
    fault = Message.of(advice, compared("int", type_name(actual)))
    if count is None or count.shape != ():
        raise Wrong(fault)
    if count != expected:
        off = next((off for off in (1, -1) if count == expected + off), 0)
        as_many = losses == expected + stops
        advice = misconceptions.cause_of_count(off if as_many else 0, stops=stops)
        raise Wrong(advice, compared(expected, count, "epochs"))
    if type(actual) is not int:
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
    expect_stopped(student, reference, noisy_line(rng), *NEVER)


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
        *_, epochs, history = expect_tuple(STOPPED, student.train_until(*given, *stop))
        losses = len(history) if isinstance(history, list | tuple) else 0
        expected = reference.train_until(*given, *stop)[2]
        expect_count(epochs, expected, losses, stops=expected < stop[0])


@check(
    "train_until",
    points=3,
    title=Text(
        ko="멈추게 한 손실까지 기록", en="The history, up to the loss that stops"
    ),
    inputs="test_until_epochs",
)
def test_until_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    x, y, *_ = noisy_line(rng)
    given = *tensors(x, y, *FAR), 0.5
    for stop in STOPS:
        actual = expect_tuple(STOPPED, student.train_until(*given, *stop))
        *right, _, expected = reference.train_until(*given, *stop)
        longer = np.array(reference.train_until(*given, len(expected) + 1, 0.0)[3])
        parameters = [tensor.array for tensor in right]
        known = itertools.chain(
            of_losses(longer),
            of_what_follows(actual[:2], parameters, actual[3], longer[0]),
        )
        expect_losses("history", actual[3], expected, known)


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
    title=TENSORS_UNCHANGED,
    inputs="test_until_never",
)
def test_until_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    problem = noisy_line(rng)
    answer = expect_stopped(student, reference, problem, *NEVER)
    given = tensors(*problem)
    written = partial(student.written, "train_until")
    expect_tensors_unchanged(("x", "y", "w", "b"), given, answer.arguments[:4], written)


@check(
    "train_until",
    points=5,
    tier="challenge",
    title=Text(ko="자라지 않는 계산 그래프", en="A graph that does not grow"),
    inputs="test_until_never",
)
def test_until_steady_graph(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    answer = expect_stopped(student, reference, noisy_line(rng), *NEVER)
    expect_autograd(answer.uses, NEVER[1])
    expect_steady_graph(answer.graph_sizes)
