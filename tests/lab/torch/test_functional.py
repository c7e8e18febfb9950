"""`torch.nn.functional` and `torch.linalg`: each function is PyTorch's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch as real
from hypothesis import given, strategies
from hypothesis.extra import numpy as arrays

from tests.lab.torch.alike import (
    EXAMPLES,
    FLOATS,
    PLAIN,
    Operation,
    compare,
    page,
)

FUNCTIONAL: dict[str, Operation] = {
    "leaky_relu": lambda F, x: F.leaky_relu(x, 0.1),
    "elu": lambda F, x: F.elu(x, alpha=0.9),
    "gelu": lambda F, x: F.gelu(x),
    "gelu, tanh": lambda F, x: F.gelu(x, approximate="tanh"),
    "silu": lambda F, x: F.silu(x),
    "softplus": lambda F, x: F.softplus(x, beta=2),
    "softsign": lambda F, x: F.softsign(x),
    "threshold": lambda F, x: F.threshold(x, 0.5, 0),
    "mse": lambda F, x: F.mse_loss(x, x.detach() * 2 + 1),
    "mse, sum": lambda F, x: F.mse_loss(x, x.detach() + 1, reduction="sum"),
    "l1": lambda F, x: F.l1_loss(x, x.detach() * 0),
    "bce of logits": lambda F, x: F.binary_cross_entropy_with_logits(
        x, (x.detach() > 0).to(x.dtype)
    ),
    "bce": lambda F, x: F.binary_cross_entropy(
        x.sigmoid(), (x.detach() > 0).to(x.dtype)
    ),
    "cross entropy": lambda F, x: F.cross_entropy(x, x.detach().argmin(1)),
    "cross entropy, smoothed": lambda F, x: F.cross_entropy(
        x, x.detach().argmin(1), label_smoothing=0.125
    ),
    "cross entropy of shares": lambda F, x: F.cross_entropy(x, x.detach().softmax(1)),
    "nll": lambda F, x: F.nll_loss(x.log_softmax(1), x.detach().argmax(1)),
    "normalize": lambda F, x: F.normalize(x),
}


@pytest.mark.parametrize("name", FUNCTIONAL)
@EXAMPLES
@given(data=strategies.data())
def test_functional(name: str, data: Any) -> None:
    shape = data.draw(arrays.array_shapes(min_dims=2, max_dims=2, max_side=4))
    dtype = data.draw(strategies.sampled_from(FLOATS))
    array = data.draw(arrays.arrays(dtype, shape, elements=PLAIN))
    compare(lambda torch, x: FUNCTIONAL[name](torch.nn.functional, x), [array])


LINEAR: dict[str, Operation] = {
    "solve": lambda L, A, b: L.solve(A, b),
    "inv": lambda L, A, _: L.inv(A),
    "eigenvalues": lambda L, A, _: L.eigvalsh(A @ A.T),
    "lstsq": lambda L, A, b: L.lstsq(A, b.unsqueeze(1)).solution,
    "norm": lambda L, A, b: L.norm(A) + L.norm(b),
}


@pytest.mark.parametrize("name", LINEAR)
def test_linear_algebra(name: str) -> None:
    rng = np.random.default_rng(5)
    given = [rng.normal(size=(4, 4)) + 4 * np.eye(4), rng.normal(size=4)]
    compare(lambda torch, A, b: LINEAR[name](torch.linalg, A, b), given)


@pytest.mark.parametrize("dtype", FLOATS)
def test_least_squares_knows_a_feature_that_is_repeated_in_another_unit(
    dtype: type,
) -> None:
    inches: Any = np.random.default_rng(5).normal(size=100).astype(dtype)
    columns = np.stack([np.ones_like(inches), inches, dtype(2.54) * inches], axis=1)
    given = [columns, 3 * inches[:, None] + 1]
    for rcond in (None, 1e-1):
        found = [
            torch.linalg.lstsq(*map(torch.tensor, given), rcond=rcond)
            for torch in (page, real)
        ]
        assert found[0].rank.item() == found[1].rank.item() == 2
        np.testing.assert_allclose(
            found[0].solution.numpy(), found[1].solution.numpy(), rtol=1e-4
        )
