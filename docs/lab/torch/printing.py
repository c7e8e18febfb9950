"""How a tensor is printed: character for character as PyTorch does it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import dtypes

if TYPE_CHECKING:
    from .tensor import TensorBase

Array = NDArray[Any]


@dataclass
class Options:
    """What `torch.set_printoptions` sets."""

    precision: int = 4
    threshold: float = 1000
    edgeitems: int = 3
    linewidth: int = 80
    sci_mode: bool | None = None


_options = Options()
_PROFILES: dict[str, dict[str, Any]] = {
    "default": {"precision": 4, "threshold": 1000, "edgeitems": 3, "linewidth": 80},
    "short": {"precision": 2, "threshold": 1000, "edgeitems": 2, "linewidth": 80},
    "full": {"precision": 4, "threshold": math.inf, "edgeitems": 3, "linewidth": 80},
}


def set_printoptions(
    precision: int | None = None,
    threshold: float | None = None,
    edgeitems: int | None = None,
    linewidth: int | None = None,
    profile: str | None = None,
    sci_mode: bool | None = None,
) -> None:
    """Say how tensors are printed: digits, how many elements, how wide."""
    given = {
        "precision": precision,
        "threshold": threshold,
        "edgeitems": edgeitems,
        "linewidth": linewidth,
    }
    for name, value in _PROFILES.get(profile or "", {}).items():
        setattr(_options, name, value)
    for name, value in given.items():
        if value is not None:
            setattr(_options, name, value)
    _options.sci_mode = sci_mode


def formatted(tensor: TensorBase) -> str:
    """Print a tensor: its elements, then what is unusual about it."""
    prefix = "tensor("
    array, dtype = tensor._array, tensor.dtype
    notes = []
    if not array.size:
        text = prefix + "[]"
        if array.ndim != 1:
            notes.append(f"size={array.shape}")
        if dtype is not dtypes.get_default_dtype():
            notes.append(f"dtype={dtype}")
    else:
        text = prefix + _elements(array, len(prefix))
        usual = (dtypes.get_default_dtype(), dtypes.int64, dtypes.bool_)
        if dtype not in usual:
            notes.append(f"dtype={dtype}")
    if tensor.grad_fn is not None:
        notes.append(f"grad_fn=<{tensor.grad_fn.name()}>")
    elif tensor.requires_grad:
        notes.append("requires_grad=True")
    return _with_notes(text, notes, len(prefix)) + ")"


def _with_notes(text: str, notes: list[str], indent: int) -> str:
    width = len(text) - text.rfind("\n") + 1
    for note in notes:
        if width + len(note) + 2 > _options.linewidth:
            text += ",\n" + " " * indent + note
            width = indent + len(note)
        else:
            text += ", " + note
            width += len(note) + 2
    return text


def _elements(array: Array, indent: int) -> str:
    shortened = array.size > _options.threshold
    write, width = _writer(_shortened(array) if shortened else array)
    return _block(array, indent, shortened, write, width)


def _shortened(array: Array) -> Array:
    """Keep what is printed of a large array: the edges of each dimension."""
    edge = _options.edgeitems
    for axis, length in enumerate(array.shape):
        if length > 2 * edge:
            kept = [*range(edge), *range(length - edge, length)]
            array = np.take(array, kept, axis)
    return array


def _writer(array: Array) -> tuple[Callable[[Any], str], int]:
    """Choose one way to write all elements, and the width of the widest.

    Whole floats are written as 2., others with four digits; where the smallest and the
    largest lie far apart, in powers of ten. Zeros, inf and nan are not looked at.
    """
    if array.dtype.kind != "f":
        width = max((len(str(value)) for value in array.ravel().tolist()), default=1)
        return str, max(width, 1)
    digits = _options.precision
    numbers = array[np.isfinite(array) & (array != 0)].astype(np.float64)
    whole, powers = bool((numbers == np.ceil(numbers)).all()), False
    if numbers.size:
        sizes = np.abs(numbers)
        low, high = float(sizes.min()), float(sizes.max())
        powers = high / low > 1000 or high > 1e8 or (low < 1e-4 and not whole)

    def in_powers(value: float) -> str:
        return f"{value:.{digits}e}"

    def as_whole(value: float) -> str:
        return f"{value:.0f}." if math.isfinite(value) else f"{value:.0f}"

    def with_digits(value: float) -> str:
        return f"{value:.{digits}f}"

    if _options.sci_mode is not None:
        powers = _options.sci_mode and bool(numbers.size)
    write = in_powers if powers else as_whole if whole else with_digits
    return write, max((len(write(value)) for value in numbers.tolist()), default=1)


def _block(
    array: Array,
    indent: int,
    shortened: bool,
    write: Callable[[Any], str],
    width: int,
) -> str:
    if not array.ndim:
        return write(array.item()).rjust(width)
    edge = _options.edgeitems
    dots = shortened and len(array) > 2 * edge
    if array.ndim == 1:
        values = [write(value).rjust(width) for value in array.tolist()]
        if dots:
            values = [*values[:edge], " ...", *values[-edge:]]
        per_line = max(1, (_options.linewidth - indent) // (width + 2))
        starts = range(0, len(values), per_line)
        parts = [", ".join(values[start : start + per_line]) for start in starts]
        between = "\n"
    else:
        parts = [
            _block(part, indent + 1, shortened, write, width)
            for part in ([*array[:edge], *array[-edge:]] if dots else array)
        ]
        if dots:
            parts.insert(edge, "...")
        between = "\n" * (array.ndim - 1)
    return "[" + ("," + between + " " * (indent + 1)).join(parts) + "]"
