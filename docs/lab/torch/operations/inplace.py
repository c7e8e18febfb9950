"""Changes in place: methods that end in an underscore, and x[...] = y.

The memory changes, so its version does, too, for all that share it. A change that
autograd is to know of gives the tensor a new place in the graph; a change to a view
gives its base one, in which the rest of the base goes on as before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .. import dtypes
from ..autograd import grad_mode
from ..autograd.graph import record
from ..tensor import Tensor, TensorBase, ViewOf
from .promotion import OPERANDS, Array, quiet
from .registry import FUNCTIONS, method


def require_changeable(tensor: TensorBase) -> None:
    """Refuse to change a leaf whose gradient is wanted, unless in no_grad."""
    if not grad_mode.is_grad_enabled():
        return
    if tensor.requires_grad and tensor._grad_fn is None:
        raise RuntimeError(
            "a leaf Variable that requires grad is being used in an in-place operation."
        )
    base = tensor._view_of.base if tensor._view_of else None
    if base is not None and base._requires_grad and base._grad_fn is None:
        raise RuntimeError(
            "a view of a leaf Variable that requires grad is being used in an in-place "
            "operation."
        )


def _require_room(tensor: TensorBase, result: Array) -> None:
    """Refuse what does not fit in, by type or by shape."""
    own, other = tensor._array.dtype, result.dtype
    if dtypes.category(own) < dtypes.category(other):
        raise RuntimeError(
            f"result type {dtypes.named(other).old_name} can't be cast to the desired "
            f"output type {tensor.dtype.old_name}"
        )
    if tensor._array.shape != result.shape:
        raise RuntimeError(
            f"output with shape {list(tensor._array.shape)} doesn't match the "
            "broadcast "
            f"shape {list(result.shape)}"
        )


@quiet
def change(tensor: Any, result: TensorBase) -> Any:
    """Put a result in the place of a tensor's elements, and its graph as well."""
    require_changeable(tensor)
    _require_room(tensor, result._array)
    tensor._array[...] = result._array
    tensor._shared_versions().count += 1
    if result._grad_fn is not None or (
        tensor._grad_fn is not None and grad_mode.is_grad_enabled()
    ):
        _rebase(tensor, result)
    return tensor


def _rebase(tensor: TensorBase, result: TensorBase) -> None:
    part = tensor._view_of
    if part is None:
        tensor._grad_fn, tensor._output = result._grad_fn, result._output
        tensor._requires_grad = result._requires_grad
    else:
        _splice(part, result)
        tensor._view_of = part._replace(seen=-1)  # its base knows where it is now
    tensor._rebased += 1


def _splice(part: ViewOf, value: Any, name: str = "CopySlices", key: Any = ...) -> None:
    """Record that a part of the base, or some elements of it, became another value."""
    base: Any = part.base

    def of_rest(grad: Tensor) -> Tensor:
        rest = grad._array.copy()
        part.cut(rest)[key] = 0
        return Tensor._of(rest)

    def of_value(grad: Tensor) -> Any:
        taken = Tensor._of(part.cut(grad._array)[key].copy())
        return taken.sum_to_size(value.shape) if value.ndim < taken.ndim else taken

    whole = record(Tensor._of(base._array), name, (base, of_rest), (value, of_value))
    base._grad_fn, base._output = whole._grad_fn, 0
    base._requires_grad = whole._requires_grad
    base._rebased += 1


def write_part(
    tensor: Tensor, cut: Callable[[Array], Array], source: Any, picked: Any = None
) -> None:
    """Write into a part of a tensor: what `cut` takes out, or some elements of that."""
    view = tensor._part(cut(tensor._array), cut)
    require_changeable(view)
    target = view._array
    shape = target.shape if picked is None else target[picked].shape
    given = source._array
    while given.ndim > len(shape) and given.shape[0] == 1:
        given = given[0]
    try:
        values = np.broadcast_to(given, shape)
    except ValueError:
        raise RuntimeError(_does_not_fit(source.shape, shape, picked)) from None
    if picked is not None and given.dtype != target.dtype:
        raise RuntimeError(
            "Index put requires the source and destination dtypes match, got "
            f"{tensor.dtype.old_name} for the destination and {source.dtype.old_name} "
            "for the source."
        )
    with np.errstate(all="ignore"):
        target[... if picked is None else picked] = values
    tensor._shared_versions().count += 1
    if grad_mode.is_grad_enabled() and (source.requires_grad or tensor.requires_grad):
        name = "CopySlices" if picked is None else "IndexPutBackward0"
        _splice(view._view_of, source, name, ... if picked is None else picked)
        if tensor._view_of:
            tensor._view_of = tensor._view_of._replace(seen=-1)


def _does_not_fit(source: Any, shape: Any, picked: Any) -> str:
    if picked is not None:
        return (
            f"shape mismatch: value tensor of shape {list(source)} cannot be broadcast "
            f"to indexing result of shape {list(shape)}"
        )
    for back in range(1, 1 + min(len(source), len(shape))):
        if source[-back] not in (1, shape[-back]):
            return (
                f"The expanded size of the tensor ({shape[-back]}) must match the "
                f"existing size ({source[-back]}) at non-singleton dimension "
                f"{len(shape) - back}.  Target sizes: {list(shape)}.  Tensor sizes: "
                f"{list(source)}"
            )
    return (
        f"expand(torch.FloatTensor{{{list(source)}}}, size={list(shape)}): the number "
        f"of sizes provided ({len(shape)}) must be greater or equal to the number of "
        f"dimensions in the tensor ({len(source)})"
    )


_CHANGING = (
    *("add", "sub", "mul", "div", "pow", "exp", "log", "sqrt", "abs", "neg", "square"),
    *("reciprocal", "sin", "cos", "tanh", "sigmoid", "relu", "round", "floor", "ceil"),
    *("clamp", "sign", "masked_fill", "floor_divide"),
    *("remainder", "lerp", "addcmul", "addcdiv", "scatter", "scatter_add"),
)
_SHAPES = ("squeeze", "unsqueeze", "t")
_OPERATORS = {
    "__iadd__": "add",
    "__isub__": "sub",
    "__imul__": "mul",
    "__itruediv__": "div",
    "__ipow__": "pow",
    "__ifloordiv__": "floor_divide",
    "__imod__": "remainder",
}


def _before(tensor: Tensor) -> Tensor:
    """Keep what a gradient may need of a tensor that is about to change."""
    if not grad_mode.is_grad_enabled():
        return tensor
    before = Tensor._of(tensor._array.copy())
    before._grad_fn, before._output = tensor.grad_fn, tensor._output
    before._requires_grad = tensor.requires_grad
    return before


def _changing(name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
    def in_place(self: Tensor, *arguments: Any, **keywords: Any) -> Any:
        require_changeable(self)
        return change(self, operation(_before(self), *arguments, **keywords))

    in_place.__name__ = in_place.__qualname__ = name
    return method(in_place)


def _reshaping(name: str, operation: Callable[..., Any]) -> None:
    def in_place(self: Tensor, *arguments: Any) -> Any:
        result = operation(self, *arguments)
        self._array, self._grad_fn = result._array, result._grad_fn
        return self

    in_place.__name__ = in_place.__qualname__ = name
    method(in_place)


def offer() -> None:
    """Give the operations that have been offered a form in place. Call this last."""
    for name in _CHANGING:
        _changing(f"{name}_", getattr(TensorBase, name))
    for name in _SHAPES:
        _reshaping(f"{name}_", getattr(TensorBase, name))
    for name, plain in _OPERATORS.items():
        _operator(name, getattr(TensorBase, plain))
    for name in ("relu", "sigmoid", "tanh", "exp", "sqrt", "clamp", "abs", "neg"):
        FUNCTIONS[f"{name}_"] = getattr(TensorBase, f"{name}_")


def _operator(name: str, operation: Callable[..., Any]) -> None:
    def in_place(self: Tensor, other: Any) -> Any:
        if isinstance(other, np.ndarray):
            other = Tensor._of(other)
        if not isinstance(other, OPERANDS):
            return NotImplemented
        require_changeable(self)
        return change(self, operation(_before(self), other))

    in_place.__name__ = in_place.__qualname__ = name
    method(in_place)


def _fixed(tensor: Any, array: Any) -> Any:
    """Replace all elements by what has no gradient."""
    require_changeable(tensor)
    result = np.broadcast_to(
        np.asarray(array, tensor._array.dtype), tensor._array.shape
    )
    name = "ZeroBackward0" if not np.ndim(array) and array == 0 else "FillBackward0"
    new = record(Tensor._of(result), name, (tensor, lambda grad: grad * 0))
    return change(tensor, new)


@method
def zero_(self: Tensor) -> Any:
    return _fixed(self, 0)


@method
def fill_(self: Tensor, value: Any) -> Any:
    if not isinstance(value, TensorBase):
        return _fixed(self, value)
    if value.ndim:
        raise RuntimeError(
            "fill_ only supports 0-dimension value tensor but got tensor with "
            f"{value.ndim} dimensions."
        )
    return copy_(self, value)


@method
def copy_(self: Tensor, src: Any, non_blocking: bool = False) -> Any:
    """Take another tensor's elements, of whatever type."""
    del non_blocking
    require_changeable(self)
    whole = src.expand(self.shape) if src.shape != self.shape else src
    with np.errstate(all="ignore"):
        array = whole._array.astype(self._array.dtype)
    new = record(
        Tensor._of(array),
        "CopyBackwards",
        (self, lambda grad: grad * 0),
        (src, lambda grad: grad),
    )
    return change(self, new)
