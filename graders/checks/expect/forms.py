"""The form of an answer, apart from its values: which type, dtype or graph it has.

Right values in a wrong form are one slip, however many checks see it: they note it, and
`grading.charges` takes the points of one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.core.grades import FormFault
from graders.core.plain import Tensor, Typed
from graders.core.verdicts import Wrong

FLOATS = (float, np.float64)
"""Python's, and the one of NumPy's that is a float of Python's as well."""


_NOTED: ContextVar[list[FormFault] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[list[FormFault]]:
    """Gather the faults of form that a check notes, instead of failing at the first."""
    noted: list[FormFault] = []
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)


def note(faults: Iterable[FormFault]) -> None:
    """Say what is wrong with the form of an answer; its values have to be right."""
    noted = _NOTED.get()
    for fault in faults:
        if noted is None:
            raise Wrong(fault.message)
        noted.append(fault)


def numbers_in(value: Any) -> NDArray[Any] | None:
    """Take whatever plain data holds numbers for the array that it would be."""
    kind = type(value)
    array: NDArray[Any]
    if kind is np.ndarray:
        array = value
        return array
    if kind is Tensor:
        array = value.array
        return array
    if kind is Typed:
        return numbers_in(value.value)
    if kind in (bool, int, float, complex) or isinstance(value, np.generic):
        array = np.asarray(value)
        return None if array.dtype.kind == "O" else array  # an int of many digits
    if kind not in (tuple, list):
        return None
    items = [numbers_in(item) for item in value]
    arrays = [item for item in items if item is not None]
    if len(arrays) < len(items) or len({array.shape for array in arrays}) > 1:
        return None
    return np.stack(arrays) if arrays else np.empty(0)


def has_dtype(value: Any) -> bool:
    """Whether a dtype can be asked of a value: a list has none of its own."""
    if type(value) is Typed:
        return has_dtype(value.value)
    return type(value) not in (bool, int, float, complex, tuple, list)


def comparable(array: NDArray[Any]) -> NDArray[Any]:
    """Make numbers that can be subtracted of integers and truth values."""
    return array.astype(float) if array.dtype.kind in "biu" else array


def tolerance(rtol: float, expected: np.dtype[Any], actual: np.dtype[Any]) -> float:
    """Allow for a dtype with fewer digits: three of four that it has must be right."""
    if expected.kind != "f" or actual.kind not in "fc":
        return rtol
    eps = float(np.finfo(actual).eps)
    return rtol if eps <= np.finfo(expected).eps else max(rtol, eps**0.75)
