"""Stubs are derived from solutions, and put back without touching anything else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from graders.course.catalogue import EXERCISES, load_catalogue
from graders.course.restoring import restored
from graders.course.stubs import solution, stub, stub_module

MODULE = "linear_regression"
STUBS = (EXERCISES / f"{MODULE}.py").read_text(encoding="utf-8")
EMPTY = "    raise NotImplementedError\n"
MINE = "    S = X @ W  # 내 풀이\n    return S + B\n"
WRITTEN = STUBS.replace(EMPTY, MINE, 1)
OTHER = f"{WRITTEN.rstrip()}\n\n\n# 메모\nNOTE = 1\n"

SOLUTION = '''"""Numbers."""

import math
from functools import cache


# --- Doubles ---


# How it is rounded.
def _rounded(x):
    return _half(x) * 2


def _half(x):
    return round(x / 2)


@cache
def double(x: float) -> float:
    """Double it.

    >>> double(1)
    2
    """
    return _rounded(x * 2)


LIMIT = 3  # given


class Line:
    """A line."""

    slope: float = 1.0

    def __init__(self, slope):
        self.slope = slope

    def at(self, x):
        """Its value at x."""
        y = self.slope * x
        return y


def bare(x):
    # no docstring
    return x
'''

STUB = '''"""Numbers.

Replace each `raise NotImplementedError`, save, and run `grade numbers_`.
"""

import math
from functools import cache


# --- Doubles ---


@cache
def double(x: float) -> float:
    """Double it.

    >>> double(1)
    2
    """
    raise NotImplementedError


LIMIT = 3  # given


class Line:
    """A line."""

    slope: float = 1.0

    def __init__(self, slope):
        raise NotImplementedError

    def at(self, x):
        """Its value at x."""
        raise NotImplementedError


def bare(x):
    raise NotImplementedError
'''


@pytest.fixture
def solutions(tmp_path: Path) -> Path:
    (tmp_path / "numbers_.py").write_text(SOLUTION, encoding="utf-8")
    return tmp_path


def test_a_stub_is_the_solution_without_the_answers(solutions: Path) -> None:
    assert stub_module("numbers_", folder=solutions) == STUB
    assert stub("numbers_", "bare", folder=solutions) == (
        "def bare(x):\n    raise NotImplementedError\n"
    )
    assert stub("numbers_", "double", folder=solutions).startswith(
        "@cache\ndef double("
    )


def test_a_solution_comes_with_its_helpers_and_without_its_docstring(
    solutions: Path,
) -> None:
    assert solution("numbers_", "double", solutions) == (
        "@cache\ndef double(x: float) -> float:\n    return _rounded(x * 2)\n\n\n"
        "def _rounded(x):\n    return _half(x) * 2\n\n\n"
        "def _half(x):\n    return round(x / 2)\n"
    )


@pytest.mark.parametrize("exercise", load_catalogue(), ids=lambda e: e.id)
def test_what_is_shown_as_a_solution_is_python(exercise: ast.AST) -> None:
    shown = solution(exercise.module, exercise.callable)  # type: ignore[attr-defined]
    [first, *_] = ast.parse(shown).body
    assert ast.get_docstring(first) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "coding",
    [
        lambda text: text.encode(),
        lambda text: ("\ufeff" + text).encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: ("# coding: cp949\n" + text).encode("cp949"),
        lambda text: ("# 메모\n" + text).encode("cp949"),
    ],
    ids=["UTF-8", "BOM", "CRLF", "cp949", "cp949 without a coding line"],
)
def test_only_that_function_is_put_back(coding) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert restored(coding(OTHER), MODULE, "numerical_derivative") == coding(
        OTHER.replace(MINE, EMPTY)
    )
    assert restored(coding(OTHER), MODULE, "train") == coding(OTHER)


@pytest.mark.parametrize(
    "broken",
    [
        MINE + "    return (\n",
        "    if X:\n",
        "  return X\n    return W\n",
        "    x = '''\n",
    ],
)
def test_a_function_that_is_no_longer_python_is_put_back(broken: str) -> None:
    text = OTHER.replace(MINE, broken)
    with pytest.raises(SyntaxError):
        ast.parse(text)
    assert restored(text.encode(), MODULE, "numerical_derivative") == (
        OTHER.replace(MINE, EMPTY).encode()
    )


def test_a_broken_function_is_left_alone_when_another_is_put_back() -> None:
    before, _, after = OTHER.rpartition(EMPTY)
    text = f"{before}    return (\n{after}"
    assert restored(text.encode(), MODULE, "numerical_derivative") == (
        text.replace(MINE, EMPTY).encode()
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_function_that_is_gone_is_added(newline: str) -> None:
    text = f"x = 1{newline}y = 2".encode()
    came = restored(text, MODULE, "numerical_derivative")
    added = stub(MODULE, "numerical_derivative").replace("\n", newline)
    assert came == text + f"{newline}{newline}{newline}{added}".encode()
