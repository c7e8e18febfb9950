"""The same seed draws the same numbers, to the last bit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch as real
from torch.utils import data as real_data

import lab.torch as page
from lab.torch.utils import data as page_data

Draw = Callable[[Any, Any], Any]

DRAWS: dict[str, Draw] = {
    "rand": lambda torch, _: torch.rand(7),
    "rand, double": lambda torch, _: torch.rand(3, dtype=torch.float64),
    "rand, half": lambda torch, _: torch.rand(3, dtype=torch.float16),
    "rand, none": lambda torch, _: torch.rand(0),
    "randn, few": lambda torch, _: torch.randn(5),
    "randn, sixteen": lambda torch, _: torch.randn(16),
    "randn, blocks and a rest": lambda torch, _: torch.randn(2, 50),
    "randint": lambda torch, _: torch.randint(0, 10, (7,)),
    "randint below": lambda torch, _: torch.randint(5, (3, 2)),
    "randint, wide": lambda torch, _: torch.randint(0, 2**40, (3,)),
    "randperm": lambda torch, _: torch.randperm(10),
    "randperm of one": lambda torch, _: torch.randperm(1),
    "uniform_": lambda torch, _: torch.zeros(4).uniform_(-1, 1),
    "normal_, few": lambda torch, _: torch.zeros(4).normal_(2, 3),
    "normal_, many": lambda torch, _: torch.zeros(20).normal_(2, 3),
    "normal": lambda torch, _: torch.normal(1.0, 2.0, (4,)),
    "normal around several": lambda torch, _: torch.normal(torch.arange(3.0), 1.0),
    "random_": lambda torch, _: torch.empty(2, dtype=torch.int64).random_(),
    "random_ below": lambda torch, _: torch.empty(2).random_(0, 10),
    "rand_like": lambda torch, _: torch.rand_like(torch.zeros(3)),
    "randn_like": lambda torch, _: torch.randn_like(torch.zeros(3)),
    "a layer": lambda torch, _: torch.nn.Linear(3, 2).weight.detach(),
    "xavier": lambda torch, _: torch.nn.init.xavier_uniform_(torch.zeros(2, 3)),
    "kaiming": lambda torch, _: torch.nn.init.kaiming_normal_(torch.zeros(5, 6)),
    "shuffled batches": lambda torch, data: torch.stack(
        [batch[0] for batch in data.DataLoader(_set(torch, data), 2, shuffle=True)]
    ),
    "batches of a generator": lambda torch, data: torch.stack(
        [
            batch[0]
            for batch in data.DataLoader(
                _set(torch, data),
                2,
                shuffle=True,
                generator=torch.Generator().manual_seed(3),
            )
        ]
    ),
    "a split": lambda torch, data: torch.tensor(
        data.random_split(range(10), [7, 3])[0].indices
    ),
}


def _set(torch: Any, data: Any) -> Any:
    return data.TensorDataset(torch.arange(8))


@pytest.mark.parametrize("seed", [0, 43052, 2**40 + 7])
def test_draws_in_a_row_are_the_same(seed: int) -> None:
    with real.random.fork_rng():
        real.manual_seed(seed)
        page.manual_seed(seed)
        for name, draw in DRAWS.items():
            ours, theirs = draw(page, page_data), draw(real, real_data)
            assert str(ours.dtype) == str(theirs.dtype), name
            assert np.array_equal(ours.numpy(), theirs.numpy()), name


def test_normal_numbers_in_double_are_near() -> None:
    generators = real.Generator().manual_seed(1), page.Generator().manual_seed(1)
    theirs = real.randn(40, generator=generators[0], dtype=real.float64).numpy()
    ours = page.randn(40, generator=generators[1], dtype=page.float64).numpy()
    assert np.allclose(ours, theirs, rtol=1e-14, atol=0)


def test_a_state_can_be_put_back() -> None:
    page.manual_seed(1)
    page.randn(1)  # keeps the second number of a pair
    state = page.get_rng_state()
    first = page.randn(3).tolist()
    page.set_rng_state(state)
    assert page.randn(3).tolist() == first
