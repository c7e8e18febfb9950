"""NumPy's warnings where NumPy gives none: WebAssembly does not tell of an overflow.

The arrays that a learner's function is given look at what becomes of them, and warn in
NumPy's own words. So an answer that overflows loses the same points here as at home.
Those that a lesson's cells make do so, too: they print the warnings of the lesson.
"""

from __future__ import annotations

import functools
import sys
import warnings
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from graders.sandbox.in_process import InProcess

_POLES = {"log": 0, "log2": 0, "log10": 0, "log1p": -1, "reciprocal": 0, "arctanh": 1}
MAKERS = ["arange", "array", "asarray", "full", "linspace", "logspace", "ones", "zeros"]
_Kind = Literal["divide", "over", "invalid"]
_WORDS: dict[_Kind, str] = {
    "divide": "divide by zero",
    "over": "overflow",
    "invalid": "invalid value",
}


class Watched(np.ndarray[Any, Any]):
    """An array, whatever is computed from it, and an eye on both.

    To a reader it is what it stands for: an array of NumPy's.
    """

    def __repr__(self) -> str:
        return repr(unwatched(self))

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: Any, *inputs: Any, **keywords: Any
    ) -> Any:
        into = keywords.get("out", ())
        if into:
            keywords["out"] = tuple(unwatched(array) for array in into)
        bare = [unwatched(item) for item in inputs]
        # Where an input is the output, too: what it was before.
        before = [np.array(item) for item in bare] if into else bare
        result = getattr(ufunc, method)(*bare, **keywords)
        each_by_itself = method == "__call__" and ufunc.signature is None
        if each_by_itself and not isinstance(result, tuple):
            for kind in _happened(ufunc.__name__, before, result):
                _warn(kind, ufunc.__name__)
        return into[0] if into else watched(result)


Watched.__name__, Watched.__qualname__, Watched.__module__ = (
    "ndarray",
    "ndarray",
    "numpy",
)


class WatchedSandbox(InProcess):
    """The same sandbox, with watched arrays inside and plain ones outside."""

    def to_learner(self, value: Any) -> Any:
        return _each(watched, super().to_learner(value))

    def from_learner(self, value: Any) -> Any:
        return super().from_learner(_each(unwatched, value))


def watch_what_is_made() -> None:
    """Let arrays be watched that a notebook makes which deals with warnings.

    Others go without, as to look at every result takes time.
    """
    for name in MAKERS:
        setattr(np, name, _watching(getattr(np, name)))


def _watching(make: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(make)
    def made(*values: Any, **keywords: Any) -> Any:
        names = sys._getframe(1).f_globals
        array = make(*values, **keywords)
        if names.get("__name__") == "__main__" and "warnings" in names:
            return watched(array)
        return array

    return made


def watched(value: Any) -> Any:
    return value.view(Watched) if type(value) is np.ndarray else value


def unwatched(value: Any) -> Any:
    return value.view(np.ndarray) if type(value) is Watched else value


def _each(change: Any, value: Any) -> Any:
    if type(value) in (tuple, list):
        return type(value)(_each(change, item) for item in value)
    if type(value) is dict:
        return {key: _each(change, item) for key, item in value.items()}
    return change(value)


def _happened(name: str, inputs: list[Any], output: Any) -> list[_Kind]:
    """Find what the processor would have told: by which numbers came from which."""
    result = np.asarray(output)
    if result.dtype.kind != "f" or np.isfinite(result).all():
        return []
    arrays = [np.asarray(item) for item in inputs]
    if any(array.dtype.kind not in "biuf" for array in arrays):
        return []
    kinds: list[_Kind] = []
    finite = _all(np.isfinite(array) for array in arrays)
    if (found := np.isinf(result) & finite).any():
        pole = found & _at_pole(name, arrays)
        kinds += ["divide"] if pole.any() else []
        kinds += ["over"] if (found & ~pole).any() else []
    if (np.isnan(result) & _all(~np.isnan(array) for array in arrays)).any():
        kinds.append("invalid")
    return kinds


def _all(masks: Any) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = np.asarray(True)
    for mask in masks:
        found = found & mask
    return found


def _at_pole(name: str, inputs: list[NDArray[Any]]) -> NDArray[np.bool_]:
    if name in ("divide", "floor_divide"):
        return np.asarray(inputs[1] == 0)
    if name in ("power", "float_power"):
        return np.asarray(inputs[0] == 0)
    if name in _POLES:
        return np.asarray(np.abs(inputs[0]) == abs(_POLES[name]))
    return np.asarray(False)


def _warn(kind: _Kind, name: str) -> None:
    said = f"{_WORDS[kind]} encountered in {name}"
    wanted = np.geterr()[kind]
    if wanted == "raise":
        raise FloatingPointError(said)
    if wanted != "ignore":
        warnings.warn(said, RuntimeWarning, stacklevel=3)
