"""The engines that draw the site: Blink, Gecko and WebKit, as the system has them.

Each has a module: `find` gives its program, `MISSING` says how to get one, and `opened`
starts it and gives a `Tab`, which has the same words for all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from types import ModuleType

import pytest

from tests.browser.engines import chromium, firefox, webkit
from tests.browser.engines.tab import Tab

ENGINES = (chromium, firefox, webkit)

Windows = Callable[[ModuleType], Tab]
"""Gives the window of an engine that all tests share."""
Address = Callable[[str], str]
"""Tells where a page of the site is, by its path."""


def program(engine: ModuleType) -> str:
    """The program of an engine; without it a test is left out, or fails in CI."""
    found: str | None = engine.find()
    if found:
        return found
    if "FIRST_GRADIENT_CI" in os.environ:
        pytest.fail(engine.MISSING, pytrace=False)
    pytest.skip(engine.MISSING)
