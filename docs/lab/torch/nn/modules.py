"""Activations and losses as modules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import functional
from .module import Module


class _Function(Module):
    """Calls a function of nn.functional, with what it was made with."""

    _function: Callable[..., Any]
    _shown: tuple[str, ...] = ()
    _defaults: dict[str, Any] = {}  # noqa: RUF012 — never changed

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__()
        names = list(self._defaults)
        if len(arguments) > len(names):
            raise TypeError(
                f"{type(self).__name__}.__init__() takes from 1 to {len(names) + 1} "
                f"positional arguments but {len(arguments) + 1} were given"
            )
        given = dict(zip(names, arguments, strict=False)) | keywords
        for name in given:
            if name not in self._defaults:
                raise TypeError(
                    f"{type(self).__name__}.__init__() got an unexpected keyword "
                    f"argument '{name}'"
                )
        for name, value in (self._defaults | given).items():
            setattr(self, name, value)

    def forward(self, *inputs: Any) -> Any:
        settings = {name: getattr(self, name) for name in self._defaults}
        return type(self)._function(*inputs, **settings)

    def extra_repr(self) -> str:
        parts = [f"{name}={getattr(self, name)}" for name in self._shown]
        if self._defaults.get("inplace") is False and self.__dict__["inplace"]:
            parts.append("inplace=True")
        return ", ".join(parts)


def _module(
    name: str,
    function: Callable[..., Any],
    shown: tuple[str, ...] = (),
    **defaults: Any,
) -> Any:
    """Make a module class of a function and its settings."""
    body = {
        "_function": staticmethod(function),
        "_shown": shown,
        "_defaults": defaults,
        "__doc__": function.__doc__,
        "__module__": __name__,
    }
    return type(name, (_Function,), body)


ReLU = _module("ReLU", functional.relu, inplace=False)
Sigmoid = _module("Sigmoid", functional.sigmoid)
Tanh = _module("Tanh", functional.tanh)
SiLU = _module("SiLU", functional.silu, inplace=False)
ELU = _module("ELU", functional.elu, ("alpha",), alpha=1.0, inplace=False)
LeakyReLU = _module(
    "LeakyReLU",
    functional.leaky_relu,
    ("negative_slope",),
    negative_slope=0.01,
    inplace=False,
)
Softplus = _module(
    "Softplus",
    functional.softplus,
    ("beta", "threshold"),
    beta=1.0,
    threshold=20.0,
)


class GELU(Module):
    """x times the share of a normal distribution that lies below x."""

    def __init__(self, approximate: str = "none") -> None:
        super().__init__()
        self.approximate = approximate

    def forward(self, input: Any) -> Any:
        return functional.gelu(input, self.approximate)

    def extra_repr(self) -> str:
        return f"approximate={self.approximate!r}"


class Softmax(Module):
    """Shares of one, along a dimension."""

    _along: Callable[..., Any] = staticmethod(functional.softmax)

    def __init__(self, dim: int | None = None) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, input: Any) -> Any:
        return self._along(input, self.dim)

    def extra_repr(self) -> str:
        return f"dim={self.dim}"


class LogSoftmax(Softmax):
    """The logarithms of these shares."""

    _along: Callable[..., Any] = staticmethod(functional.log_softmax)

    def extra_repr(self) -> str:
        return f"dim={self.dim}" if self.dim is not None else "dim=None"


MSELoss = _module("MSELoss", functional.mse_loss, reduction="mean")
L1Loss = _module("L1Loss", functional.l1_loss, reduction="mean")
BCELoss = _module(
    "BCELoss", functional.binary_cross_entropy, weight=None, reduction="mean"
)
BCEWithLogitsLoss = _module(
    "BCEWithLogitsLoss",
    functional.binary_cross_entropy_with_logits,
    weight=None,
    reduction="mean",
    pos_weight=None,
)
NLLLoss = _module(
    "NLLLoss",
    functional.nll_loss,
    weight=None,
    ignore_index=-100,
    reduction="mean",
)
CrossEntropyLoss = _module(
    "CrossEntropyLoss",
    functional.cross_entropy,
    weight=None,
    ignore_index=-100,
    reduction="mean",
    label_smoothing=0.0,
)
