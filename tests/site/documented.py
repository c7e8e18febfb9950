"""Pages for instructors and contributors: what they show, and what is to be typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from textwrap import dedent

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import ROOT

GRADING = ("instructors", "decisions", "services", "lock")
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        *(ROOT / f"docs/{language}/{page}.md" for language in LANGUAGES
          for page in (*GRADING, "study", "computers")),
        *(ROOT / name for name in ("README.md", "README.ko.md", "CONTRIBUTING.md")),
    )
}  # fmt: skip


def page(language: Language) -> str:
    """Read the pages on grading a class as one."""
    return "\n".join(PAGES[f"docs/{language}/{name}.md"] for name in GRADING)


def section(text: str, id_: str) -> str:
    """Take what stands under a heading, up to the next."""
    found = re.search(
        rf"^#+ [^\n]*{{#{id_}}}\n(.*?)(?=^#|\Z)",
        text,
        re.DOTALL | re.MULTILINE,
    )
    assert found, id_
    return found[1]


def blocks(text: str, kind: str) -> list[str]:
    found = re.findall(rf"^( *)```{kind}\n(.*?)^\1```$", text, re.DOTALL | re.MULTILINE)
    return [dedent(block) for _, block in found]


def commands(text: str) -> Iterator[list[str]]:
    """List what a reader is to type, as words."""
    for block in blocks(text, "console"):
        for line in re.findall(r"^[$>] (.*)", block, re.MULTILINE):
            yield shlex.split(line, comments=True)


def snippets(text: str) -> list[str]:
    """List what stands in backquotes within prose."""
    prose = re.sub(r"^ *```.*?```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", prose)]
