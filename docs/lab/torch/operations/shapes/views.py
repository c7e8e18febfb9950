"""The same elements in another shape, nearly always in the same memory."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ...autograd.graph import Formula, record
from ...size import lengths, positive
from ...tensor import Tensor
from ..promotion import Array
from ..registry import both, method


def viewed(
    input: Tensor, name: str, cut: Callable[[Array], Array], formula: Formula
) -> Any:
    """Make a view by `cut`; `formula` puts its gradient back into place."""
    return record(input._part(cut(input._array), cut), name, (input, formula))


def _back_to(shape: tuple[int, ...]) -> Formula:
    return lambda grad: grad.reshape(shape)


def _inferred(shape: tuple[int, ...], size: int) -> tuple[int, ...]:
    """Put a length in the place of -1."""
    if shape.count(-1) > 1:
        raise RuntimeError("only one dimension can be inferred")
    known = math.prod(length for length in shape if length != -1)
    if -1 in shape and known and size % known == 0:
        return tuple(size // known if length == -1 else length for length in shape)
    if known != size or -1 in shape:
        raise RuntimeError(f"shape '{list(shape)}' is invalid for input of size {size}")
    return shape


@method
def view(self: Tensor, *shape: Any) -> Any:
    wanted = _inferred(lengths(shape, "view"), self._array.size)
    if not np.shares_memory(self._array.reshape(wanted), self._array) and self.numel():
        raise RuntimeError(
            "view size is not compatible with input tensor's size and stride (at least "
            "one dimension spans across two contiguous subspaces). Use .reshape(...) "
            "instead."
        )
    return _reshaped(self, wanted)


def _reshaped(input: Tensor, shape: tuple[int, ...]) -> Any:
    before = input._array.shape
    return viewed(
        input, "ViewBackward0", lambda array: array.reshape(shape), _back_to(before)
    )


@both
def reshape(input: Tensor, *shape: Any) -> Any:
    array = input._array
    wanted = _inferred(lengths(shape, "reshape"), array.size)
    if array.flags.c_contiguous or np.shares_memory(array.reshape(wanted), array):
        return _reshaped(input, wanted)
    return record(
        Tensor._of(array.reshape(wanted)),
        "UnsafeViewBackward0",
        (input, _back_to(array.shape)),
    )


@method
def view_as(self: Tensor, other: Tensor) -> Any:
    return view(self, other.shape)


@method
def reshape_as(self: Tensor, other: Tensor) -> Any:
    return reshape(self, other.shape)


@both
def ravel(input: Tensor) -> Any:
    return reshape(input, -1)


@both
def flatten(input: Tensor, start_dim: int = 0, end_dim: int = -1) -> Any:
    if not input.ndim:
        return reshape(input, 1)
    start, end = positive(start_dim, input.ndim), positive(end_dim, input.ndim)
    shape = input.shape
    if start == end:
        return input
    return reshape(input, (*shape[:start], -1, *shape[end + 1 :]))


@both
def squeeze(input: Tensor, dim: Any = None) -> Any:
    """Leave out dimensions of length 1: all of them, or those that are named."""
    shape = input.shape
    several = isinstance(dim, (tuple, list))
    named = range(len(shape)) if dim is None else dim if several else (dim,)
    chosen = [positive(each, len(shape)) for each in named] if shape else []
    kept = tuple(n for i, n in enumerate(shape) if n != 1 or i not in chosen)
    number = 0 if dim is None else 2 if several else 1
    return viewed(
        input,
        f"SqueezeBackward{number}",
        lambda array: array.reshape(kept),
        _back_to(shape),
    )


@both
def unsqueeze(input: Tensor, dim: int) -> Any:
    axis = positive(dim, input.ndim + 1)
    return viewed(
        input,
        "UnsqueezeBackward0",
        lambda array: np.expand_dims(array, axis),
        _back_to(input.shape),
    )


@method
def expand(self: Tensor, *sizes: Any) -> Any:
    """Repeat along dimensions of length 1 without using memory."""
    wanted = lengths(sizes, "expand")
    shape = self.shape
    extra = len(wanted) - len(shape)
    if extra < 0:
        raise RuntimeError(
            f"expand({self.type()}{{{list(shape)}}}, size={list(wanted)}): the number "
            f"of sizes provided ({len(wanted)}) must be greater or equal to the number "
            f"of dimensions in the tensor ({len(shape)})"
        )
    full = list(wanted)
    for i, length in enumerate(shape, start=extra):
        if full[i] == -1:
            full[i] = length
        elif length not in (1, full[i]):
            raise RuntimeError(
                f"The expanded size of the tensor ({full[i]}) must match the existing "
                f"size ({length}) at non-singleton dimension {i}.  Target sizes: "
                f"{list(wanted)}.  Tensor sizes: {list(shape)}"
            )
    return viewed(
        self,
        "ExpandBackward0",
        lambda array: np.broadcast_to(array, full),
        lambda grad: grad.sum_to_size(shape),
    )


@method
def expand_as(self: Tensor, other: Tensor) -> Any:
    return expand(self, other.shape)


@method
def repeat(self: Tensor, *repeats: Any) -> Any:
    counts = lengths(repeats, "repeat")
    shape = (1,) * (len(counts) - self.ndim) + self.shape
    pairs = [n for pair in zip(counts, shape, strict=True) for n in pair]
    each = [n for length in shape for n in (1, length)]
    full = [count * n for count, n in zip(counts, shape, strict=True)]
    return expand(reshape(self, each), pairs).reshape(full).clone()


@both
def clone(input: Tensor, *, memory_format: Any = None) -> Any:
    del memory_format
    copy = Tensor._of(input._array.copy())
    return record(copy, "CloneBackward0", (input, lambda grad: grad))


@method
def contiguous(self: Tensor, *, memory_format: Any = None) -> Any:
    del memory_format
    return self if self._array.flags.c_contiguous else clone_in_order(self)


def clone_in_order(tensor: Tensor) -> Any:
    copy = Tensor._of(np.ascontiguousarray(tensor._array))
    return record(copy, "CloneBackward0", (tensor, lambda grad: grad))
