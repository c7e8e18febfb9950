"""Elements by their place: x[...], and functions that gather or scatter."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..autograd.graph import Formula, record
from ..size import positive
from ..tensor import Tensor, TensorBase
from .inplace import write_part
from .promotion import Array, result_type
from .registry import both, function, method

_WHOLE = slice(None)


def _parts(self: Tensor, key: Any) -> tuple[tuple[Any, ...], list[Any]]:
    """Split an index: what cuts out a view, and arrays that then pick elements.

    The arrays stand one for each dimension of the view; None picks all.
    """
    keys = list(key) if isinstance(key, tuple) else [key]
    dims = sum(_consumes(each) for each in keys)
    if dims > self.ndim:
        raise IndexError(f"too many indices for tensor of dimension {self.ndim}")
    if not any(each is Ellipsis for each in keys):
        keys.append(Ellipsis)
    cuts: list[Any] = []
    picks: list[Any] = []
    axis = 0
    for each in keys:
        if each is Ellipsis:
            skipped = self.ndim - dims
            cuts += [_WHOLE] * skipped
            picks += [None] * skipped
            axis += skipped
        elif each is None:
            cuts.append(None)
            picks.append(None)
        elif isinstance(each, slice):
            cuts.append(_slice(each))
            picks.append(None)
            axis += 1
        elif _is_number(each):
            cuts.append(_within(int(each), axis, self._array.shape[axis]))
            axis += 1
        else:
            array = _picker(each)
            if array.dtype.kind == "b":
                picks += _places(array, self._array.shape, axis)
                cuts += [_WHOLE if array.ndim else None] * max(array.ndim, 1)
                axis += array.ndim
            else:
                _check(array, axis, self._array.shape[axis])
                cuts.append(_WHOLE)
                picks.append(array)
                axis += 1
    return tuple(cuts), picks


def _is_number(key: Any) -> bool:
    if isinstance(key, (bool, np.bool_)):
        return False
    if isinstance(key, TensorBase):
        return key._array.ndim == 0 and key._array.dtype.kind in "iu"
    return isinstance(key, (int, np.integer))


def _consumes(key: Any) -> int:
    """Say how many dimensions a part of an index is for."""
    if key is None or key is Ellipsis or isinstance(key, bool):
        return 0
    if isinstance(key, slice) or _is_number(key):
        return 1
    array = _picker(key)
    return array.ndim if array.dtype.kind == "b" else 1


def _picker(key: Any) -> Array:
    if isinstance(key, TensorBase):
        key = key._array
    elif isinstance(key, (list, tuple, range)):
        plain = [each._array if isinstance(each, TensorBase) else each for each in key]
        key = np.asarray(plain) if plain else np.empty(0, np.int64)
    elif isinstance(key, bool):
        key = np.asarray(key)
    if isinstance(key, np.ndarray):
        if key.dtype.kind in "iub":
            return key if key.dtype.kind == "b" else key.astype(np.int64)
        raise IndexError(
            "tensors used as indices must be long, int, byte or bool tensors"
        )
    raise IndexError(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables"
        f" are valid indices (got {type(key).__name__})"
    )


def _slice(key: slice) -> slice:
    bounds = (
        int(each) if isinstance(each, TensorBase) else each
        for each in (key.start, key.stop, key.step)
    )
    start, stop, step = bounds
    if step is not None and step <= 0:
        raise ValueError("step must be greater than zero")
    return slice(start, stop, step)


def _within(index: int, axis: int, length: int) -> int:
    if not -length <= index < length:
        raise IndexError(
            f"index {index} is out of bounds for dimension {axis} with size {length}"
        )
    return index


def _check(array: Array, axis: int, length: int) -> None:
    outside = (array < -length) | (array >= length)
    if outside.any():
        _within(int(array[outside].flat[0]), axis, length)


def _places(mask: Array, shape: tuple[int, ...], axis: int) -> list[Any]:
    for i, length in enumerate(mask.shape):
        if length != shape[axis + i]:
            raise IndexError(
                f"The shape of the mask {list(mask.shape)} at index {i} does not match "
                f"the shape of the indexed tensor {list(shape)} at index {axis + i}"
            )
    if not mask.ndim:
        return [np.zeros(int(mask), np.int64)]
    return list(np.nonzero(mask))


def _cut_name(cuts: tuple[Any, ...]) -> str:
    for each in reversed(cuts):
        if each is None:
            return "UnsqueezeBackward0"
        if isinstance(each, int):
            return "SelectBackward0"
        if each != _WHOLE:
            return "SliceBackward0"
    return "AliasBackward0"


@method
def __getitem__(self: Tensor, key: Any) -> Any:  # noqa: N807 — an operator
    if not self.ndim and _consumes_any(key):
        raise IndexError(
            "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or "
            "`tensor.item<T>()` in C++ to convert a 0-dim tensor to a number"
        )
    cuts, picks = _parts(self, key)
    result: Any = self
    if any(each is None or each != _WHOLE for each in cuts) or not _picks_any(picks):
        result = _cut(self, cuts)
    return _pick(result, picks) if _picks_any(picks) else result


def _consumes_any(key: Any) -> bool:
    return any(_consumes(each) for each in (key if isinstance(key, tuple) else (key,)))


def _picks_any(picks: list[Any]) -> bool:
    return any(each is not None for each in picks)


def _cut(input: Tensor, cuts: tuple[Any, ...]) -> Any:
    shape = input._array.shape
    cuts = (*cuts, ...)  # with it, NumPy gives a view even of a single number

    def back(grad: Tensor) -> Any:
        return placed(grad, shape, cuts)

    return record(
        input._part(input._array[cuts], lambda array: array[cuts]),
        _cut_name(cuts[:-1]),
        (input, back),
    )


def placed(grad: Tensor, shape: tuple[int, ...], cuts: Any) -> Any:
    """Put a part's gradient into its place among zeros."""
    whole = np.zeros(shape, grad._array.dtype)
    whole[cuts] = grad._array
    return record(
        Tensor._of(whole), "SliceBackward0", (grad, lambda second: second[cuts])
    )


def _filled_picks(picks: list[Any]) -> tuple[Any, ...]:
    while picks and picks[-1] is None:
        picks = picks[:-1]
    return tuple(_WHOLE if each is None else each for each in picks)


def _pick(input: Tensor, picks: list[Any]) -> Any:
    key, shape = _filled_picks(picks), input._array.shape
    try:
        array = input._array[key]
    except IndexError as error:
        raise IndexError(
            "shape mismatch: indexing tensors could not be broadcast together with "
            "shapes " + ", ".join(str(list(p.shape)) for p in picks if p is not None)
        ) from error
    return record(Tensor._of(array), "IndexBackward0", (input, _added_up(shape, key)))


def _added_up(shape: tuple[int, ...], key: Any) -> Formula:
    """Add gradients to the places that they were picked from: some more than once."""

    def formula(grad: Tensor) -> Any:
        whole = np.zeros(shape, grad._array.dtype)
        np.add.at(whole, key, grad._array)
        return record(
            Tensor._of(whole),
            "IndexPutBackward0",
            (grad, lambda second: _at(second, key)),
        )

    return formula


def _at(tensor: Tensor, key: Any) -> Any:
    return record(
        Tensor._of(tensor._array[key]),
        "IndexBackward0",
        (tensor, _added_up(tensor._array.shape, key)),
    )


@method
def __setitem__(self: Tensor, key: Any, value: Any) -> None:  # noqa: N807
    cuts, picks = _parts(self, key)
    cuts = (*cuts, ...)
    source = _source(value, self)
    if not _picks_any(picks):
        write_part(self, lambda array: array[cuts], source)
        return
    picked = _filled_picks(picks)
    write_part(self, lambda array: array[cuts], source, picked)


def _source(value: Any, target: Tensor) -> Any:
    if isinstance(value, TensorBase):
        return value
    if isinstance(value, (np.ndarray, list, tuple)):
        raise TypeError(f"can't assign a {_kind_of(value)} to a {target.type()}")
    return Tensor._of(np.asarray(value).astype(target._array.dtype))


def _kind_of(value: Any) -> str:
    return "numpy.ndarray" if isinstance(value, np.ndarray) else type(value).__name__


@both
def index_select(input: Tensor, dim: int, index: Tensor) -> Any:
    axis = positive(dim, input.ndim)
    _check(index._array, axis, input.shape[axis])
    return _pick(input, [None] * axis + [index._array])


@both
def masked_select(input: Tensor, mask: Tensor) -> Any:
    whole = input.expand(np.broadcast_shapes(input.shape, mask.shape))
    return whole[mask.expand(whole.shape)]


@both
def take(input: Tensor, index: Tensor) -> Any:
    return _pick(input.reshape(-1), [index._array])


def _along(shape: tuple[int, ...], axis: int, index: Array) -> tuple[Any, ...]:
    """Make of an index along one dimension an index of all."""
    key: list[Any] = list(np.ogrid[tuple(slice(0, length) for length in index.shape)])
    key[axis] = index
    _check(index, axis, shape[axis])
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
    result = _at(input, key)
    if result._grad_fn is not None:
        result = record(
            Tensor._of(result._array),
            "GatherBackward0",
            (input, _added_up(input._array.shape, key)),
        )
    return result


@both
def take_along_dim(input: Tensor, indices: Tensor, dim: int) -> Any:
    return gather(input, dim, indices)


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


@function
def argwhere(input: Tensor) -> Any:
    return nonzero(input)


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
    inverse = inverse.reshape(input._array.shape).astype(np.int64)
    found = [Tensor._of(values)]
    found += [Tensor._of(inverse)] if return_inverse else []
    found += [Tensor._of(counts.astype(np.int64))] if return_counts else []
    return found[0] if len(found) == 1 else tuple(found)


@both
def bincount(input: Tensor, weights: Any = None, minlength: int = 0) -> Any:
    heavy = None if weights is None else weights._array
    counts = np.bincount(input._array, heavy, minlength)
    kind = np.int64 if heavy is None else heavy.dtype
    return Tensor._of(counts.astype(kind))


def common_type(tensors: list[Any]) -> np.dtype[Any]:
    """Say what type several tensors have together."""
    found: Array = tensors[0]._array
    for each in tensors[1:]:
        found = np.empty(found.shape, result_type(found, each._array))
    return found.dtype


@function
def is_nonzero(input: Any) -> bool:
    return bool(input)
