"""Names of one's own: a pattern like `{id}_{name}_{file}` says how they are made."""

from __future__ import annotations

import re

from graders.core.language import Text, TextError
from graders.submissions.layouts.layout import (
    NO_CODE,
    NO_NAME,
    Item,
    Layout,
    Named,
    Split,
    by_name,
    named_in,
)

_FIELDS = {
    "id": r"(?P<id>[^/]+?)",
    "name": r"(?P<name>[^/]+?)",
    "file": r"(?P<file>[^/]+?)",
    "attempt": r"(?P<attempt>\d+)",
    "*": r"[^/]*?",
}
_PIECE = re.compile(r"\{([^{}]*)\}")


def of_pattern(pattern: str) -> Layout:
    """Make a layout of a pattern, or raise a TextError that says what is wrong."""
    fields = _PIECE.findall(pattern)
    known = ", ".join(f"{{{name}}}" for name in _FIELDS)
    if unknown := [name for name in fields if name not in _FIELDS]:
        raise TextError(
            Text(
                ko=f"{{{unknown[0]}}}: 쓸 수 없습니다. 쓸 수 있는 것: {known}",
                en=f"there is no {{{unknown[0]}}}; there are {known}.",
            )
        )
    named = [name for name in fields if name != "*"]
    if len({*named}) < len(named) or not {"id", "name"} & {*named}:
        raise TextError(
            Text(
                ko="{id}나 {name}이 한 번은 있어야 하고, 같은 것은 한 번만 씁니다.",
                en="it needs {id} or {name}, and each only once.",
            )
        )
    pieces = _PIECE.split(pattern)
    compiled = re.compile(
        "".join(
            _FIELDS[piece] if place % 2 else re.escape(piece)
            for place, piece in enumerate(pieces)
        )
    )

    def split(item: Item) -> Split:
        return _split(compiled, item)

    return Layout(
        "pattern",
        Text(ko=f"{pattern} 꼴의 이름", en=f"names like {pattern}"),
        lambda item: not isinstance(split(item), Text),
        by_name(split),
    )


def _split(pattern: re.Pattern[str], item: Item) -> Split:
    if not item.may_hold_code:
        return NO_CODE
    stem = item.path.stem if item.is_zip else item.name
    found = pattern.fullmatch(item.name) or pattern.fullmatch(stem)
    if not found:
        return NO_NAME
    said = found.groupdict("")
    number, name = said.get("id", ""), said.get("name", "")
    own = "" if item.is_folder else said.get("file") or item.name
    file, bundle = named_in(own)
    return [
        Named(
            "_".join(filter(None, (number, name))),
            name=name,
            number=number,
            student_id=number,
            file=file,
            bundle=bundle,
            order=(int(said.get("attempt") or 0),),
        )
    ]
