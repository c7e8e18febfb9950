"""The readers' notebooks as mkdocs-jupyter prints them by itself, to compare with.

Both sites are made of executed lessons, and every page is converted anew: neither build
executes anything, or remembers a page.
"""

import re
import shutil
from pathlib import Path

from graders.core.language import LANGUAGES

CONFIGURATION = """\
site_name: Plain
theme: material
plugins:
  - search
  - mkdocs-jupyter:
      cache: false
"""
ELSEWHERE = re.compile(r"<(?:script|link)\b[^>]*\b(?:src|href)=\"https?://")


def lay_out(site: Path, sources: Path) -> Path:
    """Put the notebooks of a built site into sources without any work of ours."""
    for language in LANGUAGES:
        folder = sources / "docs" / language / "lessons"
        shutil.copytree(site / language / "notebooks", folder)
    (sources / "docs/index.md").write_text("# Plain\n", encoding="utf-8")
    (sources / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    return sources


def fetched_elsewhere(page: Path) -> int:
    """How many files the page asks other hosts for; they are not weighed."""
    return len(ELSEWHERE.findall(page.read_text(encoding="utf-8")))
