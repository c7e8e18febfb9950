"""Whose argument has changed hears which line of theirs has changed it."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import numpy as np
import pytest

from graders.checks.expect.unchanged import expect_tensors_unchanged, expect_unchanged
from graders.core.plain import Tensor
from graders.core.verdicts import Wrong
from graders.sandbox.written import Written, definition_of
from tests.checks.advice import said

COLUMN = np.array([[1.0], [2.0], [3.0]])
CHANGED = COLUMN + 1
TENSOR = Tensor(COLUMN)
NOTHING = Written(None)


def written(*lines: str) -> Written:
    code = "\n    ".join(["def f(x, W):", *lines])
    return definition_of(code, "f")


def test_changed_arguments_are_named() -> None:
    expect_unchanged(("X",), (COLUMN,), (COLUMN.copy(),), lambda: NOTHING)
    changes: list[Any] = [CHANGED, COLUMN.T, COLUMN.astype("float32"), None]
    for after in changes:
        with pytest.raises(Wrong, match="Leave the argument X as it was"):
            expect_unchanged(("X",), (COLUMN,), (after,), lambda: NOTHING)


def test_changed_tensors_are_named() -> None:
    same = Tensor(COLUMN.copy())
    expect_tensors_unchanged(("X",), (TENSOR,), (same,), lambda: NOTHING)
    changes: list[tuple[Any, str]] = [
        (Tensor(COLUMN, True), "Call requires_grad_() on a copy"),
        (Tensor(CHANGED), "start from X.clone()"),
        (Tensor(COLUMN.T), "start from X.clone()"),
        (Tensor(COLUMN.astype("f")), "start from X.clone()"),
        (None, "start from X.clone()"),
    ]
    for after, en in changes:
        with pytest.raises(Wrong, match=re.escape(en)):
            expect_tensors_unchanged(("X",), [TENSOR], [after], lambda: NOTHING)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["x[x < 0] = 0", "return x"], "x[x < 0] = 0"),
        (["x -= 1", "return x"], "x -= 1"),
        (["x[:, 0] *= 2", "return x"], "x[:, 0] *= 2"),
        (["return np.maximum(x, 0, out=x)"], "np.maximum(x, 0, out=x)"),
        (["x.sort()", "return x"], "x.sort()"),
        (["x.mul_(2)", "return x"], "x.mul_(2)"),
        (["x.data.mul_(2)", "return x"], "x.data.mul_(2)"),
        (["for i in range(3):", "    x[i] += 1", "return x"], "x[i] += 1"),
        (["y = x", "y[0] = 1", "return y"], "y = x"),
        (["y, V = x, W", "y -= 1", "return y"], "y = x"),
        (["y = x.detach()", "y -= 1", "return y"], "y = x.detach()"),
        (["y = np.asarray(x)", "y -= 1", "return y"], "y = np.asarray(x)"),
    ],
)
def test_the_code_that_changes_an_array_is_shown(lines: list[str], code: str) -> None:
    look = partial(expect_unchanged, ("x",), (COLUMN,), (CHANGED,))
    message = said(lambda: look(lambda: written(*lines)))
    for text in (message.en, message.ko):
        assert f" {code}" in text
        assert "x.copy()" in text


@pytest.mark.parametrize(
    "lines",
    [
        ["W -= 1", "return W"],
        ["x = x + 1", "x -= 1", "return x"],
        ["x = x.copy()", "x[0] = 1", "return x"],
        ["y = x.copy()", "y[0] = 1", "return y"],
        ["g(x)", "return x"],
        ["x.__init__()", "return x._"],
        ["x.shape = -1, 1", "return x"],
    ],
)
def test_code_that_does_not_change_it_is_not_blamed(lines: list[str]) -> None:
    assert written(*lines).change_of("x") is None
