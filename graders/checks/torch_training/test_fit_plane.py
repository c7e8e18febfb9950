"""Checks of fit_plane in exercises/torch_training.py."""

from __future__ import annotations

from functools import partial

import numpy as np

from graders.checks.epochs import ALL_EPOCHS, DESCENT, of_early_end
from graders.checks.expect.tensors import (
    expect_tensors,
    tensors,
)
from graders.checks.expect.unchanged import expect_tensors_unchanged
from graders.checks.misconceptions import torch_training as misconceptions
from graders.checks.misconceptions.loop import Loop
from graders.checks.problems import Array, Arrays
from graders.checks.rubric import check
from graders.checks.tensor_training import DTYPES
from graders.checks.titles import TENSORS_UNCHANGED
from graders.core.language import Text
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Reference, Student

COEFFICIENTS = Text(ko="계수", en="the coefficients")


def plane(rng: np.random.Generator, N: int) -> tuple[Array, Array]:
    """Draw the points of y = 1 + 5a + 7b with noise, in the dtype of a new layer."""
    X = np.column_stack([np.ones(N), rng.normal(size=(N, 2))])
    y = X @ np.array([1.0, 5.0, 7.0]) + rng.normal(size=N)
    return X.astype(np.float32), y.astype(np.float32)


def expect_plane(
    student: Student,
    reference: Reference,
    data: tuple[Array, Array],
    rate: float,
    epochs: int,
) -> Answer:
    given = *tensors(*data), rate, epochs
    answer = student.call("fit_plane", *given)
    loop = Loop(
        partial(student.written, "fit_plane"),
        lambda: [student.fit_plane(*given[:-1], 0)],
        (np.zeros(3),),
        (answer.value,),
        ("X", "y", "epochs"),
        misconceptions.PLANE_START,
    )
    known = loop.known(misconceptions.of_fit_plane(*data, rate, epochs))
    expected = reference.fit_plane(*given)
    expect_tensors([COEFFICIENTS], [answer.value], [expected], known)
    return answer


@check(
    "fit_plane",
    points=4,
    title=Text(
        ko="y = 1 + 5a + 7b, 점 100개", en="A hundred points of y = 1 + 5a + 7b"
    ),
)
def test_plane_lesson(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_plane(student, reference, plane(rng, 100), 0.1, 8)


@check(
    "fit_plane",
    points=3,
    title=Text(ko="점 6개, 갱신 3번", en="Six points, three updates"),
)
def test_plane_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_plane(student, reference, plane(rng, 6), 0.05, 3)


@check(
    "fit_plane",
    points=1,
    tier="more",
    title=Text(ko="점 하나", en="One point"),
)
def test_plane_one_point(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_plane(student, reference, plane(rng, 1), 0.05, 4)


@check(
    "fit_plane",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_plane_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    data = plane(rng, 8)
    for dtype in (np.float32, np.float64):
        X, y = (array.astype(dtype) for array in data)
        expect_plane(student, reference, (X, y), 0.05, 4)


@check(
    "fit_plane",
    points=2,
    tier="more",
    title=TENSORS_UNCHANGED,
    inputs="test_plane_few_epochs",
)
def test_plane_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    data = plane(rng, 6)
    answer = expect_plane(student, reference, data, 0.05, 3)
    written = partial(student.written, "fit_plane")
    expect_tensors_unchanged(("X", "y"), tensors(*data), answer.arguments[:2], written)


@check("fit_plane", points=4, title=ALL_EPOCHS)
def test_plane_all_epochs(student: Student, reference: Reference) -> None:
    # A loss so near to its minimum that each epoch lowers it by very little.
    X = np.array([[1.0, 2.0, 0.0], [1.0, -1.0, 1.0], [1.0, 0.0, -2.0], [1.0, 1.0, 3.0]])
    y = np.array([1e-4, -2e-4, 3e-4, 2e-4])
    given = tensors(X.astype(np.float32), y.astype(np.float32))

    def after(epochs: int) -> Arrays:
        return (reference.fit_plane(*given, DESCENT[0], epochs).array,)

    actual = student.fit_plane(*given, *DESCENT)
    expected = reference.fit_plane(*given, *DESCENT)
    expect_tensors([COEFFICIENTS], [actual], [expected], of_early_end(after, [actual]))
