"""What a sandbox needs where a learner's code uses PyTorch.

PyTorch takes seconds to import: nothing here does so until a learner's file asks.
"""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graders.core.plain import Tensor
from graders.sandbox.packages.torch_alone import keep_alone
from graders.sandbox.packages.torch_compiler import keep_compiler_out
from graders.sandbox.sandbox import Uses

MAX_NODES = 500
MAX_GRAPHS = 4
"""How many backward passes of a call are looked at: a graph that grows does so soon."""


@functools.cache
def warm_up() -> None:
    """Import PyTorch with all that training imports, and train a little.

    A first step imports more; Python runs code faster that has run some times.
    """
    import torch

    keep_alone()
    keep_compiler_out()
    with settled():
        model = torch.nn.Linear(3, 1)
        optimizer = torch.optim.SGD(model.parameters())
        X, Y = torch.zeros(2, 3), torch.ones(2, 1)
        for _ in range(20):
            optimizer.zero_grad()
            loss = torch.nn.functional.mse_loss(model(X), Y)
            loss.backward()
            optimizer.step()
            with torch.no_grad():
                X -= loss.item() * X.clone()


@functools.cache
def warm_up_transforms() -> None:
    """Import what torch.func needs: for this, PyTorch waits until the first call."""
    import torch

    warm_up()
    with settled(), contextlib.suppress(ImportError):
        # linearize asks for the first
        import torch._higher_order_ops.triton_kernel_wrap  # noqa: F401
        import torch.utils.checkpoint  # noqa: F401

        x = torch.ones(2)
        torch.func.hessian(lambda x: (x**3).sum())(x)
        torch.func.linearize(torch.sin, x)


@dataclass(slots=True)
class Notes:
    """What is noted while a learner's code runs."""

    graph_sizes: list[int] = field(default_factory=list)
    derivatives: int = 0
    backward: int = 0
    steps: int = 0

    def uses(self) -> Uses:
        return Uses(self.derivatives, self.backward, self.steps)


_notes = Notes()
"""Of the call that is running. What a file binds as it loads, such as `from
torch.autograd import grad`, outlives its loading, and has to find the call's."""


@contextmanager
def settled() -> Iterator[Notes]:
    """Start from a fixed seed, put PyTorch's settings back, and note what is used."""
    global _notes
    torch: Any = sys.modules.get("torch")
    if torch is None:
        yield Notes()
        return
    grad_enabled, dtype = torch.is_grad_enabled(), torch.get_default_dtype()
    device, random = torch.get_default_device(), torch.get_rng_state()
    # Not torch.manual_seed, which takes a millisecond to remember who called it.
    torch.default_generator.manual_seed(0)
    before, _notes = _notes, Notes()
    try:
        with _watched(torch):
            yield _notes
    finally:
        _notes = before
        torch.set_rng_state(random)
        torch.set_default_device(None if device.type == "cpu" else device)
        torch.set_default_dtype(dtype)
        torch.set_grad_enabled(grad_enabled)


@contextmanager
def _watched(torch: Any) -> Iterator[None]:
    """Note derivatives and steps: torch.func and the like end in these calls, too."""
    engine, forwards = torch.autograd, torch.autograd.forward_ad
    own, noted = _watching(torch)
    engine.backward, engine.grad, forwards.make_dual = noted
    try:
        yield
    finally:
        engine.backward, engine.grad, forwards.make_dual = own


@functools.cache  # made once, they cost a call nothing
def _watching(torch: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Give PyTorch's own functions, and what notes their use; have steps noted."""
    from torch.optim.optimizer import register_optimizer_step_post_hook

    register_optimizer_step_post_hook(_note_step)
    engine, make_dual = torch.autograd, torch.autograd.forward_ad.make_dual
    return (engine.backward, engine.grad, make_dual), (
        _noted_backward(engine.backward),
        _noted_grad(engine.grad),
        _noted_forwards(make_dual),
    )


def _noted_backward(backward: Callable[..., Any]) -> Callable[..., Any]:
    def noted(tensors: Any, *arguments: Any, **keywords: Any) -> Any:
        _notes.backward += 1
        _note_derivative(tensors)
        return backward(tensors, *arguments, **keywords)

    return noted


def _noted_grad(grad: Callable[..., Any]) -> Callable[..., Any]:
    def noted(outputs: Any, *arguments: Any, **keywords: Any) -> Any:
        _note_derivative(outputs)
        return grad(outputs, *arguments, **keywords)

    return noted


def _noted_forwards(make_dual: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*arguments: Any, **keywords: Any) -> Any:
        _notes.derivatives += 1
        return make_dual(*arguments, **keywords)

    return noted


def _note_derivative(roots: Any) -> None:
    _notes.derivatives += 1
    if len(_notes.graph_sizes) < MAX_GRAPHS:
        _notes.graph_sizes.append(_nodes(roots))


def _note_step(*_: Any) -> None:
    _notes.steps += 1


def _nodes(roots: Any) -> int:
    """Count the nodes of the graph behind one tensor or several, MAX_NODES at most."""
    tensors = roots if isinstance(roots, tuple | list) else (roots,)
    waiting = [getattr(tensor, "grad_fn", None) for tensor in tensors]
    seen: set[Any] = set()
    while waiting and len(seen) < MAX_NODES:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting += [before for before, _ in node.next_functions]
    return len(seen)


def revived(value: Any) -> Any:
    """Copy plain data, with torch.Tensors for those that stand for them in it."""
    kind = type(value)
    if kind is np.ndarray:
        return value.copy()
    if kind is Tensor:
        import torch

        tensor = torch.from_numpy(value.array.copy())
        return tensor.requires_grad_(value.requires_grad)
    if kind is dict:
        return {key: revived(item) for key, item in value.items()}
    if kind in (tuple, list):
        return kind([revived(item) for item in value])
    return value
