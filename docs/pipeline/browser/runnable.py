"""What runs in the page: which exercises, and whether the cells of lessons."""

import functools
import sys

from graders.course.catalogue import SOLUTIONS
from pipeline.browser.packing import available
from pipeline.imports import packages


def runs_here(module: str) -> bool:
    """Tell whether there is all that a module of exercises imports."""
    return _needed((SOLUTIONS / f"{module}.py").read_bytes()) <= available()


@functools.cache  # every card of a module asks
def _needed(code: bytes) -> frozenset[str]:
    needed = {"numpy", *packages(code)}  # the graders need it in any case
    return frozenset(needed - sys.stdlib_module_names)


def cells_run_here() -> bool:
    """Tell whether there is all that lessons import."""
    return available() >= {"numpy", "drawing", "torch"}
