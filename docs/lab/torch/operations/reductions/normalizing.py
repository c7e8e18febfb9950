"""Scores become shares of one: softmax and its logarithm."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...autograd.graph import record
from ...size import positive
from ...tensor import Tensor
from ..promotion import Array, exp_of, quiet, rounded
from ..registry import both, numpy_names


def _require_floats(input: Tensor, name: str) -> None:
    if input._array.dtype.kind != "f":
        raise NotImplementedError(
            f'"{name}_lastdim_kernel_impl" not implemented for \''
            f"{input.dtype.old_name}'"
        )


@quiet
def _shifted(array: Array, axis: int) -> Array:
    """Subtract the largest: exp of the rest does not overflow."""
    return array - array.max(axis, keepdims=True) if array.size else array


@both
@numpy_names
@quiet
def softmax(input: Tensor, dim: int, dtype: Any = None) -> Any:
    if dtype is not None:
        return softmax(input.to(dtype), dim)
    axis = positive(dim, input.ndim)
    _require_floats(input, "softmax")
    if not input.ndim:
        return softmax(input.reshape(1), 0).reshape(())
    powers = exp_of(_shifted(input._array, axis))
    result = Tensor._of(powers / powers.sum(axis, keepdims=True))

    def back(grad: Tensor, p: Any) -> Any:
        each = grad * p
        return each - p * each.sum(axis, True)

    return record(result, "SoftmaxBackward0", (input, back, result))


@both
@numpy_names
@quiet
def log_softmax(input: Tensor, dim: int, dtype: Any = None) -> Any:
    if dtype is not None:
        return log_softmax(input.to(dtype), dim)
    axis = positive(dim, input.ndim)
    _require_floats(input, "log_softmax")
    if not input.ndim:
        return log_softmax(input.reshape(1), 0).reshape(())
    shifted = _shifted(input._array, axis)
    sums = exp_of(shifted).sum(axis, keepdims=True)
    result = Tensor._of(shifted - rounded(np.log)(sums))

    def back(grad: Tensor, log_p: Any) -> Any:
        return grad - log_p.exp() * grad.sum(axis, True)

    return record(result, "LogSoftmaxBackward0", (input, back, result))
