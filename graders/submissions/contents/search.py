"""Where in a submission a file is: where it should be, or else wherever it is alone.

Learners keep files deep in folders of their own; browsers, editors and platforms add to
their names. If there is one that can only be meant, it is taken, and said to be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from graders.core.language import Text
from graders.core.limits import MAX_NOTEBOOK_BYTES
from graders.core.message import Message
from graders.core.printing import printable
from graders.course.catalogue import load_catalogue
from graders.submissions import faults
from graders.submissions.archives import Place
from graders.submissions.contents.notebooks import Module, module_of
from graders.submissions.contents.sources import Source, is_looked_into, is_somebodys
from graders.submissions.submission import left_out

_MOST_NOTEBOOKS = 8
_COPY = re.compile(
    r"(?:[ _-]*\(\d+\)|-\d+|[ _-]+(?:copy|복사본|사본)(?: ?\(\d+\))?|의 ?사본)$",
    re.IGNORECASE,
)
_COPY_BEFORE = re.compile(r"^(?:copy[ _-]of[ _-]|사본[ _-]+)", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:py|ipynb|zip)(?:\.txt)?$", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Make one of what a file is called: `Linear-Regression (1).py.txt` is one, too."""
    name = unicodedata.normalize("NFC", name).casefold().strip()
    ending = _ENDING.search(name)
    stem = name[: ending.start()] if ending else name
    stem = _COPY_BEFORE.sub("", stem)
    while (shorter := _COPY.sub("", stem).strip()) != stem:
        stem = shorter
    stem = re.sub(r"[ -]", "_", stem)
    return stem + (ending[0].removesuffix(".txt") if ending else "")


@dataclass(slots=True)
class Taken:
    """The files of a submission, and what is to be said of them."""

    files: dict[str, bytes | Message] = field(default_factory=dict)
    notes: list[Text] = field(default_factory=list)
    places: dict[str, tuple[Source, Place]] = field(default_factory=dict)
    """By file: in which folder of what it was found."""
    missing: list[str] = field(default_factory=list)


def take(sources: Sequence[Source], files: Sequence[str], submission: str) -> Taken:
    """Take each file out of the first of these that has it."""
    taken = Taken()
    searches = [_Search(source) for source in sources]
    for name in files:
        for search in searches:
            if search.take(name, taken):
                break
        else:
            taken.missing.append(name)
            neighbours = (name for search in searches for name in search.neighbours())
            taken.files[name] = faults.missing_file(name, submission, neighbours)
    return taken


class _Search:
    """Looks for one file after another, and lists what is there at most once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._places = _places(source)
        self._all: list[Place] | None = None
        self._modules: dict[Place, Module | Message] = {}

    def neighbours(self) -> Iterator[str]:
        return (path[-1] for path in self._listed() if path[-1].endswith(".py"))

    def take(self, name: str, taken: Taken) -> bool:
        """Take a file, if it is here. Of two that may be meant, none is looked into."""
        places = self._places
        found = {p: n for p in places if (n := self._source.count(p, name))}
        paths = [(*place, name) for place, count in found.items() for _ in range(count)]
        paths = paths or self._elsewhere(name)
        if not paths:
            return self._take_of_notebook(name, taken)
        if len(paths) > 1:
            taken.files[name] = _keep_one(name, paths)
            return True
        [path] = paths
        content = self._source.read(path[:-1], path[-1])
        taken.files[name] = content
        taken.places[name] = self._source, path[:-1]
        if isinstance(content, bytes):
            if not found:
                taken.notes.append(_found_as(name, path))
            taken.notes += left_out(name, content)
        return True

    def _elsewhere(self, name: str) -> list[Place]:
        """Look anywhere: for its very name first, then for what is meant by it."""
        for meant in (
            [path for path in self._listed() if path[-1] == name],
            [path for path in self._listed() if plain_name(path[-1]) == name],
        ):
            in_exercises = [path for path in meant if "exercises" in path[:-1]]
            if meant:
                return in_exercises if len(in_exercises) == 1 else meant
        return []

    def _take_of_notebook(self, name: str, taken: Taken) -> bool:
        """Make the module of a notebook of its name, or of the one that defines it."""
        own = f"{name.removesuffix('.py')}.ipynb"
        notebooks = [path for path in self._listed() if path[-1].endswith(".ipynb")]
        meant = [path for path in notebooks if plain_name(path[-1]) == own]
        if not meant and len(notebooks) <= _MOST_NOTEBOOKS:
            meant = [path for path in notebooks if self._defines(path, name)]
        if not meant:
            return False
        if len(meant) > 1:
            taken.files[name] = _keep_one(name, meant)
            return True
        [path] = meant
        module = self._module(path)
        taken.places[name] = self._source, path[:-1]
        if isinstance(module, Message):
            taken.files[name] = module
            return True
        taken.files[name] = module.content
        shown = printable("/".join(path))
        taken.notes.append(
            Text(
                ko=f"{name}: 노트북 {shown}의 코드 셀을 채점합니다."
                + (f" {module.left_out}줄은 뺐습니다." if module.left_out else ""),
                en=f"{name}: the code cells of the notebook {shown} are graded"
                + (f"; {module.left_out} lines left out" if module.left_out else "")
                + ".",
            )
        )
        return True

    def _defines(self, path: Place, name: str) -> bool:
        module = self._module(path)
        return isinstance(module, Module) and any(
            re.search(
                rb"^(?:def|class)[ \t]+%s\b" % each.encode(), module.content, re.M
            )
            for each in _callables(name)
        )

    def _module(self, path: Place) -> Module | Message:
        if path not in self._modules:
            content = self._source.read(path[:-1], path[-1], MAX_NOTEBOOK_BYTES)
            if isinstance(content, bytes):
                self._modules[path] = module_of(printable(path[-1]), content)
            else:
                self._modules[path] = content
        return self._modules[path]

    def _listed(self) -> list[Place]:
        if self._all is None:
            there = sorted(self._source.listed())
            self._all = [path for path in there if is_looked_into(path[:-1])]
        return self._all


def _places(source: Source) -> list[Place]:
    """List where files should lie: here, in exercises/, or below the one folder.

    GitHub's zips, for one, have all they hold in one folder.
    """
    places: list[Place] = [(), ("exercises",)]
    tops = {name for name in source.folders() if is_somebodys(name)}
    if len(tops) == 1 and tops != {"exercises"}:
        [top] = tops
        places += [(top,), (top, "exercises")]
    return places


@cache
def _by_file() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for exercise in load_catalogue():
        found[exercise.file] = (*found.get(exercise.file, ()), exercise.callable)
    return found


def _callables(name: str) -> Sequence[str]:
    return _by_file().get(name, ())


def _keep_one(name: str, paths: Sequence[Place]) -> Message:
    counts = dict.fromkeys(paths, 0)
    for path in paths:
        counts[path] += 1
    listed = ", ".join(
        printable("/".join(path)) + (f" ×{count}" if count > 1 else "")
        for path, count in counts.items()
    )
    return faults.unusable_file(
        name,
        f"여럿 있습니다. 하나만 남기세요: {listed}",
        f"keep one of these: {listed}",
    )


def _found_as(name: str, path: Place) -> Text:
    shown = printable("/".join(path))
    return Text(
        ko=f"{name}: {shown}에 있는 것을 채점합니다.", en=f"{name}: taken from {shown}."
    )
