"""The submissions of a class: whose they are, and which of several attempts counts.

Only the files that the catalogue names are read, when they are asked for, into memory.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from graders.core.language import Text
from graders.core.message import Message
from graders.core.printing import printable
from graders.submissions.contents.search import plain_name
from graders.submissions.contents.sources import is_folder, is_somebodys
from graders.submissions.entry import Entry, Part
from graders.submissions.layouts import PLAIN, Item, Layout, recognised
from graders.submissions.layouts.layout import Named
from graders.submissions.made_here import is_made_here

_LONGEST_ID = 255


@dataclass(frozen=True, slots=True)
class Gathered:
    """What lies in the folder of a class."""

    entries: tuple[Entry, ...]
    """The latest attempt of each learner, sorted by id."""
    left_alone: tuple[tuple[str, Text], ...]
    """What lies there, too, and why nobody is graded by it."""
    layout: Layout

    @property
    def several_times(self) -> list[Entry]:
        """Give the entries of whoever handed in more than once."""
        return [entry for entry in self.entries if entry.earlier]


@dataclass(frozen=True, slots=True)
class _Handed:
    """One thing that was handed in, and what its name says."""

    item: Item
    named: Named

    @property
    def called(self) -> str:
        """Make one of what is the same file, handed in again."""
        return plain_name(self.named.file or self.named.bundle)

    @property
    def is_bundle(self) -> bool:
        return not self.named.file


def gather(
    folder: Path, layout: Layout | None = None, *, with_helpers: bool = False
) -> Gathered:
    """Look at what lies in the folder of a class, as a layout reads it or the names do.

    Outcomes of earlier runs are nobody's.
    """
    items = _items(folder)
    somebodys = [item for item in items if is_somebodys(item.name)]
    if layout is None and (inside := _unpacked(somebodys)):
        return gather(inside, with_helpers=with_helpers)
    layout = layout or recognised(somebodys)
    split = layout.reader(folder)
    handed: list[_Handed] = []
    left_alone = [(item.name, _HIDDEN) for item in items if not is_somebodys(item.name)]
    for item in somebodys:
        if item.is_folder and is_made_here(item.path):
            left_alone.append((item.name, _MADE_HERE))
            continue
        named = split(item)
        if isinstance(named, Text):
            left_alone.append((item.name, named))
        else:
            handed += [_Handed(item, each) for each in named]
    entries = [
        replace(entry, with_helpers=with_helpers) for entry in _entries(handed, layout)
    ]
    return Gathered(
        tuple(sorted(entries, key=lambda entry: entry.id)),
        tuple((_printable(name), why) for name, why in sorted(left_alone)),
        layout,
    )


def _items(folder: Path) -> list[Item]:
    paths = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    return [Item(path, is_folder(path)) for path in paths]


def _unpacked(items: Sequence[Item]) -> Path | None:
    """Find the one folder there is, if a platform's download was unpacked into it."""
    if len(items) != 1 or not items[0].is_folder or items[0].path.is_symlink():
        return None
    try:
        inside = [item for item in _items(items[0].path) if is_somebodys(item.name)]
    except OSError:
        return None
    return items[0].path if inside and recognised(inside) is not PLAIN else None


_HIDDEN = Text(ko="누구의 제출물도 아닙니다", en="it is nobody's submission")
_MADE_HERE = Text(ko="채점이 만든 안내입니다", en="it holds feedback from here")
_LINK = Message.of(
    Text(
        ko="링크입니다. 폴더나 압축 파일 자체를 두세요.",
        en="It is a link; put the folder or the zip itself there.",
    )
)


def _entries(handed: Iterable[_Handed], layout: Layout) -> Iterator[Entry]:
    """Give each learner an id of their own, and put their attempts in order."""
    learners: defaultdict[str, list[_Handed]] = defaultdict(list)
    for each in handed:
        learners[_key(each.named, layout)].append(each)
    groups = list(learners.values())
    ids = _ids(groups)
    taken = {*ids}
    for id_, group in zip(ids, groups, strict=True):
        if layout.keep_one and _is_mistaken(group):
            yield from _kept_apart(group, taken)
        else:
            yield _entry(id_, group)


def _key(named: Named, layout: Layout) -> str:
    """Know a learner again: by number if the platform gives one, or by name."""
    if layout is PLAIN or not named.number:
        return _folded(named.learner)
    return f"\0{named.number.casefold()}"


def _ids(groups: Sequence[Sequence[_Handed]]) -> list[str]:
    """Call each by name; of several with one name, each by name and number."""
    names = [_printable(group[-1].named.learner) for group in groups]
    counts: defaultdict[str, int] = defaultdict(int)
    for name in names:
        counts[_folded(name)] += 1
    ids = []
    for name, group in zip(names, groups, strict=True):
        named = group[-1].named
        alone = counts[_folded(name)] == 1 or not named.number
        ids.append(name if alone else _printable(f"{name}_{named.number}"))
    return ids


def _is_mistaken(group: Sequence[_Handed]) -> bool:
    """Tell two folders or zips of one name, or two files of one name and number."""
    bundles = sum(each.is_bundle for each in group)
    files = [(each.called, each.named.order) for each in group if not each.is_bundle]
    return bundles > 1 or len({*files}) < len(files)


def _kept_apart(group: Sequence[_Handed], taken: set[str]) -> Iterator[Entry]:
    """Give each an id of its own, and grade none: nobody knows which one is meant."""
    names = [_printable(each.item.name) for each in group]
    keep_one = Text(
        ko=f"이름이 같은 제출물입니다. 하나만 남기세요: {', '.join(names)}",
        en=f"Submissions of the same name; keep one: {', '.join(names)}",
    )
    own = _printable(group[-1].named.learner)
    if own not in names:
        taken.discard(own)
    given: set[str] = set()
    for name, each in zip(names, group, strict=True):
        candidates = (f"{name} ({number})" for number in count(2))
        while name in given or (name in taken and name != own):
            name = next(candidates)
        given.add(name)
        taken.add(name)
        yield replace(_entry(name, [each]), trouble=Message.of(keep_one))


def _entry(id_: str, group: Sequence[_Handed]) -> Entry:
    """Make one entry of a learner's attempts: the last, which knows those before."""
    attempts = [
        _attempt(id_, number, some)
        for number, some in enumerate(_attempts(group), start=1)
    ]
    *earlier, last = attempts
    return replace(last, earlier=tuple(earlier))


def _attempts(group: Sequence[_Handed]) -> list[list[_Handed]]:
    """Tell attempts apart: one begins where something comes that was there already.

    A folder or zip is a whole; a file takes the place of the one it was before.
    """
    attempts: list[list[_Handed]] = [[]]
    fresh: set[str] = set()
    for each in sorted(group, key=lambda each: each.named.order):
        if each.called in fresh:
            before = [] if each.is_bundle else attempts[-1]
            attempts.append([old for old in before if old.called != each.called])
            fresh = set()
        attempts[-1] = [old for old in attempts[-1] if old.called != each.called]
        attempts[-1].append(each)
        fresh.add(each.called)
    return attempts


def _attempt(id_: str, number: int, some: Sequence[_Handed]) -> Entry:
    last = some[-1].named
    linked = any(each.item.path.is_symlink() for each in some)
    return Entry(
        id_,
        tuple(Part(each.item.path, each.named.file) for each in reversed(some)),
        _LINK if linked else None,
        learner_name=_printable(last.name or last.learner),
        number=last.number,
        lms_id=last.lms_id,
        student_id=last.student_id,
        email=last.email,
        submitted=last.submitted,
        late=any(each.named.late for each in some),
        attempt=number,
    )


def _printable(name: str) -> str:
    return printable(unicodedata.normalize("NFC", name), _LONGEST_ID)


def _folded(name: str) -> str:
    """Make one of what some file system or some spreadsheet takes for the same."""
    return unicodedata.normalize("NFC", _printable(name).casefold())
