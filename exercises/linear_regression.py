"""Linear regression with NumPy alone: forward, gradients, descent, exact solution.

Replace each `raise NotImplementedError`, save, and run `grade linear_regression`.

Right values of a wrong type or dtype cost one check. With N samples of D features:

    X  (N, D)  inputs            W  (D, 1)  weights
    Y  (N, 1)  targets           B  (1,)    bias
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def numerical_derivative(
    x: Array, y: Array, w: float, b: float, h: float = 1e-5
) -> float:
    """Measure the slope of the loss at w: move w a little, and look at the loss.

    The line w x + b has the mean squared error

        L(w, b) = 1/N * Σ_n (w x_n + b - y_n)^2

    The central difference needs no derivative, only the loss itself; b stays:

        dL/dw  =~  (L(w + h, b) - L(w - h, b)) / (2 h)

    Do not differentiate by hand: this is what a formula can be tested with.

    Takes x and y, shape (N,), which may hold integers, the numbers w and b, and the
    step h. Returns one number. The arguments stay as they were.

    Challenge: be exact even where x and y are float32, which has too few digits for a
    small h.

    >>> x, y = np.array([1.0, 2.0, 3.0]), np.array([3.0, 5.0, 7.0])
    >>> round(float(numerical_derivative(x, y, 1.0, 0.0, h=0.5)), 4)
    -13.3333
    """
    raise NotImplementedError


def linear_forward(X: Array, W: Array, B: Array) -> Array:
    """Predict: every sample's features times the weights, plus the bias.

        prediction_n = Σ_d X_nd W_d + B

    Takes X (N, D), W (D, 1), B (1,) and returns the predictions, shape (N, 1).
    The arguments stay as they were. float32 arguments give a float32 result.

    >>> linear_forward(np.array([[1.0], [2.0]]), np.array([[3.0]]), np.array([0.5]))
    array([[3.5],
           [6.5]])
    """
    raise NotImplementedError


def loss_gradient(
    X: Array, Y: Array, W: Array, B: Array, reduction: str = "mean"
) -> tuple[Array, Array]:
    """Differentiate the squared error with respect to W and B.

    With the error e_n = prediction_n - Y_n the loss is

        reduction="mean":  L = 1/N * Σ_n e_n^2
        reduction="sum":   L =       Σ_n e_n^2

    and by the chain rule, since prediction_n depends on W_d through X_nd,

        dL/dW_d = 1/N * Σ_n 2 e_n X_nd
        dL/dB   = 1/N * Σ_n 2 e_n

    for the mean; for the sum, without the factor 1/N.

    Takes X (N, D), Y (N, 1), W (D, 1), B (1,) and returns the tuple (dW, dB), with
    the shapes of W and B. The arguments stay as they were. float32 arguments give
    float32 gradients. Any other reduction raises ValueError.

    >>> X, Y = np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]])
    >>> dW, dB = loss_gradient(X, Y, np.array([[1.0]]), np.array([0.0]))
    >>> dW, dB
    (array([[-2.]]), array([-1.]))
    """
    raise NotImplementedError


def numerical_gradient(
    X: Array,
    Y: Array,
    W: Array,
    B: Array,
    h: float = 1e-5,
    reduction: str = "mean",
) -> tuple[Array, Array]:
    """Measure the gradient of the loss: move one parameter a little, look at the loss.

    The central difference needs no derivative, only the loss itself:

        dL/dW_d  =~  (L(W_d + h) - L(W_d - h)) / (2 h)

    One parameter moves at a time, all others stay; the same goes for B. The loss is
    that of `loss_gradient`, with the same two reductions. Do not call
    `loss_gradient`, nor use its formula: this is what it can be tested with.

    Takes X (N, D), Y (N, 1), W (D, 1), B (1,) and the step h. Returns the tuple
    (dW, dB) with the shapes of W and B, in float64 even where the arguments hold
    integers or float32 (which has too few digits for a small h). The arguments stay as
    they were, to the last digit. Any other reduction raises ValueError.

    >>> X, Y = np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]])
    >>> dW, dB = numerical_gradient(X, Y, np.array([[1.0]]), np.array([0.0]), h=0.5)
    >>> dW, dB
    (array([[-2.]]), array([-1.]))
    """
    raise NotImplementedError


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

    Both gradients are taken at the same (W, B), before either is updated. All epochs
    are done, even where the loss hardly falls any more.

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
    raise NotImplementedError


def loss_surface(x: Array, y: Array, w: Array, b: Array) -> Array:
    """Find the loss of many lines at once: at every pair of a w and a b.

    The line w_i x + b_j has the mean squared error

        L_ij = 1/N * Σ_n (w_i x_n + b_j - y_n)^2

    Broadcasting needs no loop: with axes of length 1 in the right places, w, b and x
    make an array of all errors, shape (A, K, N).

    Takes x and y, shape (N,), w (A,) and b (K,), all of which may hold integers.
    Returns the losses, shape (A, K): a row for each w, a column for each b. The
    arguments stay as they were.

    >>> x, y = np.array([1.0, 2.0]), np.array([3.0, 5.0])
    >>> loss_surface(x, y, np.array([1.0, 2.0]), np.array([0.0, 1.0, 2.0]))
    array([[6.5, 2.5, 0.5],
           [1. , 0. , 1. ]])
    """
    raise NotImplementedError


def largest_stable_learning_rate(X: Array, reduction: str = "mean") -> float:
    """Find the learning rate from which gradient descent no longer converges.

    The loss is quadratic in the parameters (W, B). With A = [X, 1], X and a column of
    ones, its matrix of second derivatives (the Hessian) is

        reduction="mean":  H = 2/N * A^T A
        reduction="sum":   H =   2 * A^T A

    Each update shrinks the error along an eigenvector of H by |1 - rate * eigenvalue|.
    That stays below 1 as long as rate < 2 / (largest eigenvalue of H).

    Takes X (N, D), which may hold integers, and returns that limit, one float. Any
    other reduction raises ValueError.

    >>> X = np.array([[1.0], [-1.0]])
    >>> round(largest_stable_learning_rate(X), 6)
    1.0
    >>> round(largest_stable_learning_rate(X, reduction="sum"), 6)
    0.5
    """
    raise NotImplementedError


def normal_equation(X: Array, Y: Array) -> tuple[Array, Array]:
    """Find the W and B of the smallest squared error at once, without descending.

    Where the gradient is 0, the normal equation holds: with a column of ones for
    the bias, A = [X, 1] and t = (W_1, ..., W_D, B),

        A^T A t = A^T Y

    Mean or sum, the minimum is at the same place. Be exact, even where features differ
    much in size: there gradient descent never arrives. If A^T A is singular (a feature
    that repeats another, fewer samples than parameters), many t are equally good:
    return the one with the smallest sum of squares, W_1^2 + ... + W_D^2 + B^2.

    Takes X (N, D) and Y (N, 1), which may hold integers, and returns the tuple (W, B)
    with shapes (D, 1) and (1,), in float64. The arguments stay as they were.

    >>> X, Y = np.array([[1.0], [2.0], [3.0]]), np.array([[3.0], [5.0], [7.0]])
    >>> W, B = normal_equation(X, Y)
    >>> W.round(6), B.round(6)
    (array([[2.]]), array([1.]))
    """
    raise NotImplementedError
