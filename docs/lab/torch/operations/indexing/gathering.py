"""Elements gathered from their places, or scattered to them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...autograd.graph import Formula, record
from ...size import positive
from ...tensor import Tensor, TensorBase
from ..promotion import Array
from ..registry import both
from .keys import require_within
from .parts import added_up, picked_at


def _along(shape: tuple[int, ...], axis: int, index: Array) -> tuple[Any, ...]:
    """Make of an index along one dimension an index of all."""
    key: list[Any] = list(np.ogrid[tuple(slice(0, length) for length in index.shape)])
    key[axis] = index
    require_within(index, axis, shape[axis])
    return tuple(key)


@both
def gather(input: Tensor, dim: int, index: Tensor) -> Any:
    """Pick along a dimension, for each of the others by itself."""
    axis = positive(dim, input.ndim)
    if index._array.dtype != np.int64:
        raise RuntimeError("gather(): Expected dtype int64 for index")
    if not input.ndim:
        return input.clone()
    key = _along(input.shape, axis, index._array)
    result = picked_at(input, key)
    if result._grad_fn is not None:
        result = record(
            Tensor._of(result._array),
            "GatherBackward0",
            (input, added_up(input._array.shape, key)),
        )
    return result


@both
def scatter_add(input: Tensor, dim: int, index: Tensor, src: Tensor) -> Any:
    axis = positive(dim, input.ndim)
    array = input._array.copy()
    if not array.ndim:
        return input + src
    key = _along(array.shape, axis, index._array)
    values = src._array[tuple(slice(0, length) for length in index._array.shape)]
    np.add.at(array, key, values)
    return record(
        Tensor._of(array),
        "ScatterAddBackward0",
        (input, lambda grad: grad),
        (src, lambda grad, i: gather(grad, axis, i), index),
    )


@both
def scatter(
    input: Tensor, dim: int, index: Tensor, src: Any = None, *, value: Any = None
) -> Any:
    axis = positive(dim, input.ndim)
    source = value if src is None else src
    key = _along(input.shape, axis, index._array)
    array = input._array.copy()
    if not isinstance(source, TensorBase):
        array[key] = source
        return record(Tensor._of(array), "ScatterBackward1", (input, _but(key)))
    array[key] = source._array[tuple(slice(0, n) for n in index._array.shape)]
    return record(
        Tensor._of(array),
        "ScatterBackward0",
        (input, _but(key)),
        (source, lambda grad, i: gather(grad, axis, i), index),
    )


def _but(key: Any) -> Formula:
    def formula(grad: Tensor) -> Any:
        array = grad._array.copy()
        array[key] = 0
        return Tensor._of(array)

    return formula


@both
def nonzero(input: Tensor, *, as_tuple: bool = False) -> Any:
    if as_tuple:
        places = np.nonzero(np.atleast_1d(input._array))
        return tuple(Tensor._of(place.astype(np.int64)) for place in places)
    return Tensor._of(np.argwhere(input._array).astype(np.int64))


@both
def unique(
    input: Tensor,
    sorted: bool = True,
    return_inverse: bool = False,
    return_counts: bool = False,
) -> Any:
    del sorted
    values, inverse, counts = np.unique(
        input._array, return_inverse=True, return_counts=True
    )
    places = inverse.reshape(input._array.shape).astype(np.int64)
    found = [values]
    found += [places] if return_inverse else []
    found += [counts.astype(np.int64)] if return_counts else []
    tensors = tuple(Tensor._of(array) for array in found)
    return tensors[0] if len(tensors) == 1 else tensors
