"""What a tensor knows of its gradient, and of the node that it came from."""

from __future__ import annotations

import warnings
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

from .graph import AccumulateGrad, Node

D = TypeVar("D", bound="Differentiable")

NOT_A_LEAF = (
    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its "
    ".grad attribute won't be populated during autograd.backward(). If you indeed want "
    "the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the "
    "non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you "
    "access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for "
    "more information."
)


class Handle:
    """Takes a hook away again."""

    def __init__(self, hooks: list[Any], hook: Any) -> None:
        self._hooks, self._hook = hooks, hook

    def remove(self) -> None:
        if self._hook in self._hooks:
            self._hooks.remove(self._hook)


class Differentiable:
    """A place in the graph: a leaf, the result of a node, or neither."""

    # Most tensors have none of these: so making one costs no more than its array.
    _requires_grad = False
    _grad_fn: Node | None = None
    _output = 0
    _grad: Any = None
    _leaf_node: weakref.ref[AccumulateGrad] | None = None
    _retains = False
    _array: Any
    _view_of: Any
    _cut_anew: Callable[[Any], None]
    dtype: Any
    shape: Any

    @property
    def grad(self) -> Any:
        if self._grad is None and self._grad_fn is not None and not self._retains:
            warnings.warn(NOT_A_LEAF, UserWarning, stacklevel=2)
        return self._grad

    @grad.setter
    def grad(self, grad: Any) -> None:
        if grad is not None:
            if not isinstance(grad, Differentiable):
                raise TypeError(
                    f"assigned grad expected to be a Tensor or None but got grad of "
                    f"type {type(grad).__name__}"
                )
            if grad.shape != self.shape:
                raise RuntimeError(
                    f"attempting to assign a gradient of size '{list(grad.shape)}' to "
                    f"a tensor of size '{list(self.shape)}'. Please ensure that the "
                    "gradient and the tensor are the same size"
                )
            if grad.dtype is not self.dtype:
                raise RuntimeError(
                    f"attempting to assign a gradient with dtype '{_named(grad)}' to a "
                    f"tensor with grad_dtype '{_named(self)}'. The gradient must match "
                    "the tensor's grad_dtype (defaults to the tensor's dtype). You can "
                    "set the tensor's grad_dtype attribute with a specific dtype, or "
                    "None to allow any dtype. Set grad_dtype with caution. Diverging "
                    "the dtypes of a tensor and its gradient may break downstream "
                    "systems that assume they match."
                )
        self._grad = grad

    @grad.deleter
    def grad(self) -> None:
        self._grad = None

    @property
    def grad_fn(self) -> Node | None:
        part = self._view_of
        if part and part.base._rebased != part.seen:  # its base was changed since
            self._cut_anew(part)
        return self._grad_fn

    @property
    def requires_grad(self) -> bool:
        return self._requires_grad or self.grad_fn is not None

    @requires_grad.setter
    def requires_grad(self, wanted: bool) -> None:
        if self._grad_fn is not None and not wanted:
            raise RuntimeError(
                "you can only change requires_grad flags of leaf variables. If you want"
                " to use a computed variable in a subgraph that doesn't require "
                "differentiation use var_no_grad = var.detach()."
            )
        if wanted and self._array.dtype.kind != "f":
            raise RuntimeError(
                "only Tensors of floating point dtype can require gradients"
            )
        self._requires_grad = bool(wanted)

    def requires_grad_(self: D, requires_grad: bool = True) -> D:
        self.requires_grad = requires_grad
        return self

    @property
    def is_leaf(self) -> bool:
        return self.grad_fn is None

    @property
    def output_nr(self) -> int:
        return self._output

    @property
    def retains_grad(self) -> bool:
        return self._retains and self._grad_fn is not None

    def retain_grad(self) -> None:
        """Keep the gradient of a result, too, not only of leaves."""
        if not self.requires_grad:
            raise RuntimeError(
                "can't retain_grad on Tensor that has requires_grad=False"
            )
        if self._grad_fn is not None:
            self._retains = True
            self._grad_fn.retained[self._output] = self  # type: ignore[assignment]

    def register_hook(self, hook: Callable[[Any], Any]) -> Any:
        """Call a function with the gradient as it passes: it may give another one."""
        if not self.requires_grad:
            raise RuntimeError(
                "cannot register a hook on a tensor that doesn't require gradient"
            )
        node = self.grad_fn or self._accumulator()
        if self._grad_fn is None:
            self._kept_leaf_node = node  # with its hooks, for as long as the tensor
        hooks = node.hooks.setdefault(self._output, [])
        hooks.append(hook)
        return Handle(hooks, hook)

    def backward(
        self,
        gradient: Any = None,
        retain_graph: bool | None = None,
        create_graph: bool = False,
        inputs: Any = None,
    ) -> None:
        """Find the gradients of all leaves that this was computed from."""
        from .. import autograd

        autograd.backward(self, gradient, retain_graph, create_graph, inputs=inputs)

    def _accumulator(self) -> AccumulateGrad:
        """Give the one node that adds to this leaf's gradient."""
        node = self._leaf_node() if self._leaf_node else None
        if node is None:
            node = AccumulateGrad(self)  # type: ignore[arg-type]
            self._leaf_node = weakref.ref(node)
        return node


def _named(tensor: Differentiable) -> str:
    names = {"Float": "float", "Double": "double"}
    return names.get(tensor.dtype.old_name) or str(tensor.dtype.name)
