"""Whether what is computed is recorded: no_grad and its kin."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

_enabled = True


def is_grad_enabled() -> bool:
    return _enabled


class _Mode:
    """Sets the mode within a `with`, or while a decorated function runs."""

    def __init__(self, enabled: bool) -> None:
        self._wanted = enabled
        self._before: list[bool] = []

    def __enter__(self) -> None:
        global _enabled
        self._before.append(_enabled)
        _enabled = self._wanted

    def __exit__(self, *_: object) -> None:
        global _enabled
        _enabled = self._before.pop()

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        if inspect.isgeneratorfunction(function):
            return self._each_step(function)

        @functools.wraps(function)
        def within(*arguments: Any, **keywords: Any) -> Any:
            with self:
                return function(*arguments, **keywords)

        return within

    def _each_step(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def within(*arguments: Any, **keywords: Any) -> Any:
            steps = function(*arguments, **keywords)
            while True:
                with self:
                    try:
                        step = next(steps)
                    except StopIteration as stopped:
                        return stopped.value
                yield step

        return within


class _Without(_Mode):
    """A mode that can decorate with its parentheses and without."""

    _on = False

    def __new__(cls, function: Callable[..., Any] | None = None) -> Any:
        made = super().__new__(cls)
        if function is None:
            return made
        made.__init__()  # type: ignore[misc]
        return made(function)

    def __init__(self, function: Callable[..., Any] | None = None) -> None:  # noqa: ARG002
        super().__init__(self._on)


class no_grad(_Without):  # noqa: N801 — PyTorch's own name
    """What is computed inside is not recorded."""


class enable_grad(_Without):  # noqa: N801 — PyTorch's own name
    """What is computed inside is recorded, even within `no_grad`."""

    _on = True


class inference_mode(_Mode):  # noqa: N801 — PyTorch's own name
    """Here no more than `no_grad`."""

    def __new__(cls, mode: Any = True) -> Any:
        made = super().__new__(cls)
        if not callable(mode):
            return made
        made.__init__()  # type: ignore[misc]
        return made(mode)

    def __init__(self, mode: Any = True) -> None:
        super().__init__(_enabled and not mode)


class set_grad_enabled(_Mode):  # noqa: N801 — PyTorch's own name
    """Sets the mode at once; as a `with`, until its end."""

    def __init__(self, mode: bool) -> None:
        global _enabled
        super().__init__(mode)
        self._at_first: bool = _enabled
        _enabled = bool(mode)

    def __enter__(self) -> None:
        global _enabled
        self._before.append(self._at_first)
        _enabled = self._wanted
