"""What runs in the page: which exercises, and whether the cells of lessons."""

import ast
import functools
import sys

from graders.course.catalogue import SOLUTIONS
from pipeline.browser.packing import available


def runs_here(module: str) -> bool:
    """Tell whether there is all that a module of exercises imports."""
    return _imported((SOLUTIONS / f"{module}.py").read_bytes()) <= available()


@functools.cache  # every card of a module asks
def _imported(code: bytes) -> frozenset[str]:
    tree = ast.parse(code)
    names = {"numpy"}  # which the graders need in any case
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return frozenset(names - sys.stdlib_module_names)


def cells_run_here() -> bool:
    """Tell whether there is all that lessons import."""
    return available() >= {"numpy", "drawing", "torch"}
