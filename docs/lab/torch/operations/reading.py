"""Numbers, nested lists and arrays, read as PyTorch reads them."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import dtypes
from ..tensor import TensorBase
from .promotion import Array


def numpy_of(dtype: dtypes.dtype | None) -> np.dtype[Any]:
    return (dtype or dtypes._default).numpy


_SMALL_MACHINE = np.dtype(np.intp).itemsize < 8
"""Then, as in a page, NumPy's own integers have 32 bits, where others have 64."""


def array_of(data: Any) -> Array:
    """Read numbers, nested lists, arrays and tensors as PyTorch does."""
    if isinstance(data, TensorBase):
        return data._array.copy()
    if isinstance(data, (np.ndarray, np.generic)):
        array = np.array(data)
        dtypes.named(array.dtype)
        widened = _SMALL_MACHINE and array.dtype == np.intp
        return array.astype(np.int64) if widened else array
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


def typed(array: Array, dtype: Any) -> Array:
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
