"""Products of vectors and matrices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..autograd.graph import record
from ..tensor import Tensor, TensorBase
from .promotion import Array, quiet
from .registry import FUNCTIONS, both, demand_tensor, function, method
from .shapes.axes import t
from .shapes.views import squeeze, unsqueeze

_SHORT = 3
_MOST = 1 << 20
"""Elements. What is larger is not worth a second array of its size."""


@quiet
def _product(a: Array, b: Array) -> Any:
    if a.ndim == 2 and a.dtype.kind == "f" and 0 < a.size * b.shape[-1] < _MOST:
        if b.ndim == 1 and _by_columns(a):
            return _one_by_one(a * b, 1)
        if b.ndim == 2 and b.shape[1] == 1 and _by_columns(a):
            return _one_by_one(a * b[:, 0], 1)[:, None]
        if b.ndim == 2 and a.shape[0] == 1 and _by_columns(b.T):
            return _one_by_one(a[0][:, None] * b, 0)[None]
    return a @ b


def _by_columns(matrix: Array) -> bool:
    """Whether PyTorch adds column to column, as it does where columns lie together."""
    return matrix.shape[1] <= _SHORT or bool(matrix.flags.f_contiguous)


def _one_by_one(products: Array, axis: int) -> Any:
    if not products.shape[axis]:
        return products.sum(axis)
    return np.add.accumulate(products, axis).take(-1, axis)


def _c_name(tensor: Any) -> str:
    name: str = tensor.dtype.old_name.lower()
    known = {"short": "short int", "char": "signed char", "byte": "unsigned char"}
    return {"long": "long int", "half": "c10::Half"}.get(name, known.get(name, name))


def _by(shape: Any) -> str:
    return "x".join(map(str, shape))


def _require_fit(mat1: Any, mat2: Any) -> None:
    if mat1.shape[1] != mat2.shape[0]:
        raise RuntimeError(
            f"mat1 and mat2 shapes cannot be multiplied ({_by(mat1.shape)} and "
            f"{_by(mat2.shape)})"
        )


@both
def mm(input: Any, mat2: Any) -> Any:
    """Multiply a matrix by a matrix."""
    demand_tensor(mat2, "mm", "mat2", 2)
    if input.ndim != 2 or mat2.ndim != 2:
        raise RuntimeError(f"{'self' if input.ndim != 2 else 'mat2'} must be a matrix")
    _require_fit(input, mat2)
    if input._array.dtype != mat2._array.dtype:
        raise RuntimeError(
            "expected m1 and m2 to have the same dtype, but got: "
            f"{_c_name(input)} != {_c_name(mat2)}"
        )
    return record(
        Tensor._of(_product(input._array, mat2._array)),
        "MmBackward0",
        (input, lambda grad, b: mm(grad, t(b)), mat2),
        (mat2, lambda grad, a: mm(t(a), grad), input),
    )


@both
def mv(input: Any, vec: Any) -> Any:
    """Multiply a matrix by a vector."""
    demand_tensor(vec, "mv", "vec", 2)
    if input.ndim != 2 or vec.ndim != 1:
        raise RuntimeError(
            f"vector + matrix @ vector expected, got 1, {input.ndim}, {vec.ndim}"
        )
    if input.shape[1] != vec.shape[0]:
        raise RuntimeError(
            f"size mismatch, got input ({input.shape[0]}), mat ({_by(input.shape)}), "
            f"vec ({vec.shape[0]})"
        )
    if input._array.dtype != vec._array.dtype:
        one, other = input.dtype.old_name, vec.dtype.old_name
        raise RuntimeError(
            f"addmv input tensors must have the same dtype, but got {other}, {one}, "
            f"and {other}"
        )
    return record(
        Tensor._of(_product(input._array, vec._array)),
        "MvBackward0",
        (input, lambda grad, v: outer(grad, v), vec),
        (vec, lambda grad, a: mv(t(a), grad), input),
    )


@both
def dot(input: Any, tensor: Any) -> Any:
    """Multiply a vector by a vector."""
    demand_tensor(tensor, "dot", "tensor", 2)
    if input.ndim != 1 or tensor.ndim != 1:
        raise RuntimeError(
            f"1D tensors expected, but got {input.ndim}D and {tensor.ndim}D tensors"
        )
    if input._array.dtype != tensor._array.dtype:
        raise RuntimeError(
            "dot : expected both vectors to have same dtype, but found "
            f"{input.dtype.old_name} and {tensor.dtype.old_name}"
        )
    if input.shape != tensor.shape:
        one, other = input.shape[0], tensor.shape[0]
        raise RuntimeError(
            f"inconsistent tensor size, expected tensor [{one}] and src [{other}] to "
            f"have the same number of elements, but got {one} and {other} elements "
            "respectively"
        )
    return record(
        Tensor._of(_product(input._array, tensor._array)),
        "DotBackward0",
        (input, _times, tensor),
        (tensor, _times, input),
    )


def _times(grad: Tensor, other: Any) -> Any:
    return grad * other


@both
def outer(input: Any, vec2: Any) -> Any:
    """Multiply each element of one vector by each of another."""
    if input.ndim != 1 or vec2.ndim != 1:
        which, wrong = ("self", input) if input.ndim != 1 else ("vec2", vec2)
        raise RuntimeError(
            f"outer: Expected 1-D argument {which}, but got {wrong.ndim}-D"
        )
    return input.reshape(-1, 1) * vec2


def _flipped(x: Any) -> Any:
    return FUNCTIONS["transpose"](x, -2, -1)


def _batched(input: Any, other: Any) -> Any:
    """Multiply stacks of matrices, broadcast to each other."""
    a, b = input.shape, other.shape
    if a[-1] != b[-2]:
        expected = [*np.broadcast_shapes(a[:-2], b[:-2])][-1:] or [1]
        raise RuntimeError(
            "Expected size for first two dimensions of batch2 tensor to be: "
            f"[{expected[0]}, {a[-1]}] but got: [{expected[0]}, {b[-2]}]."
            if len(b) > 2
            else f"mat1 and mat2 shapes cannot be multiplied "
            f"({int(np.prod(a[:-1]))}x{a[-1]} and {_by(b)})"
        )
    if input._array.dtype != other._array.dtype:
        raise RuntimeError(
            "expected m1 and m2 to have the same dtype, but got: "
            f"{_c_name(input)} != {_c_name(other)}"
            if len(b) == 2
            else "expected scalar type "
            f"{input.dtype.old_name} but found {other.dtype.old_name}"
        )
    folded = len(a) == 2 or len(b) == 2
    return record(
        Tensor._of(_product(input._array, other._array)),
        "UnsafeViewBackward0" if folded else "BmmBackward0",
        (input, lambda grad, y: matmul(grad, _flipped(y)), other),
        (other, lambda grad, x: matmul(_flipped(x), grad), input),
    )


@both
def bmm(input: Any, mat2: Any) -> Any:
    if input.ndim != 3 or mat2.ndim != 3:
        raise RuntimeError("batch1 must be a 3D tensor")
    return _batched(input, mat2)


@both
def matmul(input: Any, other: Any) -> Any:
    """Multiply vectors and matrices, whichever they are: `input @ other`."""
    demand_tensor(other, "matmul", "other", 2)
    a, b = input.ndim, other.ndim
    if not a or not b:
        raise RuntimeError(
            "both arguments to matmul need to be at least 1D, but they are "
            f"{a}D and {b}D"
        )
    if a == 2:
        if b == 2:
            return mm(input, other)
        if b == 1:
            return mv(input, other)
    if a == 1:
        if b == 1:
            return dot(input, other)
        if b == 2:
            return _squeezed(mm(unsqueeze(input, 0), other), 0)
        return _squeezed(_batched(unsqueeze(input, 0), other), -2)
    if b == 1:
        return _squeezed(_batched(input, unsqueeze(other, 1)), -1)
    return _batched(input, other)


def _squeezed(product: Any, dim: int) -> Any:
    result = squeeze(product, dim)
    if result._grad_fn is not None:  # PyTorch's name, for a squeeze of its own
        result = record(
            result.detach(), "SqueezeBackward4", (product, lambda g: unsqueeze(g, dim))
        )
    return result


@function
def addmm(input: Any, mat1: Any, mat2: Any) -> Any:
    """Multiply two matrices, and add: what a linear layer does."""
    _require_fit(mat1, mat2)
    if mat1._array.dtype != mat2._array.dtype:
        raise RuntimeError(
            "mat1 and mat2 must have the same dtype, but got "
            f"{mat1.dtype.old_name} and {mat2.dtype.old_name}"
        )
    return record(
        Tensor._of(_added(mat1._array, mat2._array, input._array)),
        "AddmmBackward0",
        (input, lambda grad: grad),
        (mat1, lambda grad, b: mm(grad, t(b)), mat2),
        (mat2, lambda grad, a: mm(t(a), grad), mat1),
    )


@quiet
def _added(a: Array, b: Array, c: Array) -> Any:
    return _product(a, b) + c


def _operator(name: str, operation: Callable[[Any, Any], Any]) -> None:
    def operate(self: Any, other: Any) -> Any:
        if not isinstance(other, TensorBase):
            return NotImplemented
        return operation(self, other)

    operate.__name__ = name
    method(operate)


_operator("__matmul__", matmul)
_operator("__rmatmul__", lambda self, other: matmul(other, self))
