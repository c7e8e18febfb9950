"""The engines that draw the site: Blink, Gecko and WebKit, as the system has them.

Each has a module: `find` gives its program, `MISSING` says how to get one, and `opened`
starts it and gives a `Tab`, which has the same words for all of them.
"""

from __future__ import annotations

import os
from types import ModuleType

import pytest

from tests.browser.engines import chromium, firefox, webkit

ENGINES = (chromium, firefox, webkit)


def program(engine: ModuleType) -> str:
    """The program of an engine; without it a test is left out, or fails in CI."""
    found: str | None = engine.find()
    if found:
        return found
    if "FIRST_GRADIENT_CI" in os.environ:
        pytest.fail(engine.MISSING, pytrace=False)
    pytest.skip(engine.MISSING)
