"""Chromium, as the system has it."""

from __future__ import annotations

import os
import shutil

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
)
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
