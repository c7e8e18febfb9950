"""Linear regression with NumPy alone: forward, gradient, gradient descent."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def linear_forward(X: Array, W: Array, B: Array) -> Array:
    return X @ W + B


def loss_gradient(
    X: Array, Y: Array, W: Array, B: Array, reduction: str = "mean"
) -> tuple[Array, Array]:
    E = 2 * _share(len(X), reduction) * (linear_forward(X, W, B) - Y)
    return X.T @ E, E.sum(axis=0)


def train(
    X: Array,
    Y: Array,
    W: Array,
    B: Array,
    learning_rate: float,
    epochs: int,
    reduction: str = "mean",
) -> tuple[Array, Array, Array]:
    share = _share(len(X), reduction)
    history = np.empty(epochs)
    for epoch in range(epochs):
        history[epoch] = share * np.sum((linear_forward(X, W, B) - Y) ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W, B = W - learning_rate * dW, B - learning_rate * dB
    return W, B, history


def _share(N: int, reduction: str) -> float:
    """How much one sample counts in the loss: 1/N in a mean, 1 in a sum."""
    if reduction not in ("mean", "sum"):
        raise ValueError(f'reduction must be "mean" or "sum", not {reduction!r}')
    return 1 / N if reduction == "mean" else 1.0
