"""Memory that a learner's code asks for and leaves as it was, with `np.empty`.

What lies there changes from run to run, and marks would with it. So where their code
runs, new memory holds numbers that nobody computes: a NaN with bits of its own.
"""

from __future__ import annotations

import functools
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PAYLOAD = 0x05B
"""The bits of our NaN, below those that all NaNs share; NumPy's own has none."""
_NAN_BITS = {
    2: 0x7E00 | _PAYLOAD,
    4: 0x7FC0 << 16 | _PAYLOAD << 13,
    8: 0x7FF8 << 48 | _PAYLOAD << 42,
}
"""By itemsize. They stay the same NaN where one dtype is turned into another."""
_NAN: float = struct.unpack("<d", struct.pack("<Q", _NAN_BITS[8]))[0]
_BYTE = 0x5B
_LARGE = 1 << 25
"""Bytes. What is larger comes from the system, as zeros: filling it would only cost."""


def _integer(itemsize: int) -> int:
    return int.from_bytes(bytes([_BYTE]) * itemsize, "little")


def _mark_array(array: NDArray[Any]) -> NDArray[Any]:
    kind, size = array.dtype.kind, array.dtype.itemsize
    if array.nbytes > _LARGE:
        return array
    if kind in "fc":
        array.fill(_NAN)
    elif kind in "iu":
        array.fill(_integer(size))
    elif kind != "O":  # which begins with None; truth values, text, dates
        array[...] = np.zeros((), array.dtype)
    return array


def _mark_tensor(tensor: Any) -> Any:
    dtype = tensor.dtype
    if tensor.layout is not sys.modules["torch"].strided or tensor.nbytes > _LARGE:
        return tensor
    if dtype.is_floating_point or dtype.is_complex:
        tensor.detach().fill_(_NAN)
    elif str(dtype).startswith(("torch.int", "torch.uint", "torch.bool")):
        tensor.detach().fill_(_integer(dtype.itemsize))
    return tensor


def _marking(
    make: Callable[..., Any], mark: Callable[[Any], Any]
) -> Callable[..., Any]:
    @functools.wraps(make)
    def marked(*arguments: Any, **keywords: Any) -> Any:
        return mark(make(*arguments, **keywords))

    return marked


_OF_NUMPY: dict[str, Any] = {"empty": np.empty, "empty_like": np.empty_like}
_MARKED = {name: _marking(make, _mark_array) for name, make in _OF_NUMPY.items()}


@functools.cache
def _of_torch() -> tuple[dict[str, Any], dict[str, Any], Any]:
    torch = sys.modules["torch"]
    own = {name: getattr(torch, name) for name in ("empty", "empty_like")}
    marked = {name: _marking(make, _mark_tensor) for name, make in own.items()}
    return own, marked, _marking(torch.Tensor.new_empty, _mark_tensor)


@contextmanager
def marked_memory() -> Iterator[None]:
    """Let what is asked for by empty, empty_like and new_empty begin the same always.

    NumPy's own functions look elsewhere for these, and lose no time. Inside another
    of its kind, it changes nothing.
    """
    torch: Any = sys.modules.get("torch")
    mark_numpy = np.empty is not _MARKED["empty"]
    mark_torch = torch and torch.empty is not _of_torch()[1]["empty"]
    if mark_numpy:
        vars(np).update(_MARKED)
    if mark_torch:
        own, marked, new_empty = _of_torch()
        vars(torch).update(marked)
        torch.Tensor.new_empty = new_empty
    try:
        yield
    finally:
        if mark_numpy:
            vars(np).update(_OF_NUMPY)
        if mark_torch:
            vars(torch).update(own)
            del torch.Tensor.new_empty


def left_uninitialized(array: NDArray[Any]) -> bool:
    """Whether an array that came back holds what stood in new memory."""
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "c":
        return left_uninitialized(array.real) or left_uninitialized(array.imag)
    if kind == "f" and size in _NAN_BITS:
        native = array.astype(f"=f{size}")
        bits, sign = native.view(f"=u{size}"), 1 << (8 * size - 1)
        return bool(((bits | sign) == (_NAN_BITS[size] | sign)).any())
    # One byte or two may well be anybody's number.
    return kind in "iu" and size >= 4 and bool((array == _integer(size)).any())
