"""Functions of functions: torch.func."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import autograd, missing
from .operations.shapes.joining import stack
from .tensor import TensorBase

__getattr__ = missing.module_attribute("torch.func")


def _leaf(value: Any) -> Any:
    """Make a leaf of a tensor, which keeps its place in a graph that is there."""
    if not isinstance(value, TensorBase):
        return value
    return (
        value.view_as(value) if value.requires_grad else value.detach().requires_grad_()
    )


def _chosen(arguments: tuple[Any, ...], argnums: Any) -> tuple[list[Any], Any]:
    """Make leaves of those arguments by which is differentiated."""
    leaves = list(arguments)
    several = isinstance(argnums, tuple)
    for number in argnums if several else (argnums,):
        leaves[number] = _leaf(leaves[number])
    picked = tuple(leaves[n] for n in argnums) if several else leaves[argnums]
    return leaves, picked


def _differentiated(output: Any, wanted: Any) -> Any:
    flat = wanted if isinstance(wanted, tuple) else (wanted,)
    found = autograd.grad(
        output, flat, create_graph=True, allow_unused=True, materialize_grads=True
    )
    kept = output.requires_grad and any(x.grad_fn is not None for x in flat)
    values = tuple(each if kept else each.detach() for each in found)
    return values if isinstance(wanted, tuple) else values[0]


def grad_and_value(
    func: Callable[..., Any], argnums: Any = 0, has_aux: bool = False
) -> Callable[..., Any]:
    """Make a function that gives the gradient of another, and its value."""

    def differentiated(*arguments: Any, **keywords: Any) -> Any:
        with autograd.enable_grad():
            leaves, wanted = _chosen(arguments, argnums)
            output = func(*leaves, **keywords)
            aux = None
            if has_aux:
                output, aux = output
            if output.ndim:
                raise RuntimeError(
                    "Expected f(*args) to return a scalar tensor, got tensor with "
                    f"{output.ndim} dims. Maybe you wanted to use the vjp or jacrev "
                    "APIs instead?"
                )
            gradient = _differentiated(output, wanted)
        value = output.detach()
        return (gradient, (value, aux)) if has_aux else (gradient, value)

    return differentiated


def grad(
    func: Callable[..., Any], argnums: Any = 0, has_aux: bool = False
) -> Callable[..., Any]:
    """Make a function that gives the gradient of another."""
    both = grad_and_value(func, argnums, has_aux)

    def differentiated(*arguments: Any, **keywords: Any) -> Any:
        gradient, value = both(*arguments, **keywords)
        return (gradient, value[1]) if has_aux else gradient

    return differentiated


def jacrev(func: Callable[..., Any], argnums: int = 0) -> Callable[..., Any]:
    """Make a function that differentiates each element of a result."""

    def differentiated(*arguments: Any) -> Any:
        leaves, wanted = _chosen(arguments, argnums)
        output = func(*leaves)
        flat = output.reshape(-1)
        rows = [_differentiated(flat[i], wanted) for i in range(flat.numel())]
        return stack(rows).reshape((*output.shape, *wanted.shape))

    return differentiated


def hessian(func: Callable[..., Any], argnums: int = 0) -> Callable[..., Any]:
    return jacrev(jacrev(func, argnums), argnums)


def vmap(
    func: Callable[..., Any], in_dims: Any = 0, out_dims: int = 0
) -> Callable[..., Any]:
    """Make a function that goes through batches, one sample after another."""

    def mapped(*arguments: Any) -> Any:
        dims = in_dims if isinstance(in_dims, tuple) else (in_dims,) * len(arguments)
        columns = [
            None if dim is None else argument.unbind(dim)
            for argument, dim in zip(arguments, dims, strict=True)
        ]
        count = len(next(column for column in columns if column is not None))
        results = [
            func(
                *(
                    argument if column is None else column[i]
                    for argument, column in zip(arguments, columns, strict=True)
                )
            )
            for i in range(count)
        ]
        if isinstance(results[0], tuple):
            return tuple(stack(list(c), out_dims) for c in zip(*results, strict=True))
        return stack(results, out_dims)

    return mapped
