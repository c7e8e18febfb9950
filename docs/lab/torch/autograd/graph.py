"""The graph: what each tensor was computed from, and how a gradient goes back there.

An operation computes with NumPy, then calls `record`. If one of its inputs is to have a
gradient, the result gets a Node. A node has one edge for each input: where it leads to,
the formula that makes the input's gradient of the result's, and the tensors which that
formula needs again. Formulas are written with tensors, so they can be recorded, too:
that is all that second derivatives take.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from . import grad_mode

if TYPE_CHECKING:
    from ..tensor import Tensor

Formula = Callable[..., "Tensor"]
"""From the gradient of a result, and what was saved, to the gradient of one input."""
_order = itertools.count()

FREED = (
    "Trying to backward through the graph a second time (or directly access saved "
    "tensors after they have already been freed). Saved intermediate values of the "
    "graph are freed when you call .backward() or autograd.grad(). Specify "
    "retain_graph=True if you need to backward through the graph a second time or if "
    "you need to access saved tensors after calling backward."
)


class Saved:
    """A tensor that a formula needs, and the version that it had."""

    __slots__ = ("_is_result", "_tensor", "_version")

    def __init__(self, tensor: Tensor, result: Tensor) -> None:
        # A result that its own node held would hold that node in turn, for ever.
        self._is_result = tensor is result
        self._tensor = tensor._alias() if self._is_result else tensor
        self._version = tensor._version

    def unpack(self, node: Node) -> Tensor:
        tensor = self._tensor
        if tensor._version != self._version:
            raise RuntimeError(self._modified(node))
        if self._is_result:
            tensor = tensor._alias()
            tensor._grad_fn, tensor._requires_grad = node, True
        return tensor

    def _modified(self, node: Node) -> str:
        maker = node if self._is_result else self._tensor.grad_fn
        place = f", which is output 0 of {_short(maker)}," if maker else ""
        return (
            "one of the variables needed for gradient computation has been modified by "
            f"an inplace operation: [{self._tensor.type()} {list(self._tensor.shape)}]"
            f"{place} is at version {self._tensor._version}; expected version "
            f"{self._version} instead. Hint: enable anomaly detection to find the "
            "operation that failed to compute its gradient, with "
            "torch.autograd.set_detect_anomaly(True, check_nan=False)."
        )


def _short(node: Node) -> str:
    return node.name().rstrip("0123456789").removesuffix("Backward")


class Edge:
    """The way back to one input of an operation."""

    __slots__ = ("dtype", "formula", "node", "output", "saved", "shape")

    def __init__(
        self, tensor: Tensor, formula: Formula, saved: list[Any], result: Tensor
    ) -> None:
        self.node, self.output = gradient_node(tensor), tensor._output
        self.shape, self.dtype = tensor._array.shape, tensor._array.dtype
        self.formula = formula
        self.saved = [
            Saved(each, result) if hasattr(each, "_array") else each for each in saved
        ]


class Node:
    """One operation in the graph."""

    __slots__ = ("__weakref__", "edges", "hooks", "order", "outputs", "retained")

    def __init__(self) -> None:
        self.edges: list[Edge | None] = []
        self.outputs = 1
        self.order = next(_order)
        self.hooks: dict[int, list[Callable[[Tensor], Tensor | None]]] = {}
        self.retained: dict[int, Tensor] = {}

    @property
    def next_functions(self) -> tuple[tuple[Node | None, int], ...]:
        return tuple(
            (edge.node, edge.output) if edge else (None, 0) for edge in self.edges
        )

    def name(self) -> str:
        return type(self).__name__

    def gradients(
        self, grads: list[Tensor | None], wanted: Callable[[Node], bool]
    ) -> list[Tensor | None]:
        """Make the inputs' gradients of those of the results."""
        grad: Any = grads[0] if self.outputs == 1 else grads
        return [
            edge.formula(grad, *[_unpacked(saved, self) for saved in edge.saved])
            if edge and wanted(edge.node)
            else None
            for edge in self.edges
        ]

    def release(self) -> None:
        """Let go of what was saved: from now on, the gradient cannot be had again."""
        for edge in self.edges:
            if edge and edge.saved:
                edge.formula, edge.saved = _refuse, []


def _unpacked(saved: Any, node: Node) -> Any:
    return saved.unpack(node) if type(saved) is Saved else saved


def _refuse(*_: Any) -> Tensor:
    raise RuntimeError(FREED)


class AccumulateGrad(Node):
    """Where gradients end: it adds them to its variable's `grad`."""

    __slots__ = ("variable",)

    def __init__(self, variable: Tensor) -> None:
        super().__init__()
        self.variable = variable
        self.order = -1  # the last of all: by then, all that leads here has come

    def accumulate(self, grad: Tensor) -> None:
        accumulate(self.variable, grad)


def accumulate(tensor: Tensor, grad: Tensor) -> None:
    """Add a gradient to `tensor.grad`, in place unless that is to be recorded."""
    if tensor._grad is None:
        if grad._grad_fn is None:
            grad = type(grad)._of(np.array(grad._array))
        tensor._grad = grad
    elif grad_mode.is_grad_enabled():
        tensor._grad = tensor._grad + grad
    else:
        tensor._grad += grad


_kinds: dict[str, type[Node]] = {}


def kind(name: str) -> type[Node]:
    """Give the class of an operation's nodes: its name is what PyTorch prints."""
    found = _kinds.get(name)
    if found is None:
        found = _kinds[name] = type(name, (Node,), {"__slots__": ()})
        found.__module__ = "builtins"
    return found


def gradient_node(tensor: Tensor) -> Node:
    """Find where gradients of a tensor go."""
    node: Node | None = tensor.grad_fn
    return node or tensor._accumulator()


Source = tuple[Any, ...]
"""An input, its formula, and the tensors which that needs. Plain numbers have none."""


def record(result: Tensor, name: str, *sources: Source) -> Tensor:
    """Note what a result was computed from, if anybody will want to go back there."""
    if not grad_mode._enabled:
        return result
    for source in sources:
        if getattr(source[0], "_requires_grad", False):
            break
    else:
        return result
    if result._array.dtype.kind == "f":
        node = result._grad_fn = kind(name)()
        result._requires_grad = True
        node.edges = [
            Edge(tensor, formula, saved, result)
            if getattr(tensor, "_requires_grad", False)
            else None
            for tensor, formula, *saved in sources
        ]
        node.order = next(_order)  # a view may have found its place only now
    return result


def record_all(results: list[Tensor], name: str, *sources: Source) -> list[Tensor]:
    """Note it of several results of one operation: a formula is given all gradients."""
    record(results[0], name, *sources)
    node = results[0]._grad_fn
    if node is not None:
        node.outputs = len(results)
        for number, result in enumerate(results):
            result._grad_fn, result._output, result._requires_grad = node, number, True
    return results
