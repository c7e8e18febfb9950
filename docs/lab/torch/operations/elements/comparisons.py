"""Comparisons, truth values and bits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...autograd.graph import record
from ...tensor import Tensor, TensorBase
from ..promotion import OPERANDS, as_tensor_like, computed, operands
from ..registry import FUNCTIONS, both, demand_tensor, function, method


def _comparison(name: str, operator: str, ufunc: Callable[..., Any]) -> None:
    def operation(input: Any, other: Any) -> Any:
        return computed(ufunc, input, other)

    def operate(self: Any, other: Any) -> Any:
        if isinstance(other, OPERANDS):
            return computed(ufunc, self, other)
        return NotImplemented

    operation.__name__, operate.__name__ = name, operator
    both(operation)
    method(operate)


_comparison("eq", "__eq__", np.equal)
_comparison("ne", "__ne__", np.not_equal)
_comparison("lt", "__lt__", np.less)
_comparison("le", "__le__", np.less_equal)
_comparison("gt", "__gt__", np.greater)
_comparison("ge", "__ge__", np.greater_equal)


def _logical(name: str, ufunc: Callable[..., Any]) -> None:
    def operation(input: Tensor, other: Tensor) -> Any:
        demand_tensor(other, name, "other", 2)
        return computed(ufunc, input, other)

    operation.__name__ = name
    both(operation)


_logical("logical_and", np.logical_and)
_logical("logical_or", np.logical_or)
_logical("logical_xor", np.logical_xor)


def _bits(name: str, operator: str, ufunc: Callable[..., Any]) -> None:
    def operation(input: Any, other: Any) -> Any:
        a, b = operands(input, other)
        array = a if isinstance(a, np.ndarray) else b
        if array.dtype.kind == "f":
            raise NotImplementedError(
                f'"{name}_cpu" not implemented for '
                f"'{Tensor._of(array).dtype.old_name}'"
            )
        return computed(ufunc, input, other)

    def operate(self: Any, other: Any) -> Any:
        return operation(self, other) if isinstance(other, OPERANDS) else NotImplemented

    operation.__name__, operate.__name__ = name, f"__{operator}__"
    both(operation)
    method(operate)
    operate.__name__ = f"__r{operator}__"
    method(operate)


_bits("bitwise_and", "and", np.bitwise_and)
_bits("bitwise_or", "or", np.bitwise_or)
_bits("bitwise_xor", "xor", np.bitwise_xor)


@both
def where(condition: Any, input: Any = None, other: Any = None) -> Any:
    """Take elements of one where a condition holds, of the other elsewhere."""
    if input is None and other is None:
        return condition.nonzero(as_tuple=True)
    if condition._array.dtype.kind != "b":
        raise RuntimeError(
            "where expected condition to be a boolean tensor, but got a tensor with "
            f"dtype {condition.dtype.old_name}"
        )
    chosen = condition._array

    def choose(a: Any, b: Any) -> Any:
        return np.where(chosen, a, b)

    first, second = _tensors(input, other)
    return record(
        computed(choose, first, second),
        "WhereBackward0",
        (input, lambda grad, c: where(c, grad, 0.0), condition),
        (other, lambda grad, c: where(c, 0.0, grad), condition),
    )


def _tensors(one: Any, other: Any) -> tuple[Any, Any]:
    if isinstance(one, TensorBase):
        return one, as_tensor_like(other, one)
    if isinstance(other, TensorBase):
        return as_tensor_like(one, other), other
    first = FUNCTIONS["scalar_tensor"](one)
    return first, as_tensor_like(other, first)


@both
def masked_fill(input: Tensor, mask: Tensor, value: Any) -> Any:
    """Put a number where the mask holds."""
    number = as_tensor_like(value, input)
    array = np.where(mask._array, number._array, input._array)
    return record(
        Tensor._of(array.astype(input._array.dtype)),
        "MaskedFillBackward0",
        (input, lambda grad, m: where(m, 0.0, grad), mask),
    )


@both
def equal(input: Tensor, other: Tensor) -> bool:
    """Whether two tensors have the same shape and elements."""
    demand_tensor(other, "equal", "other", 2)
    return input.shape == other.shape and bool(
        np.array_equal(input._array, other._array)
    )


def _near(
    input: Tensor, other: Tensor, rtol: float, atol: float, equal_nan: bool
) -> Any:
    if input.dtype is not other.dtype:
        raise RuntimeError(
            f"{input.dtype.old_name} did not match {other.dtype.old_name}"
        )
    with np.errstate(all="ignore"):
        return np.isclose(
            input._array, other._array, rtol=rtol, atol=atol, equal_nan=equal_nan
        )


@both
def isclose(
    input: Tensor,
    other: Tensor,
    rtol: float = 1e-05,
    atol: float = 1e-08,
    equal_nan: bool = False,
) -> Any:
    return Tensor._of(_near(input, other, rtol, atol, equal_nan))


@both
def allclose(
    input: Tensor,
    other: Tensor,
    rtol: float = 1e-05,
    atol: float = 1e-08,
    equal_nan: bool = False,
) -> bool:
    demand_tensor(other, "allclose", "other", 2)
    return bool(np.all(_near(input, other, rtol, atol, equal_nan)))


@function
def is_tensor(obj: Any) -> bool:
    return isinstance(obj, TensorBase)
