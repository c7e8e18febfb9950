"""Problems of linear regression that checks set: the lesson's own, and drawn ones."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = tuple[Array, ...]
Problem = tuple[Array, Array, Array, Array]
"""X (N, D), Y (N, 1), and where the descent starts: W (D, 1), B (1,)."""

NAMES = ("X", "Y", "W", "B")
TRAINED = ("W", "B", "history")
"""What a training loop returns."""


_W, _B = np.random.RandomState(220102).randn(2)


def lesson() -> Problem:
    """Make the second lesson's three samples of y = 2x + 1, and its start."""
    X = np.array([[1.0], [2.0], [3.0]])
    return X, 2 * X + 1, np.array([[_W]]), np.array([_B])


def drawn(rng: np.random.Generator, N: int, D: int) -> Problem:
    return (
        rng.normal(size=(N, D)),
        rng.normal(size=(N, 1)),
        rng.normal(size=(D, 1)),
        rng.normal(size=1),
    )
