"""Tensors that a module learns."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..tensor import Tensor, TensorBase


class Parameter(Tensor):
    """A leaf whose gradient is wanted; as an attribute of a module, part of it."""

    def __new__(cls, data: Any = None, requires_grad: bool = True) -> Any:
        if data is None:
            data = Tensor._of(np.empty(0, np.float32))
        if not isinstance(data, TensorBase):
            raise TypeError(f"cannot unpack non-iterable {type(data).__name__} object")
        if requires_grad and data._array.dtype.kind != "f":
            raise RuntimeError(
                "Only Tensors of floating point and complex dtype can require gradients"
            )
        parameter = cls._of(data._array)
        parameter._versions = data._shared_versions()
        parameter._requires_grad = requires_grad
        return parameter

    def __init__(self, data: Any = None, requires_grad: bool = True) -> None:
        del data, requires_grad

    def __repr__(self) -> str:
        return "Parameter containing:\n" + super().__repr__()
