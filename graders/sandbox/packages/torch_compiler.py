"""Keep PyTorch's compiler out: it is never used here, and slow to arrive.

PyTorch imports torch._dynamo, a second and 70 MB, at the first step of any optimizer,
only to tell it that this step is not to be compiled. A compiler needs another compiler,
threads and a folder, too: none is to be had where a learner's code runs. So modules in
which nothing happens take its place, and what would be compiled runs as it is written.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

COMPILER = ("torch._dynamo", "torch._inductor")


class _Quiet(type):
    """The type of what does nothing, whatever is asked of it.

    It can be called, entered, subscripted, caught and inherited from; it is false, and
    empty. As a decorator, with arguments or without, it leaves a function as it is.
    """

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return cls

    def __call__(cls, *arguments: Any, **keywords: Any) -> Any:
        if cls is not Nothing:
            return super().__call__(*arguments, **keywords)
        return arguments[0] if arguments and callable(arguments[0]) else cls

    def __enter__(cls) -> Any:
        return cls

    def __exit__(cls, *_: object) -> None:
        pass

    def __getitem__(cls, _: Any) -> Any:
        return cls

    def __setitem__(cls, _: Any, value: Any) -> None:
        pass

    def __iter__(cls) -> Iterator[Any]:
        return iter(())

    def __len__(cls) -> int:
        return 0


class Nothing(Exception, metaclass=_Quiet):  # noqa: N818 — no error, but catchable
    """Stands for everything that the compiler's modules hold."""


class _StandIn(ModuleType):
    """A module that holds what was put into it, and otherwise Nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing


class _Finder(MetaPathFinder, Loader):
    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if not f"{name}.".startswith(tuple(f"{module}." for module in COMPILER)):
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


@functools.cache
def keep_compiler_out() -> None:
    """Call this after `import torch`, before any optimizer's first step."""
    import torch

    if not any(module in sys.modules for module in COMPILER):  # else it is there
        sys.meta_path.insert(0, _Finder())
    torch.compile = _not_compiled(torch.compile)
    torch.cond = _chosen  # it compiles both branches first


def _not_compiled(compile_: Callable[..., Any]) -> Callable[..., Any]:
    """Make of torch.compile what it is documented to be with `disable=True`."""

    @functools.wraps(compile_)
    def compiled(model: Any = None, **_: Any) -> Any:
        return (lambda model: model) if model is None else model

    return compiled


def _chosen(
    pred: Any,
    true_fn: Callable[..., Any],
    false_fn: Callable[..., Any],
    operands: Sequence[Any] = (),
) -> Any:
    return (true_fn if pred else false_fn)(*operands)
