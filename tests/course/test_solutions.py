"""The NumPy solutions agree with PyTorch, and with the originals' data."""

from __future__ import annotations

import functools
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from graders.checks.activations.test_activations import FUNCTIONS
from graders.checks.aspects import KINKS, WITH_LIMITS
from graders.checks.originals import hundred_points
from graders.checks.two_classes import layers
from solutions import activations, linear_regression, network

Function = Callable[[torch.Tensor], torch.Tensor]

IN_TORCH: dict[str, Function] = {
    "identity": lambda x: x,
    "linear": lambda x: 2 * x + 1,
    "binary_step": lambda x: (x >= 0).to(x) + 0 * x,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "arctan": torch.arctan,
    "softsign": F.softsign,
    "relu": torch.relu,
    "leaky_relu": functools.partial(F.leaky_relu, negative_slope=0.1),
    "elu": functools.partial(F.elu, alpha=0.9),
    "trelu": lambda x: F.threshold(x, 2.0, 0.0),
    "softplus": functools.partial(F.softplus, threshold=1000.0),
    "silu": F.silu,
    "gelu": F.gelu,
    "bent_identity": lambda x: (torch.sqrt(x**2 + 1) - 1) / 2 + x,
    "gaussian": lambda x: torch.exp(-(x**2)),
}


def test_every_function_is_compared() -> None:
    assert tuple(IN_TORCH) == FUNCTIONS


@pytest.mark.parametrize("name", FUNCTIONS)
def test_values_and_slopes_are_pytorch_s_also_at_the_kinks(name: str) -> None:
    x = torch.arange(-10, 10, 0.25, dtype=torch.float64, requires_grad=True)
    y = IN_TORCH[name](x)
    [slope] = torch.autograd.grad(y.sum(), x)
    given = x.detach().numpy()
    assert {kink for kink, _ in KINKS.values()} <= set(given)

    np.testing.assert_allclose(
        getattr(activations, name)(given), y.detach().numpy(), rtol=1e-12, atol=1e-14
    )
    np.testing.assert_allclose(
        getattr(activations, f"{name}_derivative")(given),
        slope.numpy(),
        rtol=1e-9,
        atol=1e-14,
    )


LIMITS = {
    "sigmoid": (0, 1),
    "tanh": (-1, 1),
    "softsign": (-1, 1),
    "relu": (0, np.inf),
    "leaky_relu": (-np.inf, np.inf),
    "elu": (-0.9, np.inf),
    "trelu": (0, np.inf),
    "softplus": (0, np.inf),
    "silu": (0, np.inf),
    "gelu": (0, np.inf),
    "bent_identity": (-np.inf, np.inf),
    "gaussian": (0, 0),
    "sigmoid_derivative": (0, 0),
    "tanh_derivative": (0, 0),
    "softsign_derivative": (0, 0),
    "elu_derivative": (0, 1),
    "softplus_derivative": (0, 1),
    "silu_derivative": (0, 1),
    "gelu_derivative": (0, 1),
    "bent_identity_derivative": (0.5, 1.5),
    "gaussian_derivative": (0, 0),
}


@pytest.mark.parametrize("name", WITH_LIMITS)
def test_the_limits_are_those_of_the_formulas(name: str) -> None:
    x = np.array([-np.inf, np.inf])
    came = getattr(activations, name)(x)
    np.testing.assert_allclose(came, LIMITS[name], rtol=1e-15)


def test_softmax_and_logit_are_pytorch_s() -> None:
    z = np.random.default_rng(0).normal(size=(2, 3, 4)) * 300
    want = torch.softmax(torch.tensor(z), dim=-1).numpy()
    np.testing.assert_allclose(activations.softmax(z), want, rtol=1e-12)
    p = np.linspace(0, 1, 11)
    want = torch.logit(torch.tensor(p)).numpy()
    np.testing.assert_allclose(activations.logit(p), want, rtol=1e-12, atol=1e-15)


def test_the_hundred_points_are_original_d_s() -> None:
    torch.manual_seed(43052)
    x, _ = torch.randn(100).sort()
    noise = 0.5 * torch.randn(100)
    A = torch.stack([torch.ones(100), x], dim=1)
    y = A @ torch.tensor([2.5, 4.0]) + noise
    X, Y = hundred_points()
    assert (X[:, 0] == x.double().numpy()).all()
    np.testing.assert_allclose(Y[:, 0], y.numpy(), rtol=1e-6)

    W, B = linear_regression.normal_equation(X, Y)
    assert (round(W.item(), 4), round(B.item(), 4)) == (4.0043, 2.4459)
    rate = linear_regression.largest_stable_learning_rate(X, "sum")
    assert rate == pytest.approx(0.0082383, rel=1e-5)


def test_the_network_s_gradient_and_its_steps_are_pytorch_s() -> None:
    rng = np.random.default_rng(0)
    X, Y, *parameters = layers(rng, 7, 2, 4)
    x, y = torch.tensor(X), torch.tensor(Y)
    mine = [torch.tensor(array, requires_grad=True) for array in parameters]
    W1, B1, W2, B2 = mine
    logits = torch.tanh(x @ W1 + B1) @ W2 + B2
    F.binary_cross_entropy_with_logits(logits, y).backward()
    for slope, parameter in zip(
        network.network_gradient(X, Y, *parameters), mine, strict=True
    ):
        assert parameter.grad is not None
        np.testing.assert_allclose(slope, parameter.grad.numpy(), rtol=1e-10)

    P = rng.normal(size=3)
    steps: tuple[tuple[Any, Callable[..., Any], int], ...] = (
        (partial(torch.optim.SGD, momentum=0.9), network.momentum_step, 1),
        (torch.optim.Adam, network.adam_step, 2),
    )
    for optimizer, step, memory in steps:
        p = torch.tensor(P, requires_grad=True)
        by_torch, state = optimizer([p], lr=0.1), (P, *[np.zeros(3)] * memory)
        for t in range(1, 6):
            G = rng.normal(size=3)
            p.grad = torch.tensor(G)
            by_torch.step()
            state = (
                step(*state, G, 0.1, 0.9) if memory == 1 else step(*state, G, t, 0.1)
            )
            np.testing.assert_allclose(state[0], p.detach(), rtol=1e-7)


def test_cross_entropy_is_pytorch_s_also_where_logits_are_large() -> None:
    rng = np.random.default_rng(0)
    Z, labels = 500 * rng.normal(size=(6, 3)), rng.integers(3, size=6)
    want = F.cross_entropy(torch.tensor(Z), torch.tensor(labels)).item()
    assert network.cross_entropy(Z, labels) == pytest.approx(want)
