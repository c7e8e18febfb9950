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


def _numpy(dtype: dtypes.dtype | None) -> np.dtype[Any]:
    return (dtype or dtypes._default).numpy


def _array_of(data: Any) -> Array:
    """Read numbers, nested lists, arrays and tensors as PyTorch does."""
    if isinstance(data, TensorBase):
        return data._array.copy()
    if isinstance(data, (np.ndarray, np.generic)):
        array = np.array(data)
        dtypes.named(array.dtype)
        return array
    if isinstance(data, (list, tuple)) and data and _arrays(data):
        return np.array([np.asarray(each) for each in data])
    kinds: set[str] = set()
    plain = _plain(data, kinds)
    if "text" in kinds:
        raise TypeError("new(): invalid data type 'str'")
    return np.array(plain, _kind(kinds))


def _arrays(data: Any) -> bool:
    return all(isinstance(each, np.ndarray) and each.ndim for each in data)


def _kind(kinds: set[str]) -> np.dtype[Any]:
    if "double" in kinds:
        return np.dtype(np.float64)
    if "float" in kinds or not kinds:
        return dtypes._default.numpy
    return np.dtype(np.int64 if "int" in kinds else np.bool_)


def _plain(data: Any, kinds: set[str], depth: int = 0) -> Any:
    """Unwrap numbers, and note which kinds there are."""
    kind = type(data)
    if kind is float:
        kinds.add("float")
    elif kind is int:
        kinds.add("int")
    elif kind is bool:
        kinds.add("bool")
    elif isinstance(data, (list, tuple, range)):
        return _sequence(data, kinds, depth)
    elif isinstance(data, (TensorBase, np.generic, np.ndarray)):
        return _number(data, kinds)
    elif kind is str:
        kinds.add("text")
    elif isinstance(data, (float, int)):
        kinds.add("float" if isinstance(data, float) else "int")
    elif hasattr(data, "__float__"):
        kinds.add("float")
        return float(data)
    else:
        raise RuntimeError(f"Could not infer dtype of {kind.__name__}")
    return data


def _sequence(data: Any, kinds: set[str], depth: int) -> list[Any]:
    items = [_plain(each, kinds, depth + 1) for each in data]
    first = items[0] if items else None
    for each in items:
        if isinstance(each, list) != isinstance(first, list):
            wrong = "list" if isinstance(each, list) else type(each).__name__
            if isinstance(first, list):
                raise TypeError("expected sequence object with len >= 0 or a sequence")
            raise TypeError(f"'{wrong}' object cannot be interpreted as an integer")
        if isinstance(each, list) and len(each) != len(first):  # type: ignore[arg-type]
            raise ValueError(
                f"expected sequence of length {len(first)} at dim {depth + 1} "  # type: ignore[arg-type]
                f"(got {len(each)})"
            )
    return items


def _number(data: Any, kinds: set[str]) -> Any:
    array = data._array if isinstance(data, TensorBase) else np.asarray(data)
    if array.size != 1 and isinstance(data, TensorBase):
        raise ValueError("only one element tensors can be converted to Python scalars")
    if array.ndim:
        return [_plain(each, kinds) for each in array.tolist()]
    names = {"b": "bool", "i": "int", "u": "int"}
    wide = array.dtype == np.float64
    # Of tensors in a list only the numbers count, of NumPy's their width, too.
    plain = isinstance(data, TensorBase) or not wide
    kinds.add(names.get(array.dtype.kind, "float" if plain else "double"))
    return array.item()


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
    return finished(_typed(_array_of(data), dtype), requires_grad, **ignored)


def _typed(array: Array, dtype: Any) -> Array:
    if dtype is None:
        return array
    if not isinstance(dtype, dtypes.dtype):
        named = {float: dtypes.float64, int: dtypes.int64, bool: dtypes.bool_}
        if dtype not in named:
            raise TypeError(
                "tensor(): argument 'dtype' must be torch.dtype, not "
                f"{type(dtype).__name__}"
            )
        dtype = named[dtype]
    with np.errstate(all="ignore"):
        return array.astype(dtype.numpy, copy=False)


@function
def as_tensor(data: Any, dtype: Any = None, device: Any = None) -> Any:
    """Make a tensor, sharing memory with what is given where that is possible."""
    del device
    if isinstance(data, TensorBase):
        return data if dtype is None else data.to(dtype)
    if isinstance(data, np.ndarray):
        return finished(_typed(from_numpy(data)._array, dtype))
    return finished(_typed(_array_of(data), dtype))


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
    return finished(_typed(_array_of(s), dtype), **ignored)


def _filled(name: str, make: Callable[..., Any]) -> None:
    """Offer zeros, ones and empty, and what makes them like another tensor."""

    def create(*size: Any, dtype: Any = None, out: Any = None, **more: Any) -> Any:
        del out
        shape = lengths(size or (more.pop("size", ()),), name)
        if any(length < 0 for length in shape):
            raise RuntimeError(f"{name}: Dimension size must be non-negative.")
        return finished(make(shape, _numpy(dtype)), **more)

    def like(input: Tensor, *, dtype: Any = None, **more: Any) -> Any:
        demand_tensor(input, f"{name}_like")
        kind = _numpy(dtype or input.dtype)
        return finished(make(input._array.shape, kind), **more)

    def new(self: Tensor, *size: Any, dtype: Any = None, **more: Any) -> Any:
        shape = lengths(size or (more.pop("size", ()),), f"new_{name}")
        return finished(make(shape, _numpy(dtype or self.dtype)), **more)

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
    value = _typed(_array_of(fill_value), dtype)
    return finished(np.full(shape, value, value.dtype), **more)


@function
def full_like(input: Tensor, fill_value: Any, *, dtype: Any = None, **more: Any) -> Any:
    demand_tensor(input, "full_like")
    kind = _numpy(dtype or input.dtype)
    return finished(np.full(input._array.shape, fill_value, kind), **more)


@method
def new_full(self: Tensor, size: Any, fill_value: Any, **more: Any) -> Any:
    return full(size, fill_value, **{"dtype": self.dtype} | more)


@method
def new_tensor(self: Tensor, data: Any, *, dtype: Any = None, **more: Any) -> Any:
    return finished(_typed(_array_of(data), dtype or self.dtype), **more)


@function
def eye(n: int, m: int | None = None, *, dtype: Any = None, **more: Any) -> Any:
    return finished(np.eye(n, m, dtype=_numpy(dtype)), **more)


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
    kind = _numpy(dtype) if dtype or not whole else np.dtype(np.int64)
    count = math.ceil((end - start) / step)
    places = np.arange(count, dtype=np.int64 if whole else np.float64)
    return finished((start + step * places).astype(kind), **more)


@function
def linspace(
    start: Any, end: Any, steps: int, *, dtype: Any = None, **more: Any
) -> Any:
    """Divide the way from start to end evenly, ends included."""
    start, end = (_plain_number(each) for each in (start, end))
    kind = _numpy(dtype)
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
    kind = _numpy(dtype)
    powers = evenly(start, end, steps, kind)
    return finished(np.power(kind.type(base), powers), **more)


@function
def tril_indices(row: int, col: int, offset: int = 0) -> Any:
    return finished(np.stack(np.tril_indices(row, offset, col)).astype(np.int64))


@function
def triu_indices(row: int, col: int, offset: int = 0) -> Any:
    return finished(np.stack(np.triu_indices(row, offset, col)).astype(np.int64))


@function
def vander(x: Tensor, N: int | None = None, increasing: bool = False) -> Any:
    count = x.shape[0] if N is None else N
    powers = arange(count) if increasing else arange(count).flip(0)
    return x[:, None] ** powers


def typed_constructor(kind: dtypes.dtype) -> Callable[..., Any]:
    """Make an old constructor, such as FloatTensor."""

    def construct(*data: Any) -> Any:
        from ..tensor import _legacy

        return Tensor._of(_legacy(data, kind))

    construct.__name__ = f"{kind.old_name}Tensor"
    return construct


for _kind_ in dtypes.ALL:
    FUNCTIONS[f"{_kind_.old_name}Tensor"] = typed_constructor(_kind_)
