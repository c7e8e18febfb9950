"""No platform's names: a folder, zip or clone for each learner, or files by name.

kim/  lee.zip  first-gradient-kim/
20260103_박서준_linear_regression.py      from a school's portal
Kim Haneul - linear_regression.py         from Google Classroom
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graders.core.language import Text
from graders.core.printing import printable
from graders.course.catalogue import load_catalogue
from graders.submissions.contents.search import plain_name
from graders.submissions.layouts.layout import (
    NO_CODE,
    NO_NAME,
    Item,
    Layout,
    Named,
    Split,
    by_name,
)

_COPY = re.compile(r"(?:[ _]*\((\d+)\)|-(\d+))(?=\.\w+(?:\.txt)?$)")
_NUMBER = re.compile(r"\d{4,}")
_BETWEEN = re.compile(r"_| - |-(?=\D)")


def recognises(_item: Item) -> bool:
    return True


def split(item: Item) -> Split:
    if item.is_folder or item.is_zip:
        learner = item.path.stem if item.is_zip else item.name
        number, name = _who(learner)
        return [Named(learner, name=name, student_id=number)]
    if not item.may_hold_code:
        return NO_CODE
    return _split_file(item.name)


def _split_file(name: str) -> Split:
    for module in _modules():
        found = re.fullmatch(
            rf"(?P<who>.+?)[ _-]+(?P<file>{module.replace('_', '[ _-]')}"
            r"(?:[ _-]*\(\d+\)|-\d+)?\.(?:py|ipynb)(?:\.txt)?)",
            name,
            re.IGNORECASE,
        )
        if found:
            return [_named(found["who"], found["file"])]
    # A notebook of any name, if a number says whose it is.
    first, second, *rest = [*_BETWEEN.split(name, maxsplit=2), ""]
    number, learner = _who(f"{first}_{second}")
    if rest and rest[0] and number and learner:
        return [_named(f"{first}_{second}", rest[0])]
    return NO_NAME


def _named(who: str, file: str) -> Named:
    number, name = _who(who)
    copy = _COPY.search(file)
    return Named(
        who.strip(" _-"),
        name=name,
        student_id=number,
        file=_COPY.sub("", file),
        order=(int(copy[1] or copy[2]) if copy else 0,),
    )


def _who(text: str) -> tuple[str, str]:
    """Tell number and name in `20260103_박서준`; nothing where there is no number."""
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    numbers = [piece for piece in pieces if _NUMBER.fullmatch(piece)]
    if len(numbers) != 1:
        return "", ""
    names = [piece for piece in pieces if piece != numbers[0]]
    return numbers[0], printable(" ".join(names))


@cache
def _modules() -> Sequence[str]:
    """Give the names of the modules, the longest first."""
    modules = {plain_name(exercise.module) for exercise in load_catalogue()}
    return sorted(modules, key=lambda module: (-len(module), module))


LAYOUT = Layout(
    "plain",
    Text(ko="학생마다 하나씩", en="one for each learner"),
    recognises,
    by_name(split),
    keep_one=True,
)
