"""The same elements in another shape. Most of these are views: they share memory."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ..autograd.graph import Formula, record, record_all
from ..size import lengths, positive
from ..tensor import Tensor, TensorBase
from .promotion import Array
from .registry import FUNCTIONS, alias, both, method


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
    from ..dtypes import dtype

    if len(shape) == 1 and isinstance(shape[0], dtype):
        kind = shape[0].numpy
        return self._part(self._array.view(kind), lambda array: array.view(kind))
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
def unflatten(input: Tensor, dim: int, sizes: Any) -> Any:
    axis, shape = positive(dim, input.ndim), input.shape
    return reshape(input, (*shape[:axis], *sizes, *shape[axis + 1 :]))


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


@both
def permute(input: Tensor, *dims: Any) -> Any:
    order = tuple(positive(each, input.ndim) for each in lengths(dims, "permute"))
    if sorted(order) != list(range(input.ndim)):
        raise RuntimeError(
            f"permute(sparse_coo): number of dimensions in the tensor input does not "
            f"match the length of the desired ordering of dimensions i.e. input.dim() "
            f"= {input.ndim} is not equal to len(dims) = {len(order)}"
            if len(order) != input.ndim
            else "permute(): duplicate dims are not allowed."
        )
    back = tuple(int(each) for each in np.argsort(order))
    return _permuted(input, "PermuteBackward0", order, back)


def _permuted(
    input: Tensor, name: str, order: tuple[int, ...], back: tuple[int, ...]
) -> Any:
    return viewed(
        input,
        name,
        lambda array: array.transpose(order),
        lambda grad: permute(grad, back),
    )


@both
def transpose(input: Tensor, dim0: int, dim1: int) -> Any:
    order = list(range(input.ndim))
    if order:
        one, other = positive(dim0, input.ndim), positive(dim1, input.ndim)
        order[one], order[other] = other, one
    return _permuted(input, "TransposeBackward0", tuple(order), tuple(order))


@both
def t(input: Tensor) -> Any:
    if input.ndim > 2:
        raise RuntimeError(
            f"t() expects a tensor with <= 2 dimensions, but self is {input.ndim}D"
        )
    order = tuple(reversed(range(input.ndim)))
    return _permuted(input, "TBackward0", order, order)


def _turned(self: Tensor) -> Any:
    order = tuple(reversed(range(self.ndim)))
    return _permuted(self, "PermuteBackward0", order, order)


def _turned_last(self: Tensor) -> Any:
    return transpose(self, -2, -1)


TensorBase.T = property(_turned)  # type: ignore[attr-defined]
TensorBase.mT = property(_turned_last)  # type: ignore[attr-defined]


@both
def movedim(input: Tensor, source: Any, destination: Any) -> Any:
    sources = source if isinstance(source, (tuple, list)) else (source,)
    goals = destination if isinstance(destination, (tuple, list)) else (destination,)
    dims = input.ndim
    places = {
        positive(g, dims): positive(s, dims)
        for s, g in zip(sources, goals, strict=True)
    }
    others = iter(axis for axis in range(dims) if axis not in places.values())
    order = [places[i] if i in places else next(others) for i in range(dims)]
    return permute(input, order)


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


@both
def broadcast_to(input: Tensor, size: Any) -> Any:
    return expand(input, size)


@method
def repeat(self: Tensor, *repeats: Any) -> Any:
    counts = lengths(repeats, "repeat")
    shape = (1,) * (len(counts) - self.ndim) + self.shape
    pairs = [n for pair in zip(counts, shape, strict=True) for n in pair]
    each = [n for length in shape for n in (1, length)]
    full = [count * n for count, n in zip(counts, shape, strict=True)]
    return expand(reshape(self, each), pairs).reshape(full).clone()


@both
def tile(input: Tensor, *dims: Any) -> Any:
    counts = lengths(dims, "tile")
    return repeat(input, (1,) * (input.ndim - len(counts)) + counts)


@both
def repeat_interleave(input: Tensor, repeats: Any, dim: int | None = None) -> Any:
    source = reshape(input, -1) if dim is None else input
    axis = 0 if dim is None else positive(dim, input.ndim)
    times = repeats._array if isinstance(repeats, TensorBase) else repeats
    index = np.repeat(np.arange(source.shape[axis], dtype=np.int64), times)
    return source.index_select(axis, Tensor._of(index))


@both
def flip(input: Tensor, *dims: Any) -> Any:
    axes = tuple(positive(each, input.ndim) for each in lengths(dims, "flip"))
    return record(
        Tensor._of(np.ascontiguousarray(np.flip(input._array, axes))),
        "FlipBackward0",
        (input, lambda grad: flip(grad, axes)),
    )


@both
def fliplr(input: Tensor) -> Any:
    return flip(input, 1)


@both
def flipud(input: Tensor) -> Any:
    return flip(input, 0)


@both
def roll(input: Tensor, shifts: Any, dims: Any = None) -> Any:
    def back(grad: Tensor) -> Any:
        several = isinstance(shifts, (tuple, list))
        return roll(grad, [-s for s in shifts] if several else -shifts, dims)

    array = np.roll(input._array, shifts, dims)
    return record(Tensor._of(array), "RollBackward0", (input, back))


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


@both
def diagonal(input: Tensor, offset: int = 0, dim1: int = 0, dim2: int = 1) -> Any:
    shape, a, b = input.shape, dim1, dim2

    def cut(array: Array) -> Array:
        return np.diagonal(array, offset, a, b)

    def back(grad: Tensor) -> Any:
        whole = np.zeros(shape, grad._array.dtype)
        part = np.diagonal(whole, offset, a, b)
        part.setflags(write=True)
        part[...] = grad._array
        return Tensor._of(whole)

    return viewed(input, "DiagonalBackward0", cut, back)


@both
def diag(input: Tensor, diagonal: int = 0) -> Any:
    """Take the diagonal of a matrix, or make a matrix of it."""
    if input.ndim == 2:
        return FUNCTIONS["diagonal"](input, diagonal).clone()
    if input.ndim != 1:
        raise RuntimeError(f"diag(): Supports 1D or 2D tensors. Got {input.ndim}D")
    return record(
        Tensor._of(np.diag(input._array, diagonal)),
        "DiagEmbedBackward0",
        (input, lambda grad: FUNCTIONS["diagonal"](grad, diagonal)),
    )


@both
def tril(input: Tensor, diagonal: int = 0) -> Any:
    return record(
        Tensor._of(np.tril(input._array, diagonal)),
        "TrilBackward0",
        (input, lambda grad: tril(grad, diagonal)),
    )


@both
def triu(input: Tensor, diagonal: int = 0) -> Any:
    return record(
        Tensor._of(np.triu(input._array, diagonal)),
        "TriuBackward0",
        (input, lambda grad: triu(grad, diagonal)),
    )


alias("moveaxis", movedim)
alias("swapaxes", transpose)
alias("swapdims", transpose)
