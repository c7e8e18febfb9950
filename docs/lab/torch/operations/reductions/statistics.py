"""How elements scatter, and how long a vector is."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...autograd.graph import record
from ...size import dimensions
from ...tensor import Tensor
from ..elements.pointwise import sqrt
from ..promotion import Array, quiet
from ..registry import FUNCTIONS, both, numpy_names
from .sums import count_of, mean, restored, sum, sum_of


@both
@numpy_names
def var(
    input: Tensor,
    dim: Any = None,
    unbiased: Any = None,
    keepdim: bool = False,
    *,
    correction: Any = 1,
) -> Any:
    if isinstance(dim, bool):
        dim, unbiased = None, dim
    correction = correction if unbiased is None else int(unbiased)
    array = input._array
    if array.dtype.kind != "f":
        raise RuntimeError("var only support floating point and complex dtypes")
    axes = dimensions(dim, array.ndim)
    freedom = max(count_of(array.shape, axes) - correction, 0)
    result = Tensor._of(_variance(array, axes, keepdim, freedom))

    def formula(grad: Tensor, x: Any) -> Any:
        middle = mean(x, list(axes), True) if axes else mean(x)
        factor = 2 / freedom if freedom else np.nan
        return factor * restored(grad, axes, keepdim) * (x - middle)

    return record(result, "VarBackward0", (input, formula, input))


@quiet
def _variance(array: Array, axes: Any, keepdim: bool, freedom: Any) -> Any:
    wide = array.astype(np.float64)
    distances = wide - wide.mean(axes, keepdims=True)
    squares = (distances * distances).sum(axes, keepdims=keepdim)
    return np.asarray(np.divide(squares, freedom), array.dtype)


@both
@numpy_names
def std(
    input: Tensor,
    dim: Any = None,
    unbiased: Any = None,
    keepdim: bool = False,
    *,
    correction: Any = 1,
) -> Any:
    variance = var(input, dim, unbiased, keepdim, correction=correction)
    result = sqrt(variance.detach())

    def back(grad: Tensor, deviation: Any) -> Any:
        return FUNCTIONS["where"](deviation == 0, 0.0, grad / (2 * deviation))

    return record(result, "StdBackward0", (variance, back, result))


@both
@numpy_names
def norm(input: Tensor, p: Any = "fro", dim: Any = None, keepdim: bool = False) -> Any:
    order = 2 if p in ("fro", None) else p
    if input._array.dtype.kind != "f":
        raise RuntimeError(
            "linalg.vector_norm: Expected a floating point or complex tensor as input. "
            f"Got {input.dtype.old_name}"
        )
    sizes = input.abs()
    if order == np.inf:
        return sizes.amax(dim, keepdim) if dim is not None else sizes.max()
    if order == -np.inf:
        return sizes.amin(dim, keepdim) if dim is not None else sizes.min()
    if order == 0:
        return sum((input != 0).to(input.dtype), dim, keepdim)
    if order == 1:
        return sum(sizes, dim, keepdim)
    if order == 2:
        return _length(input, dim, keepdim)
    return sum(sizes**order, dim, keepdim) ** (1 / order)


def _length(input: Tensor, dim: Any, keepdim: bool) -> Any:
    array = input._array
    axes = dimensions(dim, array.ndim)
    squares = sum_of(array.astype(np.float64) ** 2, axes, keepdim)
    result = Tensor._of(np.asarray(np.sqrt(squares), array.dtype))

    def formula(grad: Tensor, x: Any, length: Any) -> Any:
        grad, length = (restored(each, axes, keepdim) for each in (grad, length))
        return FUNCTIONS["where"](length == 0, 0.0, x * (grad / length))

    return record(result, "LinalgVectorNormBackward0", (input, formula, input, result))
