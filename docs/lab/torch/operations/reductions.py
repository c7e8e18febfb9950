"""Many elements become one: sums, means, the largest."""

from __future__ import annotations

import collections
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import dtypes
from ..autograd.graph import Formula, record
from ..size import dimensions, positive
from ..tensor import Tensor, TensorBase
from .pointwise import sqrt
from .promotion import Array, exp_of, quiet, rounded
from .registry import FUNCTIONS, both, function, method, numpy_names
from .summing import total


def returned(name: str, *fields: str) -> Any:
    """Make the type of several results, which prints as PyTorch's does."""

    def __repr__(self: Any) -> str:  # noqa: N807 — so Python calls it
        parts = (f"{field}={getattr(self, field)!r}" for field in fields)
        return f"torch.return_types.{name}(\n" + ",\n".join(parts) + ")"

    pair: Any = collections.namedtuple(name, fields)  # type: ignore[misc]
    body = {"__repr__": __repr__, "__slots__": (), "__module__": "torch.return_types"}
    return type(name, (pair,), body)


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
def _summed(array: Array, axes: Any, keepdim: bool) -> Any:
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
    result = Tensor._of(_summed(array, axes, keepdim))
    name = "SumBackward0" if dim is None else "SumBackward1"
    return record(result, name, (input, spread(array.shape, axes, keepdim)))


def _count(shape: tuple[int, ...], axes: tuple[int, ...] | None) -> int:
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
    count = _count(array.shape, axes)
    result = Tensor._of(_mean(array, axes, keepdim, count))
    name = "MeanBackward0" if dim is None else "MeanBackward1"
    share = spread(array.shape, axes, keepdim)
    return record(result, name, (input, lambda grad: share(grad) / count))


@quiet
def _mean(array: Array, axes: Any, keepdim: bool, count: int) -> Any:
    return _summed(array, axes, keepdim) / array.dtype.type(count)


@both
@numpy_names
def nansum(input: Tensor, dim: Any = None, keepdim: bool = False) -> Any:
    return sum(FUNCTIONS["where"](input.isnan(), 0.0, input), dim, keepdim)


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
    freedom = max(_count(array.shape, axes) - correction, 0)
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


def _extreme(name: str, best: Callable[..., Any], where: Callable[..., Any]) -> None:
    """Offer `max` or `min`: of all, along one dimension, or of two tensors."""
    pair = returned(name, "values", "indices")
    title = name.capitalize()

    def operation(
        input: Tensor, dim: Any = None, keepdim: bool = False, *, other: Any = None
    ) -> Any:
        other = dim if isinstance(dim, TensorBase) else other
        if other is not None:
            return FUNCTIONS[f"{name}imum"](input, other)
        array = input._array
        if dim is None:
            if not array.size:
                raise RuntimeError(
                    f"{name}(): Expected reduction dim to be specified for "
                    "input.numel() == 0. Specify the reduction dim with the 'dim' "
                    "argument."
                )
            result = Tensor._of(best(array))
            return record(
                result, f"{title}Backward1", (input, evenly(None, True), input, result)
            )
        axis = positive(dim, array.ndim)
        if not array.ndim:
            return pair(input.clone(), Tensor._of(np.zeros((), np.int64)))
        indices = np.expand_dims(where(array, axis), axis).astype(np.int64)
        values = np.take_along_axis(array, indices, axis)
        if not keepdim:
            values, indices = values.squeeze(axis), indices.squeeze(axis)
        chosen = Tensor._of(indices)
        result = record(
            Tensor._of(values),
            f"{title}Backward0",
            (input, to_chosen(array.shape, axis, keepdim), chosen),
        )
        return pair(result, chosen)

    operation.__name__ = name
    both(numpy_names(operation))


def to_chosen(shape: tuple[int, ...], axis: int, keepdim: bool) -> Formula:
    def formula(grad: Tensor, indices: Any) -> Any:
        zeros = Tensor._of(np.zeros(shape, grad._array.dtype))
        grad, indices = (restored(x, (axis,), keepdim) for x in (grad, indices))
        return zeros.scatter_add(axis, indices, grad)

    return formula


def evenly(axes: Any, keepdim: bool) -> Formula:
    """Share a gradient among all that are equally extreme."""

    def formula(grad: Tensor, x: Any, result: Any) -> Any:
        equal = x == restored(result, axes, keepdim)
        count = sum(equal, list(axes), True) if axes else sum(equal)
        return restored(grad, axes, keepdim) * equal / count

    return formula


_extreme("max", np.max, np.argmax)
_extreme("min", np.min, np.argmin)


def _along(name: str, best: Callable[..., Any]) -> None:
    def operation(input: Tensor, dim: Any = None, keepdim: bool = False) -> Any:
        array = input._array
        axes = dimensions(dim, array.ndim)
        result = Tensor._of(best(array, axis=axes, keepdims=keepdim))
        node = f"{name.capitalize()}Backward0"
        return record(result, node, (input, evenly(axes, keepdim), input, result))

    operation.__name__ = name
    both(numpy_names(operation))


_along("amax", np.max)
_along("amin", np.min)


def _place(name: str, where: Callable[..., Any]) -> None:
    def operation(input: Tensor, dim: Any = None, keepdim: bool = False) -> Any:
        array = input._array
        if not array.size:
            raise IndexError(
                f"{name}(): Expected reduction dim to be specified for input.numel() "
                "== 0. Specify the reduction dim with the 'dim' argument."
            )
        axis = None if dim is None else positive(dim, array.ndim)
        if not array.ndim:
            axis = None
        found = where(array, axis=axis, keepdims=keepdim)
        return Tensor._of(np.asarray(found, np.int64))

    operation.__name__ = name
    both(numpy_names(operation))


_place("argmax", np.argmax)
_place("argmin", np.argmin)


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
    sums = _summed(exp_of(array - safe), axes, True)
    result = Tensor._of(_squeezed(rounded(np.log)(sums) + safe, axes, keepdim))

    def formula(grad: Tensor, x: Any, result: Any) -> Any:
        share = (x - restored(result, axes, keepdim)).exp()
        return restored(grad, axes, keepdim) * share

    return record(result, "LogsumexpBackward0", (input, formula, input, result))


def _squeezed(array: Any, axes: Any, keepdim: bool) -> Any:
    return array if keepdim else np.squeeze(array, axes)


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
    squares = _summed(array.astype(np.float64) ** 2, axes, keepdim)
    result = Tensor._of(np.asarray(np.sqrt(squares), array.dtype))

    def formula(grad: Tensor, x: Any, length: Any) -> Any:
        grad, length = (restored(each, axes, keepdim) for each in (grad, length))
        return FUNCTIONS["where"](length == 0, 0.0, x * (grad / length))

    return record(result, "LinalgVectorNormBackward0", (input, formula, input, result))


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
_cumulated(
    "cumprod",
    np.cumprod,
    lambda axis: lambda grad, x, result: _from_the_end(grad * result, axis) / x,
)


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
    from ..size import lengths

    shape = lengths(size, "sum_to_size")
    extra = self.ndim - len(shape)
    repeated = [
        axis
        for axis, length in enumerate(self.shape)
        if axis < extra or (length != 1 and shape[axis - extra] == 1)
    ]
    summed = sum(self, repeated, True) if repeated else self
    return summed.reshape(shape)


@function
def std_mean(input: Tensor, dim: Any = None, **keywords: Any) -> tuple[Any, Any]:
    return std(input, dim, **keywords), mean(input, dim)


@function
def var_mean(input: Tensor, dim: Any = None, **keywords: Any) -> tuple[Any, Any]:
    return var(input, dim, **keywords), mean(input, dim)
