"""Optimizers step as PyTorch's do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch as real

from lab import torch as own

page: Any = own

SETTINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "plain": ("SGD", {"lr": 0.1}),
    "momentum": ("SGD", {"lr": 0.05, "momentum": 0.9}),
    "dampened": ("SGD", {"lr": 0.05, "momentum": 0.9, "dampening": 0.5}),
    "nesterov": ("SGD", {"lr": 0.05, "momentum": 0.9, "nesterov": True}),
    "decay": ("SGD", {"lr": 0.1, "weight_decay": 0.1, "maximize": False}),
    "upwards": ("SGD", {"lr": 0.01, "maximize": True}),
    "adam": ("Adam", {"lr": 0.1}),
    "adam, decay": ("Adam", {"lr": 0.1, "weight_decay": 0.1, "betas": (0.8, 0.9)}),
    "adam, amsgrad": ("Adam", {"lr": 0.1, "amsgrad": True}),
    "adamw": ("AdamW", {"lr": 0.1, "weight_decay": 0.2}),
}


def _trained(torch: Any, name: str, dtype: str) -> Any:
    kind, settings = SETTINGS[name]
    w = torch.tensor([[1.0, -2.0, 3.0]], dtype=getattr(torch, dtype))
    w.requires_grad_()
    unused = torch.ones(2, requires_grad=True)
    optimizer = getattr(torch.optim, kind)([w, unused], **settings)
    path = []
    for _ in range(20):
        optimizer.zero_grad()
        ((w - 1) ** 4 + w).sum().mul(0.1).backward()
        optimizer.step()
        path.append(w.detach().clone().numpy())
    assert unused.detach().tolist() == [1.0, 1.0]
    return np.stack(path)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", SETTINGS)
def test_steps_are_the_same(name: str, dtype: str) -> None:
    ours, theirs = (_trained(torch, name, dtype) for torch in (page, real))
    rtol = 2e-6 if dtype == "float32" else 1e-10
    assert np.allclose(ours, theirs, rtol=rtol, atol=0)
    if SETTINGS[name][0] == "SGD" and dtype == "float32":
        assert np.array_equal(ours, theirs)


def test_a_state_can_be_saved_and_loaded() -> None:
    def went_on(torch: Any) -> Any:
        w = torch.ones(2, requires_grad=True)
        first = torch.optim.SGD([w], lr=0.1, momentum=0.9)
        (w * w).sum().backward()
        first.step()
        second = torch.optim.SGD([w], lr=0.5)
        second.load_state_dict(first.state_dict())
        second.step()
        return w.tolist(), second.param_groups[0]["lr"]

    assert went_on(page) == went_on(real)


def test_hooks_are_told_of_each_step() -> None:
    from lab.torch.optim.optimizer import register_optimizer_step_post_hook

    seen: list[Any] = []
    handle = register_optimizer_step_post_hook(lambda *told: seen.append(told[0]))
    w = page.ones(1, requires_grad=True)
    optimizer = page.optim.SGD([w])
    optimizer.step()
    assert seen == [optimizer]
    handle.remove()
    optimizer.step()
    assert seen == [optimizer]
