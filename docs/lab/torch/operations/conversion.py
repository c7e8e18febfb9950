"""Other types of elements."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import devices, dtypes
from ..autograd.graph import record
from ..tensor import Tensor, TensorBase
from .registry import function, method


def _converted(tensor: Any, kind: dtypes.dtype, copy: bool = False) -> Any:
    before = tensor._array.dtype
    if before == kind.numpy and not copy:
        return tensor
    with np.errstate(all="ignore"):
        array = tensor._array.astype(kind.numpy)

    def back(grad: Any) -> Any:
        return _converted(grad, dtypes.named(before))

    return record(Tensor._of(array), "ToCopyBackward0", (tensor, back))


@method
def to(self: Any, *wanted: Any, copy: bool = False, **keywords: Any) -> Any:
    """Convert to a type, or to another tensor's; the device is always the same."""
    kind = keywords.get("dtype") or self.dtype
    for each in (*wanted, keywords.get("device")):
        if isinstance(each, dtypes.dtype):
            kind = each
        elif isinstance(each, TensorBase):
            kind = each.dtype
        elif isinstance(each, (str, devices.device)):
            devices.device(each)
    return _converted(self, kind, copy)


def _named_after(kind: dtypes.dtype, name: str) -> None:
    def convert(self: Any) -> Any:
        return _converted(self, kind)

    convert.__name__ = name
    method(convert)


for _kind in dtypes.ALL:
    _named_after(_kind, _kind.old_name.lower())


@method
def type(self: Any, dtype: Any = None) -> Any:
    if dtype is None:
        return f"torch.{self.dtype.old_name}Tensor"
    if isinstance(dtype, str):
        dtype = next(
            each for each in dtypes.ALL if dtype == f"torch.{each.old_name}Tensor"
        )
    return _converted(self, dtype)


@method
def cpu(self: Any) -> Any:
    return self


@method
def resolve_conj(self: Any) -> Any:
    return self


@method
def resolve_neg(self: Any) -> Any:
    return self


@function
def is_floating_point(input: Any) -> bool:
    return bool(input._array.dtype.kind == "f")


@function
def numel(input: Any) -> Any:
    return input.numel()
