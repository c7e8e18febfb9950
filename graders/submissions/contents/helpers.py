"""Modules of a learner's own that what they hand in imports from beside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping

from graders.core.language import Text
from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.submissions.contents.search import Taken
from graders.submissions.submission import left_out

_MOST = 16
_IMPORTS = re.compile(
    rb"^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([\w.]+(?:[ \t]*,[ \t]*[\w.]+)*))",
    re.MULTILINE,
)
_PROVIDED = sys.stdlib_module_names | {"numpy", "torch", "matplotlib"}


def helpers_of(taken: Taken) -> dict[str, bytes]:
    """Take what these files import from beside them, and what that imports.

    Together they are no longer than a file may be.
    """
    helpers: dict[str, bytes] = {}
    size = 0
    for name, (source, place) in taken.places.items():
        content = taken.files[name]
        waiting = [content] if isinstance(content, bytes) else []
        while waiting and len(helpers) < _MOST:
            for file in _imported(waiting.pop()):
                if file in helpers or file in taken.files:
                    continue
                if source.count(place, file) == 1:
                    helper = source.read(place, file)
                    size += len(helper) if isinstance(helper, bytes) else 0
                    if isinstance(helper, bytes) and size <= MAX_FILE_BYTES:
                        helpers[file] = helper
                        waiting.append(helper)
    return dict(sorted(helpers.items()))


def notes_of(helpers: Mapping[str, bytes], *, taken: bool) -> Iterator[Text]:
    """Say what came along, or what would have to come along."""
    if not helpers:
        return
    names = ", ".join(helpers)
    if taken:
        yield Text(ko=f"함께 채점하는 모듈: {names}", en=f"taken along: {names}")
        for name, content in helpers.items():
            yield from left_out(name, content)
    else:
        yield Text(
            ko=f"{names}: 불러오지만 목록에 있는 파일만 읽습니다. 함께 채점하려면 "
            "--with-helpers",
            en=f"{names} is imported, but only the catalogue's files are read; "
            "--with-helpers takes it along",
        )


def _imported(content: bytes | Message) -> Iterator[str]:
    assert isinstance(content, bytes)
    for names in dict.fromkeys(b",".join(found) for found in _IMPORTS.findall(content)):
        for name in names.decode("latin-1").split(","):
            module = name.strip()
            if module.isascii() and module.isidentifier() and module not in _PROVIDED:
                yield f"{module}.py"
