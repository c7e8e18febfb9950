"""Find what a check asks for in a learner's module, and see whether it can be called.

A model is called as PyTorch has it: model(X), which runs the learner's forward.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any

from graders.core.language import Text
from graders.core.plain import type_name
from graders.core.printing import printable
from graders.sandbox import explanations
from graders.sandbox.explanations import CLASS, FUNCTION, Source
from graders.sandbox.sandbox import Call

CALL = "__call__"


def find_function(module: ModuleType, source: Source, name: str) -> Callable[..., Any]:
    if name not in module.__dict__:
        defined = _defined(module, inspect.isfunction)
        raise explanations.missing(source, name, FUNCTION, defined)
    target = module.__dict__[name]
    if isinstance(target, type):
        raise explanations.not_a_function(source, name, Text("클래스", "a class"))
    if not callable(target):
        raise explanations.not_a_function(source, name, Text.same(type_name(target)))
    return target  # type: ignore[no-any-return]


def find_class(module: ModuleType, source: Source, name: str) -> type:
    if name not in module.__dict__:
        defined = _defined(module, inspect.isclass)
        raise explanations.missing(source, name, CLASS, defined)
    target = module.__dict__[name]
    if isinstance(target, type):
        return target
    if inspect.isfunction(target):
        raise explanations.not_a_class(source, name, Text("함수", "a function"))
    raise explanations.not_a_class(source, name, Text.same(type_name(target)))


def find_method(thing: Any, source: Source, name: str) -> Callable[..., Any]:
    kind = type(thing)
    written = "forward" if name == CALL else name
    target = getattr(kind, written, None)
    torch: Any = sys.modules.get("torch")
    if torch is None or not issubclass(kind, torch.nn.Module):
        raise explanations.not_a_module(source, kind.__name__)
    if target is None or target is torch.nn.Module.forward:
        raise explanations.missing_method(source, kind.__name__, written)
    return getattr(thing, name)  # type: ignore[no-any-return]


def require_parameters(target: Callable[..., Any], source: Source, call: Call) -> None:
    arguments, keywords = call.arguments, call.keywords
    if _takes(target, len(arguments), keywords):
        return
    try:
        signature = inspect.signature(target)
    except (TypeError, ValueError):
        return  # written in C: the call itself will tell
    try:
        signature.bind(*arguments, **keywords)
    except TypeError:
        named = "".join(
            f", {key}={printable(repr(value))}" for key, value in keywords.items()
        )
        count = len(arguments)
        written = vars(target).get("__init__") if isinstance(target, type) else target
        code = getattr(written, "__code__", None)
        raise explanations.wrong_parameters(
            source,
            call.name,
            Text(ko=f"인자 {count}개{named}", en=f"{count} arguments{named}"),
            f"{call.name}({', '.join(signature.parameters)})",
            code.co_firstlineno if isinstance(code, CodeType) else 1,
        ) from None


def _takes(target: Any, count: int, keywords: Mapping[str, Any]) -> bool:
    """Say quickly that a call of a plain function fits; signatures are slow to make."""
    if type(target) is not FunctionType:
        return False
    code = target.__code__
    odd = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
    if code.co_flags & odd or code.co_posonlyargcount or code.co_kwonlyargcount:
        return False
    names = code.co_varnames[: code.co_argcount]
    needed = names[: len(names) - len(target.__defaults__ or ())]
    return (
        count <= len(names)
        and keywords.keys() <= {*names[count:]}
        and keywords.keys() >= {*needed[count:]}
    )


def _defined(module: ModuleType, kind: Callable[[object], bool]) -> list[str]:
    return [
        name
        for name, value in module.__dict__.items()
        if kind(value) and value.__module__ == module.__name__
    ]
