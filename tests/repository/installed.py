"""Commands of an environment of its own, where nothing of the repository is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from graders.course.catalogue import load_catalogue

ALL = load_catalogue()
MODULES = sorted({exercise.file for exercise in ALL})
Result = subprocess.CompletedProcess[str]


def environment() -> dict[str, str]:
    left_out = ("PYTHONPATH", "LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return kept | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}


def ran(*command: str | Path, place: Path) -> Result:
    return subprocess.run(
        [*map(str, command)],
        cwd=place,
        env=environment(),
        encoding="utf-8",
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


def grade(python: Path, place: Path, *arguments: str | Path) -> Result:
    language = () if "--lang" in arguments else ("--lang", "en")
    return ran(python.parent / "grade", *arguments, *language, place=place)
