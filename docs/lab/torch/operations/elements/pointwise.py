"""Functions of each element by itself, with their derivatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...autograd.graph import Formula, record
from ...tensor import Tensor, TensorBase
from ..promotion import Array, computed, exp_of, float_array, quiet, rounded
from ..registry import FUNCTIONS, alias, both, method

OF_INPUT, OF_RESULT, OF_NOTHING = "input", "result", "nothing"


def pointwise(
    name: str,
    function: Callable[[Array], Any],
    formula: Formula,
    needs: str = OF_INPUT,
    *,
    keeps_integers: bool = False,
    exact: bool = False,
) -> Callable[[Tensor], Tensor]:
    """Offer a function of each element.

    The formula makes the gradient of the result's gradient and of what it `needs`.
    What is `exact` in its own type needs no wider one.
    """
    node = "".join(part.capitalize() for part in name.split("_")) + "Backward0"
    apply = quiet(function if exact or keeps_integers else rounded(function))

    def operation(input: Tensor) -> Any:
        array = input._array if keeps_integers else float_array(input)
        result = Tensor._of(np.asarray(apply(array), array.dtype))
        if needs == OF_NOTHING:
            return record(result, node, (input, formula))
        needed = input if needs == OF_INPUT else result
        return record(result, node, (input, formula, needed))

    operation.__name__ = operation.__qualname__ = name
    return both(operation)


def sigmoid_of(x: Array) -> Any:
    """Compute 1 / (1 + exp(-x)), which is 0 where exp overflows."""
    return 1 / (1 + exp_of(-x))


exp = pointwise("exp", np.exp, lambda grad, result: grad * result, OF_RESULT)
expm1 = pointwise(
    "expm1", np.expm1, lambda grad, result: grad * (result + 1), OF_RESULT
)
log = pointwise("log", np.log, lambda grad, x: grad / x)
log10 = pointwise("log10", np.log10, lambda grad, x: grad / (x * np.log(10).item()))
log1p = pointwise("log1p", np.log1p, lambda grad, x: grad / (x + 1))
sqrt = pointwise(
    "sqrt", np.sqrt, lambda grad, root: grad / (2 * root), OF_RESULT, exact=True
)
reciprocal = pointwise(
    "reciprocal",
    np.reciprocal,
    lambda grad, result: -grad * (result * result),
    OF_RESULT,
    exact=True,
)
sin = pointwise("sin", np.sin, lambda grad, x: grad * x.cos())
cos = pointwise("cos", np.cos, lambda grad, x: grad * -sin(x))
tanh = pointwise(
    "tanh", np.tanh, lambda grad, result: grad * (1 - result * result), OF_RESULT
)
sigmoid = pointwise(
    "sigmoid",
    sigmoid_of,
    lambda grad, result: grad * (1 - result) * result,
    OF_RESULT,
    exact=True,
)
relu = pointwise(
    "relu",
    lambda x: np.maximum(x, 0),
    lambda grad, result: grad * (result > 0),
    OF_RESULT,
    keeps_integers=True,
)
abs = pointwise("abs", np.abs, lambda grad, x: grad * x.sign(), keeps_integers=True)


def _nothing(grad: Tensor) -> Any:
    return grad * 0


sign = pointwise("sign", np.sign, _nothing, OF_NOTHING, keeps_integers=True)
floor = pointwise("floor", np.floor, _nothing, OF_NOTHING, keeps_integers=True)
ceil = pointwise("ceil", np.ceil, _nothing, OF_NOTHING, keeps_integers=True)
trunc = pointwise("trunc", np.trunc, _nothing, OF_NOTHING, keeps_integers=True)


@both
def neg(input: Tensor) -> Any:
    if input._array.dtype.kind == "b":
        raise RuntimeError(
            "Negation, the `-` operator, on a bool tensor is not supported. If you are "
            "trying to invert a mask, use the `~` or `logical_not()` operator instead."
        )
    return record(Tensor._of(-input._array), "NegBackward0", (input, _minus))


def _minus(grad: Tensor) -> Any:
    return -grad


@both
def square(input: Tensor) -> Any:
    return input**2


@both
@quiet
def round(input: Tensor, *, decimals: int = 0) -> Any:
    array = input._array
    if array.dtype.kind == "f":
        scale = array.dtype.type(10.0 ** np.abs(decimals))
        if decimals > 0:
            array = np.rint(array * scale) / scale
        else:
            array = np.rint(array / scale) * scale if decimals else np.rint(array)
    return record(Tensor._of(array), "RoundBackward0", (input, _nothing))


@both
def clamp(input: Tensor, min: Any = None, max: Any = None) -> Any:
    if min is None and max is None:
        raise RuntimeError(
            "torch.clamp: At least one of 'min' or 'max' must not be None"
        )
    bounds = [bound for bound in (min, max) if bound is not None]
    if any(isinstance(bound, TensorBase) for bound in bounds):
        result = input
        if min is not None:
            result = FUNCTIONS["maximum"](result, min)
        return result if max is None else FUNCTIONS["minimum"](result, max)
    result = input
    if min is not None:
        result = computed(np.maximum, result, min)
    if max is not None:
        result = computed(np.minimum, result, max)
    return record(result, "ClampBackward1", (input, _within(min, max), input))


def _within(low: Any, high: Any) -> Formula:
    def formula(grad: Tensor, x: Any) -> Any:
        inside = (x >= (-np.inf if low is None else low)) & (
            x <= (np.inf if high is None else high)
        )
        return FUNCTIONS["where"](inside, grad, 0.0)

    return formula


def _test(name: str, function: Callable[[Array], Any]) -> Callable[[Tensor], Tensor]:
    def operation(input: Tensor) -> Any:
        return Tensor._of(np.asarray(function(input._array), np.bool_))

    operation.__name__ = name
    return both(operation)


isnan = _test("isnan", np.isnan)
isinf = _test("isinf", np.isinf)
isfinite = _test("isfinite", np.isfinite)
logical_not = _test("logical_not", np.logical_not)


@both
def erf(input: Tensor) -> Any:
    return record(
        Tensor._of(error_function(float_array(input))),
        "ErfBackward0",
        (
            input,
            lambda grad, x: grad * (2 / np.sqrt(np.pi).item() * exp(-x * x)),
            input,
        ),
    )


def error_function(x: Array) -> Array:
    """Compute erf with Python's own, which NumPy has not."""
    import math

    values = [math.erf(value) for value in x.ravel().tolist()]
    return np.asarray(values, x.dtype).reshape(x.shape)


@method
def __neg__(self: Tensor) -> Any:  # noqa: N807 — an operator
    return neg(self)


@method
def __pos__(self: Tensor) -> Any:  # noqa: N807 — an operator
    return self


@method
def __abs__(self: Tensor) -> Any:  # noqa: N807 — an operator
    return abs(self)


@method
def __invert__(self: Tensor) -> Any:  # noqa: N807 — an operator
    if self._array.dtype.kind == "f":
        raise TypeError(
            "~ (operator.invert) is only implemented on integer and Boolean-type "
            "tensors"
        )
    return Tensor._of(~self._array)


alias("clip", clamp)
