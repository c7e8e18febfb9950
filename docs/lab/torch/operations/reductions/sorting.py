"""Elements in order: sort, the largest few, quantiles."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...autograd.graph import record
from ...size import positive
from ...tensor import Tensor, TensorBase
from ..promotion import quiet
from ..registry import both, numpy_names
from .extremes import returned, to_chosen

_Sorted = returned("sort", "values", "indices")
_Top = returned("topk", "values", "indices")


@both
@numpy_names
def argsort(
    input: Tensor, dim: int = -1, descending: bool = False, stable: bool = False
) -> Any:
    del stable
    array = input._array
    if not array.ndim:
        return Tensor._of(np.zeros((), np.int64))
    axis = positive(dim, array.ndim)
    if descending:  # equals stay in their order
        turned = np.flip(array, axis)
        order = array.shape[axis] - 1 - np.argsort(turned, axis, kind="stable")
        order = np.flip(order, axis)
    else:
        order = np.argsort(array, axis, kind="stable")
    return Tensor._of(np.ascontiguousarray(order).astype(np.int64))


@both
@numpy_names
def sort(
    input: Tensor, dim: int = -1, descending: bool = False, stable: bool = False
) -> Any:
    order = argsort(input, dim, descending, stable)
    return _Sorted(_picked(input, dim, order, "SortBackward0"), order)


def _picked(input: Tensor, dim: int, order: Tensor, name: str) -> Any:
    if not input.ndim:
        return input.clone()
    axis = positive(dim, input.ndim)
    values = np.take_along_axis(input._array, order._array, axis)
    back = to_chosen(input._array.shape, axis, True)
    return record(Tensor._of(values), name, (input, back, order))


@both
def topk(
    input: Tensor, k: int, dim: int = -1, largest: bool = True, sorted: bool = True
) -> Any:
    del sorted
    axis = positive(dim, input.ndim)
    if k > input.shape[axis]:
        raise RuntimeError("selected index k out of range")
    order = argsort(input, dim, descending=largest).narrow(axis, 0, k)
    return _Top(_picked(input, dim, order, "TopkBackward0"), order)


@both
@numpy_names
def quantile(
    input: Tensor,
    q: Any,
    dim: int | None = None,
    keepdim: bool = False,
    *,
    interpolation: str = "linear",
) -> Any:
    if input._array.dtype.kind != "f":
        raise RuntimeError(
            "quantile() input tensor must be either float or double dtype"
        )
    shares = q._array if isinstance(q, TensorBase) else np.asarray(q)
    if (shares < 0).any() or (shares > 1).any():
        raise RuntimeError("quantile() q must be in the range [0, 1]")
    found = _quantile(input._array, shares, dim, keepdim, interpolation)
    return Tensor._of(found.astype(input._array.dtype))


@quiet
def _quantile(array: Any, shares: Any, dim: Any, keepdim: bool, method: str) -> Any:
    wide = array.astype(np.float64)
    found: Any = np.quantile(wide, shares, axis=dim, keepdims=keepdim, method=method)  # type: ignore[call-overload]
    return np.asarray(found)
