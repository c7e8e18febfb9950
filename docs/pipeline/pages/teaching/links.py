"""Ways from the pages for teachers into the lessons, and texts without any."""

import re

from pipeline.pages.written import plain

LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]+)\)")
CODE = re.compile(r"(`[^`]+`)")


def lesson(name: str, section: str = "") -> str:
    """The way to a lesson, or a section of it, from two folders down."""
    return f"../../lessons/{name}.ipynb" + (f"#{section}" if section else "")


def rebased(markdown: str, name: str) -> str:
    """A passage of a lesson whose links lead on from two folders down."""

    def led(match: re.Match[str]) -> str:
        text, target = match.groups()
        if target.startswith("#"):
            target = lesson(name, target[1:])
        elif "://" not in target:
            target = f"../../lessons/{target}"
        return f"[{text}]({target})"

    return LINK.sub(led, markdown)


def unlinked(markdown: str) -> str:
    """The same on paper, where no link leads anywhere."""
    return LINK.sub(r"\1", markdown)


def code_kept(text: str) -> str:
    """Plain words, in which `code` is code."""
    return "".join(
        part if part.startswith("`") else plain(part) for part in CODE.split(text)
    )
