"""Comparisons accept the right array and nothing else, and name the first fault."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graders.checks.expect.arrays import (
    expect_array,
    expect_arrays,
)
from graders.checks.expect.diagnosis import Misconception
from graders.checks.expect.forms import noting
from graders.core.language import Text
from graders.core.plain import Foreign, Tensor, Typed
from graders.core.verdicts import GraderError, Wrong
from tests.checks.advice import said
from tests.support.liar import Liar
from tests.support.messages import compared

COLUMN = np.array([[1.0], [2.0], [3.0]])


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_right_array_passes(dtype: str) -> None:
    expected = COLUMN.astype(dtype)
    expect_array("x", expected * (1 + np.finfo(dtype).eps), expected)


@pytest.mark.parametrize(
    ("actual", "en", "ko"),
    [
        (None, "is a return missing?", "return을 잊지 않았나요?"),
        ([[1.0], [2.0], [3.0]], "got: list", "NumPy 배열로"),
        (1.0, "got: float", "NumPy 배열로"),
        (COLUMN.view(Liar), "Liar", "NumPy 배열로"),
        (np.empty((0, 1)), compared("(3, 1)", "(0, 1)"), "모양"),
        (np.array(1.0), "got: ()", "수 하나"),
        (COLUMN.ravel(), "Its last axis is missing", "마지막 축이 없어졌습니다"),
        (COLUMN[None], "The number of values is right", "값의 개수는"),
        (COLUMN @ [[1.0, 2.0]], "Its axis 1 is to have", "축 1의 크기는 1이어야"),
        (COLUMN.sum(axis=0, keepdims=True), "Is axis 0 summed", "축 0까지 더하거나"),
        (COLUMN.T, "Rows and columns are swapped", "전치"),
        (np.zeros((3, 3)), "broadcasts to (3, 3)", "브로드캐스팅"),
        (COLUMN.astype(int), "Append .astype(np.float64)", "뒤에 .astype(np.float64)"),
        ((COLUMN * 1.5).astype(int), "Work through x", "값이 다릅니다"),
        (COLUMN.astype(np.float32), "got: float32", "dtype"),
        (COLUMN.astype(complex), "got: complex128", "dtype"),
        (np.array([[1.0], [np.nan], [3.0]]), "nan or inf", "nan이나 inf"),
        (np.array([[1.0], [2.0], [np.inf]]), "nan or inf", "nan이나 inf"),
        (-COLUMN, "Turn the sign of x round", "부호"),
        (COLUMN * 3, "3 times too large", "3배 큽니다"),
        (COLUMN / 4, "4 times too small", "4분의 1"),
        (COLUMN * 0, "Only zeros", "모두 0"),
        (COLUMN + 1, "Work through x again", "값이 다릅니다"),
        (COLUMN * (1 + 1e-6), "x = [[1.], [2.], [3.]]\n", "x ="),
    ],
)
def test_a_wrong_array_and_what_is_said(actual: Any, en: str, ko: str) -> None:
    text = said(lambda: expect_array("x", actual, COLUMN))
    assert en in text.en
    assert ko in text.ko


def test_shape_is_named_before_values_and_values_before_dtype() -> None:
    both = np.zeros((1, 3), int)
    assert "shape" in said(lambda: expect_array("x", both, COLUMN)).en
    assert "Only zeros" in said(lambda: expect_array("x", both.T, COLUMN)).en


@pytest.mark.parametrize(
    ("actual", "kinds"),
    [
        (COLUMN.astype(np.float32), ["dtype"]),
        (COLUMN.astype(np.float16), ["dtype"]),
        (COLUMN.astype(np.int8), ["dtype"]),
        (COLUMN.astype(complex), ["dtype"]),
        (COLUMN.astype(">f8"), ["dtype"]),
        (COLUMN.tolist(), ["type"]),
        ([[1], [2], [3]], ["type"]),
        (tuple(COLUMN), ["type"]),
        ([np.ones(1, np.float32), [2.0], Tensor(np.array([3.0]))], ["type"]),
        (Tensor(COLUMN), ["type"]),
        (Typed(COLUMN.astype("f"), "numpy.matrix"), ["type", "dtype"]),
        (Typed([[1], [2], [3]], "collections.deque"), ["type"]),
    ],
)
def test_right_values_in_a_wrong_form_are_noted(actual: Any, kinds: list[str]) -> None:
    with noting() as faults:
        came = expect_array("x", actual, COLUMN)
    assert [fault.kind for fault in faults] == kinds
    assert type(came) is np.ndarray
    assert came.shape == COLUMN.shape
    assert said(lambda: expect_array("x", actual, COLUMN)) == faults[0].message


@pytest.mark.parametrize(
    "actual",
    [
        (COLUMN * 1.001).astype(np.float32),
        (COLUMN * 1.02).astype(np.float16),
        (COLUMN > 1).astype(int),
        COLUMN > 1,
        COLUMN + 1e-3j,
        [[1.0], [2.0]],
        [1.0, 2.0, 3.0],
        [[1.0], [2.0, 3.0]],
        [[1.0], [2.0], ["3.0"]],
        [[1.0], [2.0], [2**2000]],
        [],
        1.0,
        Foreign("numpy.ma.MaskedArray"),
        Typed(COLUMN.T, "numpy.matrix"),
        Typed(COLUMN[None], "Lie"),
        Typed("text", "str"),
        {"x": COLUMN},
        "x",
    ],
)
def test_what_is_wrong_is_wrong_in_any_form(actual: Any) -> None:
    with noting(), pytest.raises(Wrong):
        expect_array("x", actual, COLUMN)


def test_a_matrix_has_two_axes_where_one_is_asked_for() -> None:
    row = np.array([1.0, 2.0])
    with noting() as faults:
        came = expect_array("x", Typed(row[None], "numpy.matrix"), row)
    assert came.shape == (2,)
    assert [fault.kind for fault in faults] == ["type"]


def test_an_integer_array_that_cut_its_values_is_told_so() -> None:
    text = said(lambda: expect_array("x", (COLUMN / 2).astype(int), COLUMN / 2))
    assert text.en.startswith("An integer array cuts off")
    assert text.ko.startswith("정수 배열에 넣으면 소수점 아래가 잘립니다")


def test_an_empty_array_passes_only_as_the_right_empty_array() -> None:
    expect_array("x", np.empty(0), np.empty(0))
    assert said(lambda: expect_array("x", np.empty((0, 1)), np.empty(0)))
    assert said(lambda: expect_array("x", np.empty(0, int), np.empty(0)))


def test_a_known_mistake_is_named_before_any_guess() -> None:
    advice = Text(ko="N으로 나누세요.", en="Divide by N.")
    known = [Misconception((COLUMN * 3,), advice)]
    text = said(lambda: expect_array("x", COLUMN * 3, COLUMN, known=known))
    assert text.en.startswith("Divide by N.\n")
    assert text.ko.startswith("N으로 나누세요.\n기대한 것: x = ")


def test_one_number_is_no_multiple_of_another_by_chance() -> None:
    text = said(lambda: expect_array("x", np.array([2.5]), np.array([1.0])))
    assert "Work through" in text.en


def test_a_long_array_is_shown_where_it_differs_most() -> None:
    expected = np.arange(20.0).reshape(4, 5)
    actual = expected.copy()
    actual[2, 3] += 7
    actual[0, 0] += 1
    text = said(lambda: expect_array("x", actual, expected))
    assert compared("x[2, 3] = 13", "x[2, 3] = 20") in text.en


def test_a_grader_s_own_mistake_is_no_verdict() -> None:
    with pytest.raises(GraderError):
        expect_array("x", COLUMN, np.array([np.nan]))


def test_two_arrays_in_the_wrong_order() -> None:
    a, b = np.ones((2, 1)), np.ones(1)
    text = said(lambda: expect_arrays(["a", "b"], (b, a), (a, b)))
    assert "Return (a, b) in this order" in text.en
    expect_arrays(["a", "b"], (a, b), (a, b))
