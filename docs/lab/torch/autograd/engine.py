"""The way back through the graph.

Nodes are visited from the newest to the oldest. A node was made after all that leads to
it, so by then every part of its gradient has come in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from . import grad_mode
from .graph import AccumulateGrad, Node, accumulate, gradient_node

if TYPE_CHECKING:
    from ..tensor import Tensor

NO_GRAPH = "element {} of tensors does not require grad and does not have a grad_fn"
Place = tuple[Node, int]
"""A result of a node: the node, and which of its results it is."""


def starting_gradients(tensors: list[Any], grads: list[Any]) -> list[Any]:
    """Give each tensor its gradient to begin with: 1 for a single number."""
    return [
        _starting_gradient(tensor, grad, i)
        for i, (tensor, grad) in enumerate(zip(tensors, grads, strict=True))
    ]


def _starting_gradient(tensor: Any, grad: Any, i: int) -> Any:
    if grad is None:
        if not tensor.requires_grad:
            raise RuntimeError(NO_GRAPH.format(i))
        if tensor._array.size != 1:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        return type(tensor.detach())._of(np.ones_like(tensor._array))
    if grad.shape != tensor.shape:
        raise RuntimeError(
            f"Mismatch in shape: grad_output[{i}] has a shape of {grad.shape} and "
            f"output[{i}] has a shape of {tensor.shape}."
        )
    if not tensor.requires_grad:
        raise RuntimeError(NO_GRAPH.format(i))
    return grad


def run(
    tensors: list[Any],
    grads: list[Any],
    *,
    keep: bool,
    create: bool,
    inputs: list[Any] | None = None,
) -> dict[Place, Any]:
    """Carry gradients back, and give those of the inputs; without, add them to leaves.

    What was saved is let go of unless it is to be kept. With `create`, the way itself
    is recorded, so that it can be gone back as well.
    """
    pending: dict[Node, list[Any]] = {}
    for tensor, grad in zip(tensors, grads, strict=True):
        _add(pending, gradient_node(tensor), tensor._output, grad)
    order = _from_newest(pending)
    places = None
    wanted: set[Node] | None = None
    if inputs is not None:
        places = {(gradient_node(x), x._output) for x in inputs}
        wanted = _leading_to(order, {node for node, _ in places})
    found: dict[Place, Any] = {}
    with grad_mode._Mode(create):
        for node in order:
            if node in pending and (wanted is None or node in wanted):
                _visit(node, pending, keep, places, wanted, found)
    return found


def _add(pending: dict[Node, list[Any]], node: Node, output: int, grad: Tensor) -> None:
    slots = pending.get(node)
    if slots is None:
        slots = pending[node] = [None] * node.outputs
    before = slots[output]
    slots[output] = grad if before is None else before + grad


def _from_newest(roots: Iterable[Node]) -> list[Node]:
    seen = set(roots)
    waiting = list(seen)
    while waiting:
        for edge in waiting.pop().edges:
            if edge and edge.node not in seen:
                seen.add(edge.node)
                waiting.append(edge.node)
    return sorted(seen, key=_age)


def _age(node: Node) -> int:
    return -node.order


def _leading_to(order: list[Node], ends: set[Node]) -> set[Node]:
    """Choose the nodes from which an end can be reached."""
    found = set(ends)
    for node in reversed(order):
        if any(edge and edge.node in found for edge in node.edges):
            found.add(node)
    return found


def _visit(
    node: Node,
    pending: dict[Node, list[Any]],
    keep: bool,
    places: set[Place] | None,
    wanted: set[Node] | None,
    found: dict[Place, Any],
) -> None:
    grads = pending.pop(node)
    for output, hooks in node.hooks.items():
        for hook in list(hooks):
            other = hook(grads[output])
            grads[output] = grads[output] if other is None else other
    for output, tensor in node.retained.items():
        if grads[output] is not None and places is None:
            accumulate(tensor, grads[output])
    if places is not None:
        for output, grad in enumerate(grads):
            if (node, output) in places and grad is not None:
                found[node, output] = grad
    if isinstance(node, AccumulateGrad):
        if places is None:
            node.accumulate(grads[0])
        return
    results = node.gradients(
        grads, (lambda _: True) if wanted is None else wanted.__contains__
    )
    if not keep:
        node.release()
    for edge, grad in zip(node.edges, results, strict=True):
        if edge is not None and grad is not None:
            array = grad._array
            if array.shape != edge.shape:
                grad = grad.sum_to_size(edge.shape)
            if array.dtype != edge.dtype:
                grad = grad.to(_dtype(edge.dtype))
            _add(pending, edge.node, edge.output, grad)


def _dtype(numpy: Any) -> Any:
    from ..dtypes import named

    return named(numpy)
