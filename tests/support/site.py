"""Building the site, as `make site` does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Built = Callable[..., Path]
"""Gives the site that was built under a name, with some variables set."""


def build(
    repository: Path, site: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build the site of a repository into a folder, strictly."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "mkdocs", "build", "--strict"),
            *("--site-dir", str(site)),
        ],
        cwd=repository,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
