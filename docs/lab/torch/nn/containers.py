"""Modules that hold others."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from .module import Module


class _Numbered(Module):
    """Holds modules under numbers as their names."""

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._modules.values())

    def __getitem__(self, index: Any) -> Any:
        modules = list(self._modules.items())
        if isinstance(index, slice):
            return self._made_of(modules[index])
        if not -len(modules) <= index < len(modules):
            raise IndexError(f"index {index} is out of range")
        return modules[index][1]

    def _made_of(self, named: list[tuple[str, Any]]) -> Any:
        return type(self)([module for _, module in named])

    def __setitem__(self, index: int, module: Any) -> None:
        setattr(self, list(self._modules)[index], module)

    def append(self, module: Any) -> Any:
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules: Any) -> Any:
        for module in modules:
            self.append(module)
        return self


class Sequential(_Numbered):
    """Runs its modules one after another."""

    def __init__(self, *modules: Any) -> None:
        super().__init__()
        if len(modules) == 1 and isinstance(modules[0], OrderedDict):
            for name, module in modules[0].items():
                self.add_module(name, module)
        else:
            for i, module in enumerate(modules):
                self.add_module(str(i), module)

    def _made_of(self, named: list[tuple[str, Any]]) -> Any:
        return type(self)(OrderedDict(named))

    def forward(self, input: Any) -> Any:
        for module in self:
            input = module(input)
        return input


class ModuleList(_Numbered):
    """A list whose modules are registered."""

    def __init__(self, modules: Any = None) -> None:
        super().__init__()
        self.extend(modules or [])
