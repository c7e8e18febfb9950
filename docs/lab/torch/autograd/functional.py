"""Whole matrices of derivatives, of a function that is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def _leaves(inputs: Any, create: bool) -> tuple[tuple[Any, ...], bool]:
    several = isinstance(inputs, tuple)
    tensors = inputs if several else (inputs,)
    if create:
        return tuple(
            x.view_as(x) if x.requires_grad else _leaf(x) for x in tensors
        ), several
    return tuple(_leaf(x) for x in tensors), several


def _leaf(x: Any) -> Any:
    return x.detach().clone().requires_grad_()


def _rows(output: Any, inputs: tuple[Any, ...], create: bool) -> list[Any]:
    """Differentiate each element of an output by each input."""
    from .. import autograd
    from ..operations.shapes.joining import stack

    flat = output.reshape(-1)
    rows = [
        autograd.grad(
            flat[i],
            inputs,
            retain_graph=True,
            create_graph=create,
            materialize_grads=True,
        )
        if flat.requires_grad
        else tuple(x.new_zeros(x.shape) for x in inputs)
        for i in range(flat.numel())
    ]
    return [
        stack(column).reshape((*output.shape, *x.shape))
        for x, column in zip(inputs, zip(*rows, strict=True), strict=True)
    ]


def jacobian(
    func: Callable[..., Any],
    inputs: Any,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    strategy: str = "reverse-mode",
) -> Any:
    """Differentiate each element of what a function returns by each of its inputs."""
    del strict, vectorize, strategy
    leaves, several = _leaves(inputs, create_graph)
    outputs = func(*leaves)
    many = isinstance(outputs, tuple)
    made = [
        tuple(_rows(output, leaves, create_graph))
        if several
        else _rows(output, leaves, create_graph)[0]
        for output in (outputs if many else (outputs,))
    ]
    return tuple(made) if many else made[0]


def hessian(
    func: Callable[..., Any],
    inputs: Any,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    outer_jacobian_strategy: str = "reverse-mode",
) -> Any:
    """Differentiate the gradient of a function once more."""
    del strict, vectorize, outer_jacobian_strategy

    def gradient(*leaves: Any) -> Any:
        from .. import autograd

        output = func(*leaves)
        if output.numel() != 1:
            raise RuntimeError(
                "The Tensor returned by the function given to hessian should contain a "
                "single element"
            )
        found = autograd.grad(
            output.reshape(()), leaves, create_graph=True, materialize_grads=True
        )
        return found if isinstance(inputs, tuple) else found[0]

    return jacobian(gradient, inputs, create_graph)
