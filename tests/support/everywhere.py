"""Hold a promise at one place in `make test`, and at all places in CI.

What takes long and goes through what other tests hold piece by piece is CI's, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

EVERYWHERE = pytest.mark.everywhere


def everywhere(values: Iterable[Any], *here: Any) -> list[Any]:
    """Mark the values of a parameter but those that stand for all of them.

    Raises:
        ValueError: what should stand for all is not among them.
    """
    values = list(values)
    if missing := [value for value in here if value not in values]:
        raise ValueError(f"not among the values: {missing}")
    return [v if v in here else pytest.param(v, marks=EVERYWHERE) for v in values]
