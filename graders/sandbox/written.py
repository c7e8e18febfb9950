"""What a learner's function looks like: it tells causes that its numbers leave open."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from graders.sandbox.in_place import Change, change_of

_Definition = ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Written:
    """A definition in a learner's file; nothing, where it cannot be found."""

    definition: _Definition | None

    @property
    def code(self) -> str:
        """Its code in Python's own layout, without comments and docstrings."""
        return ast.unparse(self.definition) if self.definition else ""

    def ignores(self, parameters: Iterable[str]) -> list[str]:
        """Choose those parameters whose value, as it was passed, is never looked at."""
        if not isinstance(self.definition, ast.FunctionDef):
            return []
        uses = {
            node.id: type(node.ctx)
            for statement in reversed(self.definition.body)
            for node in reversed(list(_in_order(statement)))
        }
        return [name for name in parameters if uses.get(name) is not ast.Load]

    def change_of(self, parameter: str) -> Change | None:
        """Find the code that changes in place what came as a parameter."""
        return change_of(self.definition, parameter) if self.definition else None


def _in_order(node: ast.AST) -> Iterable[ast.Name]:
    """List names as they are come by: what is assigned is worked out before."""
    if isinstance(node, ast.Name):
        yield node
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield ast.Name(node.target.id, ast.Load())  # it looks at what it changes
    children = list(ast.iter_child_nodes(node))
    match node:
        case ast.Assign():
            children = [node.value, *node.targets]
        case ast.For():
            children = [node.iter, node.target, *node.body, *node.orelse]
    for child in children:
        yield from _in_order(child)


def definition_of(text: str, name: str) -> Written:
    """Find a function or class by its name, the last one where there are several."""
    found = [s for s in _definitions(text) if s.name == name]
    return Written(_bare(found[-1]) if found else None)


def code_around(text: str, number: int) -> str:
    """Give the code of the outermost definition around a line, or all of it."""
    for statement in _definitions(text):
        if statement.lineno <= number <= (statement.end_lineno or 0):
            return Written(_bare(statement)).code
    return text


def _definitions(text: str) -> list[_Definition]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [s for s in tree.body if isinstance(s, _Definition)]


def _bare(definition: _Definition) -> _Definition:
    for node in ast.walk(definition):
        if isinstance(node, _Definition):
            node.body = [s for s in node.body if not _is_text(s)] or [ast.Pass()]
    return definition


def _is_text(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
