"""Gradescope: Export Submissions. Numbered folders, and a file that says whose.

submission_90001/linear_regression.py
submission_metadata.yml
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from graders.core.language import Text
from graders.core.message import Message
from graders.submissions.layouts.layout import NO_NAME, Item, Layout, Named, Split
from graders.submissions.submission import open_file, read_opened

METADATA = "submission_metadata.yml"
_MAX_BYTES = 64 << 20
"""It holds what each submission's tests printed, too."""
_DEEPEST = 6
_NEVER_SO_DEEP = 100
_NAME = re.compile(r"submission_(?P<number>\d+)(?:\.zip)?")
_FRACTION = re.compile(r"(\.\d{6})\d+")


def recognises(item: Item) -> bool:
    there = (item.path.parent / METADATA).is_file()
    return there and bool(_NAME.fullmatch(item.name))


def reader(folder: Path) -> Callable[[Item], Split]:
    known = _read(folder)

    def split(item: Item) -> Split:
        if item.name == METADATA:
            return []
        found = _NAME.fullmatch(item.name)
        return (found and known.get(found["number"])) or NO_NAME

    return split


def _read(folder: Path) -> dict[str, Sequence[Named]]:
    """Give what the metadata says, by the number of the submission."""
    import yaml

    try:
        content = read_opened(
            lambda: open_file(folder / METADATA), METADATA, _MAX_BYTES
        )
        if isinstance(content, Message):
            return {}
        document = _document(content)
    except (FileNotFoundError, yaml.YAMLError, UnicodeDecodeError):
        return {}
    if not isinstance(document, dict):
        return {}
    return {
        found["number"]: [*_named(found["number"], _plain(said))]
        for key, said in document.items()
        if (found := _NAME.fullmatch(key))
    }


def _document(content: bytes) -> object:
    """Build what is not nested too deep: PyYAML's own loader can be made to crash."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    root: list[Any] = []
    opened: list[_Container] = [_Container(root)]
    for event in yaml.parse(content, Loader=loader):
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        elif isinstance(event, yaml.CollectionStartEvent):
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            within = opened[-1].add(value) if len(opened) < _DEEPEST else False
            opened.append(_Container(value if within else None))
            if len(opened) > _NEVER_SO_DEEP:
                return None
        elif isinstance(event, yaml.ScalarEvent):
            opened[-1].add(event.value)
        elif isinstance(event, yaml.AliasEvent):
            opened[-1].add("")
    return root[0] if root else None


class _Container:
    """A list or a mapping that is being filled; None takes nothing in."""

    def __init__(self, value: dict[str, Any] | list[Any] | None) -> None:
        self._value = value
        self._key: str | None = None

    def add(self, item: Any) -> bool:
        """Take an item in, as a value or the key of the next; say if it was taken."""
        if isinstance(self._value, list):
            self._value.append(item)
        elif self._value is None:
            return False
        elif self._key is None:
            self._key = item if isinstance(item, str) else ""
            return isinstance(item, str)
        else:
            self._value[self._key] = item
            self._key = None
        return True


def _named(number: str, said: Mapping[str, Any]) -> Iterator[Named]:
    """Give whoever handed it in, each of a group by themselves."""
    submitters = said.get("submitters")
    submitted = _time(said.get("created_at"))
    for each in submitters if isinstance(submitters, list) else ():
        who = {key: value for key, value in _plain(each).items() if value}
        name, email, sid = (str(who.get(k, "")) for k in ("name", "email", "sid"))
        if learner := name or email or sid:
            yield Named(
                learner,
                number=email or sid,
                student_id=sid,
                email=email,
                order=(int(number),),
                submitted=submitted,
            )


def _plain(said: object) -> dict[str, Any]:
    """Take Ruby's colons off: `:name:` is a name."""
    if not isinstance(said, dict):
        return {}
    return {str(key).strip(":"): value for key, value in said.items()}


def _time(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    written = _FRACTION.sub(r"\1", text.strip()).replace(" Z", "+00:00")
    written = re.sub(r" (?=[+-]\d\d:?\d\d$)", "", written).replace(" UTC", "+00:00")
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


LAYOUT = Layout(
    "gradescope",
    Text(ko="Gradescope에서 내보낸 것", en="Gradescope's export"),
    recognises,
    reader,
)
