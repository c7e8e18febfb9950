"""Tensors are printed as PyTorch prints them, character for character."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch as real
from hypothesis import given, settings, strategies
from hypothesis.extra import numpy as arrays

from lab import torch as own

page: Any = own

VALUES: dict[str, Any] = {
    "zero": 0.0,
    "whole": [1.0, 20.0, -3.0],
    "digits": [1.5, -2.25, 100.123],
    "powers of ten": [1e-5, 1.0, 1e5],
    "large": [1e9, 2e9],
    "inf and nan": [1.0, float("inf"), float("-inf"), float("nan")],
    "only nan": [float("nan")] * 2,
    "small": [1e-7],
    "integers": [[1, -20], [300, 4]],
    "truth": [True, False],
    "empty": [],
    "long": [i / 7 for i in range(40)],
    "square": [[i * j / 3 for i in range(5)] for j in range(4)],
    "deep": [[[1.0, 2.0], [3.0, 4.0]]] * 2,
}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str) -> None:
    value = VALUES[name]
    assert repr(page.tensor(value)) == repr(real.tensor(value))
    assert str(page.tensor(value).double()) == str(real.tensor(value).double())


@pytest.mark.parametrize("shape", [(2000,), (40, 40), (11, 12, 13), (0, 3), (2, 0)])
def test_large_ones_are_shortened(shape: tuple[int, ...]) -> None:
    array = np.arange(np.prod(shape), dtype=np.float32).reshape(shape) / 8
    assert repr(page.from_numpy(array)) == repr(real.from_numpy(array))


def test_what_is_unusual_is_said() -> None:
    for torch_ in (page, real):
        assert repr(torch_.ones(1).long().int()) == "tensor([1], dtype=torch.int32)"
    wide = [i / 7 for i in range(8)]
    for value in (wide, 2.0):
        ours = page.tensor(value, requires_grad=True)
        theirs = real.tensor(value, requires_grad=True)
        assert repr(ours) == repr(theirs)
        assert repr(ours * 2) == repr(theirs * 2)
        assert repr((ours * 2).double()) == repr((theirs * 2).double())


def test_options() -> None:
    options: list[dict[str, Any]] = [
        {"precision": 2},
        {"sci_mode": True},
        {"sci_mode": False, "precision": 6},
        {"threshold": 5, "edgeitems": 1, "linewidth": 40},
        {"profile": "short"},
        {"profile": "full"},
    ]
    values = [[1.0, 2.0, 30.0, 4.5] * 3] * 8
    try:
        for option in options:
            page.set_printoptions(**option)
            real.set_printoptions(**option)
            assert repr(page.tensor(values)) == repr(real.tensor(values))
    finally:
        page.set_printoptions(profile="default")
        real.set_printoptions(profile="default")


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(
    arrays.arrays(
        strategies.sampled_from([np.float32, np.float64, np.int64, np.bool_]),
        arrays.array_shapes(min_dims=0, max_dims=3, max_side=6),
    )
)
def test_drawn(array: Any) -> None:
    assert repr(page.tensor(array)) == repr(real.tensor(array))


def test_a_number_takes_a_format() -> None:
    for spec in ("", ".2f", "8.3g", ".1e"):
        assert format(page.tensor(2.5), spec) == format(real.tensor(2.5), spec)
    with pytest.raises(TypeError, match="unsupported format string"):
        format(page.ones(2), ".2f")


def test_modules_and_optimizers() -> None:
    def shown(torch: Any) -> list[str]:
        nn = torch.nn
        net = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.LeakyReLU(0.1), nn.GELU())
        shown = [net, nn.MSELoss(), nn.ModuleList([net]), nn.Softmax(dim=1)]
        parameter = nn.Parameter(torch.ones(2))
        more = [torch.optim.SGD([parameter]), torch.optim.Adam([parameter], lr=0.1)]
        shown += [parameter, *more, torch.ones(3).max(0), torch.ones(2).shape]
        return [repr(each) for each in shown]

    assert shown(page) == shown(real)
