"""Which modules code imports, wherever in it."""

import ast
from collections.abc import Iterator


def imported(code: str | bytes) -> Iterator[str]:
    """List the modules that code imports; `from a import b` gives a and a.b.

    Raises:
        SyntaxError: it is no Python.
        ValueError: it holds what no source may hold.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages(code: str | bytes) -> set[str]:
    """Give the packages of these modules."""
    return {name.partition(".")[0] for name in imported(code)}
