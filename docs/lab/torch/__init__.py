"""The part of PyTorch that this course uses, on NumPy alone, for the page.

A lesson in itself. Read it in this order:

1. `tensor`: an array that autograd knows of (`autograd.differentiable`), and its views;
2. `operations`: what each computes, and how its gradient is made. Begin with
   `elements.arithmetic`, `reductions.sums` and `products`; `inplace` comes last;
3. `autograd.graph`: what is noted of a computation; `autograd.engine`: the way back;
4. `nn`: modules, layers and losses, made of operations;
5. `optim`: the steps.

What it prints and what it says of mistakes is PyTorch's own; `names` lists what of
PyTorch is not here, which `missing` tells the reader.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from typing import Any

from . import missing
from .autograd.grad_mode import (
    enable_grad,
    inference_mode,
    is_grad_enabled,
    no_grad,
    set_grad_enabled,
)
from .devices import (
    cuda,
    device,
    get_default_device,
    layout,
    set_default_device,
    strided,
)
from .dtypes import bool_ as _bool
from .dtypes import (
    dtype,
    finfo,
    float16,
    float32,
    float64,
    get_default_dtype,
    int8,
    int16,
    int32,
    int64,
    promote_types,
    set_default_dtype,
    uint8,
)
from .printing import set_printoptions
from .size import Size
from .tensor import Tensor

# isort: split
from .operations import FUNCTIONS

# isort: split
from . import autograd, func, linalg, nn, optim, random, utils
from .func import vmap
from .random import Generator, default_generator

__version__ = "2.13.0+page"
__all__ = [
    "Generator",
    "Size",
    "Tensor",
    "autograd",
    "cond",
    "cuda",
    "default_generator",
    "device",
    "dtype",
    "enable_grad",
    "finfo",
    "float16",
    "float32",
    "float64",
    "func",
    "get_default_device",
    "get_default_dtype",
    "inference_mode",
    "int8",
    "int16",
    "int32",
    "int64",
    "is_grad_enabled",
    "layout",
    "linalg",
    "nn",
    "no_grad",
    "optim",
    "promote_types",
    "random",
    "set_default_device",
    "set_default_dtype",
    "set_grad_enabled",
    "set_printoptions",
    "strided",
    "uint8",
    "utils",
    "vmap",
]

inf, nan, pi, e, newaxis = math.inf, math.nan, math.pi, math.e, None
half, double, short, long = float16, float64, int16, int64


def set_num_threads(int: Any) -> None:
    """Nothing to set: there is one thread."""


set_num_interop_threads = set_num_threads


def get_num_threads() -> Any:
    return 1


def compile(model: Any = None, **_: Any) -> Any:
    """Give back what is to be compiled: it runs as it is written."""
    return (lambda model: model) if model is None else model


def cond(
    pred: Any,
    true_fn: Callable[..., Any],
    false_fn: Callable[..., Any],
    operands: Sequence[Any] = (),
) -> Any:
    return (true_fn if pred else false_fn)(*operands)


__getattr__ = missing.module_attribute("torch")
sys.meta_path.append(missing.Modules(__name__))
globals().update(FUNCTIONS)
# Last, and by another way: in this module these are Python's own until here.
globals().update({"float": float32, "int": int32, "bool": _bool})
