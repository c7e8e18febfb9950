"""Which code of a function changes, in place, an array that came as an argument."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graders.core.printing import printable

_IN_PLACE = re.compile(r"[a-z]\w*(?<!_)_|fill|sort|partition")
"""Methods that change the array or tensor itself: zero_, mul_."""
_SHARING = frozenset({"data", "T", "detach", "view", "reshape", "ravel", "squeeze"})
"""What gives an array or tensor that shares its memory."""
_UNCOPIED = frozenset({"asarray", "asanyarray", "as_tensor", "from_numpy"})
MAX_CODE = 60


@dataclass(frozen=True, slots=True)
class Change:
    """Code by which an array is no longer as it came."""

    code: str
    shares: bool
    """Whether it only gives the array another name, by which it is changed later."""


def change_of(definition: ast.AST, parameter: str) -> Change | None:
    """Find the first code that changes what came as a parameter; None is no proof."""
    nodes = [*ast.walk(definition)]
    named = {parameter: Change(parameter, shares=False)}
    for target, value in _assigned(nodes):
        if _array_of(value) in named:
            code = f"{target} = {ast.unparse(value)}"
            named.setdefault(target, Change(_short(code), shares=True))
        elif target in named:
            del named[target]  # from there on it is another array
    changed = [(node, name) for node in nodes for name in _changed(node, named)]
    if not changed:
        return None
    node, name = min(changed, key=lambda found: getattr(found[0], "lineno", 0))
    alias = named[name]
    return alias if alias.shares else Change(_short(ast.unparse(node)), shares=False)


def _assigned(nodes: list[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    """List what each name is given, also where several are on a line."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _pairs(target, node.value)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match target, value:
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for one, other in zip(targets, values, strict=False):
                yield from _pairs(one, other)
        case ast.Name(id=name), _:
            yield name, value


def _changed(node: ast.AST, named: dict[str, Change]) -> Iterator[str]:
    places: list[ast.expr] = []
    match node:
        case ast.AugAssign(target=target):
            places = [target]
        case ast.Assign(targets=targets):
            places = [each for each in targets if isinstance(each, ast.Subscript)]
        case ast.Call(func=func, keywords=keywords):
            places = [word.value for word in keywords if word.arg == "out"]
            if isinstance(func, ast.Attribute) and _IN_PLACE.fullmatch(func.attr):
                places.append(func.value)
    for place in places:
        if (name := _array_of(place)) in named:
            yield name


def _array_of(place: ast.expr) -> str:
    """Name the array that an expression is a part of, or shares its memory with."""
    match place:
        case ast.Name(id=name):
            return name
        case ast.Subscript(value=inside):
            return _array_of(inside)
        case ast.Attribute(value=inside, attr=attr) if attr in _SHARING:
            return _array_of(inside)
        case ast.Call(func=ast.Attribute(value=inside, attr=attr)) if attr in _SHARING:
            return _array_of(inside)
        case ast.Call(func=ast.Attribute(attr=attr), args=[first, *_]) if (
            attr in _UNCOPIED
        ):
            return _array_of(first)
    return ""


def _short(code: str) -> str:
    return printable(code.partition("\n")[0], MAX_CODE)
