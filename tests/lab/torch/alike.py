"""An operation of the page's own PyTorch and PyTorch's: alike, forward and back."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import torch as real
from hypothesis import settings, strategies

from lab import torch as own

page: Any = own

Operation = Callable[..., Any]
EXAMPLES = settings(max_examples=8, derandomize=True, database=None, deadline=None)
FLOATS = [np.float32, np.float64]
PLAIN = strategies.integers(-24, 24).map(lambda n: n / 8)


def _tensors(torch: Any, given: list[Any], wanted: bool) -> list[Any]:
    return [
        torch.tensor(array, requires_grad=wanted and array.dtype.kind == "f")
        for array in given
    ]


def _outcome(torch: Any, operation: Operation, given: list[Any], *more: Any) -> Any:
    """Give the result and the gradients, or the kind of error."""
    tensors = _tensors(torch, given, wanted=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            result = operation(torch, *tensors, *more)
            grads = []
            if torch.is_tensor(result) and result.requires_grad:
                weights = torch.arange(result.numel()).reshape(result.shape) + 1
                (result * weights.to(result.dtype)).sum().backward()
                grads = [tensor.grad for tensor in tensors]
        except (RuntimeError, IndexError, TypeError, NotImplementedError) as error:
            return type(error)
    return result, grads


def _same(ours: Any, theirs: Any) -> None:
    if not real.is_tensor(theirs):
        assert ours == theirs
        return
    assert str(ours.dtype) == str(theirs.dtype)
    assert tuple(ours.shape) == tuple(theirs.shape)
    assert ours.requires_grad == theirs.requires_grad
    one, other = ours.detach().numpy(), theirs.detach().numpy()
    # PyTorch keeps some settings, such as label_smoothing, in float32.
    rtol = 4e-6 if other.dtype == np.float32 else 2e-8
    scale = np.abs(other[np.isfinite(other)]).max(initial=0) if other.size else 0
    with np.errstate(all="ignore"):
        near = np.isclose(one, other, rtol, rtol * max(scale, 1), True)
    assert near.all(), (one, other)


def compare(operation: Operation, given: list[Any], *more: Any) -> None:
    ours = _outcome(page, operation, given, *more)
    theirs = _outcome(real, operation, given, *more)
    if isinstance(theirs, type):
        assert ours is theirs
        return
    assert not isinstance(ours, type), (ours, theirs)
    _same(ours[0], theirs[0])
    for one, other in zip(ours[1], theirs[1], strict=True):
        assert (one is None) == (other is None)
        if other is not None:
            _same(one, other)
