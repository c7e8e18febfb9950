"""A module cut into the parts that belong to its exercises, and put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graders.course.definitions import span

_DEFINITION = re.compile(rb"(async\s+)?(def|class)\b|@")
_BETWEEN = "\n\n\n"

Parts = list[tuple[str, str]]
"""Names and texts in the file's order; what precedes all definitions has no name."""


def split(text: str, names: Sequence[str]) -> Parts:
    """Cut a module behind each of these definitions.

    A part begins where the one before it ends, so that comments and helpers go with
    what follows them. Blank lines between parts are all that can get lost.
    """
    content = text.encode(errors="surrogatepass")
    lines = content.splitlines(keepends=True)
    ends = {name: found[1] for name in names if (found := span(content, lines, name))}
    start = next((i for i, line in enumerate(lines) if _DEFINITION.match(line)), None)
    if start is None or not ends:
        return [("", _trimmed(lines))]
    while start and lines[start - 1].startswith(b"#"):
        start -= 1
    parts = [("", _trimmed(lines[:start]))]
    for name, end in sorted(ends.items(), key=lambda item: item[1]):
        parts.append((name, _trimmed(lines[start:end])))
        start = end
    if rest := _trimmed(lines[start:]):
        name, last = parts[-1]
        parts[-1] = name, last + _BETWEEN + rest
    return parts


def joined(texts: Iterable[str]) -> str:
    return _BETWEEN.join(texts) + "\n"


def _trimmed(lines: Iterable[bytes]) -> str:
    return b"".join(lines).decode(errors="surrogatepass").strip("\n")
