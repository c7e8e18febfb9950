"""Powers, with the gradients of the base and of the exponent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...autograd.graph import record
from ...tensor import Tensor, TensorBase
from .. import registry
from ..promotion import computed
from ..registry import both


def _of_base(grad: Tensor, base: Tensor, exponent: Any) -> Any:
    if not isinstance(exponent, TensorBase):
        if exponent == 0:
            return grad * 0
        return grad * (exponent * base ** (exponent - 1))
    slope = grad * (exponent * base ** (exponent - 1))
    return registry.FUNCTIONS["where"](exponent == 0, grad * 0, slope)


def _of_exponent(grad: Tensor, base: Any, exponent: Tensor, result: Tensor) -> Any:
    where, zeros = registry.FUNCTIONS["where"], grad * 0
    if isinstance(base, TensorBase):
        flat = (base == 0) & (exponent >= 0)
        return where(flat, zeros, grad * (result * base.log()))
    if base == 0:
        return where(exponent >= 0, zeros, grad * (result * -np.inf))
    return grad * (result * float(_log(base)))


def _log(value: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.log(np.float64(value))


_POWERS: dict[float, Callable[[Any], Any]] = {
    2: lambda x: x * x,
    3: lambda x: x * x * x,
    0.5: np.sqrt,
    -0.5: lambda x: 1 / np.sqrt(x),
    -1: lambda x: 1 / x,
    -2: lambda x: 1 / (x * x),
}
"""What PyTorch multiplies, divides or takes the root of instead."""


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(exponent, (int, float)) and base.dtype.kind == "f":
        short = _POWERS.get(exponent)
        if short is not None:
            return short(base)
    return _any_power_of(base, exponent)


def _any_power_of(base: Any, exponent: Any) -> Any:
    kinds = [x.dtype for x in (base, exponent) if isinstance(x, np.ndarray)]
    if kinds[0].kind != "f" and np.min(exponent, initial=0) < 0:
        return np.trunc(np.power(np.asarray(base, np.float64), exponent)).astype(
            kinds[0]
        )
    if np.dtype(np.float32) not in kinds:
        return np.power(base, exponent)
    wide = (np.asarray(x).astype(np.float64) for x in (base, exponent))
    return np.power(*wide).astype(np.float32)


@both
def pow(input: Any, exponent: Any) -> Any:
    _require_whole_result(input, exponent)
    result = computed(_power, input, exponent)
    if not isinstance(exponent, TensorBase):
        return record(result, "PowBackward0", (input, _of_base, input, exponent))
    return record(
        result,
        "PowBackward1",
        (input, _of_base, input, exponent),
        (exponent, _of_exponent, input, exponent, result),
    )


def _require_whole_result(base: Any, exponent: Any) -> None:
    negative = isinstance(exponent, int) and exponent < 0
    if negative and base._array.dtype.kind != "f":
        raise RuntimeError("Integers to negative integer powers are not allowed.")


def reversed_power(input: Tensor, base: Any) -> Any:
    result = computed(_any_power_of, base, input)
    return record(result, "PowBackward1", (input, _of_exponent, base, input, result))


def _any_power(input: Any, exponent: Any) -> Any:
    if isinstance(input, TensorBase):
        return pow(input, exponent)
    return reversed_power(exponent, input)


registry.FUNCTIONS["pow"] = _any_power
