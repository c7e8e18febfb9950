"""Run the cells of lessons, and say what each prints: a program for `apart`."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
import warnings
from typing import Any


def printed(cells: list[str]) -> list[str]:
    """Run cells one after another as a notebook does, and keep each one's text."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    return [_printed(cell, namespace) for cell in cells]


def _printed(cell: str, namespace: dict[str, Any]) -> str:
    output = io.StringIO()
    tree = ast.parse(cell)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(output), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(tree, "cell", "exec"), namespace)
        if isinstance(last, ast.Expr):
            _show(eval(compile(ast.Expression(last.value), "cell", "eval"), namespace))
    return output.getvalue()


def _show(value: Any) -> None:
    if type(value).__name__ == "FuncAnimation":
        for frame in (0, 15, 30):
            value._func(frame)
        value._draw_was_started = True  # or it warns that it was never drawn
    elif value is not None:
        print(repr(value))


def _own_default(lessons: dict[str, list[str]]) -> dict[str, list[str]]:
    import torch

    answers = {}
    for name, cells in lessons.items():
        torch.set_default_dtype(torch.float32)
        answers[name] = printed(cells)
    return answers


if __name__ == "__main__":
    json.dump(_own_default(json.load(sys.stdin)), sys.stdout)
