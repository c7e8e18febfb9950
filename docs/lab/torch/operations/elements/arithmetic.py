"""Operations of two operands, with their gradients."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from ...autograd.graph import Formula, record
from ...tensor import Tensor, TensorBase
from .. import registry
from ..promotion import OPERANDS, computed, computed_in_floats, fused, operands
from ..registry import alias, both, either, method
from .powers import pow, reversed_power

# Gradients: of the result's gradient, and of what was saved. Where shapes were
# broadcast, the engine sums afterwards.


def _same(grad: Tensor) -> Any:
    return grad


def _negative(grad: Tensor) -> Any:
    return -grad


def _times(grad: Tensor, factor: Any) -> Any:
    return grad * factor


def _over(grad: Tensor, divisor: Any) -> Any:
    return grad / divisor


def _of_divisor(grad: Tensor, dividend: Any, divisor: Tensor) -> Any:
    return -grad * ((dividend / divisor) / divisor)


def _scaled(factor: Any) -> Callable[[Tensor], Any]:
    return lambda grad: grad * factor


def _bool(value: Any) -> bool:
    kind = value._array.dtype.kind if isinstance(value, TensorBase) else None
    return kind == "b" or isinstance(value, bool)


@either
def add(input: Any, other: Any, *, alpha: Any = 1) -> Any:
    if alpha == 1:
        result = computed(np.add, input, other)
        return record(result, "AddBackward0", (input, _same), (other, _same))
    result = computed(_adding(alpha), input, other)
    return record(result, "AddBackward0", (input, _same), (other, _scaled(alpha)))


def _adding(alpha: Any) -> Callable[[Any, Any], Any]:
    def add_share(a: Any, b: Any) -> Any:
        kinds = [x.dtype.kind for x in (a, b) if isinstance(x, np.ndarray)]
        if isinstance(alpha, float) and "f" not in kinds:
            raise RuntimeError(
                "For integral input tensors, argument alpha must not be a floating "
                "point number."
            )
        return fused(np.asarray(b), alpha, a)

    return add_share


@either
def sub(input: Any, other: Any, *, alpha: Any = 1) -> Any:
    if _bool(input) or _bool(other):
        raise RuntimeError(
            "Subtraction, the `-` operator, with two bool tensors is not supported. "
            "Use the `^` or `logical_xor()` operator instead."
            if _bool(input) and _bool(other)
            else "Subtraction, the `-` operator, with a bool tensor is not supported. "
            "If you are trying to invert a mask, use the `~` or `logical_not()` "
            "operator instead."
        )
    if alpha == 1:
        result = computed(np.subtract, input, other)
        return record(result, "SubBackward0", (input, _same), (other, _negative))
    result = computed(_adding(-alpha), input, other)
    return record(result, "SubBackward0", (input, _same), (other, _scaled(-alpha)))


def rsub(input: Any, other: Any) -> Any:
    """Subtract the first from the second: `other - input`."""
    if _bool(input) or _bool(other):
        sub(input, other)
    result = computed(np.subtract, other, input)
    return record(result, "RsubBackward1", (input, _negative), (other, _same))


@either
def mul(input: Any, other: Any) -> Any:
    result = computed(np.multiply, input, other)
    return record(
        result, "MulBackward0", (input, _times, other), (other, _times, input)
    )


@either
def div(input: Any, other: Any, *, rounding_mode: str | None = None) -> Any:
    if rounding_mode == "floor":
        return floor_divide(input, other)
    result = computed_in_floats(np.divide, input, other)
    if rounding_mode == "trunc":
        kind = computed(np.multiply, input, other)._array.dtype
        return Tensor._of(np.trunc(result._array).astype(kind))
    return record(
        result,
        "DivBackward0",
        (input, _over, other),
        (other, _of_divisor, input, other),
    )


def _refused(_: Tensor) -> Any:
    raise RuntimeError("derivative for aten::floor_divide is not implemented")


@either
def floor_divide(input: Any, other: Any) -> Any:
    a, b = operands(input, other)
    if np.result_type(a, b).kind != "f" and not np.all(b):
        raise RuntimeError("ZeroDivisionError")
    result = computed(np.floor_divide, input, other)
    return record(result, "NotImplemented", (input, _refused), (other, _refused))


@either
def remainder(input: Any, other: Any) -> Any:
    a, b = operands(input, other)
    if np.result_type(a, b).kind != "f" and not np.all(b):
        raise RuntimeError("ZeroDivisionError")
    result = computed(np.remainder, input, other)
    return record(result, "RemainderBackward1", (input, _same))


def _of_chosen(ahead: Callable[[Any, Any], Any]) -> Formula:
    """Give all to the one that is ahead, and half of it where both are the same."""
    return lambda grad, one, other: grad * ahead(one, other) + grad * (one == other) / 2


def _choosing(name: str, choose: Callable[..., Any], ahead: Callable[..., Any]) -> None:
    """Offer `maximum` or `minimum`."""

    def operation(input: Tensor, other: Tensor) -> Any:
        registry.demand_tensor(other, name, "other", 2)
        return record(
            computed(choose, input, other),
            f"{name.capitalize()}Backward0",
            (input, _of_chosen(ahead), input, other),
            (other, _of_chosen(ahead), other, input),
        )

    operation.__name__ = name
    both(operation)


_choosing("maximum", np.maximum, operator.gt)
_choosing("minimum", np.minimum, operator.lt)


def _require_floats(tensor: TensorBase, name: str) -> None:
    if tensor._array.dtype.kind != "f":
        raise NotImplementedError(
            f"\"{name}\" not implemented for '{tensor.dtype.old_name}'"
        )


def _c_name(tensor: TensorBase) -> str:
    return tensor.dtype.old_name.lower()


@both
def lerp(input: Tensor, end: Tensor, weight: Any) -> Any:
    """Go from one to the other by a share of the way."""
    if isinstance(weight, TensorBase):
        return input + weight * (end - input)

    if input.dtype is not end.dtype:
        raise RuntimeError(
            f"expected dtype {_c_name(input)} for `end` but got dtype {_c_name(end)}"
        )
    _require_floats(input, "lerp_kernel_scalar")

    def between(a: Any, b: Any) -> Any:
        return fused(b - a, weight, a)

    return record(
        computed(between, input, end),
        "LerpBackward0",
        (input, _scaled(1 - weight)),
        (end, _scaled(weight)),
    )


@both
def addcmul(input: Any, tensor1: Any, tensor2: Any, *, value: Any = 1) -> Any:
    if input.requires_grad or tensor1.requires_grad or tensor2.requires_grad:
        return input + value * tensor1 * tensor2
    first, second = computed(np.multiply, tensor1, value), tensor2
    product = computed(np.multiply, first, second)
    if product._array.shape != first._array.shape:
        return input + product
    return Tensor._of(fused(first._array, second._array, input._array))


@both
def addcdiv(input: Any, tensor1: Any, tensor2: Any, *, value: Any = 1) -> Any:
    return input + value * tensor1 / tensor2


def _operator(
    name: str, operation: Callable[..., Any], *, swapped: bool = False
) -> None:
    """Make an operator of an operation; what is foreign to it, Python refuses."""

    def operate(self: Any, other: Any) -> Any:
        if isinstance(other, OPERANDS):
            return operation(other, self) if swapped else operation(self, other)
        return NotImplemented

    operate.__name__ = name
    method(operate)


_operator("__add__", add)
_operator("__radd__", add)
_operator("__sub__", sub)
_operator("__rsub__", rsub)
_operator("__mul__", mul)
_operator("__rmul__", mul)
_operator("__truediv__", div)
_operator("__floordiv__", floor_divide)
_operator("__rfloordiv__", floor_divide, swapped=True)
_operator("__mod__", remainder)
_operator("__rmod__", remainder, swapped=True)
_operator("__pow__", pow)
_operator("__rpow__", reversed_power)


alias("subtract", sub)
alias("multiply", mul)
alias("divide", div)


@method
def __rtruediv__(self: Tensor, other: Any) -> Any:  # noqa: N807 — an operator
    if not isinstance(other, OPERANDS):
        return NotImplemented
    return self.reciprocal() * other
