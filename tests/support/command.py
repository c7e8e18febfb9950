"""`grade` as a command of its own, and what it printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from graders.course.catalogue import ROOT

Result = subprocess.CompletedProcess[str]


def run(
    *arguments: str | Path,
    cwd: Path = ROOT,
    encoding: str = "utf-8",
    env: dict[str, str] | None = None,
) -> Result:
    """Run `grade` as a command of its own, piped, 80 columns wide."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR")
        and not name.startswith("PYTEST_")
    }
    environment |= {"COLUMNS": "80", "PYTHONIOENCODING": encoding} | (env or {})
    return subprocess.run(
        [sys.executable, "-P", "-m", "graders", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        encoding=encoding,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def words(text: str) -> str:
    """Undo the wrapping, to look for sentences."""
    return " ".join(text.split())
