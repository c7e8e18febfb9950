"""What of a value can be drawn: lines of numbers, for the page to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

FEWEST_POINTS = 3
MOST_POINTS = 1000
MOST_LINES = 8

Line = dict[str, Any]
"""A line's name, and its x and y; None in the place of a number that is not finite."""


def lines_in(value: Any) -> list[Line]:
    """Read a value as lines: y, (x, y), one line a column, or one for each name."""
    if isinstance(value, Mapping):
        named = [(str(name), _numbers(item)) for name, item in value.items()]
        if not named or any(y is None or y.ndim != 1 for _, y in named):
            return []
        return _lines([(name, _counted(y), y) for name, y in named if y is not None])
    if isinstance(value, tuple) and len(value) == 2:
        x, y = (_column(_numbers(item)) for item in value)
        if x is not None and y is not None and len(x) == len(y):
            return _lines([("", x, y)])
        return []
    y = _numbers(value)
    if y is None or not 1 <= y.ndim <= 2:
        return []
    columns = [y] if y.ndim == 1 else list(y.T)
    names = [""] if len(columns) == 1 else [str(i) for i in range(len(columns))]
    return _lines([(n, _counted(c), c) for n, c in zip(names, columns, strict=True)])


def _numbers(value: Any) -> NDArray[Any] | None:
    if not isinstance(value, np.ndarray | list):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array.astype(float) if array.dtype.kind in "biuf" else None


def _column(array: NDArray[Any] | None) -> NDArray[Any] | None:
    """Take (N,) or (N, 1) as N numbers."""
    if array is None or array.size != len(array.ravel()) or array.ndim > 2:
        return None
    return array.ravel() if array.ndim == 1 or 1 in array.shape else None


def _counted(y: NDArray[Any] | None) -> NDArray[Any]:
    return np.arange(0 if y is None else len(y), dtype=float)


def _lines(found: list[tuple[str, NDArray[Any], NDArray[Any]]]) -> list[Line]:
    if len(found) > MOST_LINES or any(len(y) < FEWEST_POINTS for _, _, y in found):
        return []
    return [{"name": n, "x": _thinned(x), "y": _thinned(y)} for n, x, y in found]


def _thinned(numbers: NDArray[Any]) -> list[float | None]:
    step = -(-len(numbers) // MOST_POINTS)
    return [float(n) if np.isfinite(n) else None for n in numbers[::step]]
