"""PyTorch's idioms: a module of one's own, a trap of shapes, and an optimizer.

N is the number of samples, D that of features. Tensors come with requires_grad=False
and go back so; arguments stay as they were. A wrong type or dtype costs one check.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class LinearRegressionModel(nn.Module):
    """Linear regression as a module: one linear layer, called `linear`.

        prediction = X A^T + b,   A = linear.weight (1, D),   b = linear.bias (1,)

    `LinearRegressionModel(D)` makes a model for D features. Calling it runs `forward`,
    which takes X, shape (N, D), and returns the predictions, shape (N, 1), with their
    graph, so that the model can be trained.

    >>> model = LinearRegressionModel(3)
    >>> for name, parameter in model.named_parameters():
    ...     print(name, tuple(parameter.shape))
    linear.weight (1, 3)
    linear.bias (1,)
    >>> model(torch.zeros(5, 3)).shape
    torch.Size([5, 1])
    """

    def __init__(self, in_features: int) -> None:
        super().__init__()
        self.linear = nn.Linear(in_features, 1)

    def forward(self, X: Tensor) -> Tensor:
        return self.linear(X)


def fit_plane(X: Tensor, y: Tensor, learning_rate: float, epochs: int) -> Tensor:
    """Fit a plane like y = 1 + 5a + 7b, and mind the shapes.

        L = 1/N * Σ_n (prediction_n - y_n)^2

    Each row of X is (1, a, b): the column of ones stands for the constant. Start with
    all coefficients at 0 and do `epochs` updates of gradient descent with all samples,
    with `nn.Linear(3, 1, bias=False)` and `torch.optim.SGD` or by hand: all of them,
    even where the loss hardly falls any more.

    Takes X (N, 3) and y (N,). Returns the three coefficients, detached, shape (3,) and
    dtype as X. The layer's output has the shape (N, 1): subtracting y, shape (N,),
    from that gives (N, N), and trains on nonsense without an error.

    >>> X = torch.tensor([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]])
    >>> fit_plane(X, torch.tensor([1.0, 3.0]), learning_rate=0.5, epochs=1)
    tensor([2.0000, 1.5000, 0.0000])
    """
    weight = torch.zeros(3, 1, dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=learning_rate)
    for _ in range(epochs):
        loss = F.mse_loss(X @ weight, y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weight.detach().squeeze(1)


def train_with_optimizer(
    X: Tensor,
    Y: Tensor,
    W: Tensor,
    B: Tensor,
    learning_rate: float,
    epochs: int,
    momentum: float = 0.0,
) -> tuple[Tensor, Tensor, list[float]]:
    """Fit XW + B with `torch.optim.SGD`, on the mean squared error.

        L = 1/N * Σ_n (prediction_n - Y_n)^2,   prediction = X W + B

    Takes X (N, D), Y (N, 1), the start W (D, 1) and B (1,), the learning rate, the
    number of updates, and the momentum, which is for the optimizer. Returns the tuple
    (W, B, history): the last parameters, detached, in their shapes and dtype, and a
    list with the loss before each update, as floats. Each epoch calls the optimizer's
    step(), which is looked at, and all epochs are done, even where the loss hardly
    falls any more.

    >>> X, Y = torch.tensor([[1.0], [2.0]]), torch.tensor([[1.0], [3.0]])
    >>> W, B = torch.tensor([[1.0]]), torch.tensor([0.0])
    >>> train_with_optimizer(X, Y, W, B, learning_rate=0.5, epochs=1)
    (tensor([[2.]]), tensor([0.5000]), [0.5])
    """
    W, B = W.clone().requires_grad_(), B.clone().requires_grad_()
    optimizer = torch.optim.SGD([W, B], lr=learning_rate, momentum=momentum)
    history = []
    for _ in range(epochs):
        loss = F.mse_loss(X @ W + B, Y)
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return W.detach(), B.detach(), history


def sgd_step(
    parameter: Tensor,
    gradient: Tensor,
    velocity: Tensor,
    learning_rate: float,
    momentum: float = 0.0,
    weight_decay: float = 0.0,
) -> tuple[Tensor, Tensor]:
    """Do by hand what one step of `torch.optim.SGD` does to one parameter.

    By hand means without an optimizer: whether one is used is looked at, too.

        g <- gradient + weight_decay * parameter
        v <- momentum * velocity + g
        p <- parameter - learning_rate * v

    Weight decay pulls the parameter towards 0; momentum keeps a share of the earlier
    steps going. Both are 0 in plain gradient descent.

    Takes three tensors of one shape, any shape. Returns the tuple (p, v), in that
    shape and dtype. Before the first step the velocity is 0.

    >>> p, g, v = torch.tensor([1.0]), torch.tensor([3.0]), torch.tensor([4.0])
    >>> sgd_step(p, g, v, learning_rate=0.1, momentum=0.5)
    (tensor([0.5000]), tensor([5.]))
    """
    g = gradient + weight_decay * parameter
    v = momentum * velocity + g
    return parameter - learning_rate * v, v


class MLP(nn.Module):
    """A first network as a module: two linear layers, `hidden` and `output`.

        H = tanh(X A^T + a),   A = hidden.weight,   a = hidden.bias
        Z = H C^T + c,         C = output.weight,   c = output.bias

    `MLP(D, hidden)` makes a network for D features, with that many hidden units.
    Calling it runs `forward`, which takes X, shape (N, D), and returns the logits,
    shape (N, 1), with their graph. A sigmoid is not part of it: the loss has one.

    >>> model = MLP(2, 5)
    >>> for name, parameter in model.named_parameters():
    ...     print(name, tuple(parameter.shape))
    hidden.weight (5, 2)
    hidden.bias (5,)
    output.weight (1, 5)
    output.bias (1,)
    >>> model(torch.zeros(3, 2)).shape
    torch.Size([3, 1])
    """

    def __init__(self, in_features: int, hidden: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(in_features, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, X: Tensor) -> Tensor:
        return self.output(torch.tanh(self.hidden(X)))


def train_with_batches(
    X: Tensor,
    Y: Tensor,
    W: Tensor,
    B: Tensor,
    learning_rate: float,
    batches: list[Tensor],
) -> tuple[Tensor, Tensor, list[float]]:
    """Train a line that decides, a batch at a time, with `torch.optim.SGD`.

    Each batch is a tensor of indices, and makes one update, in the order of the list.
    Its loss is the mean cross-entropy of the samples with these indices alone:

        loss = F.binary_cross_entropy_with_logits(logits, targets)

    Takes X (N, D), Y (N, 1) of 0 and 1, the start W (D, 1) and B (1,), the learning
    rate, and the list of batches. Returns the tuple (W, B, history): the last
    parameters, detached, in their shapes and dtype, and a list with the loss of each
    batch before its update, as floats. Each batch calls the optimizer's step(), which
    is looked at.

    >>> X, Y = torch.tensor([[1.0], [2.0]]), torch.tensor([[0.0], [1.0]])
    >>> W, B = torch.tensor([[0.0]]), torch.tensor([0.0])
    >>> W, B, history = train_with_batches(X, Y, W, B, 0.5, [torch.tensor([1])])
    >>> W, B
    (tensor([[0.5000]]), tensor([0.2500]))
    """
    W, B = W.clone().requires_grad_(), B.clone().requires_grad_()
    optimizer = torch.optim.SGD([W, B], lr=learning_rate)
    history = []
    for batch in batches:
        loss = F.binary_cross_entropy_with_logits(X[batch] @ W + B, Y[batch])
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return W.detach(), B.detach(), history
