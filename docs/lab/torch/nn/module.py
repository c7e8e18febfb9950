"""The module: parameters, and other modules, by the names of its attributes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from ..autograd import grad_mode
from ..tensor import TensorBase
from .keys import Keys, wrong_keys
from .parameter import Parameter

M = TypeVar("M", bound="Module")


class Module:
    """Inherit from it, call `super().__init__()`, and write `forward`."""

    training: bool

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        _take_no(self, "__init__", arguments, keywords)
        super().__setattr__("training", True)
        for name in ("_parameters", "_buffers", "_modules"):
            super().__setattr__(name, {})

    def forward(self, *inputs: Any) -> Any:
        raise NotImplementedError(
            f'Module [{type(self).__name__}] is missing the required "forward" function'
        )

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self.forward(*arguments, **keywords)

    # Attributes

    def __setattr__(self, name: str, value: Any) -> None:
        parts = self.__dict__
        if isinstance(value, Parameter):
            _require_begun(parts, "parameters")
            _forget(parts, name)
            parts["_parameters"][name] = value
        elif isinstance(value, Module):
            _require_begun(parts, "module")
            _forget(parts, name)
            parts["_modules"][name] = value
        elif name in parts.get("_parameters", ()):
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_full_name(value)}' as parameter '{name}' "
                    "(torch.nn.Parameter or None expected)"
                )
            parts["_parameters"][name] = None
        elif name in parts.get("_modules", ()) and value is None:
            parts["_modules"][name] = None
        elif name in parts.get("_buffers", ()):
            parts["_buffers"][name] = value
        else:
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        for kind in ("_parameters", "_buffers", "_modules"):
            parts = self.__dict__.get(kind)
            if parts is not None and name in parts:
                return parts[name]
        raise AttributeError(
            f"'{type(self).__name__}' object has no attribute '{name}'"
        )

    def __delattr__(self, name: str) -> None:
        for kind in ("_parameters", "_buffers", "_modules"):
            if name in self.__dict__.get(kind, ()):
                del self.__dict__[kind][name]
                return
        super().__delattr__(name)

    def __dir__(self) -> list[str]:
        return sorted(
            {*object.__dir__(self), *self._parameters, *self._buffers, *self._modules}
        )

    def register_parameter(self, name: str, param: Any) -> None:
        if param is None:
            self._parameters[name] = None
        else:
            setattr(self, name, param)

    def register_buffer(self, name: str, tensor: Any, persistent: bool = True) -> None:
        del persistent
        self._buffers[name] = tensor

    def add_module(self, name: str, module: Any) -> None:
        if module is not None and not isinstance(module, Module):
            raise TypeError(f"{_full_name(module)} is not a Module subclass")
        self._modules[name] = module

    # What is in it

    def named_modules(
        self, memo: set[Any] | None = None, prefix: str = "", **_: Any
    ) -> Iterator[tuple[str, Module]]:
        seen = set() if memo is None else memo
        if self in seen:
            return
        seen.add(self)
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                inside = f"{prefix}.{name}" if prefix else name
                yield from module.named_modules(seen, inside)

    def modules(self) -> Iterator[Module]:
        return (module for _, module in self.named_modules())

    def named_children(self) -> Iterator[tuple[str, Module]]:
        return (pair for pair in self._modules.items() if pair[1] is not None)

    def children(self) -> Iterator[Module]:
        return (module for _, module in self.named_children())

    def _named(
        self, kind: str, prefix: str, recurse: bool
    ) -> Iterator[tuple[str, Any]]:
        seen: set[int] = set()
        modules = self.named_modules(prefix=prefix) if recurse else [(prefix, self)]
        for path, module in modules:
            for name, value in getattr(module, kind).items():
                if value is not None and id(value) not in seen:
                    seen.add(id(value))
                    yield (f"{path}.{name}" if path else name), value

    def named_parameters(
        self, prefix: str = "", recurse: bool = True, **_: Any
    ) -> Iterator[tuple[str, Parameter]]:
        return self._named("_parameters", prefix, recurse)

    def parameters(self, recurse: bool = True) -> Iterator[Parameter]:
        return (value for _, value in self.named_parameters(recurse=recurse))

    def named_buffers(
        self, prefix: str = "", recurse: bool = True, **_: Any
    ) -> Iterator[tuple[str, Any]]:
        return self._named("_buffers", prefix, recurse)

    def buffers(self, recurse: bool = True) -> Iterator[Any]:
        return (value for _, value in self.named_buffers(recurse=recurse))

    # What is done with all of it

    def zero_grad(self, set_to_none: bool = True) -> None:
        for parameter in self.parameters():
            if set_to_none:
                parameter.grad = None
            elif parameter._grad is not None:
                parameter._grad.detach_().zero_()

    def requires_grad_(self: M, requires_grad: bool = True) -> M:
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def train(self: M, mode: bool = True) -> M:
        for module in self.modules():
            module.training = mode
        return self

    def eval(self: M) -> M:
        return self.train(False)

    def apply(self: M, fn: Callable[[Module], Any]) -> M:
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def to(self: M, *wanted: Any, **keywords: Any) -> M:
        for _, tensor in [*self.named_parameters(), *self.named_buffers()]:
            if tensor._array.dtype.kind == "f":
                tensor._array = tensor.detach().to(*wanted, **keywords)._array
                if tensor._grad is not None:
                    tensor._grad = tensor._grad.to(*wanted, **keywords)
        return self

    def double(self: M) -> M:
        from ..dtypes import float64

        return self.to(float64)

    def float(self: M) -> M:
        from ..dtypes import float32

        return self.to(float32)

    def cpu(self: M) -> M:
        return self

    def state_dict(self, **_: Any) -> OrderedDict[str, Any]:
        found: OrderedDict[str, Any] = OrderedDict()
        for path, module in self.named_modules():
            for name, value in (*module._parameters.items(), *module._buffers.items()):
                if value is not None:
                    found[f"{path}.{name}" if path else name] = value.detach()
        return found

    def load_state_dict(self, state_dict: Any, strict: bool = True) -> Any:
        own = self.state_dict()
        missing = [name for name in own if name not in state_dict]
        unexpected = [name for name in state_dict if name not in own]
        if strict and (missing or unexpected):
            raise RuntimeError(wrong_keys(type(self).__name__, missing, unexpected))
        with grad_mode._Mode(False):
            for name in own:
                if name in state_dict:
                    own[name].copy_(state_dict[name])
        return Keys(missing, unexpected)

    def extra_repr(self) -> str:
        return ""

    def _get_name(self) -> str:
        return type(self).__name__

    def __repr__(self) -> str:
        extra = self.extra_repr()
        lines = [
            f"({name}): " + repr(module).replace("\n", "\n  ")
            for name, module in self._modules.items()
        ]
        if not lines:
            return f"{self._get_name()}({extra})"
        lines = [*extra.split("\n"), *lines] if extra else lines
        return f"{self._get_name()}(\n  " + "\n  ".join(lines) + "\n)"


def _take_no(module: Module, name: str, arguments: Any, keywords: Any) -> None:
    if keywords:
        raise TypeError(
            f"{type(module).__name__}.{name}() got an unexpected keyword argument "
            f"'{next(iter(keywords))}'"
        )
    if arguments:
        raise TypeError(
            f"{type(module).__name__}.{name}() takes 1 positional argument but "
            f"{len(arguments) + 1} were given"
        )


def _require_begun(parts: dict[str, Any], what: str) -> None:
    if "_parameters" not in parts:
        raise AttributeError(f"cannot assign {what} before Module.__init__() call")


def _forget(parts: dict[str, Any], name: str) -> None:
    parts.pop(name, None)
    for kind in ("_parameters", "_buffers", "_modules"):
        parts[kind].pop(name, None)


def _full_name(value: Any) -> str:
    if isinstance(value, TensorBase):
        return str(value.type())
    kind = type(value)
    return (
        kind.__name__
        if kind.__module__ == "builtins"
        else (f"{kind.__module__}.{kind.__name__}")
    )
