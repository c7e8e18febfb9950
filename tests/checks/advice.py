"""What a comparison says of a wrong answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graders.core.message import Message
from graders.core.verdicts import Wrong


def said(call: Callable[[], object]) -> Message:
    with pytest.raises(Wrong) as caught:
        call()
    return caught.value.message
