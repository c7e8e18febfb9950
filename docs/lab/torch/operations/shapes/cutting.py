"""A tensor cut into slices and pieces, which share its memory."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ...autograd.graph import record_all
from ...size import positive
from ...tensor import Tensor
from ..promotion import Array
from ..registry import FUNCTIONS, both


@both
def narrow(input: Tensor, dim: int, start: int, length: int) -> Any:
    axis = positive(dim, input.ndim)
    key = (slice(None),) * axis + (slice(start, start + length),)
    return input[key]


@both
def select(input: Tensor, dim: int, index: int) -> Any:
    axis = positive(dim, input.ndim)
    return input[(slice(None),) * axis + (index,)]


@both
def unbind(input: Tensor, dim: int = 0) -> tuple[Any, ...]:
    """Cut into slices along a dimension: what iteration goes through."""
    axis = positive(dim, input.ndim)
    parts = [_slice(input, axis, i) for i in range(input.shape[axis])]
    if not parts:
        return ()

    def back(grads: list[Any]) -> Any:
        zeros = Tensor._of(np.zeros_like(parts[0]._array))
        return FUNCTIONS["stack"](_filled(grads, [zeros] * len(parts)), axis)

    return tuple(record_all(parts, "UnbindBackward0", (input, back)))


def _slice(input: Tensor, axis: int, index: int) -> Any:
    def cut(array: Array) -> Array:
        return array[(slice(None),) * axis + (slice(index, index + 1),)].squeeze(axis)

    return input._part(cut(input._array), cut)


def _filled(grads: Any, zeros: list[Any]) -> list[Any]:
    grads = grads if isinstance(grads, list) else [grads]
    return [
        zero if grad is None else grad for grad, zero in zip(grads, zeros, strict=True)
    ]


@both
def split(input: Tensor, split_size_or_sections: Any, dim: int = 0) -> tuple[Any, ...]:
    """Cut into pieces along a dimension: of one size, or of sizes that are listed."""
    axis = positive(dim, input.ndim)
    length = input.shape[axis]
    if isinstance(split_size_or_sections, int):
        step = split_size_or_sections
        sizes = [min(step, length - start) for start in range(0, length, step)]
    else:
        sizes = list(split_size_or_sections)
        if math.fsum(sizes) != length:
            raise RuntimeError(
                "split_with_sizes expects split_sizes to sum exactly to "
                f"{length} (input tensor's size at dimension {axis}), but got "
                f"split_sizes={sizes}"
            )
    ends = [int(end) for end in np.cumsum(sizes, dtype=np.int64)]
    bounds = list(zip([0, *ends], ends, strict=False))
    parts = [_piece(input, axis, start, end) for start, end in bounds]

    def back(grads: Any) -> Any:
        zeros = [Tensor._of(np.zeros_like(part._array)) for part in parts]
        return FUNCTIONS["cat"](_filled(grads, zeros), axis)

    return tuple(record_all(parts, "SplitBackward0", (input, back)))


def _piece(input: Tensor, axis: int, start: int, end: int) -> Any:
    key = (slice(None),) * axis + (slice(start, end),)
    return input._part(input._array[key], lambda array: array[key])


@both
def chunk(input: Tensor, chunks: int, dim: int = 0) -> tuple[Any, ...]:
    length = input.shape[positive(dim, input.ndim)]
    return split(input, max(1, -(-length // chunks)), dim)
