"""Code that runs in a namespace as a notebook runs it: its last line has a value."""

from __future__ import annotations

import ast
from contextlib import AbstractContextManager
from typing import Any

from graders.core.limits import Limits
from graders.sandbox.clocks import Clock
from graders.sandbox.explanations import Source
from graders.sandbox.in_process import code_of, decoded

LIMITS = Limits(load_seconds=5.0)
CELL_SECONDS = 20.0
"""A lesson's own cells train in a second or two; a slow phone may take its time."""


def limit(clock: Clock, seconds: float = CELL_SECONDS) -> AbstractContextManager[None]:
    """The time that one cell or one frame may take; for another, say how long."""
    return clock.limit(seconds, seconds)


def read(name: str, text: str) -> Source:
    """Read a text as a file of Python, in which `display` is what the page gives it.

    Raises:
        Verdict: it is none.
    """
    content = text.encode(errors="surrogatepass")
    source = Source(name, name, decoded(name, content))
    code_of(source)
    return source


def value(source: Source, namespace: dict[str, Any], clock: Clock) -> Any:
    """Run it, and give the value of its last line, if that is an expression."""
    tree = ast.parse(source.text, source.path)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
    code = compile(tree, source.path, "exec", dont_inherit=True)
    clock.follow(code)
    exec(code, namespace)
    if last is None:
        return None
    code = compile(last, source.path, "eval", dont_inherit=True)
    clock.follow(code)
    return eval(code, namespace)
