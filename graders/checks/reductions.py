"""No word for `reduction` but those of the task: what many exercises demand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from graders.checks.expect.arrays import expect_error
from graders.core.language import Text

UNKNOWN = Text(ko="모르는 reduction은 ValueError", en="ValueError for any other word")


def expect_unknown_refused(call: Callable[..., Any], *unknown: str) -> None:
    """Demand a ValueError for each word, of a call that goes well with "mean"."""
    call(reduction="mean")
    for word in unknown or ("median",):
        situation = Text(ko=f'reduction="{word}"이면', en=f'for reduction="{word}"')
        expect_error(ValueError, situation, partial(call, reduction=word))
