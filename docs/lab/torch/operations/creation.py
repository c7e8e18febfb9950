"""New tensors: of values that are given, of one value, of steps."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import dtypes
from ..size import lengths
from ..tensor import Tensor, TensorBase
from .promotion import Array, fused
from .reading import array_of, numpy_of, typed
from .registry import FUNCTIONS, demand_tensor, function, method

_IGNORED = ("device", "layout", "pin_memory", "memory_format", "names")


def finished(array: Any, requires_grad: bool = False, **ignored: Any) -> Any:
    """Make the tensor, with a gradient if that is wanted."""
    for name in ignored:
        if name not in _IGNORED:
            raise TypeError(f"got an unexpected keyword argument '{name}'")
    if ignored.get("device") is not None:
        from ..devices import device

        device(ignored["device"])
    tensor = Tensor._of(array)
    if requires_grad:
        if tensor._array.dtype.kind != "f":
            raise RuntimeError(
                "Only Tensors of floating point and complex dtype can require gradients"
            )
        tensor._requires_grad = True
    return tensor


@function
def tensor(
    data: Any, *, dtype: Any = None, requires_grad: bool = False, **ignored: Any
) -> Any:
    """Copy numbers, lists, arrays or tensors into a new tensor."""
    if isinstance(data, TensorBase):
        warnings.warn(
            "To copy construct from a tensor, it is recommended to use "
            "sourceTensor.detach().clone() or "
            "sourceTensor.detach().clone().requires_grad_(True), rather than "
            "torch.tensor(sourceTensor).",
            UserWarning,
            stacklevel=2,
        )
    return finished(typed(array_of(data), dtype), requires_grad, **ignored)


@function
def as_tensor(data: Any, dtype: Any = None, device: Any = None) -> Any:
    """Make a tensor, sharing memory with what is given where that is possible."""
    del device
    if isinstance(data, TensorBase):
        return data if dtype is None else data.to(dtype)
    if isinstance(data, np.ndarray):
        return finished(typed(from_numpy(data)._array, dtype))
    return finished(typed(array_of(data), dtype))


@function
def from_numpy(ndarray: Any) -> Any:
    """Make a tensor that shares an array's memory."""
    if not isinstance(ndarray, np.ndarray):
        raise TypeError(f"expected np.ndarray (got {type(ndarray).__name__})")
    dtypes.named(ndarray.dtype)
    if any(step < 0 for step in ndarray.strides):
        raise ValueError(
            "At least one stride in the given numpy array is negative, and tensors "
            "with negative strides are not currently supported. (You can probably work "
            "around this by making a copy of your array  with array.copy().) "
        )
    return Tensor._of(ndarray)


@function
def scalar_tensor(s: Any, *, dtype: Any = None, **ignored: Any) -> Any:
    return finished(typed(array_of(s), dtype), **ignored)


def _filled(name: str, make: Callable[..., Any]) -> None:
    """Offer zeros, ones and empty, and what makes them like another tensor."""

    def create(*size: Any, dtype: Any = None, out: Any = None, **more: Any) -> Any:
        del out
        shape = lengths(size or (more.pop("size", ()),), name)
        if any(length < 0 for length in shape):
            raise RuntimeError(f"{name}: Dimension size must be non-negative.")
        return finished(make(shape, numpy_of(dtype)), **more)

    def like(input: Tensor, *, dtype: Any = None, **more: Any) -> Any:
        demand_tensor(input, f"{name}_like")
        kind = numpy_of(dtype or input.dtype)
        return finished(make(input._array.shape, kind), **more)

    def new(self: Tensor, *size: Any, dtype: Any = None, **more: Any) -> Any:
        shape = lengths(size or (more.pop("size", ()),), f"new_{name}")
        return finished(make(shape, numpy_of(dtype or self.dtype)), **more)

    create.__name__, like.__name__, new.__name__ = name, f"{name}_like", f"new_{name}"
    function(create)
    function(like)
    method(new)


_filled("zeros", np.zeros)
_filled("ones", np.ones)
_filled("empty", np.zeros)


@function
def full(size: Any, fill_value: Any, *, dtype: Any = None, **more: Any) -> Any:
    shape = lengths((size,), "full")
    value = typed(array_of(fill_value), dtype)
    return finished(np.full(shape, value, value.dtype), **more)


@function
def full_like(input: Tensor, fill_value: Any, *, dtype: Any = None, **more: Any) -> Any:
    demand_tensor(input, "full_like")
    kind = numpy_of(dtype or input.dtype)
    return finished(np.full(input._array.shape, fill_value, kind), **more)


@method
def new_full(self: Tensor, size: Any, fill_value: Any, **more: Any) -> Any:
    return full(size, fill_value, **{"dtype": self.dtype} | more)


@method
def new_tensor(self: Tensor, data: Any, *, dtype: Any = None, **more: Any) -> Any:
    return finished(typed(array_of(data), dtype or self.dtype), **more)


@function
def eye(n: int, m: int | None = None, *, dtype: Any = None, **more: Any) -> Any:
    return finished(np.eye(n, m, dtype=numpy_of(dtype)), **more)


def _plain_number(value: Any) -> Any:
    return value.item() if isinstance(value, (TensorBase, np.generic)) else value


@function
def arange(
    start: Any = 0,
    end: Any = None,
    step: Any = 1,
    *,
    dtype: Any = None,
    **more: Any,
) -> Any:
    """Count from start to end, without the end, in steps."""
    if end is None:
        start, end = 0, start
    start, end, step = (_plain_number(each) for each in (start, end, step))
    if step == 0:
        raise RuntimeError("step must be nonzero")
    if (end - start) * step < 0:
        raise RuntimeError("upper bound and lower bound inconsistent with step sign")
    whole = all(isinstance(each, int) for each in (start, end, step))
    kind = numpy_of(dtype) if dtype or not whole else np.dtype(np.int64)
    count = math.ceil((end - start) / step)
    places = np.arange(count, dtype=np.int64 if whole else np.float64)
    return finished((start + step * places).astype(kind), **more)


@function
def linspace(
    start: Any, end: Any, steps: int, *, dtype: Any = None, **more: Any
) -> Any:
    """Divide the way from start to end evenly, ends included."""
    start, end = (_plain_number(each) for each in (start, end))
    kind = numpy_of(dtype)
    if steps < 0:
        raise RuntimeError("number of steps must be non-negative")
    return finished(evenly(start, end, steps, kind), **more)


def evenly(start: Any, end: Any, steps: int, kind: np.dtype[Any]) -> Array:
    """Go from both ends to the middle, as PyTorch does."""
    if steps == 1:
        return np.array([start], kind)
    scalar = kind.type
    if kind.kind != "f":
        return np.linspace(start, end, steps).astype(kind)
    step = (scalar(end) - scalar(start)) / scalar(max(steps - 1, 1))
    forth = np.arange(steps, dtype=np.int64)
    back = (steps - 1 - forth).astype(kind)
    return np.where(
        forth < steps // 2,
        fused(forth.astype(kind), step, scalar(start)),
        fused(back, -step, scalar(end)),
    ).astype(kind)


@function
def logspace(
    start: Any,
    end: Any,
    steps: int,
    base: float = 10.0,
    *,
    dtype: Any = None,
    **more: Any,
) -> Any:
    kind = numpy_of(dtype)
    powers = evenly(start, end, steps, kind)
    return finished(np.power(kind.type(base), powers), **more)


def typed_constructor(kind: dtypes.dtype) -> Callable[..., Any]:
    """Make an old constructor, such as FloatTensor."""

    def construct(*data: Any) -> Any:
        from ..tensor import _legacy

        return Tensor._of(_legacy(data, kind))

    construct.__name__ = f"{kind.old_name}Tensor"
    return construct


for _kind_ in dtypes.ALL:
    FUNCTIONS[f"{_kind_.old_name}Tensor"] = typed_constructor(_kind_)
