"""Plain data: all that passes between the graders and a learner's code.

A worker process can send exactly this as bytes, without pickle. Types must match
exactly: a subclass could answer every comparison with True.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

ARRAY_KINDS = "biufc"
MAX_BYTES = 1 << 26
MAX_ITEMS = 10_000
MAX_DEPTH = 8

_ATOMS = frozenset({type(None), bool, int, float, complex, str})
_SCALARS = frozenset(
    kind for kind in np.sctypeDict.values() if np.dtype(kind).kind in ARRAY_KINDS
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Stands for a value that is not plain data: only its type's name is kept."""

    type_name: str


def plain(value: Any, depth: int = 0) -> Any:
    """Copy plain data; put `Foreign` in the place of everything else."""
    kind = type(value)
    if kind in _ATOMS or kind in _SCALARS or kind is Foreign:
        return value
    if kind is np.ndarray:
        return _plain_array(value)
    if kind in (tuple, list, dict):
        if depth == MAX_DEPTH or len(value) > MAX_ITEMS:
            return Foreign(f"{kind.__name__}, too large or too deeply nested")
        if kind is dict:
            if any(type(key) is not str for key in value):
                return Foreign("dict with keys that are not str")
            return {key: plain(item, depth + 1) for key, item in value.items()}
        return kind(plain(item, depth + 1) for item in value)
    return Foreign(type_name(value))


def _plain_array(array: np.ndarray[Any, Any]) -> Any:
    if array.dtype.kind not in ARRAY_KINDS:
        return Foreign(f"numpy.ndarray of dtype {array.dtype}"[:80])
    if array.nbytes > MAX_BYTES:
        return Foreign(f"numpy.ndarray of shape {array.shape}, too large")
    return np.array(array, order="C", subok=False)


def type_name(value: Any) -> str:
    """Name a value's type as a learner knows it: float, numpy.ndarray, torch.Tensor."""
    if type(value) is Foreign:
        return value.type_name
    kind = type(value)
    module = str(kind.__module__)
    name = str(kind.__qualname__)
    return (name if module == "builtins" else f"{module}.{name}")[:80]
