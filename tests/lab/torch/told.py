"""What a piece of code with tensors says: its result, its error, its warnings."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

Piece = Callable[[Any], Any]


def told(torch: Any, piece: Piece) -> tuple[str, list[str]]:
    """Say what a piece gives, or how it fails, and what it warns of."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            said = repr(piece(torch))
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
    return said, [str(each.message).split(" (Triggered")[0] for each in warned]
