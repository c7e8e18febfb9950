"""Layers and activations as functions; `losses` has the rest of nn.functional."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import missing
from ..autograd.graph import Formula, record
from ..operations.elements.pointwise import error_function, exp, sigmoid_of
from ..operations.products import addmm, matmul
from ..operations.promotion import Array, float_array, rounded
from ..operations.registry import FUNCTIONS, demand_tensor
from ..tensor import Tensor
from .losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    cross_entropy,
    l1_loss,
    mse_loss,
    nll_loss,
)

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "cross_entropy",
    "elu",
    "gelu",
    "l1_loss",
    "leaky_relu",
    "linear",
    "log_softmax",
    "mse_loss",
    "nll_loss",
    "normalize",
    "one_hot",
    "relu",
    "sigmoid",
    "silu",
    "softmax",
    "softplus",
    "softsign",
    "tanh",
    "threshold",
]
__getattr__ = missing.module_attribute("torch.nn.functional")

sigmoid: Callable[..., Any] = FUNCTIONS["sigmoid"]
tanh: Callable[..., Any] = FUNCTIONS["tanh"]
_where: Callable[..., Any] = FUNCTIONS["where"]


def linear(input: Any, weight: Any, bias: Any = None) -> Any:
    """Multiply by the weight's transpose, and add the bias."""
    demand_tensor(input, "linear")
    if bias is None:
        return matmul(input, weight.t())
    if input.ndim == 2:
        return addmm(bias, input, weight.t())
    shape = (*input.shape[:-1], weight.shape[0])
    rows = input.reshape(-1, input.shape[-1]) if input.ndim else input
    return addmm(bias, rows, weight.t()).view(shape)


def _activation(
    input: Any,
    name: str,
    function: Callable[[Array], Any],
    formula: Formula,
    *,
    inplace: bool = False,
) -> Any:
    demand_tensor(input, name)
    array = float_array(input)
    with np.errstate(all="ignore"):
        result = Tensor._of(np.asarray(rounded(function)(array), array.dtype))
    node = "".join(part.capitalize() for part in name.split("_")) + "Backward0"
    record(result, node, (input, formula, input))
    if inplace:
        from ..operations.inplace import change

        return change(input, result)
    return result


def relu(input: Any, inplace: bool = False) -> Any:
    demand_tensor(input, "relu")
    return input.relu_() if inplace else input.relu()


def threshold(input: Any, threshold: float, value: float, inplace: bool = False) -> Any:
    return _activation(
        input,
        "threshold",
        lambda x: np.where(x <= threshold, value, x),
        lambda grad, x: _where(x <= threshold, 0.0, grad),
        inplace=inplace,
    )


def leaky_relu(input: Any, negative_slope: float = 0.01, inplace: bool = False) -> Any:
    return _activation(
        input,
        "leaky_relu",
        lambda x: np.where(x > 0, x, x * x.dtype.type(negative_slope)),
        lambda grad, x: _where(x > 0, grad, grad * negative_slope),
        inplace=inplace,
    )


def elu(input: Any, alpha: float = 1.0, inplace: bool = False) -> Any:
    def forward(x: Array) -> Any:
        return np.where(x > 0, x, x.dtype.type(alpha) * np.expm1(np.minimum(x, 0)))

    def back(grad: Tensor, x: Any) -> Any:
        return _where(x > 0, grad, grad * (exp(x.clamp(max=0)) * alpha))

    return _activation(input, "elu", forward, back, inplace=inplace)


def gelu(input: Any, approximate: str = "none") -> Any:
    if approximate == "tanh":
        inner = math.sqrt(2 / math.pi) * (input + 0.044715 * input**3)
        return 0.5 * input * (1 + inner.tanh())

    def forward(x: Array) -> Any:
        return x * (0.5 * (1 + error_function(x * x.dtype.type(math.sqrt(0.5)))))

    def back(grad: Tensor, x: Any) -> Any:
        share = 0.5 * (1 + (x * math.sqrt(0.5)).erf())
        density = exp(x * x * -0.5) * (1 / math.sqrt(2 * math.pi))
        return grad * (share + x * density)

    return _activation(input, "gelu", forward, back)


def silu(input: Any, inplace: bool = False) -> Any:
    def back(grad: Tensor, x: Any) -> Any:
        share = x.sigmoid()
        return grad * (share * (1 + x * (1 - share)))

    return _activation(
        input, "silu", lambda x: x * sigmoid_of(x), back, inplace=inplace
    )


def softplus(input: Any, beta: float = 1.0, threshold: float = 20.0) -> Any:
    def forward(x: Array) -> Any:
        scaled = x * x.dtype.type(beta)
        small = np.log1p(np.exp(np.minimum(scaled, threshold))) / x.dtype.type(beta)
        return np.where(scaled > threshold, x, small)

    def back(grad: Tensor, x: Any) -> Any:
        return _where(x * beta > threshold, grad, grad * (x * beta).sigmoid())

    return _activation(input, "softplus", forward, back)


def softsign(input: Any) -> Any:
    return input / (input.abs() + 1)


def _implicit(name: str, dims: int) -> int:
    warnings.warn(
        f"Implicit dimension choice for {name} has been deprecated. Change the call to "
        "include dim=X as an argument.",
        UserWarning,
        stacklevel=3,
    )
    return 0 if dims in (0, 1, 3) else 1


def softmax(
    input: Any, dim: Any = None, _stacklevel: int = 3, dtype: Any = None
) -> Any:
    axis = _implicit("softmax", input.ndim) if dim is None else dim
    return FUNCTIONS["softmax"](input, axis, dtype)


def log_softmax(
    input: Any, dim: Any = None, _stacklevel: int = 3, dtype: Any = None
) -> Any:
    axis = _implicit("log_softmax", input.ndim) if dim is None else dim
    return FUNCTIONS["log_softmax"](input, axis, dtype)


def normalize(input: Any, p: float = 2.0, dim: int = 1, eps: float = 1e-12) -> Any:
    return input / input.norm(p, dim, True).clamp(min=eps).expand_as(input)


def one_hot(tensor: Any, num_classes: int = -1) -> Any:
    """Give each class a column: 1 in its own, 0 in the others."""
    classes = tensor._array
    if classes.dtype != np.int64:
        raise RuntimeError(
            "one_hot is only applicable to index tensor of type LongTensor."
        )
    if classes.size and classes.min() < 0:
        raise RuntimeError("Class values must be non-negative.")
    count = int(classes.max()) + 1 if num_classes == -1 else num_classes
    if classes.size and classes.max() >= count:
        raise RuntimeError("Class values must be smaller than num_classes.")
    return Tensor._of((classes[..., None] == np.arange(count)).astype(np.int64))
