"""Losses: how far predictions are from what they should be."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from ..autograd.graph import record
from ..operations.promotion import computed, quiet
from ..operations.registry import FUNCTIONS, demand_tensor
from ..tensor import Tensor

_where = FUNCTIONS["where"]


def _reduced(values: Any, reduction: str) -> Any:
    if reduction == "mean":
        return values.mean()
    if reduction == "sum":
        return values.sum()
    if reduction == "none":
        return values
    raise ValueError(f"{reduction} is not a valid value for reduction")


def _warn_of_shapes(input: Any, target: Any) -> None:
    if input.shape != target.shape:
        warnings.warn(
            f"Using a target size ({target.shape}) that is different to the input size "
            f"({input.shape}). This will likely lead to incorrect results due to "
            "broadcasting. Please ensure they have the same size.",
            UserWarning,
            stacklevel=3,
        )


def mse_loss(
    input: Any,
    target: Any,
    reduction: str = "mean",
) -> Any:
    """Square the errors, and take their mean (or sum)."""
    if not (hasattr(target, "shape") and hasattr(input, "shape")):
        wrong = target if hasattr(input, "shape") else input
        raise AttributeError(f"'{type(wrong).__name__}' object has no attribute 'size'")
    _warn_of_shapes(input, target)
    errors = computed(np.subtract, input, target)
    with np.errstate(all="ignore"):
        result = _reduced(Tensor._of(errors._array * errors._array), reduction)
    scale = (
        2 / errors._array.size if reduction == "mean" and errors._array.size else 2.0
    )

    def of_input(grad: Tensor, x: Any, y: Any) -> Any:
        return scale * (x - y) * grad

    def of_target(grad: Tensor, x: Any, y: Any) -> Any:
        return scale * (y - x) * grad

    return record(
        result,
        "MseLossBackward0",
        (input, of_input, input, target),
        (target, of_target, input, target),
    )


def l1_loss(
    input: Any,
    target: Any,
    reduction: str = "mean",
) -> Any:
    _warn_of_shapes(input, target)
    return _reduced((input - target).abs(), reduction)


def binary_cross_entropy(
    input: Any,
    target: Any,
    weight: Any = None,
    reduction: str = "mean",
) -> Any:
    """Compare probabilities with 0 and 1; a logarithm is -100 at least."""
    if target.shape != input.shape:
        raise ValueError(
            f"Using a target size ({target.shape}) that is different to the input size "
            f"({input.shape}) is deprecated. Please ensure they have the same size."
        )
    array = input._array
    if ((array < 0) | (array > 1)).any():
        raise RuntimeError("all elements of input should be between 0 and 1")
    if array.dtype != target._array.dtype:
        raise RuntimeError(
            f"Found dtype {target.dtype.old_name} but expected {input.dtype.old_name}"
        )
    values = _bce(input, target)
    values = values if weight is None else values * weight
    return _reduced(values, reduction)


@quiet
def _bce(input: Any, target: Any) -> Any:
    p, y = input._array, target._array
    low = p.dtype.type(-100)
    log_p, log_rest = np.maximum(np.log(p), low), np.maximum(np.log1p(-p), low)
    values = (y - 1) * log_rest - y * log_p

    def of_input(grad: Tensor, p: Any, y: Any) -> Any:
        return grad * (p - y) / ((1 - p) * p).clamp(min=1e-12)

    def of_target(grad: Tensor, p: Any) -> Any:
        return grad * ((1 - p).log() - p.log())

    return record(
        Tensor._of(values),
        "BinaryCrossEntropyBackward0",
        (input, of_input, input, target),
        (target, of_target, input),
    )


def binary_cross_entropy_with_logits(
    input: Any,
    target: Any,
    weight: Any = None,
    reduction: str = "mean",
    pos_weight: Any = None,
) -> Any:
    """Compare logits with 0 and 1, without an overflow however large they are."""
    if target.shape != input.shape:
        raise ValueError(
            f"Target size ({target.shape}) must be the same as input size "
            f"({input.shape})"
        )
    if target._array.dtype.kind != "f":
        raise RuntimeError(
            f"result type {input.dtype.old_name} can't be cast to the desired output "
            f"type {target.dtype.old_name}"
        )
    factor = 1.0 if pos_weight is None else 1 + (pos_weight - 1) * target
    values = _bce_of_logits(input, target, factor)
    values = values if weight is None else values * weight
    return _reduced(values, reduction)


@quiet
def _bce_of_logits(input: Any, target: Any, factor: Any) -> Any:
    weights = factor._array if isinstance(factor, Tensor) else factor
    z, y = input._array, target._array
    log_sigmoid = np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
    values = (1 - y) * z - weights * log_sigmoid

    def of_input(grad: Tensor, z: Any, y: Any, factor: Any) -> Any:
        return grad * ((1 - y) - factor * (1 - z.sigmoid()))

    def of_target(grad: Tensor, z: Any) -> Any:
        return -grad * z

    return record(
        Tensor._of(values),
        "BinaryCrossEntropyWithLogitsBackward0",
        (input, of_input, input, target, factor),
        (target, of_target, input),
    )


def nll_loss(
    input: Any,
    target: Any,
    weight: Any = None,
    ignore_index: int = -100,
    reduction: str = "mean",
) -> Any:
    """Take the log-probability of each sample's class, and turn its sign."""
    _require_classes(input, target, ignore_index)
    single = input.ndim == 1
    scores = input.unsqueeze(0) if single else input
    classes = target.reshape(1) if single else target
    counted = classes != ignore_index
    safe = _where(counted, classes, 0)
    own = -scores.gather(1, safe.unsqueeze(1)).squeeze(1)
    shares = counted.to(input.dtype) if weight is None else weight[safe] * counted
    values = own * shares if weight is not None or not counted.all() else own
    if reduction == "mean":
        plain = weight is None and bool(counted.all())
        return values.mean() if plain else values.sum() / shares.sum()
    values = values.reshape(()) if single and reduction == "none" else values
    return _reduced(values, reduction)


def _require_classes(input: Any, target: Any, ignore_index: int) -> None:
    if input.ndim not in (1, 2):
        raise RuntimeError("input tensor should be 1D or 2D")
    batch = input.shape[0] if input.ndim == 2 else 1
    count = target.shape[0] if target.ndim else 1
    if batch != count:
        raise ValueError(
            f"Expected input batch_size ({batch}) to match target batch_size ({count})."
        )
    if target._array.dtype.kind not in "iu":
        raise RuntimeError(
            f"expected target dtype to be Long or Byte, but got {target.dtype.old_name}"
        )
    classes, most = target._array, input.shape[-1]
    wrong = ((classes < 0) | (classes >= most)) & (classes != ignore_index)
    if wrong.any():
        raise IndexError(f"Target {classes[wrong].flat[0]} is out of bounds.")


def cross_entropy(
    input: Any,
    target: Any,
    weight: Any = None,
    ignore_index: int = -100,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> Any:
    """Compare logits with classes, or with the probabilities of all classes."""
    demand_tensor(input, "cross_entropy_loss", "self")
    axis = 0 if input.ndim == 1 else 1
    logs = input.log_softmax(axis)
    if target.shape == input.shape and target._array.dtype.kind == "f":
        return _of_probabilities(logs, target, weight, reduction, label_smoothing)
    own = nll_loss(logs, target, weight, ignore_index=ignore_index, reduction=reduction)
    if not label_smoothing:
        return own
    even = _of_probabilities(
        logs, logs.new_full(logs.shape, 1 / logs.shape[axis]), weight, reduction, 0.0
    )
    return (1 - label_smoothing) * own + label_smoothing * even


def _of_probabilities(
    logs: Any, shares: Any, weight: Any, reduction: str, smoothing: float
) -> Any:
    axis = 0 if logs.ndim == 1 else 1
    if smoothing:
        shares = shares * (1 - smoothing) + smoothing / logs.shape[axis]
    products = logs * shares if weight is None else logs * shares * weight
    values = -products.sum(axis)
    if reduction == "mean":
        return values.sum() / (logs.shape[0] if logs.ndim == 2 else 1)
    return _reduced(values, reduction)
