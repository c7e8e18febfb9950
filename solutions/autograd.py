"""Automatic differentiation with PyTorch, and a descent of one's own.

N is the number of samples, D that of features. Tensors come with requires_grad=False
and go back so; arguments stay as they were. A wrong type or dtype costs one check.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def derivative_at(coefficients: Tensor, x: Tensor) -> Tensor:
    """Differentiate a polynomial at one point, with autograd.

        p(x) = Σ_k c_k x^k,   k = 0, 1, ..., K - 1

    Takes the coefficients c, shape (K,), and the point x, shape (). Returns dp/dx at
    x, shape () and dtype as x. A constant, K = 1, has the derivative 0. Let autograd
    differentiate, with backward(), torch.autograd or torch.func: this is looked at,
    too. A difference like (p(x + h) - p(x)) / h is only near; a formula of your own is
    not what is asked for.

    For p(x) = 5 + 2 x^2 the derivative is 4 x:

    >>> derivative_at(torch.tensor([5.0, 0.0, 2.0]), torch.tensor(2.0))
    tensor(8.)
    """
    x = x.clone().requires_grad_()
    powers = torch.arange(len(coefficients))
    (coefficients * x**powers).sum().backward()
    return x.grad


def accumulated_gradients(slopes: Tensor, w: Tensor) -> Tensor:
    """Call backward() again and again, and look at the gradient each time.

    For each slope a in turn, compute z = a w and call z.backward(), without ever
    clearing w.grad. PyTorch adds each dz/dw to what is there already: leave the adding
    up to backward(), whose calls are counted.

    Takes the slopes, shape (n,), and w, shape (). Returns what w.grad is after each of
    the n calls, shape (n,) and dtype as w. Without slopes it is empty, shape (0,).

    >>> accumulated_gradients(torch.tensor([2.0, 2.0, 5.0]), torch.tensor(1.0))
    tensor([2., 4., 9.])
    """
    w = w.clone().requires_grad_()
    seen = torch.empty_like(slopes)
    for i, slope in enumerate(slopes):
        (slope * w).backward()
        seen[i] = w.grad
    return seen


def train_with_autograd(
    X: Tensor,
    Y: Tensor,
    W: Tensor,
    B: Tensor,
    learning_rate: float,
    epochs: int,
    reduction: str = "mean",
) -> tuple[Tensor, Tensor, list[float]]:
    """Descend as `linear_regression.train` does, with gradients from autograd.

        L = 1/N * Σ_n (prediction_n - Y_n)^2,   prediction = X W + B
        W <- W - learning_rate * dL/dW
        B <- B - learning_rate * dL/dB

    With reduction="sum" the loss is the sum, without the factor 1/N.

    Takes X (N, D), Y (N, 1), W (D, 1), B (1,), the learning rate and the number of
    updates. Returns the tuple (W, B, history): the last parameters, detached, in their
    shapes and dtype, and a list with the loss before each update, as floats. The graph
    of one epoch holds nothing of the epochs before. With epochs=0 the history is empty.
    A reduction other than "mean" and "sum" raises ValueError.

    Each epoch takes its gradients from autograd (backward(), torch.autograd or
    torch.func), which is looked at, and all epochs are done, even where the loss hardly
    falls any more.

    >>> X, Y = torch.tensor([[1.0], [2.0]]), torch.tensor([[1.0], [3.0]])
    >>> W, B = torch.tensor([[1.0]]), torch.tensor([0.0])
    >>> train_with_autograd(X, Y, W, B, learning_rate=0.5, epochs=1)
    (tensor([[2.]]), tensor([0.5000]), [0.5])
    """
    if reduction not in ("mean", "sum"):
        raise ValueError(f'reduction must be "mean" or "sum", not {reduction!r}')
    W, B = W.clone().requires_grad_(), B.clone().requires_grad_()
    history = []
    for _ in range(epochs):
        loss = F.mse_loss(X @ W + B, Y, reduction=reduction)
        history.append(loss.item())
        loss.backward()
        _update((W, B), learning_rate)
    return W.detach(), B.detach(), history


def train_until(
    x: Tensor,
    y: Tensor,
    w: Tensor,
    b: Tensor,
    learning_rate: float,
    max_epochs: int,
    stop_below: float,
) -> tuple[Tensor, Tensor, int, list[float]]:
    """Fit the line y = w x + b, and stop as soon as the loss is small enough.

        L = 1/N * Σ_n (w x_n + b - y_n)^2

    In each of at most max_epochs epochs: take the loss down; if it is less than
    stop_below, stop; otherwise update w and b against their gradients, from autograd.

    Takes x and y, shape (N,), and the start w and b, shape (). Returns the tuple
    (w, b, epochs, history): the last w and b, detached, shape (); the number of
    updates done; and a list of all losses taken down, as floats. The graph of one
    epoch holds nothing of the epochs before.

    >>> x, y = torch.tensor([0.0, 1.0]), torch.tensor([1.0, 3.0])
    >>> start = torch.tensor(2.0), torch.tensor(0.0)
    >>> train_until(x, y, *start, learning_rate=0.5, max_epochs=9, stop_below=0.6)
    (tensor(2.5000), tensor(1.), 1, [1.0, 0.125])
    """
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    history: list[float] = []
    for epoch in range(max_epochs):
        loss = F.mse_loss(w * x + b, y)
        history.append(loss.item())
        if loss < stop_below:
            return w.detach(), b.detach(), epoch, history
        loss.backward()
        _update((w, b), learning_rate)
    return w.detach(), b.detach(), max_epochs, history


def _update(parameters: tuple[Tensor, ...], learning_rate: float) -> None:
    """Go one step against the gradients, unrecorded, and clear them."""
    with torch.no_grad():
        for parameter in parameters:
            parameter -= learning_rate * parameter.grad
            parameter.grad = None
