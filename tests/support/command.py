"""`grade`, called here or as a command of its own, and what it printed."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from graders.commands import main
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


def call(
    *arguments: str | Path,
    cwd: Path = ROOT,
    typed: str = "",
    env: dict[str, str] | None = None,
) -> Result:
    """Call `grade` in this process, for what does not depend on having one's own."""
    asked = [*map(str, arguments)]
    unset = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"))
    environment = unset | {"COLUMNS": "80"} | (env or {})
    with (
        contextlib.chdir(cwd),
        CliRunner().isolation(typed, environment) as (stdout, stderr, _),
    ):
        code = main._run(asked)
        sys.stderr.flush()
        return Result(
            asked, code, stdout.getvalue().decode(), stderr.getvalue().decode()
        )


def words(text: str) -> str:
    """Undo the wrapping, to look for sentences."""
    return " ".join(text.split())
