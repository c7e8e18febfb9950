"""What runs in the page: which exercises, and whether the cells of lessons."""

import ast

from graders.course.catalogue import SOLUTIONS
from pipeline.browser.packing import available


def runs_here(module: str) -> bool:
    """Tell whether a module of exercises does without PyTorch, and NumPy is there."""
    if "numpy" not in available():
        return False
    tree = ast.parse((SOLUTIONS / f"{module}.py").read_bytes())
    imports = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    return not any("torch" in ast.unparse(statement) for statement in imports)


def cells_run_here() -> bool:
    """Tell whether there is all that lessons import."""
    return available() >= {"numpy", "drawing"}
