"""Two operands become arrays of one type, by PyTorch's rules, and are computed with.

A tensor with dimensions outweighs one without, and that a plain number, as long as both
are of one category: truth values, integers, floats.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from .. import dtypes
from ..tensor import Tensor, TensorBase

Array = NDArray[Any]
F = TypeVar("F", bound=Callable[..., Any])
NUMBERS = (int, float, np.generic)
OPERANDS = (TensorBase, *NUMBERS)


def quiet(function: F) -> F:
    """Let nobody be warned of an overflow: PyTorch does not either.

    In WebAssembly NumPy warns of none anyway.
    """
    if sys.platform == "emscripten":
        return function
    return np.errstate(all="ignore")(function)


def fused(factor: Array, other: Any, summand: Any) -> Array:
    """Multiply and add with one rounding at the end, where there is a wider type."""
    kind = factor.dtype
    if kind != np.float32:
        return factor * other + summand  # type: ignore[no-any-return]
    product = factor.astype(np.float64) * np.asarray(other, kind).astype(np.float64)
    return (product + np.asarray(summand, kind)).astype(kind)  # type: ignore[no-any-return]


def rounded(function: Callable[[Array], Any]) -> Callable[[Array], Any]:
    """Let float32 be computed in float64, and rounded.

    So nearly all results are those of PyTorch to the last digit, on every processor:
    its own functions are that exact. NumPy's for float32 are not.
    """

    def apply(x: Array) -> Any:
        if x.dtype == np.float32:
            return function(x.astype(np.float64)).astype(np.float32)
        return function(x)

    return apply


exp_of = rounded(np.exp)


def operands(one: Any, other: Any) -> tuple[Any, Any]:
    """Give what NumPy computes with: arrays, or an array and a plain number."""
    if isinstance(one, TensorBase):
        if isinstance(other, TensorBase):
            return _both(one._array, other._array)
        array = _for_number(one._array, other)
        return array, _number(other, array)
    array = _for_number(other._array, one)
    return _number(one, array), array


def _both(a: Array, b: Array) -> tuple[Array, Array]:
    if a.dtype == b.dtype:
        return a, b
    common = result_type(a, b)
    return a.astype(common, copy=False), b.astype(common, copy=False)


def result_type(a: Array, b: Array) -> np.dtype[Any]:
    """Say what type a result of both arrays has."""
    if bool(a.ndim) != bool(b.ndim):
        strong, weak = (a, b) if a.ndim else (b, a)
        if dtypes.category(strong.dtype) >= dtypes.category(weak.dtype):
            return strong.dtype
        return weak.dtype
    return dtypes.promoted(a.dtype, b.dtype)


def _for_number(array: Array, number: Any) -> Array:
    """Let an array be of a category that holds the number."""
    rank = dtypes.category(array.dtype)
    if rank < 2 and isinstance(number, (float, np.floating)):
        return array.astype(dtypes._default.numpy)
    if rank == 0 and not isinstance(number, (bool, np.bool_)):
        return array.astype(np.int64)
    return array


def _number(number: Any, array: Array) -> Any:
    """Give a number that leaves the array its type: only Python's own do."""
    kind = type(number)
    if kind is float or kind is int:
        return number
    if kind is bool:
        return number if array.dtype.kind == "b" else int(number)
    plain = number.item() if isinstance(number, np.generic) else number
    return float(plain) if isinstance(plain, float) else int(plain)


@quiet
def _apply(ufunc: Callable[..., Any], a: Any, b: Any) -> Any:
    return ufunc(a, b)


def computed(ufunc: Callable[..., Any], one: Any, other: Any) -> Tensor:
    """Compute with two operands, of which at least one is a tensor."""
    return _of_both(ufunc, *operands(one, other))


def _of_both(ufunc: Callable[..., Any], a: Any, b: Any) -> Tensor:
    try:
        return Tensor._of(_apply(ufunc, a, b))
    except ValueError:
        raise RuntimeError(_mismatch(np.shape(a), np.shape(b))) from None


def floats(one: Any, other: Any) -> tuple[Any, Any]:
    """Give operands for what is never whole, as a quotient is."""
    a, b = operands(one, other)
    array = a if isinstance(a, np.ndarray) else b
    if array.dtype.kind == "f":
        return a, b
    default = dtypes._default.numpy.type
    return (
        a.astype(default) if isinstance(a, np.ndarray) else a,
        b.astype(default) if isinstance(b, np.ndarray) else b,
    )


def computed_in_floats(ufunc: Callable[..., Any], one: Any, other: Any) -> Tensor:
    """Compute as `computed` does, with whole numbers made floats before."""
    return _of_both(ufunc, *floats(one, other))


def _mismatch(a: tuple[int, ...], b: tuple[int, ...]) -> str:
    for back in range(1, 1 + min(len(a), len(b))):
        if a[-back] != b[-back] and 1 not in (a[-back], b[-back]):
            return (
                f"The size of tensor a ({a[-back]}) must match the size of tensor b "
                f"({b[-back]}) at non-singleton dimension {max(len(a), len(b)) - back}"
            )
    return "shapes cannot be broadcast"


def float_array(tensor: TensorBase) -> Array:
    """Give a tensor's array as floats: of its own type, or else of the default one."""
    array = tensor._array
    return array if array.dtype.kind == "f" else array.astype(dtypes._default.numpy)


def as_tensor_like(value: Any, other: TensorBase) -> TensorBase:
    """Make a tensor of a number that stands beside a tensor; leave a tensor."""
    if isinstance(value, TensorBase):
        return value
    array = _for_number(other._array, value)
    return Tensor._of(np.asarray(value, array.dtype))
