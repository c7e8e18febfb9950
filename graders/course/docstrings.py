"""What the stubs say of themselves in Korean: exercises/docstrings.ko.toml."""

from __future__ import annotations

import ast
import functools
import textwrap
import tomllib
from collections.abc import Mapping
from typing import Any

from graders.course.catalogue import EXERCISES
from graders.course.definitions import DEFINITIONS

DOCSTRINGS = EXERCISES / "docstrings.ko.toml"
MODULE, COMMENTS = "module", "comments"


@functools.cache
def docstrings() -> Mapping[str, Mapping[str, Any]]:
    """Read the Korean docstrings: by module, then by name."""
    return tomllib.loads(DOCSTRINGS.read_text(encoding="utf-8"))


def translated(stubs: str, said: Mapping[str, Any]) -> str:
    """Put a module's Korean docstrings and comments into its stubs.

    What has no Korean stays as it is; `tests/course` knows of none.
    """
    tree = ast.parse(stubs)
    comments = said.get(COMMENTS, {})
    lines = [comments.get(line, line) for line in stubs.split("\n")]
    documented = [tree, *(n for n in tree.body if isinstance(n, DEFINITIONS))]
    for node in reversed(documented):
        name = MODULE if isinstance(node, ast.Module) else node.name
        if name in said and ast.get_docstring(node) is not None:
            old = node.body[0]
            indent = " " * old.col_offset
            new = f'"""{said[name].strip()}\n"""'
            lines[old.lineno - 1 : old.end_lineno] = [textwrap.indent(new, indent)]
    return "\n".join(lines)
