"""How the site is built, for tests that ask for it by `build` or `built`."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Build = Callable[..., subprocess.CompletedProcess[str]]
Built = Callable[..., Path]
