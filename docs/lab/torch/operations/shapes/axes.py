"""Dimensions in another order, and what lies along two of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...autograd.graph import record
from ...size import lengths, positive
from ...tensor import Tensor, TensorBase
from ..promotion import Array
from ..registry import FUNCTIONS, both
from .views import viewed


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


@both
def flip(input: Tensor, *dims: Any) -> Any:
    axes = tuple(positive(each, input.ndim) for each in lengths(dims, "flip"))
    return record(
        Tensor._of(np.ascontiguousarray(np.flip(input._array, axes))),
        "FlipBackward0",
        (input, lambda grad: flip(grad, axes)),
    )


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
