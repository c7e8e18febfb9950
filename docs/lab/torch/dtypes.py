"""What a tensor's elements are: PyTorch's names for NumPy's types, and the default."""

from __future__ import annotations

from typing import Any

import numpy as np


class dtype:  # noqa: N801 — PyTorch's own name
    """One type of elements. There is one object for each, so `is` compares them."""

    def __init__(self, name: str, numpy: type[np.generic], old_name: str) -> None:
        self.name = name
        self.numpy = np.dtype(numpy)
        self.old_name = old_name
        self.itemsize = self.numpy.itemsize
        self.is_floating_point = self.numpy.kind == "f"
        self.is_complex = False
        self.is_signed = self.numpy.kind in "if"

    def __repr__(self) -> str:
        return f"torch.{self.name}"

    def __reduce__(self) -> str:
        return self.name


float16 = dtype("float16", np.float16, "Half")
float32 = dtype("float32", np.float32, "Float")
float64 = dtype("float64", np.float64, "Double")
uint8 = dtype("uint8", np.uint8, "Byte")
int8 = dtype("int8", np.int8, "Char")
int16 = dtype("int16", np.int16, "Short")
int32 = dtype("int32", np.int32, "Int")
int64 = dtype("int64", np.int64, "Long")
bool_ = dtype("bool", np.bool_, "Bool")

ALL = (float16, float32, float64, uint8, int8, int16, int32, int64, bool_)
_BY_NUMPY = {each.numpy: each for each in ALL}
_RANKS = {"b": 0, "u": 1, "i": 1, "f": 2}
_default = float32


def named(numpy: np.dtype[Any]) -> dtype:
    """Find PyTorch's name for a type of NumPy's."""
    found = _BY_NUMPY.get(numpy)
    if found is None:
        raise TypeError(
            f"can't convert np.ndarray of type {numpy.type.__module__}."
            f"{numpy.type.__name__}. The only supported types are: float64, float32, "
            "float16, int64, int32, int16, int8, uint8, and bool."
        )
    return found


def get_default_dtype() -> dtype:
    return _default


def set_default_dtype(d: dtype) -> None:
    global _default
    if not (isinstance(d, dtype) and d.is_floating_point):
        raise TypeError(
            "only floating-point types are supported as the default type"
            if isinstance(d, dtype)
            else f"invalid dtype object: {d}"
        )
    _default = d


def category(numpy: np.dtype[Any]) -> int:
    """Rank a type: truth values below integers, integers below floats."""
    return _RANKS[numpy.kind]


def promoted(one: np.dtype[Any], other: np.dtype[Any]) -> np.dtype[Any]:
    """Say which type holds both, of two that count alike.

    Unlike NumPy, PyTorch keeps float32 where it meets an integer, however wide.
    """
    if one == other:
        return one
    ranks = category(one), category(other)
    if ranks[0] == ranks[1] or 0 in ranks:
        return np.promote_types(one, other)
    return one if ranks[0] > ranks[1] else other


def promote_types(type1: dtype, type2: dtype) -> dtype:
    return named(promoted(type1.numpy, type2.numpy))


class _Limits:
    def __init__(self, type: dtype, info: Any) -> None:
        self.dtype = type.name
        self.bits = int(info.bits)
        self.max, self.min = info.max.item(), info.min.item()


class finfo(_Limits):  # noqa: N801 — PyTorch's own name
    """The limits of a floating type: `max`, `min`, `eps`, `tiny`."""

    def __init__(self, type: dtype | None = None) -> None:
        chosen = type or _default
        info: Any = np.finfo(chosen.numpy)
        super().__init__(chosen, info)
        self.eps, self.resolution = info.eps.item(), info.resolution.item()
        self.tiny = self.smallest_normal = info.tiny.item()
