"""Linear regression with NumPy alone: forward, gradient, gradient descent.

Everywhere N is the number of samples and D the number of features:

    X  (N, D)  inputs            W  (D, 1)  weights
    Y  (N, 1)  targets           B  (1,)    bias
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def linear_forward(X: Array, W: Array, B: Array) -> Array:
    """Predict: every sample's features times the weights, plus the bias.

        prediction_n = sum over d of X_nd W_d + B

    Takes X (N, D), W (D, 1), B (1,) and returns the predictions, shape (N, 1).
    The arguments stay as they were. float32 arguments give a float32 result.

    >>> linear_forward(np.array([[1.0], [2.0]]), np.array([[3.0]]), np.array([0.5]))
    array([[3.5],
           [6.5]])
    """
    return X @ W + B


def loss_gradient(
    X: Array, Y: Array, W: Array, B: Array, reduction: str = "mean"
) -> tuple[Array, Array]:
    """Differentiate the squared error with respect to W and B.

    With the error e_n = prediction_n - Y_n the loss is

        reduction="mean":  L = 1/N * sum over n of e_n^2
        reduction="sum":   L =       sum over n of e_n^2

    and by the chain rule, since prediction_n depends on W_d through X_nd,

        dL/dW_d = 1/N * sum over n of 2 e_n X_nd       (no 1/N for the sum)
        dL/dB   = 1/N * sum over n of 2 e_n

    Takes X (N, D), Y (N, 1), W (D, 1), B (1,) and returns the tuple (dW, dB), with
    the shapes of W and B. The arguments stay as they were. float32 arguments give
    float32 gradients. Any other reduction raises ValueError.

    >>> X, Y = np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]])
    >>> dW, dB = loss_gradient(X, Y, np.array([[1.0]]), np.array([0.0]))
    >>> dW, dB
    (array([[-2.]]), array([-1.]))
    """
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
    """Descend: update W and B with their gradients, once per epoch.

        W <- W - learning_rate * dL/dW
        B <- B - learning_rate * dL/dB

    Both gradients are taken at the same (W, B), before either is updated.

    Takes the arguments of `loss_gradient`, the learning rate and the number of
    updates. Returns the tuple (W, B, history): the last parameters, in their shapes,
    and a float64 array of shape (epochs,) with the loss before each update, reduced
    the same way. With epochs=0 the parameters come back unchanged and the history
    is empty, shape (0,). The arguments stay as they were; X, Y, W and B may hold
    integers. Any other reduction raises ValueError.

    >>> X, Y = np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]])
    >>> W, B, history = train(X, Y, np.array([[1.0]]), np.array([0.0]), 0.1, epochs=2)
    >>> W, B
    (array([[1.27]]), array([0.12]))
    >>> history
    array([0.5 , 0.17])
    """
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
