"""Keep PyTorch's compiler out: it is never used here, and slow to arrive.

PyTorch imports torch._dynamo, a second and 70 MB, at the first step of any optimizer,
only to tell it that this step is not to be compiled.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

NAME = "torch._dynamo"


class _StandIn(ModuleType):
    """Answers what optimizers ask; makes way for the real one where more is asked."""

    @staticmethod
    def disable(function: Any, *_: Any, **__: Any) -> Any:
        return function

    @staticmethod
    def graph_break(*_: Any, **__: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(NAME) is self:
            del sys.modules[NAME]
        return getattr(importlib.import_module(NAME), name)


def keep_compiler_out() -> None:
    """Call this after `import torch`, before any optimizer's first step."""
    import torch

    if NAME in sys.modules:
        return
    stand_in = _StandIn(NAME)
    stand_in.__path__ = [str(Path(torch.__file__).parent / "_dynamo")]
    sys.modules[NAME] = stand_in
    torch._dynamo = stand_in
