"""Plain data: all that passes between the graders and a learner's code.

A worker process can send exactly this as bytes, without pickle. Nothing of a subclass
is asked, which could answer every comparison with True: its base class copies it.
"""

from __future__ import annotations

import sys
from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.core.printing import printable

ARRAY_KINDS = "biufc"
MAX_BYTES = 1 << 26
MAX_ITEMS = 10_000
"""How many values lie in lists and tuples, all of them together."""
MAX_KEYS = 1_000
MAX_DEPTH = 8
MAX_DIMENSIONS = 32
"""Of an array: in lists as deep as they may be, it stays one that NumPy can hold."""
MAX_INTEGER_BITS = 2048
MAX_CHARACTERS = 100_000

_ATOMS = frozenset({type(None), bool, int, float, complex, str})
_SCALARS = frozenset(
    kind for kind in np.sctypeDict.values() if np.dtype(kind).kind in ARRAY_KINDS
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Stands for a value that is not plain data: only its type's name is kept."""

    type_name: str


@dataclass(frozen=True, slots=True, eq=False)
class Tensor:
    """Stands for a torch.Tensor: what is in it, without torch and without a graph."""

    array: NDArray[Any]
    requires_grad: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """Stands for a value of another type than plain data: a matrix, a Parameter.

    What is in it is plain; of its type, only the name is kept.
    """

    value: Any
    type_name: str


def plain(value: Any) -> Any:
    """Copy plain data; put `Typed` or `Foreign` in the place of everything else.

    It raises nothing: what cannot even be looked at is `Foreign` as well.
    """
    try:
        return _Copier().copy(value)
    except Exception:  # a type, for example, whose name raises
        return Foreign("a value that cannot be read")


class _Copier:
    """Copies one value, and knows how much more of it there may be."""

    def __init__(self) -> None:
        self._left = MAX_ITEMS

    def copy(self, value: Any, depth: int = 0) -> Any:
        kind = type(value)
        if kind in _ATOMS or kind in _SCALARS or kind is Foreign:
            large = (kind is int and value.bit_length() > MAX_INTEGER_BITS) or (
                kind is str and len(value) > MAX_CHARACTERS
            )
            return Foreign(f"{kind.__name__}, too large") if large else value
        if kind is np.ndarray:
            return _plain_array(value)
        if kind is Tensor:
            return Tensor(value.array.copy(), value.requires_grad)
        # Where torch was never imported, nothing can be a tensor of it.
        if (torch := sys.modules.get("torch")) and kind is torch.Tensor:
            return _plain_tensor(torch, value)
        if kind in (tuple, list, dict, OrderedDict):
            if depth == MAX_DEPTH or not self._room_for(value):
                return Foreign(f"{kind.__name__}, too large or too deeply nested")
            if kind in (dict, OrderedDict):
                if any(type(key) is not str for key in value):
                    return Foreign("dict with keys that are not str")
                return {key: self.copy(item, depth + 1) for key, item in value.items()}
            items = (i if type(i) is float else self.copy(i, depth + 1) for i in value)
            return kind(items)
        for base in (tuple, list):
            if issubclass(kind, base):  # a named tuple is a tuple
                return self.copy(base(base.__iter__(value)), depth)
        inside = _in_another_type(torch, kind, value)
        inside = None if inside is None else self.copy(inside, depth)
        if inside is None or type(inside) is Foreign:
            return Foreign(type_name(value))
        return Typed(inside, type_name(value))

    def _room_for(self, value: Any) -> bool:
        if isinstance(value, dict) and len(value) > MAX_KEYS:
            return False
        self._left -= len(value)
        return self._left >= 0


def _in_another_type(torch: Any, kind: type, value: Any) -> Any:
    """Copy the data of types that honest code takes for those that are asked for."""
    if kind is deque:
        return list(value)
    if torch and kind is torch.nn.Parameter:
        return torch.Tensor.detach(value)
    # What is masked has no value.
    if issubclass(kind, np.ndarray) and not issubclass(kind, np.ma.MaskedArray):
        return np.ndarray.view(value, np.ndarray)
    return None


def _plain_array(array: np.ndarray[Any, Any]) -> Any:
    if array.dtype.kind not in ARRAY_KINDS:
        return Foreign(f"numpy.ndarray of dtype {array.dtype}"[:80])
    if array.ndim > MAX_DIMENSIONS:
        return Foreign(f"array of {array.ndim} dimensions")
    if array.nbytes > MAX_BYTES:
        return Foreign(f"array of shape {array.shape}, too large")
    return np.array(array, order="C", subok=False)


def _plain_tensor(torch: Any, tensor: Any) -> Any:
    # The class's own methods: those of an instance can be replaced.
    tensor, requires_grad = torch.Tensor.detach(tensor), tensor.requires_grad
    if tensor.layout is not torch.strided:
        return Foreign(f"torch.Tensor, {tensor.layout}"[:80])
    if tensor.device.type != "cpu":
        return Foreign(f"torch.Tensor on the device {tensor.device.type}"[:80])
    try:
        array = tensor.resolve_conj().resolve_neg().numpy()
    except TypeError:  # bfloat16 and the like: NumPy has no such dtype
        return Foreign(f"torch.Tensor of dtype {tensor.dtype}"[:80])
    array = _plain_array(array)
    return array if type(array) is Foreign else Tensor(array, requires_grad)


def same(one: Any, other: Any) -> bool:
    """Compare plain data to the last bit: nan is the same as nan, 0.0 is not -0.0."""
    return key(one) == key(other)


def key(value: Any) -> Hashable:
    """Give what plain data can be found by again: equal where data is the same."""
    kind = type(value)
    if kind is np.ndarray:
        return kind, value.dtype, value.shape, value.tobytes()
    if kind is tuple or kind is list:
        return kind, *map(key, value)
    if kind is Tensor:
        return kind, value.requires_grad, key(value.array)
    if kind is Typed:
        return kind, value.type_name, key(value.value)
    if kind is dict:
        return kind, frozenset(zip(value, map(key, value.values()), strict=True))
    return kind, value.tobytes() if kind in _SCALARS else repr(value)


def type_name(value: Any) -> str:
    """Name a value's type as a learner knows it: float, numpy.ndarray, torch.Tensor."""
    if type(value) is Foreign or type(value) is Typed:
        return printable(value.type_name, 80)
    if type(value) is Tensor:
        return "torch.Tensor"
    kind = type(value)
    module = str(kind.__module__)
    name = str(kind.__qualname__)
    return printable(name if module == "builtins" else f"{module}.{name}", 80)
