"""What `torch` offers as functions, and what tensors offer as methods.

Most operations are both: `torch.exp(x)` and `x.exp()`. Where one is defined, a
decorator says which of the two it is.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from ..tensor import TensorBase

F = TypeVar("F", bound=Callable[..., Any])

FUNCTIONS: dict[str, Callable[..., Any]] = {}


def function(operation: F) -> F:
    """Offer it as `torch.name`."""
    FUNCTIONS[operation.__name__] = operation
    return operation


def method(operation: F) -> F:
    """Offer it as a method of tensors."""
    setattr(TensorBase, operation.__name__, operation)
    return operation


def both(operation: F) -> F:
    """Offer it as a function, which demands a tensor, and as a method, too."""
    name = operation.__name__

    @functools.wraps(operation)
    def checked(*arguments: Any, **keywords: Any) -> Any:
        if arguments:
            demand_tensor(arguments[0], name)
        elif "input" in keywords:
            return checked(keywords.pop("input"), **keywords)
        return operation(*arguments, **keywords)

    FUNCTIONS[name] = checked
    return method(operation)


def either(operation: F) -> F:
    """Offer it as both, where the function takes a plain number in the first place."""
    name = operation.__name__

    @functools.wraps(operation)
    def checked(input: Any, other: Any, **keywords: Any) -> Any:
        if not isinstance(other, TensorBase):
            demand_tensor(input, name)
        return operation(input, other, **keywords)

    FUNCTIONS[name] = checked
    return method(operation)


def demand_tensor(
    value: Any, name: str, argument: str = "input", position: int = 1
) -> None:
    if not isinstance(value, TensorBase):
        raise TypeError(
            f"{name}(): argument '{argument}' (position {position}) must be Tensor, "
            f"not {type(value).__name__}"
        )


_NUMPYS = {"axis": "dim", "keepdims": "keepdim"}


def numpy_names(operation: F) -> F:
    """Take `axis` and `keepdims` as well, as PyTorch does."""

    @functools.wraps(operation)
    def renamed(*arguments: Any, **keywords: Any) -> Any:
        if keywords:
            keywords = {_NUMPYS.get(key, key): keywords[key] for key in keywords}
        return operation(*arguments, **keywords)

    return renamed  # type: ignore[return-value]


def alias(name: str, operation: Callable[..., Any]) -> None:
    """Offer under another name what `both` has offered already."""
    FUNCTIONS[name] = FUNCTIONS[operation.__name__]
    setattr(TensorBase, name, operation)
