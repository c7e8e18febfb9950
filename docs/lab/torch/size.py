"""A tensor's shape."""

from __future__ import annotations

import math
from typing import Any


class Size(tuple[int, ...]):
    """A tuple of lengths, one for each dimension."""

    __slots__ = ()

    def numel(self) -> int:
        return math.prod(self)

    def __repr__(self) -> str:
        return f"torch.Size({list(self)})"

    def __getitem__(self, key: Any) -> Any:
        found: Any = tuple.__getitem__(self, key)
        return Size(found) if isinstance(key, slice) else found

    def __add__(self, other: Any) -> Any:
        return Size(tuple(self) + tuple(other))


def lengths(given: tuple[Any, ...], name: str = "zeros") -> tuple[int, ...]:
    """Read a shape given as `2, 3` or as `(2, 3)`."""
    if len(given) == 1 and isinstance(given[0], (tuple, list)):
        given = tuple(given[0])
    try:
        return tuple(each.__index__() for each in given)
    except (AttributeError, TypeError):
        wrong = next(each for each in given if not hasattr(each, "__index__"))
        raise TypeError(
            f"{name}(): argument 'size' (position 1) must be tuple of ints, not "
            f"{type(wrong).__name__}"
        ) from None


def positive(dim: int, dims: int) -> int:
    """Count a dimension from the front; a number has one, if it is asked for."""
    most = max(dims, 1)
    if not -most <= dim < most:
        raise IndexError(
            f"Dimension out of range (expected to be in range of [{-most}, {most - 1}],"
            f" but got {dim})"
        )
    return dim % most


def dimensions(dim: Any, dims: int) -> tuple[int, ...] | None:
    """Read `dim=`: one dimension, several, or (None) all of them."""
    if dim is None or (isinstance(dim, (tuple, list)) and not dim):
        return None
    several = dim if isinstance(dim, (tuple, list)) else (dim,)
    found = tuple(positive(each.__index__(), dims) for each in several)
    for each in found:
        if found.count(each) > 1:
            raise RuntimeError(f"dim {each} appears multiple times in the list of dims")
    return found if dims else None
