"""Why a file that was handed in cannot be graded, whatever is in it."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterable

from graders.core.language import Text
from graders.core.message import Message
from graders.core.printing import printable

MAX_NEIGHBOURS = 200
"""Among how many files to look for one with a similar name."""


def missing_file(name: str, folder: str, neighbours: Iterable[str]) -> Message:
    few = list(itertools.islice(neighbours, MAX_NEIGHBOURS))
    also: Text | None = None
    if near := difflib.get_close_matches(name, few, n=1):
        there = printable(near[0])
        also = Text(
            ko=f"비슷한 이름의 {there} 파일이 있습니다. 이름을 바꾸었나요?",
            en=f"There is {there}: did you rename it?",
        )
    folder = printable(folder)
    advice = Text(
        ko=f"{name} 파일을 {folder} 폴더에 두세요. 지금은 없습니다.",
        en=f"Put the file {name} into {folder}: it is not there.",
    )
    return Message.of(advice, also)


def unusable_file(name: str, ko: str, en: str) -> Message:
    return Message.of(Text(ko=f"{name}: {ko}", en=f"{name}: {en}"))


def not_ordinary(name: str) -> Message:
    return unusable_file(name, "보통 파일이 아닙니다.", "is not an ordinary file.")


def not_utf8(name: str) -> Message:
    return unusable_file(
        name,
        "파일을 UTF-8 인코딩으로 다시 저장하세요. UTF-8로 읽을 수 없습니다.",
        "save the file as UTF-8; it cannot be read as such.",
    )
