"""Several tensors become one: stack, cat and their kin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...autograd.graph import Formula, record
from ...size import positive
from ...tensor import Tensor, TensorBase
from ..promotion import Array, result_type
from ..registry import FUNCTIONS, function, numpy_names


def common_type(tensors: list[Any]) -> np.dtype[Any]:
    """Say what type several tensors have together."""
    found: Array = tensors[0]._array
    for each in tensors[1:]:
        found = np.empty(found.shape, result_type(found, each._array))
    return found.dtype


def _demand(tensors: Sequence[Any]) -> list[Any]:
    if isinstance(tensors, TensorBase):
        raise TypeError(
            "argument 'tensors' (position 1) must be tuple of Tensors, not Tensor"
        )
    several = list(tensors)
    for i, each in enumerate(several):
        if not isinstance(each, TensorBase):
            raise TypeError(
                f"expected Tensor as element {i} in argument 0, but got "
                f"{type(each).__name__}"
            )
    return several


def _part(axis: int, key: Any) -> Formula:
    return lambda grad: grad[(slice(None),) * axis + (key,)]


@function
@numpy_names
def stack(tensors: Sequence[Any], dim: int = 0) -> Tensor:
    """Lay tensors of one shape side by side, along a new dimension."""
    several = _demand(tensors)
    if not several:
        raise RuntimeError("stack expects a non-empty TensorList")
    for i, each in enumerate(several):
        if each.shape != several[0].shape:
            raise RuntimeError(
                "stack expects each tensor to be equal size, but got "
                f"{list(several[0].shape)} at entry 0 and {list(each.shape)} at "
                f"entry {i}"
            )
    axis = positive(dim, several[0].ndim + 1)
    kind = common_type(several)
    array = np.stack([each._array for each in several], axis).astype(kind, copy=False)
    sources = [(each, _part(axis, i)) for i, each in enumerate(several)]
    return record(Tensor._of(array), "StackBackward0", *sources)


@function
@numpy_names
def cat(tensors: Sequence[Any], dim: int = 0) -> Tensor:
    """Put tensors one after another, along a dimension that they have."""
    several = _demand(tensors)
    if not several:
        raise ValueError("torch.cat(): expected a non-empty list of Tensors")
    kind = common_type(several)
    if any(not each.ndim for each in several):
        which = next(i for i, each in enumerate(several) if not each.ndim)
        raise RuntimeError(
            f"zero-dimensional tensor (at position {which}) cannot be concatenated"
        )
    # As of old, an empty tensor of one dimension fits to every other.
    parts = [each for each in several if each.shape != (0,)] or several
    axis = positive(dim, parts[0].ndim)
    _require_fitting(parts, axis)
    array = np.concatenate([each._array for each in parts], axis)
    ends = np.cumsum([each.shape[axis] for each in parts]).tolist()
    sources = [
        (each, _part(axis, slice(end - each.shape[axis], end)))
        for each, end in zip(parts, ends, strict=True)
    ]
    return record(Tensor._of(array.astype(kind, copy=False)), "CatBackward0", *sources)


def _require_fitting(parts: list[Any], axis: int) -> None:
    first = parts[0].shape
    for i, each in enumerate(parts):
        if each.ndim != len(first):
            raise RuntimeError(
                "Tensors must have same number of dimensions: got "
                f"{len(first)} and {each.ndim}"
            )
        for other, (mine, wanted) in enumerate(zip(each.shape, first, strict=True)):
            if other != axis and mine != wanted:
                raise RuntimeError(
                    f"Sizes of tensors must match except in dimension {axis}. Expected "
                    f"size {wanted} but got size {mine} for tensor number {i} in the "
                    "list."
                )


@function
def hstack(tensors: Sequence[Any]) -> Tensor:
    several = [each.reshape(1) if not each.ndim else each for each in tensors]
    return cat(several, 0 if several[0].ndim == 1 else 1)


@function
def vstack(tensors: Sequence[Any]) -> Tensor:
    return cat([each.reshape(1, -1) if each.ndim < 2 else each for each in tensors])


@function
def meshgrid(*tensors: Any, indexing: str | None = None) -> tuple[Any, ...]:
    """Give each point of a grid its coordinates, a tensor for each."""
    axes = list(tensors[0]) if isinstance(tensors[0], (tuple, list)) else list(tensors)
    if indexing == "xy" and len(axes) > 1:
        axes[:2] = axes[1::-1]
    shape = [each.numel() for each in axes]
    grids = [
        each.reshape([-1 if i == j else 1 for j in range(len(axes))]).expand(shape)
        for i, each in enumerate(axes)
    ]
    if indexing == "xy" and len(axes) > 1:
        grids[:2] = grids[1::-1]
    return tuple(grids)


FUNCTIONS["concat"] = FUNCTIONS["concatenate"] = cat
