"""A line that decides, a first network, and the steps that train them, with NumPy.

Replace each `raise NotImplementedError`, save, and run `grade network`.

Right values of a wrong type or dtype cost one check. With N samples of D features:

    X  (N, D)  inputs            W  (D, 1)  weights
    Y  (N, 1)  0 or 1            B  (1,)    bias

A logit Z is any number, and sigmoid(Z) = 1 / (1 + e^-Z) the probability of 1.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def cross_entropy(Z: Array, labels: Array) -> float:
    """Find the mean surprise: -ln of the probability that softmax gives each label.

        loss = 1/N * Σ_n -ln softmax(Z_n)[labels_n]
             = 1/N * Σ_n (ln Σ_k e^Z_nk - Z_n[labels_n])

    Takes the logits Z (N, K) and labels (N,), integers from 0 to K - 1. Returns one
    float. The arguments stay as they were.

    Challenge: logits such as 1000 and -1000 neither overflow nor give nan.

    >>> Z = np.array([[0.0, 0.0], [3.0, 1.0]])
    >>> round(float(cross_entropy(Z, np.array([0, 1]))), 4)
    1.41
    """
    raise NotImplementedError


def logistic_gradient(X: Array, Y: Array, W: Array, B: Array) -> tuple[Array, Array]:
    """Differentiate the mean cross-entropy of two classes with respect to W and B.

        Z = X W + B,   p = sigmoid(Z)
        L = 1/N * Σ_n -(Y_n ln p_n + (1 - Y_n) ln(1 - p_n))

    The slope of the sigmoid cancels, and what is left is an error as in a regression:

        dL/dW_d = 1/N * Σ_n (p_n - Y_n) X_nd
        dL/dB   = 1/N * Σ_n (p_n - Y_n)

    Takes X (N, D), Y (N, 1), W (D, 1), B (1,) and returns the tuple (dW, dB), with
    the shapes of W and B. The arguments stay as they were. float32 arguments give
    float32 gradients.

    Challenge: logits such as 1000 and -1000 give no warning.

    >>> X, Y = np.array([[1.0], [2.0]]), np.array([[0.0], [1.0]])
    >>> logistic_gradient(X, Y, np.array([[0.0]]), np.array([0.0]))
    (array([[-0.25]]), array([0.]))
    """
    raise NotImplementedError


def train_logistic(
    X: Array, Y: Array, W: Array, B: Array, learning_rate: float, epochs: int
) -> tuple[Array, Array, Array]:
    """Descend along the gradient of `logistic_gradient`, once per epoch.

        W <- W - learning_rate * dL/dW
        B <- B - learning_rate * dL/dB

    Both gradients are taken at the same (W, B). With Z = X W + B the loss is

        L = 1/N * Σ_n (ln(1 + e^Z_n) - Y_n Z_n)

    Takes X (N, D), Y (N, 1), the start W (D, 1) and B (1,), the learning rate and the
    number of updates. Returns the tuple (W, B, history): the last parameters, in their
    shapes, and a float64 array of shape (epochs,) with the loss before each update. All
    epochs are done. The arguments stay as they were.

    Challenge: logits such as 1000 and -1000 give a loss without nan or inf.

    >>> X, Y = np.array([[1.0], [2.0]]), np.array([[0.0], [1.0]])
    >>> W, B = np.array([[0.0]]), np.array([0.0])
    >>> W, B, history = train_logistic(X, Y, W, B, learning_rate=2.0, epochs=1)
    >>> W, B, history.round(4)
    (array([[0.5]]), array([0.]), array([0.6931]))
    """
    raise NotImplementedError


def network_forward(
    X: Array, W1: Array, B1: Array, W2: Array, B2: Array
) -> tuple[Array, Array]:
    """Go forward through two layers, with tanh between them.

        H = tanh(X W1 + B1)   (N, hidden)
        Z = H W2 + B2         (N, 1)

    Takes X (N, D), W1 (D, hidden), B1 (hidden,), W2 (hidden, 1), B2 (1,). Returns the
    tuple (H, Z): what the hidden units say, and the logits. The arguments stay as they
    were. float32 arguments give float32 results.

    >>> X, W1, B1 = np.array([[1.0]]), np.array([[0.0, 0.5]]), np.array([0.0, -0.5])
    >>> network_forward(X, W1, B1, np.array([[3.0], [4.0]]), np.array([2.0]))
    (array([[0., 0.]]), array([[2.]]))
    """
    raise NotImplementedError


def network_gradient(
    X: Array, Y: Array, W1: Array, B1: Array, W2: Array, B2: Array
) -> tuple[Array, Array, Array, Array]:
    """Go backward through the two layers of `network_forward`: backpropagation.

    The loss is the mean cross-entropy of p = sigmoid(Z) and Y, as in
    `logistic_gradient`. Each line needs the one before it; * goes element by element:

        dZ  = (p - Y) / N                (N, 1)
        dW2 = H^T dZ                     (hidden, 1)
        dB2 = Σ_n dZ_n                   (1,)
        dA  = (dZ W2^T) * (1 - H^2)      (N, hidden)
        dW1 = X^T dA                     (D, hidden)
        dB1 = Σ_n dA_n                   (hidden,)

    Takes X (N, D), Y (N, 1) and the parameters. Returns the tuple
    (dW1, dB1, dW2, dB2), in their shapes. The arguments stay as they were. float32
    arguments give float32 gradients.

    Challenge: logits such as 1000 and -1000 give no warning.

    >>> X, Y, W1, B1 = np.ones((1, 1)), np.ones((1, 1)), np.zeros((1, 1)), np.zeros(1)
    >>> W2, B2 = np.ones((1, 1)), np.zeros(1)
    >>> dW1, dB1, dW2, dB2 = network_gradient(X, Y, W1, B1, W2, B2)
    >>> dW1, dB1, dB2
    (array([[-0.5]]), array([-0.5]), array([-0.5]))
    """
    raise NotImplementedError


def train_network(
    X: Array,
    Y: Array,
    W1: Array,
    B1: Array,
    W2: Array,
    B2: Array,
    learning_rate: float,
    epochs: int,
) -> tuple[Array, Array, Array, Array, Array]:
    """Train the network: four parameters move along `network_gradient` in each epoch.

    All four gradients are taken at the same parameters, before one of them moves. With
    the logits Z of `network_forward` the loss is

        L = 1/N * Σ_n (ln(1 + e^Z_n) - Y_n Z_n)

    Takes the arguments of `network_gradient`, the learning rate and the number of
    updates. Returns the tuple (W1, B1, W2, B2, history): the last parameters, in their
    shapes, and a float64 array of shape (epochs,) with the loss before each update. All
    epochs are done. The arguments stay as they were.

    >>> X, Y, W1, B1 = np.ones((1, 1)), np.ones((1, 1)), np.zeros((1, 1)), np.zeros(1)
    >>> start = W1, B1, np.ones((1, 1)), np.zeros(1)
    >>> W1, B1, W2, B2, history = train_network(X, Y, *start, 1.0, epochs=1)
    >>> W1, B1, W2, B2, history.round(4)
    (array([[0.5]]), array([0.5]), array([[1.]]), array([0.5]), array([0.6931]))
    """
    raise NotImplementedError


def minibatches(N: int, batch_size: int, seed: int) -> list[Array]:
    """Deal the samples of one epoch into batches, in random order.

    Returns a list of integer arrays: each index from 0 to N - 1 stands in exactly one
    of them. All have `batch_size` indices but the last, which has what is left, and may
    be smaller. If `batch_size` is larger than N, there is one batch. The same seed
    gives the same batches, another seed others.

    >>> sorted(len(batch) for batch in minibatches(7, 3, seed=0))
    [1, 3, 3]
    >>> np.sort(np.concatenate(minibatches(7, 3, seed=0)))
    array([0, 1, 2, 3, 4, 5, 6])
    """
    raise NotImplementedError


def momentum_step(
    P: Array, V: Array, G: Array, learning_rate: float, momentum: float
) -> tuple[Array, Array]:
    """Do one step with momentum: a share of the earlier steps keeps going.

        V <- momentum * V + G
        P <- P - learning_rate * V

    Takes a parameter P, its velocity V and its gradient G, arrays of one shape, any
    shape. Returns the tuple (P, V), in that shape. The arguments stay as they were.
    float32 arguments give float32 results. Before the first step the velocity is 0.

    >>> momentum_step(np.array([1.0]), np.array([4.0]), np.array([3.0]), 0.1, 0.5)
    (array([0.5]), array([5.]))
    """
    raise NotImplementedError


def adam_step(
    P: Array,
    M: Array,
    S: Array,
    G: Array,
    t: int,
    learning_rate: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[Array, Array, Array]:
    """Do one step of Adam: each parameter by the size of its own gradients.

        M <- beta1 * M + (1 - beta1) * G
        S <- beta2 * S + (1 - beta2) * G^2
        P <- P - learning_rate * m / (sqrt(s) + eps)
        m = M / (1 - beta1^t),   s = S / (1 - beta2^t)

    M and S begin at 0, and so are too small at first: m and s make up for it. They are
    used, and M and S returned.

    Takes the parameter P, the means M and S, the gradient G, arrays of one shape, any
    shape, and the number t of this step, which is 1 for the first. Returns the tuple
    (P, M, S), in that shape. The arguments stay as they were. float32 arguments give
    float32 results.

    >>> P, M, S, G = np.array([1.0]), np.zeros(1), np.zeros(1), np.array([4.0])
    >>> P, M, S = adam_step(P, M, S, G, t=1, learning_rate=0.1)
    >>> P.round(6), M.round(6), S.round(6)
    (array([0.9]), array([0.4]), array([0.016]))
    """
    raise NotImplementedError


def largest_stable_rate_with_momentum(
    X: Array, momentum: float, reduction: str = "mean"
) -> float:
    """Find the learning rate from which descent with momentum no longer converges.

    The squared error of X W + B is quadratic in (W, B). With A = [X, 1], X and a column
    of ones, its matrix of second derivatives (the Hessian) is

        reduction="mean":  H = 2/N * A^T A
        reduction="sum":   H =   2 * A^T A

    Momentum lets the rate be larger, up to

        2 * (1 + momentum) / (largest eigenvalue of H)

    Takes X (N, D), which may hold integers, and the momentum, from 0 to below 1.
    Returns that limit, one float. Any other reduction raises ValueError. The arguments
    stay as they were.

    >>> X = np.array([[1.0], [-1.0]])
    >>> round(largest_stable_rate_with_momentum(X, 0.5), 6)
    1.5
    >>> round(largest_stable_rate_with_momentum(X, 0.5, reduction="sum"), 6)
    0.75
    """
    raise NotImplementedError
