"""Tuples, numbers and errors that checks demand, and how a check is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.checks.expect.arrays import (
    expect_error,
    expect_number,
    expect_tuple,
)
from graders.checks.expect.forms import noting
from graders.checks.rubric import check, check_of, random_inputs
from graders.core.language import Text
from graders.core.plain import Typed
from graders.core.seeds import draw_seed
from graders.core.verdicts import Crashed, GraderError, NotAttempted
from tests.checks.advice import said
from tests.support.messages import compared


@pytest.mark.parametrize(
    ("actual", "en"),
    [
        ([1, 2], "got: list"),
        (None, "is a return missing?"),
        ((1,), "2 items: yours has 1"),
        ((1, 2, 3), "2 items: yours has 3"),
        (np.zeros(2), "got: numpy.ndarray"),
    ],
)
def test_a_tuple_is_demanded(actual: Any, en: str) -> None:
    assert en in said(lambda: expect_tuple(("a", "b"), actual)).en


@pytest.mark.parametrize("actual", [0.5, np.float64(0.5)])
def test_a_number_passes_as_python_s_or_numpy_s(actual: Any) -> None:
    expect_number("rate", actual, 0.5)


@pytest.mark.parametrize(
    ("actual", "en", "ko"),
    [
        (None, "is a return missing?", "return을 잊지 않았나요?"),
        (np.array([0.5]), "got: numpy.ndarray", "float 하나로"),
        (np.array(0.5), "got: numpy.ndarray", "float 하나로"),
        (np.array([0.5, 0.5]), "got: numpy.ndarray", "float 하나로"),
        (np.float32(0.5), "got: numpy.float32", "float 하나로"),
        (1, "2 times too large", "2배 큽니다"),
        ("0.5", "got: str", "float 하나로"),
        (float("nan"), "nan or inf", "nan이나 inf"),
        (1.0, "2 times too large", "2배 큽니다"),
        (0.51, compared("rate = 0.5", "rate = 0.51"), "rate = 0.51"),
    ],
)
def test_a_wrong_number_and_what_is_said(actual: Any, en: str, ko: str) -> None:
    text = said(lambda: expect_number("rate", actual, 0.5))
    assert en in text.en
    assert ko in text.ko


@pytest.mark.parametrize(
    "actual", [3, True + 2, np.float32(3), np.int8(3), np.array(3.0), np.array([[3]])]
)
def test_a_number_of_another_type_is_noted(actual: Any) -> None:
    with noting() as faults:
        expect_number("rate", actual, 3.0)
    assert [fault.kind for fault in faults] == ["type"]


@pytest.mark.parametrize("actual", [[1, 2], Typed([1, 2], "collections.deque")])
def test_a_list_for_a_tuple_is_noted_and_taken(actual: Any) -> None:
    with noting() as faults:
        assert expect_tuple(("a", "b"), actual) == (1, 2)
    assert [fault.kind for fault in faults] == ["type"]
    assert faults[0].message == said(lambda: expect_tuple(("a", "b"), actual))


def test_an_error_is_demanded() -> None:
    when = Text(ko="그러면", en="then")

    def crash(*kinds: str) -> Callable[[], None]:
        def call() -> None:
            raise Crashed(Text.same("boom"), kinds)

        return call

    expect_error(ValueError, when, crash("ValueError", "Exception"))
    expect_error(ValueError, when, crash("MyError", "ValueError", "Exception"))
    other = said(lambda: expect_error(ValueError, when, crash("KeyError")))
    assert other.en == "Raise ValueError then.\nboom"
    none = said(lambda: expect_error(ValueError, when, lambda: 1))
    assert "returns without an error" in none.en


def test_a_stub_passes_no_demand_for_an_error() -> None:
    def stub() -> None:
        raise NotAttempted(Text.same("not written"))

    with pytest.raises(NotAttempted):
        expect_error(NotImplementedError, Text.same("then"), stub)


def test_a_check_is_marked_and_found() -> None:
    @check("double", points=2, title=Text.same("Twice"))
    def test_something() -> None: ...

    found = check_of(test_something)
    assert found
    assert (found.exercise, found.points, found.tier) == ("double", 2, "core")
    assert check_of(said) is None
    with pytest.raises(GraderError):
        check("double", points=0, title=Text.same("Twice"))


def test_random_inputs_repeat_and_differ() -> None:
    first = random_inputs("a").random()
    assert random_inputs("a").random() == first
    assert random_inputs("b").random() != first
    assert len({random_inputs("a", seed).random() for seed in (None, 0, 1)}) == 3
    assert draw_seed() != draw_seed()
