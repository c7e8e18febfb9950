"""Whoever follows an exercise's hints to the letter has full marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graders.course.catalogue import Exercise, load_catalogue
from graders.course.parts import joined, split
from graders.course.stubs import stub_module
from tests.support.grader import grade

CATALOGUE = load_catalogue()

REDUCTION = """
    if reduction not in ("mean", "sum"):
        raise ValueError(reduction)
"""

# What the hints of each exercise, and its task where they begin from there, describe.
FOLLOWED = {
    "numerical_derivative": """
    x = x.astype(float)
    y = y.astype(float)
    def loss(w):
        return np.mean((w * x + b - y) ** 2)
    return (loss(w + h) - loss(w - h)) / (2 * h)
""",
    "linear_forward": "    return X @ W + B\n",
    "loss_gradient": REDUCTION
    + """
    e = X @ W + B - Y
    dW = X.T @ (2 * e)
    dB = (2 * e).sum(axis=0)
    if reduction == "mean":
        dW = dW / len(X)
        dB = dB / len(X)
    return dW, dB
""",
    "numerical_gradient": REDUCTION
    + """
    def loss(W, B):
        e = X @ W + B - Y
        return np.mean(e ** 2) if reduction == "mean" else np.sum(e ** 2)
    dW, dB = np.zeros(W.shape), np.zeros(B.shape)
    for i in range(len(W)):
        up, down = W.astype(float), W.astype(float)
        up[i] += h
        down[i] -= h
        dW[i] = (loss(up, B) - loss(down, B)) / (2 * h)
    for i in range(len(B)):
        up, down = B.astype(float), B.astype(float)
        up[i] += h
        down[i] -= h
        dB[i] = (loss(W, up) - loss(W, down)) / (2 * h)
    return dW, dB
""",
    "train": REDUCTION
    + """
    history = np.empty(epochs)
    for epoch in range(epochs):
        e = X @ W + B - Y
        history[epoch] = np.mean(e ** 2) if reduction == "mean" else np.sum(e ** 2)
        dW, dB = loss_gradient(X, Y, W, B, reduction)
        W = W - learning_rate * dW
        B = B - learning_rate * dB
    return W, B, history
""",
    "loss_surface": """
    errors = w[:, None, None] * x + b[:, None] - y
    return np.mean(errors ** 2, axis=-1)
""",
    "largest_stable_learning_rate": REDUCTION
    + """
    A = np.hstack([X, np.ones((len(X), 1))])
    H = 2 * A.T @ A if reduction == "sum" else 2 / len(X) * A.T @ A
    return float(2 / np.linalg.eigvalsh(H)[-1])
""",
    "normal_equation": """
    A = np.hstack([X, np.ones((len(X), 1))])
    t = np.linalg.lstsq(A, Y)[0]
    return t[:-1], t[-1]
""",
    "derivative_at": """
    x = x.clone()
    x.requires_grad_()
    value = (coefficients * x ** torch.arange(len(coefficients))).sum()
    value.backward()
    return x.grad
""",
    "accumulated_gradients": """
    w = w.clone().requires_grad_()
    seen = torch.empty_like(slopes)
    for i in range(len(slopes)):
        z = slopes[i] * w
        z.backward()
        seen[i] = w.grad
    return seen
""",
    "train_with_autograd": REDUCTION
    + """
    W = W.clone().requires_grad_()
    B = B.clone().requires_grad_()
    history = []
    for _ in range(epochs):
        squares = (X @ W + B - Y) ** 2
        loss = squares.mean() if reduction == "mean" else squares.sum()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            W -= learning_rate * W.grad
            B -= learning_rate * B.grad
        W.grad = None
        B.grad = None
    return W.detach(), B.detach(), history
""",
    "train_until": """
    w = w.clone().requires_grad_()
    b = b.clone().requires_grad_()
    history, epochs = [], 0
    for _ in range(max_epochs):
        loss = ((w * x + b - y) ** 2).mean()
        history.append(loss.item())
        if loss < stop_below:
            break
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        w.grad = None
        b.grad = None
        epochs += 1
    return w.detach(), b.detach(), epochs, history
""",
    "train_with_optimizer": """
    W = W.clone().requires_grad_()
    B = B.clone().requires_grad_()
    optimizer = torch.optim.SGD([W, B], lr=learning_rate, momentum=momentum)
    history = []
    for _ in range(epochs):
        loss = ((X @ W + B - Y) ** 2).mean()
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return W.detach(), B.detach(), history
""",
    "LinearRegressionModel": """
    def __init__(self, in_features):
        super().__init__()
        self.linear = nn.Linear(in_features, 1)
    def forward(self, X):
        return self.linear(X)
""",
    "fit_plane": """
    y = y.reshape(-1, 1)
    layer = nn.Linear(3, 1, bias=False, dtype=X.dtype)
    nn.init.zeros_(layer.weight)
    optimizer = torch.optim.SGD(layer.parameters(), lr=learning_rate)
    for _ in range(epochs):
        loss = ((layer(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return layer.weight.detach().reshape(3)
""",
    "sgd_step": """
    g = gradient + weight_decay * parameter
    v = momentum * velocity + g
    p = parameter - learning_rate * v
    return p, v
""",
    "sigmoid": "    return np.exp(-np.logaddexp(0, -x))\n",
    "sigmoid_derivative": "    s = sigmoid(x)\n    return s * (1 - s)\n",
    "relu": "    return np.maximum(x, 0)\n",
    "relu_derivative": "    return (x > 0).astype(x.dtype)\n",
    "silu": "    return np.maximum(x, -1000) * sigmoid(x)\n",
    "silu_derivative": """
    s = sigmoid(x)
    return s + np.clip(x, -1000, 1000) * s * (1 - s)
""",
    "gaussian": "    return np.exp(-x**2)\n",
    "gaussian_derivative": """
    return -2 * np.clip(x, -40, 40) * np.exp(-x**2)
""",
    "identity": "    return x\n",
    "linear": "    return slope * x + intercept\n",
    "binary_step": "    return (x >= 0).astype(x.dtype)\n",
    "tanh": "    return np.tanh(x)\n",
    "arctan": "    return np.arctan(x)\n",
    "softsign": """
    x = np.clip(x, -1e30, 1e30)
    return x / (1 + np.abs(x))
""",
    "leaky_relu": "    return np.where(x >= 0, x, slope * x)\n",
    "elu": "    return np.where(x >= 0, x, alpha * np.expm1(np.minimum(x, 0)))\n",
    "trelu": "    return np.where(x > threshold, x, 0)\n",
    "softplus": "    return np.logaddexp(0, x)\n",
    "gelu": """
    x = np.maximum(x, -1000)
    return (x * np.vectorize(math.erfc)(-x / math.sqrt(2)) / 2).astype(x.dtype)
""",
    "gelu_derivative": """
    dtype = x.dtype
    x = np.clip(x, -40, 40)
    below = np.vectorize(math.erfc)(-x / math.sqrt(2)) / 2
    density = np.exp(-x**2 / 2) / np.sqrt(2 * np.pi)
    return (below + x * density).astype(dtype)
""",
    "bent_identity": "    return x * (1 + np.tan(np.arctan(x) / 2) / 2)\n",
    "identity_derivative": "    return np.ones_like(x)\n",
    "linear_derivative": "    return np.full_like(x, slope)\n",
    "binary_step_derivative": "    return np.zeros_like(x)\n",
    "tanh_derivative": "    return 1 - np.tanh(x) ** 2\n",
    "arctan_derivative": "    return 1 / (1 + x**2)\n",
    "softsign_derivative": "    return 1 / (1 + np.abs(x)) ** 2\n",
    "leaky_relu_derivative": "    return np.where(x > 0, 1, slope).astype(x.dtype)\n",
    "elu_derivative": """
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))
""",
    "trelu_derivative": "    return (x > threshold).astype(x.dtype)\n",
    "softplus_derivative": "    return sigmoid(x)\n",
    "bent_identity_derivative": "    return np.sin(np.arctan(x)) / 2 + 1\n",
    "logit": """
    with np.errstate(divide="ignore"):
        return np.log(p) - np.log(1 - p)
""",
    "softmax": """
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
    "cross_entropy": """
    return float((np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(Z)), labels]).mean())
""",
    "logistic_gradient": """
    Z = X @ W + B
    p = np.exp(-np.logaddexp(0, -Z))
    E = (p - Y) / len(X)
    return X.T @ E, E.sum(axis=0)
""",
    "train_logistic": """
    history = np.empty(epochs)
    for epoch in range(epochs):
        Z = X @ W + B
        history[epoch] = np.mean(np.logaddexp(0, Z) - Y * Z)
        dW, dB = logistic_gradient(X, Y, W, B)
        W = W - learning_rate * dW
        B = B - learning_rate * dB
    return W, B, history
""",
    "network_forward": """
    H = np.tanh(X @ W1 + B1)
    Z = H @ W2 + B2
    return H, Z
""",
    "network_gradient": """
    H, Z = network_forward(X, W1, B1, W2, B2)
    p = np.exp(-np.logaddexp(0, -Z))
    dZ = (p - Y) / len(X)
    dW2 = H.T @ dZ
    dB2 = dZ.sum(axis=0)
    dA = dZ @ W2.T * (1 - H ** 2)
    dW1 = X.T @ dA
    dB1 = dA.sum(axis=0)
    return dW1, dB1, dW2, dB2
""",
    "train_network": """
    history = np.empty(epochs)
    for epoch in range(epochs):
        H, Z = network_forward(X, W1, B1, W2, B2)
        history[epoch] = np.mean(np.logaddexp(0, Z) - Y * Z)
        dW1, dB1, dW2, dB2 = network_gradient(X, Y, W1, B1, W2, B2)
        W1 = W1 - learning_rate * dW1
        B1 = B1 - learning_rate * dB1
        W2 = W2 - learning_rate * dW2
        B2 = B2 - learning_rate * dB2
    return W1, B1, W2, B2, history
""",
    "MLP": """
    def __init__(self, in_features, hidden):
        super().__init__()
        self.hidden = nn.Linear(in_features, hidden)
        self.output = nn.Linear(hidden, 1)
    def forward(self, X):
        return self.output(torch.tanh(self.hidden(X)))
""",
    "minibatches": """
    order = np.random.default_rng(seed).permutation(N)
    batches = []
    for i in range(0, N, batch_size):
        batches.append(order[i : i + batch_size])
    return batches
""",
    "momentum_step": """
    V = momentum * V + G
    P = P - learning_rate * V
    return P, V
""",
    "adam_step": """
    M = beta1 * M + (1 - beta1) * G
    S = beta2 * S + (1 - beta2) * G ** 2
    m = M / (1 - beta1 ** t)
    s = S / (1 - beta2 ** t)
    P = P - learning_rate * m / (np.sqrt(s) + eps)
    return P, M, S
""",
    "largest_stable_rate_with_momentum": REDUCTION
    + """
    A = np.hstack([X, np.ones((len(X), 1))])
    H = 2 * A.T @ A if reduction == "sum" else 2 * A.T @ A / len(X)
    return float(2 * (1 + momentum) / np.linalg.eigvalsh(H)[-1])
""",
    "train_with_batches": """
    W = W.clone().requires_grad_()
    B = B.clone().requires_grad_()
    optimizer = torch.optim.SGD([W, B], lr=learning_rate)
    history = []
    for batch in batches:
        loss = F.binary_cross_entropy_with_logits(X[batch] @ W + B, Y[batch])
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return W.detach(), B.detach(), history
""",
}

# Calls, and names with dots: what hints name is to be used as it is named.
CODE = re.compile(r"[A-Za-z_][\w.]*(?=\()|[a-z]\w*(?:\.\w+)+")
NOT_FOLLOWED = {
    *("np.max", "np.linalg.solve", "np.zeros_like", "np.where"),
    *("squeeze", "exp", "ln", "sqrt", "tan", "arctan", "sin", "tan²", "tanh"),
    *("sigmoid", "float", "erf", "erfc", "math.erf"),
}
"""What hints name as another way, as what goes wrong, or as mathematics."""


def followed(module: str) -> str:
    """Write a module in which every answer is that of its hints."""
    here = {e.callable: FOLLOWED[e.id] for e in CATALOGUE if e.module == module}
    (_, head), *parts = split(stub_module(module), list(here))
    signatures = ((name, text[: text.index('    """')]) for name, text in parts)
    return joined([head, *(signature + here[name] for name, signature in signatures)])


def test_every_exercise_has_its_hints_followed() -> None:
    assert set(FOLLOWED) == {exercise.id for exercise in CATALOGUE}


@pytest.mark.parametrize("module", sorted({e.module for e in CATALOGUE}))
def test_hints_followed_to_the_letter_lead_to_full_marks(
    module: str, tmp_path: Path
) -> None:
    here = [e for e in CATALOGUE if e.module == module]
    (tmp_path / here[0].file).write_text(followed(module), encoding="utf-8")
    for graded in grade(tmp_path, here).exercises:
        first = graded.first_to_fix
        said = first.message.en if first and first.message else ""
        assert graded.full, f"{graded.id}: {said}"


@pytest.mark.parametrize("exercise", CATALOGUE, ids=lambda e: e.id)
def test_what_hints_name_is_in_the_code_that_follows_them(exercise: Exercise) -> None:
    code = FOLLOWED[exercise.id]
    for hint in exercise.hints:
        for name in CODE.findall(hint.en):
            known = name in code or name.removeprefix("layer.") in code
            assert known or name in NOT_FOLLOWED, (name, hint.en)
