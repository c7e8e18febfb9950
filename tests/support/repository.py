"""Where everything stands, and a copy of what the site is built from."""

from __future__ import annotations

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def copy_sources(target: Path) -> Path:
    for folder in ("docs", "exercises", "solutions"):
        shutil.copytree(REPOSITORY / folder, target / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    return target
