"""What tests write into the card of `linear_forward`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
LINEAR = "linear_forward"
HEAD = "def linear_forward(X, W, B):\n"
RIGHT = f"{HEAD}    return X @ W + B"
FULL = "10 / 10 points"


def body(*lines: str) -> str:
    return HEAD + "".join(f"    {line}\n" for line in lines)
