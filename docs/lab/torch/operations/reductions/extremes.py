"""The largest and the smallest, and where they are."""

from __future__ import annotations

import collections
from collections.abc import Callable
from typing import Any

import numpy as np

from ...autograd.graph import Formula, record
from ...size import dimensions, positive
from ...tensor import Tensor, TensorBase
from ..registry import FUNCTIONS, both, numpy_names
from .sums import restored, sum


def returned(name: str, *fields: str) -> Any:
    """Make the type of several results, which prints as PyTorch's does."""

    def __repr__(self: Any) -> str:  # noqa: N807 — so Python calls it
        parts = (f"{field}={getattr(self, field)!r}" for field in fields)
        return f"torch.return_types.{name}(\n" + ",\n".join(parts) + ")"

    pair: Any = collections.namedtuple(name, fields)  # type: ignore[misc]
    body = {"__repr__": __repr__, "__slots__": (), "__module__": "torch.return_types"}
    return type(name, (pair,), body)


def _extreme(name: str, best: Callable[..., Any], where: Callable[..., Any]) -> None:
    """Offer `max` or `min`: of all, along one dimension, or of two tensors."""
    pair = returned(name, "values", "indices")
    title = name.capitalize()

    def operation(
        input: Tensor, dim: Any = None, keepdim: bool = False, *, other: Any = None
    ) -> Any:
        other = dim if isinstance(dim, TensorBase) else other
        if other is not None:
            return FUNCTIONS[f"{name}imum"](input, other)
        array = input._array
        if dim is None:
            if not array.size:
                raise RuntimeError(
                    f"{name}(): Expected reduction dim to be specified for "
                    "input.numel() == 0. Specify the reduction dim with the 'dim' "
                    "argument."
                )
            result = Tensor._of(best(array))
            return record(
                result, f"{title}Backward1", (input, evenly(None, True), input, result)
            )
        axis = positive(dim, array.ndim)
        if not array.ndim:
            return pair(input.clone(), Tensor._of(np.zeros((), np.int64)))
        indices = np.expand_dims(where(array, axis), axis).astype(np.int64)
        values = np.take_along_axis(array, indices, axis)
        if not keepdim:
            values, indices = values.squeeze(axis), indices.squeeze(axis)
        chosen = Tensor._of(indices)
        result = record(
            Tensor._of(values),
            f"{title}Backward0",
            (input, to_chosen(array.shape, axis, keepdim), chosen),
        )
        return pair(result, chosen)

    operation.__name__ = name
    both(numpy_names(operation))


def to_chosen(shape: tuple[int, ...], axis: int, keepdim: bool) -> Formula:
    def formula(grad: Tensor, indices: Any) -> Any:
        zeros = Tensor._of(np.zeros(shape, grad._array.dtype))
        grad, indices = (restored(x, (axis,), keepdim) for x in (grad, indices))
        return zeros.scatter_add(axis, indices, grad)

    return formula


def evenly(axes: Any, keepdim: bool) -> Formula:
    """Share a gradient among all that are equally extreme."""

    def formula(grad: Tensor, x: Any, result: Any) -> Any:
        equal = x == restored(result, axes, keepdim)
        count = sum(equal, list(axes), True) if axes else sum(equal)
        return restored(grad, axes, keepdim) * equal / count

    return formula


_extreme("max", np.max, np.argmax)
_extreme("min", np.min, np.argmin)


def _along(name: str, best: Callable[..., Any]) -> None:
    def operation(input: Tensor, dim: Any = None, keepdim: bool = False) -> Any:
        array = input._array
        axes = dimensions(dim, array.ndim)
        result = Tensor._of(best(array, axis=axes, keepdims=keepdim))
        node = f"{name.capitalize()}Backward0"
        return record(result, node, (input, evenly(axes, keepdim), input, result))

    operation.__name__ = name
    both(numpy_names(operation))


_along("amax", np.max)
_along("amin", np.min)


def _place(name: str, where: Callable[..., Any]) -> None:
    def operation(input: Tensor, dim: Any = None, keepdim: bool = False) -> Any:
        array = input._array
        if not array.size:
            raise IndexError(
                f"{name}(): Expected reduction dim to be specified for input.numel() "
                "== 0. Specify the reduction dim with the 'dim' argument."
            )
        axis = None if dim is None else positive(dim, array.ndim)
        if not array.ndim:
            axis = None
        found = where(array, axis=axis, keepdims=keepdim)
        return Tensor._of(np.asarray(found, np.int64))

    operation.__name__ = name
    both(numpy_names(operation))


_place("argmax", np.argmax)
_place("argmin", np.argmin)
