"""Automatic differentiation: what PyTorch has under torch.autograd."""

from __future__ import annotations

from typing import Any

from . import forward_ad, functional, profiler
from .engine import run, starting_gradients
from .function import Function
from .grad_mode import (
    enable_grad,
    inference_mode,
    is_grad_enabled,
    no_grad,
    set_grad_enabled,
)
from .graph import gradient_node

__all__ = [
    "Function",
    "backward",
    "detect_anomaly",
    "enable_grad",
    "forward_ad",
    "functional",
    "grad",
    "inference_mode",
    "is_grad_enabled",
    "no_grad",
    "profiler",
    "set_detect_anomaly",
    "set_grad_enabled",
]


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (tuple, list)) else [value]


def backward(
    tensors: Any,
    grad_tensors: Any = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    grad_variables: Any = None,
    inputs: Any = None,
) -> None:
    """Add to the leaves their gradients of the tensors (or of their sum)."""
    del grad_variables
    outputs = _several(tensors)
    given = [None] * len(outputs) if grad_tensors is None else _several(grad_tensors)
    grads = starting_gradients(outputs, given)
    keep = create_graph if retain_graph is None else retain_graph
    if inputs is None:
        run(outputs, grads, keep=keep, create=create_graph)
        return
    from .graph import accumulate

    chosen = _several(inputs)
    found = run(outputs, grads, keep=keep, create=create_graph, inputs=chosen)
    for tensor in chosen:
        gradient = found.get((gradient_node(tensor), tensor._output))
        if gradient is not None:
            accumulate(tensor, gradient)


def grad(
    outputs: Any,
    inputs: Any,
    grad_outputs: Any = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    allow_unused: bool | None = None,
    materialize_grads: bool = False,
) -> tuple[Any, ...]:
    """Give the gradients of the inputs, and leave `grad` as it is."""
    ends, starts = _several(outputs), _several(inputs)
    given = [None] * len(ends) if grad_outputs is None else _several(grad_outputs)
    grads = starting_gradients(ends, given)
    for tensor in starts:
        if not tensor.requires_grad:
            raise RuntimeError(
                "One of the differentiated Tensors does not require grad"
            )
    keep = create_graph if retain_graph is None else retain_graph
    got = run(ends, grads, keep=keep, create=create_graph, inputs=starts)
    results = [got.get((gradient_node(x), x._output)) for x in starts]
    if materialize_grads:
        results = [
            x.new_zeros(x.shape) if result is None else result
            for x, result in zip(starts, results, strict=True)
        ]
    for i, result in enumerate(results):
        if result is None and not allow_unused:
            raise RuntimeError(
                f"The differentiated Tensor at index {i} appears to not have been used "
                "in the graph. Set allow_unused=True if this is the desired behavior."
            )
    return tuple(results)


class set_detect_anomaly:  # noqa: N801 — PyTorch's own name
    """Taken, and without effect: errors here name their operation anyway."""

    def __init__(self, mode: bool = True, check_nan: bool = True) -> None:
        del mode, check_nan

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


detect_anomaly = set_detect_anomaly
