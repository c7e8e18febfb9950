"""Sums in PyTorch's order of addition, so that float32 rounds as it does there.

PyTorch adds along the memory in as many lanes as the processor has (8 of float32, 4 of
float64), four rows of lanes in turn, and every 16 rows go up into a coarser sum. NumPy
halves instead. Both are right; only in the same order do the last digits agree.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_TURNS = 4
_LEVELS = 4
_LANES = {np.dtype(np.float32): 8, np.dtype(np.float64): 4}


def total(array: Array, axes: tuple[int, ...] | None) -> Any:
    """Add up along some axes, or along all of them."""
    lanes = _LANES.get(array.dtype)
    if lanes is None or array.size <= _TURNS or not array.flags.c_contiguous:
        return _total_of_others(array, axes, lanes)
    if axes is None or len(axes) == array.ndim:
        return _along_memory(array.reshape(-1), lanes)
    if len(axes) > 1:
        return array.sum(axes)
    axis = axes[0]
    if axis == array.ndim - 1:
        return _along_memory(array, lanes)
    inner = array.shape[axis + 1 :]
    blocks = array.reshape(-1, array.shape[axis], int(np.prod(inner)))
    summed = np.stack([_across_memory(block, lanes) for block in blocks])
    return summed.reshape(array.shape[:axis] + inner)


def _total_of_others(array: Array, axes: tuple[int, ...] | None, lanes: Any) -> Any:
    """Add up what lies otherwise; what is only transposed, as it lies."""
    if lanes and array.size > _TURNS and array.flags.f_contiguous:
        turned = None if axes is None else tuple(array.ndim - 1 - a for a in axes)
        return np.transpose(total(array.T, turned))
    if array.dtype.kind in "biu":
        return array.sum(axes, dtype=np.int64)
    return array.sum(axes)


def _along_memory(array: Array, lanes: int) -> Any:
    """Add up along the last axis, where neighbours in memory follow each other."""
    length = array.shape[-1]
    if length < lanes:
        return _in_turns(np.moveaxis(array, -1, 0))
    rows = length // lanes
    body = array[..., : rows * lanes].reshape(*array.shape[:-1], rows, lanes)
    by_lane = _in_turns(np.moveaxis(body, -2, 0))
    result: Any = _one_by_one(np.moveaxis(array[..., rows * lanes :], -1, 0))
    for lane in range(lanes):
        result = result + by_lane[..., lane]
    return result


def _across_memory(block: Array, lanes: int) -> Array:
    """Add up the rows of a matrix: columns that fill lanes, then those left over."""
    width = block.shape[1]
    if width < lanes:
        wide = _TURNS
        together = width // wide * wide
        parts = [_cascade(block[:, :together]), _in_turns(block[:, together:])]
        return np.concatenate(parts)
    wide = lanes * _TURNS
    together = width // wide * wide
    return np.concatenate(
        [_cascade(block[:, :together]), _in_turns(block[:, together:])]
    )


def _in_turns(rows: Array) -> Any:
    """Add up along the first axis, four sums in turn, and then these."""
    rounds = len(rows) // _TURNS
    parts = _cascade(rows[: rounds * _TURNS].reshape(rounds, _TURNS, *rows.shape[1:]))
    result = parts[0]
    for row in rows[rounds * _TURNS :]:
        result = result + row
    for part in parts[1:]:
        result = result + part
    return result


def _cascade(rows: Array) -> Any:
    """Add up along the first axis: one by one, and every 2^k a level higher."""
    count = len(rows)
    power = max(4, max(count - 1, 0).bit_length() // _LEVELS)
    step = 1 << power
    if count < step:
        return _one_by_one(rows)
    levels: list[Any] = [np.zeros(rows.shape[1:], rows.dtype)] * _LEVELS
    done = 0
    while done + step <= count:
        levels[0] = levels[0] + _one_by_one(rows[done : done + step])
        done += step
        for level in range(1, _LEVELS):
            levels[level] = levels[level] + levels[level - 1]
            levels[level - 1] = np.zeros_like(levels[0])
            if done & ((step - 1) << (level * power)):
                break
    result = levels[0]
    for row in rows[done:]:
        result = result + row
    for level in levels[1:]:
        result = result + level
    return result


def _one_by_one(rows: Array) -> Any:
    if not len(rows):
        return np.zeros(rows.shape[1:], rows.dtype)
    return np.add.accumulate(rows, axis=0)[-1]
