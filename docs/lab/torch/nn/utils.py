"""What is done with the gradients or values of many parameters at once."""

from __future__ import annotations

from typing import Any

from .. import missing
from ..autograd.grad_mode import no_grad
from ..operations.shapes.joining import stack

__getattr__ = missing.module_attribute("torch.nn.utils")


def _several(parameters: Any) -> list[Any]:
    return [parameters] if hasattr(parameters, "_array") else list(parameters)


@no_grad()
def clip_grad_norm_(parameters: Any, max_norm: float, norm_type: float = 2.0) -> Any:
    """Shorten all gradients together to a length, if they are longer."""
    grads = [p._grad for p in _several(parameters) if p._grad is not None]
    total: Any = stack([grad.norm(norm_type) for grad in grads]).norm(norm_type)
    share = (max_norm / (total + 1e-6)).clamp(max=1.0)
    for grad in grads:
        grad.mul_(share)
    return total


@no_grad()
def clip_grad_value_(parameters: Any, clip_value: float) -> None:
    for parameter in _several(parameters):
        if parameter._grad is not None:
            parameter._grad.clamp_(-clip_value, clip_value)
