"""Linear algebra: equations, eigenvectors, lengths."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import missing
from .autograd.graph import record, record_all
from .operations.promotion import Array, quiet
from .operations.reductions.extremes import returned
from .operations.reductions.statistics import norm as _norm
from .operations.registry import FUNCTIONS, method
from .tensor import Tensor

__getattr__ = missing.module_attribute("torch.linalg")


class LinAlgError(RuntimeError):
    """A matrix with which it cannot be done, one that is singular for example."""


LinAlgError.__name__ = LinAlgError.__qualname__ = "_LinAlgError"
LinAlgError.__module__ = "torch._C"

_Eigen = returned("linalg_eigh", "eigenvalues", "eigenvectors")
_LeastSquares = returned(
    "linalg_lstsq", "solution", "residuals", "rank", "singular_values"
)


def _require_square(a: Any, name: str) -> None:
    if a.ndim < 2:
        raise RuntimeError(
            f"linalg.{name}: The input tensor A must have at least 2 dimensions."
        )
    rows, columns = a.shape[-2:]
    if rows != columns:
        raise RuntimeError(
            f"linalg.{name}: A must be batches of square matrices, but they are {rows} "
            f"by {columns} matrices"
        )


def _require_floats(a: Any, name: str) -> None:
    if a._array.dtype.kind != "f":
        raise RuntimeError(
            f"linalg.{name}: Expected a floating point or complex tensor as input. Got "
            f"{a.dtype.old_name}"
        )


@quiet
def _solved(a: Array, b: Array) -> Array:
    """Solve in the type given. Where that cannot be, say so by LinAlgError.

    WebAssembly's NumPy does not notice a pivot of exactly zero: it gives no numbers.
    """
    result: Array = np.linalg.solve(a, b)
    if not np.isfinite(result).all() and np.isfinite(a).all() and _zero_pivot(a):
        raise np.linalg.LinAlgError("Singular matrix")
    return result


def _zero_pivot(a: Array) -> int:
    """Give the number (from 1) of the first pivot that is zero, or 0 if none is."""
    for matrix in a.reshape(-1, *a.shape[-2:]):
        left = matrix.copy()
        for i in range(len(left)):
            row = i + int(np.argmax(np.abs(left[i:, i])))
            if left[row, i] == 0:
                return i + 1
            left[[i, row]] = left[[row, i]]
            left[i + 1 :] -= np.outer(left[i + 1 :, i] / left[i, i], left[i])
    return 0


def solve(A: Any, B: Any, *, left: bool = True) -> Any:
    """Find X of A X = B; B can be a vector, too."""
    del left
    _require_square(A, "solve")
    _require_floats(A, "solve")
    vector = B.ndim == 1 or (A.ndim - 1 == B.ndim and B.shape == A.shape[:-1])
    right = B.unsqueeze(-1) if vector else B
    if A.shape[-1] != right.shape[-2]:
        raise RuntimeError(
            "linalg.solve: Incompatible shapes of A and B for the equation AX = B "
            f"({A.shape[-2]}x{A.shape[-1]} and {right.shape[-2]}x{right.shape[-1]})"
        )
    if A._array.dtype != B._array.dtype:
        raise RuntimeError(
            "linalg.solve: Expected A and B to have the same dtype, but found A of "
            f"type {A.dtype.old_name} and B of type {B.dtype.old_name} instead"
        )
    try:
        found = _solved(A._array, right._array)
    except np.linalg.LinAlgError:
        raise LinAlgError(
            "torch.linalg.solve: The solver failed because the input matrix is "
            "singular."
        ) from None
    result = Tensor._of(found[..., 0] if vector else found)

    def of_b(grad: Any, a: Any) -> Any:
        return solve(a.transpose(-2, -1), grad)

    def of_a(grad: Any, a: Any, x: Any) -> Any:
        back = solve(a.transpose(-2, -1), grad)
        if vector:
            return -back.unsqueeze(-1) @ x.unsqueeze(-2)
        return -back @ x.transpose(-2, -1)

    return record(result, "LinalgSolveExBackward0", (A, of_a, A, result), (B, of_b, A))


def inv(A: Any) -> Any:
    """Find the inverse of a matrix."""
    _require_square(A, "inv")
    _require_floats(A, "inv")
    array = A._array
    try:
        with np.errstate(all="ignore"):
            found: Array = np.linalg.inv(array)
        singular = not np.isfinite(found).all() and _zero_pivot(array)
    except np.linalg.LinAlgError:
        singular = _zero_pivot(array) or array.shape[-1]
    if singular:
        raise LinAlgError(
            f"linalg.inv: The diagonal element {singular} is zero, the inversion could "
            "not be completed because the input matrix is singular."
        )

    def back(grad: Any, inverse: Any) -> Any:
        turned = inverse.transpose(-2, -1)
        return -turned @ grad @ turned

    result = Tensor._of(found)
    return record(result, "LinalgInvExBackward0", (A, back, result))


def lstsq(A: Any, B: Any, rcond: Any = None, *, driver: Any = None) -> Any:
    """Find X for which A X is as near to B as it can be."""
    del driver
    vector = B.ndim == 1
    rows, columns = A.shape[-2:]
    if rcond is None:  # NumPy, which computes in float64, would take float64's
        rcond = np.finfo(A._array.dtype).eps * max(rows, columns)
    found, _, rank, _ = np.linalg.lstsq(A._array, B._array, rcond=rcond)
    full = rows > columns and rank == columns
    residuals = Tensor._of(np.empty(0, A._array.dtype))
    if full:
        distance = A._array @ found - B._array
        squares = (distance * distance).sum(0)
        residuals = Tensor._of(np.reshape(squares, 1 if vector else -1))
    solution = Tensor._of(found.astype(A._array.dtype))

    def of_b(grad: Any, a: Any) -> Any:
        return pinv(a).transpose(-2, -1) @ grad

    def of_a(grad: Any, a: Any, b: Any, x: Any) -> Any:
        columns = [each.unsqueeze(-1) if vector else each for each in (grad, b, x)]
        g, b, x = columns
        inverse = pinv(a)
        turned = inverse.transpose(-2, -1) @ g
        rest = (b - a @ x) @ (inverse @ turned).transpose(-2, -1)
        return rest - turned @ x.transpose(-2, -1)

    solution = record(
        solution, "LinalgLstsqBackward0", (A, of_a, A, B, solution), (B, of_b, A)
    )
    rank_ = Tensor._of(np.asarray(rank, np.int64))
    nothing = Tensor._of(np.empty(0, A._array.dtype))
    return _LeastSquares(solution, residuals, rank_, nothing)


def pinv(A: Any) -> Any:
    return Tensor._of(np.linalg.pinv(A._array).astype(A._array.dtype))


def eigh(A: Any, UPLO: str = "L") -> Any:
    """Find the eigenvalues, ascending, and eigenvectors of a symmetric matrix."""
    _require_square(A, "eigh")
    side: Any = UPLO
    values, vectors = np.linalg.eigh(A._array, side)
    results = [Tensor._of(values), Tensor._of(vectors)]

    def back(grads: Any, w: Any, v: Any) -> Any:
        of_values, of_vectors = grads if isinstance(grads, list) else (grads, None)
        turned = v.transpose(-2, -1)
        inner: Any = 0 if of_values is None else _diagonal(of_values)
        if of_vectors is not None:
            gaps = w.unsqueeze(-2) - w.unsqueeze(-1)
            inside = FUNCTIONS["where"](gaps == 0, 0.0, 1 / gaps)
            inner = inner + inside * (turned @ of_vectors)
        return v @ inner @ turned

    saved = [each.detach() for each in results]
    record_all(results, "LinalgEighBackward0", (A, back, *saved))
    return _Eigen(*results)


def _diagonal(values: Any) -> Any:
    size = values.shape[-1]
    return values.unsqueeze(-1) * Tensor._of(np.eye(size, dtype=values._array.dtype))


def eigvalsh(A: Any, UPLO: str = "L") -> Any:
    return eigh(A, UPLO).eigenvalues


def vector_norm(x: Any, ord: Any = 2, dim: Any = None, keepdim: bool = False) -> Any:
    return _norm(x, ord, dim, keepdim)


def matrix_norm(A: Any, ord: Any = "fro") -> Any:
    if ord == "fro":
        return _norm(A, 2, (-2, -1))
    found = np.linalg.norm(A._array, ord, axis=(-2, -1))
    return Tensor._of(np.asarray(found, A._array.dtype))


def norm(A: Any, ord: Any = None, dim: Any = None, keepdim: bool = False) -> Any:
    """Give the length of a vector; of a matrix, too, unless another norm is named."""
    if ord is None or A.ndim == 1 or isinstance(dim, int):
        return _norm(A, 2 if ord is None else ord, dim, keepdim)
    return matrix_norm(A, ord)


@method
def inverse(self: Tensor) -> Any:
    return inv(self)


FUNCTIONS["inverse"] = inv
