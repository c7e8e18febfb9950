"""What PyTorch refuses is refused here, in the same words."""

from __future__ import annotations

from typing import Any
from unittest import mock

import numpy as np
import pytest
import torch as real

from lab import torch as own
from tests.lab.torch.told import told

page: Any = own

REFUSED = """
torch.ones(2) + None
torch.ones(2) + [1, 2]
torch.ones(2, 3) @ torch.ones(2, 3)
torch.ones(2, 3) @ torch.ones(2)
torch.ones(2) @ torch.ones(3)
torch.ones(2) @ torch.ones(3, 2)
torch.ones(2, 2, 3) @ torch.ones(2, 4, 2)
torch.ones(()) @ torch.ones(3, 2)
torch.ones(2, 2) @ torch.ones(2, 2, dtype=torch.float64)
torch.ones(2, 2) @ torch.arange(2)
torch.mm(torch.ones(2), torch.ones(2))
torch.ones(2).mv(torch.ones(2))
torch.nn.Linear(3, 1)(torch.ones(2, 2))
torch.nn.Linear(3, 1)(torch.ones(2, 3, dtype=torch.float64))
torch.nn.Linear(3, 1)([1, 2])
torch.nn.Linear(1)
torch.nn.Module()(1)
torch.nn.Module().foo
torch.exp(2.0)
torch.mean([1])
torch.mean(torch.arange(3))
torch.ones(2) + torch.ones(3)
torch.ones(2).add_(torch.ones(3, 2))
torch.arange(3).add_(1.5)
torch.arange(3) ** -1
torch.tensor(1, requires_grad=True)
torch.arange(3).requires_grad_()
torch.ones(2, requires_grad=True).numpy()
torch.ones(2).item()
bool(torch.ones(2))
float(torch.ones(2))
len(torch.tensor(1.0))
list(torch.tensor(1.0))
torch.ones(2)[5]
torch.ones(2)[0, 0]
torch.ones(2)[1.5]
torch.ones(2)[torch.tensor([5])]
torch.ones(2).view(3)
torch.ones(2).reshape(3, -1)
torch.ones(2).view(-1, -1)
torch.ones(2, 3).T.view(6)
torch.ones(2).sum(1)
torch.ones(2).sum(dim=(0, 0))
torch.stack([torch.ones(2), torch.ones(3)])
torch.stack([])
torch.stack([1, 2])
torch.cat([torch.ones(2), torch.ones(2, 2)])
torch.cat([])
torch.ones(2).foo
torch.tensor([[1], [2, 3]])
torch.tensor([1, [2]])
torch.tensor("a")
torch.tensor(None)
torch.zeros(2, -1)
torch.zeros(2.0)
torch.from_numpy([1])
torch.where(torch.ones(2), 1.0, 0)
torch.clamp(torch.ones(2))
torch.arange(1, 0)
torch.nn.Parameter(torch.arange(2))
torch.optim.SGD([], lr=1)
torch.optim.SGD([torch.ones(2, requires_grad=True) * 2], lr=1)
torch.optim.SGD([1], lr=1)
torch.optim.SGD(torch.ones(2), lr=1)
torch.optim.SGD([torch.ones(2)], lr=-1)
torch.optim.SGD([torch.ones(2)], lr=1, momentum=-1)
torch.optim.Adam([torch.ones(2)], betas=(2, 0))
torch.linalg.solve(torch.zeros(2, 2), torch.ones(2))
torch.linalg.solve(torch.eye(2), torch.ones(3))
torch.linalg.inv(torch.zeros(2, 2))
torch.linalg.inv(torch.zeros(2, 3))
torch.nn.functional.mse_loss(torch.ones(3, 1), torch.ones(3))
torch.nn.functional.mse_loss(torch.ones(3), torch.ones(2))
torch.nn.functional.cross_entropy(torch.ones(2, 3), torch.tensor([0, 5]))
torch.nn.functional.cross_entropy(torch.ones(2, 3), torch.ones(2))
torch.nn.functional.cross_entropy(torch.ones(2, 3), torch.tensor([0, 1, 2]))
torch.nn.functional.binary_cross_entropy(torch.tensor([1.5]), torch.ones(1))
torch.nn.functional.binary_cross_entropy_with_logits(torch.ones(2), torch.ones(3))
torch.nn.functional.softmax(torch.ones(2))
torch.softmax(torch.arange(2), 0)
-torch.tensor([True])
torch.tensor([True]) - torch.tensor([True])
torch.ones(2) & torch.ones(2)
~torch.ones(2)
torch.ones(2, 2, 2).t()
torch.ones(2).to("cuda")
torch.tensor(torch.ones(2))
float(torch.tensor(2.0, requires_grad=True))
""".strip().splitlines()


@pytest.mark.parametrize("code", REFUSED)
def test_it_is_refused_in_the_same_words(code: str) -> None:
    ours, theirs = (
        told(torch, lambda torch: eval(code, {"torch": torch}))
        for torch in (page, real)
    )
    assert ours == theirs


@pytest.mark.parametrize("name", ["solve", "inv"])
def test_singular_matrices_are_refused_where_numpy_does_not_notice(name: str) -> None:
    """In WebAssembly NumPy gives nan for them instead of an error."""
    singular = page.tensor([[1.0, 2.0], [2.0, 4.0]])
    nothing = np.full((2, 2), np.nan, np.float32)
    with (
        mock.patch.object(np.linalg, name, lambda *_: nothing),
        pytest.raises(page.linalg.LinAlgError, match="singular"),
    ):
        getattr(page.linalg, name)(*([singular, page.eye(2)][: 1 + (name == "solve")]))


def test_a_parameter_needs_its_module_to_have_begun() -> None:
    def early(torch: Any) -> Any:
        class Early(torch.nn.Module):  # type: ignore[misc]
            def __init__(self) -> None:
                self.layer = torch.nn.Linear(1, 1)

        return Early()

    assert told(page, early) == told(real, early)
