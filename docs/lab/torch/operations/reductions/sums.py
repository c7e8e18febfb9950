"""Many elements become one: sums, means, products."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ... import dtypes
from ...autograd.graph import Formula, record
from ...size import dimensions, positive
from ...tensor import Tensor
from ..promotion import Array, exp_of, quiet, rounded
from ..registry import FUNCTIONS, both, method, numpy_names
from .summing import total


def spread(shape: tuple[int, ...], axes: Any, keepdim: bool) -> Formula:
    """Make the formula that hands a gradient to all elements that were reduced."""

    def formula(grad: Tensor) -> Any:
        return restored(grad, axes, keepdim).expand(shape)

    return formula


def restored(grad: Any, axes: tuple[int, ...] | None, keepdim: bool) -> Any:
    """Give a result the dimensions of length 1 that `keepdim=True` leaves."""
    if axes is None or keepdim:
        return grad
    for axis in sorted(axes):
        grad = grad.unsqueeze(axis)
    return grad


def _kept(array: Any, shape: tuple[int, ...], axes: Any, keepdim: bool) -> Any:
    if not keepdim:
        return array
    every = axes is None
    return np.reshape(
        array, [1 if every or i in axes else n for i, n in enumerate(shape)]
    )


@quiet
def sum_of(array: Array, axes: Any, keepdim: bool) -> Any:
    return _kept(total(array, axes), array.shape, axes, keepdim)


@both
@numpy_names
def sum(
    input: Tensor, dim: Any = None, keepdim: bool = False, *, dtype: Any = None
) -> Any:
    array = input._array
    if dtype is not None:
        return sum(input.to(dtype), dim, keepdim)
    axes = dimensions(dim, array.ndim)
    result = Tensor._of(sum_of(array, axes, keepdim))
    name = "SumBackward0" if dim is None else "SumBackward1"
    return record(result, name, (input, spread(array.shape, axes, keepdim)))


def count_of(shape: tuple[int, ...], axes: tuple[int, ...] | None) -> int:
    chosen = shape if axes is None else [shape[axis] for axis in axes]
    return int(np.prod(chosen, dtype=np.int64))


@both
@numpy_names
def mean(
    input: Tensor, dim: Any = None, keepdim: bool = False, *, dtype: Any = None
) -> Any:
    if dtype is not None:
        return mean(input.to(dtype), dim, keepdim)
    array = input._array
    if array.dtype.kind != "f":
        raise RuntimeError(
            "mean(): could not infer output dtype. Input dtype must be either a "
            "floating point or complex dtype. Got: " + input.dtype.old_name
        )
    axes = dimensions(dim, array.ndim)
    count = count_of(array.shape, axes)
    result = Tensor._of(_mean(array, axes, keepdim, count))
    name = "MeanBackward0" if dim is None else "MeanBackward1"
    share = spread(array.shape, axes, keepdim)
    return record(result, name, (input, lambda grad: share(grad) / count))


@quiet
def _mean(array: Array, axes: Any, keepdim: bool, count: int) -> Any:
    return sum_of(array, axes, keepdim) / array.dtype.type(count)


@both
@numpy_names
def prod(input: Tensor, dim: int | None = None, keepdim: bool = False) -> Any:
    array = input._array
    axes = dimensions(dim, array.ndim)
    whole = array if array.dtype.kind == "f" else array.astype(np.int64)
    result = Tensor._of(_product(whole, axes, keepdim))
    name = "ProdBackward0" if dim is None else "ProdBackward1"

    def formula(grad: Tensor, x: Any) -> Any:
        return restored(grad, axes, keepdim) * _without_each(x, axes)

    return record(result, name, (input, formula, input))


@quiet
def _product(array: Array, axes: Any, keepdim: bool) -> Any:
    return np.prod(array, axis=axes, keepdims=keepdim, dtype=array.dtype)


def _without_each(x: Any, axes: tuple[int, ...] | None) -> Any:
    """Multiply all but each: a zero among them has its gradient, too."""
    flat = x.reshape(-1) if axes is None else x.movedim(axes[0], -1)
    size = flat.shape[-1] if flat.ndim else 1
    others = flat.reshape(*flat.shape[:-1], 1, size).expand(
        *flat.shape[:-1], size, size
    )
    own = Tensor._of(np.eye(size, dtype=np.bool_))
    products = _reduced_last(FUNCTIONS["where"](own, 1.0, others))
    return products.reshape(x.shape) if axes is None else products.movedim(-1, axes[0])


def _reduced_last(x: Any) -> Any:
    result = x[..., 0]
    for i in range(1, x.shape[-1]):
        result = result * x[..., i]
    return result


def _truth(name: str, every: Callable[..., Any]) -> None:
    def operation(input: Tensor, dim: Any = None, keepdim: bool = False) -> Any:
        axes = dimensions(dim, input._array.ndim)
        return Tensor._of(every(input._array, axis=axes, keepdims=keepdim))

    operation.__name__ = name
    both(numpy_names(operation))


_truth("all", np.all)
_truth("any", np.any)


@both
@numpy_names
def count_nonzero(input: Tensor, dim: Any = None) -> Any:
    return sum(input != 0, dim)


@both
@numpy_names
@quiet
def logsumexp(input: Tensor, dim: Any, keepdim: bool = False) -> Any:
    array = input._array
    if array.dtype.kind != "f":
        array = array.astype(dtypes._default.numpy)
    axes = dimensions(dim, array.ndim)
    largest = array.max(axes, keepdims=True)
    safe = np.where(np.isfinite(largest), largest, 0).astype(array.dtype)
    sums = sum_of(exp_of(array - safe), axes, True)
    result = Tensor._of(_squeezed(rounded(np.log)(sums) + safe, axes, keepdim))

    def formula(grad: Tensor, x: Any, result: Any) -> Any:
        share = (x - restored(result, axes, keepdim)).exp()
        return restored(grad, axes, keepdim) * share

    return record(result, "LogsumexpBackward0", (input, formula, input, result))


def _squeezed(array: Any, axes: Any, keepdim: bool) -> Any:
    return array if keepdim else np.squeeze(array, axes)


def _cumulated(name: str, add_up: Callable[..., Any], formula: Any) -> None:
    def operation(input: Tensor, dim: int, *, dtype: Any = None) -> Any:
        if dtype is not None:
            return operation(input.to(dtype), dim)
        array = input._array
        axis = positive(dim, array.ndim)
        exact = np.float64 if array.dtype.kind == "f" else np.int64
        kind = array.dtype if array.dtype.kind == "f" else np.dtype(np.int64)
        if not array.ndim:
            return input.to(dtypes.named(kind)).clone()
        result = Tensor._of(add_up(array, axis=axis, dtype=exact).astype(kind))
        title = f"{name.capitalize()}Backward0"
        return record(result, title, (input, formula(axis), input, result))

    operation.__name__ = name
    both(numpy_names(operation))


def _from_the_end(x: Any, axis: int) -> Any:
    return x.flip(axis).cumsum(axis).flip(axis)


_cumulated("cumsum", np.cumsum, lambda axis: lambda grad, *_: _from_the_end(grad, axis))


@both
def diff(input: Tensor, n: int = 1, dim: int = -1) -> Any:
    if not input.ndim:
        raise RuntimeError("diff expects input to be at least one-dimensional")
    result = input
    for _ in range(n):
        length = max(result.shape[dim] - 1, 0)
        result = result.narrow(dim, 1, length) - result.narrow(dim, 0, length)
    return result


@method
def sum_to_size(self: Any, *size: Any) -> Any:
    """Add up what broadcasting has repeated, until the shape is this one."""
    from ...size import lengths

    shape = lengths(size, "sum_to_size")
    extra = self.ndim - len(shape)
    repeated = [
        axis
        for axis, length in enumerate(self.shape)
        if axis < extra or (length != 1 and shape[axis - extra] == 1)
    ]
    summed = sum(self, repeated, True) if repeated else self
    return summed.reshape(shape)
