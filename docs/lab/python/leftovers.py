"""What a notebook leaves in a file, and the page has no use for: commands, drawings."""

from __future__ import annotations

import ast

from graders.submissions.contents.leftovers import without_notebook_lines

_DRAWING = {"matplotlib", "pylab", "seaborn"}
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def without_leftovers(text: str) -> tuple[str, list[str]]:
    """Take commands (`!pip`, `%`) and drawing out of a module, and list their lines.

    Drawing in a function stays: what imports the names for it stays as well.
    """
    _, commands = without_notebook_lines(text)
    text, left_out = _split_off(text.split("\n"), {line - 1 for line in commands})
    text, drawing = _without_drawing(text)
    return text, left_out + drawing


def _without_drawing(text: str) -> tuple[str, list[str]]:
    tree = _parsed(text)
    if tree is None:
        return text, []
    imports = [statement for statement in tree.body if _imports_drawing(statement)]
    names = set().union(*map(_bound, imports))
    others = [statement for statement in tree.body if statement not in imports]
    drawn = [
        statement
        for statement in others
        if names & _names(statement) and not isinstance(statement, _DEFINITIONS)
    ]
    kept = [statement for statement in others if statement not in drawn]
    needed = set().union(*map(_names, kept))
    leaving = [*drawn, *(s for s in imports if not needed & _bound(s))]
    numbers = {
        line
        for statement in leaving
        for line in range(statement.lineno - 1, statement.end_lineno or 0)
    }
    staying = {s.lineno - 1 for s in tree.body if s not in leaving}
    return _split_off(text.split("\n"), numbers - staying)


def _split_off(lines: list[str], numbers: set[int]) -> tuple[str, list[str]]:
    kept = [line for i, line in enumerate(lines) if i not in numbers]
    return "\n".join(kept), [lines[i].strip() for i in sorted(numbers)]


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _imports_drawing(statement: ast.stmt) -> bool:
    modules: list[str] = []
    if isinstance(statement, ast.Import):
        modules = [alias.name for alias in statement.names]
    elif isinstance(statement, ast.ImportFrom):
        modules = [statement.module or ""]
    roots = {module.partition(".")[0] for module in modules}
    return bool(roots) and roots <= _DRAWING


def _bound(statement: ast.stmt) -> set[str]:
    if not isinstance(statement, ast.Import | ast.ImportFrom):
        return set()
    return {alias.asname or alias.name.partition(".")[0] for alias in statement.names}


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
