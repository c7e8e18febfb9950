"""Where a function or class stands in a module's text, be it Python or no longer."""

from __future__ import annotations

import ast
import re

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def named(tree: ast.Module, name: str) -> Definition:
    return next(
        node
        for node in tree.body
        if isinstance(node, DEFINITIONS) and node.name == name
    )


def first_line(node: ast.stmt) -> int:
    """Count the decorators in."""
    if isinstance(node, DEFINITIONS) and node.decorator_list:
        return node.decorator_list[0].lineno
    return node.lineno


def span(content: bytes, lines: list[bytes], name: str) -> tuple[int, int] | None:
    """Find a definition's lines: the first, and the one after the last."""
    try:
        node = named(ast.parse(content), name)
    except StopIteration:
        return None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _span_of_lines(lines, name)
    return first_line(node) - 1, node.end_lineno or 0


def _span_of_lines(lines: list[bytes], name: str) -> tuple[int, int] | None:
    opens = re.compile(rb"(async\s+)?(def|class)\s+%s\b" % name.encode())
    other = re.compile(rb"@|(async|def|class|import|from|if)\b|\w+\s*[:=]")
    starts = [number for number, line in enumerate(lines) if opens.match(line)]
    if not starts:
        return None
    start = starts[-1]
    end = start + 1
    while end < len(lines) and not other.match(lines[end]):
        end += 1
    while not lines[end - 1].strip() or lines[end - 1].startswith(b"#"):
        end -= 1  # a comment there is about what comes next
    while start and lines[start - 1].startswith(b"@"):
        start -= 1
    return start, end
