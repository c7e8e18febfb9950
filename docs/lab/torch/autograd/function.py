"""Operations of one's own, with a gradient that is written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import grad_mode
from .graph import Edge, Node, Saved, kind


class Context:
    """What a forward pass leaves for the way back."""

    def __init__(self) -> None:
        self.needs_input_grad: tuple[bool, ...] = ()
        self._to_save: tuple[Any, ...] = ()
        self._saved: list[Any] = []
        self._node: Any = None

    def save_for_backward(self, *tensors: Any) -> None:
        self._to_save = tensors

    @property
    def saved_tensors(self) -> tuple[Any, ...]:
        return tuple(
            each.unpack(self._node) if isinstance(each, Saved) else each
            for each in self._saved
        )

    def mark_non_differentiable(self, *tensors: Any) -> None:
        del tensors

    def set_materialize_grads(self, value: bool) -> None:
        del value


class _OwnNode(Node):
    """A node whose gradients come from one call of `backward`."""

    context: Any
    backward: Callable[..., Any]
    zeros: list[Any]

    def gradients(self, grads: list[Any], wanted: Any) -> list[Any]:
        del wanted
        filled = [
            zero.clone() if grad is None else grad
            for grad, zero in zip(grads, self.zeros, strict=True)
        ]
        results = self.backward(self.context, *filled)
        results = results if isinstance(results, tuple) else (results,)
        if len(results) < len(self.edges):
            raise RuntimeError(
                f"function {self.name()} returned an incorrect number of gradients "
                f"(expected {len(self.edges)}, got {len(results)})"
            )
        return list(results[: len(self.edges)])


class Function:
    """Inherit from it, and write `forward(ctx, …)` and `backward(ctx, …)`."""

    @staticmethod
    def forward(*arguments: Any, **keywords: Any) -> Any:
        raise NotImplementedError(
            "You must implement the forward function for custom autograd.Function."
        )

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom "
            "autograd.Function to use it with backward mode AD."
        )

    @classmethod
    def apply(cls, *inputs: Any) -> Any:
        context = Context()
        context.needs_input_grad = tuple(_needs(each) for each in inputs)
        set_up = getattr(cls, "setup_context", None)
        with grad_mode._Mode(False):
            results = cls.forward(*(() if set_up else (context,)), *inputs)
            if set_up:
                set_up(context, inputs, results)
        several = results if isinstance(results, tuple) else (results,)
        if not grad_mode.is_grad_enabled() or not any(context.needs_input_grad):
            return results
        own = [each.detach() for each in several]
        _attach(cls, context, inputs, own, several)
        return tuple(own) if isinstance(results, tuple) else own[0]


def _needs(value: Any) -> bool:
    return bool(getattr(value, "requires_grad", False))


def _attach(
    cls: type[Function],
    context: Context,
    inputs: tuple[Any, ...],
    results: list[Any],
    originals: tuple[Any, ...],
) -> None:
    node = type(f"{cls.__name__}Backward", (_OwnNode,), {})()
    node.__class__.__module__ = kind("AddBackward0").__module__
    node.context, node.backward = context, cls.backward
    node.outputs = len(results)
    node.zeros = [each.new_zeros(each.shape) for each in results]
    node.edges = [
        Edge(each, _never, [], results[0]) if _needs(each) else None for each in inputs
    ]
    for number, result in enumerate(results):
        result._grad_fn, result._output, result._requires_grad = node, number, True
    context._node = node
    by_original = {id(old): new for old, new in zip(originals, results, strict=True)}
    context._saved = [
        Saved(by_original.get(id(each), each), by_original.get(id(each), results[0]))
        if each is not None
        else None
        for each in context._to_save
    ]


def _never(*_: Any) -> Any:
    raise AssertionError("a Function of one's own makes all gradients at once")
