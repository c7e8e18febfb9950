"""Elements by their place: x[...] and x[...] = y."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...autograd.graph import Formula, record
from ...size import positive
from ...tensor import Tensor, TensorBase
from ..inplace import write_part
from ..registry import both, method
from .keys import (
    WHOLE,
    consumes_any,
    cut_name,
    cuts_and_picks,
    filled_picks,
    picks_any,
    require_within,
)


@method
def __getitem__(self: Tensor, key: Any) -> Any:  # noqa: N807 — an operator
    if not self.ndim and consumes_any(key):
        raise IndexError(
            "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or "
            "`tensor.item<T>()` in C++ to convert a 0-dim tensor to a number"
        )
    cuts, picks = cuts_and_picks(self, key)
    result: Any = self
    if any(each is None or each != WHOLE for each in cuts) or not picks_any(picks):
        result = _cut(self, cuts)
    return _pick(result, picks) if picks_any(picks) else result


def _cut(input: Tensor, cuts: tuple[Any, ...]) -> Any:
    shape = input._array.shape
    cuts = (*cuts, ...)  # with it, NumPy gives a view even of a single number

    def back(grad: Tensor) -> Any:
        return placed(grad, shape, cuts)

    return record(
        input._part(input._array[cuts], lambda array: array[cuts]),
        cut_name(cuts[:-1]),
        (input, back),
    )


def placed(grad: Tensor, shape: tuple[int, ...], cuts: Any) -> Any:
    """Put a part's gradient into its place among zeros."""
    whole = np.zeros(shape, grad._array.dtype)
    whole[cuts] = grad._array
    return record(
        Tensor._of(whole), "SliceBackward0", (grad, lambda second: second[cuts])
    )


def _pick(input: Tensor, picks: list[Any]) -> Any:
    key, shape = filled_picks(picks), input._array.shape
    try:
        array = input._array[key]
    except IndexError as error:
        raise IndexError(
            "shape mismatch: indexing tensors could not be broadcast together with "
            "shapes " + ", ".join(str(list(p.shape)) for p in picks if p is not None)
        ) from error
    return record(Tensor._of(array), "IndexBackward0", (input, added_up(shape, key)))


def added_up(shape: tuple[int, ...], key: Any) -> Formula:
    """Add gradients to the places that they were picked from: some more than once."""

    def formula(grad: Tensor) -> Any:
        whole = np.zeros(shape, grad._array.dtype)
        np.add.at(whole, key, grad._array)
        return record(
            Tensor._of(whole),
            "IndexPutBackward0",
            (grad, lambda second: picked_at(second, key)),
        )

    return formula


def picked_at(tensor: Tensor, key: Any) -> Any:
    return record(
        Tensor._of(tensor._array[key]),
        "IndexBackward0",
        (tensor, added_up(tensor._array.shape, key)),
    )


@method
def __setitem__(self: Tensor, key: Any, value: Any) -> None:  # noqa: N807
    cuts, picks = cuts_and_picks(self, key)
    cuts = (*cuts, ...)
    source = _source(value, self)
    if not picks_any(picks):
        write_part(self, lambda array: array[cuts], source)
        return
    picked = filled_picks(picks)
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
    require_within(index._array, axis, input.shape[axis])
    return _pick(input, [None] * axis + [index._array])
