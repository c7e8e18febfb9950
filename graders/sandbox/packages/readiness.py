"""Packages that take long to import, and how a file that may want them is known.

Whoever runs a file makes them ready beforehand: its author's time does not pay for it,
and a locked worker can write none of the folders that they ask for.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Callable
from dataclasses import dataclass

from graders.sandbox.packages import figures, torch_state


@dataclass(frozen=True, slots=True)
class _Package:
    words: re.Pattern[bytes]
    """One of these stands in every file that uses it, and in few others."""
    warm_up: Callable[[], None]


_SLOW = {
    "torch": _Package(re.compile(rb"\btorch\b"), torch_state.warm_up),
    # What transforms functions imports SymPy, which few need: half a second.
    "torch.func": _Package(
        re.compile(
            rb"\b(?:functorch|vmap|jac(?:rev|fwd|obian)|hessian|linearize"
            rb"|is_grads_batched)\b|\bimport\b.*\bfunc\b"
            rb"|\btorch\.func(?:\.| import\b| as\b|\s*$)",
            re.MULTILINE,
        ),
        torch_state.warm_up_transforms,
    ),
    "matplotlib": _Package(re.compile(rb"\b(?:matplotlib|pylab)\b"), figures.warm_up),
}


@functools.lru_cache(maxsize=64)  # each file is asked about several times
def slow_packages(content: bytes) -> tuple[str, ...]:
    """Name the slow packages that a file may import."""
    named = [name for name, it in _SLOW.items() if it.words.search(content)]
    # Nothing is a part of a package that is not there.
    return tuple(name for name in named if name.partition(".")[0] in named)


def make_ready(name: str) -> None:
    """Import a package where there is one, with all that comes of using it first."""
    # In the browser there is none, and the learner's own import says so.
    if importlib.util.find_spec(name.partition(".")[0]):
        _SLOW[name].warm_up()
