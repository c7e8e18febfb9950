"""What stands in x[...], read: what it cuts out, and what it picks."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...tensor import Tensor, TensorBase
from ..promotion import Array

WHOLE = slice(None)


def cuts_and_picks(self: Tensor, key: Any) -> tuple[tuple[Any, ...], list[Any]]:
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
            cuts += [WHOLE] * skipped
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
                cuts += [WHOLE if array.ndim else None] * max(array.ndim, 1)
                axis += array.ndim
            else:
                require_within(array, axis, self._array.shape[axis])
                cuts.append(WHOLE)
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


def require_within(array: Array, axis: int, length: int) -> None:
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


def cut_name(cuts: tuple[Any, ...]) -> str:
    for each in reversed(cuts):
        if each is None:
            return "UnsqueezeBackward0"
        if isinstance(each, int):
            return "SelectBackward0"
        if each != WHOLE:
            return "SliceBackward0"
    return "AliasBackward0"


def consumes_any(key: Any) -> bool:
    return any(_consumes(each) for each in (key if isinstance(key, tuple) else (key,)))


def picks_any(picks: list[Any]) -> bool:
    return any(each is not None for each in picks)


def filled_picks(picks: list[Any]) -> tuple[Any, ...]:
    while picks and picks[-1] is None:
        picks = picks[:-1]
    return tuple(WHOLE if each is None else each for each in picks)
