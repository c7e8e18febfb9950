"""What a module begins with: the imports and names that all of its functions share."""

from __future__ import annotations

import ast
from collections.abc import Iterator

MOST_FLAWS = 100
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError)


def completed(head: str, wanted: str) -> tuple[str, list[str]]:
    """Add the names that another head binds and this one lacks, and list them.

    What the head itself says stays as it is: a name that it binds keeps its meaning.
    """
    tree, _ = _parsed(head)
    known = set(_bound(tree))
    future, others, added = [], [], []
    wanted_tree, source = _parsed(wanted)
    for statement in wanted_tree.body:
        lacking = [name for name in _bound(statement) if name not in known]
        if not lacking:
            continue
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            future.append(_lines(source, statement, known))
            continue
        added += [name for name in lacking if name not in added]
        others.append(_lines(source, statement, known))
    lines = head.splitlines()
    if future:
        place = _below_docstring(tree, lines)
        lines[place:place] = (
            ["", *future] if place else [*future, *([""] if lines else [])]
        )
    if others:
        lines += [*([""] if lines and not _imports_last(tree) else []), *others]
    return "\n".join(lines).strip("\n"), added


def _parsed(text: str) -> tuple[ast.Module, str]:
    """Parse what can be read: lines that are no Python are left out."""
    lines = text.splitlines()
    for _ in range(MOST_FLAWS):
        source = "\n".join(lines)
        try:
            return ast.parse(source), source
        except SyntaxError as error:
            number = min(error.lineno or 0, len(lines))
            if number < 1 or not lines[number - 1]:
                break
            lines[number - 1] = ""
        except _BROKEN:
            break
    return ast.parse(""), ""


def _bound(node: ast.AST) -> Iterator[str]:
    """Find the names that a statement binds in the module, in their order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _SCOPES):
            yield node.name
        elif isinstance(node, ast.alias):
            yield _name(node)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif not isinstance(node, ast.Lambda | ast.comprehension):
            waiting += reversed([*ast.iter_child_nodes(node)])


def _name(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _lines(source: str, statement: ast.stmt, known: set[str]) -> str:
    """Take a statement as it is written; an import without what is known already."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        lacking = [alias for alias in statement.names if _name(alias) not in known]
        if len(lacking) < len(statement.names):
            statement.names = lacking
            return ast.unparse(statement)
    return ast.get_source_segment(source, statement) or ast.unparse(statement)


def _below_docstring(tree: ast.Module, lines: list[str]) -> int:
    """Find where imports from __future__ may stand: nothing but comments is above."""
    if ast.get_docstring(tree, clean=False) is not None:
        return tree.body[0].end_lineno or 0
    commented = (i for i, line in enumerate(lines) if not line.startswith("#"))
    return next(commented, len(lines))


def _imports_last(tree: ast.Module) -> bool:
    return bool(tree.body) and isinstance(tree.body[-1], ast.Import | ast.ImportFrom)
