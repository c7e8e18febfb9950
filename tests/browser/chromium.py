"""Chromium, as the system has it."""

from __future__ import annotations

import os
import shutil

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
    # In place of Playwright's list, whose only two that matter here are the last. The
    # first draw suggestions below the address of every page: more work than the page.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "DestroyProfileOnBrowserClose,PaintHolding",
)
QUICK_TO_START = "--js-flags=--liftoff-only"
"""Python in a page starts with less work then, and runs slower, which no test feels."""
MISSING = (
    "there is no Chromium. Install it (Debian: apt-get install chromium "
    "fonts-noto-cjk), or set CHROMIUM to its path"
)


def find() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    asked = os.environ.get("CHROMIUM")
    return asked or next((path for n in names if (path := shutil.which(n))), None)


def required() -> bool:
    """Tell whether these tests must not be left out: where changes are accepted."""
    return "FIRST_GRADIENT_CI" in os.environ
